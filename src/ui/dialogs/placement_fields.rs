//! The fields of a placement that are still empty.

use leptos::prelude::*;

use super::problems::Problems;
use crate::domain::form::{Field, PlacementForm};
use crate::domain::placement::{Lack, Period};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::{Choice, SelectField};
use crate::ui::shared::field::{Kind, TextField, Width};

/// The fields for what lacks; a word that nothing does, where nothing does.
#[component]
pub fn PlacementFields(form: RwSignal<PlacementForm>, lacks: Vec<Lack>, problems: Problems) -> impl IntoView {
    let texts = Texts::expect();
    let field = move |of: fn(&PlacementForm) -> &String| Signal::derive(move || form.with(|form| of(form).clone()));
    if lacks.is_empty() {
        return view! { <p>{t!(texts, ending.nothing_lacks)}</p> }.into_any();
    }
    view! {
        <div class="field-grid">
            {lacks
                .into_iter()
                .map(|lack| match lack {
                    Lack::StartDate => {
                        view! {
                            <TextField
                                label=t!(texts, ending.starts_on)
                                kind=Kind::Date
                                width=Width::Half
                                value=field(|form| &form.starts_on)
                                on_input=problems
                                    .writing(Field::StartsOn, form, |form, text| form.starts_on = text)
                                error=problems.at(Field::StartsOn)
                            />
                        }
                            .into_any()
                    }
                    Lack::Price => view! { <PriceFields form problems/> }.into_any(),
                    Lack::Contract => {
                        view! {
                            <TextField
                                label=t!(texts, ending.contract)
                                value=field(|form| &form.contract)
                                on_input=problems
                                    .writing(Field::Contract, form, |form, text| form.contract = text)
                                error=problems.at(Field::Contract)
                            />
                        }
                            .into_any()
                    }
                })
                .collect_view()}
        </div>
    }
    .into_any()
}

#[component]
fn PriceFields(form: RwSignal<PlacementForm>, problems: Problems) -> impl IntoView {
    let texts = Texts::expect();
    let field = move |of: fn(&PlacementForm) -> &String| Signal::derive(move || form.with(|form| of(form).clone()));
    view! {
        <TextField
            label=t!(texts, ending.amount)
            width=Width::Half
            value=field(|form| &form.amount)
            on_input=problems.writing(Field::Amount, form, |form, text| form.amount = text)
            error=problems.at(Field::Amount)
        />
        <TextField
            label=t!(texts, ending.currency)
            width=Width::Half
            value=field(|form| &form.currency)
            on_input=problems.writing(Field::Currency, form, |form, text| form.currency = text)
            error=problems.at(Field::Currency)
        />
        <SelectField
            label=t!(texts, ending.per)
            width=Width::Half
            options=Signal::derive(move || {
                vec![
                    Choice::new(Period::Hour, t_string!(texts, ending.hour)),
                    Choice::new(Period::Month, t_string!(texts, ending.month)),
                ]
            })
            selected=Signal::derive(move || form.with(|form| form.per))
            on_select=Callback::new(move |per| form.update(|form| form.per = per))
        />
    }
}
