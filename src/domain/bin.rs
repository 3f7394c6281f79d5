//! The bin: what goes into it together, what comes out of it together, and how long it is kept.

use chrono::{DateTime, Duration, Utc};

use super::board::{Board, Record, RecordId, Stored};
use super::ids::DealId;

/// How long what was deleted is kept.
pub const KEPT_FOR_DAYS: i64 = 30;

/// A record with all that makes no sense without it: a client with the deals, a deal with the calls.
pub fn with_parts(id: RecordId, board: &Board) -> Vec<RecordId> {
    let mut all = vec![id];
    match id {
        RecordId::Client(client) => {
            let deals: Vec<DealId> = board.deals().filter(|deal| deal.client == client).map(|deal| deal.id).collect();
            all.extend(deals.into_iter().flat_map(|deal| with_parts(RecordId::Deal(deal), board)));
        }
        RecordId::Deal(deal) => all.extend(board.calls_of(deal).into_iter().map(|call| RecordId::Call(call.id))),
        RecordId::Candidate(_) | RecordId::Call(_) | RecordId::Settings => {}
    }
    all
}

/// What lies in the bin and belongs to nothing else that lies there, the latest first.
pub fn roots(board: &Board) -> Vec<&Stored> {
    let mut roots: Vec<&Stored> =
        board.bin().iter().filter(|deleted| owner(&deleted.record).is_none_or(|id| !is_in_bin(id, board))).collect();
    super::order::sort_by_key(&mut roots, |deleted| std::cmp::Reverse(deleted.deleted_at));
    roots
}

/// What comes out of the bin with a record: what belongs to it, and what it belongs to.
pub fn out_with(id: RecordId, board: &Board) -> Vec<RecordId> {
    let mut all = vec![id];
    let mut owned = id;
    while let Some(owner) =
        find(owned, board).and_then(|deleted| owner(&deleted.record)).filter(|id| is_in_bin(*id, board))
    {
        all.push(owner);
        owned = owner;
    }
    let mut done = 0;
    let mut below = vec![id];
    while let Some(over) = below.get(done).copied() {
        let parts = board.bin().iter().filter(|deleted| owner(&deleted.record) == Some(over));
        below.extend(parts.map(|deleted| deleted.record.id()));
        done += 1;
    }
    all.extend(below.into_iter().skip(1));
    all
}

/// What has lain in the bin for long enough.
pub fn expired(board: &Board, now: DateTime<Utc>) -> Vec<RecordId> {
    let is_old = |at: DateTime<Utc>| at + Duration::days(KEPT_FOR_DAYS) <= now;
    let old = board.bin().iter().filter(|deleted| deleted.deleted_at.is_some_and(is_old));
    old.map(|deleted| deleted.record.id()).collect()
}

fn owner(record: &Record) -> Option<RecordId> {
    match record {
        Record::Deal(deal) => Some(RecordId::Client(deal.client)),
        Record::Call(call) => Some(RecordId::Deal(call.deal)),
        Record::Client(_) | Record::Candidate(_) | Record::Settings(_) => None,
    }
}

fn find(id: RecordId, board: &Board) -> Option<&Stored> {
    board.bin().iter().find(|deleted| deleted.record.id() == id)
}

fn is_in_bin(id: RecordId, board: &Board) -> bool {
    find(id, board).is_some()
}
