//! How well the page can ring: what the user allows, what the browser does, and a try of it. When it rings is in
//! [`super::ringing`].

use chrono::{DateTime, Duration, Utc};
use leptos::prelude::{Get, GetUntracked, Set};
use leptos::task::spawn_local;

use super::ringing::notice;
use super::{Announcement, Permission, Pressed, Store};
use crate::platform::family::{Family, family};
use crate::platform::{attention, clock, notifications, ticker};

/// How long after the press a trial rings, in milliseconds.
const TRIAL_AFTER: u16 = 10_000;

/// How well the page can ring here and now, besides what the user allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// The page has a service worker, without which no notification is shown; none while that is not known.
    pub is_served: Option<bool>,
    /// A worker calls every second, whether the page is hidden or not.
    pub has_beat: bool,
    pub is_battery_low: bool,
}

/// A try of the notifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trial {
    /// Rings then.
    Waiting(DateTime<Utc>),
    /// The browser took the notification.
    Shown,
    /// The browser did not show it.
    NotShown,
}

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

    /// How well the page can ring.
    pub fn health(self) -> Health {
        self.health.get()
    }

    /// How the last try of the notifications went, or goes.
    pub fn trial(self) -> Option<Trial> {
        self.trial.get()
    }

    /// Rings in ten seconds, to be seen and heard.
    pub fn try_ringing(self, title: String, body: String) {
        self.trial.set(Some(Trial::Waiting(clock::now() + Duration::milliseconds(i64::from(TRIAL_AFTER)))));
        ticker::after(TRIAL_AFTER, move || {
            self.be_heard();
            spawn_local(async move {
                let words = Announcement { title, body, ..Announcement::default() };
                let is_shown = notifications::show(&notice(words)).await;
                self.trial.set(Some(if is_shown { Trial::Shown } else { Trial::NotShown }));
            });
        });
    }

    /// Shows in the page's title and on the app's icon how many reminders are due.
    pub fn show_due_count(self, count: usize, title: &str) {
        attention::show_count(count, title);
    }

    /// Looks what works: a browser's settings change without a word.
    pub(super) fn examine(self) {
        let permission = notifications::permission();
        if self.permission.get_untracked() != permission {
            self.permission.set(permission);
        }
        spawn_local(async move {
            let (is_served, is_battery_low) = (notifications::has_worker().await, attention::is_battery_low().await);
            let health = self.health.get_untracked();
            let found = Health { is_served: Some(is_served), is_battery_low, ..health };
            if found != health {
                self.health.set(found);
            }
        });
    }
}
