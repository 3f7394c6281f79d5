//! How an entry of the journal is written down. Of a text that was changed in part the text before is written as the part
//! that differs, so that a keystroke does not cost the whole text twice.

use chrono::{DateTime, Utc};

use super::codec::{Unreadable, VERSION, damaged, id_of, key, open, uuid, version};
use super::seal::seal;
use crate::domain::board::RecordId;
use crate::domain::entry::{Entry, EntryId, Kind, Put, RecordEdit, What};
use crate::domain::field_edit::FieldEdit;
use crate::domain::history::Place;
use crate::domain::iso::written;
use crate::domain::json::{At, Fields};
use crate::domain::node::Node;

/// Begins the key of an entry in local storage.
pub const PREFIX: &str = "callboard:change:";

/// The key an entry has in local storage.
pub fn key_of(id: EntryId) -> String {
    format!("{PREFIX}{}", name_of(id))
}

/// Writes an entry down.
pub fn write(entry: &Entry) -> String {
    let text = |text: String| Node::Text(text);
    let kind = match &entry.kind {
        Kind::Step => text("step".to_owned()),
        Kind::Passing => text("passing".to_owned()),
        Kind::Writing(Place(place)) => object([("writing", text(place.clone()))]),
        Kind::Undo(id) => object([("undo", text(name_of(*id)))]),
        Kind::Redo(id) => object([("redo", text(name_of(*id)))]),
    };
    let mut fields = vec![("version", Node::Number(VERSION.into())), ("id", text(name_of(entry.id)))];
    // A tab is named after its first page.
    if entry.tab != entry.id.page {
        fields.push(("tab", text(entry.tab.to_string())));
    }
    fields.extend([
        ("at", text(written(entry.at))),
        ("kind", kind),
        ("edits", Node::List(entry.edits.iter().map(record_edit).collect())),
    ]);
    let mut written = String::new();
    object(fields).write(&mut written);
    seal(written.trim_start_matches('{'))
}

/// Reads an entry back.
pub fn read(text: &str) -> Result<Entry, Unreadable> {
    let stored = open(text)?;
    let fields = At::Value(&stored).fields().map_err(damaged)?;
    version(fields)?;
    let edits = fields.at("edits").and_then(At::items).map_err(damaged)?;
    let id = id(&text_of(fields, "id")?)?;
    Ok(Entry {
        id,
        tab: match fields.field::<Option<String>>("tab").map_err(damaged)? {
            Some(tab) => uuid(&tab)?,
            None => id.page,
        },
        at: fields.field::<DateTime<Utc>>("at").map_err(damaged)?,
        kind: kind(fields)?,
        edits: edits.iter().map(read_record_edit).collect::<Result<_, _>>()?,
    })
}

fn kind(fields: Fields<'_>) -> Result<Kind, Unreadable> {
    let (name, holds) = fields.at("kind").and_then(At::variant).map_err(damaged)?;
    let held = || holds.text().map_err(damaged);
    Ok(match name {
        "step" => Kind::Step,
        "passing" => Kind::Passing,
        "writing" => Kind::Writing(Place(held()?.to_owned())),
        "undo" => Kind::Undo(id(held()?)?),
        "redo" => Kind::Redo(id(held()?)?),
        other => return Err(Unreadable::Corrupt(format!("nothing happens as {other}"))),
    })
}

fn record_edit(edit: &RecordEdit) -> Node {
    let what = match &edit.what {
        What::Put(put) => return object(put_fields(edit.id, put)),
        What::Fields(edits) => ("fields", Node::List(edits.iter().map(field_edit).collect())),
        What::Delete => ("delete", Node::Flag(true)),
    };
    object([("key", Node::Text(key(edit.id))), what])
}

fn put_fields(id: RecordId, put: &Put) -> Vec<(&'static str, Node)> {
    let mut fields = vec![("key", Node::Text(key(id))), ("put", put.fields.clone())];
    for (name, at) in [("changed_at", put.changed_at), ("deleted_at", put.deleted_at)] {
        fields.extend(at.map(|at| (name, Node::Text(written(at)))));
    }
    fields
}

fn read_record_edit(node: &Node) -> Result<RecordEdit, Unreadable> {
    let fields = At::Value(node).fields().map_err(damaged)?;
    let what = match (node.get("put"), node.get("fields"), node.get("delete")) {
        (Some(put), None, None) => What::Put(Put {
            fields: put.clone(),
            changed_at: fields.field("changed_at").map_err(damaged)?,
            deleted_at: fields.field("deleted_at").map_err(damaged)?,
        }),
        (None, Some(Node::List(edits)), None) => {
            What::Fields(edits.iter().map(read_field_edit).collect::<Result<_, _>>()?)
        }
        (None, None, Some(_)) => What::Delete,
        _ => return Err(Unreadable::Corrupt("it does not say what became of the record".to_owned())),
    };
    Ok(RecordEdit { id: id_of(&text_of(fields, "key")?)?, what })
}

fn field_edit(edit: &FieldEdit) -> Node {
    let mut fields = vec![("at", Node::List(edit.path.iter().cloned().map(Node::Text).collect()))];
    fields.extend(edit.to.clone().map(|to| ("to", to)));
    match (&edit.was, &edit.to) {
        (Some(Node::Text(was)), Some(Node::Text(to))) => fields.push(("cut", Cut::between(was, to).node())),
        (Some(was), _) => fields.push(("was", was.clone())),
        (None, _) => {}
    }
    object(fields)
}

fn read_field_edit(node: &Node) -> Result<FieldEdit, Unreadable> {
    let fields = At::Value(node).fields().map_err(damaged)?;
    let to = node.get("to").cloned();
    let was = match (node.get("cut"), &to) {
        (Some(cut), Some(Node::Text(to))) => Some(Node::Text(Cut::read(cut)?.undone(to)?)),
        (Some(_), _) => return Err(Unreadable::Corrupt("a part of no text".to_owned())),
        (None, _) => node.get("was").cloned(),
    };
    Ok(FieldEdit { path: fields.field("at").map_err(damaged)?, was, to })
}

/// What one text has in the place where another begins and ends like it: `["was", begin, end]`, both in characters.
struct Cut<'a> {
    was: &'a str,
    begin: usize,
    end: usize,
}

impl<'a> Cut<'a> {
    fn between(was: &'a str, to: &str) -> Cut<'a> {
        let same = |one: &(char, char)| one.0 == one.1;
        let begin = was.chars().zip(to.chars()).take_while(same).count();
        let (_, rest) = split(was, begin);
        let (_, rest_of_to) = split(to, begin);
        let end = rest.chars().rev().zip(rest_of_to.chars().rev()).take_while(same).count();
        let (was, _) = split(rest, rest.chars().count() - end);
        Cut { was, begin, end }
    }

    fn node(&self) -> Node {
        let number = |count: usize| Node::Number(count as u64);
        Node::List(vec![Node::Text(self.was.to_owned()), number(self.begin), number(self.end)])
    }

    fn read(node: &'a Node) -> Result<Cut<'a>, Unreadable> {
        match node {
            Node::List(parts) => match parts.as_slice() {
                [Node::Text(was), Node::Number(begin), Node::Number(end)] => {
                    let count = |number: &u64| usize::try_from(*number).unwrap_or(usize::MAX);
                    Some(Cut { was, begin: count(begin), end: count(end) })
                }
                _ => None,
            },
            _ => None,
        }
        .ok_or_else(|| Unreadable::Corrupt("no part of a text".to_owned()))
    }

    fn undone(&self, to: &str) -> Result<String, Unreadable> {
        let count = to.chars().count();
        if self.begin.saturating_add(self.end) > count {
            return Err(Unreadable::Corrupt("a part beyond its text".to_owned()));
        }
        let ((before, _), (_, after)) = (split(to, self.begin), split(to, count - self.end));
        Ok([before, self.was, after].concat())
    }
}

/// The first so many characters, and the rest.
fn split(text: &str, count: usize) -> (&str, &str) {
    let place = text.char_indices().nth(count).map_or(text.len(), |(place, _)| place);
    text.split_at_checked(place).unwrap_or((text, ""))
}

fn name_of(id: EntryId) -> String {
    format!("{}:{}", id.page, id.number)
}

fn id(text: &str) -> Result<EntryId, Unreadable> {
    let (page, number) = text.split_once(':').unwrap_or((text, ""));
    let number = number.parse().map_err(|_| Unreadable::Corrupt("no entry's number".to_owned()))?;
    Ok(EntryId { page: uuid(page)?, number })
}

fn text_of(fields: Fields<'_>, name: &'static str) -> Result<String, Unreadable> {
    fields.field(name).map_err(damaged)
}

fn object<'a>(fields: impl IntoIterator<Item = (&'a str, Node)>) -> Node {
    Node::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
