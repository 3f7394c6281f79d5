//! The dialogs that change what is known of a client or a candidate.

use leptos::prelude::{Callback, component};

use super::form_field::FormField;
use super::person_fields::{PersonFields, Whose};
use super::problems::Problems;
use crate::domain::board::RecordId;
use crate::domain::client::Contact;
use crate::domain::command::Command;
use crate::domain::form::people::{CandidateForm, ClientForm, read_changed_candidate, read_client, read_other_contact};
use crate::domain::form::{Field, PersonForm};
use crate::domain::ids::{CandidateId, ClientId};
use crate::domain::language::Language;
use crate::store::Store;
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::choice::{SelectField, among, languages};
use crate::ui::shared::dialog::{Close, Dialog, save_or_delete_foot};
use crate::ui::shared::field::{Need, Width};
use crate::ui::shared::sm_names::SmNames;
use crate::ui::shared::small_button::SmallButton;
use crate::view::{Memo, RwSignal, Signal, View, view};

/// Changes a client.
#[component(transparent)]
pub fn ClientDialog(id: ClientId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let problems = Problems::none();
    let known = store.peek(|board, _| board.client(id).map(ClientForm::of)).unwrap_or_default();
    let contacts = store.peek(|board, _| board.client(id).map(|client| client.contacts.clone())).unwrap_or_default();
    let others = RwSignal::new(contacts.iter().skip(1).map(Other::of).collect::<Vec<_>>());
    let person = RwSignal::new(known.contact.clone());
    let form = RwSignal::new(known);
    let submit = Callback::new(move |close: Close| {
        let typed = ClientForm { contact: person.get_untracked(), ..form.get_untracked() };
        let Some(others) = read_others(&others.get_untracked()) else {
            return;
        };
        let read = store.peek(|board, moment| board.client(id).map(|known| read_client(&typed, others, known, moment)));
        match read {
            Some(Err(found)) => problems.set(found),
            Some(Ok(client)) => {
                store.dispatch(Command::SaveClient(client));
                close.close();
            }
            None => close.close(),
        }
    });
    view! {
        <Dialog
            title=t!(texts, people.client_title)
            on_submit=submit
            foot=save_or_delete_foot(RecordId::Client(id))
        >
            <CompanyFields form problems/>
            <PersonFields form=person problems need=Need::Optional whose=Whose::Client/>
            <ZoneAndLanguage form=person problems/>
            <OtherContacts others/>
        </Dialog>
    }
}

/// Another contact person, while the dialog is open.
#[derive(Clone, Copy)]
struct Other {
    form: RwSignal<PersonForm>,
    problems: Problems,
}

impl Other {
    fn of(contact: &Contact) -> Other {
        Other { form: RwSignal::new(PersonForm::of_contact(contact)), problems: Problems::none() }
    }
}

/// Everyone who was named; none where something is to be put right first.
fn read_others(others: &[Other]) -> Option<Vec<Contact>> {
    let mut contacts = Vec::new();
    for other in others {
        match read_other_contact(&other.form.get_untracked()) {
            Ok(contact) => contacts.extend(contact),
            Err(found) => {
                other.problems.set(found);
                return None;
            }
        }
    }
    Some(contacts)
}

/// The client's further people; one whose fields are emptied is taken off.
#[component(transparent)]
fn OtherContacts(others: RwSignal<Vec<Other>>) -> View {
    let texts = Texts::expect();
    let places = Memo::new(move |_| others.with(|all| (0..all.len()).collect::<Vec<_>>()));
    view! {
        <For each=move || places.get() key=|place| *place let:place>
            <OtherFields others place/>
        </For>
        <div class="button-row">
            <SmallButton
                picture="user-plus"
                text=t!(texts, people.add_contact)
                press=Callback::new(move |()| others.update(|all| all.push(Other::of(&Contact::default()))))
            />
        </div>
    }
}

#[component(transparent)]
fn OtherFields(others: RwSignal<Vec<Other>>, place: usize) -> View {
    let texts = Texts::expect();
    let Some(Other { form, problems }) = others.with_untracked(|all| all.get(place).copied()) else {
        return View::Nothing;
    };
    view! {
        <fieldset class="dialog__group">
            <legend class="field__label">{t!(texts, people.other_contact)}</legend>
            <PersonFields form problems need=Need::Optional whose=Whose::Client/>
        </fieldset>
    }
}

/// Changes a candidate.
#[component(transparent)]
pub fn CandidateDialog(id: CandidateId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let problems = Problems::none();
    let known = store.peek(|board, _| board.candidate(id).map(CandidateForm::of)).unwrap_or_default();
    let person = RwSignal::new(known.person.clone());
    let form = RwSignal::new(known);
    let submit = Callback::new(move |close: Close| {
        let typed = CandidateForm { person: person.get_untracked(), ..form.get_untracked() };
        let read = store.peek(|board, moment| {
            board.candidate(id).map(|known| read_changed_candidate(&typed, known, board, moment))
        });
        match read {
            Some(Err(found)) => problems.set(found),
            Some(Ok(candidate)) => {
                store.dispatch(Command::SaveCandidate(candidate));
                close.close();
            }
            None => close.close(),
        }
    });
    view! {
        <Dialog
            title=t!(texts, people.candidate_title)
            on_submit=submit
            foot=save_or_delete_foot(RecordId::Candidate(id))
        >
            <PersonFields form=person problems/>
            <SkillFields form problems/>
            <ZoneAndLanguage form=person problems/>
        </Dialog>
    }
}

/// Where somebody's clock is, and in which language they are written to.
#[component(transparent)]
pub fn ZoneAndLanguage(form: RwSignal<PersonForm>, problems: Problems) -> View {
    let texts = Texts::expect();
    view! {
        <div class="field-grid">
            <FormField
                label=t!(texts, people.zone)
                width=Width::Half
                list="zones"
                form
                problems
                field=Field::Zone
                part=|form| &mut form.zone
            />
            <SelectField
                label=t!(texts, people.language)
                width=Width::Half
                options=Signal::derive(languages)
                among=among(
                    &Language::ALL,
                    move || form.with(|form| form.language),
                    move |language| form.update(|form| form.language = language),
                )
            />
        </div>
    }
}

#[component(transparent)]
fn CompanyFields(form: RwSignal<ClientForm>, problems: Problems) -> View {
    let texts = Texts::expect();
    view! {
        <div class="field-grid">
            <FormField
                label=t!(texts, people.company)
                autofocus=true
                form
                problems
                field=Field::Client
                part=|form| &mut form.name
            />
            <FormField
                label=t!(texts, people.website)
                width=Width::Half
                need=Need::Optional
                form
                problems
                field=Field::Website
                part=|form| &mut form.website
            />
            <FormField
                label=t!(texts, people.sm)
                width=Width::Half
                need=Need::Optional
                list="client-sms"
                form
                problems
                field=Field::Sm
                part=|form| &mut form.sm
            />
            <SmNames id="client-sms"/>
        </div>
    }
}

#[component(transparent)]
fn SkillFields(form: RwSignal<CandidateForm>, problems: Problems) -> View {
    let texts = Texts::expect();
    view! {
        <div class="field-grid">
            <FormField
                label=t!(texts, people.skills)
                need=Need::Optional
                form
                problems
                field=Field::Skills
                part=|form| &mut form.skills
            />
            <FormField
                label=t!(texts, people.cv)
                need=Need::Optional
                form
                problems
                width=Width::Half
                field=Field::Cv
                part=|form| &mut form.cv
            />
            <FormField
                label=t!(texts, people.portfolio)
                width=Width::Half
                need=Need::Optional
                form
                problems
                field=Field::Portfolio
                part=|form| &mut form.portfolio
            />
        </div>
    }
}
