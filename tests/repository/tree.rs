//! The files of the repository and what is wrong with them. Rules get a path and a text, so that each can also be
//! tried on a bad snippet; only this module reads the disk.

use std::{
    fmt, fs,
    path::Path,
    sync::{LazyLock, OnceLock},
};

use crate::tokens::{self, Token};

/// A file by its path from the repository's root, with `/` on every system.
pub struct File {
    pub path: String,
    pub text: String,
    tokens: OnceLock<Result<Vec<Token>, (usize, String)>>,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), tokens: OnceLock::new() }
    }

    /// The file's tokens, read once for all rules; or the line and the reason why it is no Rust.
    pub fn tokens(&self) -> &Result<Vec<Token>, (usize, String)> {
        self.tokens.get_or_init(|| tokens::read(&self.path, &self.text))
    }
}

/// A place that breaks a rule.
#[derive(Debug)]
pub struct Violation {
    pub path: String,
    pub line: usize,
    pub rule: &'static str,
    pub found: String,
}

impl Violation {
    pub fn new(path: &str, line: usize, rule: &'static str, found: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, rule, found: found.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}: {}", self.path, self.line, self.rule, self.found)
    }
}

/// Every text file under the root, except what tools make and what only the machine reads.
pub fn files() -> &'static [File] {
    static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = Vec::new();
        collect(root, root, &mut found);
        found.sort_by(|one, other| one.path.cmp(&other.path));
        found
    });
    &FILES
}

/// The files whose path starts with one of `folders` and ends with `ending`; having none is an error of the rule.
#[track_caller]
pub fn files_in(folders: &[&str], ending: &str) -> Vec<&'static File> {
    let is_meant =
        |file: &&File| file.path.ends_with(ending) && folders.iter().any(|folder| file.path.starts_with(folder));
    let found: Vec<&File> = files().iter().filter(is_meant).collect();
    assert!(!found.is_empty(), "no *{ending} in {folders:?}: a rule that looks at nothing holds nothing");
    found
}

/// Fails with one line for each violation.
#[track_caller]
pub fn expect_none(violations: impl IntoIterator<Item = Violation>) {
    let lines: Vec<String> = violations.into_iter().map(|violation| violation.to_string()).collect();
    assert!(lines.is_empty(), "{} places break the rule:\n{}\n", lines.len(), lines.join("\n"));
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<File>) {
    let entries = fs::read_dir(folder).expect("a folder of the repository can be listed");
    for entry in entries {
        let path = entry.expect("an entry of the repository can be read").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            if !is_made_by_tools(name) {
                collect(root, &path, found);
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root).expect("the walk starts at the root");
            found.push(File::new(&path.to_string_lossy().replace('\\', "/"), &text));
        }
    }
}

fn is_made_by_tools(folder: &str) -> bool {
    matches!(folder, ".git" | "target" | "dist" | "node_modules")
}
