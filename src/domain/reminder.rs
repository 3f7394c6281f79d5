//! The reminders of a call: each rule of the playbook applied to each person it is for. They are derived from the
//! call's start whenever they are looked at, so a moved call has new ones at once; stored is only what happened to
//! them. The truth is the due time, never a timer.

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;

use super::board::Board;
use super::call::{Call, Taken};
use super::ids::{CallId, DealId, LetterId};
use super::order::sort_by_key;
use super::participant::{Participant, participants};
use super::playbook::{Lead, ReminderRule};
use super::reminder_rule::{leads, rules};
use super::when::Moment;

/// Names a reminder within its call: rule, person and start. A call that moves has new keys, so a reminder done for
/// the old time is not taken for done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ReminderKey(pub String);

/// Names a reminder across calls.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReminderId {
    pub deal: DealId,
    pub call: CallId,
    pub key: ReminderKey,
}

/// What happened to a reminder.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReminderMark {
    /// When it last rang: it was shown, or the browser refused.
    pub rung_at: Option<DateTime<Utc>>,
    /// When the user ticked it.
    pub done_at: Option<DateTime<Utc>>,
    pub snoozed_until: Option<DateTime<Utc>>,
    /// When its letter last left the app, and how.
    pub taken: Option<Taken>,
    /// Since when no page had been looking when it came due; none if it was shown in time.
    pub away_since: Option<DateTime<Utc>>,
}

/// The time between two looks at the clock, in which no page was looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unseen {
    pub since: DateTime<Utc>,
    pub until: DateTime<Utc>,
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
    /// When its call begins.
    pub starts_at: DateTime<Utc>,
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
    let (_, rules) = rules(call, board);
    let mut all: Vec<Reminder> = rules
        .iter()
        .flat_map(|rule| {
            everyone.iter().filter(|person| person.role == rule.to).map(|person| reminder(rule, person, call, moment))
        })
        .collect();
    sort_by_key(&mut all, |reminder| reminder.due_at);
    all
}

/// How far ahead of its start a call can have a reminder due, in hours: a week, and an hour the clocks are set back by.
/// The day before at 0:00 is less.
const FARTHEST_LEAD_HOURS: i64 = 7 * 24 + 1;

/// After so many seconds without a look the page was away: closed, asleep, or its clock was moved.
const AWAY: i64 = 90;

/// How far back is looked for what came due while no page was open, in days.
const LOOKS_BACK_DAYS: i64 = 7;

/// One reminder of a call; none once the call was moved or the person is no longer in it.
pub fn reminder_of(call: CallId, key: &ReminderKey, board: &Board, moment: &Moment) -> Option<Reminder> {
    reminders(board.call(call)?, board, moment).into_iter().find(|reminder| reminder.key == *key)
}

/// The reminders due by `to` of the planned calls that begin at `from` or later.
pub fn reminders_between(from: DateTime<Utc>, to: DateTime<Utc>, board: &Board, moment: &Moment) -> Vec<Reminder> {
    board
        .planned_between(from, to + Duration::hours(FARTHEST_LEAD_HOURS))
        // Who takes part is looked up only where somebody is to be reminded.
        .filter(|call| leads(call, board).iter().any(|lead| due_at(*lead, call.start.at, moment) <= to))
        .flat_map(|call| reminders(call, board, moment))
        .filter(|reminder| reminder.due_at <= to)
        .collect()
}

/// The reminders to be done now.
pub fn due(board: &Board, moment: &Moment) -> Vec<Reminder> {
    let mut due = reminders_between(moment.now, moment.now, board, moment);
    due.retain(|reminder| reminder.state == ReminderState::Due);
    due
}

/// The reminders that ask for attention and were not shown since: what is due, and what came due while no page was looking
/// for a call that has begun by now.
pub fn asking(unseen: Unseen, board: &Board, moment: &Moment) -> Vec<Reminder> {
    let from = unseen.since.clamp(moment.now - Duration::days(LOOKS_BACK_DAYS), moment.now);
    let mut asking = reminders_between(from, moment.now, board, moment);
    asking.retain(|reminder| {
        let was_unseen = reminder.state == ReminderState::Missed && reminder.asks_at() >= from;
        reminder.is_unrung() && (reminder.state == ReminderState::Due || was_unseen)
    });
    asking
}

/// The reminders that may have been shown and are still to be done: what is due, and what was shown and missed.
pub fn on_show(board: &Board, moment: &Moment) -> Vec<Reminder> {
    let mut all = reminders_between(moment.now - Duration::days(LOOKS_BACK_DAYS), moment.now, board, moment);
    all.retain(|reminder| match reminder.state {
        ReminderState::Due => true,
        ReminderState::Missed => reminder.mark.rung_at.is_some(),
        _ => false,
    });
    all
}

/// What came due while no page was open, and is still to be done or to be known of.
pub fn slept_through(board: &Board, moment: &Moment) -> Vec<Reminder> {
    let from = moment.now - Duration::days(LOOKS_BACK_DAYS);
    let calls = board.planned_between(from, moment.now + Duration::hours(FARTHEST_LEAD_HOURS));
    let calls = calls.filter(|call| call.reminders.values().any(|mark| mark.away_since.is_some()));
    calls.flat_map(|call| reminders(call, board, moment)).filter(Reminder::was_slept_through).collect()
}

/// When the next reminder asks for attention, as far as that is within the hour.
pub fn next_to_ask(board: &Board, moment: &Moment) -> Option<DateTime<Utc>> {
    let coming = reminders_between(moment.now, moment.now + Duration::hours(1), board, moment);
    coming.iter().filter(|reminder| reminder.is_open()).map(Reminder::rings_at).filter(|at| *at > moment.now).min()
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

    /// Its name.
    pub fn id(&self) -> ReminderId {
        ReminderId { deal: self.deal, call: self.call, key: self.key.clone() }
    }

    /// When it asks for attention, or last did: its due time, or the end of the last snooze.
    pub fn asks_at(&self) -> DateTime<Utc> {
        self.mark.snoozed_until.unwrap_or(self.due_at).max(self.due_at)
    }

    /// Whether it came due while no page was looking, and is still to be done, as far as that is possible.
    pub fn was_slept_through(&self) -> bool {
        let is_undone = matches!(self.state, ReminderState::Due | ReminderState::Missed);
        is_undone && self.mark.away_since.is_some()
    }

    fn is_unrung(&self) -> bool {
        self.mark.rung_at.is_none_or(|rung_at| rung_at < self.asks_at())
    }
}

impl Unseen {
    /// Whether it was so long that the page was away, and not only between two looks.
    pub fn is_away(self) -> bool {
        self.until - self.since > Duration::seconds(AWAY)
    }

    /// Whether what asked for attention at an instant did so while the page was away.
    pub fn slept_through(self, asked_at: DateTime<Utc>) -> bool {
        self.is_away() && asked_at >= self.since && asked_at <= self.until
    }
}

impl ReminderId {
    /// The reminder as the records have it now.
    pub fn find(&self, board: &Board, moment: &Moment) -> Option<Reminder> {
        reminder_of(self.call, &self.key, board, moment)
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
        starts_at: call.start.at,
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
