//! When a call begins, as people type it: `tomorrow 15:00`, `пт 10:30`, `30 Nov, 3 pm`, in English and Russian. What is
//! not understood to the last word, or could mean two things, is no time: a call at a guessed hour is worse than a
//! question. The spelling that is stored is the business of `iso`.

mod parts;
mod pieces;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::fold::folded;
use parts::{Day, Part, dotted_day, dotted_time};
use pieces::Number;

/// The wall time that was meant, to the minute; `now_wall` is what the clocks of that zone show now. A day without a year,
/// a weekday and a time without a day are the next that are ahead.
pub fn read_typed(typed: &str, now_wall: NaiveDateTime) -> Option<NaiveDateTime> {
    let text = folded(typed);
    let pieces = pieces::pieces(&text)?;
    if let Some(span) = parts::span(&pieces) {
        return now_wall.checked_add_signed(span)?.with_second(0)?.with_nanosecond(0);
    }
    let mut found = Found::default();
    let mut rest = pieces.as_slice();
    while !rest.is_empty() {
        let (part, after) = parts::part(rest)?;
        found.put(part)?;
        rest = after;
    }
    found.settle_dotted(now_wall)?;
    let time = found.time?;
    Some(found.date(time, now_wall)?.and_time(time))
}

/// A time of the day alone: `10:00`, `9.30`, `9`, `9 pm`.
pub fn read_clock(typed: &str) -> Option<NaiveTime> {
    parts::clock_alone(&pieces::pieces(&folded(typed))?)
}

/// The parts found so far, each at most once.
#[derive(Default)]
struct Found {
    day: Option<Day>,
    /// Days after Monday; beside a date it has to agree with it.
    weekday: Option<u32>,
    time: Option<NaiveTime>,
    dotted: Vec<(Number, Number)>,
}

impl Found {
    fn put(&mut self, part: Part) -> Option<()> {
        let has_day = self.day.is_some() || self.weekday.is_some() || !self.dotted.is_empty();
        match part {
            Part::Day(day) if self.day.is_none() => self.day = Some(day),
            Part::Weekday(weekday) if self.weekday.is_none() => self.weekday = Some(weekday),
            Part::Time(time) if self.time.is_none() => self.time = Some(time),
            Part::BareTime(time) if self.time.is_none() && has_day => self.time = Some(time),
            Part::Dotted(first, second) => self.dotted.push((first, second)),
            _ => return None,
        }
        Some(())
    }

    /// Tells the dates among the dotted pairs from the times. A date comes first, as it does when it is said; one pair
    /// alone is a time where it can't be the date.
    fn settle_dotted(&mut self, now: NaiveDateTime) -> Option<()> {
        let (day, time) = match (self.dotted.as_slice(), self.day, self.time) {
            ([], day, time) => (day, time),
            (&[(day, month)], None, Some(time)) => (Some(dotted_day(day, month)?), Some(time)),
            (&[(hour, minute)], day, None) => {
                let may_be_date = day.is_none() && self.is_date(dotted_day(hour, minute), now);
                (day, if may_be_date { None } else { dotted_time(hour, minute) })
            }
            (&[first, second], None, None) => match dotted_day(first.0, first.1) {
                Some(day) => (Some(day), dotted_time(second.0, second.1)),
                None => (Some(dotted_day(second.0, second.1)?), dotted_time(first.0, first.1)),
            },
            _ => return None,
        };
        (self.day, self.time) = (day, time);
        Some(())
    }

    /// Whether this is a date that a weekday beside it does not speak against.
    fn is_date(&self, day: Option<Day>, now: NaiveDateTime) -> bool {
        let alone = Found { day, weekday: self.weekday, ..Found::default() };
        let midnight = now.date().and_time(NaiveTime::MIN);
        day.is_some() && alone.date(NaiveTime::MIN, midnight).is_some()
    }

    fn date(&self, time: NaiveTime, now: NaiveDateTime) -> Option<NaiveDate> {
        let today = now.date();
        let weekday_today = u64::from(today.weekday().num_days_from_monday());
        let after = |days: u64| today.checked_add_days(Days::new(days));
        let is_ahead = |date: &NaiveDate| date.and_time(time) >= now;
        let agrees = |date: &NaiveDate| self.weekday.is_none_or(|day| day == date.weekday().num_days_from_monday());
        let date = match self.day {
            Some(Day::On { year: Some(year), month, day }) => NaiveDate::from_ymd_opt(year, month, day),
            // Leap days are eight years apart at most.
            Some(Day::On { year: None, month, day }) => {
                (0..=8).filter_map(|years| NaiveDate::from_ymd_opt(today.year() + years, month, day)).find(is_ahead)
            }
            Some(Day::After(days)) => after(days),
            Some(Day::NextWeek(weekday)) => after(7 + u64::from(weekday) - weekday_today),
            None => (0..=7).filter_map(after).find(|date| is_ahead(date) && agrees(date)),
        };
        date.filter(agrees)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Tuesday.
    const NOW: &str = "2026-11-24 11:20:30";

    fn clocks(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").expect("a literal such as 2026-11-30 15:00:00")
    }

    fn read_at(now: &str, typed: &str) -> Option<String> {
        read_typed(typed, clocks(now)).map(|wall| wall.format("%Y-%m-%d %H:%M").to_string())
    }

    #[track_caller]
    fn check(understood: &[(&str, &str)]) {
        for (typed, wall) in understood {
            assert_eq!(read_at(NOW, typed).as_deref(), Some(*wall), "{typed}");
        }
    }

    /// What is typed, parted by `|`.
    #[track_caller]
    fn check_refused(refused: &str) {
        for typed in refused.split('|') {
            assert_eq!(read_at(NOW, typed), None, "{typed}");
        }
    }

    #[test]
    fn dates_in_figures() {
        check(&[
            ("2026-11-30T15:00", "2026-11-30 15:00"),
            ("2026-11-30 15:00", "2026-11-30 15:00"),
            ("2026-11-30t15:00:00", "2026-11-30 15:00"),
            ("30.11 15:00", "2026-11-30 15:00"),
            ("30.11. 15:00", "2026-11-30 15:00"),
            ("30.11.2026 15:00", "2026-11-30 15:00"),
            ("30.11.26 15:00", "2026-11-30 15:00"),
            ("30.11.2026, 9:05", "2026-11-30 09:05"),
            ("30.11 2027 15:00", "2027-11-30 15:00"),
            ("1.12 в 15:00", "2026-12-01 15:00"),
            ("30/11 15:00", "2026-11-30 15:00"),
            ("30/11/2026 15:00", "2026-11-30 15:00"),
            ("5/6 10:00", "2027-06-05 10:00"),
            ("15:00 30.11", "2026-11-30 15:00"),
            ("  30.11   15:00  ", "2026-11-30 15:00"),
            ("30.11\u{a0}15:00", "2026-11-30 15:00"),
        ]);
    }

    #[test]
    fn dates_in_words() {
        check(&[
            ("30 Nov 15:00", "2026-11-30 15:00"),
            ("30 NOVEMBER 2026 15:00", "2026-11-30 15:00"),
            ("30th Nov at 3 pm", "2026-11-30 15:00"),
            ("Nov 30, 3pm", "2026-11-30 15:00"),
            ("Nov. 30th, 2027, 3:30 p.m.", "2027-11-30 15:30"),
            ("on 1 Sept 9 am", "2027-09-01 09:00"),
            ("30 ноября 15:00", "2026-11-30 15:00"),
            ("30 ноя в 15:00", "2026-11-30 15:00"),
            ("30 нояб. в 15", "2026-11-30 15:00"),
            ("в 15:00 30 Ноября 2027 года", "2027-11-30 15:00"),
            ("5 мая 10:00", "2027-05-05 10:00"),
            ("5 марта 10:00", "2027-03-05 10:00"),
            ("30ноя 15ч", "2026-11-30 15:00"),
            ("30 Nov 2026 1500", "2026-11-30 15:00"),
        ]);
    }

    #[test]
    fn a_weekday_beside_a_date_has_to_agree_with_it() {
        check(&[
            ("Mon 30 Nov 15:00", "2026-11-30 15:00"),
            ("Monday, 30 November 2026, 15:00", "2026-11-30 15:00"),
            ("пн 30.11 15:00", "2026-11-30 15:00"),
            ("понедельник, 30 ноября 2026, 15:00", "2026-11-30 15:00"),
            ("завтра, в среду, в 15:00", "2026-11-25 15:00"),
        ]);
        check_refused("Tue 30 Nov 15:00 | вт 30.11.2026 15:00 | завтра, в пятницу, в 15:00");
    }

    #[test]
    fn days_reckoned_from_today() {
        check(&[
            ("today 15:00", "2026-11-24 15:00"),
            ("сегодня в 15:00", "2026-11-24 15:00"),
            ("today 9:00", "2026-11-24 09:00"),
            ("Tomorrow at 9", "2026-11-25 09:00"),
            ("tmr 1500", "2026-11-25 15:00"),
            ("ЗАВТРА 15", "2026-11-25 15:00"),
            ("завтра в 15.00", "2026-11-25 15:00"),
            ("завтра 10.12", "2026-11-25 10:12"),
            ("завтра,15:00", "2026-11-25 15:00"),
            ("на завтра в 3 часа дня", "2026-11-25 15:00"),
            ("завтра в 10 утра", "2026-11-25 10:00"),
            ("завтра в 7 вечера", "2026-11-25 19:00"),
            ("завтра в полдень", "2026-11-25 12:00"),
            ("noon tomorrow", "2026-11-25 12:00"),
            ("day after tomorrow 12am", "2026-11-26 00:00"),
            ("the day after tomorrow 12 pm", "2026-11-26 12:00"),
            ("послезавтра 8:30", "2026-11-26 08:30"),
        ]);
    }

    #[test]
    fn weekdays_are_the_next_ahead_or_of_the_next_week() {
        check(&[
            ("fri 15:00", "2026-11-27 15:00"),
            ("on Friday at 3:30 pm", "2026-11-27 15:30"),
            ("thurs 15h", "2026-11-26 15:00"),
            ("пт 10:30", "2026-11-27 10:30"),
            ("пт. 10.30", "2026-11-27 10:30"),
            ("пт 10.12", "2026-11-27 10:12"),
            ("в среду в 10", "2026-11-25 10:00"),
            ("в пятницу 1030", "2026-11-27 10:30"),
            ("субботу 12:00", "2026-11-28 12:00"),
            ("в воскресенье в 12:00", "2026-11-29 12:00"),
            ("10:00 во вторник", "2026-12-01 10:00"),
            ("tue 11:20", "2026-12-01 11:20"),
            ("tue 11:21", "2026-11-24 11:21"),
            ("next fri 10:00", "2026-12-04 10:00"),
            ("next Mon 10:00", "2026-11-30 10:00"),
            ("next tue 15:00", "2026-12-01 15:00"),
            ("в следующую пятницу в 10:00", "2026-12-04 10:00"),
            ("в следующий вторник 10:00", "2026-12-01 10:00"),
            ("след. вс 10:00", "2026-12-06 10:00"),
        ]);
        // Of a Sunday, the next week begins tomorrow.
        assert_eq!(read_at("2026-11-29 11:20:00", "next mon 10:00").as_deref(), Some("2026-11-30 10:00"));
    }

    #[test]
    fn spans_from_now() {
        check(&[
            ("in 2 hours", "2026-11-24 13:20"),
            ("in 30 min", "2026-11-24 11:50"),
            ("In 30min.", "2026-11-24 11:50"),
            ("in an hour", "2026-11-24 12:20"),
            ("через час", "2026-11-24 12:20"),
            ("через 2 часа", "2026-11-24 13:20"),
            ("через 30 минут", "2026-11-24 11:50"),
            ("через 13 часов", "2026-11-25 00:20"),
            ("in 3 days 15:00", "2026-11-27 15:00"),
            ("через 3 дня в 15", "2026-11-27 15:00"),
            ("через неделю 15:00", "2026-12-01 15:00"),
            ("at 15:00 in 2 weeks", "2026-12-08 15:00"),
            ("через неделю, во вторник, 15:00", "2026-12-01 15:00"),
        ]);
    }

    #[test]
    fn a_time_alone_is_today_or_tomorrow() {
        check(&[
            ("15:00", "2026-11-24 15:00"),
            ("11:20", "2026-11-25 11:20"),
            ("9:00", "2026-11-25 09:00"),
            ("15.00", "2026-11-24 15:00"),
            ("в 10.12", "2026-11-25 10:12"),
            ("3pm", "2026-11-24 15:00"),
            ("3.30 pm", "2026-11-24 15:30"),
            ("12 a.m.", "2026-11-25 00:00"),
            ("15h", "2026-11-24 15:00"),
            ("15 ч.", "2026-11-24 15:00"),
            ("at 15", "2026-11-24 15:00"),
            ("в 15 часов", "2026-11-24 15:00"),
            ("noon", "2026-11-24 12:00"),
        ]);
        // The present minute is still ahead while it begins.
        assert_eq!(read_at("2026-11-24 11:20:00", "11:20").as_deref(), Some("2026-11-24 11:20"));
    }

    #[test]
    fn of_two_dotted_pairs_one_is_the_date() {
        check(&[
            ("30.11 15.00", "2026-11-30 15:00"),
            ("15.30 30.11", "2026-11-30 15:30"),
            ("10.12 11.12", "2026-12-10 11:12"),
            ("30.11 15", "2026-11-30 15:00"),
            ("30.11 в 10.12", "2026-11-30 10:12"),
        ]);
        // The tenth of December is a Thursday: date or time?
        check_refused("10.12 | чт 10.12 | 30.11 2030 | 15.30 15.30 | 10.12 11.12 15:00 | 1.2 3.4 5.6");
    }

    #[test]
    fn a_date_without_a_year_is_the_next_such_day() {
        check(&[("24.11 11:20", "2027-11-24 11:20"), ("24.11 11:21", "2026-11-24 11:21")]);
        check(&[("23 Nov 15:00", "2027-11-23 15:00"), ("29.02 15:00", "2028-02-29 15:00")]);
    }

    #[test]
    fn what_is_not_fully_understood_is_refused() {
        check_refused(
            "  | , | tomorrow | завтра | 30.11 | 30.11.2026 | 2026-11-30 | 30 Nov | fri | в пт | next fri | \
             in 3 days | 15 | 1500 | 2 часа | 3 дня | midnight | now | soon | завтра вечером | завтра в | \
             at at 15:00 | 15:00 15:00 | fri sat 15:00 | 30 Nov 1 Dec 15:00 | today tomorrow 15:00 | \
             next 15:00 | next week 15:00 | tomorrow in 2 hours | in 2 hours 15:00 | in 0 min | \
             через день 15:00 | in 1000 days 9:00 | in 2 parsecs | 15:00 EST | 15:00Z | \
             2026-11-30T15:00+02:00 | 15:00-16:00 | tomorrow 15:00! | завтра 15:00 или 16:00 | no 30 15:00 | \
             ма 5 15:00 | su 15:00 | november | novel 3 15:00 | 15 завтра | завтра 15:0 | 9:5",
        );
    }

    #[test]
    fn what_no_calendar_and_no_clock_shows_is_refused() {
        check_refused(
            "31.02 15:00 | 31.02.2027 15:00 | 29.02.2027 15:00 | 2026-11-31 15:00 | 32.01 15:00 | 0.1 15:00 | \
             1.13 15:00 | 11/30 15:00 | 31 Nov 15:00 | 0 Nov 15:00 | 99999.1 15:00 | 30.11.126 15:00 | \
             026-11-30 15:00 | 26-11-30 15:00 | 30.11/2026 15:00 | 30-11 15:00 | 1.2.3.4 15:00 | 30.11.2026.15 | 24:00 | \
             15:60 | tomorrow 24 | tomorrow 2460 | 13pm | 0am | завтра в 13 дня | завтра в 3 утра | 15:00:30 | \
             123:00 | 99999999999999999999",
        );
    }
}
