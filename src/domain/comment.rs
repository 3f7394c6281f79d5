//! The comment of a call: what was written, field by field, and its one exact plain-text form for CRM, calendar and
//! mail. The form is fixed by the agency; nothing here is translated.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::board::Board;
use super::call::Call;
use super::entries::Entries;
use super::ids::{CandidateId, FieldId};
use super::iso;
use super::playbook::{FieldKind, FieldSpec, Origin, Play};
use super::wording::short_date;

/// What the user wrote of a call. A field that was never touched is not in here and shows what it starts as.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Comment {
    pub values: Entries<FieldId, FieldValue>,
    pub results: Entries<CandidateId, InterviewResult>,
    /// Lines of a pasted comment that were not understood; they are no part of the text.
    pub unread: String,
}

/// The value of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldValue {
    Text(String),
    /// As typed, one item each; empty items are not printed.
    Items(Vec<String>),
    NextContact(NextContact),
}

/// When to be in touch again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NextContact {
    #[default]
    Unset,
    On(NaiveDate),
    KeepInTouchByEmail,
}

/// One candidacy in one call.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct InterviewResult {
    /// What the candidate said, in brief.
    pub summary: String,
    /// The user's own impression.
    pub observation: String,
    pub verdict: Option<Verdict>,
    /// The client's reasons.
    pub why: String,
    /// The client chose this candidate.
    pub chosen: bool,
}

/// What the client said of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Liked,
    NotLiked,
}

/// Stands where nothing was written: one sees that it was not asked.
pub const EMPTY: &str = "–";
/// What a next contact without a date prints.
pub const KEEP_IN_TOUCH: &str = "keep in touch by email";
/// Stands above what the candidates said.
pub const INTERVIEWED: &str = "Today we interviewed:";
/// Stands above what the client said of them.
pub const RESULTS: &str = "Interview results:";
/// Between a candidate and what is said of them.
pub const OF_CANDIDATE: &str = " – ";
/// Ends the line of a candidate whom the client chose.
pub const CHOSEN: &str = "; chosen";

/// The comment's text, as it goes to the SM: LF line ends, no blank line at the end.
pub fn plain_text(call: &Call, board: &Board) -> String {
    let play = board.playbook().play(call.call_type);
    let mut lines = Vec::new();
    for field in play.fields_about(call.about) {
        match field.kind {
            FieldKind::Interview => interview_lines(call, board, &mut lines),
            FieldKind::Gist => lines.push(gist(&field_value(call, field, board))),
            FieldKind::Conclusion => lines.extend(written(&field_value(call, field, board).printed())),
            _ => lines.push(format!("{}: {}", field.label, or_empty(field_value(call, field, board).printed()))),
        }
    }
    lines.join("\n")
}

/// A field's value: what was written, else what the field starts as.
pub fn field_value<'a>(call: &'a Call, field: &FieldSpec, board: &Board) -> Cow<'a, FieldValue> {
    match call.comment.values.get(&field.id) {
        Some(value) => Cow::Borrowed(value),
        None => Cow::Owned(first_value(call, field, board)),
    }
}

/// A candidate's name with the employee ID, as the lines about them begin.
pub fn printed_name(candidate: CandidateId, board: &Board) -> String {
    or_empty(board.candidate(candidate).map(|known| one_line(&known.name_with_id())).unwrap_or_default())
}

/// What a verdict prints.
pub fn verdict_word(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Liked) => "liked",
        Some(Verdict::NotLiked) => "not liked",
        None => EMPTY,
    }
}

/// A text on one line, its line breaks printed as `; `.
pub fn one_line(text: &str) -> String {
    let lines: Vec<String> = split_lines(text).map(|line| line.trim().to_owned()).collect();
    non_empty(&lines).join("; ")
}

/// Lines as every platform ends them: CRLF, LF, CR, and Unicode's separators.
pub fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split("\r\n").flat_map(|part| part.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']))
}

/// The required fields that are still empty.
pub fn missing_fields<'a>(call: &Call, play: &'a Play, board: &Board) -> Vec<&'a FieldSpec> {
    play.fields_about(call.about)
        .filter(|field| field.required)
        .filter(|field| match field.kind {
            FieldKind::Interview => call.candidates.is_empty(),
            _ => field_value(call, field, board).printed().is_empty(),
        })
        .collect()
}

impl Comment {
    /// Whether anything is written or was pasted; what was typed and deleted again is not.
    pub fn has_notes(&self) -> bool {
        !self.unread.is_empty()
            || self.values.values().any(|value| !value.printed().is_empty())
            || self.results.values().any(|result| *result != InterviewResult::default())
    }
}

impl FieldValue {
    /// The value on one line, empty where nothing is left to print.
    pub fn printed(&self) -> String {
        match self {
            FieldValue::Text(text) => one_line(text),
            FieldValue::Items(items) => {
                let items: Vec<String> = items.iter().map(|item| one_line(item)).collect();
                non_empty(&items).join(", ")
            }
            FieldValue::NextContact(NextContact::Unset) => String::new(),
            FieldValue::NextContact(NextContact::On(date)) => short_date(*date),
            FieldValue::NextContact(NextContact::KeepInTouchByEmail) => KEEP_IN_TOUCH.to_owned(),
        }
    }

    /// The value as it stands in a text box: items one a line, a date in ISO 8601.
    pub fn typed(&self) -> String {
        match self {
            FieldValue::Text(text) => text.clone(),
            FieldValue::Items(items) => items.join("\n"),
            FieldValue::NextContact(NextContact::On(date)) => date.to_string(),
            FieldValue::NextContact(_) => String::new(),
        }
    }

    /// Reads a text box back into the value of a field of this kind.
    pub fn from_typed(kind: FieldKind, typed: &str) -> FieldValue {
        match kind {
            FieldKind::Items => FieldValue::Items(typed.split('\n').map(str::to_owned).collect()),
            FieldKind::NextContact => {
                FieldValue::NextContact(iso::date(typed).map_or(NextContact::Unset, NextContact::On))
            }
            _ => FieldValue::Text(typed.to_owned()),
        }
    }

    /// Whether an offered value is in it already.
    pub fn has(&self, offer: &str) -> bool {
        match self {
            FieldValue::Items(items) if !is_addition(offer) => items.iter().any(|item| item.trim() == offer),
            FieldValue::Items(items) => items.last().is_none_or(|item| item.trim().is_empty() || says(item, offer)),
            _ => self.typed().trim() == offer,
        }
    }

    /// The value with an offered one: a further item, an addition such as `(full time)` behind the last item, or in place
    /// of the text.
    pub fn with(&self, offer: &str) -> FieldValue {
        let FieldValue::Items(items) = self else {
            return FieldValue::Text(offer.to_owned());
        };
        let mut items: Vec<String> = items.iter().filter(|item| !item.trim().is_empty()).cloned().collect();
        match items.last_mut() {
            Some(last) if is_addition(offer) => *last = format!("{} {offer}", last.trim_end()),
            _ => items.push(offer.to_owned()),
        }
        FieldValue::Items(items)
    }

    /// How many characters were written.
    pub fn length(&self) -> usize {
        self.typed().chars().count()
    }
}

impl InterviewResult {
    /// What the candidate said and how they did, as printed.
    pub fn account(&self) -> String {
        let parts = [one_line(&self.summary), one_line(&self.observation)];
        or_empty(non_empty(&parts).join("; "))
    }

    /// What the client said of them, as printed.
    pub fn outcome(&self) -> String {
        let mut text = verdict_word(self.verdict).to_owned();
        if let Some(why) = written(&one_line(&self.why)) {
            text = format!("{text}: {why}");
        }
        if self.chosen {
            text.push_str(CHOSEN);
        }
        text
    }
}

/// Whether an item says such an addition already, in parentheses or without.
fn says(item: &str, addition: &str) -> bool {
    item.contains('(') || item.contains(addition.trim_matches(['(', ')']))
}

/// Something said of an item rather than an item: `(part time)`.
fn is_addition(offer: &str) -> bool {
    offer.starts_with('(')
}

fn first_value(call: &Call, field: &FieldSpec, board: &Board) -> FieldValue {
    let client = board.client_of(call.deal);
    let text = match &field.starts_as {
        None => String::new(),
        Some(Origin::Text(text)) => text.clone(),
        Some(Origin::ClientName) => client.map(|client| client.name.clone()).unwrap_or_default(),
        Some(Origin::ClientWebsite) => client.map(|client| client.website.clone()).unwrap_or_default(),
        Some(Origin::ContactNames) => client.map(|client| client.contact_names()).unwrap_or_default(),
        Some(Origin::Detail(nothing)) => {
            let known = client.and_then(|client| client.details.get(&field.id)).map(FieldValue::typed);
            known.unwrap_or_else(|| nothing.clone())
        }
        Some(Origin::Sm) => board.sm_of(call.deal).to_owned(),
        Some(Origin::Need) => board.deal(call.deal).map(|deal| deal.need.clone()).unwrap_or_default(),
        Some(Origin::Messenger) => agreed_messenger(call, board).unwrap_or_default(),
    };
    FieldValue::from_typed(field.kind, &text)
}

fn agreed_messenger(call: &Call, board: &Board) -> Option<String> {
    let deal = board.deal(call.deal)?;
    call.candidates
        .iter()
        .filter_map(|candidate| deal.candidacy(*candidate)?.placement.as_ref())
        .map(|placement| placement.messenger.clone())
        .find(|messenger| !messenger.is_empty())
}

fn interview_lines(call: &Call, board: &Board, lines: &mut Vec<String>) {
    let none = InterviewResult::default();
    let interviewed: Vec<(String, &InterviewResult)> = call
        .candidates
        .iter()
        .map(|id| (printed_name(*id, board), call.comment.results.get(id).unwrap_or(&none)))
        .collect();
    lines.push(INTERVIEWED.to_owned());
    lines.extend(interviewed.iter().map(|(name, result)| format!("{name}{OF_CANDIDATE}{}", result.account())));
    lines.push(RESULTS.to_owned());
    lines.extend(interviewed.iter().map(|(name, result)| format!("{name}{OF_CANDIDATE}{}", result.outcome())));
}

/// A gist keeps its own lines, but for blank ones at its ends.
fn gist(value: &FieldValue) -> String {
    let text = value.typed();
    let lines: Vec<&str> = split_lines(&text).map(str::trim_end).collect();
    let first = lines.iter().position(|line| !line.is_empty());
    let last = lines.iter().rposition(|line| !line.is_empty());
    match (first, last) {
        (Some(first), Some(last)) => lines.get(first..=last).unwrap_or_default().join("\n"),
        _ => EMPTY.to_owned(),
    }
}

fn non_empty(parts: &[String]) -> Vec<&str> {
    parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect()
}

fn written(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn or_empty(text: String) -> String {
    if text.is_empty() { EMPTY.to_owned() } else { text }
}
