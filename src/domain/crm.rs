//! Texts to be pasted into calendar and CRM: the comment in its two forms, the call's own data, a note for each candidate
//! and what is entered of a hire. Like the comment they are English whatever the interface.

use super::board::Board;
use super::call::Call;
use super::candidate::Candidate;
use super::comment::{EMPTY, InterviewResult, plain_text};
use super::deal::CandidacyState;
use super::ids::CandidateId;
use super::language::Language;
use super::placement::Placement;
use super::playbook::CopyForm;
use super::wording::{clock_time, price_of, short_date};

/// A call's text in one of its forms; a note is about `candidate`.
pub fn text_in_form(call: &Call, board: &Board, form: CopyForm, candidate: Option<CandidateId>) -> String {
    match (form, &board.playbook().play(call.call_type).mark) {
        (CopyForm::Marked, Some(mark)) => format!("{mark}\n{}", plain_text(call, board)),
        (CopyForm::Marked, None) | (CopyForm::Plain, _) => plain_text(call, board),
        (CopyForm::CallData, _) => call_data(call, board),
        (CopyForm::CandidateNote, _) => candidate.map(|id| note(id, call, board)).unwrap_or_default(),
        (CopyForm::Hires, _) => hires(call, board),
    }
}

/// The date, the time and the rest of what a CRM asks of a call.
fn call_data(call: &Call, board: &Board) -> String {
    let title = &board.playbook().play(call.call_type).title;
    let client = board.client_of(call.deal).map(|client| client.name.trim());
    let wall = call.start.wall;
    let mut lines = vec![
        title.in_language(Language::En).to_owned(),
        format!("Company: {}", client.filter(|name| !name.is_empty()).unwrap_or(EMPTY)),
        format!("Date: {}", short_date(wall.date())),
        format!("Time: {} ({})", clock_time(wall), call.start.zone),
        format!("Duration: {} min", call.duration_minutes),
    ];
    if let Some(link) = &call.link {
        lines.push(["Link: ", link.as_str()].concat());
    }
    lines.join("\n")
}

/// What one candidate said and how they did, and what the client said of them.
fn note(id: CandidateId, call: &Call, board: &Board) -> String {
    let none = InterviewResult::default();
    let result = call.comment.results.get(&id).unwrap_or(&none);
    let name = board.candidate(id).map(Candidate::name_with_id).unwrap_or_default();
    let client = board.client_of(call.deal).map(|client| client.name.trim()).unwrap_or_default();
    let date = short_date(call.start.wall.date());
    format!("{name} – {}\n{client}, {date}: {}", result.account(), result.outcome())
}

/// Each hired person with what the CRM keeps of the hire.
fn hires(call: &Call, board: &Board) -> String {
    let candidacies = board.deal(call.deal).map(|deal| deal.candidacies.as_slice()).unwrap_or_default();
    let hired =
        candidacies.iter().filter(|candidacy| candidacy.state == CandidacyState::Hired).filter_map(|candidacy| {
            let name = board.candidate(candidacy.candidate)?.name_with_id();
            Some(hire(&name, &candidacy.placement.clone().unwrap_or_default()))
        });
    hired.collect::<Vec<String>>().join("\n\n")
}

fn hire(name: &str, placement: &Placement) -> String {
    let starts_on = placement.starts_on.map(short_date);
    let price = placement.price.as_ref().map(|price| price_of(price, Language::En));
    let contract = placement.contract.as_ref().map(|link| link.as_str().to_owned());
    let or_empty = |value: Option<String>| value.unwrap_or_else(|| EMPTY.to_owned());
    let (starts_on, price, contract) = (or_empty(starts_on), or_empty(price), or_empty(contract));
    format!("{name}\nStatus: Hired\nStart date: {starts_on}\nPrice: {price}\nContract: {contract}")
}
