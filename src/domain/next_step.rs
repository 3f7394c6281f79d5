//! What comes next in a deal: the earliest of its planned call, open reminder, open action, follow-up date and the day to
//! ask again a client who owes an answer. A deal without any of them has nothing planned, and the board says so.

use chrono::{DateTime, Days, Utc};

use super::action::progress;
use super::board::Board;
use super::call::{Call, CallStatus};
use super::deal::Deal;
use super::ids::CallId;
use super::reminder::reminders;
use super::settings::NUDGE_AFTER_DAYS;
use super::when::Moment;

/// The next thing to happen in a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    pub what: Step,
    pub at: DateTime<Utc>,
}

/// The kinds of next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A planned call begins; once it is over, its outcome is asked for.
    Call(CallId),
    /// Somebody is to be reminded.
    Reminder { call: CallId, whom: String },
    /// Actions of a held call are left.
    Actions { call: CallId, left: usize },
    /// The client asked to be written to.
    FollowUp,
    /// The client has not answered in time: they are asked again.
    Nudge,
}

/// How a card is coloured and labelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    Overdue,
    Today,
    Planned,
    /// Nobody has planned anything.
    Nothing,
    /// The deal is over and nothing is left to do.
    Closed,
}

impl Urgency {
    /// The place in a column: what is overdue first, then today, then what nobody planned, then the rest.
    pub fn rank(self) -> u8 {
        match self {
            Urgency::Overdue => 0,
            Urgency::Today => 1,
            Urgency::Nothing => 2,
            Urgency::Planned => 3,
            Urgency::Closed => 4,
        }
    }
}

/// The deal's next step. A deal that is over has only its open actions and planned calls left.
pub fn next_step(deal: &Deal, board: &Board, moment: &Moment) -> Option<NextStep> {
    let calls = board.calls_of(deal.id);
    let mut steps: Vec<NextStep> = calls.iter().filter_map(|call| open_actions(call, board, moment)).collect();
    for call in calls.iter().filter(|call| call.is_planned()) {
        steps.extend(first_reminder(call, board, moment));
        steps.push(planned_call(call, moment));
    }
    if !deal.stage.is_end() {
        steps.extend(nudge_at(deal, board, moment).map(|at| NextStep { what: Step::Nudge, at }));
        steps.extend(deal.follow_up_on.map(|date| NextStep { what: Step::FollowUp, at: moment.end_of(date) }));
    }
    // Of steps at one time the first named wins: actions, reminder, call, nudge, follow-up.
    steps.into_iter().min_by_key(|step| step.at)
}

/// What the deal's next step means today.
pub fn urgency(deal: &Deal, step: Option<&NextStep>, moment: &Moment) -> Urgency {
    match step {
        Some(step) if step.at < moment.now => Urgency::Overdue,
        Some(step) if moment.date_of(step.at) == moment.today() => Urgency::Today,
        Some(_) => Urgency::Planned,
        None if deal.stage.is_end() => Urgency::Closed,
        None => Urgency::Nothing,
    }
}

/// When a client who owes an answer is asked again: so many days after what they were sent, or after the last nudge.
pub fn nudge_at(deal: &Deal, board: &Board, moment: &Moment) -> Option<DateTime<Utc>> {
    let waiting = deal.waiting?;
    let days = board.settings().nudge_after_days.unwrap_or(NUDGE_AFTER_DAYS);
    let asked_on = moment.date_of(deal.nudged_at.unwrap_or(waiting.since).max(waiting.since));
    Some(moment.end_of(asked_on.checked_add_days(Days::new(u64::from(days))).unwrap_or(asked_on)))
}

/// A call's step is its start until it begins, and its end while it runs: a call under way is not overdue.
fn planned_call(call: &Call, moment: &Moment) -> NextStep {
    NextStep { what: Step::Call(call.id), at: if moment.now < call.start.at { call.start.at } else { call.ends_at() } }
}

fn first_reminder(call: &Call, board: &Board, moment: &Moment) -> Option<NextStep> {
    reminders(call, board, moment)
        .into_iter()
        .filter(|reminder| reminder.is_open())
        .min_by_key(|reminder| reminder.rings_at())
        .map(|reminder| NextStep {
            at: reminder.rings_at(),
            what: Step::Reminder { call: call.id, whom: reminder.recipient.contact.name },
        })
}

/// Actions are due by the end of the day of the call, on the user's clock.
fn open_actions(call: &Call, board: &Board, moment: &Moment) -> Option<NextStep> {
    if call.status != CallStatus::Held {
        return None;
    }
    let progress = progress(call, board);
    progress.is_open().then(|| NextStep {
        what: Step::Actions { call: call.id, left: progress.total - progress.done },
        at: moment.end_of(moment.date_of(call.start.at)),
    })
}
