//! `cargo xtask test`: everything CI runs.
//!
//! What cannot be right ends it at once (format, lints, build); tests all run, so that one failure does not hide another.

use std::process::Command;

use super::build::{built_page, make_dist};
use super::check::{self, JOURNEYS, READERS};
use super::no_arguments;
use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Browsers, Readers};
use crate::tally::{self, Counts, Suite};

/// The name the journeys know a browser by, and its title.
const BROWSERS: [(&str, &str); 2] = [("chromium", "Chromium"), ("firefox", "Firefox")];

pub fn run(arguments: &[String]) -> Result<(), Failure> {
    no_arguments("test", arguments)?;
    let for_checks = setup::for_checks()?;
    let for_build = setup::for_build()?;
    let readers = setup::for_readers()?;
    let browsers = setup::for_journeys()?;

    check::check_sources(&for_checks)?;
    let mut suites = vec![check::run_host_tests()?, run_readers(&readers)?];
    make_dist(&for_build)?;
    for (name, title) in BROWSERS {
        suites.push(run_journeys(name, title, &browsers)?);
    }
    conclude(&suites)
}

fn run_readers(readers: &Readers) -> Result<Suite, Failure> {
    process::announce("Calendar files, read back by other programs");
    let mut command = Command::new("cargo");
    command.args(["test", "--package", READERS, "--no-fail-fast"]);
    readers.tell(&mut command);
    tally::run("Calendar readers", &mut command)
}

fn run_journeys(name: &str, title: &str, browsers: &Browsers) -> Result<Suite, Failure> {
    process::announce(&format!("Journeys in {title}"));
    let mut command = Command::new("cargo");
    command.args(["test", "--package", JOURNEYS, "--no-fail-fast"]);
    command.env("CALLBOARD_BROWSER", name).env("CALLBOARD_DIST", built_page()?);
    browsers.tell(&mut command);
    tally::run(&format!("Journeys in {title}"), &mut command)
}

fn conclude(suites: &[Suite]) -> Result<(), Failure> {
    println!();
    for suite in suites {
        println!("{:<24}{}", format!("{}:", suite.name), suite.counts);
    }
    println!("\n{}", suites.iter().map(|suite| suite.counts).sum::<Counts>());
    let failures: Vec<String> =
        suites.iter().filter_map(|suite| suite.require_success().err()).map(|failure| failure.to_string()).collect();
    if failures.is_empty() { Ok(()) } else { Err(Failure::step(failures.join("\n       "))) }
}
