//! The interface's words for what the domain says: stages, states, notes, complaints.

use crate::domain::board::RecordId;
use crate::domain::call::{CallStatus, CallType, Channel, Taken};
use crate::domain::deal::{CandidacyState, Stage, Waiting, WaitsFor};
use crate::domain::form::Complaint;
use crate::domain::language::Language;
use crate::domain::note::Note;
use crate::domain::placement::Lack;
use crate::domain::playbook::{Lead, Playbook, Role};
use crate::domain::reminder::ReminderState;
use crate::domain::reminder_rule::RulesFrom;
use crate::domain::snooze::Snooze;
use crate::domain::when::Moment;
use crate::domain::wording::{clock_time, span};
use crate::ui::i18n::say;
use crate::ui::shared::when::{day, day_and_time};

/// A call type's title, from the playbook.
pub fn call_type(call_type: CallType, language: Language) -> String {
    Playbook::standard().play(call_type).title.in_language(language).to_owned()
}

/// A column's title: its call type's, or the end's.
pub fn stage(stage: Stage, language: Language) -> String {
    match stage.call_type() {
        Some(of_calls) => call_type(of_calls, language),
        None if stage == Stage::Hired => say!(language, stage.hired).to_owned(),
        None => say!(language, stage.lost).to_owned(),
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
    match status {
        CallStatus::Planned => say!(language, status.planned),
        CallStatus::Held => say!(language, status.held),
        CallStatus::Missed => say!(language, status.missed),
        CallStatus::Cancelled => say!(language, status.cancelled),
    }
    .to_owned()
}

/// How a text left the app, and when.
pub fn taken(taken: Taken, moment: &Moment) -> String {
    let (language, time) = (moment.language, day_and_time(taken.at, moment));
    match taken.by {
        Some(Channel::Mail) => say!(language, taken.mail, time = time),
        Some(Channel::Clipboard) => say!(language, taken.clipboard, time = time),
        Some(Channel::Whatsapp) => say!(language, taken.whatsapp, time = time),
        Some(Channel::Telegram) => say!(language, taken.telegram, time = time),
        None => say!(language, taken.unknown, time = time),
    }
}

/// What a client owes an answer to, and since when: `CVs sent, Mon 23 Nov`.
pub fn waiting(waiting: Waiting, moment: &Moment) -> String {
    let language = moment.language;
    let what = match waiting.for_what {
        WaitsFor::Cvs => say!(language, waiting.cvs),
        WaitsFor::Contract => say!(language, waiting.contract),
        WaitsFor::Times => say!(language, waiting.times),
    };
    say!(language, waiting.since, what = what, day = day(moment.date_of(waiting.since), moment))
}

/// How far a candidacy has come.
pub fn candidacy(state: CandidacyState, language: Language) -> &'static str {
    match state {
        CandidacyState::Proposed => say!(language, candidacy.proposed),
        CandidacyState::Interviewed => say!(language, candidacy.interviewed),
        CandidacyState::Chosen => say!(language, candidacy.chosen),
        CandidacyState::Hired => say!(language, candidacy.hired),
        CandidacyState::Declined => say!(language, candidacy.declined),
    }
}

/// What a placement lacks.
pub fn lack(lack: Lack, language: Language) -> String {
    match lack {
        Lack::StartDate => say!(language, candidacy.lacks_start),
        Lack::Price => say!(language, candidacy.lacks_price),
        Lack::Contract => say!(language, candidacy.lacks_contract),
    }
    .to_owned()
}

/// Somebody's part in a call.
pub fn role(role: Role, language: Language) -> String {
    match role {
        Role::Client | Role::Contact => say!(language, role.client),
        Role::Candidate => say!(language, role.candidate),
        Role::Hired => say!(language, role.hired),
        Role::TeamLead => say!(language, role.team_lead),
        Role::Sm => say!(language, role.sm),
        Role::User => say!(language, role.user),
    }
    .to_owned()
}

/// Where a reminder stands.
pub fn reminder_state(state: ReminderState, language: Language) -> String {
    match state {
        ReminderState::Upcoming => say!(language, reminder.upcoming),
        ReminderState::Due => say!(language, reminder.due),
        ReminderState::Snoozed(_) => say!(language, reminder.snoozed),
        ReminderState::Missed => say!(language, reminder.missed),
        ReminderState::Done(_) => say!(language, reminder.done),
        ReminderState::Dropped => say!(language, reminder.dropped),
    }
    .to_owned()
}

/// How long before: `15 min before`, `the day before at 10:00`.
pub fn lead(lead: Lead, language: Language) -> String {
    match lead {
        Lead::Minutes(minutes) => {
            let span = span(chrono::Duration::minutes(i64::from(minutes)), language);
            say!(language, reminder.minutes_before, span = span)
        }
        Lead::DayBeforeAt(time) => {
            let time = clock_time(time);
            say!(language, reminder.day_before_at, time = time)
        }
    }
}

/// Where the reminder rules of a call come from.
pub fn rules_from(from: RulesFrom, language: Language) -> &'static str {
    match from {
        RulesFrom::Playbook => say!(language, rules.from_playbook),
        RulesFrom::Deal => say!(language, rules.from_deal),
        RulesFrom::Call => say!(language, rules.from_call),
    }
}

/// How long a reminder is put off.
pub fn snooze(snooze: Snooze, language: Language) -> String {
    match snooze {
        Snooze::Minutes(minutes) => say!(language, inbox.in_minutes, count = minutes),
        Snooze::HourBefore => say!(language, inbox.hour_before).to_owned(),
        Snooze::Tomorrow => say!(language, inbox.tomorrow).to_owned(),
    }
}

/// What was done, or why it was not.
pub fn note(note: &Note, language: Language) -> String {
    match note {
        Note::Moved(to) => say!(language, note.moved, stage = stage(*to, language)),
        Note::StatusSet(status) => {
            say!(language, note.status_set, status = call_status(*status, language))
        }
        Note::Opened(Channel::Whatsapp) => say!(language, note.chat_opened, program = "WhatsApp"),
        Note::Opened(Channel::Telegram) => say!(language, note.chat_opened, program = "Telegram"),
        Note::TimeChanged(late) if *late > 0 => say!(language, note.time_changed_late, count = *late),
        Note::CommentReadInPart(count) => say!(language, note.comment_read_in_part, count = *count),
        Note::Imported(count) => say!(language, note.imported, count = *count),
        Note::RulesSet(late) if *late > 0 => say!(language, note.rules_set_late, count = *late),
        Note::ZonesChanged(count) => say!(language, note.zones_changed, count = *count),
        plain => plain_note(plain, language).to_owned(),
    }
}

fn plain_note(note: &Note, language: Language) -> &'static str {
    match note {
        Note::Moved(_)
        | Note::StatusSet(_)
        | Note::CommentReadInPart(_)
        | Note::Imported(_)
        | Note::ZonesChanged(_)
        | Note::Saved => say!(language, note.saved),
        Note::RulesSet(_) => say!(language, note.rules_set),
        Note::TooLateToSnooze => say!(language, note.too_late_to_snooze),
        Note::NothingPlanned => say!(language, note.nothing_planned),
        Note::BackupSaved => say!(language, note.backup_saved),
        Note::Deleted => say!(language, note.deleted),
        Note::Restored => say!(language, note.restored),
        Note::StillNeeded => say!(language, note.still_needed),
        Note::Opened(_) => say!(language, note.mail_opened),
        Note::TimeChanged(_) => say!(language, note.time_changed),
        Note::DealCreated => say!(language, note.deal_created),
        Note::CallPlanned => say!(language, note.call_planned),
        Note::TypeChanged => say!(language, note.type_changed),
        Note::MarkedHeld => say!(language, note.marked_held),
        Note::Uninvited => say!(language, note.uninvited),
        Note::CommentRead => say!(language, note.comment_read),
        Note::NothingUnderstood => say!(language, note.nothing_understood),
        Note::Copied => say!(language, note.copied),
        Note::CalendarTaken => say!(language, note.calendar_taken),
        Note::Unchanged => say!(language, note.unchanged),
        Note::Answered => say!(language, note.answered),
        Note::DetailsKept => say!(language, note.details_kept),
        Note::TextCopiedToPaste => say!(language, note.text_copied_to_paste),
        Note::Undone => say!(language, note.undone),
        Note::Redone => say!(language, note.redone),
        Note::NothingToUndo => say!(language, note.nothing_to_undo),
        Note::NothingToRedo => say!(language, note.nothing_to_redo),
        Note::ChangedSince => say!(language, note.changed_since),
        Note::CallStillAhead => say!(language, note.call_still_ahead),
        Note::Gone => say!(language, note.gone),
    }
}

/// A share in whole per cent.
pub fn percent(share: f64) -> u32 {
    // Between 0 and 100, rounded.
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// What a storage that is so full, in per cent, means.
pub fn space_words(full: u32, language: Language) -> &'static str {
    match full {
        ..60 => say!(language, data.space_good),
        60..80 => say!(language, data.space_60),
        80..95 => say!(language, data.space_80),
        _ => say!(language, data.space_95),
    }
}

/// What kind of record it is.
pub fn record_kind(id: RecordId, language: Language) -> &'static str {
    match id {
        RecordId::Client(_) => say!(language, data.client),
        RecordId::Candidate(_) => say!(language, data.candidate),
        RecordId::Deal(_) => say!(language, data.deal),
        RecordId::Call(_) => say!(language, data.call),
        RecordId::Settings => say!(language, data.settings),
    }
}

/// Whether a note tells of a step that Undo takes back.
pub fn can_be_undone(note: &Note) -> bool {
    matches!(
        note,
        Note::DealCreated
            | Note::Moved(_)
            | Note::CallPlanned
            | Note::TimeChanged(_)
            | Note::RulesSet(_)
            | Note::DetailsKept
            | Note::Answered
            | Note::Saved
            | Note::TypeChanged
            | Note::MarkedHeld
            | Note::StatusSet(_)
            | Note::Uninvited
            | Note::CommentRead
            | Note::CommentReadInPart(_)
            | Note::Imported(_)
            | Note::Deleted
            | Note::Restored
    )
}

/// What is wrong with a field, and what to do.
pub fn complaint(why: &Complaint, language: Language) -> String {
    match why {
        Complaint::Required => say!(language, complaint.required).to_owned(),
        Complaint::TooLong { length, limit } => {
            say!(language, complaint.too_long, length = *length, limit = *limit)
        }
        Complaint::NotADate => say!(language, complaint.not_a_date).to_owned(),
        Complaint::SkippedByClocks { instead } => {
            say!(language, complaint.skipped_by_clocks, instead = clock_time(*instead))
        }
        Complaint::IdInUse(name) => say!(language, complaint.id_in_use, name = name.clone()),
        Complaint::UnknownZone => say!(language, complaint.unknown_zone).to_owned(),
        Complaint::InThePast => say!(language, complaint.in_the_past).to_owned(),
        Complaint::NotADuration => say!(language, complaint.not_a_duration).to_owned(),
        Complaint::UnsafeLink(scheme) => say!(language, complaint.unsafe_link, scheme = scheme.clone()),
        Complaint::NotALink => say!(language, complaint.not_a_link).to_owned(),
        Complaint::NotATelegramName => say!(language, complaint.not_a_telegram_name).to_owned(),
        Complaint::NotAnEmail => say!(language, complaint.not_an_email).to_owned(),
        Complaint::NotAnAmount => say!(language, complaint.not_an_amount).to_owned(),
        Complaint::NotACurrency => say!(language, complaint.not_a_currency).to_owned(),
    }
}
