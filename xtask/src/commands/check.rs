//! `cargo xtask check`: the quick loop while writing, without a browser.

use std::process::Command;

use super::no_arguments;
use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Environment};
use crate::tally::{self, Suite};

/// The tests that need more than cargo: `cargo xtask test` sets it up.
pub const JOURNEYS: &str = "callboard-e2e";
pub const READERS: &str = "callboard-readers";

pub fn run(arguments: &[String]) -> Result<(), Failure> {
    no_arguments("check", arguments)?;
    check_sources(&setup::for_checks()?)?;
    let suite = run_host_tests()?;
    println!("\n{}", suite.counts);
    suite.require_success()
}

pub fn check_sources(browser: &Environment) -> Result<(), Failure> {
    process::announce("Format");
    process::run(
        "the format check (mend it with `cargo fmt --all`)",
        Command::new("cargo").args(["fmt", "--all", "--check"]),
    )?;

    process::announce("Lints for the host, warnings denied");
    let host = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    process::run("clippy for the host", Command::new("cargo").args(host))?;

    process::announce("Lints for the browser, warnings denied");
    let wasm = ["clippy", "--package", "callboard", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
    process::run("clippy for the browser", browser.command("cargo").args(wasm))
}

pub fn run_host_tests() -> Result<Suite, Failure> {
    process::announce("Tests on the host");
    let mut command = Command::new("cargo");
    command.args(["test", "--workspace", "--exclude", JOURNEYS, "--exclude", READERS, "--no-fail-fast"]);
    tally::run("Host tests", &mut command)
}
