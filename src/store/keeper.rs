//! Keeps the records in local storage, one key a record. What could not be read at the start is never written over;
//! what could not be written is tried again with the next change, and the page says so meanwhile.

use crate::domain::board::{Board, Change, Record, RecordId};
use crate::persist::codec::{PREFIX, decode, encode, id_of, key};
use crate::persist::load::{Kept, load};
use crate::platform::storage::{LocalKeys, StorageError};

/// Whether what was typed is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// In this browser's storage.
    Saved,
    /// Storage is switched off: everything is gone when the tab is closed.
    MemoryOnly,
    /// The browser refused the last changes: its storage is full, or was switched off meanwhile.
    Unsaved,
}

/// The link between records and storage.
pub struct Keeper {
    keys: Option<LocalKeys>,
    unreadable: Vec<Kept>,
    unsaved: Vec<RecordId>,
}

impl Keeper {
    /// Reads everything that is stored.
    pub fn open() -> (Keeper, Board) {
        let keys = LocalKeys::open().ok();
        let loaded = load(match keys {
            Some(keys) => keys.entries(PREFIX),
            None => Vec::new(),
        });
        let keeper = Keeper { keys, unreadable: loaded.unreadable, unsaved: Vec::new() };
        (keeper, Board::from_records(loaded.records))
    }

    /// How safe the records are now.
    pub fn safety(&self) -> Safety {
        match self.keys {
            None => Safety::MemoryOnly,
            Some(_) if self.unsaved.is_empty() => Safety::Saved,
            Some(_) => Safety::Unsaved,
        }
    }

    /// What is stored but could not be read.
    pub fn unreadable(&self) -> &[Kept] {
        &self.unreadable
    }

    /// Stores changed records, and those an earlier attempt left behind.
    pub fn save(&mut self, changes: &[Change], board: &Board) {
        let Some(keys) = self.keys else {
            return;
        };
        for change in changes {
            if !self.unsaved.contains(&change.id) {
                self.unsaved.push(change.id);
            }
        }
        let unreadable = &self.unreadable;
        self.unsaved.retain(|id| {
            let key = key(*id);
            !unreadable.iter().any(|kept| kept.key == key) && write(keys, &key, board.record(*id)).is_err()
        });
    }

    /// Reads what another tab stored under a key, or that it removed it. `Err` is a text that cannot be read: it is
    /// kept like one found at the start.
    pub fn read_foreign(&mut self, key: &str, text: Option<&str>) -> Result<Option<(RecordId, Option<Record>)>, ()> {
        let Ok(id) = id_of(key) else {
            return Ok(None);
        };
        let Some(text) = text else {
            return Ok(Some((id, None)));
        };
        match decode(id, text) {
            Ok(record) => Ok(Some((id, Some(record)))),
            Err(why) => {
                self.unreadable.retain(|kept| kept.key != key);
                self.unreadable.push(Kept { key: key.to_owned(), text: text.to_owned(), why });
                Err(())
            }
        }
    }
}

fn write(keys: LocalKeys, key: &str, record: Option<Record>) -> Result<(), StorageError> {
    match record {
        Some(record) => keys.write(key, &encode(&record)),
        None => keys.remove(key),
    }
}
