//! The pinned tools, in one table, and how each is installed.
//!
//! They live in the cache (see `cache`), never in `target/`, so that neither `cargo clean` nor a second clone builds them
//! again. To move to another version, change the table (and `wasm_opt` in Trunk.toml).

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Environment, cache, lockfile};
use crate::failure::Failure;
use crate::process;

#[derive(Clone, Copy, PartialEq)]
pub enum Purpose {
    Page,
    SmallPage,
    Journeys,
}

struct Tool {
    name: &'static str,
    version: Version,
    source: Source,
    executable: &'static str,
    purpose: Purpose,
    takes: &'static str,
}

enum Version {
    Pinned(&'static str),
    /// The command line tool must equal the library of this name that the app is built with.
    OfCrate(&'static str),
}

enum Source {
    Cargo { flags: &'static [&'static str] },
    Npm,
}

const TOOLS: [Tool; 5] = [
    Tool {
        name: "trunk",
        version: Version::Pinned("0.21.14"),
        source: Source::Cargo { flags: &["--locked", "--no-default-features"] },
        executable: "trunk",
        purpose: Purpose::Page,
        takes: "about 5 minutes on 2 cores",
    },
    Tool {
        name: "wasm-bindgen-cli",
        version: Version::OfCrate("wasm-bindgen"),
        // Not --locked: its lock file names versions that are no longer to be had everywhere.
        source: Source::Cargo { flags: &[] },
        executable: "wasm-bindgen",
        purpose: Purpose::Page,
        takes: "about 2 minutes on 2 cores",
    },
    Tool {
        name: "binaryen",
        version: Version::Pinned("132.0.0"),
        source: Source::Npm,
        executable: "wasm-opt",
        purpose: Purpose::SmallPage,
        takes: "seconds",
    },
    Tool {
        name: "esbuild",
        version: Version::Pinned("0.25.12"),
        source: Source::Npm,
        executable: "esbuild",
        purpose: Purpose::SmallPage,
        takes: "seconds",
    },
    Tool {
        name: "geckodriver",
        version: Version::Pinned("0.37.1"),
        source: Source::Cargo { flags: &["--locked"] },
        executable: "geckodriver",
        purpose: Purpose::Journeys,
        takes: "about 2 minutes on 2 cores",
    },
];

/// We run these tools for seconds but wait for their compiler for minutes: compile them quickly rather than well.
const QUICK_BUILD: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Installs what is missing; answers the folders with the executables.
pub fn ensure(purpose: Purpose) -> Result<Vec<PathBuf>, Failure> {
    TOOLS.iter().filter(|tool| tool.purpose == purpose).map(Tool::ensure).collect()
}

impl Tool {
    fn ensure(&self) -> Result<PathBuf, Failure> {
        let version = self.version()?;
        let wanted =
            cache::Entry { name: format!("{}-{version}", self.name), witness: self.in_folder().join(self.executable) };
        let folder = wanted.ensure(|folder| {
            process::announce(&format!("Installing {} {version}, once ({})", self.name, self.takes));
            self.install(&version, folder)
        })?;
        Ok(folder.join(self.in_folder()))
    }

    fn version(&self) -> Result<String, Failure> {
        match self.version {
            Version::Pinned(version) => Ok(version.to_owned()),
            Version::OfCrate(name) => lockfile::version_of(name),
        }
    }

    fn in_folder(&self) -> &'static Path {
        Path::new(match self.source {
            Source::Cargo { .. } => "bin",
            Source::Npm => "node_modules/.bin",
        })
    }

    fn install(&self, version: &str, folder: &Path) -> Result<(), Failure> {
        match self.source {
            Source::Cargo { flags } => self.install_with_cargo(version, folder, flags),
            Source::Npm => self.install_with_npm(version, folder),
        }
    }

    /// The build's own files stay in the unfinished folder until it succeeds: an interrupted installation is taken up again.
    fn install_with_cargo(&self, version: &str, folder: &Path, flags: &[&str]) -> Result<(), Failure> {
        let scratch = folder.join("target");
        // On PATH already, so that cargo does not advise to put it there.
        let environment = Environment { folders: vec![folder.join("bin")], variables: Vec::new() };
        let mut command = environment.command("cargo");
        command.args(["install", self.name, "--version", version]).args(flags);
        command.arg("--root").arg(folder).arg("--target-dir").arg(&scratch).envs(QUICK_BUILD);
        // Away from the project, whose settings are not meant for the tools.
        command.current_dir(folder).env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_TARGET");
        process::run(&format!("installing {}", self.name), &mut command)?;
        // Only disk space: what is left behind harms nobody.
        let _ = std::fs::remove_dir_all(scratch);
        Ok(())
    }

    fn install_with_npm(&self, version: &str, folder: &Path) -> Result<(), Failure> {
        let Some(npm) = process::find_on_path("npm") else {
            return Err(Failure::step(format!(
                "{} comes from npm, which is not on PATH: install Node.js 20 or newer (https://nodejs.org) and try again.",
                self.executable
            )));
        };
        let mut command = Command::new(npm);
        command.args(["install", "--no-fund", "--no-audit", "--prefix"]).arg(folder);
        command.arg(format!("{}@{version}", self.name)).current_dir(folder);
        process::run(&format!("installing {}", self.name), &mut command)
    }
}
