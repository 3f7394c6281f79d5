//! `cargo xtask bench`: what the built page costs in Chromium, as a table.

use std::process::Command;

use super::build::{built_page, make_dist};
use super::no_arguments;
use crate::failure::Failure;
use crate::process;
use crate::setup;

pub fn run(arguments: &[String]) -> Result<(), Failure> {
    no_arguments("bench", arguments)?;
    let for_build = setup::for_build()?;
    let browsers = setup::for_journeys()?;
    make_dist(&for_build)?;
    process::announce("Measuring in Chromium");
    let mut command = Command::new("cargo");
    command.args(["run", "--release", "--package", "callboard-bench"]);
    command.env("CALLBOARD_BROWSER", "chromium").env("CALLBOARD_DIST", built_page()?);
    browsers.tell(&mut command);
    process::run("the bench", &mut command)
}
