//! The interface's words for what the domain says: stages, states, notes, complaints.

use leptos_i18n::td_string;

use crate::domain::call::{CallStatus, CallType};
use crate::domain::command::Note;
use crate::domain::deal::Stage;
use crate::domain::form::Complaint;
use crate::domain::language::Language;
use crate::domain::playbook::{Lead, Playbook, Role};
use crate::domain::reminder::ReminderState;
use crate::domain::wording::{clock_time, span};
use crate::ui::i18n::{Locale, locale_of};

/// A call type's title, from the playbook.
pub fn call_type(call_type: CallType, language: Language) -> String {
    Playbook::standard().play(call_type).title.in_language(language).to_owned()
}

/// A column's title: its call type's, or the end's.
pub fn stage(stage: Stage, language: Language) -> String {
    match stage.call_type() {
        Some(of_calls) => call_type(of_calls, language),
        None if stage == Stage::Hired => td_string!(locale_of(language), stage.hired).to_owned(),
        None => td_string!(locale_of(language), stage.lost).to_owned(),
    }
}

/// A stage's name in markup, and its icon's.
pub fn stage_slug(stage: Stage) -> &'static str {
    match stage {
        Stage::FirstCall => "first-call",
        Stage::Interview => "interview",
        Stage::RepeatCall => "repeat-call",
        Stage::IntroductoryCall => "introductory-call",
        Stage::Hired => "hired",
        Stage::Lost => "lost",
    }
}

/// What became of a call.
pub fn call_status(status: CallStatus, language: Language) -> String {
    let locale = locale_of(language);
    match status {
        CallStatus::Planned => td_string!(locale, status.planned),
        CallStatus::Held => td_string!(locale, status.held),
        CallStatus::Missed => td_string!(locale, status.missed),
        CallStatus::Cancelled => td_string!(locale, status.cancelled),
    }
    .to_owned()
}

/// Somebody's part in a call.
pub fn role(role: Role, language: Language) -> String {
    let locale = locale_of(language);
    match role {
        Role::Client => td_string!(locale, role.client),
        Role::Candidate => td_string!(locale, role.candidate),
        Role::Hired => td_string!(locale, role.hired),
        Role::TeamLead => td_string!(locale, role.team_lead),
        Role::Sm => td_string!(locale, role.sm),
        Role::User => td_string!(locale, role.user),
    }
    .to_owned()
}

/// Where a reminder stands.
pub fn reminder_state(state: ReminderState, language: Language) -> String {
    let locale = locale_of(language);
    match state {
        ReminderState::Upcoming => td_string!(locale, reminder.upcoming),
        ReminderState::Due => td_string!(locale, reminder.due),
        ReminderState::Snoozed(_) => td_string!(locale, reminder.snoozed),
        ReminderState::Missed => td_string!(locale, reminder.missed),
        ReminderState::Done(_) => td_string!(locale, reminder.done),
        ReminderState::Dropped => td_string!(locale, reminder.dropped),
    }
    .to_owned()
}

/// How long before: `15 min before`, `the day before at 10:00`.
pub fn lead(lead: Lead, language: Language) -> String {
    let locale = locale_of(language);
    match lead {
        Lead::Minutes(minutes) => {
            let span = span(chrono::Duration::minutes(i64::from(minutes)), language);
            td_string!(locale, reminder.minutes_before, span = span).to_string()
        }
        Lead::DayBeforeAt(time) => {
            let time = time.format("%H:%M").to_string();
            td_string!(locale, reminder.day_before_at, time = time).to_string()
        }
    }
}

/// What was done, or why it was not.
pub fn note(note: &Note, language: Language) -> String {
    let locale = locale_of(language);
    match note {
        Note::Moved(to) => td_string!(locale, note.moved, stage = stage(*to, language)).to_string(),
        Note::StatusSet(status) => {
            td_string!(locale, note.status_set, status = call_status(*status, language)).to_string()
        }
        plain => plain_note(plain, locale).to_owned(),
    }
}

fn plain_note(note: &Note, locale: Locale) -> &'static str {
    match note {
        Note::Moved(_) | Note::StatusSet(_) | Note::Saved => td_string!(locale, note.saved),
        Note::DealCreated => td_string!(locale, note.deal_created),
        Note::CallPlanned => td_string!(locale, note.call_planned),
        Note::TimeChanged => td_string!(locale, note.time_changed),
        Note::TypeChanged => td_string!(locale, note.type_changed),
        Note::MarkedHeld => td_string!(locale, note.marked_held),
        Note::Uninvited => td_string!(locale, note.uninvited),
        Note::Copied => td_string!(locale, note.copied),
        Note::MailOpened => td_string!(locale, note.mail_opened),
        Note::TextCopiedToPaste => td_string!(locale, note.text_copied_to_paste),
        Note::Undone => td_string!(locale, note.undone),
        Note::Redone => td_string!(locale, note.redone),
        Note::NothingToUndo => td_string!(locale, note.nothing_to_undo),
        Note::NothingToRedo => td_string!(locale, note.nothing_to_redo),
        Note::ChangedSince => td_string!(locale, note.changed_since),
        Note::CallStillAhead => td_string!(locale, note.call_still_ahead),
        Note::Gone => td_string!(locale, note.gone),
    }
}

/// Whether a note tells of a step that Undo takes back.
pub fn can_be_undone(note: &Note) -> bool {
    matches!(
        note,
        Note::DealCreated
            | Note::Moved(_)
            | Note::CallPlanned
            | Note::TimeChanged
            | Note::TypeChanged
            | Note::MarkedHeld
            | Note::StatusSet(_)
            | Note::Uninvited
    )
}

/// What is wrong with a field, and what to do.
pub fn complaint(why: &Complaint, language: Language) -> String {
    let locale = locale_of(language);
    match why {
        Complaint::Required => td_string!(locale, complaint.required).to_owned(),
        Complaint::TooLong { length, limit } => {
            td_string!(locale, complaint.too_long, length = *length, limit = *limit).to_string()
        }
        Complaint::NotADate => td_string!(locale, complaint.not_a_date).to_owned(),
        Complaint::SkippedByClocks { instead } => {
            td_string!(locale, complaint.skipped_by_clocks, instead = clock_time(*instead)).to_string()
        }
        Complaint::UnknownZone => td_string!(locale, complaint.unknown_zone).to_owned(),
        Complaint::InThePast => td_string!(locale, complaint.in_the_past).to_owned(),
        Complaint::NotADuration => td_string!(locale, complaint.not_a_duration).to_owned(),
        Complaint::UnsafeLink(scheme) => td_string!(locale, complaint.unsafe_link, scheme = scheme.clone()).to_string(),
        Complaint::NotALink => td_string!(locale, complaint.not_a_link).to_owned(),
        Complaint::NotAnEmail => td_string!(locale, complaint.not_an_email).to_owned(),
        Complaint::NotAnAmount => td_string!(locale, complaint.not_an_amount).to_owned(),
        Complaint::NotACurrency => td_string!(locale, complaint.not_a_currency).to_owned(),
    }
}
