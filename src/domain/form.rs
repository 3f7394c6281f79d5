//! What people type into the dialogs, read into commands. Each field that cannot be read gets its own complaint, and
//! nothing that was typed is changed: the caller keeps the form.

pub mod people;
pub mod placement;
pub mod rule;
pub mod time;

use chrono::NaiveDateTime;

use super::board::Board;
use super::candidate::same_employee_id;
use super::client::Contact;
use super::command::{CallTime, ClientChoice, NewCandidate, NewClient, NewDeal};
use super::fold::folded;
use super::ids::CandidateId;
use super::language::Language;
use super::letter::telegram_name;
use super::link::{Link, LinkError};
use super::when::Moment;
use super::zone::ZoneName;

/// When and where, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TimeForm {
    /// `2026-11-30T15:00`, as a date-and-time control yields it, or in words, `tomorrow 15:00`.
    pub start: String,
    pub zone: String,
    /// Minutes.
    pub duration: String,
    pub link: String,
    /// The user said that a time in the past is meant.
    pub past_is_meant: bool,
}

/// A new deal, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DealForm {
    pub client: String,
    pub contact: PersonForm,
    pub need: String,
    pub language: Language,
    pub time: TimeForm,
}

/// A person, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonForm {
    pub name: String,
    pub email: String,
    pub phone: String,
    pub telegram: String,
    pub employee_id: String,
    /// The user said that an ID somebody else has is meant.
    pub id_is_meant: bool,
    pub zone: String,
    pub language: Language,
}

/// A field that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub field: Field,
    pub why: Complaint,
}

/// A field of a dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Client,
    Name,
    Email,
    Phone,
    Telegram,
    EmployeeId,
    Need,
    Start,
    Zone,
    Duration,
    Link,
    StartsOn,
    Amount,
    Currency,
    Contract,
    Because,
    Website,
    Sm,
    Skills,
    Cv,
    Portfolio,
    Messenger,
}

/// What is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Complaint {
    Required,
    /// Longer than a field of this kind can be, in characters.
    TooLong {
        length: usize,
        limit: usize,
    },
    NotADate,
    /// Clocks are set forward over this time; the next one they show.
    SkippedByClocks {
        instead: NaiveDateTime,
    },
    UnknownZone,
    /// This candidate has the same employee ID; to be confirmed.
    IdInUse(String),
    /// The time has passed; to be confirmed.
    InThePast,
    /// Not between 5 and 480 minutes.
    NotADuration,
    /// A link whose scheme could run code.
    UnsafeLink(String),
    NotALink,
    NotAnEmail,
    /// No name that Telegram gives.
    NotATelegramName,
    NotAnAmount,
    /// Not three letters (ISO 4217).
    NotACurrency,
}

/// Longest name, number or address, in characters.
pub const LONGEST_LINE: usize = 300;
/// Longest need, reason or link, in characters.
pub const LONGEST_TEXT: usize = 2_000;

/// Reads a new deal. A company already known by that name gets a further deal.
pub fn read_deal(form: &DealForm, board: &Board, moment: &Moment) -> Result<NewDeal, Vec<Problem>> {
    let mut reader = Reader::default();
    let client = reader.line(Field::Client, &form.client, Needed::Yes);
    let contact = reader.contact(&form.contact, Needed::No);
    let need = reader.text(Field::Need, &form.need, Needed::No);
    let zone = reader.zone(&form.time.zone, moment);
    // A link belongs to a call: where one was typed, the call's date is asked for.
    let is_undated = form.time.start.trim().is_empty() && form.time.link.trim().is_empty();
    let first_call = if is_undated { None } else { reader.time(&form.time, moment) };
    let known = board.clients().find(|known| same_name(&known.name, &client));
    reader.finish(|| NewDeal {
        client: match known {
            Some(client) => ClientChoice::Known(client.id),
            None => ClientChoice::New(NewClient { name: client, contact, zone, language: form.language }),
        },
        need,
        first_call,
    })
}

/// Reads when and where a call takes place.
pub fn read_time(form: &TimeForm, moment: &Moment) -> Result<CallTime, Vec<Problem>> {
    let mut reader = Reader::default();
    let time = reader.time(form, moment);
    match time {
        Some(time) if reader.problems.is_empty() => Ok(time),
        _ => Err(reader.problems),
    }
}

/// Reads a candidate; the name is needed.
pub fn read_candidate(form: &PersonForm, board: &Board, moment: &Moment) -> Result<NewCandidate, Vec<Problem>> {
    let mut reader = Reader::default();
    let contact = reader.contact(form, Needed::Yes);
    let employee_id = reader.employee_id(form, None, board);
    let zone = if form.zone.trim().is_empty() { None } else { Some(reader.zone(&form.zone, moment)) };
    reader.finish(|| NewCandidate { contact, employee_id, zone, language: form.language })
}

/// Reads a contact person or team lead; the name is needed.
pub fn read_contact(form: &PersonForm) -> Result<Contact, Vec<Problem>> {
    let mut reader = Reader::default();
    let contact = reader.contact(form, Needed::Yes);
    reader.finish(|| contact)
}

/// Reads why a deal was lost; a reason is needed.
pub fn read_reason(typed: &str) -> Result<String, Vec<Problem>> {
    let mut reader = Reader::default();
    let because = reader.text(Field::Because, typed, Needed::Yes);
    reader.finish(|| because)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    Yes,
    No,
}

#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn finish<T>(self, value: impl FnOnce() -> T) -> Result<T, Vec<Problem>> {
        if self.problems.is_empty() { Ok(value()) } else { Err(self.problems) }
    }

    fn complain(&mut self, field: Field, why: Complaint) {
        self.problems.push(Problem { field, why });
    }

    fn line(&mut self, field: Field, typed: &str, needed: Needed) -> String {
        self.limited(field, typed, needed, LONGEST_LINE)
    }

    fn text(&mut self, field: Field, typed: &str, needed: Needed) -> String {
        self.limited(field, typed, needed, LONGEST_TEXT)
    }

    fn limited(&mut self, field: Field, typed: &str, needed: Needed, limit: usize) -> String {
        let text = typed.trim();
        let length = text.chars().count();
        if text.is_empty() && needed == Needed::Yes {
            self.complain(field, Complaint::Required);
        } else if length > limit {
            self.complain(field, Complaint::TooLong { length, limit });
        }
        text.to_owned()
    }

    fn contact(&mut self, form: &PersonForm, name: Needed) -> Contact {
        let contact = Contact {
            name: self.line(Field::Name, &form.name, name),
            email: self.line(Field::Email, &form.email, Needed::No),
            phone: self.line(Field::Phone, &form.phone, Needed::No),
            telegram: self.line(Field::Telegram, &form.telegram, Needed::No),
        };
        if !contact.email.is_empty() && !is_email(&contact.email) {
            self.complain(Field::Email, Complaint::NotAnEmail);
        }
        if !contact.telegram.is_empty() && telegram_name(&contact.telegram).is_none() {
            self.complain(Field::Telegram, Complaint::NotATelegramName);
        }
        contact
    }

    /// An ID that somebody else has is asked about once.
    fn employee_id(&mut self, form: &PersonForm, known: Option<CandidateId>, board: &Board) -> String {
        let id = self.line(Field::EmployeeId, &form.employee_id, Needed::No);
        let other = same_employee_id(&id, known, board).and_then(|other| board.candidate(other));
        if let (Some(other), false) = (other, form.id_is_meant) {
            self.complain(Field::EmployeeId, Complaint::IdInUse(other.contact.name.clone()));
        }
        id
    }

    fn zone(&mut self, typed: &str, moment: &Moment) -> ZoneName {
        let zone = zone_meant(typed, moment);
        if !moment.zones.is_known(&zone) {
            self.complain(Field::Zone, Complaint::UnknownZone);
        }
        zone
    }

    fn link(&mut self, field: Field, typed: &str) -> Option<Link> {
        let length = typed.chars().count();
        if length > LONGEST_TEXT {
            self.complain(field, Complaint::TooLong { length, limit: LONGEST_TEXT });
            return None;
        }
        match Link::parse(typed) {
            Ok(link) => Some(link),
            Err(LinkError::UnsafeScheme(scheme)) => {
                self.complain(field, Complaint::UnsafeLink(scheme));
                None
            }
            Err(LinkError::NotALink) => {
                self.complain(field, Complaint::NotALink);
                None
            }
        }
    }

    fn optional_link(&mut self, field: Field, typed: &str) -> Option<Link> {
        match typed.trim() {
            "" => None,
            typed => self.link(field, typed),
        }
    }
}

/// Something, one `@`, and a domain with a dot inside; whether it exists only mail can tell.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    !local.is_empty()
        && !local.contains('@')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || c == ',' || c == ';')
        && domain.split('.').count() > 1
        && domain.split('.').all(|label| !label.is_empty())
}

/// The zone typed; without one the user's own.
fn zone_meant(typed: &str, moment: &Moment) -> ZoneName {
    match typed.trim() {
        "" => moment.zone.clone(),
        name => ZoneName::from(name),
    }
}

fn typed_link(link: &Option<Link>) -> String {
    link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default()
}

fn same_name(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}
