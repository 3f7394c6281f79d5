//! Times as they are typed: whatever is typed is answered, and what the app prints it reads.

use std::ops::Range;

use callboard::domain::typed_time::read_typed;
use callboard::domain::wording::{clock_time, short_date};
use chrono::{Datelike, Duration, NaiveDateTime};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::times;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_typed_is_too_odd_to_be_answered(typed in any::<String>(), now in MINUTES) {
        read_typed(&typed, wall(now));
    }

    #[test]
    fn words_and_numbers_in_any_row_are_no_time_before_today(words in vec(select(WORDS), 0..7), now in MINUTES) {
        let now = wall(now);
        if let Some(read) = read_typed(&words.join(" "), now) {
            prop_assert!(read.date() >= now.date(), "{words:?} at {now}: {read}");
        }
    }

    #[test]
    fn whatever_is_printed_is_read_back(meant in MINUTES, now in MINUTES) {
        let (meant, now) = (wall(meant), wall(now));
        let (date, clock) = (meant.date(), clock_time(meant));
        for typed in [
            format!("{date}T{clock}"),
            format!("{date} {clock}"),
            format!("{}.{}.{} {clock}", date.day(), date.month(), date.year()),
            format!("{} {clock}", short_date(date)),
        ] {
            prop_assert_eq!(read_typed(&typed, now), Some(meant), "{}", typed);
        }
    }
}

#[test]
fn where_the_calendar_ends_nothing_is_read() {
    for typed in
        ["tomorrow 15:00", "fri 15:00", "next fri 15:00", "in 999 weeks 15:00", "in 999 hours", "29.02 15:00", "9:00"]
    {
        assert_eq!(read_typed(typed, NaiveDateTime::MAX), None, "{typed}");
    }
}

const WORDS: &[&str] = &[
    "15:00",
    "15.00",
    "10.12",
    "30",
    "4",
    "1500",
    "29.02",
    "nov",
    "мая",
    "fri",
    "среду",
    "next",
    "in",
    "через",
    "days",
    "час",
    "tomorrow",
    "послезавтра",
    "at",
    "в",
    "on",
    "pm",
    "дня",
    "999",
    "weeks",
    "30/11",
    "г",
    ".",
    "noon",
];

/// The minutes of this century.
const MINUTES: Range<i64> = 0..52_594_560;

fn wall(minute: i64) -> NaiveDateTime {
    times::wall("2000-01-01 00:00") + Duration::minutes(minute)
}
