//! The board: every record in memory, with the indexes the questions of the app need. It changes only by whole
//! records, and each change says what stood there before, so that it can be saved, shown and undone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::candidate::Candidate;
use super::client::Client;
use super::deal::{Deal, Stage};
use super::ids::{CallId, CandidateId, ClientId, DealId};
use super::playbook::Playbook;
use super::settings::Settings;

/// All records.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Board {
    clients: BTreeMap<ClientId, Client>,
    candidates: BTreeMap<CandidateId, Candidate>,
    deals: BTreeMap<DealId, Deal>,
    calls: BTreeMap<CallId, Call>,
    settings: Settings,
    calls_by_deal: BTreeMap<DealId, BTreeSet<(DateTime<Utc>, CallId)>>,
    planned_calls: BTreeSet<(DateTime<Utc>, CallId)>,
}

/// One record of any kind: what is stored under one key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Record {
    Client(Client),
    Candidate(Candidate),
    Deal(Deal),
    Call(Call),
    Settings(Settings),
}

/// Which record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
}

impl Board {
    /// A board of stored records.
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Board {
        let mut board = Board::default();
        for record in records {
            board.put(record);
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
        self.clients.get(&id)
    }

    /// A candidate.
    pub fn candidate(&self, id: CandidateId) -> Option<&Candidate> {
        self.candidates.get(&id)
    }

    /// A deal.
    pub fn deal(&self, id: DealId) -> Option<&Deal> {
        self.deals.get(&id)
    }

    /// A call.
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.get(&id)
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
        self.clients.values()
    }

    /// All candidates, by id.
    pub fn candidates(&self) -> impl Iterator<Item = &Candidate> {
        self.candidates.values()
    }

    /// All deals, by id.
    pub fn deals(&self) -> impl Iterator<Item = &Deal> {
        self.deals.values()
    }

    /// The deals of a column.
    pub fn deals_in(&self, stage: Stage) -> impl Iterator<Item = &Deal> {
        self.deals.values().filter(move |deal| deal.stage == stage)
    }

    /// A deal's calls by their start.
    pub fn calls_of(&self, deal: DealId) -> Vec<&Call> {
        self.calls_by_deal.get(&deal).into_iter().flatten().filter_map(|(_, id)| self.calls.get(id)).collect()
    }

    /// The call a deal is at: its first planned one, else its latest.
    pub fn present_call(&self, deal: DealId) -> Option<&Call> {
        let calls = self.calls_of(deal);
        let planned = calls.iter().find(|call| call.is_planned());
        planned.or(calls.last()).copied()
    }

    /// Planned calls that start within these two instants, by their start.
    pub fn planned_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> impl Iterator<Item = &Call> {
        let nil = CallId(uuid::Uuid::nil());
        let max = CallId(uuid::Uuid::max());
        self.planned_calls.range((from, nil)..=(to, max)).filter_map(|(_, id)| self.calls.get(id))
    }

    /// One record, as it is stored.
    pub fn record(&self, id: RecordId) -> Option<Record> {
        match id {
            RecordId::Client(id) => self.clients.get(&id).cloned().map(Record::Client),
            RecordId::Candidate(id) => self.candidates.get(&id).cloned().map(Record::Candidate),
            RecordId::Deal(id) => self.deals.get(&id).cloned().map(Record::Deal),
            RecordId::Call(id) => self.calls.get(&id).cloned().map(Record::Call),
            RecordId::Settings => Some(Record::Settings(self.settings.clone())),
        }
    }

    /// Adds or replaces a record.
    pub fn put(&mut self, record: Record) -> Change {
        let id = record.id();
        let before = self.record(id);
        self.forget(id);
        match record.clone() {
            Record::Client(client) => drop(self.clients.insert(client.id, client)),
            Record::Candidate(candidate) => drop(self.candidates.insert(candidate.id, candidate)),
            Record::Deal(deal) => drop(self.deals.insert(deal.id, deal)),
            Record::Settings(settings) => self.settings = settings,
            Record::Call(call) => {
                let key = (call.start.at, call.id);
                self.calls_by_deal.entry(call.deal).or_default().insert(key);
                if call.is_planned() {
                    self.planned_calls.insert(key);
                }
                self.calls.insert(call.id, call);
            }
        }
        Change { id, before, after: Some(record) }
    }

    /// Takes a record out; settings fall back to the first ones.
    pub fn remove(&mut self, id: RecordId) -> Change {
        let before = self.record(id);
        self.forget(id);
        Change { id, before, after: None }
    }

    fn forget(&mut self, id: RecordId) {
        match id {
            RecordId::Client(id) => drop(self.clients.remove(&id)),
            RecordId::Candidate(id) => drop(self.candidates.remove(&id)),
            RecordId::Deal(id) => drop(self.deals.remove(&id)),
            RecordId::Settings => self.settings = Settings::default(),
            RecordId::Call(id) => {
                if let Some(call) = self.calls.remove(&id) {
                    let key = (call.start.at, id);
                    self.planned_calls.remove(&key);
                    if let Some(calls) = self.calls_by_deal.get_mut(&call.deal) {
                        calls.remove(&key);
                        if calls.is_empty() {
                            self.calls_by_deal.remove(&call.deal);
                        }
                    }
                }
            }
        }
    }
}
