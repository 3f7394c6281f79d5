//! The fields of a person: name, number, e-mail, phone.

use leptos::prelude::*;

use super::problems::Problems;
use crate::domain::form::{Field, PersonForm};
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::field::{Kind, Need, TextField, Width};

/// The fields.
#[component]
pub fn PersonFields(
    form: RwSignal<PersonForm>,
    problems: Problems,
    /// Whether a name must be given.
    #[prop(optional)]
    need: Need,
) -> impl IntoView {
    let texts = Texts::expect();
    let field = move |of: fn(&PersonForm) -> &String| Signal::derive(move || form.with(|form| of(form).clone()));
    view! {
        <div class="field-grid">
            <TextField
                label=t!(texts, person.name)
                width=Width::Half
                need
                value=field(|form| &form.name)
                on_input=problems.writing(Field::Name, form, |form, text| form.name = text)
                error=problems.at(Field::Name)
            />
            <TextField
                label=t!(texts, person.employee_id)
                width=Width::Half
                need=Need::Optional
                value=field(|form| &form.employee_id)
                on_input=problems.writing(Field::EmployeeId, form, |form, text| form.employee_id = text)
                error=problems.at(Field::EmployeeId)
            />
            <TextField
                label=t!(texts, person.email)
                kind=Kind::Email
                width=Width::Half
                need=Need::Optional
                value=field(|form| &form.email)
                on_input=problems.writing(Field::Email, form, |form, text| form.email = text)
                error=problems.at(Field::Email)
            />
            <TextField
                label=t!(texts, person.phone)
                kind=Kind::Phone
                width=Width::Half
                need=Need::Optional
                value=field(|form| &form.phone)
                on_input=problems.writing(Field::Phone, form, |form, text| form.phone = text)
                error=problems.at(Field::Phone)
            />
        </div>
    }
}
