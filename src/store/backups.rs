//! Backups: all records into a file, and out of a file what the user wants of it.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use leptos::prelude::{Get, GetUntracked, Set, Track, Update};
use leptos::task::spawn_local;
use leptos::web_sys::HtmlInputElement;

use super::Store;
use super::keeper::Link;
use super::toast::Word;
use crate::domain::board::Board;
use crate::domain::command::{Brought, Command};
use crate::domain::note::Note;
use crate::domain::title::title;
use crate::persist::backup::{self, NoBackup};
use crate::persist::codec::{PREFIX, key};
use crate::persist::compare::doc_of;
use crate::persist::preview::{Preview, preview};
use crate::platform::{backup as files, clock, download, journal};

pub use crate::platform::backup::{Folder, Promise, Space};

/// What a chosen file turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// It needs a passphrase; this is the file.
    Encrypted(String),
    /// The passphrase is another one, or the file is damaged.
    NotOpened(String),
    /// The file cannot be taken.
    Refused(Refusal),
    /// What it would bring.
    Shown(Arc<Offer>),
}

/// Why a file cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    SomethingElse,
    /// A later release made it.
    Newer,
    /// Nothing in it is intact.
    Damaged,
}

/// What a file would bring.
#[derive(Debug, PartialEq)]
pub struct Offer {
    preview: Preview,
    /// The file is damaged: this is what of it is intact.
    pub is_damaged: bool,
    /// In the order new, later there, different, the same, unreadable, only here.
    pub shares: [Share; 6],
}

/// So many records, some of them by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Share {
    pub count: usize,
    pub examples: Vec<String>,
}

/// How the records of a file are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taking {
    /// What is new or later there; what is later here stays.
    Merge,
    /// The same, and of what differs the file's state.
    MergeAll,
    /// The file's records and no others: those that it lacks go into the bin.
    Replace,
}

const CHUNK: u32 = 500;
/// So long a backup is good enough.
const DAYS_BETWEEN: i64 = 14;
const EXAMPLES: usize = 5;

impl Store {
    /// Saves all records as a file, encrypted if there is a passphrase.
    pub fn save_backup(self, passphrase: String) {
        spawn_local(async move {
            let texts = self.all_texts().await;
            let now = clock::now();
            let text = self.with(|inner| backup::write(texts, inner.keeper.unreadable(), now));
            let name = self.peek(|_, moment| format!("callboard-{}", moment.date_of(now)));
            let is_saved = if passphrase.is_empty() {
                download::text(&format!("{name}.json"), "application/json", &text).is_ok()
            } else {
                match files::encrypt(&text, &passphrase).await {
                    Ok(sealed) => download::text(&format!("{name}.jwe"), "application/jose", &sealed).is_ok(),
                    Err(_) => false,
                }
            };
            if is_saved {
                self.note_backup(now);
                // Whoever saves a backup means to keep this: the moment to ask.
                self.ask_for_promise();
            }
            self.say(if is_saved { Word::Note(Note::BackupSaved) } else { Word::DownloadFailed });
        });
    }

    /// Lets the user choose a folder into which a backup is written once a day, and writes the first.
    pub fn choose_folder(self) {
        spawn_local(async move {
            if files::choose_folder().await {
                self.look_for_folder().await;
                self.back_up_into_folder().await;
            }
        });
    }

    /// Asks the user to allow the folder once more.
    pub fn allow_folder(self) {
        spawn_local(async move {
            if files::allow_folder().await {
                self.look_for_folder().await;
                self.back_up_into_folder().await;
            }
        });
    }

    /// What there is of a folder; none while it is not known.
    pub fn folder(self) -> Option<Folder> {
        self.folder.get()
    }

    /// How full the storage is; none while it is not known.
    pub fn space(self) -> Option<Space> {
        self.space.get()
    }

    /// Whether it is time to save a backup by hand.
    pub fn is_backup_due(self) -> bool {
        self.is_backup_due.get()
    }

    fn look_whether_due(self) {
        let last = self.with(|inner| inner.keeper.backed_up_at().max(inner.keeper.backup_put_off_at()));
        let has_folder = self.folder.get_untracked() == Some(Folder::Open);
        let is_due = self.peek(|board, moment| {
            let since = last.or(board.deals().map(|deal| deal.created_at).min());
            since.is_some_and(|since| since + Duration::days(DAYS_BETWEEN) <= moment.now)
        });
        self.is_backup_due.set(is_due && !has_folder);
    }

    /// Not now: the user is asked again after as many days.
    pub fn put_backup_off(self) {
        self.with(|inner| inner.keeper.put_backup_off(clock::now()));
        self.look_whether_due();
    }

    /// Once the journal is read: how full it is, and the day's backup.
    pub(super) async fn look_after_backups(self) {
        self.space.set(Some(files::space().await));
        self.look_for_folder().await;
        let today = self.peek(|_, moment| moment.today());
        let last = self.backed_up_at().map(|at| self.peek(|_, moment| moment.date_of(at)));
        if last != Some(today) {
            self.back_up_into_folder().await;
        }
        self.look_whether_due();
    }

    fn note_backup(self, at: DateTime<Utc>) {
        self.with(|inner| inner.keeper.note_backup(at));
        self.safety.update(|_| {});
        self.look_whether_due();
    }

    async fn look_for_folder(self) {
        self.folder.set(Some(files::folder().await));
    }

    async fn back_up_into_folder(self) {
        if self.folder.get_untracked() != Some(Folder::Open) {
            return;
        }
        let now = clock::now();
        let texts = self.all_texts().await;
        let text = self.with(|inner| backup::write(texts, inner.keeper.unreadable(), now));
        let name = self.peek(|_, moment| format!("callboard-{}.json", moment.date_of(now)));
        if files::save_into_folder(&name, &text).await.is_ok() {
            self.note_backup(now);
        } else {
            // Moved away, or full: the user is asked to look.
            self.folder.set(Some(Folder::Asks));
        }
    }

    /// When a backup was last saved in this browser.
    pub fn backed_up_at(self) -> Option<DateTime<Utc>> {
        self.safety.track();
        self.with(|inner| inner.keeper.backed_up_at())
    }

    /// Looks what is in the file chosen in a field, and tells it.
    pub fn look_into(self, field: HtmlInputElement, tell: impl FnOnce(Option<Found>) + 'static) {
        spawn_local(async move {
            tell(match files::chosen(&field).await {
                Ok(Some(text)) => Some(self.found(text, "").await),
                Ok(None) => None,
                Err(_) => Some(Found::Refused(Refusal::SomethingElse)),
            });
        });
    }

    /// The same for a file that needs a passphrase.
    pub fn open_encrypted(self, text: String, passphrase: String, tell: impl FnOnce(Found) + 'static) {
        spawn_local(async move { tell(self.found(text, &passphrase).await) });
    }

    /// Takes the records of a file.
    pub fn take_backup(self, offer: &Offer, taking: Taking) {
        let preview = &offer.preview;
        let mut brought = preview.new.clone();
        brought.extend_from_slice(&preview.changed);
        if taking != Taking::Merge {
            brought.extend_from_slice(&preview.conflicts);
        }
        let deleted = if taking == Taking::Replace { preview.absent.clone() } else { Vec::new() };
        self.dispatch(Command::Import { brought, deleted });
    }

    /// Whether the browser promised to keep the storage.
    pub fn promise(self) -> Option<Promise> {
        self.promise.get()
    }

    /// Asks the browser what it promised.
    pub fn look_for_promise(self) {
        spawn_local(async move { self.promise.set(Some(files::promise().await)) });
    }

    /// Asks the browser to promise it.
    pub fn ask_for_promise(self) {
        spawn_local(async move { self.promise.set(Some(files::ask_for_promise().await)) });
    }

    async fn found(self, text: String, passphrase: &str) -> Found {
        let is_encrypted = text.starts_with("eyJ");
        if is_encrypted && passphrase.is_empty() {
            return Found::Encrypted(text);
        }
        let opened = if is_encrypted { files::decrypt(&text, passphrase).await } else { Ok(text.clone()) };
        let Ok(opened) = opened else {
            return Found::NotOpened(text);
        };
        let (records, is_damaged) = match backup::read(&opened) {
            Ok(records) => (records, false),
            Err(NoBackup::Damaged(intact)) if !intact.is_empty() => (intact, true),
            Err(NoBackup::Damaged(_)) => return Found::Refused(Refusal::Damaged),
            Err(NoBackup::Newer(_)) => return Found::Refused(Refusal::Newer),
            Err(NoBackup::SomethingElse) => return Found::Refused(Refusal::SomethingElse),
        };
        let here = self.all_texts().await;
        let preview = self.with(|inner| preview(records, &here, &inner.board));
        let shares = self.with(|inner| shares(&preview, &inner.board));
        Found::Shown(Arc::new(Offer { preview, is_damaged, shares }))
    }

    /// All records as they are stored, by their keys.
    async fn all_texts(self) -> Vec<(String, String)> {
        if self.with(|inner| inner.keeper.link) == Link::Open
            && self.fold().await.is_ok()
            && let Ok(texts) = texts_of_journal().await
        {
            return texts;
        }
        self.with(|inner| {
            let board = &inner.board;
            let all = board.ids_with_bin();
            let mut texts: Vec<(String, String)> =
                all.filter_map(|id| Some((key(id), doc_of(&board.stored(id)?).write()))).collect();
            crate::domain::order::sort_by_key(&mut texts, |(key, _)| key.clone());
            texts
        })
    }
}

fn shares(preview: &Preview, board: &Board) -> [Share; 6] {
    let named = |brought: &[Brought]| Share {
        count: brought.len(),
        examples: brought.iter().take(EXAMPLES).map(|one| title(&one.stored.record, board)).collect(),
    };
    let counted = |count| Share { count, examples: Vec::new() };
    let absent = preview.absent.iter().take(EXAMPLES).filter_map(|id| board.record(*id));
    [
        named(&preview.new),
        named(&preview.changed),
        named(&preview.conflicts),
        counted(preview.same),
        counted(preview.refused.len()),
        Share { count: preview.absent.len(), examples: absent.map(|record| title(&record, board)).collect() },
    ]
}

async fn texts_of_journal() -> Result<Vec<(String, String)>, journal::NoAnswer> {
    let mut all: Vec<(String, String)> = Vec::new();
    loop {
        let after = all.last().map_or(PREFIX, |(key, _)| key.as_str()).to_owned();
        let found = journal::records(&after, CHUNK).await?;
        if found.is_empty() {
            return Ok(all);
        }
        all.extend(found);
    }
}
