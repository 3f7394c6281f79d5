//! The company behind a client: its first call finds out what it does and where it is, and the client keeps it. A
//! comment starts with what is known; what it says beyond that or against it goes back to the client.

use super::board::Board;
use super::call::Call;
use super::client::{Client, Contact};
use super::comment::{FieldValue, field_value};
use super::fold::folded;
use super::ids::FieldId;
use super::playbook::{FieldSpec, Origin};

/// A fact about the company in a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub field: FieldId,
    /// The field's label, English as in the comment.
    pub label: String,
    /// Where the client keeps it.
    pub origin: Origin,
    pub value: FieldValue,
    /// Whether the client is known with another value.
    pub is_change: bool,
}

/// What a comment says of the company that the client's record does not.
pub fn findings(call: &Call, board: &Board) -> Vec<Finding> {
    let Some(client) = board.client_of(call.deal) else {
        return Vec::new();
    };
    let fields = board.playbook().play(call.call_type).fields_about(call.about);
    fields.filter_map(|field| finding(field, call, client)).collect()
}

/// Makes findings part of what is known of the client.
pub fn keep(findings: Vec<Finding>, client: &mut Client) {
    for finding in findings {
        match finding.origin {
            Origin::ClientName => client.name = finding.value.printed(),
            Origin::ClientWebsite => client.website = finding.value.printed(),
            Origin::ContactNames => name_contact(&finding.value.printed(), client),
            _ => client.details.insert(finding.field, finding.value),
        }
    }
}

fn finding(field: &FieldSpec, call: &Call, client: &Client) -> Option<Finding> {
    let origin = field.starts_as.clone()?;
    let known = match &origin {
        Origin::ClientName => client.name.trim().to_owned(),
        Origin::ClientWebsite => client.website.trim().to_owned(),
        Origin::ContactNames => client.contact_names(),
        Origin::Detail(nothing) => {
            let known = client.details.get(&field.id).map(FieldValue::printed);
            known.unwrap_or_else(|| nothing.clone())
        }
        Origin::Need | Origin::Sm | Origin::Messenger | Origin::Text(_) => return None,
    };
    let value = call.comment.values.get(&field.id)?.clone();
    let said = value.printed();
    // Of several contact people one line cannot tell who is who: only a first one is taken over.
    if said.is_empty() || said == known || (origin == Origin::ContactNames && !known.is_empty()) {
        return None;
    }
    let is_change = !known.is_empty() && client_has(&origin, &field.id, client);
    Some(Finding { field: field.id.clone(), label: field.label.clone(), origin, value, is_change })
}

/// A default such as `worldwide` is nothing known.
fn client_has(origin: &Origin, field: &FieldId, client: &Client) -> bool {
    !matches!(origin, Origin::Detail(_)) || client.details.get(field).is_some()
}

/// `Anna Weber, CTO` is a name and a position; the name is what letters greet.
fn name_contact(said: &str, client: &mut Client) {
    let name = said.split(',').next().unwrap_or(said).trim().to_owned();
    match client.contacts.first_mut() {
        Some(first) => first.name = name,
        None => client.contacts.push(Contact { name, ..Contact::default() }),
    }
}

/// Whom a comment names that the client needs, and for whom there is no deal yet.
pub fn further_needs(field: &FieldSpec, call: &Call, board: &Board) -> Vec<String> {
    let Some(deal) = board.deal(call.deal).filter(|_| field.names_needs) else {
        return Vec::new();
    };
    let value = field_value(call, field, board);
    let FieldValue::Items(items) = value.as_ref() else {
        return Vec::new();
    };
    let named: Vec<&str> = items.iter().map(|item| item.trim()).filter(|item| !item.is_empty()).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let known: Vec<String> =
        board.deals().filter(|other| other.client == deal.client).map(|other| whom(&other.need)).collect();
    named.into_iter().filter(|item| !known.contains(&whom(item))).map(str::to_owned).collect()
}

/// A need without what is said of it in parentheses, for comparison.
fn whom(need: &str) -> String {
    folded(need.split('(').next().unwrap_or(need).trim())
}
