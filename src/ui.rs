//! What the user sees. Each folder is one feature and knows the others only by [`routes`] and by what they share;
//! [`app`] puts them together. Views read from the store, send it commands, and keep nothing of their own but drafts
//! and what is open.

mod app;
mod board;
mod call;
mod data;
mod dialogs;
mod i18n;
mod reminders;
mod routes;
mod settings;
mod shared;
mod shell;

/// Shows the page in place of what stood there while it loaded.
pub fn start() {
    crate::view::mount(app::App);
}
