//! What a backup would bring: looked at before anything is taken.

use super::codec::{Doc, Unreadable, id_of};
use super::compare::known;
use super::load::Kept;
use crate::domain::board::{Board, RecordId};
use crate::domain::command::Brought;
use crate::domain::id_set::IdSet;
use chrono::{DateTime, Utc};

/// The records of a file, beside those that are here.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preview {
    /// Not here yet.
    pub new: Vec<Brought>,
    /// Here in an older state.
    pub changed: Vec<Brought>,
    /// Here in a later state, or in another of which it is not known when it was made.
    pub conflicts: Vec<Brought>,
    /// Here just so.
    pub same: usize,
    /// Cannot be read.
    pub refused: Vec<Kept>,
    /// Here and not in the file.
    pub absent: Vec<RecordId>,
}

/// Compares the records of a file with those here. `here` are the stored texts, which say when a record was last changed.
pub fn preview(file: Vec<(String, String)>, here: &[(String, String)], board: &Board) -> Preview {
    let mut preview = Preview::default();
    let mut named = vec![RecordId::Settings];
    for (key, text) in file {
        match brought(&key, &text) {
            Err(why) => preview.refused.push(Kept { key, text, why }),
            Ok(brought) => {
                let id = brought.stored.record.id();
                named.push(id);
                match known(board, id) {
                    None => preview.new.push(brought),
                    Some(known) if known == brought.stored => preview.same += 1,
                    Some(_) if is_later(brought.changed_at, changed_at(&key, here)) => preview.changed.push(brought),
                    Some(_) => preview.conflicts.push(brought),
                }
            }
        }
    }
    let named = IdSet::from(named);
    preview.absent = board.ids().filter(|id| !named.contains(*id)).collect();
    preview
}

fn brought(key: &str, text: &str) -> Result<Brought, Unreadable> {
    let id = id_of(key)?;
    let doc = Doc::read(id, text)?;
    Ok(Brought { stored: doc.stored(id)?, changed_at: doc.changed_at })
}

fn is_later(theirs: Option<DateTime<Utc>>, ours: Option<DateTime<Utc>>) -> bool {
    matches!((theirs, ours), (Some(theirs), Some(ours)) if theirs > ours)
}

fn changed_at(key: &str, here: &[(String, String)]) -> Option<DateTime<Utc>> {
    let Ok(place) = here.binary_search_by(|(known, _)| known.as_str().cmp(key)) else {
        return None;
    };
    let (_, text) = here.get(place)?;
    match id_of(key).and_then(|id| Doc::read(id, text)) {
        Ok(doc) => doc.changed_at,
        Err(_) => None,
    }
}
