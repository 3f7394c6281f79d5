//! The forms that change a known client or a known candidate. What a form does not show stays as it was.

use super::{Field, Needed, PersonForm, Problem, Reader, typed_link};
use crate::domain::board::Board;
use crate::domain::candidate::Candidate;
use crate::domain::client::{Client, Contact};
use crate::domain::when::Moment;

/// A client, as typed: the company and the contact person whom letters go to. Its other people are read one by one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClientForm {
    pub name: String,
    pub website: String,
    /// The contact person, with the client's zone and language.
    pub contact: PersonForm,
    pub sm: String,
}

/// A candidate, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CandidateForm {
    pub person: PersonForm,
    /// Separated by commas.
    pub skills: String,
    pub cv: String,
    pub portfolio: String,
}

impl ClientForm {
    /// The form filled with what is known.
    pub fn of(client: &Client) -> ClientForm {
        let contact = client.main_contact().cloned().unwrap_or_default();
        ClientForm {
            name: client.name.clone(),
            website: client.website.clone(),
            contact: PersonForm {
                zone: client.zone.0.clone(),
                language: client.language,
                ..PersonForm::of_contact(&contact)
            },
            sm: client.sm.clone(),
        }
    }
}

impl CandidateForm {
    /// The form filled with what is known.
    pub fn of(candidate: &Candidate) -> CandidateForm {
        CandidateForm {
            person: PersonForm {
                employee_id: candidate.employee_id.clone(),
                zone: candidate.zone.as_ref().map(|zone| zone.0.clone()).unwrap_or_default(),
                language: candidate.language,
                ..PersonForm::of_contact(&candidate.contact)
            },
            skills: candidate.skills.join(", "),
            cv: typed_link(&candidate.cv),
            portfolio: typed_link(&candidate.portfolio),
        }
    }
}

impl PersonForm {
    /// The form filled with how somebody is reached.
    pub fn of_contact(contact: &Contact) -> PersonForm {
        PersonForm {
            name: contact.name.clone(),
            email: contact.email.clone(),
            phone: contact.phone.clone(),
            telegram: contact.telegram.clone(),
            ..PersonForm::default()
        }
    }
}

/// Reads another of a client's contact people; none where nothing was typed.
pub fn read_other_contact(form: &PersonForm) -> Result<Option<Contact>, Vec<Problem>> {
    let mut reader = Reader::default();
    let contact = reader.contact(form, Needed::No);
    reader.finish(|| (!contact.is_empty()).then_some(contact))
}

/// Reads a changed client with its other contact people; the company's name is needed.
pub fn read_client(
    form: &ClientForm,
    others: Vec<Contact>,
    known: &Client,
    moment: &Moment,
) -> Result<Client, Vec<Problem>> {
    let mut reader = Reader::default();
    let name = reader.line(Field::Client, &form.name, Needed::Yes);
    let website = reader.line(Field::Website, &form.website, Needed::No);
    let contact = reader.contact(&form.contact, Needed::No);
    let zone = reader.zone(&form.contact.zone, moment);
    let sm = reader.line(Field::Sm, &form.sm, Needed::No);
    reader.finish(|| {
        let contacts = std::iter::once(contact).chain(others).collect();
        Client {
            id: known.id,
            name,
            website,
            contacts,
            zone,
            language: form.contact.language,
            sm,
            details: known.details.clone(),
        }
    })
}

/// Reads a changed candidate; the name is needed.
pub fn read_changed_candidate(
    form: &CandidateForm,
    known: &Candidate,
    board: &Board,
    moment: &Moment,
) -> Result<Candidate, Vec<Problem>> {
    let mut reader = Reader::default();
    let contact = reader.contact(&form.person, Needed::Yes);
    // An ID that stays as it was has been asked about before.
    let is_kept = form.person.employee_id.trim() == known.employee_id.trim();
    let person = PersonForm { id_is_meant: form.person.id_is_meant || is_kept, ..form.person.clone() };
    let employee_id = reader.employee_id(&person, Some(known.id), board);
    let zone = if form.person.zone.trim().is_empty() { None } else { Some(reader.zone(&form.person.zone, moment)) };
    let skills = reader.text(Field::Skills, &form.skills, Needed::No);
    let cv = reader.optional_link(Field::Cv, &form.cv);
    let portfolio = reader.optional_link(Field::Portfolio, &form.portfolio);
    reader.finish(|| Candidate {
        id: known.id,
        employee_id,
        contact,
        skills: skills.split(',').map(str::trim).filter(|skill| !skill.is_empty()).map(str::to_owned).collect(),
        zone,
        language: form.person.language,
        cv,
        portfolio,
    })
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::domain::form::Complaint;
    use crate::domain::ids::{CandidateId, ClientId};
    use crate::domain::language::Language;
    use crate::domain::zone::{ZoneName, ZoneRules, Zones};

    fn with_moment<T>(ask: impl FnOnce(&Moment) -> T) -> T {
        let zones = Zones::new(|name| (name.0 == "UTC").then(ZoneRules::utc));
        let now: DateTime<Utc> = "2026-11-24T10:00:00Z".parse().expect("an instant literal");
        ask(&Moment { now, zone: ZoneName::utc(), language: Language::En, zones: &zones })
    }

    fn client() -> Client {
        let contact = Contact { name: "Anna".to_owned(), telegram: "@anna".to_owned(), ..Contact::default() };
        Client {
            id: ClientId(uuid::Uuid::nil()),
            name: "Northwind".to_owned(),
            website: String::new(),
            contacts: vec![contact.clone(), Contact { name: "Tom".to_owned(), ..contact }],
            zone: ZoneName::utc(),
            language: Language::Ru,
            sm: "Olena".to_owned(),
            details: Default::default(),
        }
    }

    fn others(client: &Client) -> Vec<Contact> {
        client.contacts.iter().skip(1).cloned().collect()
    }

    #[test]
    fn a_form_read_back_changes_nothing() {
        let known = client();
        assert_eq!(
            with_moment(|moment| read_client(&ClientForm::of(&known), others(&known), &known, moment)),
            Ok(known)
        );
        let known = Candidate {
            id: CandidateId(uuid::Uuid::nil()),
            employee_id: "1042".to_owned(),
            contact: Contact { name: "Ivan".to_owned(), ..Contact::default() },
            skills: vec!["Java".to_owned(), "Kafka".to_owned()],
            zone: None,
            language: Language::En,
            cv: None,
            portfolio: None,
        };
        let read =
            with_moment(|moment| read_changed_candidate(&CandidateForm::of(&known), &known, &Board::default(), moment));
        assert_eq!(read, Ok(known));
    }

    #[test]
    fn each_unreadable_field_of_a_client_is_named() {
        let known = client();
        let mut form = ClientForm { name: " ".to_owned(), ..ClientForm::of(&known) };
        form.contact.email = "anna".to_owned();
        form.contact.zone = "Mars/Base".to_owned();
        let problems = with_moment(|moment| read_client(&form, others(&known), &known, moment))
            .expect_err("three fields are wrong");
        let expected = [
            (Field::Client, Complaint::Required),
            (Field::Email, Complaint::NotAnEmail),
            (Field::Zone, Complaint::UnknownZone),
        ];
        let found: Vec<_> = problems.into_iter().map(|problem| (problem.field, problem.why)).collect();
        assert_eq!(found, expected);
    }
}
