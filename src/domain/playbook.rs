//! The agency's table as data: per call type its script, comment fields, after-call actions and reminder rules, and
//! the letters. Columns, editors, checklists, reminders and tests all derive from it; the content stands in
//! `playbook/default.json`, in both languages.

use std::sync::LazyLock;

use serde::Serialize;

use super::call::{CallType, RepeatAbout};
use super::deal::WaitsFor;
use super::ids::{ActionId, FieldId, LetterId, RuleId};
use super::json;
use super::language::Text;

/// The whole table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Playbook {
    pub plays: Vec<Play>,
    pub letters: Vec<LetterTemplate>,
}

/// One row of the table: what belongs to one call type.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Play {
    pub call_type: CallType,
    pub title: Text,
    pub purpose: Text,
    /// How long such a call usually takes, in minutes.
    pub duration_minutes: u16,
    pub script: Vec<ScriptStep>,
    /// The line that stands above the text in calendar and CRM.
    pub mark: Option<String>,
    pub fields: Vec<FieldSpec>,
    pub actions: Vec<ActionSpec>,
    pub reminders: Vec<ReminderRule>,
    /// How people are asked to come.
    pub invitations: Vec<Invitation>,
}

/// One thing to say or to do in a call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScriptStep {
    pub id: String,
    pub say: Text,
    pub why: Option<Text>,
    /// Questions to have at hand.
    pub questions: Vec<Text>,
    /// Only in repeat calls about this.
    pub only: Option<RepeatAbout>,
}

/// One field of a comment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldSpec {
    pub id: FieldId,
    /// The label in the plain text; English in every language.
    pub label: String,
    /// What belongs there.
    pub hint: Text,
    pub kind: FieldKind,
    /// What the field holds until somebody writes in it.
    pub starts_as: Option<Origin>,
    /// Only in repeat calls about this.
    pub only: Option<RepeatAbout>,
    /// Pointed out while it is empty.
    pub required: bool,
    /// Usually so short that another field fits beside it.
    pub short: bool,
    /// Values at hand, to be put in with one press. One that begins with `(` belongs behind the last item: `(full time)`.
    pub at_hand: Vec<String>,
    /// Each of its items is somebody the client needs, and can become a further deal.
    pub names_needs: bool,
}

/// How a field is written and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// `Label: value`, one line.
    Line,
    /// `Label: value`, typed on several lines, printed with `; ` between them.
    Paragraph,
    /// `Label: value`, one item a line, printed with `, ` between them.
    Items,
    /// `Label: value`, a date or `keep in touch by email`.
    NextContact,
    /// Free text without a label, in its own lines.
    Gist,
    /// The candidates interviewed, and the results.
    Interview,
    /// A line without a label, there only if written.
    Conclusion,
    /// `Label: value`, a channel from a list or another.
    Messenger,
    /// `Label: value`, the sales manager's name.
    Sm,
}

/// Where a field's first value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    ClientName,
    ClientWebsite,
    ContactNames,
    /// What is known of the company under this very field; while nothing is, this text.
    Detail(String),
    Need,
    Sm,
    Messenger,
    /// This very text.
    Text(String),
}

/// One step after the call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActionSpec {
    pub id: ActionId,
    pub text: Text,
    /// Counts only once this holds.
    pub only_if: Option<Condition>,
    /// What the app can do towards it.
    pub does: Vec<Aid>,
    /// What the client owes an answer to once it is done.
    pub waits_for: Option<WaitsFor>,
}

/// When a conditional action counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// A candidate of the call is chosen.
    Chosen,
    /// A candidate of the call is hired.
    Hired,
}

/// What the app does towards an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aid {
    /// Writes a letter to each of some people.
    Letter(LetterAid),
    /// Copies a text for calendar or CRM.
    Copy(CopyForm),
    /// Chooses candidates for the deal.
    Candidates,
    /// Plans the next call.
    Plan(CallType),
}

/// A letter, to whom, and of which call it speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterAid {
    pub letter: LetterId,
    pub to: Role,
    pub about: AboutCall,
}

/// Which call a letter speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum AboutCall {
    /// The one whose action it is.
    #[serde(rename = "this_call")]
    This,
    /// The deal's next planned one.
    #[serde(rename = "next_call")]
    Next,
}

/// The letter that asks somebody to come to a planned call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Invitation {
    pub to: Role,
    pub letter: LetterId,
}

/// Which text is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyForm {
    /// The comment's text alone.
    Plain,
    /// With the call type's mark on a line above, where it has one.
    Marked,
    /// The call's own data: type, date, time, length.
    CallData,
    /// One candidate with what the client said of them.
    CandidateNote,
    /// Who was hired: start date, price, contract.
    Hires,
}

/// Whom to remind, and when.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReminderRule {
    pub id: RuleId,
    pub to: Role,
    pub lead: Lead,
    pub letter: LetterId,
    pub only: Option<RuleCondition>,
}

/// Somebody's part in a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The client's person whom letters go to.
    Client,
    /// Another of the client's people.
    Contact,
    Candidate,
    Hired,
    TeamLead,
    Sm,
    /// Who works with Callboard.
    User,
}

/// How long before the start a reminder is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lead {
    /// Minutes before the start.
    Minutes(u16),
    /// The day before, at this time of the user's clock.
    DayBeforeAt(#[serde(serialize_with = "hour_and_minute::serialize")] chrono::NaiveTime),
}

/// When a rule applies at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleCondition {
    /// A repeat call about details to which no candidate is invited.
    DetailsWithoutCandidates,
}

/// A letter to be filled in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LetterTemplate {
    pub id: LetterId,
    pub subject: Text,
    pub body: Text,
    /// What a link cannot carry and is attached by hand; a line whose placeholder has no value is left out.
    pub attach: Vec<Text>,
}

static DEFAULT: LazyLock<Playbook> = LazyLock::new(|| {
    json::parse(include_str!("playbook/default.json"))
        .expect("the default playbook is part of the program and parsed by its tests")
});

impl Playbook {
    /// The agency's table as it comes with the app.
    pub fn standard() -> &'static Playbook {
        &DEFAULT
    }

    /// The row of one call type.
    pub fn play(&self, call_type: CallType) -> &Play {
        self.plays.iter().find(|play| play.call_type == call_type).expect("a playbook has a row for every call type")
    }

    /// A letter by its name.
    pub fn letter(&self, id: &LetterId) -> Option<&LetterTemplate> {
        self.letters.iter().find(|letter| letter.id == *id)
    }
}

impl Play {
    /// The steps of the script, given what a repeat call is about.
    pub fn script_about(&self, about: RepeatAbout) -> impl Iterator<Item = &ScriptStep> {
        self.script.iter().filter(move |step| step.only.is_none_or(|only| only == about))
    }

    /// The fields of a comment, given what a repeat call is about.
    pub fn fields_about(&self, about: RepeatAbout) -> impl Iterator<Item = &FieldSpec> {
        self.fields.iter().filter(move |field| field.only.is_none_or(|only| only == about))
    }

    /// An action by its name.
    pub fn action(&self, id: &ActionId) -> Option<&ActionSpec> {
        self.actions.iter().find(|action| action.id == *id)
    }

    /// A field by its name.
    pub fn field(&self, id: &FieldId) -> Option<&FieldSpec> {
        self.fields.iter().find(|field| field.id == *id)
    }
}

mod hour_and_minute {
    use chrono::NaiveTime;
    use serde::Serializer;

    pub fn serialize<S: Serializer>(time: &NaiveTime, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&crate::domain::wording::clock_time(*time))
    }
}
