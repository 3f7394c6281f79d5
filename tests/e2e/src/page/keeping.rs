//! What is kept outside the page: storage, clipboard, downloads.

use std::collections::{BTreeMap, BTreeSet};

use callboard::domain::board::Board;
use callboard::persist::load::load;

use thirtyfour::prelude::*;

use super::Callboard;
use crate::environment::Browser;

const ON_DISK: &str = "
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('callboard');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
            const transaction = request.result.transaction(['records', 'journal', 'marks']);
            const shelf = (name) => transaction.objectStore(name);
            const keys = shelf('records').getAllKeys();
            const texts = shelf('records').getAll();
            const places = shelf('journal').getAllKeys();
            const entries = shelf('journal').getAll();
            const folded = shelf('marks').get('folded');
            transaction.oncomplete = () => {
                request.result.close();
                const later = entries.result.filter((entry, at) => places.result[at] > (folded.result ?? 0));
                resolve([
                    ...keys.result.map((key, at) => [key, texts.result[at]]),
                    ...later.map(({ page, number, text }) => [`callboard:change:${page}:${number}`, text]),
                ]);
            };
        };
    });
";

impl Callboard {
    /// All that is stored under the app's keys.
    pub async fn stored(&self) -> BTreeMap<String, String> {
        let script = "return Object.fromEntries(Object.entries({ ...localStorage })
            .filter(([key]) => key.startsWith('callboard:')))";
        let stored = self.sure("read storage", self.session().ask(script, vec![]).await);
        serde_json::from_value(stored).expect("texts under keys")
    }

    /// Waits until the page says that all is kept in some way: `disk`, `alone`, `memory`.
    pub async fn expect_state(&self, state: &str) {
        let script = "return document.querySelector('.save-state')?.dataset.state ?? ''";
        self.expect("the state of saving", state.to_owned(), async || {
            let state = self.session().ask(script, vec![]).await;
            self.sure("read the state of saving", state).as_str().unwrap_or_default().to_owned()
        })
        .await;
    }

    /// The records of a kind that local storage knows of, by themselves or by what happened to them.
    pub async fn known(&self, kind: &str) -> BTreeSet<String> {
        let stored = self.stored().await;
        let begin = format!("callboard:{kind}:");
        let all = stored.iter().flat_map(|(key, text)| [key.as_str(), text.as_str()]);
        let found = all.flat_map(|text| text.split(&begin).skip(1)).map(|rest| rest.chars().take(36).collect());
        found.collect()
    }

    /// Waits until the browser has downloaded a file of this name, and answers what is in it.
    pub async fn downloaded(&self, name: &str) -> String {
        self.eventually(&format!("the file {name}"), async || Ok(self.session().downloaded(name))).await
    }

    /// All that IndexedDB holds, read as the app reads it; and how many texts cannot be read.
    pub async fn on_disk(&self) -> (Board, usize) {
        let found = self.sure("read IndexedDB", self.session().ask(ON_DISK, vec![]).await);
        let texts: Vec<(String, String)> = serde_json::from_value(found).expect("texts by key");
        let loaded = load(texts);
        let mut board = Board::from_records(loaded.records);
        for entry in &loaded.entries {
            entry.edits.iter().for_each(|edit| drop(board.apply(edit, entry.at)));
        }
        (board, loaded.unreadable.len())
    }

    /// Goes to the page about the data, as the state of saving in the bar leads there.
    pub async fn follow_save_state(&self) {
        let pressed = async { self.session().web.find(By::Css(".save-state")).await?.click().await };
        self.sure("followed the state of saving", pressed.await);
    }

    /// Puts a file where the browser puts what it downloads.
    pub fn put_among_downloads(&self, name: &str, text: &str) {
        std::fs::write(self.session().downloads().join(name), text).expect("a file among the downloads");
    }

    /// Chooses one of the downloaded files in the field of that name.
    pub async fn choose_file(&self, label: &str, name: &str) {
        let path = self.session().downloads().join(name);
        let found = format!("//label[normalize-space()=\"{label}\"]//input[@type=\"file\"]");
        let chosen = async {
            let field = self.session().web.find(By::XPath(found)).await?;
            field.send_keys(path.to_string_lossy().into_owned()).await
        };
        self.sure("chose the file", chosen.await);
    }

    /// Takes away what was downloaded, so that it can be downloaded anew.
    pub fn forget_download(&self, name: &str) {
        self.session().forget_download(name);
    }

    /// What is on the clipboard.
    pub async fn clipboard(&self) -> String {
        if self.session().browser == Browser::Chromium {
            self.sure(
                "allowed reading the clipboard",
                self.session().allow(&["clipboardReadWrite", "clipboardSanitizedWrite"]).await,
            );
        }
        let text = self.session().ask("return navigator.clipboard.readText()", vec![]).await;
        self.sure("read the clipboard", text).as_str().unwrap_or_default().replace("\r\n", "\n")
    }

    /// Waits until the clipboard holds exactly this.
    pub async fn expect_clipboard(&self, text: &str) {
        self.expect("the clipboard", text.to_owned(), async || self.clipboard().await).await;
    }
}
