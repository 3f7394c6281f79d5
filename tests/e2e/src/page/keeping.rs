//! What is kept outside the page: storage, clipboard, downloads.

use std::collections::BTreeMap;

use serde_json::json;

use super::Callboard;
use crate::environment::Browser;

impl Callboard {
    /// All that is stored under the app's keys.
    pub async fn stored(&self) -> BTreeMap<String, String> {
        let script = "return Object.fromEntries(Object.entries({ ...localStorage })
            .filter(([key]) => key.startsWith('callboard:')))";
        let stored = self.sure("read storage", self.session().ask(script, vec![]).await);
        serde_json::from_value(stored).expect("texts under keys")
    }

    /// What is on the clipboard.
    pub async fn clipboard(&self) -> String {
        if self.session().browser == Browser::Chromium {
            self.sure("allowed reading the clipboard", self.session().allow(&["clipboardReadWrite"]).await);
        }
        let text = self.session().ask("return navigator.clipboard.readText()", vec![]).await;
        self.sure("read the clipboard", text).as_str().unwrap_or_default().replace("\r\n", "\n")
    }

    /// Waits until the clipboard holds exactly this.
    pub async fn expect_clipboard(&self, text: &str) {
        self.expect("the clipboard", text.to_owned(), async || self.clipboard().await).await;
    }

    /// From now on, notes what the page offers for download instead of letting the browser save it.
    pub async fn catch_downloads(&self) {
        let script = "window.caught = [];
            const blobs = new Map();
            const { createObjectURL } = URL;
            URL.createObjectURL = (blob) => { const url = createObjectURL(blob); blobs.set(url, blob); return url; };
            HTMLAnchorElement.prototype.click = function () {
                blobs.get(this.href).text().then((text) => window.caught.push([this.download, text]));
            };";
        // Scripts of a driver run in a world of their own in Firefox; this one belongs into the page's.
        let run = "const script = document.createElement('script'); arguments[0]";
        let _ = (script, run, json!(null));
    }
}
