//! `cargo xtask finish`: what is done to the page after Trunk has built it, while the result still waits in a staging folder
//! (Trunk calls it as its hook, see Trunk.toml). A page to be published is made smaller; every page gets the list of its
//! files written into its service worker.

mod imports;
mod precache;
mod scripts;
mod stylesheets;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::commands::no_arguments;
use crate::failure::Failure;

pub fn run(arguments: &[String]) -> Result<(), Failure> {
    no_arguments("finish", arguments)?;
    let page = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Failure::Usage("`finish` is called by Trunk, which sets TRUNK_STAGING_DIR: use `cargo xtask build`.".to_owned())
    })?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        stylesheets::join(&page)?;
        imports::shorten(&page)?;
        // The worker last: the list of files, with their hashes, goes into it as it was written.
        scripts::minify(&page, |name| name != precache::WORKER)?;
        precache::write(&page)?;
        return scripts::minify(&page, |name| name == precache::WORKER);
    }
    precache::write(&page)
}

/// The one file of the page whose name ends like this.
fn the_file(page: &Path, ending: &str) -> Result<PathBuf, Failure> {
    let mut found = crate::size::files_in(page).map_err(|error| unreadable(page, &error))?;
    found.retain(|path| path.to_string_lossy().ends_with(ending));
    match found.as_slice() {
        [only] => Ok(only.clone()),
        _ => Err(Failure::step(format!("the page has {} files ending in {ending}, not one.", found.len()))),
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    fs::write(path, content).map_err(|error| Failure::step(format!("{} cannot be written: {error}.", path.display())))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::step(format!("the built page cannot be read at {}: {error}.", path.display()))
}
