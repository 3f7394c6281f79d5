//! Undo and redo of the changes made in this tab. A step is what became of records, field by field; it is taken back field
//! by field, and only while those fields still are what it made of them: nobody else's change is lost. The steps can be made
//! again from the tab's entries in the journal, so a reload keeps them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::board::{Board, Change, Record, RecordId};
use super::entry::{Entry, EntryId, Kind, RecordEdit, What, join_all};
use super::field_edit::{FieldEdit, follows};
use super::ids::{CallId, CandidateId, FieldId};
use super::node::Node;

/// The steps of this tab, the latest last.
#[derive(Debug, Default)]
pub struct History {
    tab: Uuid,
    latest: EntryId,
    has_recalled: bool,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// What is being written in: changes to one place in a row are one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place(pub String);

/// Why a step stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stays {
    /// There is no step.
    Nothing,
    /// A record was changed since, elsewhere.
    ChangedSince,
}

#[derive(Debug)]
struct Step {
    /// Its last entry.
    id: EntryId,
    edits: Vec<RecordEdit>,
    place: Option<Place>,
}

/// What a step taken back, or done again, changed.
type Outcome = Result<(Entry, Vec<Change>), Stays>;

const LONGEST: usize = 500;

impl Place {
    /// A field of a call's comment.
    pub fn field(call: CallId, field: &FieldId) -> Place {
        Place(format!("{call} {field}"))
    }

    /// A part of what was noted of a candidate.
    pub fn result(call: CallId, candidate: CandidateId, part: &str) -> Place {
        Place(format!("{call} {candidate} {part}"))
    }
}

impl History {
    /// The history of a tab, written on by a newly loaded page. `entries` are the tab's own, in the order of the journal.
    pub fn of_tab(tab: Uuid, page: Uuid, entries: impl IntoIterator<Item = Entry>) -> History {
        let mut history = History { tab, latest: EntryId { page, number: 0 }, ..History::default() };
        for entry in entries {
            history.replay(entry);
        }
        history
    }

    /// Puts the steps of the tab's earlier pages before those of this one, once.
    pub fn recall(&mut self, entries: impl IntoIterator<Item = Entry>) {
        if std::mem::replace(&mut self.has_recalled, true) {
            return;
        }
        let page = self.latest.page;
        let mut earlier = History::of_tab(self.tab, page, entries.into_iter().filter(|entry| entry.id.page != page));
        earlier.done.append(&mut self.done);
        self.done = earlier.done;
        if self.latest.number == 0 {
            self.undone = earlier.undone;
        }
    }

    /// The tab; it stays the same when the page is loaded anew.
    pub fn tab(&self) -> Uuid {
        self.tab
    }

    /// The page that writes it on.
    pub fn page(&self) -> Uuid {
        self.latest.page
    }

    /// Writes down what happened just now, and remembers it if it is a step.
    pub fn record(&mut self, kind: Kind, changes: &[Change], at: DateTime<Utc>) -> Entry {
        self.record_edits(kind, changes.iter().filter_map(RecordEdit::of).collect(), at)
    }

    /// The same for what cannot be told from the records alone.
    pub fn record_edits(&mut self, kind: Kind, edits: Vec<RecordEdit>, at: DateTime<Utc>) -> Entry {
        self.latest.number += 1;
        let entry = Entry { id: self.latest, tab: self.tab, at, kind, edits };
        match &entry.kind {
            Kind::Step => self.remember(&entry, None),
            Kind::Writing(place) => self.remember(&entry, Some(place.clone())),
            Kind::Passing | Kind::Undo(_) | Kind::Redo(_) => {}
        }
        entry
    }

    /// Takes the last step back. A step that cannot be taken back any more is forgotten, so that it does not stand before
    /// the others.
    pub fn undo(&mut self, board: &mut Board, at: DateTime<Utc>) -> Outcome {
        let step = self.done.pop().ok_or(Stays::Nothing)?;
        let edits = step.edits.iter().rev().filter(|edit| !edit.is_in_bin());
        let back: Vec<Turn> = edits.map(|edit| Turn::back(edit, board)).collect::<Result<_, _>>()?;
        let changes = turn(back, board, at);
        let entry = self.record(Kind::Undo(step.id), &changes, at);
        self.undone.push(step);
        Ok((entry, changes))
    }

    /// Does the last undone step again.
    pub fn redo(&mut self, board: &mut Board, at: DateTime<Utc>) -> Outcome {
        let step = self.undone.pop().ok_or(Stays::Nothing)?;
        let edits = step.edits.iter().filter(|edit| !edit.is_in_bin());
        let again: Vec<Turn> = edits.map(|edit| Turn::again(edit, board)).collect::<Result<_, _>>()?;
        let changes = turn(again, board, at);
        let entry = self.record(Kind::Redo(step.id), &changes, at);
        self.done.push(step);
        Ok((entry, changes))
    }

    /// Writing on in the same place joins the step before.
    fn remember(&mut self, entry: &Entry, place: Option<Place>) {
        self.undone.clear();
        if let Some(last) = self.done.last_mut()
            && place.is_some()
            && last.place == place
            && follow(&entry.edits, &last.edits)
        {
            last.id = entry.id;
            join_all(&mut last.edits, &entry.edits);
            return;
        }
        self.done.push(Step { id: entry.id, edits: entry.edits.clone(), place });
        if self.done.len() > LONGEST {
            self.done.remove(0);
        }
    }

    fn replay(&mut self, entry: Entry) {
        match &entry.kind {
            Kind::Step => self.remember(&entry, None),
            Kind::Writing(place) => self.remember(&entry, Some(place.clone())),
            Kind::Passing => {}
            Kind::Undo(id) => pass(*id, &mut self.done, &mut self.undone),
            Kind::Redo(id) => pass(*id, &mut self.undone, &mut self.done),
        }
    }
}

/// Moves a step over; those above it had been forgotten.
fn pass(id: EntryId, from: &mut Vec<Step>, to: &mut Vec<Step>) {
    if let Some(place) = from.iter().rposition(|step| step.id == id) {
        from.truncate(place + 1);
        to.extend(from.pop());
    }
}

/// Whether nothing else happened since to the fields that these edits change.
fn follow(later: &[RecordEdit], earlier: &[RecordEdit]) -> bool {
    later.iter().all(|later| {
        earlier.iter().filter(|earlier| earlier.id == later.id).all(|earlier| match (&earlier.what, &later.what) {
            (What::Fields(earlier), What::Fields(later)) => follows(earlier, later),
            _ => true,
        })
    })
}

/// What a record is to become.
enum Turn {
    Put(Box<Record>),
    Delete(RecordId),
}

impl Turn {
    fn back(edit: &RecordEdit, board: &Board) -> Result<Turn, Stays> {
        match &edit.what {
            What::Put(put) => {
                let current = board.record(edit.id).ok_or(Stays::ChangedSince)?;
                let made = Record::read(edit.id, &put.fields).map_err(|_| Stays::ChangedSince)?;
                if is_as_people_left_it(&current, &made) { Ok(Turn::Delete(edit.id)) } else { Err(Stays::ChangedSince) }
            }
            What::Fields(edits) => {
                let edits = edits.iter().map(|edit| (edit, edit.to.as_ref(), edit.was.as_ref()));
                merged(edit.id, edits, board)
            }
            What::Delete => out_of_bin(edit.id, board).ok_or(Stays::ChangedSince),
        }
    }

    fn again(edit: &RecordEdit, board: &Board) -> Result<Turn, Stays> {
        match &edit.what {
            What::Put(made) if board.record(edit.id).is_none() => {
                let made = || Record::read(edit.id, &made.fields).ok().map(put);
                out_of_bin(edit.id, board).or_else(made).ok_or(Stays::ChangedSince)
            }
            What::Put(_) => Err(Stays::ChangedSince),
            What::Fields(edits) => {
                let edits = edits.iter().map(|edit| (edit, edit.was.as_ref(), edit.to.as_ref()));
                merged(edit.id, edits, board)
            }
            What::Delete => board.record(edit.id).map(|_| Turn::Delete(edit.id)).ok_or(Stays::ChangedSince),
        }
    }
}

fn turn(turns: Vec<Turn>, board: &mut Board, at: DateTime<Utc>) -> Vec<Change> {
    turns
        .into_iter()
        .map(|turn| match turn {
            Turn::Put(record) => board.put(*record),
            Turn::Delete(id) => board.delete(id, at),
        })
        .collect()
}

fn put(record: Record) -> Turn {
    Turn::Put(Box::new(record))
}

fn out_of_bin(id: RecordId, board: &Board) -> Option<Turn> {
    board.stored(id).filter(|stored| stored.deleted_at.is_some()).map(|stored| put(stored.record))
}

/// The record as it stands with fields turned from one value to another.
fn merged<'a>(
    id: RecordId,
    edits: impl Iterator<Item = (&'a FieldEdit, Option<&'a Node>, Option<&'a Node>)>,
    board: &Board,
) -> Result<Turn, Stays> {
    let mut fields = board.record(id).ok_or(Stays::ChangedSince)?.node();
    for (edit, from, to) in edits {
        let value = merge_slot(fields.find(&edit.path).cloned(), from, to)?;
        fields.place(&edit.path, value);
    }
    Record::read(id, &fields).map(put).map_err(|_| Stays::ChangedSince)
}

/// Whether a record is `made` but for what the app noted in it: reminders that rang, texts that were taken.
fn is_as_people_left_it(current: &Record, made: &Record) -> bool {
    match (current, made) {
        (Record::Call(current), Record::Call(made)) => current.without_notings() == made.without_notings(),
        _ => current == made,
    }
}

/// `current` with every field that differs between `from` and `to` taken from `to`; it must still be as in `from`.
fn merge(current: Node, from: &Node, to: &Node) -> Result<Node, Stays> {
    if from == to {
        return Ok(current);
    }
    if current == *from {
        return Ok(to.clone());
    }
    let (Node::Object(mut fields), Node::Object(earlier), Node::Object(later)) = (current, from, to) else {
        return Err(Stays::ChangedSince);
    };
    let added = later.iter().filter(|(name, _)| from.get(name).is_none());
    for (name, _) in earlier.iter().chain(added) {
        let place = fields.iter().position(|(known, _)| known == name);
        let current = place.map(|place| fields.remove(place).1);
        let merged = merge_slot(current, from.get(name), to.get(name))?;
        fields.extend(merged.map(|merged| (name.clone(), merged)));
    }
    Ok(Node::Object(fields))
}

/// The same for a place that may be empty.
fn merge_slot(current: Option<Node>, from: Option<&Node>, to: Option<&Node>) -> Result<Option<Node>, Stays> {
    if current.as_ref() == from {
        return Ok(to.cloned());
    }
    match (current, from, to) {
        (Some(current), Some(from), Some(to)) => merge(current, from, to),
        (Some(current), Some(from), None) => merge(current, from, &emptied(from)),
        (Some(current), None, Some(to)) => merge(current, &emptied(to), to),
        _ => Err(Stays::ChangedSince),
    }
    .map(Some)
}

/// An entry that is not there is one whose fields are empty; where fields of its kind cannot be, it is not read back.
fn emptied(entry: &Node) -> Node {
    let empty = |value: &Node| match value {
        Node::Object(_) => Node::Object(Vec::new()),
        _ => Node::Nothing,
    };
    match entry {
        Node::Object(fields) => Node::Object(fields.iter().map(|(name, value)| (name.clone(), empty(value))).collect()),
        _ => Node::Nothing,
    }
}
