//! What a deal's card shows, computed from the records in one go.

use chrono::{DateTime, Utc};

use super::action::{Progress, deal_progress};
use super::board::Board;
use super::call::CallType;
use super::deal::Waiting;
use super::ids::{CallId, DealId};
use super::next_step::{NextStep, Urgency, next_step, urgency};
use super::reminder::{Reminder, reminders};
use super::when::{Moment, Start};

/// The card of one deal.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub deal: DealId,
    /// The client's name; empty where the client cannot be read.
    pub client: String,
    pub need: String,
    pub sm: String,
    pub next_call: Option<NextCall>,
    pub candidates: Vec<String>,
    /// The earliest reminder still to be done.
    pub reminder: Option<Reminder>,
    pub progress: Progress,
    pub next_step: Option<NextStep>,
    pub urgency: Urgency,
    /// What the client owes an answer to.
    pub waiting: Option<Waiting>,
    pub lost_because: String,
    /// When the deal came into its present stage.
    pub stage_since: DateTime<Utc>,
}

/// The planned call a card names.
#[derive(Debug, Clone, PartialEq)]
pub struct NextCall {
    pub id: CallId,
    pub call_type: CallType,
    pub start: Start,
}

/// The card of a deal; none where there is no such deal.
pub fn card(id: DealId, board: &Board, moment: &Moment) -> Option<Card> {
    let deal = board.deal(id)?;
    let client = board.client(deal.client);
    let calls = board.calls_of(id);
    let planned = calls.iter().find(|call| call.is_planned());
    let step = next_step(deal, board, moment);
    Some(Card {
        deal: id,
        client: client.map(|client| client.name.clone()).unwrap_or_default(),
        need: deal.need.clone(),
        sm: board.sm_of(id).to_owned(),
        next_call: planned.map(|call| NextCall { id: call.id, call_type: call.call_type, start: call.start.clone() }),
        candidates: deal
            .candidacies
            .iter()
            .filter_map(|candidacy| board.candidate(candidacy.candidate))
            .map(|candidate| candidate.contact.name.clone())
            .collect(),
        reminder: planned.and_then(|call| {
            reminders(call, board, moment).into_iter().filter(Reminder::is_open).min_by_key(Reminder::rings_at)
        }),
        progress: deal_progress(id, board),
        urgency: urgency(deal, step.as_ref(), moment),
        next_step: step,
        waiting: deal.waiting,
        lost_because: deal.lost_because.clone(),
        stage_since: deal.stage_since,
    })
}
