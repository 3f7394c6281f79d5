//! The board: every record in memory, with the indexes the questions of the app need. It changes only by whole
//! records, and each change says what stood there before, so that it can be saved, shown and undone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::call::{Call, DURATIONS};
use super::candidate::Candidate;
use super::client::Client;
use super::deal::{Deal, Stage};
use super::ids::{CallId, CandidateId, ClientId, DealId};
use super::json::{self, Unfit};
use super::node::Node;
use super::playbook::Playbook;
use super::settings::Settings;
use super::when::earlier;

/// All records.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Board {
    /// All but the settings, by kind and id.
    records: BTreeMap<RecordId, Record>,
    settings: Settings,
    /// The calls of each deal, and under no deal all planned ones, by their start.
    calls: BTreeSet<(Option<DealId>, DateTime<Utc>, CallId)>,
    /// Few and seldom looked at.
    bin: Vec<Stored>,
}

/// A record as a store holds it: in force, or in the bin since some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub record: Record,
    pub deleted_at: Option<DateTime<Utc>>,
}

/// One record of any kind: what is stored under one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    Client(Client),
    Candidate(Candidate),
    Deal(Deal),
    Call(Call),
    Settings(Settings),
}

/// Which record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    Client(ClientId),
    Candidate(CandidateId),
    Deal(DealId),
    Call(CallId),
    Settings,
}

/// One record replaced, added or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub id: RecordId,
    pub before: Option<Record>,
    pub after: Option<Record>,
}

impl Record {
    /// The record's identity.
    pub fn id(&self) -> RecordId {
        match self {
            Record::Client(client) => RecordId::Client(client.id),
            Record::Candidate(candidate) => RecordId::Candidate(candidate.id),
            Record::Deal(deal) => RecordId::Deal(deal.id),
            Record::Call(call) => RecordId::Call(call.id),
            Record::Settings(_) => RecordId::Settings,
        }
    }

    /// The record's fields as JSON.
    pub fn json(&self) -> String {
        match self {
            Record::Client(client) => serde_json::to_string(client),
            Record::Candidate(candidate) => serde_json::to_string(candidate),
            Record::Deal(deal) => serde_json::to_string(deal),
            Record::Call(call) => serde_json::to_string(call),
            Record::Settings(settings) => serde_json::to_string(settings),
        }
        .expect("records have string keys and no foreign types")
    }

    /// Reads the fields of a record of the kind that `id` names; its own id may be another.
    pub fn read(id: RecordId, fields: &Node) -> Result<Record, Unfit> {
        match id {
            RecordId::Client(_) => json::read(fields).map(Record::Client),
            RecordId::Candidate(_) => json::read(fields).map(Record::Candidate),
            RecordId::Deal(_) => json::read(fields).map(Record::Deal),
            RecordId::Call(_) => json::read(fields).map(Record::Call),
            RecordId::Settings => json::read(fields).map(Record::Settings),
        }
    }
}

impl Board {
    /// A board of stored records.
    pub fn from_records(records: impl IntoIterator<Item = Stored>) -> Board {
        let mut board = Board::default();
        for stored in records {
            board.load(stored);
        }
        board
    }

    /// The agency's table in force.
    pub fn playbook(&self) -> &Playbook {
        Playbook::standard()
    }

    /// The user's settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A client.
    pub fn client(&self, id: ClientId) -> Option<&Client> {
        match self.records.get(&RecordId::Client(id)) {
            Some(Record::Client(client)) => Some(client),
            _ => None,
        }
    }

    /// A candidate.
    pub fn candidate(&self, id: CandidateId) -> Option<&Candidate> {
        match self.records.get(&RecordId::Candidate(id)) {
            Some(Record::Candidate(candidate)) => Some(candidate),
            _ => None,
        }
    }

    /// A deal.
    pub fn deal(&self, id: DealId) -> Option<&Deal> {
        match self.records.get(&RecordId::Deal(id)) {
            Some(Record::Deal(deal)) => Some(deal),
            _ => None,
        }
    }

    /// A call.
    pub fn call(&self, id: CallId) -> Option<&Call> {
        match self.records.get(&RecordId::Call(id)) {
            Some(Record::Call(call)) => Some(call),
            _ => None,
        }
    }

    /// The client of a deal.
    pub fn client_of(&self, deal: DealId) -> Option<&Client> {
        self.client(self.deal(deal)?.client)
    }

    /// The name of the sales manager responsible for a deal: the client's, else the user; empty where neither is known.
    pub fn sm_of(&self, deal: DealId) -> &str {
        let of_client = self.client_of(deal).map(|client| client.sm.trim()).unwrap_or_default();
        if of_client.is_empty() { self.settings.user.name.trim() } else { of_client }
    }

    /// All clients, by id.
    pub fn clients(&self) -> impl Iterator<Item = &Client> {
        self.kind(RecordId::Client(ClientId(Uuid::nil())), RecordId::Client(ClientId(Uuid::max()))).filter_map(
            |record| match record {
                Record::Client(client) => Some(client),
                _ => None,
            },
        )
    }

    /// All candidates, by id.
    pub fn candidates(&self) -> impl Iterator<Item = &Candidate> {
        self.kind(RecordId::Candidate(CandidateId(Uuid::nil())), RecordId::Candidate(CandidateId(Uuid::max())))
            .filter_map(|record| match record {
                Record::Candidate(candidate) => Some(candidate),
                _ => None,
            })
    }

    /// All deals, by id.
    pub fn deals(&self) -> impl Iterator<Item = &Deal> {
        self.kind(RecordId::Deal(DealId(Uuid::nil())), RecordId::Deal(DealId(Uuid::max()))).filter_map(|record| {
            match record {
                Record::Deal(deal) => Some(deal),
                _ => None,
            }
        })
    }

    /// The deals of a column.
    pub fn deals_in(&self, stage: Stage) -> impl Iterator<Item = &Deal> {
        self.deals().filter(move |deal| deal.stage == stage)
    }

    /// A deal's calls by their start.
    pub fn calls_of(&self, deal: DealId) -> Vec<&Call> {
        self.calls_between(Some(deal), DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC).collect()
    }

    /// The call a deal is at: its first planned one, else its latest.
    pub fn present_call(&self, deal: DealId) -> Option<&Call> {
        let calls = self.calls_of(deal);
        let planned = calls.iter().find(|call| call.is_planned());
        planned.or(calls.last()).copied()
    }

    /// The call whose type a move changes instead of planning another: the present one, planned and without notes.
    pub fn unwritten_call(&self, deal: DealId) -> Option<&Call> {
        self.present_call(deal).filter(|call| call.is_planned() && !call.comment.has_notes())
    }

    /// Planned calls that start within these two instants, by their start.
    pub fn planned_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> impl Iterator<Item = &Call> {
        self.calls_between(None, from, to.max(from))
    }

    /// Planned calls that are under way at some moment from `from` on and before `to`, by their start.
    pub fn planned_during(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> impl Iterator<Item = &Call> {
        self.planned_between(earlier(from, *DURATIONS.end()), to)
            .filter(move |call| call.start.at < to && call.ends_at() > from)
    }

    /// One record, as it is stored.
    pub fn record(&self, id: RecordId) -> Option<Record> {
        match id {
            RecordId::Settings => Some(Record::Settings(self.settings.clone())),
            _ => self.records.get(&id).cloned(),
        }
    }

    /// One record, in force or in the bin.
    pub fn stored(&self, id: RecordId) -> Option<Stored> {
        let deleted = || self.bin.iter().find(|deleted| deleted.record.id() == id).cloned();
        self.record(id).map(|record| Stored { record, deleted_at: None }).or_else(deleted)
    }

    /// All records in force, the settings last.
    pub fn ids(&self) -> impl Iterator<Item = RecordId> {
        self.records.keys().copied().chain([RecordId::Settings])
    }

    /// The same, and those in the bin.
    pub fn ids_with_bin(&self) -> impl Iterator<Item = RecordId> {
        self.ids().chain(self.bin.iter().map(|deleted| deleted.record.id()))
    }

    /// Adds or replaces a record.
    pub fn put(&mut self, record: Record) -> Change {
        let id = record.id();
        let before = self.record(id);
        self.forget(id);
        self.forget_deleted(id);
        match &record {
            Record::Settings(settings) => self.settings = settings.clone(),
            Record::Call(call) => {
                self.calls.insert((Some(call.deal), call.start.at, call.id));
                if call.is_planned() {
                    self.calls.insert((None, call.start.at, call.id));
                }
            }
            Record::Client(_) | Record::Candidate(_) | Record::Deal(_) => {}
        }
        if id != RecordId::Settings {
            self.records.insert(id, record.clone());
        }
        Change { id, before, after: Some(record) }
    }

    /// Puts a record into the bin.
    pub fn delete(&mut self, id: RecordId, at: DateTime<Utc>) -> Change {
        let change = self.throw_away(id);
        if let Some(record) = change.before.clone() {
            self.bin.push(Stored { record, deleted_at: Some(at) });
        }
        change
    }

    /// Takes a record out, also out of the bin; settings fall back to the first ones.
    pub fn throw_away(&mut self, id: RecordId) -> Change {
        let before = self.record(id);
        self.forget(id);
        self.forget_deleted(id);
        Change { id, before, after: None }
    }

    /// What lies in the bin.
    pub fn bin(&self) -> &[Stored] {
        &self.bin
    }

    /// Takes in a record from a store.
    pub fn load(&mut self, stored: Stored) -> Change {
        match stored.deleted_at {
            None => self.put(stored.record),
            Some(_) => {
                let change = self.throw_away(stored.record.id());
                self.bin.push(stored);
                change
            }
        }
    }

    fn kind(&self, first: RecordId, last: RecordId) -> impl Iterator<Item = &Record> {
        self.records.range(first..=last).map(|(_, record)| record)
    }

    fn calls_between(
        &self,
        deal: Option<DealId>,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> impl Iterator<Item = &Call> {
        let (first, last) = ((deal, from, CallId(Uuid::nil())), (deal, to, CallId(Uuid::max())));
        self.calls.range(first..=last).filter_map(|(_, _, id)| self.call(*id))
    }

    /// Throws a record away that lies in the bin.
    pub fn forget_deleted(&mut self, id: RecordId) {
        self.bin.retain(|deleted| deleted.record.id() != id);
    }

    fn forget(&mut self, id: RecordId) {
        if id == RecordId::Settings {
            self.settings = Settings::default();
        } else if let Some(Record::Call(call)) = self.records.remove(&id) {
            self.calls.remove(&(None, call.start.at, call.id));
            self.calls.remove(&(Some(call.deal), call.start.at, call.id));
        }
    }
}
