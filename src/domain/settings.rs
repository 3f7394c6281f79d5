//! What the user tells once: who they are, which language and zone they work in, whom comments go to.

use serde::Serialize;

use super::client::Contact;
use super::language::Language;
use super::zone::ZoneName;

/// The user's settings; one record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Settings {
    /// The user; the name signs letters and is the sales manager of new clients.
    pub user: Contact,
    /// The other sales managers comments are sent to.
    pub sms: Vec<Contact>,
    /// The interface's language; the browser's while unset.
    pub language: Option<Language>,
    /// The user's zone; the browser's while unset.
    pub zone: Option<ZoneName>,
    /// After how many days without an answer a client is nudged; [`NUDGE_AFTER_DAYS`] while unset.
    pub nudge_after_days: Option<u16>,
    /// Whether a reminder that comes due is heard; not while unset.
    pub rings_aloud: Option<bool>,
}

/// The days a client has for an answer.
pub const NUDGE_AFTER_DAYS: u16 = 3;

impl Settings {
    /// How to reach a sales manager, found by name: the user or one of the known ones.
    pub fn sm_named(&self, name: &str) -> Option<&Contact> {
        let wanted = name.trim();
        std::iter::once(&self.user).chain(&self.sms).find(|contact| !wanted.is_empty() && contact.name.trim() == wanted)
    }
}
