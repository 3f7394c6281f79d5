//! `cargo xtask build`: makes dist/ and says how big it is.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::no_arguments;
use crate::failure::Failure;
use crate::setup::{self, Environment};
use crate::{process, size};

const DIST: &str = "dist";

pub fn run(arguments: &[String]) -> Result<(), Failure> {
    no_arguments("build", arguments)?;
    make_dist(&setup::for_build()?)
}

pub fn make_dist(environment: &Environment) -> Result<(), Failure> {
    process::announce("Building the page into dist/ (the first time a few minutes, later seconds)");
    process::run("the build", trunk(environment, "build").args(["--release", "--locked"]))?;
    size::report(Path::new(DIST))
}

/// Trunk, kept from downloading helpers of its own and from asking its server for news.
pub fn trunk(environment: &Environment, subcommand: &str) -> Command {
    let mut command = environment.command("trunk");
    command.arg(subcommand).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Else Trunk's own backtrace buries what the compiler said.
    command.env("RUST_BACKTRACE", "0");
    // This Trunk understands only `true` and `false` there, and stops at the usual NO_COLOR=1.
    if std::env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

/// Where the built page lies.
pub fn built_page() -> Result<PathBuf, Failure> {
    std::path::absolute(Path::new(DIST))
        .map_err(|error| Failure::step(format!("the folder {DIST} cannot be found: {error}.")))
}
