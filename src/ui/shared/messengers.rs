//! The channels a field for the messenger offers; another can be typed.

use leptos::prelude::component;

use crate::view::{View, view};

const MESSENGERS: [&str; 8] =
    ["E-mail", "WhatsApp", "Telegram", "Signal", "Slack", "Microsoft Teams", "Skype", "Google Chat"];

/// The list, under an id by which fields name it.
#[component(transparent)]
pub fn Messengers(id: &'static str) -> View {
    view! { <datalist id=id>{MESSENGERS.map(|name| view! { <option value=name></option> })}</datalist> }
}
