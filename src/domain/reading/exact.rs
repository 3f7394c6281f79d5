//! A comment exactly as Callboard writes it: each line stands where the playbook and the call's candidates put it, so
//! that names, labels and dashes inside a value mislead nobody. The text must come out the same when what was read is
//! written again; a text of which that is not true is not read here at all.

use super::{Outcome, ReadPerson, Reading, Who, value};
use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::comment::{
    CHOSEN, Comment, EMPTY, FieldValue, INTERVIEWED, InterviewResult, OF_CANDIDATE, RESULTS, Verdict, plain_text,
    printed_name, verdict_word,
};
use crate::domain::playbook::{FieldKind, FieldSpec};

/// Reads these lines, if Callboard would write them so for this call.
pub fn read(lines: &[&str], call: &Call, board: &Board) -> Option<Reading> {
    let fields: Vec<&FieldSpec> = board.playbook().play(call.call_type).fields_about(call.about).collect();
    let mut reading = Reading::default();
    let mut rest = lines;
    for (place, field) in fields.iter().enumerate() {
        let after: usize = fields.iter().skip(place + 1).map(|field| fewest_lines(field.kind, call)).sum();
        let count = match field.kind {
            FieldKind::Gist | FieldKind::Conclusion => rest.len().checked_sub(after)?,
            kind => fewest_lines(kind, call),
        };
        let (own, others) = rest.split_at_checked(count)?;
        rest = others;
        match (field.kind, own) {
            (FieldKind::Interview, _) => read_interview(own, call, board, &mut reading)?,
            (FieldKind::Gist, [EMPTY]) => reading.values.push((field.id.clone(), value(field.kind, "")?)),
            (FieldKind::Gist, _) => reading.values.push((field.id.clone(), value(field.kind, &own.join("\n"))?)),
            (FieldKind::Conclusion, []) => {}
            (FieldKind::Conclusion, [line]) => reading.values.push((field.id.clone(), value(field.kind, line)?)),
            (_, [line]) => reading.values.push((field.id.clone(), labelled_value(field, line)?)),
            _ => return None,
        }
    }
    (written(&reading, call, board) == lines.join("\n")).then_some(reading)
}

fn fewest_lines(kind: FieldKind, call: &Call) -> usize {
    match kind {
        FieldKind::Interview => 2 * (1 + call.candidates.len()),
        FieldKind::Conclusion => 0,
        _ => 1,
    }
}

fn labelled_value(field: &FieldSpec, line: &str) -> Option<FieldValue> {
    let printed = line.strip_prefix(field.label.as_str())?.strip_prefix(": ")?;
    value(field.kind, or_nothing(printed))
}

fn read_interview(lines: &[&str], call: &Call, board: &Board, reading: &mut Reading) -> Option<()> {
    let (accounts, outcomes) = lines.split_at_checked(1 + call.candidates.len())?;
    let accounts = accounts.strip_prefix(&[INTERVIEWED])?;
    let outcomes = outcomes.strip_prefix(&[RESULTS])?;
    for ((candidate, account), outcome) in call.candidates.iter().zip(accounts).zip(outcomes) {
        let begins = printed_name(*candidate, board) + OF_CANDIDATE;
        reading.people.push(ReadPerson {
            who: Who::Known(*candidate),
            employee_id: String::new(),
            account: Some(or_nothing(account.strip_prefix(&begins)?).to_owned()),
            outcome: Some(read_outcome(outcome.strip_prefix(&begins)?)?),
        });
    }
    Some(())
}

/// `; chosen` at the end may be the last words of the reason: it is where the line would not come out the same.
fn read_outcome(line: &str) -> Option<Outcome> {
    for (body, chosen) in [(line.strip_suffix(CHOSEN), true), (Some(line), false)] {
        for verdict in [Some(Verdict::Liked), Some(Verdict::NotLiked), None] {
            let rest = body.and_then(|body| body.strip_prefix(verdict_word(verdict)));
            let why = rest.map(|rest| rest.strip_prefix(": ").unwrap_or(rest).to_owned()).unwrap_or_default();
            let outcome = Outcome { verdict, why, chosen };
            let mut result = InterviewResult::default();
            outcome.write(&mut result);
            if result.outcome() == line {
                return Some(outcome);
            }
        }
    }
    None
}

fn or_nothing(printed: &str) -> &str {
    if printed == EMPTY { "" } else { printed }
}

/// The text of the call if nothing but this were written of it.
fn written(reading: &Reading, call: &Call, board: &Board) -> String {
    let mut comment = Comment::default();
    for (field, value) in &reading.values {
        comment.values.insert(field.clone(), value.clone());
    }
    for person in &reading.people {
        if let Who::Known(candidate) = person.who {
            person.write(comment.results.get_or_default(candidate));
        }
    }
    plain_text(&Call { comment, ..call.clone() }, board)
}
