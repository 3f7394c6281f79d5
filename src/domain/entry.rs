//! One thing that happened to the records, as a journal keeps it: what was changed, field by field, when, and in which tab.
//! Entries applied in the order of the journal make the same records everywhere.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::board::{Board, Change, Record, RecordId, Stored};
use super::field_edit::{FieldEdit, differences, join};
use super::history::Place;
use super::json::parse_node;
use super::node::Node;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: EntryId,
    /// The tab it happened in; it stays the same when the tab is reloaded.
    pub tab: Uuid,
    pub at: DateTime<Utc>,
    pub kind: Kind,
    pub edits: Vec<RecordEdit>,
}

/// Which entry: the loaded page that made it, and the how many-th of that page it is, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct EntryId {
    pub page: Uuid,
    pub number: u32,
}

/// What it is to the one who may take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Step,
    /// A step that joins the one before if that was written in the same place.
    Writing(Place),
    /// Not the user's doing, not undone.
    Passing,
    /// Takes a step back.
    Undo(EntryId),
    /// Does an undone step again.
    Redo(EntryId),
}

/// What became of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordEdit {
    pub id: RecordId,
    pub what: What,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It was made, came back out of the bin, or was brought in from elsewhere.
    Put(Put),
    /// Some of its fields became others.
    Fields(Vec<FieldEdit>),
    /// It went into the bin.
    Delete,
}

/// A record as it was put there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    pub fields: Node,
    /// When it was last changed where it came from; none if that was just now.
    pub changed_at: Option<DateTime<Utc>>,
    /// When it was put into the bin where it came from.
    pub deleted_at: Option<DateTime<Utc>>,
}

impl EntryId {
    /// A page's entries are written in the order of their numbers: with one in the journal, those before it are, too.
    pub fn covers(self, other: EntryId) -> bool {
        self.page == other.page && self.number >= other.number
    }
}

impl Put {
    /// A record made just now.
    pub fn new(fields: Node) -> Put {
        Put { fields, changed_at: None, deleted_at: None }
    }
}

impl Record {
    /// The record's fields.
    pub fn node(&self) -> Node {
        parse_node(&self.json()).expect("what was just written is JSON")
    }
}

impl RecordEdit {
    /// What a change was; `None` if it was none.
    pub fn of(change: &Change) -> Option<RecordEdit> {
        let what = match (&change.before, &change.after) {
            (Some(before), Some(after)) if before == after => return None,
            (Some(before), Some(after)) => What::Fields(differences(&before.node(), &after.node())),
            (None, Some(after)) => What::Put(Put::new(after.node())),
            (Some(_), None) => What::Delete,
            (None, None) => return None,
        };
        Some(RecordEdit { id: change.id, what })
    }

    /// Whether it lay in a bin elsewhere, and was put into the bin here: nobody sees that.
    pub fn is_in_bin(&self) -> bool {
        matches!(&self.what, What::Put(put) if put.deleted_at.is_some())
    }

    /// Adds what became of the same record later. Answers it back where both cannot be said as one.
    fn join(&mut self, later: RecordEdit) -> Result<(), RecordEdit> {
        match (&mut self.what, later.what) {
            (What::Fields(edits), What::Fields(more)) => join(edits, more),
            (What::Put(put), What::Fields(more)) => {
                more.into_iter().for_each(|edit| put.fields.place(&edit.path, edit.to));
            }
            (_, what) => return Err(RecordEdit { id: later.id, what }),
        }
        Ok(())
    }
}

/// Adds what became of records later.
pub fn join_all(edits: &mut Vec<RecordEdit>, later: &[RecordEdit]) {
    for edit in later.iter().cloned() {
        let edit = match edits.iter_mut().find(|known| known.id == edit.id) {
            Some(known) => known.join(edit).err(),
            None => Some(edit),
        };
        edits.extend(edit);
    }
}

/// The fields of a record after edits, and the record they make. `None` if they make none: then the edits do not count.
pub fn edited(id: RecordId, fields: &Node, edits: &[FieldEdit]) -> Option<(Node, Record)> {
    let mut fields = fields.clone();
    for edit in edits {
        edit.apply(&mut fields);
    }
    let record = Record::read(id, &fields).ok()?;
    Some((fields, record))
}

impl Board {
    /// Applies what became of a record elsewhere. Nothing if the record is not there, or no record would be left.
    pub fn apply(&mut self, edit: &RecordEdit, at: DateTime<Utc>) -> Option<Change> {
        match &edit.what {
            // One that was made long ago is in force already, and may have been changed since.
            What::Put(put) if put.changed_at.is_none() && self.record(edit.id).is_some() => None,
            What::Put(put) => Record::read(edit.id, &put.fields)
                .ok()
                .filter(|record| record.id() == edit.id)
                .map(|record| self.load(Stored { record, deleted_at: put.deleted_at })),
            What::Fields(edits) => {
                let Stored { record, deleted_at } = self.stored(edit.id)?;
                edited(edit.id, &record.node(), edits).map(|(_, record)| self.load(Stored { record, deleted_at }))
            }
            What::Delete => self.record(edit.id).map(|_| self.delete(edit.id, at)),
        }
    }
}
