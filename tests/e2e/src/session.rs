//! A browser under WebDriver: its language, zone, clock and permissions, and what a page complained of.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, FirefoxCapabilities};

use crate::bidi::Bidi;
use crate::driver::Driver;
use crate::environment::{Browser, Environment};

/// What the browser is like.
#[derive(Debug, Clone)]
pub struct Habits {
    /// The zone of its clock.
    pub zone: &'static str,
    /// The language it tells pages, as a BCP 47 tag.
    pub language: &'static str,
    /// Whether pages may store anything.
    pub stores: bool,
    /// Whether pages may show notifications without asking.
    pub notifies: bool,
    /// A function that runs in every page before its own scripts, such as one that breaks what the page relies on.
    pub preload: Option<&'static str>,
    /// Whether the browser slows hidden pages down, as it does for its users; drivers ask it not to.
    pub slows_hidden_pages: bool,
    /// Whether the window is a private one.
    pub is_private: bool,
    /// The profile's folder; a new one while none is named. Only a named one outlives the browser.
    pub profile: Option<PathBuf>,
}

/// A running browser.
pub struct Session {
    pub web: WebDriver,
    pub browser: Browser,
    bidi: Bidi,
    /// The script that moves the clock.
    preload: Option<String>,
    driver: Driver,
}

/// What chromedriver asks of Chromium so that hidden pages are not slowed down. Firefox is asked nothing of the kind.
const KEEP_AWAKE: [&str; 3] =
    ["disable-background-timer-throttling", "disable-backgrounding-occluded-windows", "disable-renderer-backgrounding"];

const PRELOAD: &str = include_str!("preload.js");

impl Session {
    /// Starts a browser with an empty profile.
    pub async fn start(environment: &Environment, habits: &Habits) -> WebDriverResult<Session> {
        let driver = Driver::start(environment, habits.zone);
        let web = match environment.browser {
            Browser::Chromium => WebDriver::new(driver.url(), chromium(environment, habits)?).await?,
            Browser::Firefox => {
                WebDriver::new(driver.url(), firefox(environment, habits, &driver.downloads())?).await?
            }
        };
        if environment.browser == Browser::Chromium {
            let downloads = json!({ "behavior": "allow", "downloadPath": driver.downloads() });
            web.cdp().send_raw("Browser.setDownloadBehavior", downloads).await?;
        }
        let address = web.handle().capabilities().get("webSocketUrl").and_then(Value::as_str).unwrap_or_default();
        let mut bidi = Bidi::connect(address);
        if let Some(preload) = habits.preload {
            bidi.add_preload_script(preload);
        }
        Ok(Session { web, browser: environment.browser, bidi, preload: None, driver })
    }

    /// Sets the clock of every page, present and to come; from there it goes on.
    pub async fn set_clock(&mut self, now: DateTime<Utc>) -> WebDriverResult<()> {
        let real = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970").as_millis();
        let shift = now.timestamp_millis() - i64::try_from(real).expect("milliseconds fit");
        if let Some(old) = self.preload.take() {
            self.bidi.remove_preload_script(&old);
        }
        self.preload = Some(self.bidi.add_preload_script(&PRELOAD.replace("SHIFT", &shift.to_string())));
        self.web.execute("if (window.journey) journey.shift = arguments[0]", vec![json!(shift)]).await?;
        Ok(())
    }

    /// Lets a function run in every page to come before its own scripts; answers its name.
    pub fn break_pages(&mut self, function: &str) -> String {
        self.bidi.add_preload_script(function)
    }

    /// Takes such a function away.
    pub fn mend_pages(&mut self, name: &str) {
        self.bidi.remove_preload_script(name);
    }

    /// Takes what the page complained of so far.
    pub async fn take_complaints(&self) -> WebDriverResult<Vec<String>> {
        let taken = self.web.execute("return window.journey ? journey.complaints.splice(0) : []", vec![]).await?;
        taken.convert()
    }

    /// Runs a script that ends with `return`, and answers what it returns; promises are waited for.
    pub async fn ask(&self, script: &str, given: Vec<Value>) -> WebDriverResult<Value> {
        Ok(self.web.execute(script, given).await?.json().clone())
    }

    /// What the browser has downloaded under this name, once all of it is there.
    pub fn downloaded(&self, name: &str) -> Option<String> {
        let file = self.driver.downloads().join(name);
        let is_unfinished = file.with_added_extension("part").exists();
        std::fs::read_to_string(file).ok().filter(|text| !is_unfinished && !text.is_empty())
    }

    /// The folder of what the browser downloads.
    pub fn downloads(&self) -> PathBuf {
        self.driver.downloads()
    }

    /// Takes away what the browser has downloaded under this name.
    pub fn forget_download(&self, name: &str) {
        std::fs::remove_file(self.driver.downloads().join(name)).expect("it was downloaded");
    }

    /// Ends the browser and its driver with SIGKILL, all processes at once.
    pub fn kill(self) {
        drop(self.driver);
        // Nobody is there any more to end it in good order.
        let _ = self.web.leak();
    }

    /// Lets the browser and its driver stand still, as a computer does that sleeps.
    pub async fn suspend(&self, duration: Duration) {
        self.driver.signal("STOP");
        tokio::time::sleep(duration).await;
        self.driver.signal("CONT");
    }

    /// Freezes the page, as a browser does that saves energy, and lets it go on; in Chromium only.
    pub async fn freeze(&self, duration: Duration) -> WebDriverResult<()> {
        let devtools = self.web.cdp();
        devtools.send_raw("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
        tokio::time::sleep(duration).await;
        devtools.send_raw("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
        Ok(())
    }

    /// Ends the browser; if it does not end, its driver's end takes it along.
    pub async fn quit(self) {
        let ended = tokio::time::timeout(Duration::from_secs(10), self.web.clone().quit()).await;
        if !matches!(ended, Ok(Ok(()))) {
            // Fails only where it has ended by now.
            let _ = self.web.leak();
        }
    }

    /// Allows the page what is asked of the user otherwise, as if they had said yes.
    pub async fn allow(&self, permissions: &[&str]) -> WebDriverResult<()> {
        if self.browser == Browser::Chromium {
            let wanted = json!({ "permissions": permissions });
            self.web.cdp().send_raw("Browser.grantPermissions", wanted).await?;
        }
        Ok(())
    }
}

fn chromium(environment: &Environment, habits: &Habits) -> WebDriverResult<Capabilities> {
    let allowed = |yes: bool| if yes { 1 } else { 2 };
    let mut wanted = ChromeCapabilities::new();
    wanted.set_binary(&environment.program.to_string_lossy())?;
    for argument in [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1440,1000",
    ] {
        wanted.add_arg(argument)?;
    }
    if habits.is_private {
        wanted.add_arg("--incognito")?;
    }
    wanted.add_arg(&format!("--lang={}", habits.language))?;
    wanted.add_arg(&format!("--accept-lang={}", habits.language))?;
    let mut preferences = json!({
        "intl.accept_languages": habits.language,
        "profile.default_content_setting_values.cookies": allowed(habits.stores),
    });
    if habits.notifies {
        preferences["profile.default_content_setting_values.notifications"] = json!(1);
    }
    if habits.slows_hidden_pages {
        wanted.add_experimental_option("excludeSwitches", KEEP_AWAKE)?;
    }
    wanted.add_experimental_option("prefs", preferences)?;
    if let Some(profile) = &habits.profile {
        wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    }
    wanted.enable_bidi()?;
    Ok(wanted.into())
}

fn firefox(environment: &Environment, habits: &Habits, downloads: &Path) -> WebDriverResult<Capabilities> {
    let mut preferences = FirefoxPreferences::new();
    preferences.set("browser.privatebrowsing.autostart", habits.is_private)?;
    preferences.set("intl.accept_languages", habits.language)?;
    // 5 is what Firefox does of itself; 2 forbids pages all storage.
    preferences.set("network.cookie.cookieBehavior", if habits.stores { 5 } else { 2 })?;
    preferences.set("alerts.useSystemBackend", false)?;
    // 2: into the folder named below it.
    preferences.set("browser.download.folderList", 2)?;
    preferences.set("browser.download.dir", downloads.to_string_lossy().into_owned())?;
    preferences.set("dom.events.testing.asyncClipboard", true)?;
    if habits.notifies {
        preferences.set("permissions.default.desktop-notification", 1)?;
    }
    let mut wanted = FirefoxCapabilities::new();
    wanted.set_firefox_binary(&environment.program.to_string_lossy())?;
    for argument in ["-headless", "--width=1440", "--height=1000"] {
        wanted.add_arg(argument)?;
    }
    if let Some(profile) = &habits.profile {
        wanted.add_arg("-profile")?;
        wanted.add_arg(&profile.to_string_lossy())?;
    }
    wanted.set_preferences(preferences)?;
    wanted.enable_bidi()?;
    Ok(wanted.into())
}
