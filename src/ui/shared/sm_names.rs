//! The names a sales manager field offers: the user's and the known ones.

use leptos::prelude::component;

use crate::store::{Store, Topic};
use crate::view::{Memo, View, view};

/// The list, for an input that names its id.
#[component(transparent)]
pub fn SmNames(id: &'static str) -> View {
    let store = Store::expect();
    let names = Memo::new(move |_| {
        store.read(Topic::Settings, |board, _| {
            let settings = board.settings();
            let names = std::iter::once(&settings.user).chain(&settings.sms).map(|contact| contact.name.trim());
            names.filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        })
    });
    view! {
        <datalist id=id>
            {move || names.get().into_iter().map(|name| view! { <option value=name></option> }).collect::<View>()}
        </datalist>
    }
}
