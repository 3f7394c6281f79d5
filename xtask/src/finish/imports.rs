//! Short names for what the wasm imports from its script. wasm-bindgen ends each of some hundred names in a hash of its own,
//! which no compression can make smaller, and which stands in both files.

use std::fs;
use std::path::Path;

use super::{read, the_file, unreadable, write};
use crate::failure::Failure;

const IMPORT_SECTION: u8 = 2;
const HEADER: usize = 8;

/// Which long name became which short one.
type Names = Vec<(String, String)>;

/// Renames the imports in the page's wasm and in the script that belongs to it.
pub fn shorten(page: &Path) -> Result<(), Failure> {
    let wasm = the_file(page, "_bg.wasm")?;
    let script = wasm.with_file_name(wasm.file_name().unwrap_or_default().to_string_lossy().replace("_bg.wasm", ".js"));
    let module = fs::read(&wasm).map_err(|error| unreadable(&wasm, &error))?;
    let (short, names) =
        renamed(&module).ok_or_else(|| Failure::step("the imports of the built wasm cannot be read."))?;
    let text = in_script(&read(&script)?, &names)?;
    write(&wasm, short)?;
    write(&script, text)
}

/// The script with every name written once as the key of a function.
fn in_script(script: &str, names: &[(String, String)]) -> Result<String, Failure> {
    let mut text = script.to_owned();
    for (long, short) in names {
        let key = format!(" {long}:");
        if text.matches(&key).count() != 1 {
            return Err(Failure::step(format!("the built script should say `{long}:` once.")));
        }
        text = text.replace(&key, &format!(" {short}:"));
    }
    Ok(text)
}

/// The module with short names, and which name became which. `None` if it is no module as we know them.
fn renamed(module: &[u8]) -> Option<(Vec<u8>, Names)> {
    let mut result = module.get(..HEADER)?.to_vec();
    let mut names = Vec::new();
    let mut rest = Reader(module.get(HEADER..)?);
    while !rest.0.is_empty() {
        let id = rest.byte()?;
        let size = rest.number()?;
        let mut section = rest.take(size)?.to_vec();
        if id == IMPORT_SECTION {
            (section, names) = renamed_section(&section)?;
        }
        result.push(id);
        put_number(&mut result, section.len());
        result.extend(section);
    }
    Some((result, names))
}

/// See "Import Section" and "Import Types" in the WebAssembly specification, 5.5.5.
fn renamed_section(section: &[u8]) -> Option<(Vec<u8>, Names)> {
    let mut rest = Reader(section);
    let count = rest.number()?;
    let (mut result, mut names) = (Vec::new(), Vec::new());
    put_number(&mut result, count);
    for place in 0..count {
        let module = rest.name()?;
        let long = rest.name()?;
        // Scripts of ours, such as `./journal.js`, keep the names they export.
        let is_generated = module.ends_with("_bg.js");
        let name = if is_generated { letters(place) } else { long.to_owned() };
        put_name(&mut result, module);
        put_name(&mut result, &name);
        result.extend(rest.import_type()?);
        if is_generated {
            names.push((long.to_owned(), name));
        }
    }
    rest.0.is_empty().then_some((result, names))
}

/// `a`, `b`, … `Z`, `aa`, …
fn letters(mut place: usize) -> String {
    let alphabet: Vec<char> = ('a'..='z').chain('A'..='Z').collect();
    let mut name = String::new();
    loop {
        name.insert(0, alphabet[place % alphabet.len()]);
        match (place / alphabet.len()).checked_sub(1) {
            Some(more) => place = more,
            None => return name,
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// LEB128, unsigned.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn name(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// The bytes of an import's type, as they stand.
    fn import_type(&mut self) -> Option<&'a [u8]> {
        let begin = self.0;
        match self.byte()? {
            0 => drop(self.number()?),
            1 => {
                self.byte()?;
                self.limits()?;
            }
            2 => self.limits()?,
            3 => drop(self.take(2)?),
            _ => return None,
        }
        begin.get(..begin.len() - self.0.len())
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
}

fn put_number(to: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            to.push(low);
            return;
        }
        to.push(low | 0x80);
    }
}

fn put_name(to: &mut Vec<u8>, name: &str) {
    put_number(to, name.len());
    to.extend(name.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with two imported functions, an imported memory, a function from a script of ours, and one more section.
    fn module(first: &str, second: &str, third: &str) -> Vec<u8> {
        let mut imports = vec![4];
        for (name, kind) in [(first, vec![0, 5]), (second, vec![0, 0x80, 0x01]), (third, vec![2, 1, 1, 0x80, 0x02])] {
            put_name(&mut imports, "./x_bg.js");
            put_name(&mut imports, name);
            imports.extend(kind);
        }
        put_name(&mut imports, "./ours.js");
        put_name(&mut imports, "exported");
        imports.extend([0, 5]);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.push(IMPORT_SECTION);
        put_number(&mut module, imports.len());
        module.extend(imports);
        module.extend([10, 2, 7, 7]);
        module
    }

    #[test]
    fn names_become_short_and_all_else_stays() {
        let long = "__wbg_addEventListener_0123456789abcdef".repeat(4);
        let (short, names) = renamed(&module(&long, "__wbg_then_1", "memory")).expect("a module");
        assert_eq!(short, module("a", "b", "c"));
        assert_eq!(names.first(), Some(&(long, "a".to_owned())));
    }

    #[test]
    fn the_script_follows() {
        let names = [("__wbg_a_1".to_owned(), "a".to_owned())];
        let script = "const x = {\n    __wbg_a_1: function() {} }; wasm.__wbg_a_1();";
        assert_eq!(
            in_script(script, &names).ok().as_deref(),
            Some("const x = {\n    a: function() {} }; wasm.__wbg_a_1();")
        );
        assert!(in_script("nothing", &names).is_err());
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert_eq!(renamed(b"\0asm"), None);
        assert_eq!(renamed(b"\0asm\x01\0\0\0\x02\x7f"), None);
        let mut broken = module("a", "b", "c");
        broken[10] = 9;
        assert_eq!(renamed(&broken), None);
    }

    #[test]
    fn there_are_names_for_all() {
        assert_eq!([0, 25, 26, 51, 52, 52 + 51, 52 * 53].map(letters), ["a", "z", "A", "Z", "aa", "aZ", "aaa"]);
    }
}
