//! When to be in touch again, as people write it: `30 Nov 2026`, `30 ноября 2026 г.`, `Nov 30, 2026`, `30.11.2026`,
//! `2026-11-30`, or `keep in touch by email`. chrono's own parser could do some of it, at many times the size.

use chrono::{Datelike, NaiveDate};

use super::spelling::spelling;
use crate::domain::comment::{KEEP_IN_TOUCH, NextContact};
use crate::domain::fold::folded;
use crate::domain::iso;
use crate::domain::wording::month_named;

/// Reads a next contact.
pub fn next_contact(text: &str) -> Option<NextContact> {
    let without_hyphens = |text: &str| spelling(text).replace('-', "");
    if without_hyphens(text) == without_hyphens(KEEP_IN_TOUCH) {
        return Some(NextContact::KeepInTouchByEmail);
    }
    iso::date(text).or_else(|| date_in_words(text)).map(NextContact::On)
}

/// Whether this can be what was meant: people who write `30.11.26` do not mean the year 26.
pub fn is_likely(next: NextContact) -> bool {
    match next {
        NextContact::On(date) => (1000..=9999).contains(&date.year()),
        NextContact::Unset | NextContact::KeepInTouchByEmail => true,
    }
}

fn date_in_words(text: &str) -> Option<NaiveDate> {
    let is_between = |letter: char| letter.is_whitespace() || letter == ',' || letter == '.';
    let mut words: Vec<&str> = text.split(is_between).filter(|word| !word.is_empty()).collect();
    if words.last().is_some_and(|word| ["г", "года"].contains(&folded(word).as_str())) {
        words.pop();
    }
    let &[first, second, year] = words.as_slice() else { return None };
    let (month, day) = match (month_named(second), month_named(first)) {
        (Some(month), _) => (month, first),
        (None, Some(month)) => (month, second),
        (None, None) => (second.parse().ok()?, first),
    };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}
