//! The backup: all records in one file, each with its own check sum and all of them under one. The file is JSON, a record a
//! line: `{"sum":"…","callboard":"backup","version":1,"made_at":"…","records":{` and then `"key":{…},` each. What the
//! emergency page saves, texts by key, is read as well.

use chrono::{DateTime, Utc};
use thiserror::Error;

use super::codec::{Doc, PREFIX, id_of};
use super::load::Kept;
use super::seal::{Sealed, check, seal};
use crate::domain::iso::written;
use crate::domain::json::parse_node;
use crate::domain::node::Node;

/// The version of the file around the records, which have their own.
pub const VERSION: u64 = 1;
const HEAD: &str = "\"callboard\":\"backup\",\"version\":";
/// A file above this length, in bytes, is not read.
pub const LONGEST: usize = 200_000_000;

/// Why a file is no backup that can be taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NoBackup {
    /// It is something else.
    #[error("this is no backup of Callboard")]
    SomethingElse,
    /// A later release made it.
    #[error("a later release made it (version {0})")]
    Newer(u64),
    /// It is not what was written. These of its records are, as key and text.
    #[error("the file is damaged")]
    Damaged(Vec<(String, String)>),
}

/// Writes records down, as key and text, in the order of their keys; and beside them what could not be read.
pub fn write(mut records: Vec<(String, String)>, unreadable: &[Kept], made_at: DateTime<Utc>) -> String {
    crate::domain::order::sort_by_key(&mut records, |(key, _)| key.clone());
    let mut fields = format!("{HEAD}{VERSION},\"made_at\":\"{}\",\"records\":{{\n", written(made_at));
    let lines: Vec<String> = records.iter().map(|(key, text)| format!("{}:{text}", quoted(key))).collect();
    fields.push_str(&lines.join(",\n"));
    let kept: Vec<String> =
        unreadable.iter().map(|kept| format!("{}:{}", quoted(&kept.key), quoted(&kept.text))).collect();
    fields.push_str(&format!("\n}},\"unreadable\":{{\n{}\n}}}}\n", kept.join(",\n")));
    seal(&fields)
}

/// Reads a file: the texts by their keys, each still to be read by itself.
pub fn read(text: &str) -> Result<Vec<(String, String)>, NoBackup> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > LONGEST {
        return Err(NoBackup::SomethingElse);
    }
    let is_ours = text.lines().next().is_some_and(|line| line.contains(HEAD) || line.ends_with("\"records\":{"));
    match check(text) {
        _ if !is_ours => return of_emergency(text),
        Sealed::Intact => {}
        Sealed::Broken | Sealed::Without => {
            return Err(NoBackup::Damaged(lines(text).filter(|(key, text)| is_intact(key, text)).collect()));
        }
    }
    let (_, rest) = text.split_once(HEAD).unwrap_or(("", ""));
    let version: String = rest.chars().take_while(char::is_ascii_digit).collect();
    match version.parse::<u64>() {
        Ok(VERSION) => Ok(lines(text).collect()),
        Ok(newer) => Err(NoBackup::Newer(newer)),
        Err(_) => Err(NoBackup::SomethingElse),
    }
}

/// The records of a file, a line each.
fn lines(text: &str) -> impl Iterator<Item = (String, String)> {
    text.lines().filter_map(|line| {
        let (key, text) = line.strip_prefix('"')?.split_once("\":")?;
        let is_record = key.starts_with(PREFIX) && text.starts_with('{');
        is_record.then(|| (key.to_owned(), text.strip_suffix(',').unwrap_or(text).to_owned()))
    })
}

fn is_intact(key: &str, text: &str) -> bool {
    check(text) == Sealed::Intact
        && id_of(key).is_ok_and(|id| Doc::read(id, text).is_ok_and(|doc| doc.record(id).is_ok()))
}

/// What the emergency page saves: an object of texts.
fn of_emergency(text: &str) -> Result<Vec<(String, String)>, NoBackup> {
    let Ok(Node::Object(fields)) = parse_node(text) else {
        return Err(NoBackup::SomethingElse);
    };
    let texts: Vec<(String, String)> = fields
        .into_iter()
        .filter_map(|(key, value)| match value {
            Node::Text(text) if id_of(&key).is_ok() => Some((key, text)),
            _ => None,
        })
        .collect();
    if texts.is_empty() { Err(NoBackup::SomethingElse) } else { Ok(texts) }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    Node::Text(text.to_owned()).write(&mut quoted);
    quoted
}
