//! The way of this page's entries into the journal, and of the others' out of it. The journal's order counts for everyone:
//! what others wrote is applied in it, and what waits here to be written comes after all that is written.

use super::entry_text;
use crate::domain::entry::{Entry, EntryId};

/// Entries on their way.
#[derive(Debug, Clone, Default)]
pub struct Queue {
    /// Up to which place of the journal the board has everything.
    read_to: u64,
    /// What waits is not on the board any more.
    is_behind: bool,
    waiting: Vec<Waiting>,
}

/// An entry that is not known to be in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub entry: Entry,
    pub text: String,
    /// Local storage has it meanwhile.
    pub is_local: bool,
}

impl Queue {
    /// Up to which place the board has everything.
    pub fn read_to(&self) -> u64 {
        self.read_to
    }

    /// The board was made anew of everything up to this place, and is to be told what comes after.
    pub fn begin_after(&mut self, place: u64) {
        self.read_to = place;
        self.is_behind = true;
    }

    /// What waits up to this one is in the journal: another tab saw to it.
    pub fn written_up_to(&mut self, last: EntryId) {
        self.waiting.retain(|waiting| !last.covers(waiting.entry.id));
    }

    /// What waits, oldest first.
    pub fn waiting(&self) -> &[Waiting] {
        &self.waiting
    }

    /// An entry begins to wait. `put` puts its text under its key into local storage, and answers whether that went well. It
    /// is asked only while all that waits is there: who finds one of a page's entries takes those before it for written.
    pub fn add(&mut self, entry: Entry, put: impl FnOnce(&str, &str) -> bool) {
        let text = entry_text::write(&entry);
        let is_local = self.is_local() && put(&entry_text::key_of(entry.id), &text);
        self.waiting.push(Waiting { entry, text, is_local });
    }

    /// Whether local storage has all that waits.
    pub fn is_local(&self) -> bool {
        self.waiting.iter().all(|waiting| waiting.is_local)
    }

    /// The first `count` that waited were written, from place `first` to place `last`. Answers whether others wrote before or
    /// between: then nothing is taken as done until it is read.
    #[must_use]
    pub fn wrote(&mut self, count: usize, first: u64, last: u64) -> bool {
        let is_next = first == self.read_to + 1 && last == self.read_to + count as u64;
        if is_next {
            self.read_to = last;
            self.waiting.drain(..count.min(self.waiting.len()));
        }
        !is_next
    }

    /// Takes in what was read of the journal behind [`Queue::read_to`], up to place `last`, where an entry may stand that
    /// nobody can read. Answers what is to be applied to the board, in this order: what others wrote, and again what of ours
    /// comes after it.
    pub fn read(&mut self, entries: Vec<(u64, Entry)>, last: Option<u64>) -> Vec<Entry> {
        let mut new: Vec<Entry> = Vec::new();
        for (place, entry) in entries {
            if place > self.read_to {
                self.read_to = place;
                new.push(entry);
            }
        }
        self.read_to = last.map_or(self.read_to, |last| last.max(self.read_to));
        let ours = |id: EntryId| self.waiting.iter().any(|waiting| waiting.entry.id == id);
        let has_others = new.iter().any(|entry| !ours(entry.id));
        self.waiting.retain(|waiting| !new.iter().any(|entry| entry.id.covers(waiting.entry.id)));
        if has_others || std::mem::take(&mut self.is_behind) {
            new.extend(self.waiting.iter().map(|waiting| waiting.entry.clone()));
            new
        } else {
            Vec::new()
        }
    }
}
