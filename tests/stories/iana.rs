//! Zone rules out of chrono-tz, where the page asks the browser's `Intl`. The offset is looked at once a day, and a
//! change found between two days is narrowed down to the second.

use callboard::domain::zone::{Transition, ZoneName, ZoneRules};
use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

const DAY: i64 = 86_400;
/// 2010-01-01, so that Samoa's skipped day is in.
const FIRST: i64 = 1_262_304_000;
/// 2041-01-01.
const LAST: i64 = 2_240_611_200;

/// The rules of a zone over the years the stories play in; none for a name IANA does not know.
pub fn rules(name: &ZoneName) -> Option<ZoneRules> {
    let zone: Tz = name.0.parse().ok()?;
    let mut transitions = Vec::new();
    let mut day = FIRST;
    while day < LAST {
        let offset = offset_at(zone, day + DAY);
        if offset != offset_at(zone, day) {
            transitions.push(Transition { at: instant(first_second(zone, day, offset)), offset });
        }
        day += DAY;
    }
    Some(ZoneRules { first_offset: offset_at(zone, FIRST), transitions })
}

/// The first second of the day after `day` at which `offset` holds.
fn first_second(zone: Tz, day: i64, offset: i32) -> i64 {
    let (mut before, mut after) = (day, day + DAY);
    while after - before > 1 {
        let middle = before.midpoint(after);
        if offset_at(zone, middle) == offset { after = middle } else { before = middle }
    }
    after
}

fn offset_at(zone: Tz, second: i64) -> i32 {
    zone.offset_from_utc_datetime(&instant(second).naive_utc()).fix().local_minus_utc()
}

fn instant(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).expect("a second between 2010 and 2041")
}
