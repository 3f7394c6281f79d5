//! Reminders: shown when they come due, ticked, put off; and the rules they follow. Only what happened is stored; the plan is
//! derived.

use chrono::{DateTime, Utc};

use super::edit::Edit;
use super::{Done, Refused};
use crate::domain::board::Record;
use crate::domain::call::Call;
use crate::domain::command::{Effect, RuleScope};
use crate::domain::ids::CallId;
use crate::domain::note::Note;
use crate::domain::reminder::{ReminderId, ReminderKey, ReminderMark, ReminderState, Unseen, reminders};
use crate::domain::reminder_rule::{OwnRule, tidy};
use crate::domain::snooze::Snooze;
use crate::domain::when::Start;

/// Notes that reminders rang, and which of them came due while no page was looking.
pub fn rang(shown: Vec<ReminderId>, unseen: Unseen, edit: &mut Edit) -> Done {
    let now = edit.now();
    for id in shown {
        // One whose call was moved or deleted meanwhile has nothing to note.
        let Some(reminder) = id.find(edit.board, edit.moment) else {
            continue;
        };
        let away_since = unseen.slept_through(reminder.asks_at()).then_some(unseen.since);
        let _ = mark(id.call, id.key, edit, |mark| (mark.rung_at, mark.away_since) = (Some(now), away_since));
    }
    Done::Passing(Vec::new())
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

/// Puts a reminder off.
pub fn snooze(call: CallId, reminder: ReminderKey, snooze: Snooze, edit: &mut Edit) -> Result<Done, Refused> {
    let start = edit.known_call(call)?.start.at;
    let until = snooze.until(start, edit.moment).ok_or(Refused(Note::TooLateToSnooze))?;
    mark(call, reminder, edit, |mark| mark.snoozed_until = Some(until))?;
    Ok(Done::Step(Vec::new()))
}

/// Gives a call rules of the user's own. Those for all calls of its type in the deal take the place of its own.
pub fn set_rules(id: CallId, rules: Option<Vec<OwnRule>>, scope: RuleScope, edit: &mut Edit) -> Result<Done, Refused> {
    let call = edit.known_call(id)?;
    let rules = rules.map(tidy);
    match scope {
        RuleScope::Call => edit.call(id, |call| call.reminder_rules = rules)?,
        RuleScope::Deal => {
            edit.deal(call.deal, |deal| deal.set_rules_for(call.call_type, rules))?;
            edit.call(id, |call| call.reminder_rules = None)?;
        }
    }
    let is_meant = |other: &&Call| match scope {
        RuleScope::Call => other.id == id,
        RuleScope::Deal => other.call_type == call.call_type,
    };
    let calls = edit.board.calls_of(call.deal);
    let planned = calls.into_iter().filter(is_meant).flat_map(|call| reminders(call, edit.board, edit.moment));
    let late = planned.filter(|reminder| reminder.state == ReminderState::Due).count();
    Ok(Done::Step(vec![Effect::Say(Note::RulesSet(late))]))
}

/// Moves planned calls to the instant their wall time is at now, where a zone changed its rules since they were planned. A
/// time that the clocks skip now, or show twice, stays where it is.
pub fn check_zones(edit: &mut Edit) -> Done {
    let now = edit.now();
    let planned = edit.board.planned_between(now, DateTime::<Utc>::MAX_UTC);
    let moved: Vec<_> = planned
        .filter_map(|call| {
            let zone = &call.start.zone;
            let shown = edit.moment.zones.rules(zone).wall(call.start.at);
            let start = Start::at_wall(call.start.wall, zone.clone(), edit.moment.zones).ok()?;
            (shown != call.start.wall).then(|| {
                let mut call = call.clone();
                call.start = start;
                call
            })
        })
        .collect();
    let count = moved.len();
    moved.into_iter().for_each(|call| edit.put(Record::Call(call)));
    Done::Passing(if count == 0 { Vec::new() } else { vec![Effect::Say(Note::ZonesChanged(count))] })
}

fn mark(
    call: CallId,
    reminder: ReminderKey,
    edit: &mut Edit,
    change: impl FnOnce(&mut ReminderMark),
) -> Result<(), Refused> {
    edit.call(call, |call| change(call.reminders.get_or_default(reminder)))
}
