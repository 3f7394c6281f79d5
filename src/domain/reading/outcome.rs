//! What the client said of a candidate, as people write it: `Not liked - little Kafka`, `liked; chosen`, `chosen`, or
//! words without a verdict, which are the reasons.

use super::Outcome;
use super::spelling::{is_colon, is_dash, is_lone_dash};
use crate::domain::comment::{CHOSEN, Verdict, verdict_word};

/// Reads what stands behind a candidate's name. None where there is neither a verdict nor a choice in it.
pub fn with_verdict(text: &str) -> Option<Outcome> {
    let (body, chosen) = match before_chosen(text) {
        Some(before) => (before, true),
        None => (text, false),
    };
    if body.is_empty() || is_lone_dash(body) {
        return (chosen || !text.is_empty()).then_some(Outcome { chosen, ..Outcome::default() });
    }
    for verdict in [Verdict::Liked, Verdict::NotLiked] {
        if let Some(rest) = without_word(body, verdict_word(Some(verdict)))
            && ends_verdict(rest)
        {
            return Some(Outcome { verdict: Some(verdict), why: reason(rest), chosen });
        }
    }
    let without_verdict = body.trim_start_matches(is_dash).trim_start();
    let is_reason = without_verdict.len() < body.len() && without_verdict.starts_with(is_colon);
    (is_reason || chosen).then(|| Outcome { verdict: None, why: reason(without_verdict), chosen })
}

/// The same for a candidate known to be meant: words without a verdict are the client's reasons.
pub fn read(text: &str) -> Outcome {
    with_verdict(text).unwrap_or_else(|| Outcome { why: text.to_owned(), ..Outcome::default() })
}

/// What stands before the closing word of a chosen candidate's line.
fn before_chosen(text: &str) -> Option<&str> {
    let word = CHOSEN.trim_start_matches([';', ' ']);
    let text = text.trim_end_matches(['.', ' ']);
    let (before, last) = text.split_at_checked(text.len().checked_sub(word.len())?)?;
    if !last.eq_ignore_ascii_case(word) {
        return None;
    }
    let before = before.trim_end();
    if before.is_empty() { Some(before) } else { before.strip_suffix(';').map(str::trim_end) }
}

fn without_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = text.split_at_checked(word.len())?;
    first.eq_ignore_ascii_case(word).then_some(rest)
}

/// Whether the verdict ends here, so that `liked the project` is none.
fn ends_verdict(rest: &str) -> bool {
    let next = rest.trim_start();
    next.is_empty() || next.starts_with([';', ',', '.', '(']) || next.starts_with(is_colon) || next.starts_with(is_dash)
}

/// The reasons, without the signs that part them from the verdict.
fn reason(rest: &str) -> String {
    let is_between = |letter: char| {
        letter.is_whitespace() || is_colon(letter) || is_dash(letter) || matches!(letter, ';' | ',' | '.')
    };
    rest.trim_start_matches(is_between).to_owned()
}
