//! A comment that is a gist with labels below it: the last lines that begin with labels, in any order, are the fields;
//! everything above is the gist, whatever its lines look like. With nothing above, the gist is what stands below. What
//! stands below the labels otherwise is left unread.

use super::page::{Page, tolerant_value};
use crate::domain::ids::FieldId;
use crate::domain::playbook::{FieldKind, FieldSpec};

/// Reads a page of which everything but the labels at its end is this field.
pub fn read(gist: &FieldSpec, page: &mut Page) {
    let end = page.length();
    let below = (0..end).rev().find(|place| page.labelled(*place).is_some()).map_or(0, |last| last + 1);
    let above = read_labels(below, page);
    for (from, to) in [(0, above), (below, end)] {
        let text = page.text(from, to);
        if !text.is_empty() {
            if let Some(value) = tolerant_value(FieldKind::Gist, &text) {
                page.put(gist, value);
                (from..to).for_each(|place| page.take(place));
            }
            return;
        }
    }
}

/// Reads the labels above this line upwards, one of each, and answers where they begin.
fn read_labels(below: usize, page: &mut Page) -> usize {
    let mut first = below;
    let mut known: Vec<FieldId> = Vec::new();
    for place in (0..below).rev().filter(|place| !page.line(*place).is_empty()).collect::<Vec<usize>>() {
        let Some((field, text)) = page.labelled(place).filter(|(field, _)| !known.contains(&field.id)) else { break };
        let Some(value) = tolerant_value(field.kind, text) else { break };
        known.push(field.id.clone());
        page.put(field, value);
        page.take(place);
        first = place;
    }
    first
}
