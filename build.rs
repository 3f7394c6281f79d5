//! Turns `locales/*.json` into the module of texts that the interface includes, so that a missing key, a misspelt one or
//! a forgotten value does not compile. Every file there is a language, by its BCP 47 tag; English stands first and is
//! the one the others are held against. Texts become plain data: one routine puts the values into all of them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

/// One language as its file has it: groups of texts by their keys.
type File = BTreeMap<String, BTreeMap<String, String>>;
/// All languages: per key one text a language.
type Groups = BTreeMap<String, BTreeMap<String, Vec<String>>>;

const FIRST: &str = "en";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    let mut languages: BTreeMap<String, File> = BTreeMap::new();
    for entry in fs::read_dir("locales")? {
        let path = entry?.path();
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path)?;
        languages.insert(tag, serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    let first = languages.remove(FIRST).ok_or("locales/en.json is missing")?;
    let mut groups: Groups = BTreeMap::new();
    for (group, texts) in first {
        let texts = texts.into_iter().map(|(key, text)| (key, vec![text])).collect();
        groups.insert(group, texts);
    }
    for (tag, theirs) in languages {
        add(&tag, theirs, &mut groups)?;
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("texts.rs"), code(&groups)?)?;
    Ok(())
}

/// Adds a language: the same groups, keys and values as in the first one, or an error that names the text.
fn add(tag: &str, theirs: File, groups: &mut Groups) -> Result<(), String> {
    for (group, texts) in theirs {
        let known = groups.get_mut(&group).ok_or_else(|| format!("locales/{tag}.json: {FIRST} has no {group}"))?;
        for (key, text) in texts {
            let name = format!("locales/{tag}.json: {group}.{key}");
            let all = known.get_mut(&key).ok_or_else(|| format!("{name} is not in {FIRST}"))?;
            if sorted_values(&text) != sorted_values(&all[0]) {
                return Err(format!("{name} has other values than in {FIRST}"));
            }
            all.push(text);
        }
    }
    let count = groups.values().flat_map(BTreeMap::values).map(Vec::len).max().unwrap_or_default();
    for (group, texts) in groups {
        if let Some((key, _)) = texts.iter().find(|(_, all)| all.len() < count) {
            return Err(format!("locales/{tag}.json: {group}.{key} is missing"));
        }
    }
    Ok(())
}

fn code(groups: &Groups) -> Result<String, std::fmt::Error> {
    let mut code = String::new();
    for (group, texts) in groups {
        writeln!(code, "pub mod {group} {{")?;
        for (key, all) in texts {
            let values = sorted_values(&all[0]);
            // Words with values in them can be said only together with the values.
            let visibility = if values.is_empty() { "pub " } else { "" };
            writeln!(code, "pub mod {key} {{ use crate::ui::i18n::Words;")?;
            writeln!(code, "{visibility}static WORDS: Words = Words({all:?});")?;
            write_values(&values, &mut code)?;
            writeln!(code, "}}")?;
        }
        writeln!(code, "}}")?;
    }
    Ok(code)
}

/// The values of a text, to be filled into its words; nothing where it has none.
fn write_values(values: &[String], code: &mut String) -> Result<(), std::fmt::Error> {
    if values.is_empty() {
        return Ok(());
    }
    let fields: Vec<String> = values.iter().map(|value| format!("pub {value}: &'a dyn std::fmt::Display")).collect();
    let pairs: Vec<String> = values.iter().map(|value| format!("({value:?}, self.{value})")).collect();
    writeln!(code, "pub struct Values<'a> {{ {} }}", fields.join(", "))?;
    writeln!(code, "impl Values<'_> {{ pub fn say(&self, reader: crate::domain::language::Language) -> String {{")?;
    writeln!(code, "WORDS.fill(reader, &[{}]) }} }}", pairs.join(", "))
}

/// The names in `{{ name }}`, each once.
fn sorted_values(text: &str) -> Vec<String> {
    let names = text.split("{{").skip(1).filter_map(|rest| Some(rest.split_once("}}")?.0.trim().to_owned()));
    names.collect::<std::collections::BTreeSet<String>>().into_iter().collect()
}
