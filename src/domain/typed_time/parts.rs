//! What the pieces of a typed time mean, one part at a time: a date, a weekday, a clock's time. Nothing is reckoned
//! here, so no present time is needed; what a part alone leaves open, the whole has to settle.

use chrono::{Duration, NaiveTime};

use super::pieces::{Number, Piece};
use crate::domain::wording::{month_named, weekday_named};

/// A part of a typed time.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    Day(Day),
    /// Days after Monday, 0–6.
    Weekday(u32),
    Time(NaiveTime),
    /// `15` or `1500`: a time only where a day stands before it.
    BareTime(NaiveTime),
    /// `10.12`: a date or a time.
    Dotted(Number, Number),
}

/// A day, still to be reckoned from the present one.
#[derive(Debug, Clone, Copy)]
pub enum Day {
    /// A date of that year or, without one, the next such date.
    On { year: Option<i32>, month: u32, day: u32 },
    /// So many days from today.
    After(u64),
    /// That weekday (days after Monday) of the next week.
    NextWeek(u32),
}

/// A part, and the pieces after it.
type Read<'a> = Option<(Part, &'a [Piece<'a>])>;

enum Unit {
    Minutes(u32),
    Days(u32),
}

/// How long from now, where the pieces say just that: `in 2 hours`, `через час`.
pub fn span(pieces: &[Piece]) -> Option<Duration> {
    match pieces {
        [Piece::Word("in" | "через"), rest @ ..] => match counted(rest)? {
            (count, Unit::Minutes(minutes), []) => Some(Duration::minutes(i64::from(count * minutes))),
            _ => None,
        },
        _ => None,
    }
}

/// The part the pieces begin with.
pub fn part<'a>(pieces: &'a [Piece<'a>]) -> Read<'a> {
    match pieces {
        [Piece::Word("in" | "через"), rest @ ..] => match counted(rest)? {
            (count, Unit::Days(days), rest) => Some((Part::Day(Day::After(u64::from(count * days))), rest)),
            (_, Unit::Minutes(_), _) => None,
        },
        [Piece::Word("at" | "в" | "во"), rest @ ..] => day(rest).or_else(|| stated_clock(rest)),
        [Piece::Word("on" | "на"), rest @ ..] | rest => day(rest).or_else(|| loose_clock(rest)),
    }
}

/// The date that a dotted pair may be.
pub fn dotted_day(day: Number, month: Number) -> Option<Day> {
    let is_date = (1..=31).contains(&day.value) && (1..=12).contains(&month.value);
    let is_written_so = day.digits <= 2 && month.digits <= 2;
    (is_date && is_written_so).then_some(Day::On { year: None, month: month.value, day: day.value })
}

/// The time that a dotted pair may be.
pub fn dotted_time(hour: Number, minute: Number) -> Option<NaiveTime> {
    let is_time = hour.digits <= 2 && minute.digits == 2;
    if is_time { NaiveTime::from_hms_opt(hour.value, minute.value, 0) } else { None }
}

fn day<'a>(pieces: &'a [Piece<'a>]) -> Read<'a> {
    date(pieces).or_else(|| named_day(pieces))
}

fn date<'a>(pieces: &'a [Piece<'a>]) -> Read<'a> {
    match pieces {
        [Piece::Triple('-', year, month, day), Piece::Word("t"), rest @ ..]
        | [Piece::Triple('-', year, month, day), rest @ ..]
            if year.digits == 4 =>
        {
            Some((on(Some(*year), *month, *day)?, rest))
        }
        [Piece::Triple('.' | '/', day, month, year), rest @ ..] => Some((on(Some(*year), *month, *day)?, rest)),
        [Piece::Pair('.', day, month), Piece::Number(year), rest @ ..] if is_year(*year) => {
            Some((on(Some(*year), *month, *day)?, rest))
        }
        [Piece::Pair('/', day, month), rest @ ..] => with_year(*month, *day, rest),
        [Piece::Number(day), Piece::Word("st" | "nd" | "rd" | "th"), Piece::Word(month), rest @ ..]
        | [Piece::Number(day), Piece::Word(month), rest @ ..]
        | [Piece::Word(month), Piece::Number(day), Piece::Word("st" | "nd" | "rd" | "th"), rest @ ..]
        | [Piece::Word(month), Piece::Number(day), rest @ ..] => {
            let month = Number { value: month_named(month)?, digits: 2 };
            with_year(month, *day, rest)
        }
        _ => None,
    }
}

fn with_year<'a>(month: Number, day: Number, pieces: &'a [Piece<'a>]) -> Read<'a> {
    match pieces {
        [Piece::Number(year), Piece::Word("г" | "года"), rest @ ..] | [Piece::Number(year), rest @ ..]
            if is_year(*year) =>
        {
            Some((on(Some(*year), month, day)?, rest))
        }
        rest => Some((on(None, month, day)?, rest)),
    }
}

fn is_year(number: Number) -> bool {
    (2000..2100).contains(&number.value)
}

/// A date; years of two digits are of this century.
fn on(year: Option<Number>, month: Number, day: Number) -> Option<Part> {
    let year = match year {
        Some(Number { value, digits: 2 }) => Some(2000 + value),
        Some(Number { value, digits: 4 }) => Some(value),
        Some(_) => return None,
        None => None,
    };
    let is_date = month.digits <= 2 && day.digits <= 2;
    is_date.then_some(Part::Day(Day::On {
        year: year.and_then(|year| i32::try_from(year).ok()),
        month: month.value,
        day: day.value,
    }))
}

fn named_day<'a>(pieces: &'a [Piece<'a>]) -> Read<'a> {
    let after = |days, rest| Some((Part::Day(Day::After(days)), rest));
    match pieces {
        [Piece::Word("today" | "сегодня"), rest @ ..] => after(0, rest),
        [Piece::Word("tomorrow" | "tmr" | "завтра"), rest @ ..] => after(1, rest),
        [Piece::Word("the"), Piece::Word("day"), Piece::Word("after"), Piece::Word("tomorrow"), rest @ ..]
        | [Piece::Word("day"), Piece::Word("after"), Piece::Word("tomorrow"), rest @ ..]
        | [Piece::Word("послезавтра"), rest @ ..] => after(2, rest),
        [Piece::Word("next" | "след" | "следующий" | "следующую" | "следующее"), Piece::Word(weekday), rest @ ..] => {
            Some((Part::Day(Day::NextWeek(weekday_named(weekday)?)), rest))
        }
        [Piece::Word(weekday), rest @ ..] => Some((Part::Weekday(weekday_named(weekday)?), rest)),
        _ => None,
    }
}

/// `2 hours`, `a week`, `час`: how many of which unit. `через день` is left out: it is said of the day after tomorrow.
fn counted<'a>(pieces: &'a [Piece<'a>]) -> Option<(u32, Unit, &'a [Piece<'a>])> {
    let (count, unit, rest) = match pieces {
        [Piece::Number(count), Piece::Word(unit), rest @ ..] if count.digits <= 3 && count.value > 0 => {
            (count.value, *unit, rest)
        }
        [Piece::Word("a" | "an"), Piece::Word(unit), rest @ ..] => (1, *unit, rest),
        [Piece::Word(unit @ ("час" | "минуту" | "неделю")), rest @ ..] => (1, *unit, rest),
        _ => return None,
    };
    let unit = match unit {
        "m" | "min" | "mins" | "minute" | "minutes" | "мин" | "минуту" | "минуты" | "минут" => {
            Unit::Minutes(1)
        }
        "h" | "hr" | "hrs" | "hour" | "hours" | "ч" | "час" | "часа" | "часов" => Unit::Minutes(60),
        "d" | "day" | "days" | "дн" | "день" | "дня" | "дней" => Unit::Days(1),
        "week" | "weeks" | "нед" | "неделю" | "недели" | "недель" => Unit::Days(7),
        _ => return None,
    };
    Some((count, unit, rest))
}

/// A time behind `at`: an hour alone will do.
fn stated_clock<'a>(pieces: &'a [Piece<'a>]) -> Read<'a> {
    match clock(pieces)? {
        (Part::BareTime(time), rest) => Some((Part::Time(time), rest)),
        found => Some(found),
    }
}

/// A time and nothing else.
pub fn clock_alone(pieces: &[Piece]) -> Option<NaiveTime> {
    match stated_clock(pieces)? {
        (Part::Time(time), []) => Some(time),
        _ => None,
    }
}

/// A time that nothing announces: numbers with a dot may be a date as well.
fn loose_clock<'a>(pieces: &'a [Piece<'a>]) -> Read<'a> {
    match (clock(pieces), pieces) {
        (Some((Part::Time(time), rest)), _) => Some((Part::Time(time), rest)),
        (_, [Piece::Pair('.', first, second), rest @ ..]) => Some((Part::Dotted(*first, *second), rest)),
        (found, _) => found,
    }
}

/// A clock's time; without colon, `h` or `pm` it is a bare one. So are `2 часа` and `3 дня`, which say how long as well.
fn clock<'a>(pieces: &'a [Piece<'a>]) -> Read<'a> {
    let (hour, minute, rest) = match pieces {
        [Piece::Word("noon" | "полдень"), rest @ ..] => {
            return Some((Part::Time(NaiveTime::from_hms_opt(12, 0, 0)?), rest));
        }
        [Piece::Triple(':', hour, minute, Number { value: 0, digits: 2 }), rest @ ..]
        | [Piece::Pair(':' | '.', hour, minute), rest @ ..]
            if hour.digits <= 2 && minute.digits == 2 =>
        {
            (hour.value, minute.value, rest)
        }
        [Piece::Number(Number { value, digits: 4 }), rest @ ..] => (value / 100, value % 100, rest),
        [Piece::Number(hour), rest @ ..] if hour.digits <= 2 => (hour.value, 0, rest),
        _ => return None,
    };
    let after_mark = match rest {
        [Piece::Word("h" | "ч" | "час" | "часа" | "часов"), after @ ..] => after,
        _ => rest,
    };
    let (hour, after) = on_24_hours(hour, after_mark)?;
    let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
    let has_colon = matches!(pieces, [Piece::Pair(':', ..) | Piece::Triple(..), ..]);
    let words = rest.len() - after.len();
    let may_be_span = matches!(pieces, [Piece::Number(_), Piece::Word("час" | "часа" | "часов" | "дня"), ..]);
    let is_plain = has_colon || words > usize::from(may_be_span);
    Some((if is_plain { Part::Time(time) } else { Part::BareTime(time) }, after))
}

/// The hour of the whole day where the half of it is named, and the pieces after that.
fn on_24_hours<'a>(hour: u32, pieces: &'a [Piece<'a>]) -> Option<(u32, &'a [Piece<'a>])> {
    let (hours, first, rest) = match pieces {
        [Piece::Word("am"), rest @ ..] | [Piece::Word("a"), Piece::Word("m"), rest @ ..] => (1..=12, 0, rest),
        [Piece::Word("pm"), rest @ ..] | [Piece::Word("p"), Piece::Word("m"), rest @ ..] => (1..=12, 12, rest),
        [Piece::Word("утра"), rest @ ..] => (4..=11, 0, rest),
        [Piece::Word("дня"), rest @ ..] => (1..=12, 12, rest),
        [Piece::Word("вечера"), rest @ ..] => (4..=11, 12, rest),
        rest => return Some((hour, rest)),
    };
    hours.contains(&hour).then_some((hour % 12 + first, rest))
}
