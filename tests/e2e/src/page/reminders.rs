//! Reminders: in the list, as an alert over the page, as a notification of the system, as a letter.

use serde_json::Value;
use thirtyfour::prelude::*;

use super::{Callboard, Role};

/// A notification the system shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    pub title: String,
    pub body: String,
}

impl Callboard {
    /// The reminders of the call that is open: whom, when, how long before, and where each stands.
    pub async fn reminders(&self) -> Vec<[String; 4]> {
        let script = "return Array.from(document.querySelectorAll('main .reminder'), (item) => [
            item.querySelector('.reminder__whom').innerText,
            item.querySelector('time').innerText,
            item.querySelector('time + span').innerText,
            item.querySelector('.state-label').innerText.trim(),
        ])";
        let reminders = self.sure("read the reminders", self.session().ask(script, vec![]).await);
        serde_json::from_value(reminders).expect("four texts each")
    }

    /// Waits until the reminders are these.
    pub async fn expect_reminders(&self, expected: &[[&str; 4]]) {
        let expected: Vec<[String; 4]> = expected.iter().map(|one| one.map(str::to_owned)).collect();
        self.expect("the reminders of the call", expected, async || self.reminders().await).await;
    }

    /// The list of all reminders, of those nobody did anything about yet: whom, the instant it is due at, the same on
    /// the user's clock, when the call starts there, and when on the recipient's clock (empty where it is the same).
    pub async fn all_reminders(&self) -> Vec<[String; 5]> {
        let script = "return Array.from(document.querySelectorAll('main .reminder'), (item) => [
            item.querySelector('.reminder__whom').innerText,
            item.querySelector('time').dateTime,
            item.querySelector('time').innerText,
            item.querySelector('time + span + span').innerText,
            item.querySelector('time + span + span + span')?.innerText ?? '',
        ])";
        let reminders = self.sure("read the list of reminders", self.session().ask(script, vec![]).await);
        serde_json::from_value(reminders).expect("five texts each")
    }

    /// The text of every alert over the page.
    pub async fn alerts(&self) -> Vec<String> {
        let script = "return Array.from(document.querySelectorAll('aside [role=alert]'), (one) => one.innerText)";
        let alerts = self.sure("read the alerts", self.session().ask(script, vec![]).await);
        serde_json::from_value(alerts).expect("alerts are texts")
    }

    /// Waits for the one alert, whose heading is this.
    pub async fn the_alert(&self, title: &str) -> WebElement {
        let heading = self.the(Role::Heading, title).await;
        self.sure("found the alert", heading.find(By::XPath("ancestor::*[@role='alert']")).await)
    }

    /// The page's title, as its tab shows it.
    pub async fn title(&self) -> String {
        self.sure("read the title", self.session().web.title().await)
    }

    /// Where a link of this name leads.
    pub async fn href(&self, within: Option<&WebElement>, name: &str) -> String {
        self.eventually(&format!("the link {name:?}"), async || {
            match self.all(Role::Link, name, within).await?.first() {
                Some(link) => link.attr("href").await,
                None => Ok(None),
            }
        })
        .await
    }

    /// Waits until the page has the service worker that shows notifications and keeps it for offline use.
    pub async fn wait_for_service_worker(&self) {
        let script = "return navigator.serviceWorker.getRegistration().then((found) => found?.active?.state ?? '')";
        self.expect("the service worker's state", Value::from("activated"), async || {
            self.session().ask(script, vec![]).await.unwrap_or_default()
        })
        .await;
    }

    /// What the system shows for this page.
    pub async fn notifications(&self) -> Vec<Notification> {
        let script = "if (!window.journey.shown) return [];
            return navigator.serviceWorker.getRegistration().then((found) => found?.getNotifications() ?? [])
            .then((all) => all.map(({ title, body }) => ({ title, body })))";
        let all = self.sure("read the notifications", self.session().ask(script, vec![]).await);
        let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
        let all = all.as_array().cloned().unwrap_or_default();
        all.iter().map(|one| Notification { title: text(one, "title"), body: text(one, "body") }).collect()
    }
}
