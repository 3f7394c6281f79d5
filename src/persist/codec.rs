//! One record, one key, one text. The text is JSON: `{"version":2,"record":{…}}`. A changed record type means a new
//! version here and the way up from the old shape in [`super::upgrade`]; `tests/fixtures/` keeps one text of every version
//! for ever.

use thiserror::Error;
use uuid::Uuid;

use crate::domain::board::{Record, RecordId};
use crate::domain::ids::{CallId, CandidateId, ClientId, DealId};
use crate::domain::json::{self, At, Unfit};
use crate::persist::upgrade::from_version_1;

/// Begins every key of ours; other keys of the same origin are never touched.
pub const PREFIX: &str = "callboard:";
/// The version written today.
pub const VERSION: u32 = 2;

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

/// Writes a record down.
pub fn encode(record: &Record) -> String {
    format!(r#"{{"version":{VERSION},"record":{}}}"#, record.json())
}

/// Reads a stored text back. A record whose own id is not that of its key is damaged, not trusted.
pub fn decode(id: RecordId, text: &str) -> Result<Record, Unreadable> {
    let stored = json::parse_node(text).map_err(damaged)?;
    let envelope = At::Value(&stored).fields().map_err(damaged)?;
    let version = match envelope.field::<u32>("version").map_err(damaged)? {
        0 => return Err(Unreadable::Corrupt("version 0 was never written".to_owned())),
        known @ 1..=VERSION => known,
        newer => return Err(Unreadable::Newer(newer)),
    };
    // Not looked into before the version is known.
    let At::Value(fields) = envelope.at("record").map_err(damaged)? else {
        return Err(Unreadable::Corrupt("there is no record in it".to_owned()));
    };
    let record = match version {
        VERSION => Record::read(id, fields),
        _ => Record::read(id, &from_version_1(id, fields.clone())),
    };
    let record = record.map_err(damaged)?;
    if record.id() == id {
        Ok(record)
    } else {
        Err(Unreadable::Corrupt("the record belongs under another key".to_owned()))
    }
}

fn damaged(error: Unfit) -> Unreadable {
    Unreadable::Corrupt(error.to_string())
}

fn uuid(text: &str) -> Result<Uuid, Unreadable> {
    Uuid::try_parse(text).map_err(|_| no_record())
}

fn no_record() -> Unreadable {
    Unreadable::Corrupt("the key names no record".to_owned())
}
