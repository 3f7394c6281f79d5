//! What each record and each part of the playbook looks like in JSON: structs by the names of their fields, enums by the
//! names of their variants, as serde writes them. A field that is missing here does not compile; a name that differs
//! from serde's fails the tests of the stored format.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use uuid::Uuid;

use super::call::{ActionMark, Call, CallStatus, CallType, Channel, LetterKey, RepeatAbout, Taken};
use super::candidate::Candidate;
use super::client::{Client, Contact};
use super::comment::{Comment, FieldValue, InterviewResult, NextContact, Verdict};
use super::deal::{Candidacy, CandidacyState, Deal, Stage, Waiting, WaitsFor};
use super::entries::Entries;
use super::ids::{ActionId, CallId, CandidateId, ClientId, DealId, FieldId, LetterId, RuleId};
use super::iso;
use super::json::{At, Fit, Unfit, twice, unknown};
use super::language::{Language, Text};
use super::link::Link;
use super::placement::{Amount, Period, Placement, Price};
use super::playbook::{
    AboutCall, ActionSpec, Aid, Condition, CopyForm, FieldKind, FieldSpec, Invitation, Lead, LetterAid, LetterTemplate,
    Origin, Play, Playbook, ReminderRule, Role, RuleCondition, ScriptStep,
};
use super::reminder::{ReminderKey, ReminderMark};
use super::reminder_rule::{OwnRule, OwnRules};
use super::settings::Settings;
use super::when::Start;
use super::zone::ZoneName;

macro_rules! structs {
    ($($kind:ident { $($field:ident),+ })+) => {$(
        impl Fit for $kind {
            fn fit(at: At<'_>) -> Result<$kind, Unfit> {
                let fields = at.fields()?;
                Ok($kind { $($field: fields.field(stringify!($field))?),+ })
            }
        }
    )+};
}

/// Enums whose variants hold nothing.
macro_rules! names {
    ($($kind:ident { $($variant:ident = $name:literal),+ })+) => {$(
        impl Fit for $kind {
            fn fit(at: At<'_>) -> Result<$kind, Unfit> {
                let place = at.name(&[$($name),+])?;
                [$($kind::$variant),+].get(place).copied().ok_or_else(|| at.is_not("one of its names"))
            }
        }
    )+};
}

/// Enums of which some variants hold something.
macro_rules! variants {
    ($($kind:ident { $($variant:ident $(($holds:ty))? = $name:literal),+ })+) => {$(
        impl Fit for $kind {
            fn fit(at: At<'_>) -> Result<$kind, Unfit> {
                let (name, holds) = at.variant()?;
                match name {
                    $($name => variants!(holds $kind $variant $($holds)?),)+
                    other => Err(unknown(other)),
                }
            }
        }
    )+};
    ($at:ident $kind:ident $variant:ident) => { $at.nothing().map(|()| $kind::$variant) };
    ($at:ident $kind:ident $variant:ident $holds:ty) => { <$holds>::fit($at).map($kind::$variant) };
}

/// Types that are written as what they wrap.
macro_rules! wrapped {
    ($($kind:ident)+) => {$(
        impl Fit for $kind {
            fn fit(at: At<'_>) -> Result<$kind, Unfit> {
                Fit::fit(at).map($kind)
            }
        }
    )+};
}

/// Types that are written as a text.
macro_rules! texts {
    ($($kind:ty: $read:expr;)+) => {$(
        impl Fit for $kind {
            fn fit(at: At<'_>) -> Result<$kind, Unfit> {
                let read: fn(&str) -> Option<$kind> = $read;
                read(at.text()?).ok_or_else(|| at.is_not(concat!("a ", stringify!($kind))))
            }
        }
    )+};
}

structs! {
    Client { id, name, website, contacts, zone, language, sm, details }
    Contact { name, email, phone, telegram }
    Candidate { id, employee_id, contact, skills, zone, language, cv, portfolio }
    Deal {
        id, client, need, stage, candidacies, reminder_rules, follow_up_on, waiting, nudged_at, lost_because, created_at, stage_since
    }
    Waiting { for_what, since }
    Candidacy { candidate, state, placement }
    Placement { starts_on, price, contract, team_lead, messenger }
    Price { amount, currency, per }
    Call {
        id, deal, call_type, about, start, duration_minutes, link, status, earlier_starts, candidates, said,
        comment, actions, reminder_rules, reminders, letters
    }
    Start { at, wall, zone }
    ActionMark { done_at, taken }
    Taken { at, by }
    ReminderMark { rung_at, done_at, snoozed_until, taken, away_since }
    OwnRule { to, lead }
    OwnRules { call_type, rules }
    Comment { values, results, unread }
    InterviewResult { summary, observation, verdict, why, chosen }
    Settings { user, sms, language, zone, nudge_after_days, rings_aloud }
    Playbook { plays, letters }
    Play { call_type, title, purpose, duration_minutes, script, mark, fields, actions, reminders, invitations }
    ScriptStep { id, say, why, questions, only }
    FieldSpec { id, label, hint, kind, starts_as, only, required, short, at_hand, names_needs }
    ActionSpec { id, text, only_if, does, waits_for }
    LetterAid { letter, to, about }
    Invitation { to, letter }
    ReminderRule { id, to, lead, letter, only }
    LetterTemplate { id, subject, body, attach }
    Text { en, ru }
}

names! {
    CallType {
        FirstCall = "first_call", Interview = "interview", RepeatCall = "repeat_call",
        IntroductoryCall = "introductory_call"
    }
    RepeatAbout { Interview = "interview", Details = "details" }
    CallStatus { Planned = "planned", Held = "held", Missed = "missed", Cancelled = "cancelled" }
    Stage {
        FirstCall = "first_call", Interview = "interview", RepeatCall = "repeat_call",
        IntroductoryCall = "introductory_call", Hired = "hired", Lost = "lost"
    }
    CandidacyState {
        Proposed = "proposed", Interviewed = "interviewed", Chosen = "chosen", Hired = "hired", Declined = "declined"
    }
    WaitsFor { Cvs = "cvs", Contract = "contract", Times = "times" }
    Channel { Mail = "mail", Clipboard = "clipboard", Whatsapp = "whatsapp", Telegram = "telegram" }
    Verdict { Liked = "liked", NotLiked = "not_liked" }
    Period { Hour = "hour", Month = "month" }
    Language { En = "en", Ru = "ru" }
    FieldKind {
        Line = "line", Paragraph = "paragraph", Items = "items", NextContact = "next_contact", Gist = "gist",
        Interview = "interview", Conclusion = "conclusion", Messenger = "messenger", Sm = "sm"
    }
    Condition { Chosen = "chosen", Hired = "hired" }
    CopyForm {
        Plain = "plain", Marked = "marked", CallData = "call_data", CandidateNote = "candidate_note", Hires = "hires"
    }
    AboutCall { This = "this_call", Next = "next_call" }
    Role {
        Client = "client", Contact = "contact", Candidate = "candidate", Hired = "hired", TeamLead = "team_lead", Sm = "sm", User = "user"
    }
    RuleCondition { DetailsWithoutCandidates = "details_without_candidates" }
}

variants! {
    FieldValue { Text(String) = "text", Items(Vec<String>) = "items", NextContact(NextContact) = "next_contact" }
    NextContact { Unset = "unset", On(NaiveDate) = "on", KeepInTouchByEmail = "keep_in_touch_by_email" }
    Origin {
        Detail(String) = "detail",
        ClientName = "client_name", ClientWebsite = "client_website", ContactNames = "contact_names", Need = "need",
        Sm = "sm", Messenger = "messenger", Text(String) = "text"
    }
    Aid { Letter(LetterAid) = "letter", Copy(CopyForm) = "copy", Candidates = "candidates", Plan(CallType) = "plan" }
    Lead { Minutes(u16) = "minutes", DayBeforeAt(NaiveTime) = "day_before_at" }
}

wrapped! {
    ClientId CandidateId DealId CallId FieldId ActionId RuleId LetterId ReminderKey LetterKey ZoneName Amount
}

texts! {
    Uuid: |text| Uuid::try_parse(text).ok();
    Link: |text| Link::parse(text).ok();
    NaiveDate: iso::date;
    NaiveTime: iso::time;
    NaiveDateTime: iso::wall;
    DateTime<Utc>: iso::instant;
}

impl<K: Ord + Fit, V: Fit> Fit for Entries<K, V> {
    fn fit(at: At<'_>) -> Result<Entries<K, V>, Unfit> {
        let mut entries = Entries::default();
        for (name, value) in at.fields()?.all() {
            let key = K::fit(At::Name(name))?;
            if entries.get(&key).is_some() {
                return Err(twice(name));
            }
            entries.insert(key, V::fit(At::Value(value))?);
        }
        Ok(entries)
    }
}
