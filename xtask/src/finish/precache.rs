//! The list of the page's files in its service worker. Files are told apart by the sha256 of their content and not by their
//! names, of which Trunk hashes only some, and the script's by the wasm's content.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{read, unreadable};
use crate::failure::Failure;
use crate::size::files_in;

pub const WORKER: &str = "sw.js";
const PLACE: &str = "const PRECACHE = { version: \"unbuilt\", files: {} };";

struct PageFile {
    /// Relative to the page.
    url: String,
    sha256: String,
}

/// Tells the service worker which files make up the page.
pub fn write(page: &Path) -> Result<(), Failure> {
    let mut files = Vec::new();
    for path in files_in(page).map_err(|error| unreadable(page, &error))? {
        let url = url_of(&path, page);
        if url != WORKER {
            let content = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
            files.push(PageFile { url, sha256: sha256(&content) });
        }
    }
    let worker = page.join(WORKER);
    super::write(&worker, fill(&read(&worker)?, &files)?)
}

/// The page goes by its folder's name: that is what is asked for, and hosts may redirect `index.html` to it.
fn url_of(path: &Path, staging: &Path) -> String {
    let relative = path.strip_prefix(staging).unwrap_or(path);
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    match parts.join("/").as_str() {
        "index.html" => "./".to_owned(),
        url => url.to_owned(),
    }
}

fn fill(script: &str, files: &[PageFile]) -> Result<String, Failure> {
    if script.matches(PLACE).count() != 1 {
        return Err(Failure::step(format!("{WORKER} must hold this line exactly once: {PLACE}")));
    }
    let lines: Vec<String> = files.iter().map(|file| format!("    {:?}: {:?},\n", file.url, file.sha256)).collect();
    let list = lines.concat();
    let version = sha256(list.as_bytes());
    Ok(script.replace(PLACE, &format!("const PRECACHE = {{\n  version: {version:?},\n  files: {{\n{list}  }},\n}};")))
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(content: &str) -> Vec<PageFile> {
        vec![PageFile { url: "./".to_owned(), sha256: sha256(content.as_bytes()) }]
    }

    #[test]
    fn the_service_worker_of_this_project_has_the_place() {
        let script = include_str!("../../../static/sw.js");
        let filled = fill(script, &page("abc")).expect("the place is there");
        assert!(filled.contains("\"./\": \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""));
        assert!(!filled.contains(PLACE));
    }

    #[test]
    fn another_content_is_another_version() {
        let version = |content: &str| fill(PLACE, &page(content)).expect("the place is there");
        assert_eq!(version("one"), version("one"));
        assert_ne!(version("one"), version("two"));
    }

    #[test]
    fn a_worker_without_the_place_is_refused() {
        assert!(fill("", &page("abc")).is_err());
        assert!(fill(&PLACE.repeat(2), &page("abc")).is_err());
    }

    #[test]
    fn the_page_goes_by_its_folder() {
        let staging = Path::new("/stage");
        assert_eq!(url_of(Path::new("/stage/index.html"), staging), "./");
        assert_eq!(url_of(Path::new("/stage/snippets/a/b.js"), staging), "snippets/a/b.js");
    }
}
