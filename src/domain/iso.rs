//! Dates and times as they are stored and as the browser's date fields yield them (ISO 8601; instants as RFC 3339 with `Z`).
//! chrono could read many more spellings, at four times the size.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Utc};

/// `2026-11-30`; years of other than four digits carry a sign, as in `+12026-11-30`.
pub fn date(text: &str) -> Option<NaiveDate> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let mut parts = unsigned.splitn(3, '-');
    let (year, month, day) = (parts.next()?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let length = if unsigned.len() == text.len() { 4 } else { year.len().clamp(4, 6) };
    let year: i32 = digits(year, length)?.try_into().ok()?;
    NaiveDate::from_ymd_opt(sign * year, month, day)
}

/// `15:00`, `15:00:30` or `15:00:30.25`.
pub fn time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.splitn(3, ':');
    let (hour, minute) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let (second, fraction) = match parts.next() {
        Some(rest) => rest.split_once('.').unwrap_or((rest, "0")),
        None => ("00", "0"),
    };
    if fraction.is_empty() {
        return None;
    }
    let nanos = digits(&format!("{fraction:0<9}"), 9)?;
    NaiveTime::from_hms_nano_opt(hour, minute, digits(second, 2)?, nanos)
}

/// `2026-11-30T15:00`, with seconds or without.
pub fn wall(text: &str) -> Option<NaiveDateTime> {
    let (day, clock) = text.split_once('T')?;
    Some(date(day)?.and_time(time(clock)?))
}

/// `2026-11-30T13:00:00Z`.
pub fn instant(text: &str) -> Option<DateTime<Utc>> {
    Some(wall(text.strip_suffix('Z')?)?.and_utc())
}

/// An instant as it is stored, to the millisecond: `2026-11-30T13:00:00.250Z`.
pub fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Just so many digits, and nothing else.
fn digits(text: &str, count: usize) -> Option<u32> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_chrono_writes_is_read_back() {
        for nanos in [0, 250_000_000, 123_456_789, 1_000] {
            let at = DateTime::from_timestamp(1_796_043_600, nanos).expect("an instant");
            let written = serde_json::to_string(&at).expect("it can be written");
            assert_eq!(instant(written.trim_matches('"')), Some(at));
            assert_eq!(wall(&at.naive_utc().format("%Y-%m-%dT%H:%M:%S%.f").to_string()), Some(at.naive_utc()));
        }
    }

    #[test]
    fn what_date_fields_yield_is_read() {
        assert_eq!(wall("2026-11-30T15:00"), wall("2026-11-30T15:00:00"));
        assert_eq!(date("2028-02-29").map(|date| date.to_string()), Some("2028-02-29".to_owned()));
    }

    #[test]
    fn what_is_no_date_or_time_is_refused() {
        for text in
            ["", "2026-11-31", "2026-2-03", "20261130", "2026-11-30x", "+026-11-30", "12026-11-30", "2026-11-30T15:00"]
        {
            assert_eq!(date(text), None, "{text}");
        }
        for text in ["", "15", "24:00", "15:60", "1:00", "15:00:61", "15:00:00.", "15:00:00.1234567890", "-1:00"] {
            assert_eq!(time(text), None, "{text}");
        }
        for text in ["2026-11-30T13:00:00", "2026-11-30T13:00:00+02:00", "2026-11-30 13:00:00Z"] {
            assert_eq!(instant(text), None, "{text}");
        }
    }
}
