//! How people spell the same thing differently: case, spaces, the dashes of different keyboards, bullets before a line.
//! Two texts of one spelling are the same label, heading or name.

use crate::domain::fold::folded;

/// Stands before a text that comes out of some Windows programs.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

const BULLETS: &str = "•·▪◦‣●○■□*>";

/// Any of the dashes that stand for each other.
pub fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}')
}

/// A dash and nothing else: a field left empty.
pub fn is_lone_dash(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_dash)
}

/// A colon of any width.
pub fn is_colon(letter: char) -> bool {
    letter == ':' || letter == '\u{ff1a}'
}

/// A text without what people spell differently.
pub fn spelling(text: &str) -> String {
    let mut plain = String::new();
    let mut is_after_space = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            is_after_space = true;
            continue;
        }
        let letter = if is_dash(letter) { '-' } else { letter };
        if is_after_space && letter != '-' && !plain.is_empty() && !plain.ends_with('-') {
            plain.push(' ');
        }
        is_after_space = false;
        plain.push(letter);
    }
    folded(&plain)
}

/// A line without the bullet or the number of a list before it.
pub fn without_bullet(line: &str) -> &str {
    let line = line.trim_matches(|letter: char| letter.is_whitespace() || letter == BYTE_ORDER_MARK);
    let bare =
        line.trim_start_matches(|letter: char| letter.is_whitespace() || is_dash(letter) || BULLETS.contains(letter));
    let unnumbered = bare.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_number = (1..=2).contains(&(bare.len() - unnumbered.len()));
    match unnumbered.strip_prefix(['.', ')']) {
        Some(rest) if is_number && rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => bare,
    }
}

/// The line parted at its first colon, each part without spaces around it.
pub fn parted_at_colon(line: &str) -> Option<(&str, &str)> {
    line.split_once(is_colon).map(|(head, rest)| (head.trim(), rest.trim()))
}
