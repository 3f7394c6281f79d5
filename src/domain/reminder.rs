//! The reminders of a call: each rule of the playbook applied to each person it is for. They are derived from the
//! call's start whenever they are looked at, so a moved call has new ones at once; stored is only what happened to
//! them. The truth is the due time, never a timer.

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;

use super::board::Board;
use super::call::{Call, CallType, RepeatAbout, Taken};
use super::ids::{CallId, DealId, LetterId};
use super::order::sort_by_key;
use super::participant::{Participant, participants};
use super::playbook::{Lead, ReminderRule, RuleCondition};
use super::when::Moment;

/// Names a reminder within its call: rule, person and start. A call that moves has new keys, so a reminder done for
/// the old time is not taken for done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ReminderKey(pub String);

/// What happened to a reminder.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReminderMark {
    /// When it was last shown.
    pub rung_at: Option<DateTime<Utc>>,
    /// When the user ticked it.
    pub done_at: Option<DateTime<Utc>>,
    pub snoozed_until: Option<DateTime<Utc>>,
    /// When its letter last left the app, and how.
    pub taken: Option<Taken>,
}

/// One person to remind of one call.
#[derive(Debug, Clone, PartialEq)]
pub struct Reminder {
    pub key: ReminderKey,
    pub call: CallId,
    pub deal: DealId,
    pub recipient: Participant,
    pub lead: Lead,
    pub letter: LetterId,
    pub due_at: DateTime<Utc>,
    pub state: ReminderState,
    pub mark: ReminderMark,
}

/// Where a reminder stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReminderState {
    /// Not due yet.
    Upcoming,
    /// To be done now.
    Due,
    /// Put off until then.
    Snoozed(DateTime<Utc>),
    /// The call began without it.
    Missed,
    /// Ticked.
    Done(DateTime<Utc>),
    /// The call was held, missed or cancelled: nobody is to be reminded.
    Dropped,
}

/// All reminders of a call, the earliest first.
pub fn reminders(call: &Call, board: &Board, moment: &Moment) -> Vec<Reminder> {
    let everyone = participants(call, board, moment);
    let play = board.playbook().play(call.call_type);
    let mut all: Vec<Reminder> = play
        .reminders
        .iter()
        .filter(|rule| applies(rule, call))
        .flat_map(|rule| {
            everyone.iter().filter(|person| person.role == rule.to).map(|person| reminder(rule, person, call, moment))
        })
        .collect();
    sort_by_key(&mut all, |reminder| reminder.due_at);
    all
}

/// When a rule comes due for a start.
pub fn due_at(lead: Lead, start: DateTime<Utc>, moment: &Moment) -> DateTime<Utc> {
    match lead {
        Lead::Minutes(minutes) => start - Duration::minutes(i64::from(minutes)),
        Lead::DayBeforeAt(time) => {
            let day = moment.date_of(start);
            let before = day.pred_opt().unwrap_or(day);
            moment.own_rules().instant(before.and_time(time))
        }
    }
}

impl Reminder {
    /// Whether there is still something to do.
    pub fn is_open(&self) -> bool {
        matches!(self.state, ReminderState::Upcoming | ReminderState::Due | ReminderState::Snoozed(_))
    }

    /// When it asks for attention next: its due time, or the end of a snooze.
    pub fn rings_at(&self) -> DateTime<Utc> {
        match self.state {
            ReminderState::Snoozed(until) => until,
            _ => self.due_at,
        }
    }

    /// Whether it is due and was not shown since.
    pub fn is_unrung(&self) -> bool {
        let asked_at = self.mark.snoozed_until.unwrap_or(self.due_at).max(self.due_at);
        self.state == ReminderState::Due && self.mark.rung_at.is_none_or(|rung_at| rung_at < asked_at)
    }
}

fn applies(rule: &ReminderRule, call: &Call) -> bool {
    match rule.only {
        None => true,
        Some(RuleCondition::DetailsWithoutCandidates) => {
            call.call_type == CallType::RepeatCall && call.about == RepeatAbout::Details && call.candidates.is_empty()
        }
    }
}

fn reminder(rule: &ReminderRule, person: &Participant, call: &Call, moment: &Moment) -> Reminder {
    let key = ReminderKey(format!("{}|{}|{}", rule.id, person.key, call.start.at.timestamp()));
    let mark = call.reminders.get(&key).cloned().unwrap_or_default();
    let due_at = due_at(rule.lead, call.start.at, moment);
    Reminder {
        call: call.id,
        deal: call.deal,
        recipient: person.clone(),
        lead: rule.lead,
        letter: rule.letter.clone(),
        due_at,
        state: state(&mark, due_at, call, moment.now),
        key,
        mark,
    }
}

fn state(mark: &ReminderMark, due_at: DateTime<Utc>, call: &Call, now: DateTime<Utc>) -> ReminderState {
    if let Some(at) = mark.done_at {
        return ReminderState::Done(at);
    }
    if !call.is_planned() {
        return ReminderState::Dropped;
    }
    if now >= call.start.at {
        return ReminderState::Missed;
    }
    match mark.snoozed_until {
        Some(until) if until > now => ReminderState::Snoozed(until),
        _ if due_at <= now => ReminderState::Due,
        _ => ReminderState::Upcoming,
    }
}
