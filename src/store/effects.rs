//! Runs the effects of commands. Whatever fails here becomes visible: a state of safety, or a word to the user.

use leptos::prelude::{GetUntracked, GetValue, Set};
use leptos::task::spawn_local;

use super::toast::Word;
use super::{Announcement, Store};
use crate::domain::command::{Effect, Note};
use crate::domain::entries::Entries;
use crate::domain::reminder::{Reminder, ReminderState};
use crate::platform::{clipboard, download, notifications};

impl Store {
    pub(super) fn run(self, effect: Effect) {
        match effect {
            Effect::Save { entry, changes } => {
                self.with(|inner| inner.keeper.save(entry));
                self.show_safety();
                self.write_on();
                self.show(&changes);
            }
            Effect::ThrowAway(ids) => self.throw_away(ids),
            Effect::Refresh(changes) => self.show(&changes),
            Effect::Notify(reminders) => self.notify(&reminders),
            Effect::Copy { text, then } => self.copy(text, then),
            Effect::Download { name, mime, text, then } => {
                let is_saved = download::text(&name, mime, &text).is_ok();
                self.say(if is_saved { Word::Note(then) } else { Word::DownloadFailed });
            }
            Effect::Say(note) => self.say(Word::Note(note)),
        }
    }

    /// Offers everything that could not be read as one file.
    pub fn download_unreadable(self) {
        let kept = self.inner().borrow().keeper.unreadable().to_vec();
        let texts: Entries<String, String> = kept.into_iter().map(|kept| (kept.key, kept.text)).collect();
        let content = serde_json::to_string(&texts).expect("texts by key can be written as JSON");
        if download::text("callboard-unreadable.json", "application/json", &content).is_err() {
            self.say(Word::DownloadFailed);
        }
    }

    pub(super) fn show_safety(self) {
        let safety = self.with(|inner| inner.keeper.safety());
        if self.safety.get_untracked() != safety {
            self.safety.set(safety);
        }
    }

    fn notify(self, reminders: &[Reminder]) {
        let announce = self.announce.get_value();
        for reminder in reminders {
            let Announcement { title, body, url } = self.peek(|board, moment| announce(reminder, board, moment));
            let tag = tag(reminder);
            spawn_local(async move {
                // Refused or not: the alert in the page is there in any case.
                let _ = notifications::show(&title, &body, &tag, &url).await;
            });
        }
    }

    /// Closes the notification of a reminder that was seen to in the page.
    pub fn close_notification(self, reminder: &Reminder) {
        if !matches!(reminder.state, ReminderState::Upcoming) {
            let tag = tag(reminder);
            spawn_local(async move { notifications::close(&tag).await });
        }
    }

    fn copy(self, text: String, then: Note) {
        spawn_local(async move {
            let word = if clipboard::write(&text).await { Word::Note(then) } else { Word::CopyFailed };
            self.say(word);
        });
    }
}

/// One notification a reminder: a second one with its tag replaces the first.
fn tag(reminder: &Reminder) -> String {
    format!("{}|{}", reminder.call, reminder.key.0)
}
