//! Stub.
use super::board::Board;
use super::when::Moment;
use super::zone::ZoneName;
use chrono::{DateTime, Utc};
/// Stub.
pub fn free_slots(_: u16, _: &ZoneName, _: &Board, _: &Moment) -> Vec<DateTime<Utc>> {
    Vec::new()
}
