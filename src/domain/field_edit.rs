//! What became of single fields of a record. Two records are compared field by field, so that a change can be written down,
//! taken back and merged without the rest of the record.

use super::node::Node;

/// One field that became something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldEdit {
    /// The names from the record down to the field.
    pub path: Vec<String>,
    /// What stood there; none if nothing did.
    pub was: Option<Node>,
    /// What stands there now; none if it was taken out.
    pub to: Option<Node>,
}

/// The fields in which two records differ. Lists are one field; so is a value of another variant than before.
pub fn differences(before: &Node, after: &Node) -> Vec<FieldEdit> {
    let mut found = Vec::new();
    compare(before, after, &mut Vec::new(), &mut found);
    found
}

fn compare(before: &Node, after: &Node, path: &mut Vec<String>, found: &mut Vec<FieldEdit>) {
    if before == after {
        return;
    }
    let (Node::Object(earlier), Node::Object(later)) = (before, after) else {
        found.push(FieldEdit { path: path.clone(), was: Some(before.clone()), to: Some(after.clone()) });
        return;
    };
    if is_other_variant(earlier, later) {
        found.push(FieldEdit { path: path.clone(), was: Some(before.clone()), to: Some(after.clone()) });
        return;
    }
    let added = later.iter().filter(|(name, _)| before.get(name).is_none());
    for (name, _) in earlier.iter().chain(added) {
        path.push(name.clone());
        match (before.get(name), after.get(name)) {
            (Some(was), Some(to)) => compare(was, to, path, found),
            (was, to) => found.push(FieldEdit { path: path.clone(), was: was.cloned(), to: to.cloned() }),
        }
        path.pop();
    }
}

/// `{"text":…}` and `{"items":…}`: of a mixture of both nothing could be read.
fn is_other_variant(earlier: &[(String, Node)], later: &[(String, Node)]) -> bool {
    matches!((earlier, later), ([(earlier, _)], [(later, _)]) if earlier != later)
}

/// Adds what came after to what came before: of each field what it was at first and what it is at last.
pub fn join(earlier: &mut Vec<FieldEdit>, later: Vec<FieldEdit>) {
    for mut edit in later {
        if let Some(known) = earlier.iter_mut().find(|known| edit.below(known).is_some()) {
            let below = edit.path.split_off(known.path.len());
            place_in(&mut known.to, &below, edit.to);
            continue;
        }
        // What changed inside of it before, it takes along.
        earlier.retain(|known| match known.below(&edit) {
            Some(below) => {
                place_in(&mut edit.was, below, known.was.clone());
                false
            }
            None => true,
        });
        earlier.push(edit);
    }
}

/// Whether the later edits found the fields as the earlier ones left them.
pub fn follows(earlier: &[FieldEdit], later: &[FieldEdit]) -> bool {
    let find = |node: &'_ Option<Node>, below: &[String]| node.as_ref().and_then(|node| node.find(below)).cloned();
    later.iter().all(|edit| {
        earlier.iter().all(|known| match (edit.below(known), known.below(edit)) {
            (Some(below), _) => find(&known.to, below) == edit.was,
            (None, Some(below)) => find(&edit.was, below) == known.to,
            (None, None) => true,
        })
    })
}

impl FieldEdit {
    /// Applies it to a record. Where something was made that another has made as well, both are kept: what the later one
    /// left empty stays as the earlier one made it.
    pub fn apply(&self, record: &mut Node) {
        let value = match (&self.was, &self.to, record.find(&self.path)) {
            (None, Some(made @ Node::Object(_)), Some(there)) => Some(both(there, made)),
            _ => self.to.clone(),
        };
        record.place(&self.path, value);
    }

    /// The rest of the path, if this is the field of the other edit or a part of it.
    fn below(&self, other: &FieldEdit) -> Option<&[String]> {
        self.path.strip_prefix(other.path.as_slice())
    }
}

fn both(there: &Node, made: &Node) -> Node {
    match (there, made) {
        (Node::Object(earlier), Node::Object(later)) if !is_other_variant(earlier, later) => {
            let mut fields = earlier.clone();
            for (name, made) in later {
                match fields.iter_mut().find(|(known, _)| known == name) {
                    Some((_, there)) => *there = both(there, made),
                    None => fields.push((name.clone(), made.clone())),
                }
            }
            Node::Object(fields)
        }
        (there, made) if made.is_empty() => there.clone(),
        (_, made) => made.clone(),
    }
}

fn place_in(node: &mut Option<Node>, below: &[String], value: Option<Node>) {
    match node {
        Some(node) if !below.is_empty() => node.place(below, value),
        _ => *node = value,
    }
}

impl Node {
    /// Whether it says nothing.
    fn is_empty(&self) -> bool {
        match self {
            Node::Nothing => true,
            Node::Text(text) => text.is_empty(),
            Node::List(items) => items.is_empty(),
            Node::Object(fields) => fields.is_empty(),
            _ => false,
        }
    }

    /// What stands at a path.
    pub fn find(&self, path: &[String]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| node.get(name))
    }

    /// Puts a value at a path, or takes out what stands there. Objects on the way are made where there are none.
    pub fn place(&mut self, path: &[String], value: Option<Node>) {
        let Some((name, below)) = path.split_first() else {
            *self = value.unwrap_or(Node::Nothing);
            return;
        };
        if !matches!(self, Node::Object(_)) {
            if value.is_none() {
                return;
            }
            *self = Node::Object(Vec::new());
        }
        let Node::Object(fields) = self else {
            return;
        };
        let known = fields.iter().position(|(known, _)| known == name);
        match (known, value) {
            (Some(place), None) if below.is_empty() => drop(fields.remove(place)),
            (Some(place), value) => {
                if let Some((_, node)) = fields.get_mut(place) {
                    node.place(below, value);
                }
            }
            (None, None) => {}
            (None, value) => {
                let mut node = Node::Object(Vec::new());
                node.place(below, value);
                fields.push((name.clone(), node));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::json::parse_node;

    fn node(text: &str) -> Node {
        parse_node(text).expect("JSON")
    }

    #[track_caller]
    fn check(before: &str, after: &str, edits: &[(&str, Option<&str>, Option<&str>)]) {
        let (before, after) = (node(before), node(after));
        let found = differences(&before, &after);
        let expected: Vec<FieldEdit> = edits
            .iter()
            .map(|(path, was, to)| FieldEdit {
                path: path.split('.').map(str::to_owned).collect(),
                was: was.map(node),
                to: to.map(node),
            })
            .collect();
        assert_eq!(found, expected);
        let mut there = before.clone();
        found.iter().for_each(|edit| there.place(&edit.path, edit.to.clone()));
        assert_eq!(there, after);
        let mut back = there;
        found.iter().rev().for_each(|edit| back.place(&edit.path, edit.was.clone()));
        assert!(differences(&before, &back).is_empty());
    }

    #[test]
    fn each_field_that_differs_is_named_once() {
        check(r#"{"a":1,"b":{"c":2,"d":3}}"#, r#"{"a":1,"b":{"c":2,"d":4}}"#, &[("b.d", Some("3"), Some("4"))]);
        check(r#"{"a":1}"#, r#"{"a":1,"b":null}"#, &[("b", None, Some("null"))]);
        check(r#"{"a":{"x":1,"y":2}}"#, r#"{"a":{"x":1}}"#, &[("a.y", Some("2"), None)]);
        check(r#"{"a":[1,2]}"#, r#"{"a":[1,2,3]}"#, &[("a", Some("[1,2]"), Some("[1,2,3]"))]);
        check(r#"{"a":null}"#, r#"{"a":{"x":1}}"#, &[("a", Some("null"), Some(r#"{"x":1}"#))]);
        check("{}", "{}", &[]);
    }

    /// What comes of two who made something at the same place, one after the other.
    #[track_caller]
    fn check_both(first: &str, second: &str, expected: &str) {
        let mut record = node(r#"{"marks":{}}"#);
        for made in [first, second] {
            let path = vec!["marks".to_owned(), "a".to_owned()];
            FieldEdit { path, was: None, to: Some(node(made)) }.apply(&mut record);
        }
        assert_eq!(record, node(&format!(r#"{{"marks":{{"a":{expected}}}}}"#)));
    }

    #[test]
    fn of_what_two_have_made_at_once_both_are_kept() {
        check_both(r#"{"done":1,"rung":null}"#, r#"{"done":null,"rung":2}"#, r#"{"done":1,"rung":2}"#);
        check_both(r#"{"done":1}"#, r#"{"done":2,"by":"x"}"#, r#"{"done":2,"by":"x"}"#);
        check_both(r#"{"taken":{"a":1,"b":2}}"#, r#"{"taken":{}}"#, r#"{"taken":{"a":1,"b":2}}"#);
        check_both(r#"{"text":"x"}"#, r#"{"items":["y"]}"#, r#"{"items":["y"]}"#);
    }

    #[test]
    fn another_variant_is_one_change() {
        check(
            r#"{"a":{"text":"x"}}"#,
            r#"{"a":{"items":["x"]}}"#,
            &[("a", Some(r#"{"text":"x"}"#), Some(r#"{"items":["x"]}"#))],
        );
    }

    #[test]
    fn what_has_no_place_makes_one() {
        let mut some = node(r#"{"a":null}"#);
        some.place(&["a".to_owned(), "b".to_owned()], Some(Node::Number(1)));
        assert_eq!(some, node(r#"{"a":{"b":1}}"#));
        some.place(&["c".to_owned(), "d".to_owned()], None);
        assert_eq!(some, node(r#"{"a":{"b":1}}"#));
    }

    #[test]
    fn joined_edits_keep_the_first_and_the_last() {
        let edit = |path: &str, was: u64, to: u64| FieldEdit {
            path: vec![path.to_owned()],
            was: Some(Node::Number(was)),
            to: Some(Node::Number(to)),
        };
        let mut edits = vec![edit("a", 1, 2)];
        join(&mut edits, vec![edit("a", 2, 3), edit("b", 7, 8)]);
        assert_eq!(edits, [edit("a", 1, 3), edit("b", 7, 8)]);
    }

    #[track_caller]
    fn check_joined(states: &[&str], count: usize) {
        let states: Vec<Node> = states.iter().map(|state| node(state)).collect();
        let mut edits = Vec::new();
        for two in states.windows(2) {
            let more = differences(&two[0], &two[1]);
            assert!(follows(&edits, &more));
            join(&mut edits, more);
        }
        assert_eq!(edits.len(), count, "{edits:?}");
        let (first, last) = (states.first().expect("a first state"), states.last().expect("a last state"));
        let (mut there, mut back) = (first.clone(), last.clone());
        edits.iter().for_each(|edit| there.place(&edit.path, edit.to.clone()));
        edits.iter().rev().for_each(|edit| back.place(&edit.path, edit.was.clone()));
        assert_eq!((&there, &back), (last, first));
    }

    #[test]
    fn a_field_and_what_it_holds_are_one_edit() {
        check_joined(&[r#"{"a":null}"#, r#"{"a":{"b":1,"c":2}}"#, r#"{"a":{"b":3,"c":2}}"#], 1);
        check_joined(&[r#"{"a":{"b":1}}"#, r#"{"a":{"b":2}}"#, r#"{"a":{"c":2}}"#], 1);
        check_joined(&["{}", r#"{"a":{"b":"x"}}"#, r#"{"a":{"b":"xy"}}"#, r#"{"a":{"b":"xy"},"c":1}"#], 2);
    }

    #[test]
    fn what_changed_in_between_is_noticed() {
        let edits = |before: &str, after: &str| differences(&node(before), &node(after));
        let first = edits("{}", r#"{"a":{"b":"x"}}"#);
        assert!(follows(&first, &edits(r#"{"a":{"b":"x"}}"#, r#"{"a":{"b":"xy"}}"#)));
        assert!(!follows(&first, &edits(r#"{"a":{"b":"z"}}"#, r#"{"a":{"b":"zy"}}"#)));
        assert!(!follows(&first, &edits(r#"{"a":{"b":"z"}}"#, "{}")));
        assert!(follows(&first, &edits(r#"{"c":1}"#, r#"{"c":2}"#)));
    }
}
