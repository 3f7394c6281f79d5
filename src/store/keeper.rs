//! Keeps the records twice. Local storage has the working set, from which the app opens: one key a record, and one a change
//! since. The journal has everything, for good. This file owns what is known of both; the work with the journal, which
//! takes its time, is in [`super::journaling`] and [`super::reconciling`]. What could not be read is never written over.

use chrono::{DateTime, Duration, Utc};

use crate::domain::board::{Board, RecordId};
use crate::domain::entry::{Entry, EntryId, What};
use crate::domain::id_set::IdSet;
use crate::domain::iso::{instant, written};
use crate::persist::codec::{PREFIX, Unreadable, id_of, key};
use crate::persist::entry_text;
use crate::persist::fold::{fold, touched};
use crate::persist::load::{Kept, Loaded, load};
use crate::persist::queue::Queue;
use crate::platform::storage::LocalKeys;

/// Whether what was typed is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// The journal has it: it survives whatever happens to the browser.
    OnDisk,
    /// In this browser's storage, on its way into the journal.
    Saved,
    /// On its way into the journal, and nowhere yet.
    Saving,
    /// In this browser's storage only, which takes its time to reach the disk: there is no journal here.
    Alone,
    /// Storage is switched off: everything is gone when the tab is closed.
    MemoryOnly,
    /// The browser refused the last changes: its storage is full, or was switched off meanwhile.
    Unsaved,
}

/// The journal, as seen from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    Opening,
    Open,
    /// There is none, or it stopped answering.
    Missing,
}

/// The link between records and stores.
pub struct Keeper {
    keys: Option<LocalKeys>,
    pub link: Link,
    pub queue: Queue,
    /// Up to which entry the journal's records are made.
    pub folded: u64,
    pub is_writing: bool,
    pub is_folding: bool,
    pub is_reading: bool,
    /// Another tab has written since the last reading began.
    pub wants_more: bool,
    unreadable: Vec<Kept>,
    /// Records that were lost in one store and came back from the other.
    pub restored: usize,
}

/// Beside the records: up to which entry of the journal those in local storage are made.
const MARK: &str = "callboard-journal";
/// What stands there once local storage went on without the journal.
const AHEAD: &str = "ahead";
/// When a backup was last saved: of this browser, so no setting that others share.
const BACKED_UP: &str = "callboard-backup";
const PUT_OFF: &str = "callboard-backup-put-off";
/// When a page last looked at the clock.
const WATCHED: &str = "callboard-watched";
/// What of the bin was found to have lain there for long enough, and when.
const EXPIRED: &str = "callboard-expired";
/// So many characters of records are put into local storage at a time: some room is left for what happens.
const ROOM: usize = 4_500_000;
/// Entries above this length, such as a whole import, do not go into local storage.
const LONGEST: usize = 100_000;
/// So many entries can wait in local storage where there is no journal: those that can be undone after a reload.
const MOST_ALONE: usize = 500;

impl Keeper {
    /// Reads what local storage has.
    pub fn open() -> (Keeper, Loaded) {
        let keys = LocalKeys::open().ok();
        let mut loaded = load(match keys {
            Some(keys) => keys.entries(PREFIX),
            None => Vec::new(),
        });
        let keeper = Keeper {
            keys,
            link: Link::Opening,
            queue: Queue::default(),
            folded: 0,
            is_writing: false,
            is_folding: false,
            is_reading: false,
            wants_more: false,
            unreadable: std::mem::take(&mut loaded.unreadable),
            restored: 0,
        };
        (keeper, loaded)
    }

    /// How safe the records are now.
    pub fn safety(&self) -> Safety {
        match (self.link, self.queue.is_local()) {
            (Link::Open, _) if self.queue.waiting().is_empty() => Safety::OnDisk,
            (Link::Missing, _) if self.keys.is_none() => Safety::MemoryOnly,
            (Link::Missing, true) => Safety::Alone,
            (Link::Missing, false) => Safety::Unsaved,
            (Link::Open | Link::Opening, true) => Safety::Saved,
            (Link::Open | Link::Opening, false) => Safety::Saving,
        }
    }

    /// What is stored but could not be read.
    pub fn unreadable(&self) -> &[Kept] {
        &self.unreadable
    }

    /// The keys of records in local storage that could not be read.
    pub fn unread_keys(&self) -> Vec<String> {
        self.unreadable.iter().map(|kept| kept.key.clone()).collect()
    }

    /// More that could not be read.
    pub fn keep(&mut self, unreadable: Vec<Kept>) {
        for kept in unreadable {
            self.unreadable.retain(|known| known.key != kept.key);
            self.unreadable.push(kept);
        }
    }

    /// What could not be read here is there again.
    pub fn found_again(&mut self, key: &str) {
        let count = self.unreadable.len();
        self.unreadable.retain(|kept| kept.key != key);
        self.restored += count - self.unreadable.len();
    }

    /// Stores what happened, at once.
    pub fn save(&mut self, entry: Entry) {
        self.let_go_of_damaged(&entry);
        let keys = self.keys;
        let put =
            |key: &str, text: &str| text.len() <= LONGEST && keys.is_some_and(|keys| keys.write(key, text).is_ok());
        self.queue.add(entry, put);
    }

    /// A record that could be read nowhere is made anew, from a backup, or because the settings are always there. What was
    /// read of it stays, under a name that says so.
    fn let_go_of_damaged(&mut self, entry: &Entry) {
        let made = entry.edits.iter().filter(|edit| matches!(edit.what, What::Put(_)) || edit.id == RecordId::Settings);
        for name in made.map(|edit| key(edit.id)) {
            let is_damaged = |kept: &&Kept| kept.key == name && matches!(kept.why, Unreadable::Corrupt(_));
            let Some(kept) = self.unreadable.iter().find(is_damaged).cloned() else {
                continue;
            };
            let renamed = format!("{PREFIX}damaged:{}:{name}", entry.at.timestamp());
            if self.keys.is_some_and(|keys| keys.write(&renamed, &kept.text).is_ok()) {
                self.unreadable.retain(|known| known.key != name);
                self.unreadable.push(Kept { key: renamed, ..kept });
            }
        }
    }

    /// What earlier pages, or other tabs, left in local storage, in the order it happened.
    pub fn left_behind(&self) -> Vec<Entry> {
        self.keys.map(|keys| load(keys.entries(entry_text::PREFIX)).entries).unwrap_or_default()
    }

    /// Whether something was written by a later release: then nothing is made anew here.
    pub fn is_outdated(&self) -> bool {
        self.unreadable.iter().any(|kept| matches!(kept.why, Unreadable::Newer(_)))
    }

    /// Of what has lain in the bin for long enough, what was found so at least a day ago already: a clock that is wrong once
    /// must not empty the bin.
    pub fn expired_for_a_day(&self, expired: Vec<RecordId>, now: DateTime<Utc>) -> Vec<RecordId> {
        let Some(keys) = self.keys else {
            return Vec::new();
        };
        let noted = keys.read(EXPIRED).unwrap_or_default();
        let (at, names) = noted.split_once(' ').unwrap_or(("", ""));
        let known: Vec<&str> = names.split(' ').collect();
        let since = instant(at);
        if since.is_some_and(|since| since + Duration::days(1) <= now) {
            let is_known = |id: &RecordId| known.contains(&key(*id).as_str());
            let (old, _): (Vec<RecordId>, Vec<RecordId>) = expired.iter().partition(|id| is_known(id));
            self.note_expired(&expired, now);
            return old;
        }
        if since.is_none_or(|since| since > now) {
            self.note_expired(&expired, now);
        }
        Vec::new()
    }

    fn note_expired(&self, expired: &[RecordId], now: DateTime<Utc>) {
        let names: Vec<String> = expired.iter().map(|id| key(*id)).collect();
        if let Some(keys) = self.keys {
            // Not noted, it stays in the bin for longer.
            let _ = keys.write(EXPIRED, &format!("{} {}", written(now), names.join(" ")));
        }
    }

    /// Whether local storage went on alone for so long that some of it is in the records only.
    pub fn is_ahead(&self) -> bool {
        self.keys.and_then(|keys| keys.read(MARK)).is_some_and(|mark| mark == AHEAD)
    }

    /// Whether local storage knows of more than the journal, whose last entry is this one.
    pub fn knows_more_than(&self, last: u64) -> bool {
        let mark = self.keys.and_then(|keys| keys.read(MARK));
        mark.is_some_and(|mark| mark == AHEAD || mark.parse::<u64>().is_ok_and(|made| made > last))
    }

    /// Whether local storage was never made of a journal, or has lost all.
    pub fn has_no_mark(&self) -> bool {
        self.keys.is_some_and(|keys| keys.read(MARK).is_none())
    }

    /// Makes local storage what the journal is at `folded`: `texts` are the records that were made anew, `work` those that
    /// belong here, `entries` those that are in the records now.
    pub fn refresh(&mut self, folded: u64, texts: &[(String, String)], work: &IdSet, entries: &[EntryId]) {
        self.folded = folded;
        let Some(keys) = self.keys else {
            return;
        };
        let unread = self.unread_keys();
        let mut room = ROOM;
        for (key, text) in texts.iter().filter(|(key, _)| !unread.contains(key)) {
            let belongs = id_of(key).is_ok_and(|id| work.contains(id));
            room = room.saturating_sub(key.len() + text.chars().count());
            // A stale record would be worse than none: the journal has it.
            if !belongs || room == 0 || keys.write(key, text).is_err() {
                let _ = keys.remove(key);
            }
        }
        for id in entries {
            let _ = keys.remove(&entry_text::key_of(*id));
        }
        let _ = keys.write(MARK, &folded.to_string());
    }

    /// Takes records out of local storage.
    pub fn throw_away(&self, names: &[String]) {
        for (keys, name) in self.keys.into_iter().flat_map(|keys| names.iter().map(move |name| (keys, name))) {
            let _ = keys.remove(name);
        }
    }

    /// When a backup was last saved from this browser.
    pub fn backed_up_at(&self) -> Option<DateTime<Utc>> {
        instant(&self.keys?.read(BACKED_UP)?)
    }

    /// When a page of this browser last looked at the clock.
    pub fn watched_at(&self) -> Option<DateTime<Utc>> {
        instant(&self.keys?.read(WATCHED)?)
    }

    /// This page looks at the clock.
    pub fn note_watch(&self, at: DateTime<Utc>) {
        self.note(WATCHED, at);
    }

    /// When the user last put a backup off.
    pub fn backup_put_off_at(&self) -> Option<DateTime<Utc>> {
        instant(&self.keys?.read(PUT_OFF)?)
    }

    /// The user puts a backup off.
    pub fn put_backup_off(&self, at: DateTime<Utc>) {
        self.note(PUT_OFF, at);
    }

    /// A backup was saved.
    pub fn note_backup(&self, at: DateTime<Utc>) {
        self.note(BACKED_UP, at);
    }

    fn note(&self, name: &str, at: DateTime<Utc>) {
        if let Some(keys) = self.keys {
            // Not kept, the next page knows less.
            let _ = keys.write(name, &written(at));
        }
    }

    /// Takes out of local storage what does not belong there any more.
    pub fn trim(&self, work: &IdSet) {
        let Some(keys) = self.keys else {
            return;
        };
        let unread = self.unread_keys();
        for key in keys.names(PREFIX) {
            let is_idle = id_of(&key).is_ok_and(|id| !work.contains(id));
            if is_idle && !unread.contains(&key) {
                let _ = keys.remove(&key);
            }
        }
    }

    /// Without a journal the entries would fill local storage: all but the latest go into the records. Only at the start:
    /// later another tab could be at it.
    pub fn fold_alone(&self, entries: &[Entry], board: &Board) {
        let surplus = entries.len().saturating_sub(MOST_ALONE);
        let Some(keys) = self.keys.filter(|_| surplus > 0) else {
            return;
        };
        let numbered: Vec<(u64, Entry)> = (1..).zip(entries.iter().take(surplus).cloned()).collect();
        let touched = touched(&numbered);
        let names = touched.iter().map(key);
        let texts = names.filter_map(|key| keys.read(&key).map(|text| (key, text))).collect();
        let folded = fold(&numbered, texts, board, &self.unread_keys());
        let is_written =
            keys.write(MARK, AHEAD).is_ok() && folded.records.iter().all(|(key, text)| keys.write(key, text).is_ok());
        for (_, entry) in numbered.iter().filter(|_| is_written) {
            let _ = keys.remove(&entry_text::key_of(entry.id));
        }
    }
}
