//! What the browser says of its user.

/// The preferred language as a BCP 47 tag; empty where it does not say.
pub fn language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// Tells assistive technology and the browser which language the page is in.
pub fn set_page_language(tag: &str) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root {
        // The attribute's name is valid, so this cannot fail.
        let _ = root.set_attribute("lang", tag);
    }
}
