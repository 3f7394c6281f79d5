//! Who takes part in a call, by role, with the clock and the language to write to them in.

use super::board::Board;
use super::call::{Call, CallType};
use super::client::Contact;
use super::ids::{CandidateId, DealId};
use super::language::Language;
use super::playbook::Role;
use super::when::Moment;
use super::zone::ZoneName;

/// The key of the client's person whom letters go to.
pub const CLIENT: &str = "client";
/// Before the id of the hired person in the key of their team lead.
const TEAM_LEAD: &str = "team_lead:";

/// Somebody who takes part in a call, or is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Tells participants of one call apart; stable while the call lasts.
    pub key: String,
    pub role: Role,
    pub contact: Contact,
    pub zone: ZoneName,
    pub language: Language,
}

impl Participant {
    /// Whose placement concerns the person: their own, or that of the one they lead.
    pub fn placed_candidate(&self) -> Option<CandidateId> {
        self.key.strip_prefix(TEAM_LEAD).unwrap_or(&self.key).parse().ok()
    }
}

/// Everyone in a call: the client's people, candidates or the hired person, team leads, and the user.
pub fn participants(call: &Call, board: &Board, moment: &Moment) -> Vec<Participant> {
    let role = match call.call_type {
        CallType::IntroductoryCall => Role::Hired,
        _ => Role::Candidate,
    };
    let mut everyone: Vec<Participant> = client(call.deal, board).into_iter().chain(contacts(call, board)).collect();
    everyone.extend(guests(None, &call.candidates, role, board, moment));
    if call.call_type == CallType::IntroductoryCall {
        everyone.extend(team_leads(call, board, moment));
    }
    everyone.push(user(board, moment));
    everyone
}

/// Whom a call of a deal with these candidates would bring together with the user: the client, then the candidates.
pub fn guests(
    deal: Option<DealId>,
    candidates: &[CandidateId],
    role: Role,
    board: &Board,
    moment: &Moment,
) -> Vec<Participant> {
    let client = deal.and_then(|deal| client(deal, board));
    client.into_iter().chain(candidates.iter().filter_map(|id| candidate(*id, role, board, moment))).collect()
}

/// The user.
pub fn user(board: &Board, moment: &Moment) -> Participant {
    colleague("user".to_owned(), Role::User, board.settings().user.clone(), moment)
}

/// The sales manager a comment is sent to; without a name where nobody is named.
pub fn sales_manager(call: &Call, board: &Board, moment: &Moment) -> Participant {
    let name = board.sm_of(call.deal);
    let known = board.settings().sm_named(name).cloned();
    let contact = known.unwrap_or_else(|| Contact { name: name.to_owned(), ..Contact::default() });
    colleague("sm".to_owned(), Role::Sm, contact, moment)
}

/// Somebody of a call, or its sales manager, by their key.
pub fn participant(key: &str, call: &Call, board: &Board, moment: &Moment) -> Option<Participant> {
    let sm = sales_manager(call, board, moment);
    participants(call, board, moment).into_iter().chain([sm]).find(|person| person.key == key)
}

fn client(deal: DealId, board: &Board) -> Option<Participant> {
    let client = board.client_of(deal)?;
    let contact = client.main_contact().cloned().unwrap_or_default();
    let name = if contact.name.trim().is_empty() { client.name.clone() } else { contact.name.clone() };
    Some(Participant {
        key: CLIENT.to_owned(),
        role: Role::Client,
        contact: Contact { name, ..contact },
        zone: client.zone.clone(),
        language: client.language,
    })
}

/// The client's people besides the one letters go to.
fn contacts(call: &Call, board: &Board) -> Vec<Participant> {
    let Some(client) = board.client_of(call.deal) else {
        return Vec::new();
    };
    let others = client.contacts.iter().zip(0..).skip(1).filter(|(contact, _)| !contact.is_empty());
    others
        .map(|(contact, place)| Participant {
            key: format!("contact:{place}"),
            role: Role::Contact,
            contact: contact.clone(),
            zone: client.zone.clone(),
            language: client.language,
        })
        .collect()
}

fn candidate(id: CandidateId, role: Role, board: &Board, moment: &Moment) -> Option<Participant> {
    let candidate = board.candidate(id)?;
    Some(Participant {
        key: id.to_string(),
        role,
        contact: candidate.contact.clone(),
        zone: candidate.zone.clone().unwrap_or_else(|| moment.zone.clone()),
        language: candidate.language,
    })
}

fn team_leads(call: &Call, board: &Board, moment: &Moment) -> Vec<Participant> {
    let mut leads: Vec<Participant> = Vec::new();
    let Some(deal) = board.deal(call.deal) else {
        return leads;
    };
    for id in &call.candidates {
        let placement = deal.candidacy(*id).and_then(|candidacy| candidacy.placement.as_ref());
        let Some(contact) = placement.and_then(|placement| placement.team_lead.clone()) else {
            continue;
        };
        if leads.iter().all(|lead| lead.contact != contact) {
            leads.push(colleague(format!("{TEAM_LEAD}{id}"), Role::TeamLead, contact, moment));
        }
    }
    leads
}

/// A colleague works on the user's clock and in the user's language.
fn colleague(key: String, role: Role, contact: Contact, moment: &Moment) -> Participant {
    Participant { key, role, contact, zone: moment.zone.clone(), language: moment.language }
}
