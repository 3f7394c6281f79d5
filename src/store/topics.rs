//! Who is told of which change. A view names its topic when it reads; a change notifies the topics it touches and no
//! others, so moving one card redraws one card.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::{ArcTrigger, Notify, Track};

use crate::domain::board::{Board, Change, Record, RecordId};
use crate::domain::ids::DealId;

/// What a view depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Any deal or call.
    Board,
    /// One deal with its calls, its client and its candidates.
    Deal(DealId),
    /// Clients and candidates.
    People,
    Settings,
}

/// The triggers behind the topics.
#[derive(Default)]
pub struct Topics {
    board: ArcTrigger,
    people: ArcTrigger,
    settings: ArcTrigger,
    deals: RefCell<BTreeMap<DealId, ArcTrigger>>,
}

impl Topics {
    /// Makes the running computation depend on a topic.
    pub fn track(&self, topic: Topic) {
        match topic {
            Topic::Board => self.board.track(),
            Topic::People => self.people.track(),
            Topic::Settings => self.settings.track(),
            Topic::Deal(id) => {
                let trigger = self.deals.borrow_mut().entry(id).or_default().clone();
                trigger.track();
            }
        }
    }

    /// Tells everyone whom these changes concern.
    pub fn notify(&self, changes: &[Change], board: &Board) {
        let has = |wanted: fn(&RecordId) -> bool| changes.iter().any(|change| wanted(&change.id));
        let settings = has(|id| matches!(id, RecordId::Settings));
        // Zone and language show on every card.
        let deals = if settings { self.shown_deals() } else { touched_deals(changes, board) };
        let triggers: Vec<ArcTrigger> = {
            let known = self.deals.borrow();
            deals.iter().filter_map(|deal| known.get(deal).cloned()).collect()
        };
        if settings {
            self.settings.notify();
        }
        if settings || has(|id| matches!(id, RecordId::Client(_) | RecordId::Candidate(_))) {
            self.people.notify();
        }
        self.board.notify();
        for trigger in triggers {
            trigger.notify();
        }
    }

    fn shown_deals(&self) -> Vec<DealId> {
        self.deals.borrow().keys().copied().collect()
    }
}

/// Each once or more: telling a view twice draws it once.
fn touched_deals(changes: &[Change], board: &Board) -> Vec<DealId> {
    let mut touched = Vec::new();
    for change in changes {
        match change.id {
            RecordId::Deal(deal) => touched.push(deal),
            RecordId::Call(_) => {
                touched.extend([&change.before, &change.after].into_iter().flatten().filter_map(call_deal))
            }
            RecordId::Client(client) => {
                touched.extend(board.deals().filter(|deal| deal.client == client).map(|deal| deal.id));
            }
            RecordId::Candidate(candidate) => {
                touched.extend(board.deals().filter(|deal| deal.candidacy(candidate).is_some()).map(|deal| deal.id))
            }
            RecordId::Settings => {}
        }
    }
    touched
}

fn call_deal(record: &Record) -> Option<DealId> {
    match record {
        Record::Call(call) => Some(call.deal),
        _ => None,
    }
}
