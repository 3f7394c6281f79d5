//! What a record is called where it stands among others of all kinds: in the bin, in the preview of a backup.

use super::board::{Board, Record, RecordId, Stored};
use super::ids::ClientId;

/// What a record is called: a client's or candidate's name, a deal's client and need; a call's as its deal's.
pub fn title(record: &Record, board: &Board) -> String {
    match record {
        Record::Client(client) => client.name.clone(),
        Record::Candidate(candidate) => candidate.name_with_id(),
        Record::Deal(deal) => join(&client_name(deal.client, board), &deal.need),
        Record::Call(call) => {
            let deal = board.stored(RecordId::Deal(call.deal));
            deal.map(|deal| title(&deal.record, board)).unwrap_or_default()
        }
        Record::Settings(settings) => settings.user.name.clone(),
    }
}

fn client_name(id: ClientId, board: &Board) -> String {
    match board.stored(RecordId::Client(id)) {
        Some(Stored { record: Record::Client(client), .. }) => client.name,
        _ => String::new(),
    }
}

fn join(client: &str, need: &str) -> String {
    match (client, need) {
        (client, "") => client.to_owned(),
        ("", need) => need.to_owned(),
        (client, need) => format!("{client} – {need}"),
    }
}
