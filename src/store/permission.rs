//! Whether system notifications are allowed here, and asking for them.

use leptos::prelude::{Get, Set};
use leptos::task::spawn_local;

use super::{Permission, Store};
use crate::platform::notifications;

impl Store {
    /// What the browser allows.
    pub fn permission(self) -> Permission {
        self.permission.get()
    }

    /// Asks the user to allow notifications; only on a click.
    pub fn ask_permission(self) {
        spawn_local(async move { self.permission.set(notifications::ask().await) });
    }

    /// Calls back with the place a clicked notification leads to.
    pub fn on_notification_click(self, callback: impl FnMut(String) + 'static) {
        notifications::on_click(callback);
    }
}

pub fn present() -> Permission {
    notifications::permission()
}
