//! The after-call actions of a call and how many of them are done.

use super::board::Board;
use super::call::{ActionMark, Call, CallStatus};
use super::deal::CandidacyState;
use super::ids::DealId;
use super::playbook::{ActionSpec, Condition};

/// One after-call action of one call.
#[derive(Debug, Clone, PartialEq)]
pub struct Action<'a> {
    /// Its place in the agency's table, from 1.
    pub number: usize,
    pub spec: &'a ActionSpec,
    /// Whether its condition, if it has one, holds.
    pub counts: bool,
    pub mark: ActionMark,
}

/// How many actions are done, of how many that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

/// The actions of a call in the table's order.
pub fn actions<'a>(call: &'a Call, board: &'a Board) -> Vec<Action<'a>> {
    let play = board.playbook().play(call.call_type);
    play.actions
        .iter()
        .zip(1..)
        .map(|(spec, number)| Action {
            number,
            spec,
            counts: spec.only_if.is_none_or(|condition| holds(condition, call, board)),
            mark: call.actions.get(&spec.id).cloned().unwrap_or_default(),
        })
        .collect()
}

/// The progress of one call.
pub fn progress(call: &Call, board: &Board) -> Progress {
    let counting = actions(call, board).into_iter().filter(|action| action.counts);
    counting.fold(Progress::default(), |sum, action| Progress {
        done: sum.done + usize::from(action.mark.done_at.is_some()),
        total: sum.total + 1,
    })
}

/// The progress of a deal: of its held calls together.
pub fn deal_progress(deal: DealId, board: &Board) -> Progress {
    board
        .calls_of(deal)
        .into_iter()
        .filter(|call| call.status == CallStatus::Held)
        .map(|call| progress(call, board))
        .fold(Progress::default(), |sum, one| Progress { done: sum.done + one.done, total: sum.total + one.total })
}

impl Progress {
    /// Whether anything is left to do.
    pub fn is_open(self) -> bool {
        self.done < self.total
    }
}

fn holds(condition: Condition, call: &Call, board: &Board) -> bool {
    let chosen_here =
        call.candidates.iter().filter_map(|candidate| call.comment.results.get(candidate)).any(|result| result.chosen);
    let Some(deal) = board.deal(call.deal) else {
        return condition == Condition::Chosen && chosen_here;
    };
    let mut states =
        call.candidates.iter().filter_map(|candidate| deal.candidacy(*candidate)).map(|candidacy| candidacy.state);
    match condition {
        Condition::Chosen => chosen_here || states.any(CandidacyState::is_chosen),
        Condition::Hired => states.any(|state| state == CandidacyState::Hired),
    }
}
