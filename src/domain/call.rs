//! The call: one meeting of a deal, with what was written of it, ticked after it and reminded before it.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::comment::Comment;
use super::entries::Entries;
use super::ids::{ActionId, CallId, CandidateId, DealId, LetterId};
use super::link::Link;
use super::reminder::{ReminderKey, ReminderMark};
use super::reminder_rule::OwnRule;
use super::when::{Start, later};

/// How long a call can be, in minutes.
pub const DURATIONS: RangeInclusive<u16> = 5..=480;

/// One meeting of a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Call {
    pub id: CallId,
    pub deal: DealId,
    pub call_type: CallType,
    /// What a repeat call is about; other types do not look at it.
    pub about: RepeatAbout,
    pub start: Start,
    /// 5 to 480 minutes.
    pub duration_minutes: u16,
    pub link: Option<Link>,
    pub status: CallStatus,
    /// The starts it had before it was moved, oldest first.
    pub earlier_starts: Vec<Start>,
    /// Who is invited, in the order they come in. In an introductory call: the hired person.
    pub candidates: Vec<CandidateId>,
    /// The steps of the script that were ticked, by their ids.
    pub said: Vec<String>,
    pub comment: Comment,
    /// What happened to its after-call actions so far.
    pub actions: Entries<ActionId, ActionMark>,
    /// The user's own reminder rules for it; none where those of the deal or the playbook hold.
    pub reminder_rules: Option<Vec<OwnRule>>,
    /// What happened to its reminders so far.
    pub reminders: Entries<ReminderKey, ReminderMark>,
    /// The letters about it that left the app, but for those of its reminders.
    pub letters: Entries<LetterKey, Taken>,
}

/// Names a letter about a call: template, person and start. A call that moves has its letters to be written anew.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct LetterKey(pub String);

/// One of the agency's four kinds of client call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CallType {
    FirstCall,
    Interview,
    RepeatCall,
    IntroductoryCall,
}

/// What a repeat call is about; it decides the comment and whom to remind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatAbout {
    #[default]
    Interview,
    Details,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CallStatus {
    Planned,
    Held,
    /// Nobody came.
    Missed,
    Cancelled,
}

/// What happened to an after-call action.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ActionMark {
    /// When the user ticked it.
    pub done_at: Option<DateTime<Utc>>,
    /// The text that last left the app for each person, by their key; under no key a text that is for nobody alone.
    pub taken: Entries<String, Taken>,
}

/// A text that was opened in another program or copied. Callboard cannot know that it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Taken {
    pub at: DateTime<Utc>,
    /// None where an early release did not note it.
    pub by: Option<Channel>,
}

/// How a text left the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Mail,
    Clipboard,
    Whatsapp,
    Telegram,
}

impl RepeatAbout {
    /// Both, in the order they are offered.
    pub const ALL: [RepeatAbout; 2] = [RepeatAbout::Interview, RepeatAbout::Details];
}

impl CallType {
    /// In the order of the agency's table.
    pub const ALL: [CallType; 4] =
        [CallType::FirstCall, CallType::Interview, CallType::RepeatCall, CallType::IntroductoryCall];
}

impl CallStatus {
    /// In the order they are offered.
    pub const ALL: [CallStatus; 4] = [CallStatus::Planned, CallStatus::Held, CallStatus::Missed, CallStatus::Cancelled];
}

impl Call {
    /// When and how a letter about the call, at its present time, last left the app for somebody.
    pub fn letter_taken(&self, letter: &LetterId, to: &str) -> Option<Taken> {
        self.letters.get(&self.letter_key(letter, to)).copied()
    }

    /// The name of a letter about the call at its present time.
    pub fn letter_key(&self, letter: &LetterId, to: &str) -> LetterKey {
        LetterKey(format!("{letter}|{to}|{}", self.start.at.timestamp()))
    }

    /// When the call should be over.
    pub fn ends_at(&self) -> DateTime<Utc> {
        later(self.start.at, self.duration_minutes)
    }

    /// Whether it is still to come or under way.
    pub fn is_planned(&self) -> bool {
        self.status == CallStatus::Planned
    }

    /// The call without what the app itself noted: which reminders rang, which texts were taken.
    pub fn without_notings(&self) -> Call {
        let mut call = self.clone();
        for mark in call.reminders.values_mut() {
            (mark.rung_at, mark.taken, mark.away_since) = (None, None, None);
        }
        for mark in call.actions.values_mut() {
            mark.taken = Entries::default();
        }
        call.letters = Entries::default();
        call.reminders.retain(|mark| *mark != ReminderMark::default());
        call.actions.retain(|mark| *mark != ActionMark::default());
        call
    }

    /// Whether candidates are interviewed in it: an interview, or a repeat call that is one.
    pub fn is_interview(&self) -> bool {
        match self.call_type {
            CallType::Interview => true,
            CallType::RepeatCall => self.about == RepeatAbout::Interview,
            CallType::FirstCall | CallType::IntroductoryCall => false,
        }
    }
}
