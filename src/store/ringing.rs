//! Looking at the clock, and ringing. The truth is what the records say of due and done: a timer, the worker's beat and every
//! waking of the page only lead to another look. What is due is claimed in the journal first, so that of all tabs one shows
//! it; that it was shown, or refused, is noted in the records. Until then it is asked for again.

use chrono::{DateTime, Duration, DurationRound, Utc};
use leptos::prelude::{GetUntracked, GetValue, Set};
use leptos::task::spawn_local;

use super::health::Health;
use super::keeper::{Keeper, Link};
use super::{Announcement, Inner, Store};
use crate::domain::command::Command;
use crate::domain::iso::written;
use crate::domain::reminder::{Reminder, ReminderId, Unseen, asking, next_to_ask, on_show};
use crate::platform::journal::{self, Claimed};
use crate::platform::notifications::{self, Notice};
use crate::platform::ticker::{self, Alarm};
use crate::platform::{attention, clock};

/// How often it is noted that a page is looking, in seconds.
const NOTED_EVERY: i64 = 20;
/// How long the page looks no closer while nothing is due, in seconds.
const LONGEST_QUIET: i64 = 60;
/// After so many seconds without the worker's beat the page has none.
const SILENCE: i64 = 5;
/// After so many claims in vain the page does without the journal.
const MOST_IN_VAIN: u8 = 10;
/// How soon what was claimed must begin to be shown, in seconds: later another tab may have claimed it, too.
const SOON: i64 = 4;

/// What this page knows of its ringing.
pub(super) struct Bell {
    looked_at: DateTime<Utc>,
    beaten_at: DateTime<Utc>,
    noted_at: DateTime<Utc>,
    /// Nothing asks for attention before, as far as is known.
    quiet_until: DateTime<Utc>,
    /// In which time no page was looking; none once what came due then was shown.
    unseen: Option<Unseen>,
    is_ringing: bool,
    /// How often in a row the journal was asked for nothing.
    in_vain: u8,
    /// The reminders that may have a notification on the screen, by their tags; none while that is not known.
    on_show: Option<Vec<String>>,
    alarm: Option<Alarm>,
}

impl Bell {
    /// A bell that knows when some page last looked.
    pub fn new(now: DateTime<Utc>, watched_at: Option<DateTime<Utc>>) -> Bell {
        Bell {
            looked_at: watched_at.map_or(now, |at| at.min(now)),
            beaten_at: now,
            noted_at: DateTime::<Utc>::MIN_UTC,
            quiet_until: now,
            unseen: None,
            is_ringing: false,
            in_vain: 0,
            on_show: None,
            alarm: None,
        }
    }

    /// Something was changed: what was found so far may be wrong.
    pub fn look_again(&mut self) {
        self.quiet_until = DateTime::<Utc>::MIN_UTC;
    }

    /// The time since the last look is unseen, and joins what was not told of yet. Another tab may have looked meanwhile.
    fn open_eyes(&mut self, now: DateTime<Utc>, keeper: &Keeper) {
        let mut now_unseen = Unseen { since: self.looked_at.min(now), until: now };
        if now_unseen.is_away() {
            let watched_at = keeper.watched_at().filter(|at| *at <= now);
            now_unseen.since = watched_at.map_or(now_unseen.since, |at| at.max(now_unseen.since));
        }
        if now_unseen.is_away() || now < self.looked_at {
            self.look_again();
        }
        match &mut self.unseen {
            // Looks in vain make no absence of what is not told of yet.
            Some(unseen) if now_unseen.is_away() => unseen.until = now,
            Some(_) => {}
            None => self.unseen = Some(now_unseen),
        }
        self.looked_at = now;
    }

    fn has_beat(&self, now: DateTime<Utc>) -> bool {
        (now - self.beaten_at).num_seconds().abs() < SILENCE
    }
}

impl Store {
    /// Starts looking at the clock.
    pub(super) fn watch(self) {
        ticker::every_second(move || self.second_passes());
        ticker::on_waking(move || {
            self.with(|inner| inner.bell.look_again());
            self.examine();
            self.tick();
        });
        attention::every_beat(move || {
            self.with(|inner| inner.bell.beaten_at = clock::now());
            self.tick();
        });
        spawn_local(async move {
            notifications::worker_is_there().await;
            self.examine();
        });
        self.examine();
        self.tick();
    }

    /// The page's own timer. Where the worker beats it has nothing to do: what a timer sets off is slowed down in the
    /// background, and so is what that sets off.
    fn second_passes(self) {
        let now = clock::now();
        let has_beat = self.with(|inner| inner.bell.has_beat(now));
        let health = self.health.get_untracked();
        if health.has_beat != has_beat {
            self.health.set(Health { has_beat, ..health });
        }
        if !has_beat {
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
        let is_quiet = self.with(|inner| {
            inner.bell.open_eyes(now, &inner.keeper);
            now < inner.bell.quiet_until
        });
        if is_quiet {
            self.note_watch(now);
            return;
        }
        self.be_quiet(now);
        self.clear_away();
        let Some(unseen) = self.with(|inner| inner.bell.unseen) else {
            return;
        };
        let asking = self.peek(|board, moment| asking(unseen, board, moment));
        if asking.is_empty() {
            self.with(|inner| {
                // What the journal still has to say may have come due meanwhile, too.
                if inner.keeper.link != Link::Opening {
                    inner.bell.unseen = None;
                }
            });
            self.note_watch(now);
        } else {
            self.ring(asking, unseen);
        }
    }

    /// Notes now and then that a page is looking. What came due in an absence stays to be told of until it was.
    fn note_watch(self, now: DateTime<Utc>) {
        self.with(|Inner { bell, keeper, .. }| {
            let is_time = (now - bell.noted_at).num_seconds().abs() >= NOTED_EVERY;
            if is_time && !bell.unseen.is_some_and(Unseen::is_away) {
                bell.noted_at = now;
                keeper.note_watch(now);
            }
        });
    }

    /// Until something can ask for attention.
    fn be_quiet(self, now: DateTime<Utc>) {
        let next = self.peek(next_to_ask);
        let latest = now + Duration::seconds(LONGEST_QUIET);
        self.with(|inner| {
            inner.bell.quiet_until = next.map_or(latest, |next| next.min(latest));
            // Less than an hour ahead.
            let wait = |next: DateTime<Utc>| u32::try_from((next - now).num_milliseconds()).unwrap_or_default();
            inner.bell.alarm = next.map(|next| ticker::alarm(wait(next), move || self.tick()));
        });
    }

    /// Takes back the notifications of what was done, moved or put off.
    fn clear_away(self) {
        let tags = self.tags_on_show();
        let is_any_over = self.with(|Inner { bell, keeper, .. }| {
            // As long as the journal is not read, the board is not whole.
            keeper.link != Link::Opening && {
                let known = bell.on_show.replace(tags.clone());
                known.is_none_or(|known| known.iter().any(|tag| !tags.contains(tag)))
            }
        });
        if is_any_over {
            spawn_local(notifications::close_all_but(move || self.tags_on_show()));
        }
    }

    fn tags_on_show(self) -> Vec<String> {
        self.peek(|board, moment| on_show(board, moment).iter().map(|reminder| tag(&reminder.id())).collect())
    }

    /// Shows reminders that ask for attention, unless another tab does. Until they were shown they are asked for again.
    fn ring(self, reminders: Vec<Reminder>, unseen: Unseen) {
        let begins = self.with(|Inner { bell, .. }| {
            bell.look_again();
            !std::mem::replace(&mut bell.is_ringing, true)
        });
        if begins {
            // The alerts in the page do not wait for it.
            self.show(&[]);
            spawn_local(async move {
                let shown = self.show_claimed(reminders, unseen).await;
                self.with(|inner| inner.bell.is_ringing = false);
                if !shown.is_empty() {
                    // What was done while it was being shown is to be taken back.
                    self.with(|inner| inner.bell.on_show = None);
                    self.dispatch(Command::Rang { reminders: shown, unseen });
                }
            });
        }
    }

    /// Answers which were shown, by this tab or another.
    async fn show_claimed(self, reminders: Vec<Reminder>, unseen: Unseen) -> Vec<ReminderId> {
        // Two tabs that show at once could not take account of what the other shows.
        let _turn = attention::turn().await;
        let asked_at = clock::now();
        let is_late = move || (clock::now() - asked_at).num_seconds().abs() > SOON;
        let answer = self.claim(reminders.iter().map(name).collect()).await.filter(|_| !is_late());
        self.with(|Inner { bell, .. }| {
            bell.in_vain = if answer.is_some() { 0 } else { bell.in_vain.saturating_add(1) }
        });
        let Some(Claimed { claimed, shown }) = answer else {
            return Vec::new();
        };
        // The board is as the journal was when they were claimed: what was done elsewhere is done here.
        let mut mine = self.peek(|board, moment| asking(unseen, board, moment));
        mine.retain(|reminder| claimed.contains(&name(reminder)));
        let late = self.announce(&mine, is_late).await;
        let mut noted = reminders;
        noted.retain(|reminder| {
            let name = name(reminder);
            (claimed.contains(&name) || shown.contains(&name)) && !late.contains(&reminder.id())
        });
        noted.iter().map(Reminder::id).collect()
    }

    /// None while the journal is being opened, does not answer, or has to be read first. Without one, each tab shows them, with
    /// the same tag, so that one is to be seen.
    async fn claim(self, names: Vec<String>) -> Option<Claimed> {
        let (link, in_vain, page, read_to) = self.with(|Inner { keeper, history, bell, .. }| {
            (keeper.link, bell.in_vain, history.page().to_string(), keeper.queue.read_to())
        });
        match link {
            _ if in_vain > MOST_IN_VAIN => Some(Claimed { claimed: names, shown: Vec::new() }),
            Link::Missing => Some(Claimed { claimed: names, shown: Vec::new() }),
            Link::Opening => None,
            Link::Open => {
                let claimed = journal::claim(&page, read_to, names, clock::now().timestamp_millis()).await;
                if claimed == Ok(None) {
                    self.read_on();
                }
                claimed.unwrap_or(None)
            }
        }
    }

    /// Answers which it did not come to in time: they are asked for again.
    async fn announce(self, reminders: &[Reminder], is_late: impl Fn() -> bool) -> Vec<ReminderId> {
        let announce = self.announce.get_value();
        let mut all = self.peek(|board, moment| announce(reminders, board, moment)).into_iter();
        if all.len() != 0 {
            self.be_heard();
        }
        for words in all.by_ref() {
            let told = words.reminders.clone();
            // Refused or not: the alert in the page is there in any case. A browser that does not answer is not asked on.
            let is_shown = notifications::show(&notice(words)).await;
            self.settle(reminders.iter().filter(|reminder| !is_shown || told.contains(&reminder.id())));
            if !is_shown {
                return Vec::new();
            }
            if is_late() {
                break;
            }
        }
        all.flat_map(|words| words.reminders).collect()
    }

    /// Nobody shows these again. Failed, the records say it in a moment, and until then the claim does.
    fn settle<'a>(self, shown: impl Iterator<Item = &'a Reminder>) {
        let names: Vec<String> = shown.map(name).collect();
        if self.with(|inner| inner.keeper.link == Link::Open) {
            spawn_local(async move {
                let _ = journal::settle(names).await;
            });
        }
    }

    pub(super) fn be_heard(self) {
        if self.peek(|board, _| board.settings().rings_aloud) == Some(true) {
            attention::chime();
        }
    }
}

/// One notification a reminder: a second one with its tag takes its place. So it is with all that are about several.
pub(super) fn notice(words: Announcement) -> Notice {
    let Announcement { title, body, url, reminders, buttons } = words;
    let reminders: Vec<String> = reminders.iter().map(tag).collect();
    let tag = match reminders.as_slice() {
        [] => "callboard-trial".to_owned(),
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
