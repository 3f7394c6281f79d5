//! The stored format: what is written today can be read back, what was written by each release can be read for ever,
//! and what cannot be read is neither guessed nor touched. `records` are the records the golden files hold,
//! `any_record` makes others.

mod any_record;
mod backup;
mod compare;
mod damage;
mod golden;
mod journal;
mod properties;
mod records;
