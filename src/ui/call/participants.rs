//! Who takes part in a call, each with what their clock shows at its start.

use leptos::prelude::component;

use super::this_call::ThisCall;
use crate::domain::board::Board;
use crate::domain::call::{Call, CallType};
use crate::domain::command::Command;
use crate::domain::ids::CandidateId;
use crate::domain::participant::participants;
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
    let Person { name, role, time, place, candidate, .. } = person;
    let tools = candidate.map(|candidate| {
        let name = name.clone();
        view! {
            <p class="person__tools">
                <CandidateTools this candidate name/>
            </p>
        }
    });
    view! {
        <li class="person">
            {avatar(&name)} <div>
                <p class="person__name">{name}</p>
                <p class="person__role">{role}</p>
            </div> <p class="person__clock">
                <time>{time}</time>
                <span class="person__place">{place}</span>
            </p> {tools}
        </li>
    }
}

fn people(call: &Call, board: &Board, moment: &Moment) -> Vec<Person> {
    let nameless = say!(moment.language, call.nameless);
    participants(call, board, moment)
        .into_iter()
        .map(|person| Person {
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
