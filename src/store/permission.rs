//! Whether system notifications are allowed here, and asking for them.

use leptos::prelude::{Get, Set};
use leptos::task::spawn_local;

use super::{Permission, Pressed, Store};
use crate::platform::family::{Family, family};
use crate::platform::notifications;

impl Store {
    /// What the browser allows.
    pub fn permission(self) -> Permission {
        self.permission.get()
    }

    /// Which family of browsers this is, to say where in it something is allowed.
    pub fn browser_family(self) -> Family {
        family()
    }

    /// Asks the user to allow notifications; only on a click.
    pub fn ask_permission(self) {
        spawn_local(async move { self.permission.set(notifications::ask().await) });
    }

    /// Calls back when a notification is pressed.
    pub fn on_notification_press(self, callback: impl FnMut(Pressed) + 'static) {
        notifications::on_press(callback);
    }
}

pub fn present() -> Permission {
    notifications::permission()
}
