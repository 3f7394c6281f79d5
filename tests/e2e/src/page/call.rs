//! The page of a deal: the call, its comment, its actions.

use serde_json::Value;
use thirtyfour::prelude::*;

use super::{Callboard, Role};

impl Callboard {
    /// The comment's text as it will be pasted.
    pub async fn comment_text(&self) -> String {
        let script = "return Array.from(document.querySelectorAll('[role=group]'))
            .find((group) => group.ariaLabel === arguments[0])?.textContent.trim() ?? ''";
        let name = self.words.say("comment.text");
        let text = self.sure("read the comment", self.session().ask(script, vec![name.into()]).await);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the comment's text is exactly this.
    pub async fn expect_comment(&self, lines: &[&str]) {
        self.expect("the comment's text", lines.join("\n"), async || self.comment_text().await).await;
    }

    /// The part of the form that is about one candidate.
    pub async fn about_candidate(&self, name: &str) -> WebElement {
        self.the(Role::Region, name).await
    }

    /// Opens another call of the deal by its tab.
    pub async fn open_call(&self, title: &str) {
        let tabs = self.the(Role::Region, &self.words.say("call.calls")).await;
        let tab = format!(".//a[starts-with(normalize-space(), \"{title}\")]");
        let opened = async {
            let tab = tabs.find(By::XPath(tab)).await?;
            tab.scroll_into_view().await?;
            tab.click().await
        };
        self.sure("opened the tab", opened.await);
        self.did(format!("opened the call {title:?}"));
    }

    /// Says what became of the call.
    pub async fn set_status(&self, key: &str) {
        self.pick(&self.words.say(key)).await;
    }

    /// Ticks an after-call action, or takes the tick back, by its number.
    pub async fn tick_action(&self, number: usize) {
        let panel = self.the(Role::Region, &self.words.say("actions.title")).await;
        let boxes = self.sure("found the actions", self.all(Role::Checkbox, "", Some(&panel)).await);
        let label = async { boxes[number - 1].find(By::XPath("ancestor::label")).await?.click().await };
        self.sure("ticked the action", label.await);
        self.did(format!("ticked action {number}"));
    }

    /// The after-call actions as they read, and whether each is ticked.
    pub async fn actions(&self) -> Vec<(String, bool)> {
        let panel = self.the(Role::Region, &self.words.say("actions.title")).await;
        let script = "return Array.from(arguments[0].querySelectorAll('li'), (item) =>
            [item.querySelector('.action__text').innerText, item.querySelector('input').checked])";
        let panel = self.sure("named the panel", panel.to_json());
        let actions = self.sure("read the actions", self.session().ask(script, vec![panel]).await);
        serde_json::from_value(actions).expect("texts and ticks")
    }

    /// Whether an action waits for its condition.
    pub async fn is_waiting(&self, number: usize) -> bool {
        let script = "return document.querySelectorAll('.actions > li')[arguments[0]].dataset.state === 'waiting'";
        self.sure("read the action", self.session().ask(script, vec![(number - 1).into()]).await) == Value::Bool(true)
    }

    /// How far the actions of the call are, such as `3/9`.
    pub async fn actions_progress(&self) -> String {
        let panel = self.the(Role::Region, &self.words.say("actions.title")).await;
        let bar = async { panel.find(By::Css("progress")).await?.parent().await?.text().await };
        self.sure("read the progress", bar.await).trim().to_owned()
    }

    /// The script: the purpose, then the steps, without what explains them.
    pub async fn script(&self) -> Vec<String> {
        let script = "return [document.querySelector('.script__purpose').innerText, ...Array.from(
            document.querySelectorAll('.script__step'), (step) => step.childNodes[0].textContent)].map((s) => s.trim())";
        let steps = self.sure("read the script", self.session().ask(script, vec![]).await);
        serde_json::from_value(steps).expect("steps are texts")
    }

    /// Presses a button that copies, and waits until it says that it did.
    pub async fn copy_by(&self, name: &str) {
        self.press(name).await;
        self.expect_text(&self.words.say("comment.copied")).await;
    }
}
