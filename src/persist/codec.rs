//! One record, one key, one text. The text is JSON: `{"sum":"…","version":4,"record":{…}}`, with `changed_at` and, in the
//! bin, `deleted_at` between. A changed record type means a new version here and the way up from the old shape in
//! [`super::upgrade`]; `tests/fixtures/` keeps one text of every version for ever.

use chrono::{DateTime, Utc};
use thiserror::Error;
use uuid::Uuid;

use crate::domain::board::{Record, RecordId, Stored};
use crate::domain::field_edit::differences;
use crate::domain::ids::{CallId, CandidateId, ClientId, DealId};
use crate::domain::iso;
use crate::domain::json::{self, At, Fields, Unfit};
use crate::domain::node::Node;
use crate::persist::seal::{Sealed, check, seal};
use crate::persist::upgrade::from_version_1;

/// Begins every key of ours; other keys of the same origin are never touched.
pub const PREFIX: &str = "callboard:";
/// The version written today.
pub const VERSION: u32 = 4;

/// Why a stored text is no record.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// The text is damaged, or not what its key says.
    #[error("damaged: {0}")]
    Corrupt(String),
    /// A later release wrote it.
    #[error("written by a later release (version {0})")]
    Newer(u32),
}

/// The key a record is stored under.
pub fn key(id: RecordId) -> String {
    match id {
        RecordId::Client(id) => format!("{PREFIX}client:{id}"),
        RecordId::Candidate(id) => format!("{PREFIX}candidate:{id}"),
        RecordId::Deal(id) => format!("{PREFIX}deal:{id}"),
        RecordId::Call(id) => format!("{PREFIX}call:{id}"),
        RecordId::Settings => format!("{PREFIX}settings"),
    }
}

/// The record a key is for. A key in another spelling than [`key`] writes is not taken for the record: it would be
/// saved beside it.
pub fn id_of(text: &str) -> Result<RecordId, Unreadable> {
    let name = text.strip_prefix(PREFIX).ok_or_else(no_record)?;
    let (kind, id) = name.split_once(':').unwrap_or((name, ""));
    let id = match kind {
        "client" => RecordId::Client(ClientId(uuid(id)?)),
        "candidate" => RecordId::Candidate(CandidateId(uuid(id)?)),
        "deal" => RecordId::Deal(DealId(uuid(id)?)),
        "call" => RecordId::Call(CallId(uuid(id)?)),
        "settings" => RecordId::Settings,
        _ => return Err(no_record()),
    };
    if key(id) == text { Ok(id) } else { Err(no_record()) }
}

/// A stored record before it is fitted into its type: fields that this release does not know are still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doc {
    /// When somebody last changed it; none if nobody did since it came from an early release.
    pub changed_at: Option<DateTime<Utc>>,
    /// When it was put into the bin.
    pub deleted_at: Option<DateTime<Utc>>,
    pub fields: Node,
}

impl Doc {
    /// A record in force.
    pub fn of(record: &Record, changed_at: Option<DateTime<Utc>>) -> Doc {
        Doc { changed_at, deleted_at: None, fields: record.node() }
    }

    /// Reads a stored text, in whatever version it is.
    pub fn read(id: RecordId, text: &str) -> Result<Doc, Unreadable> {
        let stored = open(text)?;
        let envelope = At::Value(&stored).fields().map_err(damaged)?;
        let version = version(envelope)?;
        // Not looked into before the version is known.
        let At::Value(fields) = envelope.at("record").map_err(damaged)? else {
            return Err(Unreadable::Corrupt("there is no record in it".to_owned()));
        };
        let fields = if version == 1 { from_version_1(id, fields.clone()) } else { fields.clone() };
        Ok(Doc {
            changed_at: envelope.field("changed_at").map_err(damaged)?,
            deleted_at: envelope.field("deleted_at").map_err(damaged)?,
            fields,
        })
    }

    /// The record in it. One whose own id is not that of its key is damaged, not trusted.
    pub fn record(&self, id: RecordId) -> Result<Record, Unreadable> {
        let record = Record::read(id, &self.fields).map_err(damaged)?;
        if record.id() == id {
            Ok(record)
        } else {
            Err(Unreadable::Corrupt("the record belongs under another key".to_owned()))
        }
    }

    /// The record in it, in force or in the bin.
    pub fn stored(&self, id: RecordId) -> Result<Stored, Unreadable> {
        Ok(Stored { record: self.record(id)?, deleted_at: self.deleted_at })
    }

    /// The same with a record's fields as given; fields that this release does not know stay.
    pub fn with(mut self, id: RecordId, fields: &Node) -> Doc {
        match Record::read(id, &self.fields) {
            Ok(known) => {
                let edits = differences(&known.node(), fields);
                edits.into_iter().for_each(|edit| self.fields.place(&edit.path, edit.to));
            }
            Err(_) => self.fields = fields.clone(),
        }
        self
    }

    /// Writes it down.
    pub fn write(&self) -> String {
        let mut text = format!("\"version\":{VERSION},");
        for (name, at) in [("changed_at", self.changed_at), ("deleted_at", self.deleted_at)] {
            if let Some(at) = at {
                text.push_str(&format!("\"{name}\":\"{}\",", iso::written(at)));
            }
        }
        text.push_str("\"record\":");
        self.fields.write(&mut text);
        text.push('}');
        seal(&text)
    }
}

/// Writes a record in force down.
pub fn encode(record: &Record) -> String {
    Doc::of(record, None).write()
}

/// Reads a stored text back as the record of its key.
pub fn decode(id: RecordId, text: &str) -> Result<Stored, Unreadable> {
    Doc::read(id, text)?.stored(id)
}

/// The object in a text that is as it was sealed, or from a release that sealed nothing.
pub(super) fn open(text: &str) -> Result<Node, Unreadable> {
    if check(text) == Sealed::Broken {
        return Err(Unreadable::Corrupt("it is not what was written".to_owned()));
    }
    json::parse_node(text).map_err(damaged)
}

/// The version something was written in; texts of versions with a sum must have one.
pub(super) fn version(envelope: Fields<'_>) -> Result<u32, Unreadable> {
    let is_sealed = matches!(envelope.at("sum"), Ok(At::Value(_)));
    match envelope.field::<u32>("version").map_err(damaged)? {
        0 => Err(Unreadable::Corrupt("version 0 was never written".to_owned())),
        1 | 2 if is_sealed => Err(Unreadable::Corrupt("its version had no sum".to_owned())),
        known @ 1..=2 => Ok(known),
        3..=VERSION if !is_sealed => Err(Unreadable::Corrupt("the sum is missing".to_owned())),
        known @ 3..=VERSION => Ok(known),
        newer => Err(Unreadable::Newer(newer)),
    }
}

pub(super) fn damaged(error: Unfit) -> Unreadable {
    Unreadable::Corrupt(error.to_string())
}

pub(super) fn uuid(text: &str) -> Result<Uuid, Unreadable> {
    Uuid::try_parse(text).map_err(|_| no_record())
}

fn no_record() -> Unreadable {
    Unreadable::Corrupt("the key names no record".to_owned())
}
