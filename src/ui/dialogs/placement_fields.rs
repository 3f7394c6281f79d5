//! The fields of a placement: all of them, or those that are still empty.

use leptos::prelude::component;

use super::form_field::FormField;
use super::problems::Problems;
use crate::domain::form::Field;
use crate::domain::form::placement::PlacementForm;
use crate::domain::placement::{Lack, Period};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::{Choice, SelectField, among};
use crate::ui::shared::field::{Kind, Width};
use crate::ui::shared::messengers::Messengers;
use crate::view::{RwSignal, Signal, View, view};

/// The fields for what lacks; a word that nothing does, where nothing does.
#[component(transparent)]
pub fn LackingFields(form: RwSignal<PlacementForm>, lacks: Vec<Lack>, problems: Problems) -> View {
    let texts = Texts::expect();
    if lacks.is_empty() {
        return view! { <p>{t!(texts, ending.nothing_lacks)}</p> };
    }
    let field = |lack| match lack {
        Lack::StartDate => view! { <StartField form problems/> },
        Lack::Price => view! { <PriceFields form problems/> },
        Lack::Contract => view! { <ContractField label=t!(texts, ending.contract) form problems/> },
    };
    view! { <div class="field-grid">{lacks.into_iter().map(field).collect::<View>()}</div> }
}

/// Every field; each is filled in as it becomes known.
#[component(transparent)]
pub fn PlacementFields(form: RwSignal<PlacementForm>, problems: Problems) -> View {
    let texts = Texts::expect();
    view! {
        <div class="field-grid">
            <StartField form problems/>
            <FormField
                label=t!(texts, placement.messenger)
                width=Width::Half
                list="placement-messengers"
                form
                problems
                field=Field::Messenger
                part=|form| &mut form.messenger
            />
            <Messengers id="placement-messengers"/>
            <PriceFields form problems/>
            <ContractField label=t!(texts, placement.contract) form problems/>
        </div>
    }
}

#[component(transparent)]
fn StartField(form: RwSignal<PlacementForm>, problems: Problems) -> View {
    let texts = Texts::expect();
    view! {
        <FormField
            label=t!(texts, ending.starts_on)
            kind=Kind::Date
            width=Width::Half
            form
            problems
            field=Field::StartsOn
            part=|form| &mut form.starts_on
        />
    }
}

#[component(transparent)]
fn ContractField(#[prop(into)] label: Signal<String>, form: RwSignal<PlacementForm>, problems: Problems) -> View {
    view! {
        <FormField
            label
            form
            problems
            field=Field::Contract
            part=|form| &mut form.contract
        />
    }
}

#[component(transparent)]
fn PriceFields(form: RwSignal<PlacementForm>, problems: Problems) -> View {
    let texts = Texts::expect();
    view! {
        <FormField
            label=t!(texts, ending.amount)
            width=Width::Half
            form
            problems
            field=Field::Amount
            part=|form| &mut form.amount
        />
        <FormField
            label=t!(texts, ending.currency)
            width=Width::Half
            form
            problems
            field=Field::Currency
            part=|form| &mut form.currency
        />
        <SelectField
            label=t!(texts, ending.per)
            width=Width::Half
            options=Signal::derive(move || {
                vec![
                    Choice::new(t_string!(texts, ending.hour)),
                    Choice::new(t_string!(texts, ending.month)),
                ]
            })
            among=among(
                &[Period::Hour, Period::Month],
                move || form.with(|form| form.per),
                move |per| form.update(|form| form.per = per),
            )
        />
    }
}
