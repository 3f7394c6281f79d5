//! Reads one fact from Cargo.lock: which version of a crate the project is built with.

use std::fs;

use crate::failure::Failure;

pub fn version_of(crate_name: &str) -> Result<String, Failure> {
    let text = fs::read_to_string("Cargo.lock")
        .map_err(|error| Failure::step(format!("Cargo.lock cannot be read: {error}.")))?;
    find_version(&text, crate_name)
        .map(str::to_owned)
        .ok_or_else(|| Failure::step(format!("Cargo.lock does not name a version of {crate_name}.")))
}

fn find_version<'lock>(lock: &'lock str, crate_name: &str) -> Option<&'lock str> {
    let name = format!("name = \"{crate_name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::find_version;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"registry\"\n";

    #[test]
    fn the_version_is_that_of_the_crate_with_exactly_this_name() {
        assert_eq!(find_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
    }

    #[test]
    fn an_absent_crate_has_no_version() {
        assert_eq!(find_version(LOCK, "wasm"), None);
    }
}
