//! The one way of waiting: ask again until the answer is there, up to a deadline, and say what was waited for.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use thirtyfour::prelude::*;

use super::Callboard;

/// How long anything may take on a busy machine.
const DEADLINE: Duration = Duration::from_secs(20);
/// How often it is asked for.
const PAUSE: Duration = Duration::from_millis(50);

impl Callboard {
    /// Waits until there is an answer.
    pub async fn eventually<T>(&self, what: &str, ask: impl AsyncFnMut() -> WebDriverResult<Option<T>>) -> T {
        self.patiently(what, DEADLINE, ask).await
    }

    /// Waits until there is an answer, for what takes its time by itself.
    pub async fn patiently<T>(
        &self,
        what: &str,
        deadline: Duration,
        mut ask: impl AsyncFnMut() -> WebDriverResult<Option<T>>,
    ) -> T {
        let began = Instant::now();
        loop {
            let answer = ask().await;
            if let Ok(Some(found)) = answer {
                return found;
            }
            if began.elapsed() > deadline {
                let error = answer.err().map(|error| format!("; the last answer was {error}")).unwrap_or_default();
                panic!("waited {} s for {what}{error}", deadline.as_secs());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until the answer is the one expected.
    pub async fn expect<T: PartialEq + Debug>(&self, what: &str, expected: T, mut ask: impl AsyncFnMut() -> T) {
        let began = Instant::now();
        loop {
            let answer = ask().await;
            if answer == expected {
                return;
            }
            if began.elapsed() > DEADLINE {
                panic!("{what}, after {} s:\n  is       {answer:?}\n  not      {expected:?}", DEADLINE.as_secs());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until a part of the page says this.
    pub async fn expect_text_in(&self, within: &WebElement, part: &str) {
        self.eventually(&format!("a part of the page to say {part:?}"), async || {
            Ok(within.text().await?.contains(part).then_some(()))
        })
        .await;
    }

    /// Waits until the page says this somewhere.
    pub async fn expect_text(&self, part: &str) {
        self.eventually(&format!("the page to say {part:?}"), async || {
            Ok(self.text().await.contains(part).then_some(()))
        })
        .await;
    }
}
