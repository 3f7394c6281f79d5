//! Runs the effects of commands. Whatever fails here becomes visible: a state of safety, or a word to the user.

use leptos::prelude::{GetUntracked, Set};
use leptos::task::spawn_local;

use super::Store;
use super::toast::Word;
use crate::domain::command::Effect;
use crate::domain::entries::Entries;
use crate::domain::note::Note;
use crate::platform::{clipboard, download};

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

    fn copy(self, text: String, then: Note) {
        spawn_local(async move {
            let word = if clipboard::write(&text).await { Word::Note(then) } else { Word::CopyFailed };
            self.say(word);
        });
    }
}
