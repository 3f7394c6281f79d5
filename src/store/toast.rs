//! Short words to the user about what was just done, each gone after a while.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::{Get, Update};

use super::Store;
use crate::domain::note::Note;
use crate::platform::ticker;

/// One word on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// Tells toasts apart.
    pub id: u32,
    pub word: Word,
}

/// What it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    Note(Note),
    /// The browser refused the clipboard.
    CopyFailed,
    /// The browser refused the download.
    DownloadFailed,
}

/// How long a toast stays, in milliseconds: long enough to reach its Undo.
const STAYS: u16 = 10_000;
const MOST: usize = 3;
static NEXT_ID: AtomicU32 = AtomicU32::new(1);

impl Store {
    /// The toasts on screen, oldest first.
    pub fn toasts(self) -> Vec<Toast> {
        self.toasts.get()
    }

    /// The id that the next toast will have.
    pub fn next_toast(self) -> u32 {
        NEXT_ID.load(Ordering::Relaxed)
    }

    /// Takes a toast off the screen.
    pub fn dismiss(self, id: u32) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    pub(super) fn say(self, word: Word) {
        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        self.toasts.update(|toasts| {
            toasts.retain(|toast| toast.word != word);
            toasts.push(Toast { id, word });
            let surplus = toasts.len().saturating_sub(MOST);
            toasts.drain(..surplus);
        });
        ticker::after(STAYS, move || self.dismiss(id));
    }
}
