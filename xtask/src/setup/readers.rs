//! The programs that read our calendar files back: Python and Node, with the libraries from `tools`.
//!
//! Taken from PATH; only root on Debian gets Python installed. Node is there already: the page's build needs it.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use super::debian;
use crate::failure::Failure;
use crate::process;

const PYTHON: [&str; 2] = ["python3", "python"];

pub struct Readers {
    python: PathBuf,
    node: PathBuf,
    libraries: OsString,
}

impl Readers {
    /// Tells a test where to find them.
    pub fn tell(&self, test: &mut Command) {
        test.env("CALLBOARD_PYTHON", &self.python);
        test.env("CALLBOARD_NODE", &self.node);
        test.env("CALLBOARD_READERS", &self.libraries);
    }
}

/// `folders` hold the libraries that we install ourselves.
pub fn ensure(folders: &[PathBuf]) -> Result<Readers, Failure> {
    let node = process::find_on_path("node")
        .ok_or_else(|| Failure::step("node is not on PATH: install Node.js 20 or newer and try again."))?;
    let libraries = env::join_paths(folders)
        .map_err(|error| Failure::step(format!("the tools' folder cannot be told to Python and Node: {error}.")))?;
    Ok(Readers { python: python()?, node, libraries })
}

/// A Python that can install libraries.
pub fn python() -> Result<PathBuf, Failure> {
    if find_python().is_none() && debian::can_install() {
        debian::install(&["python3-pip"])?;
    }
    find_python().ok_or_else(|| {
        Failure::step(
            "the calendar files are read back by Python: install Python 3.10 or newer with pip and try again.",
        )
    })
}

fn find_python() -> Option<PathBuf> {
    let has_pip = |python: &PathBuf| process::succeeds(Command::new(python).args(["-m", "pip", "--version"]));
    PYTHON.iter().filter_map(|program| process::find_on_path(program)).find(has_pip)
}
