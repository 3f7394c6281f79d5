//! What one does with a reminder: read its letter, open it in mail, copy it, tick it, put it off. Callboard cannot send,
//! so each is one press of the user's.

use leptos::prelude::{Callback, GetValue, StoredValue, WithValue, component};

use super::chat_links::{ChatLinks, is_by_chat, mail_href};
use super::copy_button::{CopyButton, Look};
use super::dialog::{Dialogs, Open};
use super::icon::icon;
use super::menu::{Menu, MenuLook, OpenMenu};
use super::small_button::SmallButton;
use crate::domain::call::Channel;
use crate::domain::command::{Command, LetterOf, Purpose};
use crate::domain::ids::CallId;
use crate::domain::language::Language;
use crate::domain::letter::{Letter, letter};
use crate::domain::playbook::Role;
use crate::domain::reminder::{Reminder, ReminderId, ReminderKey, ReminderState, reminder_of};
use crate::domain::snooze::Snooze;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, say, t};
use crate::ui::routes::Press;
use crate::ui::shared::words;
use crate::view::{Memo, Signal, View, live, of, view};

/// How long the button of a notification puts a reminder off.
pub const PUT_OFF: Snooze = Snooze::Minutes(5);

/// Where the tools stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tools {
    /// In a list: all alike.
    InList,
    /// In an alert: opening the mail stands out.
    InAlert,
    /// In a list, when the call is over: there is nobody to write to any more.
    AfterCall,
}

/// The buttons of a reminder, as far as its state has a use for them.
#[component(transparent)]
pub fn ReminderTools(reminder: Reminder, tools: Tools) -> View {
    let class = match tools {
        Tools::InList | Tools::AfterCall => "reminder__tools",
        Tools::InAlert => "alert__tools",
    };
    let buttons = match reminder.state {
        ReminderState::Done(_) => view! { <ReopenButton reminder/> },
        ReminderState::Dropped => return View::Nothing,
        ReminderState::Due => {
            let later = reminder.id();
            view! {
                <LetterTools reminder tools/>
                <LaterMenu reminder=later/>
            }
        }
        ReminderState::Missed if tools == Tools::AfterCall => view! { <DoneButton reminder/> },
        ReminderState::Upcoming | ReminderState::Snoozed(_) | ReminderState::Missed => {
            view! { <LetterTools reminder tools/> }
        }
    };
    view! { <div class=class>{buttons}</div> }
}

/// Whom a reminder is for, in words.
pub fn whom(reminder: &Reminder, language: Language) -> String {
    let name = reminder.recipient.contact.name.trim();
    match reminder.recipient.role {
        Role::User => say!(language, inbox.yourself).to_owned(),
        role if name.is_empty() => words::role(role, language),
        _ => name.to_owned(),
    }
}

#[component(transparent)]
fn LetterTools(reminder: Reminder, tools: Tools) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let reminder = StoredValue::new(reminder);
    let text = Memo::new(move |_| reminder.with_value(|reminder| written(reminder, store)));
    let read = move |_| {
        reminder.with_value(|reminder| dialogs.open(letter_dialog(reminder)));
    };
    let take = move |by| {
        let (of, key) = reminder.with_value(|reminder| (letter_of(reminder), reminder.key.clone()));
        let letter = text.get_untracked();
        store.dispatch(Command::TakeLetter { letter, of, by, purpose: Purpose::Reminder(key) });
    };
    view! {
        <Show when=move || !text.with(is_by_chat)>
            <a
                class="button"
                data-size="small"
                data-variant=(tools == Tools::InAlert).then_some("primary")
                href=move || text.with(mail_href)
                on:click=move |_| take(Channel::Mail)
            >
                {icon("mail")}
                <span>{t!(texts, inbox.mail)}</span>
            </a>
        </Show>
        <ChatLinks letter=Signal::derive(move || text.get()) look=Look::Small take=Callback::new(take)/>
        <button class="button" data-size="small" type="button" on:click=read>
            {icon("letter")}
            <span>{t!(texts, inbox.letter)}</span>
        </button>
        <CopyButton
            text=t!(texts, inbox.copy)
            look=Look::Small
            on_copy=Callback::new(move |()| take(Channel::Clipboard))
        />
        <DoneButton reminder=reminder.get_value()/>
    }
}

#[component(transparent)]
fn DoneButton(reminder: Reminder) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    view! {
        <SmallButton
            picture="check"
            text=t!(texts, inbox.done)
            press=Callback::new(move |()| {
                store.dispatch(Command::FinishReminder { call: reminder.call, reminder: reminder.key.clone() })
            })
        />
    }
}

/// For how long it can be put off: never into its call.
#[component(transparent)]
fn LaterMenu(reminder: ReminderId) -> View {
    let texts = Texts::expect();
    view! {
        <Menu
            picture="later"
            text=t!(texts, inbox.later)
            title=t!(texts, inbox.later_title)
            look=MenuLook::Small
            items=move |menu| view! { <LaterItems reminder=reminder.clone() menu/> }
        />
    }
}

#[component(transparent)]
fn LaterItems(reminder: ReminderId, menu: OpenMenu) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let (deal, call) = (reminder.deal, reminder.call);
    let possible = Memo::new(move |_| {
        store.read(Topic::Deal(deal), |board, moment| {
            let start = board.call(call).map(|call| call.start.at)?;
            Some(Snooze::ALL.into_iter().filter(|snooze| snooze.until(start, moment).is_some()).collect::<Vec<_>>())
        })
    });
    let reminder = StoredValue::new(reminder);
    let item = move |snooze| {
        let put_off = move |_| {
            menu.close();
            let ReminderId { call, key: reminder, .. } = reminder.get_value();
            store.dispatch(Command::SnoozeReminder { call, reminder, snooze });
        };
        view! {
            <button class="menu__item" type="button" on:click=put_off>
                <span>{move || words::snooze(snooze, texts.language())}</span>
            </button>
        }
    };
    live(move || {
        let possible = possible.get().unwrap_or_default();
        if possible.is_empty() {
            view! { <p class="menu__hint">{t!(texts, inbox.no_later)}</p> }
        } else {
            possible.into_iter().map(|snooze| of(snooze, item(snooze))).collect::<View>()
        }
    })
}

#[component(transparent)]
fn ReopenButton(reminder: Reminder) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let reopen = move |_| {
        store.dispatch(Command::ReopenReminder { call: reminder.call, reminder: reminder.key.clone() });
    };
    view! {
        <button class="button" data-size="small" data-variant="quiet" type="button" on:click=reopen>
            {icon("undo")}
            <span>{t!(texts, inbox.reopen)}</span>
        </button>
    }
}

/// Does what a button of a reminder's notification says.
pub fn press(press: Press, call: CallId, reminder: ReminderKey, store: Store, dialogs: Dialogs) {
    match press {
        Press::Done => store.dispatch(Command::FinishReminder { call, reminder }),
        Press::Snooze => store.dispatch(Command::SnoozeReminder { call, reminder, snooze: PUT_OFF }),
        Press::Letter => {
            if let Some(reminder) = store.peek(|board, moment| reminder_of(call, &reminder, board, moment)) {
                dialogs.open(letter_dialog(&reminder));
            }
        }
    }
}

fn letter_dialog(reminder: &Reminder) -> Open {
    Open::Letter { of: letter_of(reminder), purpose: Purpose::Reminder(reminder.key.clone()) }
}

fn letter_of(reminder: &Reminder) -> LetterOf {
    LetterOf { about: reminder.call, id: reminder.letter.clone(), to: reminder.recipient.key.clone() }
}

/// The reminder's letter as the records make it now.
fn written(reminder: &Reminder, store: Store) -> Letter {
    store.read(Topic::Deal(reminder.deal), |board, moment| {
        let call = board.call(reminder.call);
        let written = call.and_then(|call| letter(&reminder.letter, call, &reminder.recipient, board, moment));
        written.unwrap_or_default()
    })
}
