//! Two stores hold the records: this finds out what each lacks. Where both are intact and differ, one of them is trusted;
//! what only one can read, the other gets from it; what none can read is kept as it is.

use super::codec::{Doc, Unreadable, id_of, key};
use super::fold::brought_up;
use super::load::Kept;
use crate::domain::board::{Board, RecordId, Stored};
use crate::domain::entry::Entry;
use crate::domain::id_set::IdSet;
use crate::domain::settings::Settings;

/// Whose word counts where both are intact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// What was found counts: it is the later.
    Found,
    /// What is here counts: it went on without the other store.
    Here,
}

/// What the found records are compared with.
pub struct Here<'a> {
    pub board: &'a Board,
    /// The keys of records that could not be read for it.
    pub unread: Vec<String>,
    /// What happened since the found records were made, in order.
    pub later: &'a [Entry],
    pub trust: Trust,
}

/// What follows of a comparison.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Compared {
    /// To be taken over here.
    pub load: Vec<Stored>,
    /// What was taken over so far, as key and text.
    pub loaded: Vec<(String, String)>,
    /// To be written there, as key and text.
    pub write: Vec<(String, String)>,
    /// How many of those to be written were damaged there.
    pub damaged: usize,
    /// Readable nowhere.
    pub unreadable: Vec<Kept>,
    /// The records that were found.
    pub seen: Vec<RecordId>,
}

impl Compared {
    /// Compares what was found, as key and text.
    pub fn add(&mut self, found: Vec<(String, String)>, here: &Here<'_>) {
        for (key, text) in found {
            let known = match id_of(&key) {
                Ok(id) if !here.unread.contains(&key) => known(here.board, id),
                _ => None,
            };
            match (read(&key, &text, here.later), known) {
                (Ok((_, doc)), Some(known)) if here.trust == Trust::Here => {
                    self.seen.push(known.record.id());
                    // Also where they are the same by now: the entries that made them so are not read again.
                    let written = overwritten(doc, &known).write();
                    self.write.extend((written != text).then_some((key, written)));
                }
                (Ok((stored, _)), Some(known)) if stored == known => {
                    self.seen.push(stored.record.id());
                }
                (Ok((stored, doc)), _) => {
                    let written = doc.write();
                    if here.trust == Trust::Here && written != text {
                        self.write.push((key.clone(), written.clone()));
                    }
                    self.seen.push(stored.record.id());
                    self.load.push(stored);
                    self.loaded.push((key, written));
                }
                (Err(Unreadable::Corrupt(_)), Some(known)) => {
                    self.seen.push(known.record.id());
                    self.damaged += 1;
                    self.write.push((key, written(&known)));
                }
                (Err(why), known) => {
                    self.seen.extend(known.map(|known| known.record.id()));
                    self.unreadable.push(Kept { key, text, why });
                }
            }
        }
    }

    /// What is here and was not found, as key and text.
    pub fn not_found(&self, board: &Board, unread: &[String]) -> Vec<(String, String)> {
        let seen = IdSet::from(self.seen.clone());
        board
            .ids_with_bin()
            .filter(|id| !seen.contains(*id))
            .filter_map(|id| known(board, id).map(|stored| (key(id), written(&stored))))
            .filter(|(key, _)| !unread.contains(key))
            .collect()
    }
}

fn read(key: &str, text: &str, later: &[Entry]) -> Result<(Stored, Doc), Unreadable> {
    let id = id_of(key)?;
    let found = Doc::read(id, text)?;
    let doc = brought_up(id, Some(found.clone()), later).unwrap_or(found);
    Ok((doc.stored(id)?, doc))
}

/// What the board has; settings that say nothing are as good as none.
pub(super) fn known(board: &Board, id: RecordId) -> Option<Stored> {
    if id == RecordId::Settings && *board.settings() == Settings::default() {
        return None;
    }
    board.stored(id)
}

fn overwritten(doc: Doc, here: &Stored) -> Doc {
    let doc = doc.with(here.record.id(), &here.record.node());
    Doc { deleted_at: here.deleted_at, ..doc }
}

/// A record as it is written for the first time.
pub fn doc_of(stored: &Stored) -> Doc {
    Doc { deleted_at: stored.deleted_at, ..Doc::of(&stored.record, None) }
}

fn written(stored: &Stored) -> String {
    doc_of(stored).write()
}
