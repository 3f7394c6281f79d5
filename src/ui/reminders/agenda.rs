//! Which reminders ask for attention around now, sorted by what there is to do.

use chrono::{DateTime, Duration, Utc};

use crate::domain::board::Board;
use crate::domain::order::sort_by_key;
use crate::domain::reminder::{Reminder, ReminderId, ReminderState, due, reminders_between, slept_through};
use crate::domain::when::Moment;
use crate::store::{Store, Topic};
use crate::view::Memo;

/// How far the page looks back and ahead, in days.
const DAYS: i64 = 7;

/// The reminders around now, each group by time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// What came due while no page was open.
    pub slept_through: Vec<ReminderId>,
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
    let mut all = reminders_between(from, to, board, moment);
    sort_by_key(&mut all, Reminder::rings_at);
    let mut agenda = Agenda::default();
    for reminder in &all {
        let group = match reminder.state {
            _ if reminder.was_slept_through() => &mut agenda.slept_through,
            ReminderState::Due => &mut agenda.due,
            // One that never rang is of a call that was entered when it had begun.
            ReminderState::Missed if reminder.mark.rung_at.is_none() => continue,
            ReminderState::Missed => &mut agenda.missed,
            ReminderState::Snoozed(_) => &mut agenda.snoozed,
            ReminderState::Upcoming => &mut agenda.coming,
            ReminderState::Done(_) | ReminderState::Dropped => continue,
        };
        group.push(reminder.id());
    }
    agenda
}

/// What came due while no page was open and was told of since an instant.
pub fn slept_through_since(instant: DateTime<Utc>, board: &Board, moment: &Moment) -> Vec<Reminder> {
    let mut all = slept_through(board, moment);
    all.retain(|reminder| reminder.mark.rung_at.is_some_and(|rung_at| rung_at > instant));
    all
}

/// A reminder and when it asked for attention: one that is put off and asks again is another.
pub type Asked = (ReminderId, DateTime<Utc>);

/// The reminders to be done now, those of the next call first.
pub fn due_now(store: Store) -> Memo<Vec<Asked>> {
    Memo::new(move |_| {
        store.read(Topic::Board, |board, moment| {
            due(board, moment).iter().map(|one| (one.id(), one.asks_at())).collect()
        })
    })
}
