//! When and where a call takes place: the start, read in the zone it is planned in, the duration and the link. A start
//! may be typed in words; what they are understood as can be shown while they are typed.

use chrono::NaiveDateTime;

use super::{Complaint, Field, Reader, TimeForm, typed_link, zone_meant};
use crate::domain::call::{Call, DURATIONS};
use crate::domain::command::CallTime;
use crate::domain::iso;
use crate::domain::typed_time::read_typed;
use crate::domain::when::{Moment, Start, StartError};
use crate::domain::wording::clock_time;
use crate::domain::zone::ZoneName;

impl TimeForm {
    /// The form filled with a call's time, as it was agreed.
    pub fn of(call: &Call) -> TimeForm {
        TimeForm {
            start: format!("{}T{}", call.start.wall.date(), clock_time(call.start.wall)),
            zone: call.start.zone.0.clone(),
            duration: call.duration_minutes.to_string(),
            link: typed_link(&call.link),
            past_is_meant: false,
        }
    }
}

/// The start as it is understood, on the clocks of the form's zone, whether or not a call can be planned then. None where
/// it is not understood, or the zone is unknown.
pub fn typed_start(form: &TimeForm, moment: &Moment) -> Option<NaiveDateTime> {
    let zone = zone_meant(&form.zone, moment);
    if moment.zones.is_known(&zone) { wall(&form.start, &zone, moment) } else { None }
}

impl Reader {
    pub(super) fn time(&mut self, form: &TimeForm, moment: &Moment) -> Option<CallTime> {
        let start = self.start(form, moment);
        let duration_minutes = self.duration(&form.duration);
        let link = self.optional_link(Field::Link, &form.link);
        Some(CallTime { start: start?, duration_minutes: duration_minutes?, link })
    }

    fn start(&mut self, form: &TimeForm, moment: &Moment) -> Option<Start> {
        if form.start.trim().is_empty() {
            self.complain(Field::Start, Complaint::Required);
            return None;
        }
        let zone = zone_meant(&form.zone, moment);
        let Some(wall) = wall(&form.start, &zone, moment) else {
            self.complain(Field::Start, Complaint::NotADate);
            return None;
        };
        match Start::at_wall(wall, zone, moment.zones) {
            Ok(start) if start.at < moment.now && !form.past_is_meant => {
                self.complain(Field::Start, Complaint::InThePast);
                None
            }
            Ok(start) => Some(start),
            Err(StartError::UnknownZone(_)) => {
                if self.problems.iter().all(|problem| problem.field != Field::Zone) {
                    self.complain(Field::Zone, Complaint::UnknownZone);
                }
                None
            }
            Err(StartError::SkippedByClocks { instead, .. }) => {
                self.complain(Field::Start, Complaint::SkippedByClocks { instead });
                None
            }
        }
    }

    fn duration(&mut self, typed: &str) -> Option<u16> {
        match typed.trim().parse::<u16>() {
            Ok(minutes) if DURATIONS.contains(&minutes) => Some(minutes),
            _ => {
                self.complain(Field::Duration, Complaint::NotADuration);
                None
            }
        }
    }
}

fn wall(typed: &str, zone: &ZoneName, moment: &Moment) -> Option<NaiveDateTime> {
    iso::wall(typed.trim()).or_else(|| read_typed(typed, moment.zones.rules(zone).wall(moment.now)))
}
