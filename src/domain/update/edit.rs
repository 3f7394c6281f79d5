//! One command's grip on the board: it notes every record it changes, once, with what stood there before.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Refused;
use crate::domain::board::{Board, Change, Record, RecordId};
use crate::domain::call::Call;
use crate::domain::client::Client;
use crate::domain::deal::Deal;
use crate::domain::ids::{CallId, ClientId, DealId};
use crate::domain::note::Note;
use crate::domain::when::Moment;

/// The board while a command is carried out.
pub struct Edit<'a> {
    pub board: &'a mut Board,
    pub moment: &'a Moment<'a>,
    fresh_id: &'a mut dyn FnMut() -> Uuid,
    changes: Vec<Change>,
}

impl<'a> Edit<'a> {
    pub fn new(board: &'a mut Board, moment: &'a Moment<'a>, fresh_id: &'a mut dyn FnMut() -> Uuid) -> Edit<'a> {
        Edit { board, moment, fresh_id, changes: Vec::new() }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.moment.now
    }

    pub fn fresh_id(&mut self) -> Uuid {
        (self.fresh_id)()
    }

    pub fn put(&mut self, record: Record) {
        let change = self.board.put(record);
        match self.changes.iter_mut().find(|known| known.id == change.id) {
            Some(known) => known.after = change.after,
            None => self.changes.push(change),
        }
    }

    /// Puts a record into the bin.
    pub fn delete(&mut self, id: RecordId) {
        let change = self.board.delete(id, self.moment.now);
        self.changes.push(change);
    }

    /// Changes a call.
    pub fn call(&mut self, id: CallId, change: impl FnOnce(&mut Call)) -> Result<(), Refused> {
        let mut call = self.board.call(id).cloned().ok_or(Refused(Note::Gone))?;
        change(&mut call);
        self.put(Record::Call(call));
        Ok(())
    }

    /// Changes a deal.
    pub fn deal(&mut self, id: DealId, change: impl FnOnce(&mut Deal)) -> Result<(), Refused> {
        let mut deal = self.board.deal(id).cloned().ok_or(Refused(Note::Gone))?;
        change(&mut deal);
        self.put(Record::Deal(deal));
        Ok(())
    }

    /// Changes a client.
    pub fn client(&mut self, id: ClientId, change: impl FnOnce(&mut Client)) -> Result<(), Refused> {
        let mut client = self.board.client(id).cloned().ok_or(Refused(Note::Gone))?;
        change(&mut client);
        self.put(Record::Client(client));
        Ok(())
    }

    /// The call as it stands.
    pub fn known_call(&self, id: CallId) -> Result<Call, Refused> {
        self.board.call(id).cloned().ok_or(Refused(Note::Gone))
    }

    /// All changes but those that left a record as it was.
    pub fn finish(self) -> Vec<Change> {
        self.changes.into_iter().filter(|change| change.before != change.after).collect()
    }

    /// Puts everything back: a refused command changes nothing.
    pub fn take_back(self) {
        for change in self.changes.into_iter().rev() {
            match change.before {
                Some(record) => self.board.put(record),
                None => self.board.throw_away(change.id),
            };
        }
    }
}
