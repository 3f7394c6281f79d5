//! Times as the stories write them: `2026-11-30 15:00`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// What clocks show.
#[track_caller]
pub fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a literal such as 2026-11-30 15:00")
}

/// An instant, written as the clocks of Greenwich show it.
#[track_caller]
pub fn utc(text: &str) -> DateTime<Utc> {
    wall(text).and_utc()
}

/// A date.
#[track_caller]
pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a literal such as 2026-11-30")
}
