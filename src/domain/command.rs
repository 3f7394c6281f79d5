//! All that can happen, and all that can follow. Views, the clock, other tabs and files speak to the store in
//! commands; what must be done outside the records comes back as effects.

use chrono::{DateTime, NaiveDate, Utc};

use super::board::{Change, Record, RecordId, Stored};
use super::calendar::Audience;
use super::call::{CallStatus, CallType, Channel, RepeatAbout};
use super::candidate::Candidate;
use super::client::{Client, Contact};
use super::comment::{FieldValue, Verdict};
use super::deal::CandidacyState;
use super::entry::Entry;
use super::ids::{ActionId, CallId, CandidateId, ClientId, DealId, FieldId, LetterId};
use super::language::Language;
use super::letter::Letter;
use super::link::Link;
use super::note::Note;
use super::placement::Placement;
use super::playbook::CopyForm;
use super::reminder::{ReminderId, ReminderKey, Unseen};
use super::reminder_rule::OwnRule;
use super::settings::Settings;
use super::snooze::Snooze;
use super::when::Start;
use super::zone::ZoneName;

/// Something the user, the clock or another tab wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    CreateDeal(NewDeal),
    MoveDeal {
        deal: DealId,
        to: Destination,
    },
    /// Puts candidates forward for a deal, without inviting them to a call.
    Propose {
        deal: DealId,
        invitees: Vec<Invitee>,
    },
    SetCandidacy {
        deal: DealId,
        candidate: CandidateId,
        state: CandidacyState,
    },
    SavePlacement {
        deal: DealId,
        candidate: CandidateId,
        placement: Placement,
    },
    /// The client answered: the deal waits for them no longer.
    ClientAnswered {
        deal: DealId,
    },
    FollowUpOn {
        deal: DealId,
        date: Option<NaiveDate>,
    },
    ChangeTime {
        call: CallId,
        time: CallTime,
    },
    SetStatus {
        call: CallId,
        status: CallStatus,
    },
    SetAbout {
        call: CallId,
        about: RepeatAbout,
    },
    /// Ticks a step of the script, or takes the tick back.
    ToggleStep {
        call: CallId,
        step: String,
    },
    /// Makes what the comment says of the company what is known of it.
    KeepDetails {
        call: CallId,
    },
    Write {
        call: CallId,
        field: FieldId,
        value: FieldValue,
    },
    WriteResult {
        call: CallId,
        candidate: CandidateId,
        part: ResultPart,
    },
    /// An existing comment, from the CRM or the calendar.
    PasteComment {
        call: CallId,
        text: String,
    },
    /// What was not understood of a pasted comment is not needed any more.
    ForgetUnread {
        call: CallId,
    },
    Invite {
        call: CallId,
        invitees: Vec<Invitee>,
    },
    Uninvite {
        call: CallId,
        candidate: CandidateId,
    },
    TickAction {
        call: CallId,
        action: ActionId,
    },
    UntickAction {
        call: CallId,
        action: ActionId,
    },
    /// Copies a text for calendar or CRM; a note is about one candidate.
    CopyText {
        call: CallId,
        form: CopyForm,
        candidate: Option<CandidateId>,
        action: Option<ActionId>,
    },
    TakeLetter {
        letter: Letter,
        of: LetterOf,
        by: Channel,
        purpose: Purpose,
    },
    /// Hands out a calendar file.
    TakeCalendar {
        call: CallId,
        audience: Audience,
    },
    FinishReminder {
        call: CallId,
        reminder: ReminderKey,
    },
    ReopenReminder {
        call: CallId,
        reminder: ReminderKey,
    },
    SnoozeReminder {
        call: CallId,
        reminder: ReminderKey,
        snooze: Snooze,
    },
    /// These reminders rang just now, shown or refused; `unseen` is the time in which no page was looking before.
    Rang {
        reminders: Vec<ReminderId>,
        unseen: Unseen,
    },
    /// Gives a call reminder rules of the user's own, or those of the playbook again.
    SetReminderRules {
        call: CallId,
        rules: Option<Vec<OwnRule>>,
        scope: RuleScope,
    },
    /// Hands out a calendar file of the coming two weeks.
    TakeFortnight,
    /// Zones may have changed their rules since a call was planned.
    CheckZones,
    SaveClient(Client),
    SaveCandidate(Candidate),
    ChangeSettings(Settings),
    /// Things happened in other tabs.
    TakeOver(Vec<Entry>),
    /// Records come in from a file, and others go into the bin for it.
    Import {
        brought: Vec<Brought>,
        deleted: Vec<RecordId>,
    },
    /// Puts a record into the bin, with what makes no sense without it.
    Delete(RecordId),
    /// Takes a record out of the bin, with what went there with it.
    Restore(RecordId),
    /// Throws records away for good.
    ThrowAway(Vec<RecordId>),
    /// Records were found in a store.
    Load(Vec<Stored>),
    Undo,
    Redo,
}

/// What must be done outside the records.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Store what happened.
    Save { entry: Entry, changes: Vec<Change> },
    /// Throw these records away for good.
    ThrowAway(Vec<RecordId>),
    /// These records were changed elsewhere: show them, they are stored already.
    Refresh(Vec<Change>),
    /// Put a text on the clipboard, and say so once it is there.
    Copy { text: String, then: Note },
    /// Offer a text as a file to save, and say so.
    Download { name: String, mime: &'static str, text: String, then: Note },
    /// Tell the user.
    Say(Note),
}

/// A record from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    pub stored: Stored,
    /// When it was last changed, where that is known.
    pub changed_at: Option<DateTime<Utc>>,
}

/// A deal as the new-deal form yields it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewDeal {
    pub client: ClientChoice,
    pub need: String,
    /// The first call; it can be planned later.
    pub first_call: Option<CallTime>,
}

/// Whose deal.
#[derive(Debug, Clone, PartialEq)]
pub enum ClientChoice {
    /// A further need of a known client.
    Known(ClientId),
    New(NewClient),
}

/// A client as the new-deal form yields it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewClient {
    pub name: String,
    pub contact: Contact,
    pub zone: ZoneName,
    pub language: Language,
}

/// When and where a call takes place.
#[derive(Debug, Clone, PartialEq)]
pub struct CallTime {
    pub start: Start,
    /// 5 to 480 minutes.
    pub duration_minutes: u16,
    pub link: Option<Link>,
}

/// Where a deal moves to.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// To a call stage, with the next call of that type.
    Call(CallPlan),
    /// To a call stage; the date will be agreed later.
    Undated(CallType),
    /// Hired: who, with what their placements lacked.
    Hired(Vec<(Invitee, Placement)>),
    Lost {
        because: String,
    },
}

/// A call to be planned.
#[derive(Debug, Clone, PartialEq)]
pub struct CallPlan {
    pub call_type: CallType,
    pub about: RepeatAbout,
    pub time: CallTime,
    /// For an introductory call: the hired person.
    pub invitees: Vec<Invitee>,
    /// For an introductory call.
    pub team_lead: Option<Contact>,
}

/// Somebody to invite.
#[derive(Debug, Clone, PartialEq)]
pub enum Invitee {
    Known(CandidateId),
    New(NewCandidate),
}

/// A candidate as the form yields it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCandidate {
    pub contact: Contact,
    pub employee_id: String,
    pub zone: Option<ZoneName>,
    pub language: Language,
}

/// One part of an interview's result.
#[derive(Debug, Clone, PartialEq)]
pub enum ResultPart {
    Summary(String),
    Observation(String),
    Verdict(Option<Verdict>),
    Why(String),
    Chosen(bool),
}

/// Which letter: the call it speaks of, its template, and the key of the person it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterOf {
    pub about: CallId,
    pub id: LetterId,
    pub to: String,
}

/// What reminder rules are chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleScope {
    /// One call.
    Call,
    /// All calls of its type in the deal.
    Deal,
}

/// What a letter was written for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    Reminder(ReminderKey),
    /// An action of this call.
    Action(CallId, ActionId),
    /// Nothing that is ticked: an invitation, or a word after a missed call.
    Itself,
    /// The client has not answered yet.
    Nudge,
}

impl ResultPart {
    /// The part's name: writing on in one part is one undo step.
    pub fn name(&self) -> &'static str {
        match self {
            ResultPart::Summary(_) => "summary",
            ResultPart::Observation(_) => "observation",
            ResultPart::Verdict(_) => "verdict",
            ResultPart::Why(_) => "why",
            ResultPart::Chosen(_) => "chosen",
        }
    }
}

impl From<Record> for Change {
    /// A record that was not there before.
    fn from(record: Record) -> Change {
        Change { id: record.id(), before: None, after: Some(record) }
    }
}
