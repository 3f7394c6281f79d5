//! Making stored records of what happened to them. Fields that this release does not know stay in the record; an edit that
//! would leave no record does not count.

use super::codec::{Doc, Unreadable, id_of, key};
use super::compare::doc_of;
use super::entry_text;
use crate::domain::board::{Board, Record, RecordId};
use crate::domain::entry::{Entry, EntryId, Kind, RecordEdit, What, edited, join_all};
use crate::domain::id_set::IdSet;
use crate::domain::node::Node;
use crate::domain::settings::Settings;

/// What a fold of the journal writes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// Records, as key and text.
    pub records: Vec<(String, String)>,
    /// Places of entries that are said by a later one.
    pub gone: Vec<u64>,
    /// Entries that say more than before, as place and text.
    pub kept: Vec<(u64, String)>,
}

/// The records that entries speak of.
pub fn touched(entries: &[(u64, Entry)]) -> IdSet {
    let ids: Vec<RecordId> = entries.iter().flat_map(|(_, entry)| entry.edits.iter().map(|edit| edit.id)).collect();
    IdSet::from(ids)
}

/// Makes the records of entries. `texts` are the records as they are stored; of one that cannot be read the board's takes
/// the place. `unread` are the keys of those that can be read nowhere: they are not written over.
pub fn fold(entries: &[(u64, Entry)], texts: Vec<(String, String)>, board: &Board, unread: &[String]) -> Folded {
    let texts: Vec<(RecordId, Doc)> = texts.iter().filter_map(|(key, text)| stored(key, text, board)).collect();
    let touched = touched(entries);
    let records = touched.iter().filter(|id| !unread.contains(&key(*id))).filter_map(|id| {
        let doc = texts.iter().find(|(known, _)| *known == id).map(|(_, doc)| doc.clone());
        Some((key(id), brought_up(id, doc, entries.iter().map(|(_, entry)| entry))?.write()))
    });
    let records = records.collect();
    let (mut gone, mut kept) = (Vec::new(), Vec::new());
    for (place, entry, mut into_it) in joined(entries) {
        if !into_it.is_empty() {
            kept.push((place, entry_text::write(&entry)));
            gone.append(&mut into_it);
        }
    }
    Folded { records, gone, kept }
}

fn stored(key: &str, text: &str, board: &Board) -> Option<(RecordId, Doc)> {
    let Ok(id) = id_of(key) else {
        return None;
    };
    match Doc::read(id, text) {
        Ok(doc) => Some((id, doc)),
        Err(Unreadable::Corrupt(_)) => board.stored(id).map(|here| (id, doc_of(&here))),
        Err(Unreadable::Newer(_)) => None,
    }
}

/// A stored record after entries, in their order.
pub fn brought_up<'a>(id: RecordId, doc: Option<Doc>, entries: impl IntoIterator<Item = &'a Entry>) -> Option<Doc> {
    // Settings are there from the first, stored or not.
    let first = || (id == RecordId::Settings).then(|| Doc::of(&Record::Settings(Settings::default()), None));
    entries.into_iter().fold(doc.or_else(first), |doc, entry| {
        entry.edits.iter().filter(|edit| edit.id == id).fold(doc, |doc, edit| after(doc, edit, entry))
    })
}

/// A stored record after an entry.
fn after(doc: Option<Doc>, edit: &RecordEdit, entry: &Entry) -> Option<Doc> {
    let changed_at = Some(entry.at);
    match (&edit.what, doc) {
        // One that was made long ago is in force already, and may have been changed since.
        (What::Put(put), Some(doc)) if doc.deleted_at.is_none() && put.changed_at <= doc.changed_at => Some(doc),
        (What::Put(put), doc) if is_record(edit.id, &put.fields) => {
            let (changed_at, deleted_at) = (put.changed_at.or(changed_at), put.deleted_at);
            Some(match doc {
                Some(doc) => Doc { changed_at, deleted_at, ..doc.with(edit.id, &put.fields) },
                None => Doc { changed_at, deleted_at, fields: put.fields.clone() },
            })
        }
        (What::Put(_), doc) => doc,
        (What::Fields(edits), Some(doc)) => match edited(edit.id, &doc.fields, edits) {
            Some((fields, _)) => Some(Doc { changed_at, fields, ..doc }),
            None => Some(doc),
        },
        (What::Delete, Some(doc)) => Some(Doc { changed_at, deleted_at: changed_at, ..doc }),
        (What::Fields(_) | What::Delete, None) => None,
    }
}

fn is_record(id: RecordId, fields: &Node) -> bool {
    Record::read(id, fields).is_ok_and(|record| record.id() == id)
}

/// Entries of which writing in one place without a break is one, each with the places of those that went into it.
/// The one that stays is the last: it carries the page's highest number, and whoever has read it has read the others.
pub fn joined(entries: &[(u64, Entry)]) -> Vec<(u64, Entry, Vec<u64>)> {
    let mut runs: Vec<(u64, Entry, Vec<u64>)> = Vec::new();
    for (place, entry) in entries {
        match runs.last_mut() {
            Some((last_place, last, gone)) if can_join(last, entry) => {
                gone.push(std::mem::replace(last_place, *place));
                (last.id, last.at) = (entry.id, entry.at);
                join_all(&mut last.edits, &entry.edits);
            }
            _ => runs.push((*place, entry.clone(), Vec::new())),
        }
    }
    runs
}

fn can_join(earlier: &Entry, later: &Entry) -> bool {
    let EntryId { page, number } = earlier.id;
    let follows = later.id == EntryId { page, number: number.saturating_add(1) };
    let same_records = later.edits.iter().all(|edit| match edit.what {
        What::Fields(_) => true,
        What::Put(_) | What::Delete => false,
    });
    follows && same_records && matches!(earlier.kind, Kind::Writing(_)) && earlier.kind == later.kind
}
