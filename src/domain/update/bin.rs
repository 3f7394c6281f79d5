//! Into the bin and out of it, and records that come in from a file.

use super::edit::Edit;
use super::{Done, Refused};
use crate::domain::bin::{out_with, with_parts};
use crate::domain::board::{Board, RecordId};
use crate::domain::command::{Brought, Effect};
use crate::domain::entry::{Kind, Put, RecordEdit, What};
use crate::domain::history::History;
use crate::domain::note::Note;
use crate::domain::when::Moment;

/// A client goes with the deals, a deal with the calls. A candidate who was put forward somewhere stays.
pub fn delete(id: RecordId, edit: &mut Edit) -> Result<Done, Refused> {
    edit.board.record(id).ok_or(Refused(Note::Gone))?;
    if let RecordId::Candidate(candidate) = id
        && edit.board.deals().any(|deal| deal.candidacy(candidate).is_some())
    {
        return Err(Refused(Note::StillNeeded));
    }
    for part in with_parts(id, edit.board) {
        edit.delete(part);
    }
    Ok(Done::Step(vec![Effect::Say(Note::Deleted)]))
}

/// With all that went into the bin with it.
pub fn restore(id: RecordId, edit: &mut Edit) -> Result<Done, Refused> {
    for part in out_with(id, edit.board) {
        let deleted = edit.board.stored(part).ok_or(Refused(Note::Gone))?;
        edit.put(deleted.record);
    }
    Ok(Done::Step(vec![Effect::Say(Note::Restored)]))
}

/// Records from a file, in one step; others go into the bin for them.
pub fn import(
    brought: Vec<Brought>,
    deleted: &[RecordId],
    board: &mut Board,
    history: &mut History,
    moment: &Moment,
) -> Vec<Effect> {
    let (mut changes, mut edits) = (Vec::new(), Vec::new());
    let count = brought.len();
    for Brought { stored, changed_at } in brought {
        let (fields, deleted_at) = (stored.record.node(), stored.deleted_at);
        let change = board.load(stored);
        match (&change.before, &change.after) {
            (Some(_), _) => edits.extend(RecordEdit::of(&change)),
            (None, _) => {
                edits.push(RecordEdit { id: change.id, what: What::Put(Put { fields, changed_at, deleted_at }) });
            }
        }
        changes.push(change);
    }
    for id in deleted {
        let change = board.delete(*id, moment.now);
        edits.extend(RecordEdit::of(&change));
        changes.push(change);
    }
    if edits.is_empty() {
        return vec![Effect::Say(Note::Unchanged)];
    }
    let entry = history.record_edits(Kind::Step, edits, moment.now);
    vec![Effect::Save { entry, changes }, Effect::Say(Note::Imported(count))]
}
