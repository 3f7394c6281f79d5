//! Fresh ids: UUID version 7 (RFC 9562), which sort by the time they were made at.

use chrono::{DateTime, Utc};
use uuid::{NoContext, Timestamp, Uuid};

/// An id made at `now`.
pub fn fresh(now: DateTime<Utc>) -> Uuid {
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos()))
}
