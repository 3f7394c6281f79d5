//! The fields of a person: name, number, and the ways to reach them.

use leptos::prelude::{Callback, component};

use super::form_field::FormField;
use super::problems::Problems;
use crate::domain::form::{Field, PersonForm};
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::choice::Check;
use crate::ui::shared::field::{Kind, Need, Width};
use crate::view::{Memo, RwSignal, Signal, View, view};

/// Whom the fields are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// A person of the agency with a number in its CRM.
    #[default]
    Candidate,
    TeamLead,
    /// A client's contact person.
    Client,
}

/// The fields.
#[component(transparent)]
pub fn PersonFields(
    form: RwSignal<PersonForm>,
    problems: Problems,
    /// Whether a name must be given.
    #[prop(optional)]
    need: Need,
    #[prop(optional)] whose: Whose,
) -> View {
    let texts = Texts::expect();
    let was_in_use =
        Memo::new(move |before: Option<&bool>| before.copied().unwrap_or(false) || problems.is_id_in_use());
    let name = if whose == Whose::Client { t!(texts, people.contact) } else { t!(texts, person.name) };
    view! {
        <div class="field-grid">
            <FormField
                label=name
                width=Width::Half
                need
                form
                problems
                field=Field::Name
                part=|form| &mut form.name
            />
            {(whose == Whose::Candidate)
                .then(|| {
                    view! {
                    <FormField
                        label=t!(texts, person.employee_id)
                        width=Width::Half
                        need=Need::Optional
                        form
                        problems
                        field=Field::EmployeeId
                        part=|form| &mut form.employee_id
                    />
                    }
                })}
            <FormField
                label=t!(texts, person.email)
                kind=Kind::Email
                width=Width::Half
                need=Need::Optional
                form
                problems
                field=Field::Email
                part=|form| &mut form.email
            />
            <FormField
                label=t!(texts, person.phone)
                kind=Kind::Phone
                width=Width::Half
                need=Need::Optional
                form
                problems
                field=Field::Phone
                part=|form| &mut form.phone
            />
            <FormField
                label=t!(texts, person.telegram)
                width=Width::Half
                need=Need::Optional
                form
                problems
                field=Field::Telegram
                part=|form| &mut form.telegram
            />
        </div>
        <Show when=move || was_in_use.get()>
            <Check
                label=t!(texts, person.id_is_meant)
                checked=Signal::derive(move || form.with(|form| form.id_is_meant))
                on_change=Callback::new(move |meant| form.update(|form| form.id_is_meant = meant))
            />
        </Show>
    }
}
