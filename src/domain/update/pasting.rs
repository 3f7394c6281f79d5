//! Pasting an existing comment into a call: what is understood goes into the fields and results, as if it were written
//! there, and the rest is kept beside them as unread. What the text does not name stays as it is; what it leaves empty
//! is emptied in the comment only, never in the client's or a placement's record. All of it is one step.

use super::edit::Edit;
use super::{Done, Refused, calls, writing};
use crate::domain::board::Record;
use crate::domain::client::Contact;
use crate::domain::command::{Effect, Invitee, NewCandidate};
use crate::domain::comment::FieldValue;
use crate::domain::ids::{CallId, CandidateId, FieldId};
use crate::domain::note::Note;
use crate::domain::playbook::FieldKind;
use crate::domain::reading::{ReadPerson, Who, read_comment};

pub fn paste(call: CallId, text: &str, edit: &mut Edit) -> Result<Done, Refused> {
    let known = edit.known_call(call)?;
    let reading = read_comment(text, &known, edit.board);
    if reading.is_empty() {
        return Err(Refused(Note::NothingUnderstood));
    }
    for person in &reading.people {
        write_person(call, person, edit)?;
    }
    for (field, value) in &reading.values {
        write_value(call, field, value, edit)?;
    }
    if reading.unread.is_empty() {
        return Ok(Done::Step(vec![Effect::Say(Note::CommentRead)]));
    }
    edit.call(call, |call| {
        let unread = &mut call.comment.unread;
        if !unread.is_empty() {
            unread.push('\n');
        }
        unread.push_str(&reading.unread);
    })?;
    Ok(Done::Step(vec![Effect::Say(Note::CommentReadInPart(reading.lines_unread()))]))
}

/// The user has seen what was not understood and does not need it any more.
pub fn forget_unread(call: CallId, edit: &mut Edit) -> Result<Done, Refused> {
    edit.call(call, |call| call.comment.unread.clear())?;
    Ok(Done::Step(Vec::new()))
}

/// A value that prints as what is written already does not replace it: the line breaks it was typed with stay.
fn write_value(id: CallId, field: &FieldId, value: &FieldValue, edit: &mut Edit) -> Result<(), Refused> {
    let call = edit.known_call(id)?;
    let kind = edit.board.playbook().play(call.call_type).field(field).map(|field| field.kind);
    let printed = value.printed();
    let is_there = call.comment.values.get(field).is_some_and(|there| there.printed() == printed);
    if is_there && kind != Some(FieldKind::Gist) {
        return Ok(());
    }
    if printed.is_empty() {
        edit.call(id, |call| call.comment.values.insert(field.clone(), value.clone()))
    } else {
        writing::write(id, field.clone(), value.clone(), edit).map(|_| ())
    }
}

fn write_person(id: CallId, person: &ReadPerson, edit: &mut Edit) -> Result<(), Refused> {
    let candidate = match &person.who {
        Who::Known(candidate) => Some(*candidate),
        Who::New(name) => {
            let contact = Contact { name: name.clone(), ..Contact::default() };
            let employee_id = person.employee_id.clone();
            let language = edit.moment.language;
            let new = NewCandidate { contact, employee_id, zone: None, language };
            calls::invite_all(vec![Invitee::New(new)], edit).first().copied()
        }
    };
    let Some(candidate) = candidate else { return Ok(()) };
    note_employee_id(candidate, &person.employee_id, edit);
    if !edit.known_call(id)?.candidates.contains(&candidate) {
        calls::invite(id, vec![Invitee::Known(candidate)], edit)?;
    }
    if person.outcome.as_ref().is_some_and(|outcome| outcome.chosen) {
        writing::choose(id, candidate, true, edit)?;
    }
    let mut result = edit.known_call(id)?.comment.results.get(&candidate).cloned().unwrap_or_default();
    let before = result.clone();
    person.write(&mut result);
    if result == before {
        return Ok(());
    }
    edit.call(id, |call| call.comment.results.insert(candidate, result))
}

/// An ID that the agency's records lack is worth keeping.
fn note_employee_id(candidate: CandidateId, employee_id: &str, edit: &mut Edit) {
    let lacking = edit.board.candidate(candidate).filter(|known| known.employee_id.trim().is_empty()).cloned();
    if let Some(mut known) = lacking.filter(|_| !employee_id.is_empty()) {
        employee_id.clone_into(&mut known.employee_id);
        edit.put(Record::Candidate(known));
    }
}
