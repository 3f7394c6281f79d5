//! The coloured and worded label of a state; colour alone never carries it.

use super::icon::icon;
use crate::domain::call::CallStatus;
use crate::domain::next_step::Urgency;
use crate::domain::reminder::ReminderState;
use crate::view::{View, view};

/// How a state is coloured and drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Overdue,
    Today,
    Due,
    Snoozed,
    Planned,
    Done,
    Held,
    Missed,
    Nothing,
    Ended,
    Cancelled,
}

impl Mood {
    /// The value of `data-state`.
    pub fn attribute(self) -> &'static str {
        match self {
            Mood::Overdue => "overdue",
            Mood::Today => "today",
            Mood::Due => "due",
            Mood::Snoozed => "snoozed",
            Mood::Planned => "planned",
            Mood::Done => "done",
            Mood::Held => "held",
            Mood::Missed => "missed",
            Mood::Nothing => "none",
            Mood::Ended => "ended",
            Mood::Cancelled => "cancelled",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Mood::Overdue => "clock-alert",
            Mood::Today => "today",
            Mood::Due => "bell",
            Mood::Snoozed => "later",
            Mood::Planned => "calendar",
            Mood::Done | Mood::Held | Mood::Ended => "check",
            Mood::Missed => "missed",
            Mood::Nothing => "dashed",
            Mood::Cancelled => "x",
        }
    }
}

impl From<Urgency> for Mood {
    fn from(urgency: Urgency) -> Mood {
        match urgency {
            Urgency::Overdue => Mood::Overdue,
            Urgency::Today => Mood::Today,
            Urgency::Planned => Mood::Planned,
            Urgency::Nothing => Mood::Nothing,
            Urgency::Closed => Mood::Ended,
        }
    }
}

impl From<CallStatus> for Mood {
    fn from(status: CallStatus) -> Mood {
        match status {
            CallStatus::Planned => Mood::Planned,
            CallStatus::Held => Mood::Held,
            CallStatus::Missed => Mood::Missed,
            CallStatus::Cancelled => Mood::Cancelled,
        }
    }
}

impl From<ReminderState> for Mood {
    fn from(state: ReminderState) -> Mood {
        match state {
            ReminderState::Upcoming => Mood::Planned,
            ReminderState::Due => Mood::Due,
            ReminderState::Snoozed(_) => Mood::Snoozed,
            ReminderState::Missed => Mood::Missed,
            ReminderState::Done(_) => Mood::Done,
            ReminderState::Dropped => Mood::Cancelled,
        }
    }
}

/// The label itself.
pub fn state_label(mood: Mood, text: String) -> View {
    view! {
        <span class="state-label" data-state=mood.attribute()>
            {icon(mood.icon())} {text}
        </span>
    }
}
