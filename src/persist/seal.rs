//! The check sum every text of ours begins with: `{"sum":"1a2b3c4d",…}`, the CRC-32 (as in RFC 1952) of what stands behind
//! it, in hexadecimal. Storage that lost a letter is told from storage that did not.

use std::sync::LazyLock;

const BEFORE: &str = "{\"sum\":\"";
const AFTER: &str = "\",";

/// What stands behind the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    Intact,
    /// The text has a sum, of something else.
    Broken,
    /// The text has no sum: texts of early releases have none.
    Without,
}

/// Puts the sum before the fields of an object, given without the brace they begin with.
pub fn seal(fields: &str) -> String {
    [BEFORE, &sum(fields.as_bytes()), AFTER, fields].concat()
}

/// Looks whether a text is as it was sealed.
pub fn check(text: &str) -> Sealed {
    let Some(rest) = text.strip_prefix(BEFORE) else {
        return Sealed::Without;
    };
    match rest.split_once(AFTER) {
        Some((written, fields)) if written == sum(fields.as_bytes()) => Sealed::Intact,
        _ => Sealed::Broken,
    }
}

fn sum(bytes: &[u8]) -> String {
    format!("{:08x}", crc32(bytes))
}

/// CRC-32 with the polynomial 0x04C11DB7, as gzip and PNG have it.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        let [low, ..] = crc.to_le_bytes();
        (crc >> 8) ^ TABLE.get(usize::from(low ^ byte)).expect("there is a place for every byte")
    })
}

static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| (0..=255).map(crc_of_byte).collect());

fn crc_of_byte(byte: u32) -> u32 {
    (0..8).fold(byte, |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_one_others_compute() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn one_letter_more_less_or_other_is_noticed() {
        let text = seal("\"version\":3,\"record\":{\"need\":\"разработчик\"}}");
        assert_eq!(check(&text), Sealed::Intact);
        for (place, letter) in text.char_indices() {
            let (before, after) = (text.get(..place).unwrap_or_default(), text.get(place + letter.len_utf8()..));
            let after = after.unwrap_or_default();
            assert_ne!(check(&format!("{before}{after}")), Sealed::Intact, "without the {letter} at {place}");
            assert_ne!(check(&format!("{before}~{after}")), Sealed::Intact, "another for the {letter} at {place}");
            assert_ne!(check(&format!("{before}~{letter}{after}")), Sealed::Intact, "more before {place}");
        }
    }

    #[test]
    fn a_text_without_a_sum_says_so() {
        assert_eq!(check("{\"version\":2,\"record\":{}}"), Sealed::Without);
        assert_eq!(check(""), Sealed::Without);
        assert_eq!(check("{\"sum\":\"123"), Sealed::Broken);
    }
}
