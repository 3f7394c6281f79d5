//! Who takes part in a call, each with what their clock shows at its start.

use leptos::prelude::{Callback, component};

use super::this_call::ThisCall;
use crate::domain::board::Board;
use crate::domain::call::{Call, CallType};
use crate::domain::clashes::is_out_of_hours;
use crate::domain::command::{Command, LetterOf, Purpose};
use crate::domain::ids::{CandidateId, LetterId};
use crate::domain::participant::{Participant, participants, sales_manager};
use crate::domain::when::Moment;
use crate::ui::i18n::{Texts, say, t};
use crate::ui::shared::avatar::avatar;
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::ui::shared::small_button::SmallButton;
use crate::ui::shared::when::time_there;
use crate::ui::shared::words;
use crate::view::{Memo, Signal, View, view};

/// What a row shows.
#[derive(Clone, PartialEq)]
struct Person {
    name: String,
    role: String,
    time: String,
    place: String,
    /// It is early or late there.
    is_out_of_hours: bool,
    /// The letter that asks them to come, while the call is planned.
    invitation: Option<LetterId>,
    /// How the invitation left the app.
    invited: Option<String>,
}

/// The participants and, where the comment has no place for candidates, the way to invite more.
#[component(transparent)]
pub fn Participants(this: ThisCall) -> View {
    let texts = Texts::expect();
    let keys = Memo::new(move |_| {
        let keys = |call: &Call, board: &Board, moment: &Moment| {
            people(call, board, moment).into_iter().map(|person| person.key).collect::<Vec<_>>()
        };
        this.read(keys).unwrap_or_default()
    });
    let invites_here = Memo::new(move |_| {
        this.read(|call, _, _| call.call_type != CallType::FirstCall && !call.is_interview()).unwrap_or_default()
    });
    view! {
        <details class="panel" open>
            <summary class="panel__head">
                <h3 class="panel__title">{t!(texts, call.participants)}</h3>
                {icon("chevron")}
            </summary>
            <ul class="people">
                <For each=move || keys.get() key=String::clone let:key>
                    <PersonRow this key/>
                </For>
            </ul>
            <Show when=move || invites_here.get()>
                <InviteButton this/>
            </Show>
        </details>
    }
}

/// Opens the dialog that invites candidates.
#[component(transparent)]
pub fn InviteButton(this: ThisCall) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    view! {
        <div class="button-row">
            <SmallButton
                picture="user-plus"
                text=t!(texts, call.invite)
                press=Callback::new(move |()| dialogs.open(Open::Invite(this.id)))
            />
        </div>
    }
}

/// Everything known of a candidate: CV, portfolio, skills, ways to reach them.
#[component(transparent)]
pub fn EditCandidate(candidate: CandidateId, #[prop(into)] name: Signal<String>) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=t!(texts, call.edit_person, name = name.get())
            on:click=move |_| dialogs.open(Open::Candidate(candidate))
        >
            {icon("pencil")}
        </button>
    }
}

/// The buttons that edit a candidate and take them off the call.
#[component(transparent)]
pub fn CandidateTools(this: ThisCall, candidate: CandidateId, #[prop(into)] name: Signal<String>) -> View {
    let texts = Texts::expect();
    view! {
        <EditCandidate candidate name/>
        <button
            class="icon-button"
            type="button"
            aria-label=t!(texts, call.remove_person, name = name.get())
            on:click=move |_| this.dispatch(Command::Uninvite { call: this.id, candidate })
        >
            {icon("trash")}
        </button>
    }
}

#[component(transparent)]
fn PersonRow(this: ThisCall, key: String) -> View {
    let texts = Texts::expect();
    let person = {
        let key = key.clone();
        Memo::new(move |_| this.read(|call, board, moment| person(&key, call, board, moment)).flatten())
    };
    let part = move |of: fn(Person) -> String| move || person.get().map(of).unwrap_or_default();
    let name = Signal::derive(part(|person| person.name));
    let late = move || person.with(|person| person.as_ref().is_some_and(|person| person.is_out_of_hours));
    let invitation = Memo::new(move |_| person.get().and_then(|person| person.invitation));
    // In an interview the comment has the candidates in turn, with these tools.
    let candidate = key.parse().ok().filter(|_| this.peek(|call, _, _| !call.is_interview()) == Some(true));
    let edit = candidate.map(|candidate| view! { <CandidateTools this candidate name/> });
    view! {
        <li class="person">
            {move || avatar(&name.get())} <div>
                <p class="person__name">{name}</p>
                <p class="person__role">{part(|person| person.role)}</p>
            </div> <p class="person__clock">
                <time>{part(|person| person.time)}</time>
                <span class="person__place">{part(|person| person.place)}</span>
                {move || late().then(|| view! { <span class="person__late">{t!(texts, call.out_of_hours)}</span> })}
            </p> <p class="person__tools">
                {move || {
                    let to = key.clone();
                    invitation.get().map(|letter| view! { <InvitationButton this letter to name/> })
                }}
                {edit}
            </p>
            {move || {
                let invited = person.get().and_then(|person| person.invited);
                invited.map(|invited| view! { <p class="person__note">{invited}</p> })
            }}
        </li>
    }
}

/// Opens the letter that asks somebody to come.
#[component(transparent)]
fn InvitationButton(this: ThisCall, letter: LetterId, to: String, name: Signal<String>) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let open = move |_| {
        let of = LetterOf { about: this.id, id: letter.clone(), to: to.clone() };
        dialogs.open(Open::Letter { of, purpose: Purpose::Itself });
    };
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=t!(texts, call.invitation, name = name.get())
            on:click=open
        >
            {icon("letter")}
        </button>
    }
}

/// Everyone in the call, and the sales manager where that is not the user.
fn people(call: &Call, board: &Board, moment: &Moment) -> Vec<Participant> {
    let sm = sales_manager(call, board, moment);
    let is_user = sm.contact.name.trim() == board.settings().user.name.trim();
    let sm = Some(sm).filter(|sm| !is_user && !sm.contact.name.trim().is_empty());
    participants(call, board, moment).into_iter().chain(sm).collect()
}

fn person(key: &str, call: &Call, board: &Board, moment: &Moment) -> Option<Person> {
    let person = people(call, board, moment).into_iter().find(|person| person.key == key)?;
    let invitations = &board.playbook().play(call.call_type).invitations;
    let invitation = invitations.iter().find(|one| one.to == person.role).filter(|_| call.is_planned());
    let invitation = invitation.map(|one| one.letter.clone());
    let invited = invitation.as_ref().and_then(|letter| call.letter_taken(letter, key));
    let name = match person.contact.name.trim() {
        "" => say!(moment.language, call.nameless),
        name => name,
    };
    Some(Person {
        name: name.to_owned(),
        role: words::role(person.role, moment.language),
        time: time_there(call.start.at, &person.zone, moment),
        place: person.zone.place(),
        is_out_of_hours: is_out_of_hours(call.start.at, &person.zone, moment),
        invited: invited.map(|taken| words::taken(taken, moment)),
        invitation,
    })
}
