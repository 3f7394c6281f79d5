//! `cargo xtask soak`: what `test` does a few times, many times: browsers killed while somebody types, tabs that write at
//! once, stores that are damaged, reminders shown by many tabs and by pages that sleep. What comes out is printed, line by line.

use std::process::Command;

use super::build::{built_page, make_dist};
use super::check::JOURNEYS;
use super::no_arguments;
use crate::failure::Failure;
use crate::process;
use crate::setup;
use crate::tally;

const TIMES: &str = "50";
/// The journeys that can be made longer.
const LONG: [&str; 7] = ["killed", "tabs", "damaged", "damaged_files", "refused", "many_reminders", "asleep"];

pub fn run(arguments: &[String]) -> Result<(), Failure> {
    no_arguments("soak", arguments)?;
    let for_build = setup::for_build()?;
    let browsers = setup::for_journeys()?;
    make_dist(&for_build)?;
    let dist = built_page()?;
    for name in ["chromium", "firefox"] {
        process::announce(&format!("Long journeys in {name}"));
        let mut command = Command::new("cargo");
        command.args(["test", "--package", JOURNEYS, "--no-fail-fast"]);
        command.args(LONG.iter().flat_map(|test| ["--test", test]));
        command.args(["--", "--nocapture", "--test-threads=1"]);
        command.env("CALLBOARD_BROWSER", name).env("CALLBOARD_DIST", &dist).env("CALLBOARD_TIMES", TIMES);
        browsers.tell(&mut command);
        tally::run(&format!("Long journeys in {name}"), &mut command)?.require_success()?;
    }
    Ok(())
}
