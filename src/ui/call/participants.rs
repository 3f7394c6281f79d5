//! Who takes part in a call, each with what their clock shows at its start.

use leptos::prelude::component;

use super::this_call::ThisCall;
use crate::domain::board::Board;
use crate::domain::call::{Call, CallType};
use crate::domain::clashes::is_out_of_hours;
use crate::domain::command::{Command, Purpose};
use crate::domain::ids::{ActionId, CandidateId, LetterId};
use crate::domain::participant::{Participant, participants};
use crate::domain::playbook::Role;
use crate::domain::when::Moment;
use crate::ui::i18n::{Texts, say, t};
use crate::ui::shared::avatar::avatar;
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::ui::shared::when::time_there;
use crate::ui::shared::words;
use crate::view::{Memo, Signal, View, view};

#[derive(Clone, PartialEq, Eq, Hash)]
struct Person {
    key: String,
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
    /// A candidate who is edited and taken off the call here; in an interview the comment has them in turn.
    candidate: Option<CandidateId>,
}

/// The participants and, where the comment has no place for candidates, the way to invite more.
#[component(transparent)]
pub fn Participants(this: ThisCall) -> View {
    let texts = Texts::expect();
    let people = Memo::new(move |_| this.read(people).unwrap_or_default());
    let invites_here = Memo::new(move |_| {
        this.read(|call, _, _| call.call_type != CallType::FirstCall && !call.is_interview()).unwrap_or_default()
    });
    view! {
        <details class="panel participants" open>
            <summary class="panel__head">
                <h3 class="panel__title">{t!(texts, call.participants)}</h3>
                {icon("chevron")}
            </summary>
            <ul class="people">
                <For each=move || people.get() key=Person::clone let:person>
                    <PersonRow this person/>
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
            <button
                class="button"
                data-size="small"
                type="button"
                on:click=move |_| dialogs.open(Open::Invite(this.id))
            >
                {icon("user-plus")}
                <span>{t!(texts, call.invite)}</span>
            </button>
        </div>
    }
}

/// The buttons that edit a candidate and take them off the call.
#[component(transparent)]
pub fn CandidateTools(this: ThisCall, candidate: CandidateId, #[prop(into)] name: Signal<String>) -> View {
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
fn PersonRow(this: ThisCall, person: Person) -> View {
    let texts = Texts::expect();
    let Person { key, name, role, time, place, is_out_of_hours, invitation, invited, candidate } = person;
    let has_tools = candidate.is_some() || invitation.is_some();
    let invitation = invitation.map(|letter| view! { <InvitationButton this letter to=key name=name.clone()/> });
    let edit = candidate.map(|candidate| view! { <CandidateTools this candidate name=name.clone()/> });
    let late = is_out_of_hours.then(|| view! { <span class="person__late">{t!(texts, call.out_of_hours)}</span> });
    view! {
        <li class="person">
            {avatar(&name)} <div>
                <p class="person__name">{name}</p>
                <p class="person__role">{role}</p>
            </div> <p class="person__clock" data-state=is_out_of_hours.then_some("late")>
                <time>{time}</time>
                <span class="person__place">{place}</span>
                {late}
            </p>
            {has_tools.then(|| view! { <p class="person__tools">{invitation} {edit}</p> })}
            {invited.map(|invited| view! { <p class="person__note">{invited}</p> })}
        </li>
    }
}

/// Opens the letter that asks somebody to come.
#[component(transparent)]
fn InvitationButton(this: ThisCall, letter: LetterId, to: String, name: String) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let open = move |_| {
        let (letter, to) = (letter.clone(), to.clone());
        let purpose = Purpose::Itself(letter.clone(), to.clone());
        dialogs.open(Open::Letter { call: this.id, about: this.id, to, letter, purpose });
    };
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=t!(texts, call.invitation, name = name.clone())
            on:click=open
        >
            {icon("letter")}
        </button>
    }
}

fn people(call: &Call, board: &Board, moment: &Moment) -> Vec<Person> {
    let nameless = say!(moment.language, call.nameless);
    let invitations = &board.playbook().play(call.call_type).invitations;
    let invitation = |person: &Participant| {
        let own = invitations.iter().find(|invitation| invitation.to == person.role)?;
        call.is_planned().then(|| own.letter.clone())
    };
    let invited = |person: &Participant| {
        let mark = call.actions.get(&ActionId(invitation(person)?.0))?;
        mark.taken.get(&person.key).map(|taken| words::taken(*taken, moment))
    };
    participants(call, board, moment)
        .into_iter()
        .map(|person| Person {
            invitation: invitation(&person),
            invited: invited(&person),
            is_out_of_hours: is_out_of_hours(call.start.at, &person.zone, moment),
            name: if person.contact.name.is_empty() { nameless.to_owned() } else { person.contact.name },
            role: words::role(person.role, moment.language),
            time: time_there(call.start.at, &person.zone, moment),
            place: person.zone.place(),
            candidate: match person.role {
                Role::Candidate | Role::Hired if !call.is_interview() => person.key.parse().ok(),
                _ => None,
            },
            key: person.key,
        })
        .collect()
}
