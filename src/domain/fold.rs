//! Telling whether two names are the same to a reader, whatever their case. Of Unicode's case mappings (Default Case
//! Folding, §3.13) these are the letters of the Latin, Greek and Cyrillic alphabets; the whole table would be a
//! fortieth of the page.

/// A text without case; `ё` counts as `е`, as people write it.
pub fn folded(text: &str) -> String {
    text.trim().chars().map(fold).collect()
}

fn fold(letter: char) -> char {
    let code = u32::from(letter);
    let lower = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3A9 | 0x410..=0x42F => code + 32,
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => code | 1,
        0x139..=0x148 | 0x179..=0x17E => code + code % 2,
        0x401 | 0x451 => 0x435,
        0x400..=0x40F => code + 80,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_alphabets_in_use_lose_their_case() {
        for (text, same) in [
            (" Northwind GmbH ", "northwind gmbh"),
            ("ÅNGSTRÖM Übung", "ångström übung"),
            ("ŁÓDŹ Žilina ČESKÝ Ņ", "łódź žilina český ņ"),
            ("ΑΘΗΝΑ", "αθηνα"),
            ("ООО «ПОЛЁТ» Їжак Ґанок", "ооо «полет» їжак ґанок"),
            ("полёт", "полет"),
            ("日本 🚢 123", "日本 🚢 123"),
        ] {
            assert_eq!(folded(text), same);
        }
    }

    #[test]
    fn what_is_folded_agrees_with_unicode() {
        let blocks = (0x41..0x250_u32).chain(0x391..0x3AA).chain(0x400..0x530);
        for letter in blocks.filter_map(char::from_u32).filter(|letter| fold(*letter) != *letter && *letter != 'ё') {
            let lower: String = letter.to_lowercase().collect();
            assert_eq!(fold(letter).to_string(), lower.replace('ё', "е"), "{letter:?}");
        }
    }
}
