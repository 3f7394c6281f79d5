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
    pub fn is_written(&mut self, last: EntryId) {
        self.waiting.retain(|waiting| !covers(last, waiting.entry.id));
    }

    /// What waits, oldest first.
    pub fn waiting(&self) -> &[Waiting] {
        &self.waiting
    }

    /// An entry begins to wait.
    pub fn add(&mut self, entry: Entry) -> &Waiting {
        let text = entry_text::write(&entry);
        self.waiting.push(Waiting { entry, text });
        self.waiting.last().expect("it was just put there")
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

    /// Takes in what was read of the journal behind [`Queue::read_to`], and answers what is to be applied to the board, in
    /// this order: what others wrote, and again what of ours comes after it.
    pub fn read(&mut self, entries: Vec<(u64, Entry)>) -> Vec<Entry> {
        let mut new: Vec<Entry> = Vec::new();
        for (place, entry) in entries {
            if place > self.read_to {
                self.read_to = place;
                new.push(entry);
            }
        }
        let ours = |id: EntryId| self.waiting.iter().any(|waiting| waiting.entry.id == id);
        let has_others = new.iter().any(|entry| !ours(entry.id));
        self.waiting.retain(|waiting| !new.iter().any(|entry| covers(entry.id, waiting.entry.id)));
        if has_others || std::mem::take(&mut self.is_behind) {
            new.extend(self.waiting.iter().map(|waiting| waiting.entry.clone()));
            new
        } else {
            Vec::new()
        }
    }
}

/// A page's entries are written in the order of their numbers: with one in the journal, those before it are, too.
fn covers(written: EntryId, id: EntryId) -> bool {
    written.page == id.page && written.number >= id.number
}
