//! Undo and redo of the changes made in this tab. A step is the records as they were and as they became; it is taken
//! back field by field, and only while those fields still are what it made of them: nobody else's change is lost.

use super::board::{Board, Change, Record};
use super::ids::{CallId, FieldId};
use super::json::parse_node;
use super::node::Node;

/// The steps of this tab, the latest last.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// What is being written in: changes to one place in a row are one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Field(CallId, FieldId),
    Result(CallId, String),
}

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
    changes: Vec<Change>,
    place: Option<Place>,
}

const LONGEST: usize = 500;

impl History {
    /// Remembers a step; writing on in the same place joins the step before.
    pub fn remember(&mut self, changes: Vec<Change>, place: Option<Place>) {
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if place.is_some() && last.place == place && follow(&last.changes, &changes) => {
                join(&mut last.changes, changes);
            }
            _ => self.done.push(Step { changes, place }),
        }
        if self.done.len() > LONGEST {
            self.done.remove(0);
        }
    }

    /// Takes the last step back and answers what changed by that. A step that cannot be taken back any more is
    /// forgotten, so that it does not stand before the others.
    pub fn undo(&mut self, board: &mut Board) -> Result<Vec<Change>, Stays> {
        let mut step = self.done.pop().ok_or(Stays::Nothing)?;
        step.changes.iter_mut().for_each(|change| keep_notings(change, board));
        let back: Vec<Change> = step.changes.iter().rev().map(Change::reversed).collect();
        let changes = apply(&back, board)?;
        self.undone.push(step);
        Ok(changes)
    }

    /// Does the last undone step again.
    pub fn redo(&mut self, board: &mut Board) -> Result<Vec<Change>, Stays> {
        let step = self.undone.pop().ok_or(Stays::Nothing)?;
        let changes = apply(&step.changes, board)?;
        self.done.push(step);
        Ok(changes)
    }
}

impl Change {
    /// The change the other way round.
    pub fn reversed(&self) -> Change {
        Change { id: self.id, before: self.after.clone(), after: self.before.clone() }
    }
}

/// Applies changes field by field: what was changed since in other fields of a record stays.
fn apply(changes: &[Change], board: &mut Board) -> Result<Vec<Change>, Stays> {
    let mut records = Vec::new();
    for change in changes {
        records.push((change.id, merged(change, board)?));
    }
    Ok(records
        .into_iter()
        .map(|(id, record)| match record {
            Some(record) => board.put(record),
            None => board.remove(id),
        })
        .collect())
}

fn merged(change: &Change, board: &Board) -> Result<Option<Record>, Stays> {
    let current = board.record(change.id);
    if current == change.before {
        return Ok(change.after.clone());
    }
    let (current, from, to) = match (&current, &change.before, &change.after) {
        (Some(current), Some(from), Some(to)) => (current, from, to),
        (Some(current), Some(from), None) if is_as_people_left_it(current, from) => return Ok(None),
        _ => return Err(Stays::ChangedSince),
    };
    let as_value = |record: &Record| parse_node(&record.json()).map_err(|_| Stays::ChangedSince);
    let value = merge(as_value(current)?, &as_value(from)?, &as_value(to)?)?;
    Record::read(change.id, &value).map(Some).map_err(|_| Stays::ChangedSince)
}

/// What the app noted in a record that the step made goes with it and comes back with it: a reminder that rang does not
/// ring again when the call is planned again.
fn keep_notings(change: &mut Change, board: &Board) {
    if let (None, Some(made), Some(current)) = (&change.before, &change.after, board.record(change.id))
        && is_as_people_left_it(&current, made)
    {
        change.after = Some(current);
    }
}

/// Whether a record is `from` but for what the app noted in it: reminders that rang, texts that were taken.
fn is_as_people_left_it(current: &Record, from: &Record) -> bool {
    match (current, from) {
        (Record::Call(current), Record::Call(from)) => current.without_notings() == from.without_notings(),
        _ => false,
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
        let merged = match (current, from.get(name), to.get(name)) {
            (Some(current), Some(from), Some(to)) => merge(current, from, to)?,
            (None, None, Some(to)) => to.clone(),
            (Some(current), Some(from), None) if current == *from => continue,
            (Some(current), Some(from), None) => merge(current, from, &emptied(from))?,
            (Some(current), None, Some(to)) => merge(current, &emptied(to), to)?,
            _ => return Err(Stays::ChangedSince),
        };
        fields.push((name.clone(), merged));
    }
    Ok(Node::Object(fields))
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

/// Whether nothing else happened to the records of `later` since `earlier`.
fn follow(earlier: &[Change], later: &[Change]) -> bool {
    later.iter().all(|change| earlier.iter().all(|known| known.id != change.id || known.after == change.before))
}

fn join(earlier: &mut Vec<Change>, later: Vec<Change>) {
    for change in later {
        match earlier.iter_mut().find(|known| known.id == change.id) {
            Some(known) => known.after = change.after,
            None => earlier.push(change),
        }
    }
}
