//! The cache of tools: one folder per tool and version, outside the project.
//!
//! A folder bears its final name only once it is complete: it is filled under another name and then renamed. A lock per
//! entry makes two commands at once safe: the second waits, then finds the work done.

use std::env;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

pub struct Entry {
    /// Tool and version, as in `trunk-0.21.14`.
    pub name: String,
    /// A file inside that only a complete entry has.
    pub witness: PathBuf,
}

impl Entry {
    /// Answers the entry's folder, after filling it with `install` if need be.
    pub fn ensure(&self, install: impl FnOnce(&Path) -> Result<(), Failure>) -> Result<PathBuf, Failure> {
        self.ensure_in(&folder()?, install)
    }

    fn ensure_in(&self, cache: &Path, install: impl FnOnce(&Path) -> Result<(), Failure>) -> Result<PathBuf, Failure> {
        let complete = cache.join(&self.name);
        if complete.join(&self.witness).exists() {
            return Ok(complete);
        }
        let unfinished = cache.join(format!("{}.unfinished", self.name));
        self.at(fs::create_dir_all(&unfinished))?;
        let _lock = self.lock(cache)?;
        if complete.join(&self.witness).exists() {
            return Ok(complete);
        }
        // The one before us may have renamed it away or damaged it.
        self.at(fs::create_dir_all(&unfinished))?;
        install(&unfinished)?;
        if !unfinished.join(&self.witness).exists() {
            return Err(Failure::step(format!(
                "{} was installed, but brought no {}.",
                self.name,
                self.witness.display()
            )));
        }
        if complete.exists() {
            self.at(fs::remove_dir_all(&complete))?;
        }
        self.at(fs::rename(&unfinished, &complete))?;
        Ok(complete)
    }

    /// Held until the answer is dropped, and by the system's own doing also when we are killed.
    fn lock(&self, cache: &Path) -> Result<File, Failure> {
        let file = self.at(File::create(cache.join(format!("{}.lock", self.name))))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("    {}: another command is installing it, waiting", self.name);
                self.at(file.lock())?;
            }
            Err(TryLockError::Error(error)) => return self.at(Err(error)),
        }
        Ok(file)
    }

    fn at<T>(&self, result: io::Result<T>) -> Result<T, Failure> {
        result.map_err(|error| Failure::step(format!("the cache of tools cannot hold {}: {error}.", self.name)))
    }
}

fn folder() -> Result<PathBuf, Failure> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("CALLBOARD_TOOLS")
        .or_else(|| Some(set("XDG_CACHE_HOME")?.join("callboard")))
        .or_else(|| Some(env::home_dir()?.join(".cache").join("callboard")))
        .ok_or_else(|| {
            Failure::step("there is no home folder to keep the tools in: set CALLBOARD_TOOLS to a folder.")
        })?;
    std::path::absolute(&folder)
        .map_err(|error| Failure::step(format!("the tools' folder {} cannot be used: {error}.", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct TestCache(PathBuf);

    impl TestCache {
        fn new(name: &str) -> Self {
            Self(env::temp_dir().join(format!("callboard-{name}-{}", std::process::id())))
        }

        fn ensure(&self, install: impl FnOnce(&Path) -> Result<(), Failure>) -> Result<PathBuf, Failure> {
            let entry = Entry { name: "tool-1.0.0".to_owned(), witness: PathBuf::from("bin/tool") };
            entry.ensure_in(&self.0, install)
        }
    }

    impl Drop for TestCache {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn write_tool(folder: &Path) -> Result<(), Failure> {
        fs::create_dir_all(folder.join("bin")).expect("a folder in the cache");
        fs::write(folder.join("bin/tool"), "").expect("a file in the cache");
        Ok(())
    }

    #[test]
    fn an_interrupted_installation_does_not_count() {
        let cache = TestCache::new("interrupted");
        assert!(cache.ensure(|_| Err(Failure::step("interrupted"))).is_err());
        assert!(cache.ensure(write_tool).is_ok_and(|folder| folder.join("bin/tool").exists()));
    }

    #[test]
    fn a_complete_entry_is_not_installed_again() {
        let cache = TestCache::new("complete");
        assert!(cache.ensure(write_tool).is_ok());
        assert!(cache.ensure(|_| Err(Failure::step("installed twice"))).is_ok());
    }

    #[test]
    fn of_two_at_once_only_one_installs() {
        let cache = TestCache::new("two");
        let installed = std::sync::atomic::AtomicU32::new(0);
        let slow = |folder: &Path| {
            installed.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            std::thread::sleep(std::time::Duration::from_millis(50));
            write_tool(folder)
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| assert!(cache.ensure(slow).is_ok()));
            }
        });
        assert_eq!(installed.into_inner(), 1);
    }
}
