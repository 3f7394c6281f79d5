//! Looking at the clock, and ringing. The truth is what the records say of due and done: a timer, the worker's beat and every
//! waking of the page only lead to another look. What is due is claimed in the journal first, so that of all tabs one shows
//! it; what was shown is noted in the records, and nothing else ends the asking.

use chrono::{DateTime, Duration, DurationRound, Utc};
use leptos::prelude::{Get, GetUntracked, GetValue, Set};
use leptos::task::spawn_local;

use super::keeper::Link;
use super::{Announcement, Inner, Store};
use crate::domain::command::Command;
use crate::domain::iso::written;
use crate::domain::reminder::{Reminder, ReminderId, asking, next_to_ask, on_show};
use crate::platform::journal::{self, Claimed, NoAnswer};
use crate::platform::notifications::{self, Notice};
use crate::platform::ticker::{self, Alarm};
use crate::platform::{attention, clock};

/// After so many seconds without a look the page slept, or its clock was moved.
const SLEPT: i64 = 90;
/// How often it is noted that a page is looking, in seconds.
const NOTED_EVERY: i64 = 20;
/// How long the page looks no closer while nothing is due, in seconds.
const LONGEST_QUIET: i64 = 60;
/// How long the browser has to show something, in seconds.
const PATIENCE: i64 = 15;
/// So many of the page's seconds without the worker's beat, and it has none.
const SILENCE: u8 = 5;
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

/// What this page knows of its ringing.
pub(super) struct Bell {
    /// When the page last looked.
    looked_at: DateTime<Utc>,
    noted_at: DateTime<Utc>,
    /// Nothing asks for attention before, as far as is known.
    quiet_until: DateTime<Utc>,
    /// Since when no page was looking; none once what came due meanwhile was shown.
    away_since: Option<DateTime<Utc>>,
    /// Since when it is being shown what was claimed.
    ringing_since: Option<DateTime<Utc>>,
    /// The reminders that may have a notification on the screen, by their tags; none before the first look.
    on_show: Option<Vec<String>>,
    alarm: Option<Alarm>,
    beats: u32,
    silence: u8,
}

impl Bell {
    /// A bell that knows when some page last looked.
    pub fn new(now: DateTime<Utc>, watched_at: Option<DateTime<Utc>>) -> Bell {
        Bell {
            looked_at: watched_at.map_or(now, |at| at.min(now)),
            noted_at: DateTime::<Utc>::MIN_UTC,
            quiet_until: now,
            away_since: None,
            ringing_since: None,
            on_show: None,
            alarm: None,
            beats: 0,
            silence: 0,
        }
    }

    /// Something was changed: what was found so far may be wrong.
    pub fn look_again(&mut self) {
        self.quiet_until = DateTime::<Utc>::MIN_UTC;
    }
}

impl Store {
    /// Starts looking at the clock.
    pub(super) fn watch(self) {
        ticker::every_second(move || self.second_passes());
        ticker::on_waking(move || {
            self.with(|inner| inner.bell.look_again());
            self.permission.set(notifications::permission());
            self.examine();
            self.tick();
        });
        attention::every_beat(move || self.tick());
        self.examine();
        self.tick();
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

    fn second_passes(self) {
        let has_beat = self.with(|Inner { bell, .. }| {
            let beats = attention::beats();
            bell.silence = if beats == bell.beats { bell.silence.saturating_add(1) } else { 0 };
            bell.beats = beats;
            bell.silence < SILENCE
        });
        let health = self.health.get_untracked();
        if health.has_beat != has_beat {
            self.health.set(Health { has_beat, ..health });
        }
        // A timer that is set by a timer is slowed down in the background, and so on: the worker's beat leads to it then.
        if !has_beat || self.with(|inner| inner.bell.beats == 0) {
            self.tick();
        }
    }

    fn tick(self) {
        let now = clock::now();
        let full = |instant: DateTime<Utc>, step| instant.duration_trunc(step).unwrap_or(instant);
        let is_other = |known: DateTime<Utc>, step| full(now, step) != full(known, step);
        self.look(now);
        if is_other(self.second.get_untracked(), Duration::seconds(1)) {
            self.second.set(now);
        }
        if is_other(self.minute.get_untracked(), Duration::minutes(1)) {
            self.minute.set(now);
            self.reconnect();
            self.examine();
        }
    }

    /// Looks whether something asks for attention, unless it is known that nothing can.
    fn look(self, now: DateTime<Utc>) {
        let away_since = self.with(|inner| {
            let bell = &mut inner.bell;
            let unseen = now - bell.looked_at;
            if unseen > Duration::seconds(SLEPT) {
                // Another tab may have looked meanwhile.
                let watched_at = inner.keeper.watched_at().filter(|at| *at <= now);
                let since = watched_at.map_or(bell.looked_at, |at| at.max(bell.looked_at));
                // An earlier absence that is not told of yet counts as well.
                let is_away = now - since > Duration::seconds(SLEPT);
                bell.away_since = bell.away_since.or(is_away.then_some(since));
            }
            if unseen.num_seconds() < 0 || unseen > Duration::seconds(SLEPT) {
                bell.look_again();
            }
            bell.looked_at = now;
            // What came due in an absence stays to be told of until it was.
            if bell.away_since.is_none() && (now - bell.noted_at).abs() >= Duration::seconds(NOTED_EVERY) {
                bell.noted_at = now;
                inner.keeper.note_watch(now);
            }
            (now >= bell.quiet_until).then_some(bell.away_since)
        });
        if let Some(away_since) = away_since {
            self.be_quiet(now);
            self.clear_away();
            self.dispatch(Command::Look { away_since });
            self.with(|inner| {
                // What the journal still has to say may have come due meanwhile, too.
                if inner.bell.ringing_since.is_none() && inner.keeper.link != Link::Opening {
                    inner.bell.away_since = None;
                }
            });
        }
    }

    /// Until something can ask for attention.
    fn be_quiet(self, now: DateTime<Utc>) {
        let next = self.peek(next_to_ask);
        let latest = now + Duration::seconds(LONGEST_QUIET);
        self.with(|inner| {
            inner.bell.quiet_until = next.map_or(latest, |next| next.min(latest));
            inner.bell.alarm = next.map(|next| ticker::alarm((next - now).num_milliseconds(), move || self.tick()));
        });
    }

    /// Takes back the notifications of what was done, moved or put off.
    fn clear_away(self) {
        let tags: Vec<String> =
            self.peek(|board, moment| on_show(board, moment).iter().map(|reminder| tag(&reminder.id())).collect());
        let is_any_over = self.with(|Inner { bell, .. }| {
            let known = bell.on_show.replace(tags.clone());
            known.is_none_or(|known| known.iter().any(|tag| !tags.contains(tag)))
        });
        if is_any_over {
            spawn_local(async move { notifications::close_all_but(&tags).await });
        }
    }

    /// Shows reminders that ask for attention, unless another tab does.
    pub(super) fn ring(self, reminders: Vec<Reminder>, away_since: Option<DateTime<Utc>>) {
        let now = clock::now();
        let begins = self.with(|Inner { bell, .. }| {
            // Until they were shown, here or elsewhere, they are asked for again.
            bell.look_again();
            // A browser that does not answer does not silence the page for ever.
            let is_ringing = bell.ringing_since.is_some_and(|since| (now - since).abs() < Duration::seconds(PATIENCE));
            if !is_ringing {
                bell.ringing_since = Some(now);
            }
            !is_ringing
        });
        if begins {
            spawn_local(async move {
                match self.show_claimed(reminders, away_since).await {
                    Ok(shown) if !shown.is_empty() => self.dispatch(Command::Rang { reminders: shown, away_since }),
                    // Another tab shows them, or the journal has to be read or opened first.
                    Ok(_) | Err(NoAnswer) => {}
                }
                self.with(|inner| inner.bell.ringing_since = None);
            });
        }
    }

    /// Answers which were shown, by this tab or another.
    async fn show_claimed(
        self,
        reminders: Vec<Reminder>,
        away_since: Option<DateTime<Utc>>,
    ) -> Result<Vec<ReminderId>, NoAnswer> {
        let names: Vec<String> = reminders.iter().map(name).collect();
        let Some(Claimed { claimed, shown }) = self.claim(names).await? else {
            return Ok(Vec::new());
        };
        // The board is as the journal was when they were claimed: what was done elsewhere is done here.
        let still = self.peek(|board, moment| asking(away_since, board, moment));
        let mine: Vec<Reminder> = still.into_iter().filter(|reminder| claimed.contains(&name(reminder))).collect();
        self.announce(&mine).await;
        let is_noted = |reminder: &&Reminder| {
            let name = name(reminder);
            claimed.contains(&name) || shown.contains(&name)
        };
        let noted = reminders.iter().filter(is_noted).map(Reminder::id).collect();
        self.settle(claimed).await;
        Ok(noted)
    }

    /// Without a journal each tab shows them; with the same tag, so that one is to be seen. None while it is being opened, or
    /// where it has to be read first.
    async fn claim(self, names: Vec<String>) -> Result<Option<Claimed>, NoAnswer> {
        let (link, page, read_to) =
            self.with(|inner| (inner.keeper.link, inner.history.page().to_string(), inner.keeper.queue.read_to()));
        match link {
            Link::Opening => Ok(None),
            Link::Missing => Ok(Some(Claimed { claimed: names, shown: Vec::new() })),
            Link::Open => {
                let now = clock::now().timestamp_millis();
                let claimed = journal::claim(&page, read_to, names, now).await?;
                if claimed.is_none() {
                    self.read_on();
                }
                Ok(claimed)
            }
        }
    }

    async fn settle(self, claimed: Vec<String>) {
        if self.with(|inner| inner.keeper.link == Link::Open) && !claimed.is_empty() {
            // Failed, the records say it in a moment, and until then the claim does.
            let _ = journal::settle(claimed).await;
        }
    }

    async fn announce(self, reminders: &[Reminder]) {
        let announce = self.announce.get_value();
        let all = self.peek(|board, moment| announce(reminders, board, moment));
        if !all.is_empty() {
            self.be_heard();
        }
        for words in all {
            // Refused or not: the alert in the page is there in any case.
            let _ = notifications::show(&notice(words)).await;
        }
    }

    fn be_heard(self) {
        if self.peek(|board, _| board.settings().rings_aloud) == Some(true) {
            attention::chime();
        }
    }

    fn examine(self) {
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

/// One notification a reminder: a second one with its tag takes its place. So it is with all that are about several.
fn notice(words: Announcement) -> Notice {
    let Announcement { title, body, url, reminders, buttons } = words;
    let reminders: Vec<String> = reminders.iter().map(tag).collect();
    let tag = match reminders.as_slice() {
        [one] => one.clone(),
        _ => "callboard".to_owned(),
    };
    Notice { title, body, tag, url, reminders, buttons }
}

fn tag(reminder: &ReminderId) -> String {
    format!("{}|{}", reminder.call, reminder.key.0)
}

/// What the journal knows an asking by: put off, a reminder asks anew.
fn name(reminder: &Reminder) -> String {
    format!("{}|{}", written(reminder.asks_at()), tag(&reminder.id()))
}
