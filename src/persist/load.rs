//! All that is stored, read at once: the records, and beside them what could not be read.

use chrono::{DateTime, Utc};

use super::codec::{PREFIX, Unreadable, decode, id_of};
use super::entry_text;
use crate::domain::board::Stored;
use crate::domain::entry::Entry;
use crate::domain::order::sort_by_key;

/// What a start finds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    pub records: Vec<Stored>,
    /// What happened since the records were written, in the order it happened.
    pub entries: Vec<Entry>,
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
        let read = match key.starts_with(entry_text::PREFIX) {
            true => entry_text::read(&text).map(|entry| loaded.entries.push(entry)),
            false => id_of(&key).and_then(|id| decode(id, &text)).map(|stored| loaded.records.push(stored)),
        };
        if let Err(why) = read {
            loaded.unreadable.push(Kept { key, text, why });
        }
    }
    put_in_order(&mut loaded.entries);
    loaded
}

/// By time; those of one page by their numbers, wherever its clock was moved to meanwhile.
fn put_in_order(entries: &mut Vec<Entry>) {
    sort_by_key(entries, |entry| entry.id);
    let mut timed: Vec<(DateTime<Utc>, Entry)> = Vec::new();
    for entry in entries.drain(..) {
        let at = match timed.last() {
            Some((at, before)) if before.id.page == entry.id.page => entry.at.max(*at),
            _ => entry.at,
        };
        timed.push((at, entry));
    }
    sort_by_key(&mut timed, |(at, _)| *at);
    entries.extend(timed.into_iter().map(|(_, entry)| entry));
}
