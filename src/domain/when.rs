//! The start of a call: the wall time that was agreed, the zone it was agreed in, and the instant they make. All three
//! are kept, so that a later change of a zone's rules can be seen and put right.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::Serialize;
use thiserror::Error;

use super::language::Language;
use super::zone::{Resolved, ZoneName, ZoneRules, Zones};

/// When a call begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Start {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The wall time that was agreed, to the minute.
    pub wall: NaiveDateTime,
    /// The zone whose clocks show it.
    pub zone: ZoneName,
}

/// Why a wall time is no start.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StartError {
    /// The browser does not know the zone.
    #[error("the zone {0} is unknown")]
    UnknownZone(ZoneName),
    /// Clocks are set forward over this time; `instead` is the first the zone's clocks show after it.
    #[error("clocks in {zone} skip this time; the next is {instead}")]
    SkippedByClocks { zone: ZoneName, instead: NaiveDateTime },
}

/// An instant some minutes later, as far as the calendar reaches.
pub fn later(instant: DateTime<Utc>, minutes: u16) -> DateTime<Utc> {
    instant.checked_add_signed(Duration::minutes(i64::from(minutes))).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// An instant some minutes earlier, as far as the calendar reaches.
pub fn earlier(instant: DateTime<Utc>, minutes: u16) -> DateTime<Utc> {
    instant.checked_sub_signed(Duration::minutes(i64::from(minutes))).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

/// Everything a decision may depend on besides the records.
pub struct Moment<'a> {
    /// The present instant.
    pub now: DateTime<Utc>,
    /// The user's own zone.
    pub zone: ZoneName,
    /// The interface's language.
    pub language: Language,
    /// The rules of every zone.
    pub zones: &'a Zones,
}

impl Start {
    /// The start at a wall time in a zone; of a time that comes twice, the earlier.
    pub fn at_wall(wall: NaiveDateTime, zone: ZoneName, zones: &Zones) -> Result<Start, StartError> {
        if !zones.is_known(&zone) {
            return Err(StartError::UnknownZone(zone));
        }
        let rules = zones.rules(&zone);
        match rules.resolve(wall) {
            Resolved::Once(at) | Resolved::Twice { earlier: at, .. } => Ok(Start { at, wall, zone }),
            Resolved::Never { instead } => {
                Err(StartError::SkippedByClocks { instead: rules.wall(rules.last_change(instead)), zone })
            }
        }
    }
}

impl Moment<'_> {
    /// The rules of the user's own zone.
    pub fn own_rules(&self) -> std::rc::Rc<ZoneRules> {
        self.zones.rules(&self.zone)
    }

    /// Today's date on the user's clock.
    pub fn today(&self) -> NaiveDate {
        self.date_of(self.now)
    }

    /// An instant's date on the user's clock.
    pub fn date_of(&self, instant: DateTime<Utc>) -> NaiveDate {
        self.own_rules().wall(instant).date()
    }

    /// The last second of a date on the user's clock.
    pub fn end_of(&self, date: NaiveDate) -> DateTime<Utc> {
        let next_midnight = date.succ_opt().unwrap_or(date).and_time(NaiveTime::MIN);
        self.own_rules().instant(next_midnight) - Duration::seconds(1)
    }
}
