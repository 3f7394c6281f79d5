//! The client: a company, its contact people, and how to talk to them.

use serde::Serialize;

use super::comment::FieldValue;
use super::entries::Entries;
use super::ids::{ClientId, FieldId};
use super::language::Language;
use super::zone::ZoneName;

/// A client company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Client {
    pub id: ClientId,
    pub name: String,
    pub website: String,
    /// The people to talk to; the first is the one letters go to.
    pub contacts: Vec<Contact>,
    /// Where the client's clock is.
    pub zone: ZoneName,
    /// The language of letters to them.
    pub language: Language,
    /// The sales manager responsible, by name; empty while nobody is.
    pub sm: String,
    /// What first calls found out about the company, by comment field.
    pub details: Entries<FieldId, FieldValue>,
}

/// How to reach a person.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Contact {
    pub name: String,
    pub email: String,
    pub phone: String,
    pub telegram: String,
}

impl Client {
    /// The person letters go to.
    pub fn main_contact(&self) -> Option<&Contact> {
        self.contacts.first()
    }

    /// The contact people's names, joined by commas.
    pub fn contact_names(&self) -> String {
        let names: Vec<&str> =
            self.contacts.iter().map(|contact| contact.name.as_str()).filter(|name| !name.is_empty()).collect();
        names.join(", ")
    }
}

impl Contact {
    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        *self == Contact::default()
    }
}
