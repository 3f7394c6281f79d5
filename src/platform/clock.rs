//! The one place that reads the clock.

use chrono::{DateTime, Utc};

/// The present instant.
pub fn now() -> DateTime<Utc> {
    Utc::now()
}
