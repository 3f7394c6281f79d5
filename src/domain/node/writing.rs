//! Writing JSON down, as serde_json spells it: both write the same record to the same byte.

use std::fmt::Write;

use super::Node;

impl Node {
    /// Writes it down without spaces, the fields in the order they stand in.
    pub fn write(&self, out: &mut String) {
        match self {
            Node::Nothing => out.push_str("null"),
            Node::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Node::Number(number) => {
                // Writing into a text cannot fail.
                let _ = write!(out, "{number}");
            }
            Node::OtherNumber(spelled) => out.push_str(spelled),
            Node::Text(text) => write_text(text, out),
            Node::List(items) => write_all('[', items, ']', out, |item, out| item.write(out)),
            Node::Object(fields) => write_all('{', fields, '}', out, |(name, value), out| {
                write_text(name, out);
                out.push(':');
                value.write(out);
            }),
        }
    }
}

fn write_all<T>(begin: char, items: &[T], end: char, out: &mut String, one: impl Fn(&T, &mut String)) {
    out.push(begin);
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        one(item, out);
    }
    out.push(end);
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(place) = rest.find(|character| matches!(character, '"' | '\\' | '\0'..='\x1f')) {
        let (plain, after) = rest.split_at(place);
        out.push_str(plain);
        let mut characters = after.chars();
        match characters.next() {
            Some('\n') => out.push_str("\\n"),
            Some('\t') => out.push_str("\\t"),
            Some('\r') => out.push_str("\\r"),
            Some('\x08') => out.push_str("\\b"),
            Some('\x0c') => out.push_str("\\f"),
            Some(quoted @ ('"' | '\\')) => out.extend(['\\', quoted]),
            Some(other) => {
                // Writing into a text cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(other));
            }
            None => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}
