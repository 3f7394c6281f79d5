//! The dialog of a letter: ready for one recipient, to be changed as one likes, then opened in mail or copied.
//! Changes are for this once and are not kept.

use leptos::prelude::{Callback, GetValue, StoredValue, component};

use crate::domain::board::Board;
use crate::domain::call::{Call, Channel};
use crate::domain::client::Contact;
use crate::domain::command::{Command, Purpose};
use crate::domain::ids::{CallId, LetterId};
use crate::domain::letter::{Letter, Mailto, letter as write_letter};
use crate::domain::participant::{Participant, participants, sales_manager};
use crate::domain::playbook::Role;
use crate::domain::reminder::reminders;
use crate::domain::when::Moment;
use crate::store::Store;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::copy_button::CopyButton;
use crate::ui::shared::dialog::{Close, Dialog, DialogSize};
use crate::ui::shared::field::{AreaSize, Kind, TextField};
use crate::ui::shared::icon::icon;
use crate::ui::shared::reminder_tools::{finish, mail_href};
use crate::ui::shared::when::place;
use crate::view::{RwSignal, Signal, View, view};

/// The key of the sales manager, who is no participant.
const SM_KEY: &str = "sm";

/// The dialog.
#[component(transparent)]
pub fn LetterDialog(
    call: CallId,
    /// The recipient's key among the participants, or `sm`.
    to: String,
    letter: LetterId,
    purpose: Purpose,
) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let written = store.peek(|board, moment| {
        let call = board.call(call)?;
        let recipient = recipient(&to, call, board, moment);
        let letter = write_letter(&letter, call, &recipient, board, moment)?;
        Some((recipient, letter))
    });
    let (recipient, letter) = written.unzip();
    let draft = RwSignal::new(letter.unwrap_or_default());
    let name = recipient.as_ref().map(|recipient| recipient.contact.name.trim().to_owned()).unwrap_or_default();
    let title = move || {
        let name = if name.is_empty() { t_string!(texts, letter.nobody).to_owned() } else { name.clone() };
        t_string!(texts, letter.title, name = name)
    };
    view! {
        <Dialog
            title=Signal::derive(title)
            size=DialogSize::Wide
            on_submit=Callback::new(|_: Close| {})
            foot=move |close| view! { <Foot call draft purpose close/> }
        >
            {recipient.map(|recipient| view! { <Lead recipient/> })}
            <DraftFields draft/>
            <Show when=move || draft.with(|letter| matches!(letter.mailto(), Mailto::WithoutBody(_)))>
                <p class="letter__attach">{t!(texts, letter.too_long)}</p>
            </Show>
        </Dialog>
    }
}

/// In which language and on whose clock the letter is, and what it lacks.
#[component(transparent)]
fn Lead(recipient: Participant) -> View {
    let texts = Texts::expect();
    let there = place(&recipient.zone);
    let has_address = !recipient.contact.email.trim().is_empty();
    let is_unnamed = recipient.role == Role::Sm && recipient.contact.name.trim().is_empty();
    let lack = move || match (is_unnamed, has_address) {
        (true, _) => Some(t_string!(texts, letter.no_sm)),
        (false, false) => Some(t_string!(texts, letter.no_address)),
        (false, true) => None,
    };
    view! {
        <p class="dialog__lead">{t!(texts, letter.lead, place = there.clone())}</p>
        {move || lack().map(|lack| view! { <p class="letter__attach">{lack}</p> })}
    }
}

#[component(transparent)]
fn DraftFields(draft: RwSignal<Letter>) -> View {
    let texts = Texts::expect();
    let field = move |of: fn(&Letter) -> &String| Signal::derive(move || draft.with(|letter| of(letter).clone()));
    let write =
        move |into: fn(&mut Letter, String)| Callback::new(move |text| draft.update(|letter| into(letter, text)));
    view! {
        <TextField
            label=t!(texts, letter.to)
            kind=Kind::Email
            value=field(|letter| &letter.to)
            on_input=write(|letter, text| letter.to = text)
        />
        <TextField
            label=t!(texts, letter.subject)
            value=field(|letter| &letter.subject)
            on_input=write(|letter, text| letter.subject = text)
        />
        <TextField
            label=t!(texts, letter.text)
            kind=Kind::Area(AreaSize::Tall)
            autofocus=true
            value=field(|letter| &letter.body)
            on_input=write(|letter, text| letter.body = text)
        />
    }
}

#[component(transparent)]
fn Foot(call: CallId, draft: RwSignal<Letter>, purpose: Purpose, close: Close) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let tick_text = match purpose {
        Purpose::Reminder(_) => t!(texts, letter.mark_reminded),
        Purpose::Action(..) => t!(texts, letter.tick),
    };
    let purpose = StoredValue::new(purpose);
    let take = move |by| {
        let (letter, purpose) = (draft.get_untracked(), purpose.get_value());
        store.dispatch(Command::TakeLetter { call, letter, by, purpose });
    };
    let settle = move |_| {
        settle(store, call, purpose.get_value());
        close.close();
    };
    view! {
        <button class="button" data-variant="quiet" data-place="start" type="button" on:click=settle>
            {icon("check")}
            <span>{tick_text}</span>
        </button>
        <CopyButton
            text=t!(texts, letter.copy)
            on_copy=Callback::new(move |()| take(Channel::Clipboard))
        />
        <a
            class="button"
            data-variant="primary"
            href=move || draft.with(mail_href)
            on:click=move |_| take(Channel::Mail)
        >
            {icon("mail")}
            <span>{t!(texts, letter.open)}</span>
        </a>
    }
}

/// Ticks what the letter was written for.
fn settle(store: Store, call: CallId, purpose: Purpose) {
    match purpose {
        Purpose::Action(action, _) => store.dispatch(Command::TickAction { call, action }),
        Purpose::Reminder(key) => {
            let reminder = store.peek(|board, moment| {
                let all = reminders(board.call(call)?, board, moment);
                all.into_iter().find(|reminder| reminder.key == key)
            });
            if let Some(reminder) = reminder {
                finish(store, &reminder);
            }
        }
    }
}

/// Whom the letter is for. Where nobody is named as SM, the letter is there all the same, without an address.
fn recipient(key: &str, call: &Call, board: &Board, moment: &Moment) -> Participant {
    let known = match key {
        SM_KEY => sales_manager(call, board, moment),
        _ => participants(call, board, moment).into_iter().find(|person| person.key == key),
    };
    known.unwrap_or_else(|| Participant {
        key: key.to_owned(),
        role: Role::Sm,
        contact: Contact::default(),
        zone: moment.zone.clone(),
        language: moment.language,
    })
}
