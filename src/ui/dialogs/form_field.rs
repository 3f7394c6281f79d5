//! A text field of a dialog's form: it shows one part of the form, writes into it, and has its complaint below it.

use leptos::prelude::{Callback, component};

use super::problems::Problems;
use crate::domain::form::Field;
use crate::ui::shared::field::{Kind, Need, TextField, Width};
use crate::view::{RwSignal, Signal, View, view};

/// The field.
#[component(transparent)]
pub fn FormField<T>(
    #[prop(into)] label: Signal<String>,
    form: RwSignal<T>,
    problems: Problems,
    /// Which field complaints about this part name.
    field: Field,
    part: fn(&mut T) -> &mut String,
    #[prop(optional)] kind: Kind,
    #[prop(optional)] width: Width,
    #[prop(optional)] need: Need,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    /// The id of a `<datalist>`.
    #[prop(optional)]
    list: Option<&'static str>,
    /// Gets the focus when the dialog opens.
    #[prop(optional)]
    autofocus: bool,
) -> View
where
    T: Clone + Send + Sync + 'static,
{
    let value = Signal::derive(move || part(&mut form.get()).clone());
    let write = Callback::new(move |text| {
        form.update(|form| *part(form) = text);
        problems.take_back(field);
    });
    view! {
        <TextField label value on_input=write error=problems.at(field) kind width need hint list autofocus/>
    }
}
