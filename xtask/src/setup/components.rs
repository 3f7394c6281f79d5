//! rustfmt and clippy, which a minimal Rust installation lacks.

use std::process::Command;

use crate::failure::Failure;
use crate::process;

pub fn ensure() -> Result<(), Failure> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::succeeds(Command::new("cargo").args([subcommand, "--version"])) {
            continue;
        }
        process::announce(&format!("Adding {component} to the Rust toolchain"));
        process::run(
            &format!("adding {component} (`rustup component add {component}`)"),
            Command::new("rustup").args(["component", "add", component]),
        )?;
    }
    Ok(())
}
