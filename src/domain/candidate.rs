//! The candidate: a person of the agency who can be put forward for a deal.

use serde::Serialize;

use super::board::Board;
use super::client::Contact;
use super::fold::folded;
use super::ids::CandidateId;
use super::language::Language;
use super::link::Link;
use super::zone::ZoneName;

/// A candidate of the agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    pub id: CandidateId,
    /// The number in the agency's CRM; empty where there is none.
    pub employee_id: String,
    /// Name and ways to reach them.
    pub contact: Contact,
    pub skills: Vec<String>,
    /// Where the candidate's clock is; the user's own zone where unknown.
    pub zone: Option<ZoneName>,
    /// The language of letters to them.
    pub language: Language,
    pub cv: Option<Link>,
    pub portfolio: Option<Link>,
}

/// Another candidate who has this employee ID already, whatever its case; an empty one is nobody's.
pub fn same_employee_id(employee_id: &str, except: Option<CandidateId>, board: &Board) -> Option<CandidateId> {
    let wanted = folded(employee_id);
    let mut others = board.candidates().filter(|candidate| Some(candidate.id) != except && !wanted.is_empty());
    others.find(|candidate| folded(&candidate.employee_id) == wanted).map(|candidate| candidate.id)
}

impl Candidate {
    /// The name with the employee ID behind it, as the comment writes it: `Ivan Petrenko (1042)`.
    pub fn name_with_id(&self) -> String {
        let name = self.contact.name.trim();
        match self.employee_id.trim() {
            "" => name.to_owned(),
            id => format!("{name} ({id})"),
        }
    }
}
