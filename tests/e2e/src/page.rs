//! The page as its user sees it: verbs and questions. Waiting is always for something, up to a deadline; nothing is
//! tried again once it was seen to fail.

mod board;
mod call;
mod find;
mod forms;
mod keeping;
mod reminders;
mod waiting;

use std::cell::RefCell;
use std::time::Duration;

use callboard::domain::language::Language;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use thirtyfour::prelude::*;

use crate::environment::Browser;
use crate::seed::{NOW, Seed, in_kyiv};
use crate::server::Server;
use crate::session::Session;
use crate::words::Words;

pub use board::Card;
pub use find::Role;
pub use reminders::Notification;

/// Callboard in a browser.
pub struct Callboard {
    pub words: Words,
    pub server: Server,
    session: Session,
    /// What was done so far, for the report of a failure.
    trail: RefCell<Vec<String>>,
    /// What pages complained of before they were left.
    complaints: RefCell<Vec<String>>,
}

const STORE: &str = "
    localStorage.clear();
    sessionStorage.clear();
    for (const [key, text] of arguments[0]) localStorage.setItem(key, text);
    return !window.indexedDB ? null : new Promise((resolve, reject) => {
        const deleted = indexedDB.deleteDatabase('callboard');
        deleted.onsuccess = () => resolve(null);
        deleted.onerror = () => reject(deleted.error);
    });
";

impl Callboard {
    /// The page in a browser, on a host.
    pub fn new(session: Session, server: Server, language: Language) -> Callboard {
        Callboard {
            words: Words::of(language),
            server,
            session,
            trail: RefCell::default(),
            complaints: RefCell::default(),
        }
    }

    /// The browser behind it.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The browser behind it, to be changed.
    pub fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// A user who works in the journey's language, and nothing else.
    pub fn seed(&self) -> Seed {
        Seed::of_user(self.words.language)
    }

    /// Opens the page with these records in storage and nothing else, at the hour every journey begins.
    pub async fn start(&mut self, seed: Seed) {
        self.start_at(seed, NOW).await;
    }

    /// The same with one deal whose first call begins then, at the page of that deal. Answers the link there.
    pub async fn start_at_a_deal(&mut self, call_starts: &str) -> String {
        let mut seed = self.seed();
        let link = format!("?deal={}", seed.first_call(call_starts).0);
        self.start(seed).await;
        self.go(&link).await;
        link
    }

    /// The same, at another hour in Kyiv.
    pub async fn start_at(&mut self, seed: Seed, now: &str) {
        self.store(&seed.entries()).await;
        self.set_clock(now).await;
        self.go("").await;
    }

    /// Empties storage and puts these texts into it, before the app starts.
    pub async fn store(&mut self, entries: &[(String, String)]) {
        self.close_app().await;
        self.sure("wrote to storage", self.session.ask(STORE, vec![json!(entries)]).await);
    }

    /// Moves the clock to a time in Kyiv; from there it goes on.
    pub async fn set_clock(&mut self, now: &str) {
        self.set_clock_to(in_kyiv(now)).await;
        self.did(format!("set the clock to {now}"));
    }

    /// Moves the clock to an instant.
    pub async fn set_clock_to(&mut self, now: DateTime<Utc>) {
        let set = self.session.set_clock(now).await;
        self.sure("moved the clock", set);
    }

    /// Opens the page at a query such as `?deal=…`, and waits until it has drawn itself.
    pub async fn go(&self, query: &str) {
        self.load(query).await;
        self.drawn().await;
    }

    /// Opens the page at a query; it may be one where the app does not draw itself.
    pub async fn load(&self, query: &str) {
        self.leave().await;
        self.did(format!("opened the page at {query:?}"));
        self.sure("opened the page", self.session.web.goto(self.server.page(query)).await);
    }

    /// Presses the browser's reload button.
    pub async fn reload(&self) {
        self.leave().await;
        self.did("reloaded the page".to_owned());
        self.sure("reloaded", self.session.web.refresh().await);
        self.drawn().await;
    }

    /// Opens the page in a second tab and goes there; answers the first one.
    pub async fn open_second_tab(&self, query: &str) -> WindowHandle {
        let opened = async {
            let first = self.session.web.window().await?;
            let second = self.session.web.new_tab().await?;
            self.session.web.switch_to_window(second).await?;
            Ok::<_, WebDriverError>(first)
        };
        let first = self.sure("opened a second tab", opened.await);
        self.go(query).await;
        first
    }

    /// The tab at which the journey is.
    pub async fn tab(&self) -> WindowHandle {
        self.sure("named the tab", self.session.web.window().await)
    }

    /// Opens a deal in the page as it is, without loading it anew.
    pub async fn open_by_link(&self, deal: &str) {
        let script =
            "history.pushState(null, '', `?deal=${arguments[0]}`); dispatchEvent(new PopStateEvent('popstate'))";
        self.sure("followed a link", self.session.ask(script, vec![json!(deal)]).await);
        self.did(format!("opened the deal {deal}"));
    }

    /// Lets the tab die, as a browser does that runs out of memory, and goes to another one. Firefox only closes it.
    pub async fn crash_tab(&self, go_to: WindowHandle) {
        match self.session.browser {
            Browser::Chromium => {
                let devtools = self.session.web.cdp();
                let crash = devtools.send_raw("Page.crash", json!({}));
                // A dead tab does not answer any more.
                let _ = tokio::time::timeout(Duration::from_secs(2), crash).await;
            }
            Browser::Firefox => self.sure("closed the tab", self.session.web.close_window().await),
        }
        self.did("let the tab die".to_owned());
        self.sure("went to the other tab", self.session.web.switch_to_window(go_to).await);
    }

    /// Goes to a tab that is open already.
    pub async fn switch_to(&self, tab: WindowHandle) {
        self.leave().await;
        self.did("went to the other tab".to_owned());
        self.sure("went to the other tab", self.session.web.switch_to_window(tab).await);
    }

    /// Closes the tab and opens the page in a new one.
    pub async fn close_tab_and_open_another(&self, query: &str) {
        self.leave().await;
        self.did("closed the tab and opened another".to_owned());
        let opened = async {
            let old = self.session.web.window().await?;
            let new = self.session.web.new_tab().await?;
            self.session.web.switch_to_window(old).await?;
            self.session.web.close_window().await?;
            self.session.web.switch_to_window(new).await
        };
        self.sure("opened another tab", opened.await);
        self.go(query).await;
    }

    /// Closes the app, but not the tab: an empty page of the same host comes in its place.
    pub async fn close_app(&self) {
        self.leave().await;
        self.did("closed the app".to_owned());
        let address = self.server.empty_page();
        self.sure("opened the empty page", self.session.web.goto(address).await);
    }

    /// The language the page says it is in.
    pub async fn language(&self) -> String {
        let language = self.session.ask("return document.documentElement.lang", vec![]).await;
        self.sure("read the language", language).as_str().unwrap_or_default().to_owned()
    }

    /// Takes the host off the network: from now on nothing comes from it.
    pub fn stop_server(&mut self) {
        self.server.stop();
        self.did("stopped the server".to_owned());
    }

    /// What the page says in all.
    pub async fn text(&self) -> String {
        let text = self.session.ask("return document.body.innerText", vec![]).await;
        self.sure("read the page", text).as_str().unwrap_or_default().to_owned()
    }

    /// What a part of the page says.
    pub async fn text_of(&self, part: &WebElement) -> String {
        let part = self.sure("named the part", part.to_json());
        let text = self.session.ask("return arguments[0].innerText", vec![part]).await;
        self.sure("read the part", text).as_str().unwrap_or_default().to_owned()
    }

    /// What the address bar shows after `?`.
    pub async fn query(&self) -> String {
        let url = self.sure("read the address", self.session.web.current_url().await);
        url.query().unwrap_or_default().to_owned()
    }

    /// Everything the pages complained of so far, and what they did not find on the host.
    pub(crate) async fn all_complaints(&self) -> Vec<String> {
        self.leave().await;
        let missing = self.server.missing().into_iter().map(|path| format!("not on the host: {path}"));
        self.complaints.take().into_iter().chain(missing).collect()
    }

    /// What was done so far.
    pub(crate) fn trail(&self) -> Vec<String> {
        self.trail.borrow().clone()
    }

    /// Begins anew in another language.
    pub(crate) fn speak(&mut self, language: Language) {
        self.words = Words::of(language);
        self.did(format!("began in {}", language.tag()));
    }

    /// Ends the browser.
    pub(crate) async fn close(self) {
        self.end().await;
    }

    /// Ends the browser, and answers the host, for another browser to come.
    pub async fn end(self) -> Server {
        self.session.quit().await;
        self.server
    }

    /// Kills the browser, and answers the host, for another browser to come.
    pub fn kill(self) -> Server {
        self.session.kill();
        self.server
    }

    async fn leave(&self) {
        if let Ok(mut complaints) = self.session.take_complaints().await {
            self.complaints.borrow_mut().append(&mut complaints);
        }
    }

    /// Waits until the page has drawn itself.
    pub async fn drawn(&self) {
        self.eventually("the page to draw itself", async || {
            let drawn = self.session.ask("return document.querySelector('.app') !== null", vec![]).await?;
            Ok((drawn == Value::Bool(true)).then_some(()))
        })
        .await;
    }

    fn did(&self, what: String) {
        self.trail.borrow_mut().push(what);
    }

    #[track_caller]
    fn sure<T>(&self, what: &str, result: WebDriverResult<T>) -> T {
        result.unwrap_or_else(|error| panic!("not {what}: {error}"))
    }
}
