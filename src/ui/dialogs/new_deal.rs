//! The dialog for a new deal: the client, whom they look for, the first call.

use leptos::prelude::{Callback, component};

use super::day::Planned;
use super::form_field::FormField;
use super::problems::Problems;
use super::time_fields::TimeFields;
use crate::domain::call::CallType;
use crate::domain::command::Command;
use crate::domain::fold::folded;
use crate::domain::form::{DealForm, Field, TimeForm, read_deal};
use crate::domain::language::Language;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::{SelectField, among, languages};
use crate::ui::shared::dialog::{Close, Dialog, cancel_button};
use crate::ui::shared::field::{Kind, Need, Width};
use crate::ui::shared::words;
use crate::view::{RwSignal, Signal, View, view};

/// The dialog.
#[component(transparent)]
pub fn NewDealDialog() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let problems = Problems::none();
    let form = RwSignal::new(DealForm::default());
    let planned = Planned { deal: None, call: None, candidates: Signal::derive(Vec::new) };
    let time = RwSignal::new(store.peek(|board, moment| TimeForm {
        zone: moment.zone.0.clone(),
        duration: board.playbook().play(CallType::FirstCall).duration_minutes.to_string(),
        ..TimeForm::default()
    }));
    let submit = Callback::new(move |close: Close| {
        let typed = DealForm { time: time.get_untracked(), ..form.get_untracked() };
        match store.peek(|board, moment| read_deal(&typed, board, moment)) {
            Ok(new) => {
                store.dispatch(Command::CreateDeal(new));
                close.close();
            }
            Err(found) => problems.set(found),
        }
    });
    view! {
        <Dialog
            title=t!(texts, app.new_deal)
            on_submit=submit
            foot=move |close| {
                view! {
                    {cancel_button(close)}
                    <button class="button" data-variant="primary" type="submit">
                        <span>{t!(texts, new_deal.create)}</span>
                    </button>
                }
            }
        >
            <ClientFields form problems/>
            <hr/>
            <h3>{move || words::call_type(CallType::FirstCall, texts.language())}</h3>
            <TimeFields form=time problems planned need=Need::Optional/>
        </Dialog>
    }
}

#[component(transparent)]
fn ClientFields(form: RwSignal<DealForm>, problems: Problems) -> View {
    let texts = Texts::expect();
    view! {
        <div class="field-grid">
            <FormField
                label=t!(texts, new_deal.client)
                hint=known_client(form)
                list="clients"
                autofocus=true
                form
                problems
                field=Field::Client
                part=|form| &mut form.client
            />
            <ClientList/>
            <FormField
                label=t!(texts, new_deal.contact)
                width=Width::Half
                need=Need::Optional
                form
                problems
                field=Field::Name
                part=|form| &mut form.contact.name
            />
            <FormField
                label=t!(texts, new_deal.email)
                kind=Kind::Email
                width=Width::Half
                need=Need::Optional
                form
                problems
                field=Field::Email
                part=|form| &mut form.contact.email
            />
            <FormField
                label=t!(texts, new_deal.need)
                width=Width::Half
                need=Need::Optional
                form
                problems
                field=Field::Need
                part=|form| &mut form.need
            />
            <SelectField
                label=t!(texts, new_deal.language)
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

/// Says when the client is known already: the deal will be a further one of theirs.
fn known_client(form: RwSignal<DealForm>) -> Signal<Option<String>> {
    let store = Store::expect();
    let texts = Texts::expect();
    Signal::derive(move || {
        let typed = form.with(|form| folded(&form.client));
        let known = store.read(Topic::People, |board, _| board.clients().any(|client| folded(&client.name) == typed));
        known.then(|| t_string!(texts, new_deal.known_client).to_owned())
    })
}

#[component(transparent)]
fn ClientList() -> View {
    let store = Store::expect();
    let names = store.peek(|board, _| board.clients().map(|client| client.name.clone()).collect::<Vec<_>>());
    view! {
        <datalist id="clients">
            {names.into_iter().map(|name| view! { <option value=name></option> }).collect::<View>()}
        </datalist>
    }
}
