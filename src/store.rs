//! The state of the page: the board, who is told when it changes, and what is done with the effects of a command.
//! Views read here and send commands here; records are changed nowhere else. [`Store::open`] starts it.

mod backups;
mod effects;
mod health;
mod journaling;
mod keeper;
mod reconciling;
mod ringing;
mod toast;
mod topics;

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use leptos::prelude::{
    Get, LocalStorage, RwSignal, Set, StoredValue, Track, Update, WithValue, expect_context, provide_context,
};

use uuid::Uuid;

use crate::domain::board::{Board, Change};
use crate::domain::command::{Command, Effect};
use crate::domain::history::History;
use crate::domain::language::Language;
use crate::domain::reminder::{Reminder, ReminderId};
use crate::domain::settings::Settings;
use crate::domain::update::update;
use crate::domain::when::Moment;
use crate::domain::zone::{Transition, ZoneName, ZoneRules, Zones};
use crate::persist::codec::Unreadable;
use crate::persist::entry_text;
use crate::platform::{clock, failure, ids, locale, notifications, release, storage, zones};
use keeper::{Keeper, Link};
use ringing::Bell;

pub use crate::platform::family::Family;
pub use crate::platform::notifications::{Permission, Pressed};
pub use backups::{Folder, Found, Offer, Promise, Refusal, Share, Space, Taking};
pub use health::{Health, Trial};
pub use keeper::Safety;

pub use toast::{Toast, Word};
pub use topics::{Topic, Topics};

/// What due reminders say outside the page; the interface words it.
#[derive(Debug, Clone, Default)]
pub struct Announcement {
    pub title: String,
    pub body: String,
    /// Where a click leads.
    pub url: String,
    /// What it is about.
    pub reminders: Vec<ReminderId>,
    /// What can be pressed on it, as a name and in words.
    pub buttons: Vec<(&'static str, String)>,
}

/// Stored records that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadableCounts {
    pub corrupt: usize,
    /// Written by a later release.
    pub newer: usize,
}

/// Words what is to be said of reminders that have just come due.
pub type Announce = fn(&[Reminder], &Board, &Moment) -> Vec<Announcement>;

/// The handle every view gets by [`Store::expect`].
#[derive(Clone, Copy)]
pub struct Store {
    inner: StoredValue<Rc<RefCell<Inner>>, LocalStorage>,
    topics: StoredValue<Rc<Topics>, LocalStorage>,
    minute: RwSignal<DateTime<Utc>>,
    second: RwSignal<DateTime<Utc>>,
    safety: RwSignal<Safety>,
    toasts: RwSignal<Vec<Toast>>,
    permission: RwSignal<Permission>,
    newer_release: RwSignal<bool>,
    /// The journal may still have what local storage lacks.
    is_loading: RwSignal<bool>,
    promise: RwSignal<Option<Promise>>,
    is_backup_due: RwSignal<bool>,
    folder: RwSignal<Option<Folder>>,
    space: RwSignal<Option<Space>>,
    announce: StoredValue<Announce>,
    health: RwSignal<Health>,
    trial: RwSignal<Option<Trial>>,
}

struct Inner {
    board: Board,
    history: History,
    zones: Zones,
    keeper: Keeper,
    bell: Bell,
    browser: Browser,
}

/// What the browser says of its user.
struct Browser {
    zone: ZoneName,
    language: Language,
}

impl Store {
    /// Reads what is stored, starts the ticker and listens to other tabs.
    pub fn open(announce: Announce) -> Store {
        failure::report_panics();
        let (keeper, loaded) = Keeper::open();
        let now = clock::now();
        let page = ids::fresh(now);
        let tab = storage::tab::take().and_then(|id| Uuid::try_parse(&id).ok()).unwrap_or(page);
        storage::tab::leave(tab.to_string());
        let mut board = Board::from_records(loaded.records);
        for entry in &loaded.entries {
            entry.edits.iter().for_each(|edit| drop(board.apply(edit, entry.at)));
        }
        let store = Store {
            minute: RwSignal::new(now),
            second: RwSignal::new(now),
            safety: RwSignal::new(keeper.safety()),
            toasts: RwSignal::new(Vec::new()),
            permission: RwSignal::new(notifications::permission()),
            newer_release: RwSignal::new(false),
            is_loading: RwSignal::new(true),
            promise: RwSignal::new(None),
            is_backup_due: RwSignal::new(false),
            folder: RwSignal::new(None),
            space: RwSignal::new(None),
            topics: StoredValue::new_local(Rc::new(Topics::default())),
            announce: StoredValue::new(announce),
            health: RwSignal::new(Health { is_served: None, has_beat: true, is_battery_low: false }),
            trial: RwSignal::new(None),
            inner: StoredValue::new_local(Rc::new(RefCell::new(Inner {
                board,
                bell: Bell::new(now, keeper.watched_at()),
                history: History::of_tab(tab, page, []),
                zones: Zones::new(rules_of),
                keeper,
                browser: Browser { zone: ZoneName(zones::own()), language: Language::from_tag(&locale::language()) },
            }))),
        };
        provide_context(store);
        storage::on_foreign_write(move |key, text| store.take_over(&key, text.as_deref()));
        release::on_ready(move || store.newer_release.set(true));
        store.open_journal();
        store.watch();
        store
    }

    /// The store of this page.
    pub fn expect() -> Store {
        expect_context::<Store>()
    }

    /// Asks the board something, again whenever the topic changes and at every full minute.
    pub fn read<T>(self, topic: Topic, ask: impl FnOnce(&Board, &Moment) -> T) -> T {
        self.track(topic);
        self.minute.track();
        self.peek(ask)
    }

    /// Asks the board something once.
    pub fn peek<T>(self, ask: impl FnOnce(&Board, &Moment) -> T) -> T {
        let inner = self.inner();
        let inner = inner.borrow();
        ask(&inner.board, &inner.moment(clock::now()))
    }

    /// Carries out a command, and what follows from it.
    pub fn dispatch(self, command: Command) {
        let inner = self.inner();
        let effects = inner.borrow_mut().carry_out(command);
        for effect in effects {
            self.run(effect);
        }
    }

    /// Changes the settings.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.peek(|board, _| board.settings().clone());
        change(&mut settings);
        self.dispatch(Command::ChangeSettings(settings));
    }

    /// The present instant, anew every second: for clocks.
    pub fn now(self) -> DateTime<Utc> {
        self.second.get()
    }

    /// The interface's language: the chosen one, else the browser's.
    pub fn language(self) -> Language {
        self.track(Topic::Settings);
        self.peek(|_, moment| moment.language)
    }

    /// Whether what was typed is kept.
    pub fn safety(self) -> Safety {
        self.safety.get()
    }

    /// Whether there may be more than is shown: the journal is still being read.
    pub fn is_loading(self) -> bool {
        self.is_loading.get()
    }

    /// How many records were lost in one store and came back from the other.
    pub fn restored(self) -> usize {
        self.safety.track();
        self.inner().borrow().keeper.restored
    }

    /// The user knows.
    pub fn forget_restored(self) {
        self.with(|inner| inner.keeper.restored = 0);
        self.safety.update(|_| {});
    }

    /// How many stored records could not be read.
    pub fn unreadable(self) -> UnreadableCounts {
        self.safety.track();
        let inner = self.inner();
        let inner = inner.borrow();
        let kept = inner.keeper.unreadable();
        let newer = kept.iter().filter(|kept| matches!(kept.why, Unreadable::Newer(_))).count();
        UnreadableCounts { corrupt: kept.len() - newer, newer }
    }

    /// Tells the browser which language the page is in.
    pub fn tell_page_language(self, language: Language) {
        locale::set_page_language(language.tag());
    }

    /// Whether a newer release of the page is ready.
    pub fn has_newer_release(self) -> bool {
        self.newer_release.get()
    }

    /// Changes over to the newer release. Everything typed is stored already.
    pub fn change_over(self) {
        release::apply();
    }

    /// All zone names the browser knows, for a list to choose from.
    pub fn zone_names(self) -> Vec<String> {
        zones::names()
    }

    fn track(self, topic: Topic) {
        self.topics.with_value(|topics| topics.track(topic));
    }

    fn inner(self) -> Rc<RefCell<Inner>> {
        self.inner.with_value(Rc::clone)
    }

    /// Another tab stored something. Where there is a journal, it tells of it.
    fn take_over(self, key: &str, text: Option<&str>) {
        let is_alone = self.with(|inner| inner.keeper.link == Link::Missing) && key.starts_with(entry_text::PREFIX);
        if let Some(Ok(entry)) = text.filter(|_| is_alone).map(entry_text::read) {
            self.dispatch(Command::TakeOver(vec![entry]));
        }
    }

    fn show(self, changes: &[Change]) {
        let inner = self.inner();
        inner.borrow_mut().bell.look_again();
        self.topics.with_value(|topics| topics.notify(changes, &inner.borrow().board));
    }
}

impl Inner {
    fn moment(&self, now: DateTime<Utc>) -> Moment<'_> {
        self.browser.moment(now, self.board.settings(), &self.zones)
    }

    fn carry_out(&mut self, command: Command) -> Vec<Effect> {
        let now = clock::now();
        let moment = self.browser.moment(now, self.board.settings(), &self.zones);
        update(&mut self.board, &mut self.history, command, &moment, &mut || ids::fresh(now))
    }
}

impl Browser {
    /// The moment for this user: what the settings leave open, the browser says.
    fn moment<'a>(&self, now: DateTime<Utc>, settings: &Settings, zones: &'a Zones) -> Moment<'a> {
        Moment {
            now,
            zone: settings.zone.clone().unwrap_or_else(|| self.zone.clone()),
            language: settings.language.unwrap_or(self.language),
            zones,
        }
    }
}

fn rules_of(name: &ZoneName) -> Option<ZoneRules> {
    let offsets = zones::offsets(&name.0, clock::now().timestamp())?;
    Some(ZoneRules {
        first_offset: offsets.first,
        transitions: offsets
            .changes
            .into_iter()
            .filter_map(|(at, offset)| Some(Transition { at: DateTime::from_timestamp(at, 0)?, offset }))
            .collect(),
    })
}
