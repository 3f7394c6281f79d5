//! The dialog of a letter: ready for one recipient, to be changed as one likes, then opened in mail or copied.
//! Changes are for this once and are not kept.

use leptos::prelude::{Callback, GetValue, StoredValue, component};

use crate::domain::call::Channel;
use crate::domain::command::{Command, LetterOf, Purpose};
use crate::domain::deal::WaitsFor;
use crate::domain::ids::{ActionId, CallId};
use crate::domain::letter::{Handover, Letter, letter};
use crate::domain::offer::is_last_letter;
use crate::domain::participant::{Participant, participant};
use crate::domain::playbook::Role;
use crate::store::Store;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::chat_links::{ChatLinks, is_by_chat, mail_href};
use crate::ui::shared::copy_button::CopyButton;
use crate::ui::shared::dialog::{Close, Dialog, DialogSize};
use crate::ui::shared::field::{AreaSize, Kind, TextField};
use crate::ui::shared::icon::icon;
use crate::view::{RwSignal, Signal, View, view};

/// The dialog.
#[component(transparent)]
pub fn LetterDialog(letter_of: LetterOf, purpose: Purpose) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let written = store.peek(|board, moment| {
        let call = board.call(letter_of.about)?;
        let recipient = participant(&letter_of.to, call, board, moment)?;
        let letter = letter(&letter_of.id, call, &recipient, board, moment)?;
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
            foot=move |close| view! { <Foot letter_of draft purpose close/> }
        >
            {recipient.map(|recipient| view! { <Lead recipient/> })}
            <DraftFields draft/>
            <Attachments lines=draft.with_untracked(|letter| letter.attach.clone())/>
            <Show when=move || draft.with(is_too_long)>
                <p class="letter__attach">{t!(texts, letter.too_long)}</p>
            </Show>
        </Dialog>
    }
}

/// In which language and on whose clock the letter is, and what it lacks.
#[component(transparent)]
fn Lead(recipient: Participant) -> View {
    let texts = Texts::expect();
    let there = recipient.zone.place();
    let is_signed = Store::expect().peek(|board, _| !board.settings().user.name.trim().is_empty());
    let has_address = !recipient.contact.email.trim().is_empty();
    let is_unnamed = recipient.role == Role::Sm && recipient.contact.name.trim().is_empty();
    let lack = move || match (is_unnamed, has_address) {
        (true, _) => Some(t_string!(texts, letter.no_sm)),
        (false, false) => Some(t_string!(texts, letter.no_address)),
        (false, true) => None,
    };
    view! {
        <p class="dialog__lead">{t!(texts, letter.lead, place = there.clone())}</p>
        {(!is_signed).then(|| view! { <p class="letter__attach">{t!(texts, letter.no_user)}</p> })}
        {move || lack().map(|lack| view! { <p class="letter__attach">{lack}</p> })}
    }
}

/// What no link carries.
#[component(transparent)]
fn Attachments(lines: Vec<String>) -> View {
    let texts = Texts::expect();
    if lines.is_empty() {
        return View::Nothing;
    }
    view! {
        <div class="letter__attach">
            <p>{t!(texts, letter.attach)}</p>
            <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<View>()}</ul>
        </div>
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
fn Foot(letter_of: LetterOf, draft: RwSignal<Letter>, purpose: Purpose, close: Close) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let tick = match &purpose {
        Purpose::Reminder(_) => Some(t!(texts, letter.mark_reminded)),
        Purpose::Action(call, action) => {
            can_be_ticked(*call, action, &letter_of.to, store).then(|| t!(texts, letter.tick))
        }
        Purpose::Itself | Purpose::Nudge => None,
    };
    let whole = StoredValue::new((letter_of, purpose));
    let take = move |by| {
        let (letter, (of, purpose)) = (draft.get_untracked(), whole.get_value());
        store.dispatch(Command::TakeLetter { letter, of, by, purpose });
    };
    let settle = move |_| {
        let (of, purpose) = whole.get_value();
        settle(store, of.about, purpose);
        close.close();
    };
    view! {
        {tick
            .map(|text| {
                view! {
                    <button class="button" data-variant="quiet" data-place="start" type="button" on:click=settle>
                        {icon("check")}
                        <span>{text}</span>
                    </button>
                }
            })}
        <CopyButton
            text=t!(texts, letter.copy)
            on_copy=Callback::new(move |()| take(Channel::Clipboard))
        />
        <ChatLinks letter=Signal::derive(move || draft.get()) take=Callback::new(take)/>
        <a
            class="button"
            data-variant=move || draft.with(|letter| !is_by_chat(letter)).then_some("primary")
            href=move || draft.with(mail_href)
            on:click=move |_| take(Channel::Mail)
        >
            {icon("mail")}
            <span>{t!(texts, letter.open)}</span>
        </a>
    }
}

/// Ticks what the letter was written for.
fn settle(store: Store, about: CallId, purpose: Purpose) {
    match purpose {
        Purpose::Action(call, action) => store.dispatch(Command::TickAction { call, action }),
        Purpose::Itself | Purpose::Nudge => {}
        Purpose::Reminder(reminder) => store.dispatch(Command::FinishReminder { call: about, reminder }),
    }
}

/// Whether an action is done with this letter: an offer of times is not yet the date agreed, and of several people each is
/// to be written to.
fn can_be_ticked(call: CallId, action: &ActionId, to: &str, store: Store) -> bool {
    let is_done = store.peek(|board, moment| {
        let call = board.call(call)?;
        let spec = board.playbook().play(call.call_type).action(action)?;
        Some(spec.waits_for != Some(WaitsFor::Times) && is_last_letter(spec, to, call, board, moment))
    });
    is_done == Some(true)
}

/// Whether mail cannot be handed the whole letter.
fn is_too_long(letter: &Letter) -> bool {
    matches!(letter.handover(Channel::Mail), Some(Handover::WithoutText(_)))
}
