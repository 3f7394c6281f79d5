//! Dates, times and spans in words. English dates of the comment are fixed by the agency; the rest follows the
//! reader's language. Hours are 0–23.

use chrono::{Datelike, Duration, NaiveDate, Timelike};

use super::fold::folded;
use super::language::Language;
use super::placement::{Period, Price};

const EN_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const RU_MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const EN_SHORT_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const RU_SHORT_MONTHS: [&str; 12] =
    ["янв.", "фев.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сен.", "окт.", "ноя.", "дек."];
const EN_WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const RU_WEEKDAYS: [&str; 7] = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"];
const EN_SHORT_WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const RU_SHORT_WEEKDAYS: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];

/// A date as the comment prints it: `30 Nov 2026`.
pub fn short_date(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(&EN_SHORT_MONTHS, date), date.year())
}

/// A date as a letter says it: `Monday, 30 November 2026`, `понедельник, 30 ноября 2026`.
pub fn long_date(date: NaiveDate, language: Language) -> String {
    let (weekdays, months) = match language {
        Language::En => (&EN_WEEKDAYS, &EN_MONTHS),
        Language::Ru => (&RU_WEEKDAYS, &RU_MONTHS),
    };
    format!("{}, {} {} {}", weekday(weekdays, date), date.day(), month(months, date), date.year())
}

/// A date as a list shows it, with the year only where it is not this one: `Mon 30 Nov`, `пн 30 ноя.`.
pub fn list_date(date: NaiveDate, today: NaiveDate, language: Language) -> String {
    let (weekdays, months) = match language {
        Language::En => (&EN_SHORT_WEEKDAYS, &EN_SHORT_MONTHS),
        Language::Ru => (&RU_SHORT_WEEKDAYS, &RU_SHORT_MONTHS),
    };
    let text = format!("{} {} {}", weekday(weekdays, date), date.day(), month(months, date));
    if date.year() == today.year() { text } else { format!("{text} {}", date.year()) }
}

/// A clock's time: `09:05`.
pub fn clock_time(wall: impl Timelike) -> String {
    format!("{:02}:{:02}", wall.hour(), wall.minute())
}

/// A price: `25 USD per hour`, `1200.50 EUR в месяц`.
pub fn price_of(price: &Price, language: Language) -> String {
    let per = match (price.per, language) {
        (Period::Hour, Language::En) => "per hour",
        (Period::Month, Language::En) => "per month",
        (Period::Hour, Language::Ru) => "в час",
        (Period::Month, Language::Ru) => "в месяц",
    };
    format!("{} {} {per}", price.amount, price.currency)
}

/// An offset from UTC: `UTC+05:30`.
pub fn utc_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '−' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// How long something takes or is away, without a sign, in its two largest units: `2 d 4 h`, `1 h 5 min`, `45 min`.
pub fn span(length: Duration, language: Language) -> String {
    let minutes = length.num_minutes().abs();
    let (day, hour, minute) = match language {
        Language::En => ("d", "h", "min"),
        Language::Ru => ("дн.", "ч", "мин"),
    };
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let parts = match (days, hours) {
        (0, 0) => vec![(rest, minute)],
        (0, _) => vec![(hours, hour), (rest, minute)],
        _ => vec![(days, day), (hours, hour)],
    };
    let parts: Vec<String> = parts
        .into_iter()
        .enumerate()
        .filter(|(place, (count, _))| *place == 0 || *count > 0)
        .map(|(_, (count, unit))| format!("{count} {unit}"))
        .collect();
    parts.join(" ")
}

/// The month that a word names, whole or shortened: `Nov`, `November`, `ноября`, `ноябрь`, `нояб`.
pub fn month_named(word: &str) -> Option<u32> {
    let word = folded(word);
    let is_long_enough = word.chars().count() >= 3;
    let is_named = |en: &str, ru: &str| {
        let is_nominative = word.ends_with(['ь', 'й']) && without_last(&word) == without_last(ru);
        is_nominative || folded(en).starts_with(&word) || ru.starts_with(&word)
    };
    let mut months = (1..).zip(EN_MONTHS.iter().zip(&RU_MONTHS));
    months.find(|(_, (en, ru))| is_long_enough && is_named(en, ru)).map(|(month, _)| month)
}

fn without_last(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next_back();
    letters.as_str()
}

/// The weekday that a word without case names, in days after Monday: in full, by its first letters, three or more, by
/// its two Russian ones, or as in `в среду`.
pub fn weekday_named(word: &str) -> Option<u32> {
    let in_accusative = |name: &str| word.strip_suffix('у').is_some_and(|stem| name.strip_suffix('а') == Some(stem));
    beginning(&EN_WEEKDAYS, word)
        .or_else(|| beginning(&RU_WEEKDAYS, word))
        .or_else(|| place(&RU_SHORT_WEEKDAYS, &|name| name == word))
        .or_else(|| place(&RU_WEEKDAYS, &in_accusative))
}

fn beginning(names: &[&str], word: &str) -> Option<u32> {
    let is_long_enough = word.chars().count() >= 3;
    if is_long_enough { place(names, &|name| folded(name).starts_with(word)) } else { None }
}

fn place(names: &[&str], is_meant: &dyn Fn(&str) -> bool) -> Option<u32> {
    names.iter().position(|name| is_meant(name)).and_then(|place| place.try_into().ok())
}

fn month(names: &[&'static str; 12], date: NaiveDate) -> &'static str {
    names.get(date.month0() as usize).copied().unwrap_or_default()
}

fn weekday(names: &[&'static str; 7], date: NaiveDate) -> &'static str {
    names.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date literal")
    }

    #[test]
    fn dates_read_naturally_in_both_languages() {
        assert_eq!(short_date(day("2026-11-30")), "30 Nov 2026");
        assert_eq!(long_date(day("2026-11-30"), Language::En), "Monday, 30 November 2026");
        assert_eq!(long_date(day("2026-11-30"), Language::Ru), "понедельник, 30 ноября 2026");
        assert_eq!(list_date(day("2026-05-01"), day("2026-11-24"), Language::Ru), "пт 1 мая");
        assert_eq!(list_date(day("2027-05-01"), day("2026-11-24"), Language::En), "Sat 1 May 2027");
    }

    #[test]
    fn months_are_known_by_their_names() {
        for (number, names) in (1..).zip(EN_MONTHS.iter().zip(&RU_MONTHS)) {
            let (en, ru) = names;
            for name in [en, ru, EN_SHORT_MONTHS[number as usize - 1], &*en.to_uppercase()] {
                assert_eq!(month_named(name), Some(number), "{name}");
            }
            assert_eq!(month_named(RU_SHORT_MONTHS[number as usize - 1].trim_end_matches('.')), Some(number), "{ru}");
        }
        for (name, number) in [("Sept", 9), ("ноябрь", 11), ("Май", 5), ("март", 3), ("июль", 7)] {
            assert_eq!(month_named(name), Some(number), "{name}");
        }
        for name in ["", "n", "ma", "Novel", "ию", "й", "Octobers", "11"] {
            assert_eq!(month_named(name), None, "{name}");
        }
    }

    #[test]
    fn spans_name_their_two_largest_units() {
        for (minutes, en) in
            [(0, "0 min"), (59, "59 min"), (60, "1 h"), (65, "1 h 5 min"), (-135, "2 h 15 min"), (3000, "2 d 2 h")]
        {
            assert_eq!(span(Duration::minutes(minutes), Language::En), en);
        }
        assert_eq!(span(Duration::minutes(135), Language::Ru), "2 ч 15 мин");
    }

    #[test]
    fn offsets_are_written_with_sign_hours_and_minutes() {
        assert_eq!(utc_offset(7200), "UTC+02:00");
        assert_eq!(utc_offset(-12600), "UTC−03:30");
        assert_eq!(utc_offset(0), "UTC+00:00");
    }
}
