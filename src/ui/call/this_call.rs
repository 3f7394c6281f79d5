//! The call a part of the page is about, and how the parts ask about it.

use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::command::Command;
use crate::domain::ids::{CallId, DealId};
use crate::domain::when::Moment;
use crate::store::{Store, Topic};

/// One call of one deal.
#[derive(Clone, Copy)]
pub struct ThisCall {
    pub deal: DealId,
    pub id: CallId,
    pub store: Store,
}

impl ThisCall {
    /// Asks about the call, again whenever its deal changes and at every full minute; none once it is gone.
    pub fn read<T>(self, ask: impl FnOnce(&Call, &Board, &Moment) -> T) -> Option<T> {
        self.store.read(Topic::Deal(self.deal), |board, moment| Some(ask(board.call(self.id)?, board, moment)))
    }

    /// Asks about the call once.
    pub fn peek<T>(self, ask: impl FnOnce(&Call, &Board, &Moment) -> T) -> Option<T> {
        self.store.peek(|board, moment| Some(ask(board.call(self.id)?, board, moment)))
    }

    /// Sends a command.
    pub fn dispatch(self, command: Command) {
        self.store.dispatch(command);
    }
}
