//! The places of the app. Where the user is stands in the query of one path, so that a copied link works on every
//! static host; every link of the app is made here.

use leptos::prelude::With;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use crate::domain::ids::{CallId, DealId};
use crate::domain::reminder::ReminderKey;
use crate::view::Memo;

/// Where the user is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Board,
    /// A deal, at one of its calls; without one, at its present call.
    Deal(DealId, Option<CallId>),
    Reminders,
    Settings,
    /// What is kept where: backups, the bin.
    Data,
    /// All deals that ended as hired.
    Hired,
    /// All deals that were lost.
    Lost,
    /// A link that leads nowhere.
    Unknown,
}

/// What was pressed on a reminder's notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    Letter,
    Done,
    Snooze,
}

impl Press {
    /// How the service worker calls it, and links do: `&do=letter`.
    pub fn name(self) -> &'static str {
        match self {
            Press::Letter => "letter",
            Press::Done => "done",
            Press::Snooze => "snooze",
        }
    }

    /// What a link asks to be done once, and with which reminder, if it does.
    pub fn follow() -> Memo<Option<(Press, CallId, ReminderKey)>> {
        let query = use_query_map();
        Memo::new(move |_| With::with(&query, |query| Press::read(&query.get("do")?, &query.get("reminder")?)))
    }

    /// The same from its parts; a reminder is named by its call and its key, with `|` between.
    pub fn read(press: &str, reminder: &str) -> Option<(Press, CallId, ReminderKey)> {
        let press = [Press::Letter, Press::Done, Press::Snooze].into_iter().find(|known| known.name() == press)?;
        let (call, key) = reminder.split_once('|')?;
        Some((press, call.parse().ok()?, ReminderKey(key.to_owned())))
    }
}

impl Place {
    /// The link to this place, relative to the page.
    pub fn href(self) -> String {
        match self {
            Place::Board | Place::Unknown => "?".to_owned(),
            Place::Deal(deal, None) => format!("?deal={deal}"),
            Place::Deal(deal, Some(call)) => format!("?deal={deal}&call={call}"),
            Place::Reminders => "?view=reminders".to_owned(),
            Place::Settings => "?view=settings".to_owned(),
            Place::Data => "?view=data".to_owned(),
            Place::Hired => "?view=hired".to_owned(),
            Place::Lost => "?view=lost".to_owned(),
        }
    }

    /// Follows the address bar.
    pub fn follow() -> Memo<Place> {
        let query = use_query_map();
        Memo::new(move |_| With::with(&query, Place::read))
    }

    fn read(query: &ParamsMap) -> Place {
        if let Some(deal) = query.get("deal") {
            let call = query.get("call").and_then(|call| call.parse().ok());
            return deal.parse().map_or(Place::Unknown, |deal| Place::Deal(deal, call));
        }
        match query.get("view").as_deref() {
            None | Some("board") => Place::Board,
            Some("reminders") => Place::Reminders,
            Some("settings") => Place::Settings,
            Some("data") => Place::Data,
            Some("hired") => Place::Hired,
            Some("lost") => Place::Lost,
            Some(_) => Place::Unknown,
        }
    }
}
