//! What became of reminders, told from the notes that pages left with their host: shown when, taken back when, ticked when.

use std::collections::{BTreeMap, BTreeSet};

use callboard::domain::ids::CallId;
use chrono::{DateTime, Utc};
use serde::Deserialize;

/// How long after a tick another tab may still have been showing, in milliseconds.
const UNDER_WAY: i64 = 1_000;

/// A note of a page.
#[derive(Debug, Clone, Deserialize)]
pub struct Note {
    pub what: What,
    /// Of the notification.
    pub tag: String,
    /// The reminders it is about.
    #[serde(default)]
    pub about: Vec<String>,
    /// Whether the page was hidden.
    #[serde(default)]
    pub hidden: bool,
    /// On the page's clock, in milliseconds since 1970.
    pub at: i64,
    /// The page's own name, and how many notes it has made before.
    pub page: String,
    pub number: u32,
}

/// What a note is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Shown,
    Closed,
    /// The page hangs and waits for its end.
    Hangs,
}

/// The reminders that were planned, and what became of each.
#[derive(Debug, Default)]
pub struct Ledger {
    /// When each is due, in milliseconds since 1970.
    due: BTreeMap<String, i64>,
    done: BTreeMap<String, i64>,
    notes: Vec<Note>,
}

impl Ledger {
    /// Plans the one reminder of a first call.
    pub fn plan(&mut self, call: CallId, starts_at: DateTime<Utc>) {
        let due = (starts_at - chrono::Duration::minutes(15)).timestamp_millis();
        self.due.insert(format!("{call}|client_15_minutes|client|{}", starts_at.timestamp()), due);
    }

    /// Takes a note down; they may come in another order than that in which they were made.
    pub fn take_down(&mut self, note: Note) {
        self.notes.push(note);
        self.notes.sort_by_key(|note| (note.at, note.number));
    }

    /// A reminder was ticked.
    pub fn tick(&mut self, reminder: &str, at: DateTime<Utc>) {
        self.done.insert(reminder.to_owned(), at.timestamp_millis());
    }

    /// One that was shown and not ticked.
    pub fn open(&self) -> Option<String> {
        self.first_shown().into_keys().find(|reminder| !self.done.contains_key(reminder))
    }

    /// Whether every reminder was shown.
    pub fn is_complete(&self) -> bool {
        let shown = self.first_shown();
        self.due.keys().all(|reminder| shown.contains_key(reminder))
    }

    /// When the last one is due.
    pub fn last_due(&self) -> DateTime<Utc> {
        let last = self.due.values().max().copied().unwrap_or_default();
        DateTime::from_timestamp_millis(last).expect("a planned instant")
    }

    /// What was lost, seen twice at once, or shown after it was done.
    pub fn faults(&self) -> Vec<String> {
        let shown = self.first_shown();
        let lost = self.due.keys().filter(|reminder| !shown.contains_key(*reminder));
        let mut faults: Vec<String> = lost.map(|reminder| format!("{reminder} was never shown")).collect();
        let mut visible: BTreeMap<&String, &Vec<String>> = BTreeMap::new();
        for note in &self.notes {
            match note.what {
                What::Hangs => {}
                What::Closed => drop(visible.remove(&note.tag)),
                What::Shown => drop(visible.insert(&note.tag, &note.about)),
            }
            for reminder in &note.about {
                if visible.values().filter(|about| about.contains(reminder)).count() > 1 {
                    faults.push(format!("{reminder} was to be seen twice at {}", note.at));
                }
                if self.done.get(reminder).is_some_and(|done| done + UNDER_WAY < note.at) {
                    faults.push(format!("{reminder} was shown after it was done, at {}", note.at));
                }
            }
        }
        faults
    }

    /// How many notifications told nothing that had not been told before.
    pub fn repeats(&self) -> usize {
        let mut told: BTreeSet<&String> = BTreeSet::new();
        let shown = self.notes.iter().filter(|note| note.what == What::Shown);
        // Each is looked at to the end: what it tells counts as told.
        shown.filter(|note| note.about.iter().filter(|reminder| told.insert(reminder)).count() == 0).count()
    }

    /// How late each was shown that was shown, in milliseconds, the least first.
    pub fn lateness(&self) -> Vec<i64> {
        let shown = self.first_shown();
        let late = |(reminder, due): (&String, &i64)| Some(shown.get(reminder)? - due);
        let mut all: Vec<i64> = self.due.iter().filter_map(late).collect();
        all.sort_unstable();
        all
    }

    fn first_shown(&self) -> BTreeMap<String, i64> {
        let mut first = BTreeMap::new();
        for note in self.notes.iter().filter(|note| note.what == What::Shown) {
            for reminder in &note.about {
                first.entry(reminder.clone()).or_insert(note.at);
            }
        }
        first
    }
}
