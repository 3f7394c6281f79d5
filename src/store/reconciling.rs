//! Making both stores and the board say the same: at the start, and when a journal that did not answer is back. What either
//! lacks it gets from the other; where both differ, [`Trust`] says whose word counts.

use leptos::task::spawn_local;
use uuid::Uuid;

use super::Store;
use crate::domain::bin::expired;
use crate::domain::board::RecordId;
use crate::domain::command::Command;
use crate::domain::entry::{Entry, EntryId, What};
use crate::domain::order::sort_by_key;
use crate::domain::working_set::{in_order_of_use, working_set};
use crate::persist::codec::{PREFIX, id_of, key as key_of};
use crate::persist::compare::{Compared, Here, Trust};
use crate::persist::entry_text;
use crate::platform::clock;
use crate::platform::journal::{self, Fold, NoAnswer};

/// So many records are read at a time, so that nobody waits for a frame.
const CHUNK: u32 = 200;

impl Store {
    /// Makes journal, local storage and board say the same.
    pub(super) async fn reconcile(self) -> Result<(), NoAnswer> {
        let marks = journal::open().await?;
        let (left, page) = self.with(|inner| (inner.keeper.left_behind(), inner.history.page()));
        let number = journal::highest(&page.to_string()).await?;
        self.with(|inner| inner.keeper.queue.written_up_to(EntryId { page, number }));
        let mut found = journal::since(marks.folded).await?;
        if append_missing(&left, &self.understood(found.clone()), page).await? {
            found = journal::since(marks.folded).await?;
        }
        let (count, last) = (found.len(), found.last().map_or(marks.folded, |(place, _)| *place));
        let later: Vec<Entry> = self.understood(found).into_iter().map(|(_, entry)| entry).collect();
        let trust = self.with(|inner| match inner.keeper.is_outdated() {
            // What happened lately and cannot be read in the journal is in what is here.
            false if inner.keeper.knows_more_than(marks.last) || later.len() < count => Trust::Here,
            _ => Trust::Found,
        });
        if trust == Trust::Here {
            self.take_what_was_not_here(&later, &left);
        }
        let to = if trust == Trust::Here { last } else { marks.folded };
        let compared = self.compare(&later, trust).await?;
        let stale = stale(&left, &later, page);
        self.even_out(compared, trust, &stale, Fold { from: marks.folded, to, ..Fold::default() }).await?;
        self.catch_up().await?;
        self.recall().await?;
        self.fold().await?;
        self.clear_up().await;
        Ok(())
    }

    /// Entries that local storage never had, such as whole imports, are taken over before it is believed.
    fn take_what_was_not_here(self, later: &[Entry], left: &[Entry]) {
        let mut entries: Vec<Entry> =
            later.iter().filter(|entry| !left.iter().any(|known| known.id == entry.id)).cloned().collect();
        if self.with(|inner| inner.keeper.is_ahead()) {
            // Others went into its records long ago: of them only what is not there at all.
            let is_made = |what: &What| matches!(what, What::Put(_));
            entries.iter_mut().for_each(|entry| entry.edits.retain(|edit| is_made(&edit.what)));
        }
        self.dispatch(Command::TakeOver(entries));
    }

    /// Writes what either store lacks. `stale` happened so long ago that the journal's records have it.
    async fn even_out(self, compared: Compared, trust: Trust, stale: &[Entry], mut fold: Fold) -> Result<(), NoAnswer> {
        let mut missing = self.with(|inner| compared.not_found(&inner.board, &inner.keeper.unread_keys()));
        // Made by something long past and not there any more: it was thrown away.
        let ghosts: Vec<RecordId> = made_by(stale).into_iter().filter(|id| has(&missing, *id)).collect();
        missing.retain(|(key, _)| !ghosts.iter().any(|id| key_of(*id) == *key));
        let was_emptied = self.with(|inner| inner.keeper.has_no_mark()) && fold.to > 0;
        let lost = if trust == Trust::Here { missing.len() } else { 0 };
        let came_back = if was_emptied { compared.loaded.len() } else { 0 };
        let to = fold.to;
        fold.records = compared.write.into_iter().chain(missing).collect();
        if (!fold.records.is_empty() || to != fold.from) && !journal::fold(fold).await? {
            // Another tab was quicker: once more from the beginning.
            return Err(NoAnswer);
        }
        if !ghosts.is_empty() {
            self.dispatch(Command::ThrowAway(ghosts));
        }
        self.with(|inner| {
            inner.keeper.restored += compared.damaged + lost + came_back;
            inner.keeper.keep(compared.unreadable);
            let work = working_set(&inner.board, clock::now());
            let ids: Vec<EntryId> = stale.iter().map(|entry| entry.id).collect();
            let order = in_order_of_use(&inner.board);
            inner.keeper.refresh(to, &in_order(compared.loaded, &order), &work, &ids);
            inner.keeper.queue.begin_after(to);
        });
        Ok(())
    }

    /// What is done once both stores say the same, and could as well be done another day.
    async fn clear_up(self) {
        let expired = self.with(|inner| {
            let now = clock::now();
            inner.keeper.expired_for_a_day(expired(&inner.board, now), now)
        });
        if !expired.is_empty() {
            self.dispatch(Command::ThrowAway(expired));
        }
        self.with(|inner| inner.keeper.trim(&working_set(&inner.board, clock::now())));
        // One more copy would be nice to have; without it everything is as before.
        let _ = journal::take_snapshot().await;
        spawn_local(self.look_after_backups());
    }

    /// Compares all records of the journal with the board, and takes over what the board lacks.
    async fn compare(self, later: &[Entry], trust: Trust) -> Result<Compared, NoAnswer> {
        let mut compared = Compared::default();
        let mut last = PREFIX.to_owned();
        loop {
            let found = journal::records(&last, CHUNK).await?;
            let Some((key, _)) = found.last() else {
                return Ok(compared);
            };
            last.clone_from(key);
            self.with(|inner| {
                // What waits is asked for each time: somebody may be typing.
                let mut later = later.to_vec();
                later.extend(inner.keeper.queue.waiting().iter().map(|waiting| waiting.entry.clone()));
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
}

/// What earlier pages, or other tabs just now, left in local storage and not yet in the journal, in the order it happened.
/// Answers whether there was any.
async fn append_missing(left: &[Entry], known: &[(u64, Entry)], own: Uuid) -> Result<bool, NoAnswer> {
    let is_known = |id: EntryId| known.iter().any(|(_, entry)| entry.id.covers(id));
    let missing: Vec<&Entry> = left.iter().filter(|entry| entry.id.page != own && !is_known(entry.id)).collect();
    for of_one_page in missing.chunk_by(|one, next| one.id.page == next.id.page) {
        let Some(first) = of_one_page.first() else { continue };
        let entries = of_one_page.iter().map(|entry| (entry.id.number, entry_text::write(entry))).collect();
        journal::append(&first.id.page.to_string(), &first.tab.to_string(), entries).await?;
    }
    Ok(!missing.is_empty())
}

/// What is still in local storage although the journal's records have it.
fn stale(left: &[Entry], later: &[Entry], own: Uuid) -> Vec<Entry> {
    let is_later = |id: EntryId| later.iter().any(|entry| entry.id == id);
    left.iter().filter(|entry| entry.id.page != own && !is_later(entry.id)).cloned().collect()
}

/// What is of use first, first; what is not named, last.
fn in_order(mut texts: Vec<(String, String)>, order: &[RecordId]) -> Vec<(String, String)> {
    let mut places: Vec<(RecordId, usize)> = order.iter().copied().zip(0..).collect();
    sort_by_key(&mut places, |(id, _)| *id);
    places.dedup_by_key(|(id, _)| *id);
    let place = |key: &str| match id_of(key) {
        Ok(id) => places
            .binary_search_by_key(&id, |(id, _)| *id)
            .map_or(usize::MAX, |at| places.get(at).map_or(at, |place| place.1)),
        Err(_) => usize::MAX,
    };
    sort_by_key(&mut texts, |(key, _)| place(key));
    texts
}

fn made_by(entries: &[Entry]) -> Vec<RecordId> {
    let edits = entries.iter().flat_map(|entry| &entry.edits);
    edits.filter(|edit| matches!(edit.what, What::Put(_))).map(|edit| edit.id).collect()
}

fn has(records: &[(String, String)], id: RecordId) -> bool {
    let name = key_of(id);
    records.iter().any(|(key, _)| *key == name)
}
