//! The work with the journal: opening it beside local storage and making both say the same, writing what happened, reading
//! what happened in other tabs, and folding it into the records. Every answer of the journal is looked at; where it fails,
//! the page goes on with local storage, says so, and tries again every minute.

use leptos::prelude::{Set, Update};
use leptos::task::spawn_local;

use super::keeper::Link;
use super::{Inner, Store};
use crate::domain::bin::expired;
use crate::domain::board::RecordId;
use crate::domain::command::Command;
use crate::domain::entry::{Entry, EntryId, Kind};
use crate::domain::order::sort_by_key;
use crate::domain::working_set::working_set;
use crate::persist::codec::{PREFIX, key as key_of};
use crate::persist::compare::{Compared, Here, Trust};
use crate::persist::entry_text;
use crate::persist::fold::{fold, joined, touched};
use crate::persist::load::Kept;
use crate::platform::journal::{self, Fold, NoAnswer};
use crate::platform::{clock, ticker};

/// So many records are read at a time, so that nobody waits for a frame.
const CHUNK: u32 = 200;
/// After so many entries the records are made anew.
const FOLD_AFTER: u64 = 100;
/// How long the page is left alone before a fold, in milliseconds.
const QUIET: u16 = 2_000;

impl Store {
    /// Opens the journal. `left` is what local storage says happened since its records were made.
    pub(super) fn open_journal(self, left: Vec<Entry>) {
        journal::on_more(move || self.read_on());
        spawn_local(async move {
            if self.connect(&left).await.is_err() {
                self.with(|inner| {
                    inner.keeper.fold_alone(&left, &inner.board);
                    let tab = inner.tab;
                    inner.history.recall(left.into_iter().filter(|entry| entry.tab == tab));
                });
            }
        });
    }

    /// Writes what waits.
    pub(super) fn write_on(self) {
        spawn_local(async move {
            let may_write = self.with(|inner| {
                inner.keeper.link == Link::Open && !std::mem::replace(&mut inner.keeper.is_writing, true)
            });
            if !may_write {
                return;
            }
            while let Some(written) = self.write_some().await {
                if written.is_err() {
                    self.set_link(Link::Missing);
                    break;
                }
            }
            self.with(|inner| inner.keeper.is_writing = false);
            self.show_safety();
        });
    }

    /// Reads what happened in other tabs. However often it is told meanwhile, one reading more is enough.
    pub(super) fn read_on(self) {
        let begins = self.with(|inner| {
            inner.keeper.wants_more = true;
            inner.keeper.link == Link::Open && !std::mem::replace(&mut inner.keeper.is_reading, true)
        });
        if !begins {
            return;
        }
        spawn_local(async move {
            while self.with(|inner| std::mem::take(&mut inner.keeper.wants_more)) {
                if self.catch_up().await.is_err() {
                    self.set_link(Link::Missing);
                    break;
                }
            }
            self.with(|inner| inner.keeper.is_reading = false);
            self.show_safety();
        });
    }

    /// Tries a journal that did not answer once more.
    pub(super) fn reconnect(self) {
        if self.link() == Link::Missing {
            self.set_link(Link::Opening);
            spawn_local(async move {
                let _ = self.connect(&[]).await;
            });
        }
    }

    async fn connect(self, left: &[Entry]) -> Result<(), NoAnswer> {
        let connected = self.reconcile(left).await;
        self.set_link(if connected.is_ok() { Link::Open } else { Link::Missing });
        self.is_loading.set(false);
        // What could not be read, or came back, is told beside it.
        self.safety.update(|_| {});
        self.write_on();
        self.read_on();
        connected
    }

    /// Makes journal, local storage and board say the same.
    async fn reconcile(self, left: &[Entry]) -> Result<(), NoAnswer> {
        let marks = journal::open().await?;
        let known = self.understood(journal::since(marks.folded).await?);
        append_missing(left, &known).await?;
        let found = journal::since(marks.folded).await?;
        let (count, last) = (found.len(), found.last().map_or(marks.folded, |(place, _)| *place));
        let later = self.understood(found);
        let went_on_alone = self.with(|inner| inner.keeper.went_on_alone(marks.last));
        // What happened lately and cannot be read in the journal is in what is here.
        let trust = if went_on_alone || later.len() < count { Trust::Here } else { Trust::Found };
        let from = marks.folded;
        let to = if trust == Trust::Here { last } else { from };
        self.with(|inner| {
            for (_, entry) in &later {
                inner.keeper.found_again(&entry_text::key_of(entry.id));
            }
        });
        let was_emptied = self.with(|inner| inner.keeper.is_empty()) && marks.last > 0;
        let compared = self.compare(later.into_iter().map(|(_, entry)| entry).collect(), trust).await?;
        let missing = self.with(|inner| compared.not_found(&inner.board));
        let is_lost = |is_lost: bool, count: usize| if is_lost { count } else { 0 };
        let lost = is_lost(went_on_alone, missing.len()) + is_lost(was_emptied, compared.loaded.len());
        let records: Vec<(String, String)> = compared.write.into_iter().chain(missing).collect();
        if !records.is_empty() || to != from {
            journal::fold(Fold { from, to, records, ..Fold::default() }).await?;
        }
        self.with(|inner| {
            inner.keeper.restored += compared.damaged + lost;
            inner.keeper.keep(compared.unreadable);
            let work = working_set(&inner.board, clock::now());
            inner.keeper.refresh(to, &compared.loaded, &work, &[]);
            inner.keeper.queue.begin_after(to);
        });
        self.catch_up().await?;
        self.recall().await?;
        self.fold().await?;
        let expired = self.with(|inner| expired(&inner.board, clock::now()));
        if !expired.is_empty() {
            self.dispatch(Command::ThrowAway(expired));
        }
        self.with(|inner| inner.keeper.trim(&working_set(&inner.board, clock::now())));
        // One more copy would be nice to have; without it everything is as before.
        let _ = journal::take_snapshot().await;
        spawn_local(self.look_after_backups());
        Ok(())
    }

    /// Compares all records of the journal with the board, and takes over what the board lacks.
    async fn compare(self, mut later: Vec<Entry>, trust: Trust) -> Result<Compared, NoAnswer> {
        let mut compared = Compared::default();
        let mut last = PREFIX.to_owned();
        self.with(|inner| later.extend(inner.keeper.queue.waiting().iter().map(|waiting| waiting.entry.clone())));
        loop {
            let found = journal::records(&last, CHUNK).await?;
            let Some((key, _)) = found.last() else {
                return Ok(compared);
            };
            last.clone_from(key);
            self.with(|inner| {
                let here = Here { board: &inner.board, unread: inner.keeper.unread_keys(), later: &later, trust };
                compared.add(found, &here);
            });
            let load = std::mem::take(&mut compared.load);
            self.with(|inner| load.iter().for_each(|stored| inner.keeper.found_again(&key_of(stored.record.id()))));
            if !load.is_empty() {
                self.dispatch(Command::Load(load));
            }
        }
    }

    /// `None` if nothing waits.
    async fn write_some(self) -> Option<Result<(), NoAnswer>> {
        let (entries, page, tab) = self.with(|inner| {
            let waiting = inner.keeper.queue.waiting();
            let first = waiting.first()?;
            let (page, tab) = (first.entry.id.page.to_string(), first.entry.tab.to_string());
            let entries: Vec<(u32, String)> =
                waiting.iter().map(|waiting| (waiting.entry.id.number, waiting.text.clone())).collect();
            Some((entries, page, tab))
        })?;
        let count = entries.len();
        let written = journal::append(&page, &tab, entries).await;
        Some(match written {
            Ok(Some((first, last))) if !self.with(|inner| inner.keeper.queue.wrote(count, first, last)) => {
                self.fold_when_quiet();
                Ok(())
            }
            Ok(_) => self.catch_up().await,
            Err(no_answer) => Err(no_answer),
        })
    }

    /// Reads what is new in the journal, and applies it.
    async fn catch_up(self) -> Result<(), NoAnswer> {
        let read_to = self.with(|inner| inner.keeper.queue.read_to());
        let entries = self.understood(journal::since(read_to).await?);
        let apply = self.with(|inner| inner.keeper.queue.read(entries));
        if !apply.is_empty() {
            self.dispatch(Command::TakeOver(apply));
        }
        self.fold_when_quiet();
        Ok(())
    }

    /// The steps this tab took before it was reloaded.
    async fn recall(self) -> Result<(), NoAnswer> {
        let texts = journal::of_tab(&self.with(|inner| inner.tab.to_string())).await?;
        let entries: Vec<Entry> = texts.iter().filter_map(|text| entry_text::read(text).ok()).collect();
        self.with(|inner| inner.history.recall(entries));
        Ok(())
    }

    /// What happened to these records, as far as the journal knows, the latest first.
    pub fn look_back(self, ids: Vec<RecordId>, tell: impl FnOnce(Vec<Entry>) + 'static) {
        spawn_local(async move {
            let found = journal::mentioning(ids.iter().map(|id| key_of(*id)).collect()).await.unwrap_or_default();
            let mut entries: Vec<Entry> =
                joined(&self.understood(found)).into_iter().map(|(_, entry, _)| entry).collect();
            entries.iter_mut().for_each(|entry| entry.edits.retain(|edit| ids.contains(&edit.id)));
            entries.retain(|entry| entry.kind != Kind::Passing && !entry.edits.is_empty());
            entries.reverse();
            tell(entries);
        });
    }

    /// Throws records away for good.
    pub(super) fn throw_away(self, ids: Vec<RecordId>) {
        spawn_local(async move {
            // Failed, they are thrown away another day.
            let _ = self.fold_without(&ids).await;
        });
    }

    fn fold_when_quiet(self) {
        let is_due = self.with(|inner| {
            let keeper = &mut inner.keeper;
            keeper.queue.read_to() >= keeper.folded + FOLD_AFTER && !std::mem::replace(&mut keeper.is_folding, true)
        });
        if is_due {
            ticker::after(QUIET, move || {
                spawn_local(async move {
                    // A fold that fails is made another time: nothing depends on it.
                    let _ = self.fold().await;
                    self.with(|inner| inner.keeper.is_folding = false);
                });
            });
        }
    }

    /// Makes the records of what happened, in the journal and then in local storage.
    pub(super) async fn fold(self) -> Result<(), NoAnswer> {
        self.fold_without(&[]).await
    }

    /// The same, and throws records away.
    async fn fold_without(self, thrown_away: &[RecordId]) -> Result<(), NoAnswer> {
        let from = self.with(|inner| inner.keeper.folded);
        let read_to = self.with(|inner| inner.keeper.queue.read_to());
        let mut entries = self.understood(journal::since(from).await?);
        entries.retain(|(place, _)| *place <= read_to);
        let to = entries.last().map_or(from, |(place, _)| *place);
        let keys: Vec<String> = touched(&entries).iter().map(key_of).collect();
        let found = journal::texts(keys.clone()).await?;
        let texts = keys.into_iter().zip(found).filter_map(|(key, text)| Some((key, text?))).collect();
        let mut folded = self.with(|inner| fold(&entries, texts, &inner.board, &inner.keeper.unread_keys()));
        let thrown_away: Vec<String> = thrown_away.iter().map(|id| key_of(*id)).collect();
        folded.records.retain(|(key, _)| !thrown_away.contains(key));
        self.with(|inner| inner.keeper.throw_away(&thrown_away));
        let records = folded.records.clone();
        let is_done =
            journal::fold(Fold { from, to, records, thrown_away, gone: folded.gone, kept: folded.kept }).await?;
        if is_done {
            let ids: Vec<_> = entries.iter().map(|(_, entry)| entry.id).collect();
            self.with(|inner| {
                let work = working_set(&inner.board, clock::now());
                inner.keeper.refresh(to, &folded.records, &work, &ids);
            });
        } else {
            let marks = journal::open().await?;
            self.with(|inner| inner.keeper.folded = marks.folded);
        }
        Ok(())
    }

    /// The entries that can be read; the others are kept for download.
    fn understood(self, texts: Vec<(u64, String)>) -> Vec<(u64, Entry)> {
        let (mut entries, mut unreadable) = (Vec::new(), Vec::new());
        for (place, text) in texts {
            match entry_text::read(&text) {
                Ok(entry) => entries.push((place, entry)),
                Err(why) => unreadable.push(Kept { key: format!("journal {place}"), text, why }),
            }
        }
        if !unreadable.is_empty() {
            self.with(|inner| inner.keeper.keep(unreadable));
        }
        entries
    }

    fn link(self) -> Link {
        self.with(|inner| inner.keeper.link)
    }

    fn set_link(self, link: Link) {
        self.with(|inner| inner.keeper.link = link);
        self.show_safety();
    }

    /// Does something with all that the store knows. Never across a wait.
    pub(super) fn with<T>(self, work: impl FnOnce(&mut Inner) -> T) -> T {
        work(&mut self.inner().borrow_mut())
    }
}

/// What earlier pages, or other tabs just now, left in local storage and not yet in the journal; a page at a time.
async fn append_missing(left: &[Entry], known: &[(u64, Entry)]) -> Result<(), NoAnswer> {
    let is_known =
        |id: EntryId| known.iter().any(|(_, entry)| entry.id.page == id.page && entry.id.number >= id.number);
    let mut missing: Vec<&Entry> = left.iter().filter(|entry| !is_known(entry.id)).collect();
    sort_by_key(&mut missing, |entry| entry.id);
    for own in missing.chunk_by(|one, next| one.id.page == next.id.page) {
        let Some(first) = own.first() else { continue };
        let entries = own.iter().map(|entry| (entry.id.number, entry_text::write(entry))).collect();
        journal::append(&first.id.page.to_string(), &first.tab.to_string(), entries).await?;
    }
    Ok(())
}
