//! The pinned tools, in one table, and how each is installed.
//!
//! They live in the cache (see `cache`), never in `target/`, so that neither `cargo clean` nor a second clone builds them
//! again. To move to another version, change the table (and `wasm_opt` in Trunk.toml).

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Environment, cache, lockfile, readers};
use crate::failure::Failure;
use crate::process;

#[derive(Clone, Copy, PartialEq)]
pub enum Purpose {
    Page,
    SmallPage,
    Journeys,
    Readers,
}

struct Tool {
    name: &'static str,
    version: Version,
    source: Source,
    /// What a complete installation has: the executable, of a library any file of its own.
    brings: &'static str,
    purpose: Purpose,
    takes: &'static str,
}

enum Version {
    Pinned(&'static str),
    /// The command line tool must equal the library of this name that the app is built with.
    OfCrate(&'static str),
}

enum Source {
    Cargo {
        flags: &'static [&'static str],
    },
    Npm,
    NpmLibrary,
    /// From PyPI, with all that it needs named, since pip would take the newest.
    PythonLibrary {
        needs: &'static [&'static str],
    },
}

const TOOLS: [Tool; 9] = [
    Tool {
        name: "trunk",
        version: Version::Pinned("0.21.14"),
        source: Source::Cargo { flags: &["--locked", "--no-default-features"] },
        brings: "trunk",
        purpose: Purpose::Page,
        takes: "about 5 minutes on 2 cores",
    },
    Tool {
        name: "wasm-bindgen-cli",
        version: Version::OfCrate("wasm-bindgen"),
        // Not --locked: its lock file names versions that are no longer to be had everywhere.
        source: Source::Cargo { flags: &[] },
        brings: "wasm-bindgen",
        purpose: Purpose::Page,
        takes: "about 2 minutes on 2 cores",
    },
    Tool {
        name: "binaryen",
        version: Version::Pinned("132.0.0"),
        source: Source::Npm,
        brings: "wasm-opt",
        purpose: Purpose::SmallPage,
        takes: "seconds",
    },
    Tool {
        name: "esbuild",
        version: Version::Pinned("0.25.12"),
        source: Source::Npm,
        brings: "esbuild",
        purpose: Purpose::SmallPage,
        takes: "seconds",
    },
    Tool {
        name: "geckodriver",
        version: Version::Pinned("0.37.1"),
        source: Source::Cargo { flags: &["--locked"] },
        brings: "geckodriver",
        purpose: Purpose::Journeys,
        takes: "about 2 minutes on 2 cores",
    },
    Tool {
        name: "icalendar",
        version: Version::Pinned("7.3.2"),
        source: Source::PythonLibrary {
            needs: &["python-dateutil==2.9.0.post0", "six==1.17.0", "typing_extensions==4.15.0", "tzdata==2025.2"],
        },
        brings: "icalendar/__init__.py",
        purpose: Purpose::Readers,
        takes: "seconds",
    },
    Tool {
        name: "vobject",
        version: Version::Pinned("0.9.9"),
        source: Source::PythonLibrary { needs: &["python-dateutil==2.9.0.post0", "pytz==2025.2", "six==1.17.0"] },
        brings: "vobject/__init__.py",
        purpose: Purpose::Readers,
        takes: "seconds",
    },
    Tool {
        name: "ical.js",
        version: Version::Pinned("2.2.1"),
        source: Source::NpmLibrary,
        brings: "ical.js/package.json",
        purpose: Purpose::Readers,
        takes: "seconds",
    },
    Tool {
        name: "jose",
        version: Version::Pinned("5.10.0"),
        source: Source::NpmLibrary,
        brings: "jose/package.json",
        purpose: Purpose::Readers,
        takes: "seconds",
    },
];

/// We run these tools for seconds but wait for their compiler for minutes: compile them quickly rather than well.
const QUICK_BUILD: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Installs what is missing; answers the folders with the executables or the libraries.
pub fn ensure(purpose: Purpose) -> Result<Vec<PathBuf>, Failure> {
    TOOLS.iter().filter(|tool| tool.purpose == purpose).map(Tool::ensure).collect()
}

impl Tool {
    fn ensure(&self) -> Result<PathBuf, Failure> {
        let version = self.version()?;
        let wanted =
            cache::Entry { name: format!("{}-{version}", self.name), witness: self.in_folder().join(self.brings) };
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
            Source::NpmLibrary => "node_modules",
            Source::PythonLibrary { .. } => "",
        })
    }

    fn install(&self, version: &str, folder: &Path) -> Result<(), Failure> {
        match self.source {
            Source::Cargo { flags } => self.install_with_cargo(version, folder, flags),
            Source::Npm | Source::NpmLibrary => self.install_with_npm(version, folder),
            Source::PythonLibrary { needs } => self.install_with_pip(version, folder, needs),
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
                self.name
            )));
        };
        let mut command = Command::new(npm);
        command.args(["install", "--no-fund", "--no-audit", "--prefix"]).arg(folder);
        command.arg(format!("{}@{version}", self.name)).current_dir(folder);
        process::run(&format!("installing {}", self.name), &mut command)
    }
    fn install_with_pip(&self, version: &str, folder: &Path, needs: &[&str]) -> Result<(), Failure> {
        let mut command = Command::new(readers::python()?);
        command.args(["-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check"]);
        // As root pip warns of damage to the system, which a folder of our own does not know.
        command.args(["--root-user-action", "ignore", "--upgrade", "--target"]).arg(folder);
        command.arg(format!("{}=={version}", self.name)).args(needs).current_dir(folder);
        process::run(&format!("installing {}", self.name), &mut command)
    }
}
