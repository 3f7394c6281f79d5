//! The journeys' harness: a browser under WebDriver ([`session`]), a host for the built page ([`server`]), records to
//! begin with ([`seed`]), and the page as its user sees it ([`page`]). A test calls [`journey::in_both_languages`].

pub mod bidi;
pub mod driver;
pub mod environment;
pub mod journey;
pub mod kill;
pub mod ledger;
pub mod page;
pub mod seed;
pub mod server;
pub mod session;
pub mod words;

pub use journey::{Setup, in_both_languages, in_english, run};
pub use page::{Callboard, Card, Notification, Role};
