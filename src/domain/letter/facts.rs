//! What the placeholders of letters stand for, computed from the records when a template asks. A value that is not
//! known is empty, and the line that asks for it is left out.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::board::Board;
use crate::domain::call::{Call, CallStatus, CallType};
use crate::domain::candidate::Candidate;
use crate::domain::client::Contact;
use crate::domain::comment::{FieldValue, NextContact, field_value, plain_text};
use crate::domain::crm::text_in_form;
use crate::domain::deal::{Candidacy, CandidacyState, Deal, WaitsFor};
use crate::domain::free_slots::free_slots;
use crate::domain::ids::{CandidateId, FieldId};
use crate::domain::language::Language;
use crate::domain::link::Link;
use crate::domain::participant::{Participant, participants};
use crate::domain::placement::Placement;
use crate::domain::playbook::{Aid, CopyForm, Role};
use crate::domain::when::Moment;
use crate::domain::wording::{clock_time, long_date, price_of, utc_offset};
use crate::domain::zone::ZoneName;

/// What a letter to one person can say of a call.
pub struct Facts<'a> {
    pub call: &'a Call,
    pub to: &'a Participant,
    /// Whom the reader is to remind.
    pub reminded: &'a [&'a Participant],
    pub board: &'a Board,
    pub moment: &'a Moment<'a>,
}

impl Facts<'_> {
    /// What a placeholder stands for; none where there is no such placeholder.
    pub fn value(&self, name: &str) -> Option<String> {
        let start = self.call.start.at;
        let client = self.board.client_of(self.call.deal);
        let value = match name {
            "recipient" => self.to.contact.name.trim().to_owned(),
            "user" => self.board.settings().user.name.trim().to_owned(),
            "company" => client.map(|client| client.name.trim().to_owned()).unwrap_or_default(),
            "website" => client.map(|client| client.website.trim().to_owned()).unwrap_or_default(),
            "contacts" => client.map(|client| client.contact_names()).unwrap_or_default(),
            "need" => self.deal().map(|deal| deal.need.trim().to_owned()).unwrap_or_default(),
            "call" => self.board.playbook().play(self.call.call_type).title.in_language(self.to.language).to_owned(),
            "date" => self.date_there(start),
            "time" => clock_time(self.moment.zones.rules(&self.to.zone).wall(start)),
            "zone" => self.zone_of(self.to),
            "duration" => self.call.duration_minutes.to_string(),
            "link" => self.call.link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default(),
            "people" => self.names(|person| person.key != self.to.key),
            // To a whole group: those outside it. Who competes with whom is nobody else's business.
            "others" => self.names(|person| person.role != self.to.role),
            "reminded" => joined(self.reminded.iter().map(|person| &person.contact)),
            "clocks" => self.clocks(),
            "held_comment" if self.call.status != CallStatus::Held => String::new(),
            "held_comment" => text_in_form(self.call, self.board, CopyForm::Marked, None),
            "hired" => self.hired(),
            "comment" => plain_text(self.call, self.board),
            "slots" => self.slots(),
            "cvs" => linked(self.put_forward(), |candidate, _| candidate.cv.clone()),
            "cvs_to_attach" => unlinked(self.put_forward(), |candidate, _| candidate.cv.clone()),
            "portfolios" => {
                let mut all = self.put_forward();
                all.retain(|(candidate, _)| candidate.portfolio.is_some());
                linked(all, |candidate, _| candidate.portfolio.clone())
            }
            "portfolios_to_attach" => unlinked(self.put_forward(), |candidate, _| candidate.portfolio.clone()),
            "contracts" => self.contracts(),
            "contracts_to_attach" => unlinked(self.to_sign(), contract),
            "starts_on" => {
                self.own_placement().and_then(|one| one.starts_on).map(|on| self.long(on)).unwrap_or_default()
            }
            "waiting_for" => self.waiting(|waits, _| words_for(waits, self.to.language).to_owned()),
            "waiting_since" => self.waiting(|_, since| self.date_there(since)),
            _ => return name.strip_prefix("field:").map(|field| self.field(&FieldId::from(field))),
        };
        Some(value)
    }

    fn deal(&self) -> Option<&Deal> {
        self.board.deal(self.call.deal)
    }

    fn long(&self, date: NaiveDate) -> String {
        long_date(date, self.to.language)
    }

    fn date_there(&self, at: DateTime<Utc>) -> String {
        self.long(self.moment.zones.rules(&self.to.zone).wall(at).date())
    }

    fn zone_of(&self, person: &Participant) -> String {
        let offset = self.moment.zones.rules(&person.zone).offset_at(self.call.start.at);
        format!("{}, {}", person.zone, utc_offset(offset))
    }

    fn names(&self, wanted: impl Fn(&Participant) -> bool) -> String {
        let everyone = participants(self.call, self.board, self.moment);
        joined(everyone.iter().filter(|person| wanted(person)).map(|person| &person.contact))
    }

    /// A line a person with the time their clock shows when the call begins, and the date where it is not the reader's.
    fn clocks(&self) -> String {
        let wall_of = |person: &Participant| self.moment.zones.rules(&person.zone).wall(self.call.start.at);
        let mut lines = Vec::new();
        for person in participants(self.call, self.board, self.moment) {
            let (name, wall) = (person.contact.name.trim(), wall_of(&person));
            let mut time = clock_time(wall);
            if wall.date() != wall_of(self.to).date() {
                time = format!("{}, {time}", self.long(wall.date()));
            }
            if !name.is_empty() {
                lines.push(format!("{name}: {time} ({})", self.zone_of(&person)));
            }
        }
        lines.join("\n")
    }

    /// Whom an introduction introduces; otherwise whom the client has chosen.
    fn hired(&self) -> String {
        if self.call.call_type == CallType::IntroductoryCall {
            return self.names(|person| person.role == Role::Hired);
        }
        joined(self.to_sign().iter().map(|(candidate, _)| &candidate.contact))
    }

    fn put_forward(&self) -> Vec<(&Candidate, &Candidacy)> {
        let candidacies = self.deal().into_iter().flat_map(Deal::put_forward);
        candidacies.filter_map(|one| Some((self.board.candidate(one.candidate)?, one))).collect()
    }

    /// Whose contract is to be signed: the chosen; once all of them are hired, the hired.
    fn to_sign(&self) -> Vec<(&Candidate, &Candidacy)> {
        let mut all = self.put_forward();
        let has_chosen = all.iter().any(|(_, candidacy)| candidacy.state == CandidacyState::Chosen);
        let to_sign = if has_chosen { CandidacyState::Chosen } else { CandidacyState::Hired };
        all.retain(|(_, candidacy)| candidacy.state == to_sign);
        all
    }

    /// The placement of the recipient, else of the first whom the call introduces.
    fn own_placement(&self) -> Option<&Placement> {
        let deal = self.deal()?;
        let of = |id: CandidateId| deal.candidacy(id)?.placement.as_ref();
        match self.to.placed_candidate() {
            Some(own) => of(own),
            None => self.call.candidates.iter().find_map(|id| of(*id)),
        }
    }

    /// A line for each chosen candidate: `Ivan Petrenko: https://… (Monday, 14 December 2026; 25 USD per hour)`.
    fn contracts(&self) -> String {
        let lines = self.to_sign().into_iter().map(|(candidate, candidacy)| {
            let placement = candidacy.placement.as_ref();
            let starts_on = placement.and_then(|one| one.starts_on).map(|on| self.long(on));
            let price = placement.and_then(|one| one.price.as_ref()).map(|price| price_of(price, self.to.language));
            let terms: Vec<String> = [starts_on, price].into_iter().flatten().collect();
            let line = with_link(candidate, contract(candidate, candidacy).as_ref());
            if terms.is_empty() { line } else { format!("{line} ({})", terms.join("; ")) }
        });
        lines.collect::<Vec<String>>().join("\n")
    }

    /// How long the meeting is for which times are offered: the one that follows a call, or the same call once more.
    fn length_to_offer(&self) -> u16 {
        let play = self.board.playbook().play(self.call.call_type);
        let next = play.actions.iter().flat_map(|action| &action.does).find_map(|aid| match aid {
            Aid::Plan(call_type) => Some(*call_type),
            _ => None,
        });
        match next {
            Some(next) if matches!(self.call.status, CallStatus::Planned | CallStatus::Held) => {
                self.board.playbook().play(next).duration_minutes
            }
            _ => self.call.duration_minutes,
        }
    }

    /// Three free times, a line each, on the recipient's clock and on the user's where that is another:
    /// `– Tuesday, 1 December 2026, 10:00 New York (17:00 Kyiv)`.
    fn slots(&self) -> String {
        let free = free_slots(self.length_to_offer(), &self.to.zone, self.board, self.moment);
        let lines = free.into_iter().map(|at| {
            let on = |zone: &ZoneName| self.moment.zones.rules(zone).wall(at);
            let (there, here) = (on(&self.to.zone), on(&self.moment.zone));
            let theirs = format!("– {}, {} {}", self.long(there.date()), clock_time(there), self.to.zone.place());
            let mut own = format!("{} {}", clock_time(here), self.moment.zone.place());
            if here.date() != there.date() {
                own = format!("{}, {own}", self.long(here.date()));
            }
            if self.to.zone == self.moment.zone { theirs } else { format!("{theirs} ({own})") }
        });
        lines.collect::<Vec<String>>().join("\n")
    }

    fn waiting(&self, say: impl Fn(WaitsFor, DateTime<Utc>) -> String) -> String {
        let waiting = self.deal().and_then(|deal| deal.waiting);
        waiting.map(|waiting| say(waiting.for_what, waiting.since)).unwrap_or_default()
    }

    /// What a field of this call's comment says; where the comment has no such field, what is known of the company.
    fn field(&self, id: &FieldId) -> String {
        match self.board.playbook().play(self.call.call_type).field(id) {
            Some(field) => match field_value(self.call, field, self.board).as_ref() {
                FieldValue::NextContact(NextContact::On(date)) => self.long(*date),
                FieldValue::NextContact(NextContact::KeepInTouchByEmail) => by_mail(self.to.language).to_owned(),
                value => value.printed(),
            },
            None => {
                let client = self.board.client_of(self.call.deal);
                client.and_then(|client| client.details.get(id)).map(|value| value.printed()).unwrap_or_default()
            }
        }
    }
}

fn joined<'a>(people: impl Iterator<Item = &'a Contact>) -> String {
    let names: Vec<&str> = people.map(|person| person.name.trim()).filter(|name| !name.is_empty()).collect();
    names.join(", ")
}

/// `Ivan Petrenko: https://…`; without a link the name alone.
fn with_link(candidate: &Candidate, link: Option<&Link>) -> String {
    let name = candidate.contact.name.trim();
    match link {
        Some(link) => [name, ": ", link.as_str()].concat(),
        None => name.to_owned(),
    }
}

/// A line for each.
fn linked(all: Vec<(&Candidate, &Candidacy)>, link: fn(&Candidate, &Candidacy) -> Option<Link>) -> String {
    let lines = all.into_iter().map(|(candidate, candidacy)| with_link(candidate, link(candidate, candidacy).as_ref()));
    lines.collect::<Vec<String>>().join("\n")
}

/// The names of those without a link.
fn unlinked(all: Vec<(&Candidate, &Candidacy)>, link: fn(&Candidate, &Candidacy) -> Option<Link>) -> String {
    let without = all.iter().filter(|(candidate, candidacy)| link(candidate, candidacy).is_none());
    joined(without.map(|(candidate, _)| &candidate.contact))
}

fn contract(_: &Candidate, candidacy: &Candidacy) -> Option<Link> {
    candidacy.placement.as_ref()?.contract.clone()
}

/// The next contact without a date.
fn by_mail(language: Language) -> &'static str {
    match language {
        Language::En => "we stay in touch by e-mail",
        Language::Ru => "остаёмся на связи по электронной почте",
    }
}

/// What was sent, as the object of a sentence.
fn words_for(waits: WaitsFor, language: Language) -> &'static str {
    match (waits, language) {
        (WaitsFor::Cvs, Language::En) => "the candidates' CVs",
        (WaitsFor::Contract, Language::En) => "the contract",
        (WaitsFor::Times, Language::En) => "times for our next meeting",
        (WaitsFor::Cvs, Language::Ru) => "резюме кандидатов",
        (WaitsFor::Contract, Language::Ru) => "договор",
        (WaitsFor::Times, Language::Ru) => "варианты времени следующей встречи",
    }
}
