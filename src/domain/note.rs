//! What the user is told of a command: that it was done, or why it was not. How it is worded is the interface's business.

use super::call::{CallStatus, Channel};
use super::deal::Stage;

/// A word to the user about what was done, or why it was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    DealCreated,
    Moved(Stage),
    CallPlanned,
    /// The call is at another time; of so many reminders the time has passed already.
    TimeChanged(usize),
    /// The planned call had no notes: its type was changed.
    TypeChanged,
    /// An action was ticked in a call that had begun: it counts as held.
    MarkedHeld,
    StatusSet(CallStatus),
    Uninvited,
    CommentRead,
    /// A pasted comment was read but for so many lines, which are kept.
    CommentReadInPart(usize),
    /// A pasted text has nothing of the call's comment in it.
    NothingUnderstood,
    Copied,
    /// A letter was opened in another program.
    Opened(Channel),
    /// The letter is too long for a link: the rest was opened, the text copied.
    TextCopiedToPaste,
    /// The client's details are those of the comment.
    DetailsKept,
    /// The client answered: nothing is waited for.
    Answered,
    CalendarTaken,
    Saved,
    /// All is as it was.
    Unchanged,
    Undone,
    Redone,
    NothingToUndo,
    NothingToRedo,
    /// Not taken back: a record was changed elsewhere since.
    ChangedSince,
    /// There is no planned call to be put into a calendar.
    NothingPlanned,
    /// The call begins before the reminder would come back.
    TooLateToSnooze,
    /// Reminder rules were chosen; of so many reminders the time has passed already.
    RulesSet(usize),
    /// Zones changed their rules: so many planned calls are at another instant now, at the same time on the clock.
    ZonesChanged(usize),
    /// The call is still to come: its actions count once it was held.
    CallStillAhead,
    /// What the command is about is no longer there.
    Gone,
    /// Something was put into the bin.
    Deleted,
    /// Something came out of the bin.
    Restored,
    /// A candidate was put forward for a deal: not deleted.
    StillNeeded,
    BackupSaved,
    /// So many records came in from a file.
    Imported(usize),
}
