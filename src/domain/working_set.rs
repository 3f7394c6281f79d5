//! What is in work: the records the app opens from. Deals that ended more than thirty days ago are not, with their calls,
//! and with the clients and candidates who have no other deal.

use chrono::{DateTime, Duration, Utc};

use super::board::{Board, RecordId};
use super::deal::Deal;
use super::id_set::IdSet;

/// How long an ended deal stays in work.
const DAYS: i64 = 30;

/// The records in work. What lies in the bin is among them.
pub fn working_set(board: &Board, now: DateTime<Utc>) -> IdSet {
    let (mut work, mut idle) = (vec![RecordId::Settings], Vec::new());
    for deal in board.deals() {
        let into = if is_in_work(deal, now) { &mut work } else { &mut idle };
        into.extend([RecordId::Deal(deal.id), RecordId::Client(deal.client)]);
        into.extend(deal.candidacies.iter().map(|candidacy| RecordId::Candidate(candidacy.candidate)));
        for call in board.calls_of(deal.id) {
            into.push(RecordId::Call(call.id));
            into.extend(call.candidates.iter().copied().map(RecordId::Candidate));
        }
    }
    let idle = IdSet::from(idle);
    work.extend(board.ids_with_bin().filter(|id| !idle.contains(*id)));
    IdSet::from(work)
}

fn is_in_work(deal: &Deal, now: DateTime<Utc>) -> bool {
    !deal.stage.is_end() || deal.stage_since + Duration::days(DAYS) > now
}

/// All records in the order in which they are of use: the settings, the latest deals with all that belongs to them, the
/// rest. Where there is no room for all, the first ones make whole cards.
pub fn in_order_of_use(board: &Board) -> Vec<RecordId> {
    let mut order = vec![RecordId::Settings];
    let mut deals: Vec<&Deal> = board.deals().collect();
    deals.reverse();
    for deal in deals {
        order.extend([RecordId::Deal(deal.id), RecordId::Client(deal.client)]);
        order.extend(deal.candidacies.iter().map(|candidacy| RecordId::Candidate(candidacy.candidate)));
        order.extend(board.calls_of(deal.id).into_iter().map(|call| RecordId::Call(call.id)));
    }
    order
}
