//! Which reminders ask for attention around now, sorted by what there is to do.

use chrono::Duration;

use crate::domain::board::Board;
use crate::domain::order::sort_by_key;
use crate::domain::reminder::{Reminder, ReminderState, reminders};
use crate::domain::when::Moment;
use crate::store::{Store, Topic};
use crate::ui::shared::reminder_row::ReminderId;

/// How far the page looks back and ahead, in days.
const DAYS: i64 = 7;
/// The longest time between a reminder and its call, in days: the day before, from its first hour.
const LONGEST_LEAD_DAYS: i64 = 2;

/// The reminders around now, each group by time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    pub due: Vec<ReminderId>,
    pub missed: Vec<ReminderId>,
    pub snoozed: Vec<ReminderId>,
    pub coming: Vec<ReminderId>,
}

impl Agenda {
    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Agenda::default()
    }
}

/// Everything from a week back to a week ahead.
pub fn agenda(board: &Board, moment: &Moment) -> Agenda {
    let from = moment.now - Duration::days(DAYS);
    let to = moment.now + Duration::days(DAYS);
    let mut all: Vec<Reminder> = board
        .planned_between(from, to + Duration::days(LONGEST_LEAD_DAYS))
        .flat_map(|call| reminders(call, board, moment))
        .filter(|reminder| reminder.due_at <= to)
        .collect();
    sort_by_key(&mut all, Reminder::rings_at);
    let mut agenda = Agenda::default();
    for reminder in &all {
        let group = match reminder.state {
            ReminderState::Due => &mut agenda.due,
            ReminderState::Missed => &mut agenda.missed,
            ReminderState::Snoozed(_) => &mut agenda.snoozed,
            ReminderState::Upcoming => &mut agenda.coming,
            ReminderState::Done(_) | ReminderState::Dropped => continue,
        };
        group.push(ReminderId::of(reminder));
    }
    agenda
}

/// The reminders to be done now, those of the next call first.
pub fn due(board: &Board, moment: &Moment) -> Vec<Reminder> {
    board
        .planned_between(moment.now, moment.now + Duration::days(LONGEST_LEAD_DAYS))
        .flat_map(|call| reminders(call, board, moment))
        .filter(|reminder| reminder.state == ReminderState::Due)
        .collect()
}

/// How many reminders are to be done now.
pub fn due_count(store: Store) -> usize {
    store.read(Topic::Board, |board, moment| due(board, moment).len())
}
