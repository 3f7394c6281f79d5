//! The two browsers of the journeys and their drivers.
//!
//! Taken from PATH, where most machines have them; only root on Debian gets them installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::debian;
use crate::failure::Failure;
use crate::process;

const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
const CHROMEDRIVER: [&str; 1] = ["chromedriver"];
const FIREFOX: [&str; 2] = ["firefox", "firefox-esr"];

pub struct Browsers {
    chromium: PathBuf,
    chromedriver: PathBuf,
    firefox: PathBuf,
    geckodriver: PathBuf,
}

impl Browsers {
    /// Tells a journey where to find them.
    pub fn tell(&self, journey: &mut Command) {
        journey.env("CALLBOARD_CHROMIUM", &self.chromium);
        journey.env("CALLBOARD_CHROMEDRIVER", &self.chromedriver);
        journey.env("CALLBOARD_FIREFOX", &self.firefox);
        journey.env("CALLBOARD_GECKODRIVER", &self.geckodriver);
    }
}

/// `driver_folders` hold the driver that we install ourselves.
pub fn ensure(driver_folders: &[PathBuf]) -> Result<Browsers, Failure> {
    let missing = missing_packages();
    if !missing.is_empty() && debian::can_install() {
        debian::install(&missing)?;
    }
    Ok(Browsers {
        chromium: required(&CHROMIUM, "Chromium or Chrome")?,
        chromedriver: required(&CHROMEDRIVER, "chromedriver, of the same version as Chromium")?,
        firefox: required(&FIREFOX, "Firefox")?,
        geckodriver: driver_folders
            .iter()
            .map(|folder| folder.join("geckodriver"))
            .find(|path| is_program(path))
            .ok_or_else(|| Failure::step("geckodriver is not where it was installed: clear the cache of tools."))?,
    })
}

fn missing_packages() -> Vec<&'static str> {
    let wanted: [(&[&str], &str); 3] =
        [(&CHROMIUM, "chromium"), (&CHROMEDRIVER, "chromium-driver"), (&FIREFOX, "firefox-esr")];
    wanted.iter().filter(|(programs, _)| find(programs).is_none()).map(|(_, package)| *package).collect()
}

fn required(programs: &[&str], title: &str) -> Result<PathBuf, Failure> {
    find(programs).ok_or_else(|| {
        Failure::step(format!(
            "the journeys need {title} on PATH ({}): install it and try again.",
            programs.join(" or ")
        ))
    })
}

fn find(programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| process::find_on_path(program))
}

fn is_program(path: &Path) -> bool {
    path.with_extension(std::env::consts::EXE_EXTENSION).is_file()
}
