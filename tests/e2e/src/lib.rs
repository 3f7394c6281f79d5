//! The harness of the journeys.

pub mod bidi;
pub mod driver;
pub mod environment;
pub mod server;
pub mod session;
