//! Records by their ids alone, in a sorted list: a tree would make the page larger.

use super::board::RecordId;
use super::order::sort_by_key;

/// Some records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IdSet(Vec<RecordId>);

impl IdSet {
    /// Whether a record is among them.
    pub fn contains(&self, id: RecordId) -> bool {
        self.0.binary_search(&id).is_ok()
    }

    /// Each once, in order.
    pub fn iter(&self) -> impl Iterator<Item = RecordId> {
        self.0.iter().copied()
    }
}

impl From<Vec<RecordId>> for IdSet {
    fn from(mut ids: Vec<RecordId>) -> IdSet {
        sort_by_key(&mut ids, |id| *id);
        ids.dedup();
        IdSet(ids)
    }
}
