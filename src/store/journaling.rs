//! The work with the journal: writing what happened, reading what happened in other tabs, and folding it into the records.
//! Every answer of the journal is looked at; where it fails, the page goes on with local storage, says so, and tries again
//! every minute. How both stores are made to say the same at the start is in [`super::reconciling`].

use leptos::prelude::{Set, Update};
use leptos::task::spawn_local;

use super::keeper::Link;
use super::{Inner, Store};
use crate::domain::board::RecordId;
use crate::domain::command::Command;
use crate::domain::entry::{Entry, Kind};
use crate::domain::working_set::working_set;
use crate::persist::codec::key as key_of;
use crate::persist::entry_text;
use crate::persist::fold::{fold, joined, touched};
use crate::persist::load::Kept;
use crate::platform::journal::{self, Fold, NoAnswer};
use crate::platform::{clock, ticker};

/// After so many entries the records are made anew.
const FOLD_AFTER: u64 = 100;
/// How long the page is left alone before a fold, in milliseconds.
const QUIET: u16 = 2_000;

impl Store {
    /// Opens the journal.
    pub(super) fn open_journal(self) {
        journal::on_more(move || self.read_on());
        spawn_local(async move {
            if self.connect().await.is_err() {
                self.with(|inner| {
                    let left = inner.keeper.left_behind();
                    inner.keeper.fold_alone(&left, &inner.board);
                    let tab = inner.history.tab();
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
                let _ = self.connect().await;
            });
        }
    }

    async fn connect(self) -> Result<(), NoAnswer> {
        let mut connected = self.reconcile().await;
        if connected.is_err() {
            // Most often another tab was quicker at the same work: now it is done.
            connected = self.reconcile().await;
        }
        self.set_link(if connected.is_ok() { Link::Open } else { Link::Missing });
        self.is_loading.set(false);
        self.dispatch(Command::CheckZones);
        // What could not be read, or came back, is told beside it.
        self.safety.update(|_| {});
        self.write_on();
        self.read_on();
        connected
    }

    /// `None` if nothing waits.
    async fn write_some(self) -> Option<Result<(), NoAnswer>> {
        let (entries, last, tab) = self.with(|inner| {
            let waiting = inner.keeper.queue.waiting();
            let last = &waiting.last()?.entry;
            let entries: Vec<(u32, String)> =
                waiting.iter().map(|waiting| (waiting.entry.id.number, waiting.text.clone())).collect();
            Some((entries, last.id, last.tab.to_string()))
        })?;
        let count = entries.len();
        let written = journal::append(&last.page.to_string(), &tab, entries).await;
        Some(match written {
            Ok(Some((from, to))) if !self.with(|inner| inner.keeper.queue.wrote(count, from, to)) => {
                self.fold_when_quiet();
                Ok(())
            }
            Ok(Some(_)) => self.catch_up().await,
            Ok(None) => {
                // Another tab saw to it.
                let caught_up = self.catch_up().await;
                self.with(|inner| inner.keeper.queue.written_up_to(last));
                caught_up
            }
            Err(no_answer) => Err(no_answer),
        })
    }

    /// Reads what is new in the journal, and applies it.
    pub(super) async fn catch_up(self) -> Result<(), NoAnswer> {
        let read_to = self.with(|inner| inner.keeper.queue.read_to());
        let found = journal::since(read_to).await?;
        let last = found.last().map(|(place, _)| *place);
        let entries = self.understood(found);
        let apply = self.with(|inner| inner.keeper.queue.read(entries, last));
        if !apply.is_empty() {
            self.dispatch(Command::TakeOver(apply));
        }
        self.fold_when_quiet();
        Ok(())
    }

    /// The steps this tab took before it was reloaded.
    pub(super) async fn recall(self) -> Result<(), NoAnswer> {
        let texts = journal::of_tab(&self.with(|inner| inner.history.tab().to_string())).await?;
        let entries: Vec<Entry> = texts.iter().filter_map(|text| entry_text::read(text).ok()).collect();
        self.with(|inner| inner.history.recall(entries));
        Ok(())
    }

    /// What happened to these records, the latest first.
    pub fn look_back(self, ids: Vec<RecordId>, tell: impl FnOnce(Vec<Entry>) + 'static) {
        spawn_local(async move {
            let found = match journal::mentioning(ids.iter().map(|id| key_of(*id)).collect()).await {
                Ok(found) => self.understood(found),
                // Without a journal, as far as local storage knows.
                Err(NoAnswer) => (1..).zip(self.with(|inner| inner.keeper.left_behind())).collect(),
            };
            let mut entries: Vec<Entry> = joined(&found).into_iter().map(|(_, entry, _)| entry).collect();
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
        if self.with(|inner| inner.keeper.is_outdated()) {
            return Ok(());
        }
        let from = self.with(|inner| inner.keeper.folded);
        let read_to = self.with(|inner| inner.keeper.queue.read_to());
        let mut entries = self.understood(journal::since(from).await?);
        entries.retain(|(place, _)| *place <= read_to);
        if entries.is_empty() && thrown_away.is_empty() {
            return Ok(());
        }
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
    pub(super) fn understood(self, texts: Vec<(u64, String)>) -> Vec<(u64, Entry)> {
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

    pub(super) fn set_link(self, link: Link) {
        self.with(|inner| {
            inner.keeper.link = link;
            inner.bell.look_again();
        });
        self.show_safety();
    }

    /// Does something with all that the store knows. Never across a wait.
    pub(super) fn with<T>(self, work: impl FnOnce(&mut Inner) -> T) -> T {
        work(&mut self.inner().borrow_mut())
    }
}
