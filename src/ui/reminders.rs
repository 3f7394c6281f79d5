//! Reminders wherever they ask for attention: the page that lists them, the alerts over every page, and the words of
//! system notifications.

mod agenda;
pub mod alerts;
pub mod announce;
pub mod page;
mod ringing;

pub use agenda::due_now;
