//! Reading a pasted comment back into the fields of a call: from text to values, as `comment` goes from values to text.
//! What Callboard wrote itself is read to the letter (`exact`): written again, it is the same text. Anything else, typed
//! by hand into the CRM or the calendar, is read with tolerance (`page`). Which labels there are the playbook says. A line
//! that no part understood is handed back as unread, so that nothing is dropped. No record is changed here.

mod date;
mod exact;
mod gist;
mod interview;
mod outcome;
mod page;
mod people;
mod spelling;

use super::board::Board;
use super::call::Call;
use super::comment::{FieldValue, InterviewResult, NextContact, Verdict, one_line, split_lines};
use super::ids::{CandidateId, FieldId};
use super::playbook::FieldKind;

/// What was understood of a pasted comment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The fields the text names. One it leaves out is not in here.
    pub values: Vec<(FieldId, FieldValue)>,
    /// The candidates it speaks of, in the order it does.
    pub people: Vec<ReadPerson>,
    /// The lines that were not understood, as they were pasted.
    pub unread: String,
}

/// What a pasted comment says of one candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPerson {
    pub who: Who,
    /// The employee ID behind the name, where the agency's records do not have it yet.
    pub employee_id: String,
    /// What they said, where there is a line about it.
    pub account: Option<String>,
    /// What the client said of them, where there is a line about it.
    pub outcome: Option<Outcome>,
}

/// Whom a line of an interview's comment is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    Known(CandidateId),
    /// Nobody known, by the name they are given.
    New(String),
}

/// What the client said of a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    pub verdict: Option<Verdict>,
    pub why: String,
    pub chosen: bool,
}

/// Reads a pasted text as the comment of a call.
pub fn read_comment(text: &str, call: &Call, board: &Board) -> Reading {
    let lines: Vec<&str> = split_lines(text).collect();
    let mut lines = without_blank_ends(&lines).to_vec();
    let mark = board.playbook().play(call.call_type).mark.as_deref();
    let below_mark = lines.split_first().filter(|(first, _)| Some(**first) == mark).map(|(_, below)| below);
    if let Some(reading) = exact::read(below_mark.unwrap_or(&lines), call, board) {
        return reading;
    }
    if let Some(first) = lines.first_mut() {
        *first = first.trim_start_matches(spelling::BYTE_ORDER_MARK);
    }
    let lines = page::below_marks(&lines, call, board);
    exact::read(lines, call, board).unwrap_or_else(|| page::read(lines, call, board))
}

impl Reading {
    /// Whether nothing at all was understood.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.people.is_empty()
    }

    /// How many lines were not understood.
    pub fn lines_unread(&self) -> usize {
        self.unread.lines().count()
    }
}

impl ReadPerson {
    /// Writes down what was read. What the result says already stays as it is, so that what the candidate said and the
    /// user's observation, one line in the text, are not thrown together.
    pub fn write(&self, result: &mut InterviewResult) {
        if let Some(account) = &self.account {
            let read = InterviewResult { summary: account.clone(), ..InterviewResult::default() };
            if read.account() != result.account() {
                (result.summary, result.observation) = (read.summary, read.observation);
            }
        }
        if let Some(outcome) = &self.outcome {
            outcome.write(result);
        }
    }
}

impl Outcome {
    fn write(&self, result: &mut InterviewResult) {
        (result.verdict, result.chosen) = (self.verdict, self.chosen);
        if one_line(&self.why) != one_line(&result.why) {
            self.why.clone_into(&mut result.why);
        }
    }
}

/// The value of a field of this kind; no text at all is an empty field. None where the text is no such value.
fn value(kind: FieldKind, text: &str) -> Option<FieldValue> {
    Some(match kind {
        FieldKind::Items => FieldValue::Items(items(text)),
        FieldKind::NextContact if text.is_empty() => FieldValue::NextContact(NextContact::Unset),
        FieldKind::NextContact => FieldValue::NextContact(date::next_contact(text)?),
        _ => FieldValue::Text(text.to_owned()),
    })
}

/// The items of a printed list. Where its commas do not part items that would print the same, it is a single one.
fn items(text: &str) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let parts: Vec<String> = text.split(", ").map(str::to_owned).collect();
    if FieldValue::Items(parts.clone()).printed() == text { parts } else { vec![text.to_owned()] }
}

/// The lines without the blank ones before the first and after the last that says something.
fn without_blank_ends<'a, 'b>(lines: &'b [&'a str]) -> &'b [&'a str] {
    let first = lines.iter().position(|line| !line.trim().is_empty());
    let last = lines.iter().rposition(|line| !line.trim().is_empty());
    match (first, last) {
        (Some(first), Some(last)) => lines.get(first..=last).unwrap_or_default(),
        _ => &[],
    }
}
