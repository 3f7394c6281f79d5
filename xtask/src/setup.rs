//! What a bare machine lacks, fetched once: the browser target, the pinned tools, the browsers, the readers
//! of calendar files.
//!
//! Each part looks first and installs only what is missing, so that a second run costs a few file look-ups. System packages
//! are touched only for root on Debian; everywhere else the user is told in one sentence what to install.

mod browsers;
mod cache;
mod components;
mod debian;
mod lockfile;
mod readers;
mod tools;
mod wasm_target;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

pub use browsers::Browsers;
pub use readers::Readers;

use crate::failure::Failure;
use tools::Purpose;

/// What the programs that we start must find in their environment.
pub struct Environment {
    folders: Vec<PathBuf>,
    variables: Vec<(&'static str, String)>,
}

impl Environment {
    /// A command that finds our tools before any others.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.env("PATH", self.path());
        command
    }

    fn path(&self) -> OsString {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&inherited));
        env::join_paths(folders).unwrap_or(inherited)
    }
}

/// For the page as it runs on localhost: the target and Trunk.
pub fn for_serving() -> Result<Environment, Failure> {
    let variables = wasm_target::ensure()?;
    Ok(Environment { folders: tools::ensure(Purpose::Page)?, variables })
}

/// For the page as it is published: made small as well.
pub fn for_build() -> Result<Environment, Failure> {
    let mut environment = for_serving()?;
    environment.folders.extend(tools::ensure(Purpose::SmallPage)?);
    Ok(environment)
}

/// For format and lints, on the host and for the browser.
pub fn for_checks() -> Result<Environment, Failure> {
    components::ensure()?;
    Ok(Environment { folders: Vec::new(), variables: wasm_target::ensure()? })
}

/// For the journeys: both browsers and their drivers.
pub fn for_journeys() -> Result<Browsers, Failure> {
    let folders = tools::ensure(Purpose::Journeys)?;
    browsers::ensure(&folders)
}

/// For reading our calendar files and backups back: Python, Node and their libraries.
pub fn for_readers() -> Result<Readers, Failure> {
    let folders = tools::ensure(Purpose::Readers)?;
    readers::ensure(&folders)
}
