//! How records are written down: one small text per record under a key of our own, with a version. Everything that
//! comes in from outside (start, another tab, a file) passes the same decoder, which never guesses: what it cannot
//! read is kept as it is and never written over.

pub mod backup;
pub mod codec;
pub mod compare;
pub mod entry_text;
pub mod fold;
pub mod load;
pub mod preview;
pub mod queue;
mod seal;
mod upgrade;
