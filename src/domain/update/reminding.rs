//! Reminders: rung when they come due, ticked, put off. Only what happened is stored; the plan is derived.

use chrono::Duration;

use super::edit::Edit;
use super::{Done, Refused};
use crate::domain::command::Effect;
use crate::domain::ids::CallId;
use crate::domain::reminder::{Reminder, ReminderKey, ReminderMark, reminders};

/// How far ahead of its start a call can have a reminder due: the day before at 0:00, and a day of 25 hours.
const FARTHEST_LEAD_HOURS: i64 = 49;

/// Shows each reminder that is due and was not shown since, once.
pub fn ring(edit: &mut Edit) -> Done {
    let now = edit.now();
    let due: Vec<Reminder> = edit
        .board
        .planned_between(now, now + Duration::hours(FARTHEST_LEAD_HOURS))
        .flat_map(|call| reminders(call, edit.board, edit.moment))
        .filter(Reminder::is_unrung)
        .collect();
    for reminder in &due {
        // The call was found a moment ago.
        let _ = mark(reminder.call, reminder.key.clone(), edit, |mark| mark.rung_at = Some(now));
    }
    Done::Passing(if due.is_empty() { Vec::new() } else { vec![Effect::Notify(due)] })
}

pub fn finish(call: CallId, reminder: ReminderKey, edit: &mut Edit) -> Result<Done, Refused> {
    let now = edit.now();
    mark(call, reminder, edit, |mark| mark.done_at = Some(now))?;
    Ok(Done::Step(Vec::new()))
}

pub fn reopen(call: CallId, reminder: ReminderKey, edit: &mut Edit) -> Result<Done, Refused> {
    mark(call, reminder, edit, |mark| mark.done_at = None)?;
    Ok(Done::Step(Vec::new()))
}

/// Puts a reminder off, but never beyond the start of its call.
pub fn snooze(call: CallId, reminder: ReminderKey, minutes: u16, edit: &mut Edit) -> Result<Done, Refused> {
    let until = edit.now() + Duration::minutes(i64::from(minutes));
    let latest = edit.known_call(call)?.start.at - Duration::minutes(1);
    mark(call, reminder, edit, |mark| mark.snoozed_until = Some(until.min(latest)))?;
    Ok(Done::Step(Vec::new()))
}

fn mark(
    call: CallId,
    reminder: ReminderKey,
    edit: &mut Edit,
    change: impl FnOnce(&mut ReminderMark),
) -> Result<(), Refused> {
    edit.call(call, |call| change(call.reminders.get_or_default(reminder)))
}
