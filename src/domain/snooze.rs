//! Putting a reminder off: for some minutes, until an hour before the call, until tomorrow. A reminder comes back before its
//! call begins, or is not put off at all.

use chrono::{DateTime, Days, Duration, NaiveTime, Utc};

use super::when::Moment;

/// For how long a reminder is put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Snooze {
    Minutes(u16),
    /// Until an hour before the call.
    HourBefore,
    /// Until 10:00 tomorrow on the user's clock.
    Tomorrow,
}

/// The hour of the user's clock at which a reminder put off until tomorrow comes back.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(10, 0, 0).expect("10:00 is a time");

impl Snooze {
    /// In the order they are offered.
    pub const ALL: [Snooze; 5] =
        [Snooze::Minutes(5), Snooze::Minutes(10), Snooze::Minutes(30), Snooze::HourBefore, Snooze::Tomorrow];

    /// When the reminder of a call with this start comes back; none if that is not before the call.
    pub fn until(self, start: DateTime<Utc>, moment: &Moment) -> Option<DateTime<Utc>> {
        let until = match self {
            Snooze::Minutes(minutes) => moment.now + Duration::minutes(i64::from(minutes)),
            Snooze::HourBefore => start - Duration::hours(1),
            Snooze::Tomorrow => {
                moment.own_rules().instant(moment.today().checked_add_days(Days::new(1))?.and_time(MORNING))
            }
        };
        (until > moment.now && until < start).then_some(until)
    }
}
