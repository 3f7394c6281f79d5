//! Writing the comment. Each keystroke is a command of its own, so nothing typed waits to be saved; writing on in one
//! field is one step to undo.

use super::edit::Edit;
use super::{Done, Refused};
use crate::domain::call::Call;
use crate::domain::command::{Effect, ResultPart};
use crate::domain::comment::FieldValue;
use crate::domain::company::{Finding, findings, keep};
use crate::domain::history::Place;
use crate::domain::ids::{CallId, CandidateId, FieldId};
use crate::domain::note::Note;
use crate::domain::playbook::FieldKind;

pub fn write(call: CallId, field: FieldId, value: FieldValue, edit: &mut Edit) -> Result<Done, Refused> {
    let known = edit.known_call(call)?;
    let kind = edit.board.playbook().play(known.call_type).field(&field).map(|field| field.kind);
    if let (Some(FieldKind::Sm), FieldValue::Text(name)) = (kind, &value) {
        take_over_sm(&known, name.trim(), edit)?;
    }
    if let (Some(FieldKind::Messenger), FieldValue::Text(messenger)) = (kind, &value) {
        take_over_messenger(&known, messenger.trim(), edit)?;
    }
    let place = Place::field(call, &field);
    edit.call(call, |call| call.comment.values.insert(field, value))?;
    Ok(Done::Writing(place))
}

pub fn write_result(id: CallId, candidate: CandidateId, part: ResultPart, edit: &mut Edit) -> Result<Done, Refused> {
    let place = Place::result(id, candidate, part.name());
    if let ResultPart::Chosen(chosen) = part {
        choose(id, candidate, chosen, edit)?;
    }
    edit.call(id, |call| {
        let result = call.comment.results.get_or_default(candidate);
        match part {
            ResultPart::Summary(text) => result.summary = text,
            ResultPart::Observation(text) => result.observation = text,
            ResultPart::Verdict(verdict) => result.verdict = verdict,
            ResultPart::Why(text) => result.why = text,
            ResultPart::Chosen(chosen) => result.chosen = chosen,
        }
    })?;
    Ok(Done::Writing(place))
}

/// Makes what the comment says of the company what is known of the client.
pub fn keep_details(id: CallId, edit: &mut Edit) -> Result<Done, Refused> {
    let call = edit.known_call(id)?;
    let found = findings(&call, edit.board);
    keep_in_client(&call, found, edit)?;
    Ok(Done::Step(vec![Effect::Say(Note::DetailsKept)]))
}

/// What a held call found out about the company is known from then on; what was known otherwise stays until asked.
pub fn keep_new_details(id: CallId, edit: &mut Edit) -> Result<(), Refused> {
    let call = edit.known_call(id)?;
    let found = findings(&call, edit.board).into_iter().filter(|finding| !finding.is_change).collect();
    keep_in_client(&call, found, edit)
}

fn keep_in_client(call: &Call, found: Vec<Finding>, edit: &mut Edit) -> Result<(), Refused> {
    match edit.board.client_of(call.deal).map(|client| client.id) {
        Some(client) if !found.is_empty() => edit.client(client, |client| keep(found, client)),
        _ => Ok(()),
    }
}

/// The sales manager named in a comment is the client's from now on.
fn take_over_sm(call: &Call, name: &str, edit: &mut Edit) -> Result<(), Refused> {
    match edit.board.client_of(call.deal).map(|client| client.id) {
        Some(client) => edit.client(client, |client| client.sm = name.to_owned()),
        None => Ok(()),
    }
}

/// The messenger agreed on belongs to the placement as well.
fn take_over_messenger(call: &Call, messenger: &str, edit: &mut Edit) -> Result<(), Refused> {
    edit.deal(call.deal, |deal| {
        for candidacy in &mut deal.candidacies {
            if call.candidates.contains(&candidacy.candidate)
                && let Some(placement) = &mut candidacy.placement
            {
                placement.messenger = messenger.to_owned();
            }
        }
    })
}

pub fn choose(call: CallId, candidate: CandidateId, chosen: bool, edit: &mut Edit) -> Result<(), Refused> {
    let deal = edit.known_call(call)?.deal;
    edit.deal(deal, |deal| {
        let candidacy = deal.candidacy_mut(candidate);
        if chosen {
            candidacy.choose();
        } else {
            candidacy.unchoose();
        }
    })
}
