//! Times as the user reads them: on one clock, in the interface's language.

use chrono::{DateTime, Timelike, Utc};

use crate::domain::language::Language;
use crate::domain::when::Moment;
use crate::domain::wording::{clock_time, list_date, span};
use crate::domain::zone::ZoneName;
use crate::ui::i18n::say;

/// A day and time on the user's clock: `Today, 15:00`, `Tue 1 Dec, 15:00`.
pub fn day_and_time(instant: DateTime<Utc>, moment: &Moment) -> String {
    let wall = moment.own_rules().wall(instant);
    format!("{}, {}", day(wall.date(), moment), clock_time(wall))
}

/// The time on the user's clock to the second: `15:00:07`.
pub fn clock_with_seconds(instant: DateTime<Utc>, moment: &Moment) -> String {
    let wall = moment.own_rules().wall(instant);
    format!("{}:{:02}", clock_time(wall), wall.second())
}

/// A day: `Today`, `Tomorrow`, `Yesterday`, `Tue 1 Dec`.
pub fn day(date: chrono::NaiveDate, moment: &Moment) -> String {
    let language = moment.language;
    match (date - moment.today()).num_days() {
        0 => say!(language, when.today).to_owned(),
        1 => say!(language, when.tomorrow).to_owned(),
        -1 => say!(language, when.yesterday).to_owned(),
        _ => list_date(date, moment.today(), moment.language),
    }
}

/// How far an instant is away: `in 2 h 10 min`, `2 d ago`, `now`.
pub fn distance(instant: DateTime<Utc>, now: DateTime<Utc>, language: Language) -> String {
    // A started minute counts: 14:59:30 is one minute before 15:00.
    let minutes = (instant - now).num_seconds().div_euclid(60) + i64::from((instant - now).num_seconds() % 60 > 0);
    let span = span(chrono::Duration::minutes(minutes), language);
    match minutes {
        0 => say!(language, when.now).to_owned(),
        1.. => say!(language, when.ahead, span = span),
        _ => say!(language, when.ago, span = span),
    }
}

/// The time on another clock, with the day where it is another: `08:00`, `Tue 1 Dec, 23:00`.
pub fn time_there(instant: DateTime<Utc>, zone: &ZoneName, moment: &Moment) -> String {
    let there = moment.zones.rules(zone).wall(instant);
    let here = moment.own_rules().wall(instant);
    if there.date() == here.date() {
        clock_time(there)
    } else {
        format!("{}, {}", list_date(there.date(), moment.today(), moment.language), clock_time(there))
    }
}

/// An instant as the `datetime` attribute wants it (RFC 3339).
pub fn machine(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
