//! Finding what the user would name: a role and an accessible name. While a dialog is open nothing outside it is
//! found, as nothing outside it can be reached.

use std::cell::Cell;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use super::Callboard;

/// What something on the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Alert,
    Article,
    Button,
    Checkbox,
    Dialog,
    /// Anything one types or chooses into.
    Field,
    Group,
    Heading,
    Link,
    ListItem,
    Radio,
    Region,
    Status,
}

/// How long something may be covered, by what is just moving in or out.
const UNCOVERED_WITHIN: Duration = Duration::from_secs(3);

const FIND: &str = include_str!("find.js");

impl Role {
    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

impl Callboard {
    /// All of a role and a name; of any name where it is empty.
    pub async fn all(&self, role: Role, name: &str, within: Option<&WebElement>) -> WebDriverResult<Vec<WebElement>> {
        let scope = within.map(WebElement::to_json).transpose()?.unwrap_or(Value::Null);
        let names = match name {
            "" => Vec::new(),
            name => vec![name.to_owned(), format!("{name} {}", self.words.say("field.optional"))],
        };
        self.session().web.execute(FIND, vec![scope, json!(role.name()), json!(names)]).await?.elements()
    }

    /// Waits for the one element of a role and a name.
    pub async fn the(&self, role: Role, name: &str) -> WebElement {
        self.one(role, name, None).await
    }

    /// The same, inside another element.
    pub async fn the_in(&self, within: &WebElement, role: Role, name: &str) -> WebElement {
        self.one(role, name, Some(within)).await
    }

    /// Whether it is there now.
    pub async fn has(&self, role: Role, name: &str) -> bool {
        let found = self.all(role, name, None).await;
        found.is_ok_and(|found| !found.is_empty())
    }

    /// Waits until it is there, or is not.
    pub async fn expect_has(&self, expected: bool, role: Role, name: &str) {
        let what = format!("whether there is a {} {name:?}", role.name());
        self.expect(&what, expected, async || self.has(role, name).await).await;
    }

    /// Presses a button.
    pub async fn press(&self, name: &str) {
        self.click(Role::Button, name, None).await;
    }

    /// Presses a button inside another element.
    pub async fn press_in(&self, within: &WebElement, name: &str) {
        self.click(Role::Button, name, Some(within)).await;
    }

    /// Follows a link.
    pub async fn follow(&self, name: &str) {
        self.click(Role::Link, name, None).await;
    }

    /// Clicks something as soon as it is there and can be clicked. What stays covered by something else, scrolled to the
    /// middle, is a mistake of the page: its user cannot press it either.
    pub async fn click(&self, role: Role, name: &str, within: Option<&WebElement>) {
        self.did(format!("clicked the {} {name:?}", role.name()));
        let covered_since = Cell::new(None::<Instant>);
        self.eventually(&format!("the {} {name:?} to click on", role.name()), async || {
            let found = self.all(role, name, within).await?;
            let Some(element) = found.first() else { return Ok(None) };
            // Radio buttons are pressed by what is seen of them, their label.
            let clicked = match role {
                Role::Radio => element.find(By::XPath("ancestor::label")).await?.click().await,
                _ => element.click().await,
            };
            if let Err(error) = &clicked
                && matches!(error.as_inner(), WebDriverErrorInner::ElementClickIntercepted(_))
            {
                let since = covered_since.get().unwrap_or_else(Instant::now);
                covered_since.set(Some(since));
                assert!(since.elapsed() < UNCOVERED_WITHIN, "the {} {name:?} is covered: {error}", role.name());
                // Under the bar at the top: its user scrolls.
                element.scroll_into_view().await?;
            }
            clicked.map(Some)
        })
        .await;
    }

    /// Presses keys, wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let keys = keys.into();
        self.did(format!("pressed the keys {:?}", keys.as_vec()));
        let pressed = self.session().web.action_chain().send_keys(keys).perform().await;
        self.sure("pressed keys", pressed);
    }

    /// Presses Tab until the focus is on a button, link or field of this name.
    pub async fn tab_to(&self, name: &str) {
        for _ in 0..80 {
            if self.focused().await == name {
                return;
            }
            self.keys(Key::Tab).await;
        }
        panic!("80 presses of Tab did not reach {name:?}; the focus is on {:?}", self.focused().await);
    }

    /// The accessible name of what has the focus.
    pub async fn focused(&self) -> String {
        let script = "const at = document.activeElement; return at.getAttribute('aria-label') \
                      ?? at.labels?.[0]?.textContent ?? at.textContent";
        let name = self.sure("found the focus", self.session().ask(script, vec![]).await);
        name.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    async fn one(&self, role: Role, name: &str, within: Option<&WebElement>) -> WebElement {
        self.eventually(&format!("a {} {name:?}", role.name()), async || {
            Ok(self.all(role, name, within).await?.into_iter().next())
        })
        .await
    }
}
