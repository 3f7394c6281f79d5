//! Percent-encoding (RFC 3986 §2.1): how a text stands in a link without meaning anything there. It works on UTF-8
//! and knows no kind of link; which signs keep their meaning the caller says.

/// The text with every byte encoded but unreserved characters and those in `also_kept`.
pub fn encoded(text: &str, also_kept: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        let kept = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || also_kept.as_bytes().contains(&byte);
        if kept {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
