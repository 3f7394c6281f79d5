//! What one does with a reminder: read its letter, open it in mail, copy it, tick it, put it off. Callboard cannot send,
//! so each is one press of the user's.

use leptos::prelude::{Callback, StoredValue, WithValue, component};

use super::chat_links::{ChatLinks, is_by_chat, mail_href};
use super::copy_button::{CopyButton, Look};
use super::dialog::{Dialogs, Open};
use super::icon::icon;
use crate::domain::call::Channel;
use crate::domain::command::{Command, LetterOf, Purpose};
use crate::domain::language::Language;
use crate::domain::letter::{Letter, letter};
use crate::domain::playbook::Role;
use crate::domain::reminder::{Reminder, ReminderState};
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, say, t};
use crate::ui::shared::words;
use crate::view::{Memo, Signal, View, view};

/// How long "Later" puts a reminder off, in minutes.
const LATER_MINUTES: u16 = 5;

/// Where the tools stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tools {
    /// In a list: all alike.
    InList,
    /// In an alert: opening the mail stands out.
    InAlert,
}

/// The buttons of a reminder, as far as its state has a use for them.
#[component(transparent)]
pub fn ReminderTools(reminder: Reminder, tools: Tools) -> View {
    let class = match tools {
        Tools::InList => "reminder__tools",
        Tools::InAlert => "alert__tools",
    };
    let buttons = match reminder.state {
        ReminderState::Done(_) => view! { <ReopenButton reminder/> },
        ReminderState::Dropped => return View::Nothing,
        ReminderState::Due => {
            let later = reminder.clone();
            view! {
                <LetterTools reminder tools/>
                <LaterButton reminder=later/>
            }
        }
        ReminderState::Upcoming | ReminderState::Snoozed(_) | ReminderState::Missed => {
            view! { <LetterTools reminder tools/> }
        }
    };
    view! { <div class=class>{buttons}</div> }
}

/// Ticks a reminder, and takes its notification back.
pub fn finish(store: Store, reminder: &Reminder) {
    store.dispatch(Command::FinishReminder { call: reminder.call, reminder: reminder.key.clone() });
    store.close_notification(reminder);
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
        reminder.with_value(|reminder| {
            dialogs.open(Open::Letter { of: letter_of(reminder), purpose: Purpose::Reminder(reminder.key.clone()) });
        });
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
        <button
            class="button"
            data-size="small"
            type="button"
            on:click=move |_| reminder.with_value(|reminder| finish(store, reminder))
        >
            {icon("check")}
            <span>{t!(texts, inbox.done)}</span>
        </button>
    }
}

#[component(transparent)]
fn LaterButton(reminder: Reminder) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let put_off = move |_| {
        store.dispatch(Command::SnoozeReminder {
            call: reminder.call,
            reminder: reminder.key.clone(),
            minutes: LATER_MINUTES,
        });
        store.close_notification(&reminder);
    };
    view! {
        <button class="button" data-size="small" data-variant="quiet" type="button" on:click=put_off>
            {icon("later")}
            <span>{t!(texts, inbox.later)}</span>
        </button>
    }
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
