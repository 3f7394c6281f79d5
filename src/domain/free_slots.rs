//! Times to offer a client: free for the user, and at an hour at which both are at work. The days are walked on the
//! user's clock. Whether the client is free then is not known here: that is why several times are offered.

use std::ops::Range;

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

use super::board::Board;
use super::when::{Moment, earlier, later};
use super::zone::{Resolved, ZoneName, ZoneRules};

/// How many times are offered.
const OFFERED: usize = 3;
/// The days that are looked at, weekends included.
const DAYS_AHEAD: usize = 30;
/// Room between an offered call and the planned ones beside it, in minutes.
const ROOM: u16 = 15;

/// Hours of a day: a call begins at or after the first and ends by the last.
type Hours = Range<u32>;

const OFFICE: Hours = 9..18;
const WAKING: Hours = 8..20;

/// Starts of a call to choose from: three, each on another working day (Monday to Friday) of the user's from the next one
/// on, the first in the morning, the second at midday, the third in the afternoon, as far as the days are free. They
/// are full or half hours between 9 and 18 on the user's clock and in `zone`; on a day on which the two have no such time
/// in common between 8 and 20, else between 9 and 18 for the user alone. It is nobody's weekend. Fewer where 30 days
/// have no more.
pub fn free_slots(duration_minutes: u16, zone: &ZoneName, board: &Board, moment: &Moment) -> Vec<DateTime<Utc>> {
    let clocks = Clocks { own: &moment.own_rules(), client: &moment.zones.rules(zone), duration_minutes };
    let mut offered = Vec::new();
    for day in moment.today().iter_days().skip(1).take(DAYS_AHEAD).filter(is_working_day) {
        let mut free = clocks.starts_on(day);
        free.retain(|start| clocks.is_clients_working_day(*start) && is_free(*start, duration_minutes, board));
        // The middle of the first, second or last third of what is free.
        let place = free.len() * (2 * offered.len() + 1) / (2 * OFFERED);
        offered.extend(free.get(place));
        if offered.len() == OFFERED {
            break;
        }
    }
    offered
}

fn is_free(start: DateTime<Utc>, duration_minutes: u16, board: &Board) -> bool {
    let (from, to) = (earlier(start, ROOM), later(later(start, duration_minutes), ROOM));
    board.planned_during(from, to).next().is_none()
}

fn is_working_day(day: &NaiveDate) -> bool {
    day.weekday().num_days_from_monday() < 5
}

/// The clocks of the two who are to meet, and for how long.
struct Clocks<'a> {
    own: &'a ZoneRules,
    client: &'a ZoneRules,
    duration_minutes: u16,
}

impl Clocks<'_> {
    /// The starts on a day of the user's, at the best hours the two have in common on it, by time.
    fn starts_on(&self, day: NaiveDate) -> Vec<DateTime<Utc>> {
        [(OFFICE, Some(OFFICE)), (WAKING, Some(WAKING)), (OFFICE, None)]
            .into_iter()
            .map(|(own, client)| self.starts_within(day, &own, client.as_ref()))
            .find(|starts| !starts.is_empty())
            .unwrap_or_default()
    }

    fn starts_within(&self, day: NaiveDate, own: &Hours, client: Option<&Hours>) -> Vec<DateTime<Utc>> {
        let half_hours = own.start * 2..own.end * 2;
        half_hours
            .filter_map(|half| day.and_hms_opt(half / 2, half % 2 * 30, 0))
            .filter_map(|wall| match self.own.resolve(wall) {
                Resolved::Once(start) => Some(start),
                Resolved::Twice { .. } | Resolved::Never { .. } => None,
            })
            .filter(|start| self.is_within(*start, self.own, own))
            .filter(|start| client.is_none_or(|hours| self.is_within(*start, self.client, hours)))
            .collect()
    }

    fn is_within(&self, start: DateTime<Utc>, rules: &ZoneRules, hours: &Hours) -> bool {
        let begins = rules.wall(start);
        let ends = rules.wall(later(start, self.duration_minutes));
        let is_over = begins.date().and_hms_opt(hours.end, 0, 0).is_some_and(|last| ends <= last);
        begins.hour() >= hours.start && is_over
    }

    fn is_clients_working_day(&self, start: DateTime<Utc>) -> bool {
        is_working_day(&self.client.wall(start).date())
    }
}
