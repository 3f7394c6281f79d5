//! What was typed, cut into words and numbers. Numbers that are written together, as in `30.11.2026` or `15:00`, stay
//! together with the sign between them; spaces, commas and other dots only separate. What the pieces mean is not
//! known here.

/// One word, or the numbers of a date or time.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'a> {
    Word(&'a str),
    Number(Number),
    /// `15:00`, `30.11`.
    Pair(char, Number, Number),
    /// `30.11.2026`, `2026-11-30`.
    Triple(char, Number, Number, Number),
}

/// A number, and how it was written.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    pub value: u32,
    pub digits: usize,
}

/// The pieces of a text; none where it holds anything else.
pub fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() || matches!(first, ',' | '.') {
            rest = rest.strip_prefix(first)?;
        } else if first.is_ascii_punctuation() {
            return None;
        } else if first.is_ascii_digit() {
            let (piece, after) = numbers(rest)?;
            pieces.push(piece);
            rest = after;
        } else {
            let end = rest.find(ends_word).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            pieces.push(Piece::Word(word));
            rest = after;
        }
    }
    Some(pieces)
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || letter.is_ascii_punctuation() || letter.is_ascii_digit()
}

/// The numbers a text begins with, all parted by the same sign.
fn numbers(text: &str) -> Option<(Piece<'_>, &str)> {
    let (first, rest) = number(text)?;
    let Some((sign, second, rest)) = joined(rest)? else {
        return Some((Piece::Number(first), rest));
    };
    let Some((other, third, rest)) = joined(rest)? else {
        return Some((Piece::Pair(sign, first, second), rest));
    };
    let has_more = joined(rest)?.is_some();
    (other == sign && !has_more).then_some((Piece::Triple(sign, first, second, third), rest))
}

/// The sign and the number that follow at once; there need not be any.
fn joined(text: &str) -> Option<Option<(char, Number, &str)>> {
    let mut letters = text.chars();
    let sign = letters.next().filter(|sign| matches!(sign, ':' | '.' | '/' | '-'));
    let after = letters.as_str();
    match sign {
        Some(sign) if after.starts_with(|next: char| next.is_ascii_digit()) => {
            let (number, rest) = number(after)?;
            Some(Some((sign, number, rest)))
        }
        _ => Some(None),
    }
}

fn number(text: &str) -> Option<(Number, &str)> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(digits);
    Some((Number { value: number.parse().ok()?, digits }, rest))
}
