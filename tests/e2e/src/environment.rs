//! What `cargo xtask test` tells the journeys: the browser, the built page, and where the programs are.

use std::path::PathBuf;

/// A browser the journeys run in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
}

/// Everything the journeys are told.
#[derive(Debug, Clone)]
pub struct Environment {
    pub browser: Browser,
    /// The built page.
    pub dist: PathBuf,
    /// The browser's own program, and that of its driver.
    pub program: PathBuf,
    pub driver: PathBuf,
}

impl Browser {
    /// As the journeys are told it, and as files are named after it.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }
}

impl Environment {
    /// Reads the environment of this process.
    pub fn read() -> Environment {
        let browser = match told("CALLBOARD_BROWSER").as_str() {
            "chromium" => Browser::Chromium,
            "firefox" => Browser::Firefox,
            other => panic!("CALLBOARD_BROWSER is {other:?}, which is neither chromium nor firefox."),
        };
        let (program, driver) = match browser {
            Browser::Chromium => ("CALLBOARD_CHROMIUM", "CALLBOARD_CHROMEDRIVER"),
            Browser::Firefox => ("CALLBOARD_FIREFOX", "CALLBOARD_GECKODRIVER"),
        };
        let dist = PathBuf::from(told("CALLBOARD_DIST"));
        assert!(dist.join("index.html").is_file(), "{} holds no built page. {HINT}", dist.display());
        Environment { browser, dist, program: told(program).into(), driver: told(driver).into() }
    }
}

/// How often something is to be done that is done again and again: `cargo xtask soak` asks for more than usual.
pub fn times(usual: u32) -> u32 {
    std::env::var("CALLBOARD_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(usual)
}

const HINT: &str = "The journeys are run by `cargo xtask test`, which builds the page and sets up the browsers.";

fn told(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set. {HINT}"))
}
