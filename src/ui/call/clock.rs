//! How far a call is: whether it is ahead, under way or over, and the clock that says so.

use chrono::{DateTime, Duration, Utc};

use super::this_call::ThisCall;
use crate::domain::call::{Call, CallStatus};
use crate::domain::language::Language;
use crate::ui::i18n::say;
use crate::ui::shared::when::distance;
use crate::view::Memo;

/// Which part of the page the user needs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Before,
    During,
    After,
}

/// How long over its time a call may run before it is taken for over, in minutes.
const OVERRUN_MINUTES: i64 = 60;

/// The phase of a call, looked at every second.
pub fn phase_of(this: ThisCall) -> Memo<Phase> {
    Memo::new(move |_| {
        let now = this.store.now();
        this.read(|call, _, _| phase(call, now)).unwrap_or(Phase::After)
    })
}

/// What the clock shows: the time until the start, the time since, how long ago the end was. Empty where a clock
/// says nothing.
pub fn clock_of(this: ThisCall) -> Memo<String> {
    Memo::new(move |_| {
        let now = this.store.now();
        this.read(|call, _, moment| clock(call, now, moment.language)).unwrap_or_default()
    })
}

impl Phase {
    /// The value of `data-phase`.
    pub fn attribute(self) -> &'static str {
        match self {
            Phase::Before => "before",
            Phase::During => "during",
            Phase::After => "after",
        }
    }
}

fn phase(call: &Call, now: DateTime<Utc>) -> Phase {
    if !call.is_planned() || now >= call.ends_at() + Duration::minutes(OVERRUN_MINUTES) {
        Phase::After
    } else if now >= call.start.at {
        Phase::During
    } else {
        Phase::Before
    }
}

fn clock(call: &Call, now: DateTime<Utc>, language: Language) -> String {
    match phase(call, now) {
        Phase::Before => distance(call.start.at, now, language),
        Phase::During => elapsed(now - call.start.at),
        Phase::After => match call.status {
            CallStatus::Planned | CallStatus::Held if now >= call.ends_at() => {
                let distance = distance(call.ends_at(), now, language);
                say!(language, call.ended, distance = distance)
            }
            _ => String::new(),
        },
    }
}

/// `12:07`, `1:02:07`.
fn elapsed(length: Duration) -> String {
    let (hours, minutes, seconds) = (length.num_hours(), length.num_minutes() % 60, length.num_seconds() % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}
