//! The way up from older versions: what a record of an earlier release looks like in today's shape. A step only adds what
//! could not be written down then, and renames; what it does not know it leaves as it stands, and the reader judges it.

use crate::domain::board::RecordId;
use crate::domain::node::Node;

/// Version 1 had no company details, no ticked script, no letters but those of reminders and actions, no remainder of a
/// pasted comment, and noted of a text that left the app only when.
pub fn from_version_1(id: RecordId, mut record: Node) -> Node {
    match id {
        RecordId::Client(_) => add(&mut record, "details", Node::Object(Vec::new())),
        RecordId::Call(_) => {
            add(&mut record, "said", Node::List(Vec::new()));
            add(&mut record, "letters", Node::Object(Vec::new()));
            within(&mut record, "comment", |comment| add(comment, "unread", Node::Text(String::new())));
            within(&mut record, "actions", |marks| each(marks, action_taken));
            within(&mut record, "reminders", |marks| each(marks, reminder_taken));
        }
        RecordId::Candidate(_) | RecordId::Deal(_) | RecordId::Settings => {}
    }
    record
}

/// `"taken_at":T` becomes `"taken":{"":{"at":T,"by":null}}`.
fn action_taken(mark: &mut Node) {
    let taken = match take(mark, "taken_at") {
        None | Some(Node::Nothing) => Vec::new(),
        Some(at) => vec![(String::new(), taken(at))],
    };
    add(mark, "taken", Node::Object(taken));
}

/// `"letter_taken_at":T` becomes `"taken":{"at":T,"by":null}`.
fn reminder_taken(mark: &mut Node) {
    match take(mark, "letter_taken_at") {
        None | Some(Node::Nothing) => {}
        Some(at) => add(mark, "taken", taken(at)),
    }
}

fn taken(at: Node) -> Node {
    Node::Object(vec![("at".to_owned(), at), ("by".to_owned(), Node::Nothing)])
}

fn add(object: &mut Node, name: &str, value: Node) {
    if let Node::Object(fields) = object {
        fields.push((name.to_owned(), value));
    }
}

fn take(object: &mut Node, name: &str) -> Option<Node> {
    let Node::Object(fields) = object else {
        return None;
    };
    let place = fields.iter().position(|(known, _)| known == name)?;
    Some(fields.remove(place).1)
}

fn within(object: &mut Node, name: &str, change: impl FnOnce(&mut Node)) {
    if let Node::Object(fields) = object
        && let Some((_, value)) = fields.iter_mut().find(|(known, _)| known == name)
    {
        change(value);
    }
}

fn each(object: &mut Node, change: fn(&mut Node)) {
    if let Node::Object(fields) = object {
        for (_, value) in fields {
            change(value);
        }
    }
}
