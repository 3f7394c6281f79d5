//! All that is stored, read at once: the records, and beside them what could not be read.

use super::codec::{PREFIX, Unreadable, decode, id_of};
use crate::domain::board::Record;

/// What a start finds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    pub records: Vec<Record>,
    pub unreadable: Vec<Kept>,
}

/// A stored text that could not be read: kept as it is, offered for download, never written over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub key: String,
    pub text: String,
    pub why: Unreadable,
}

/// Reads stored texts; keys that are not ours are passed over.
pub fn load(entries: impl IntoIterator<Item = (String, String)>) -> Loaded {
    let mut loaded = Loaded::default();
    for (key, text) in entries {
        if !key.starts_with(PREFIX) {
            continue;
        }
        match id_of(&key).and_then(|id| decode(id, &text)) {
            Ok(record) => loaded.records.push(record),
            Err(why) => loaded.unreadable.push(Kept { key, text, why }),
        }
    }
    loaded
}
