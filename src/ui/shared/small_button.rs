//! The small button with an icon that stands in rows and lists.

use leptos::prelude::{Callable, Callback, component};

use super::icon::icon;
use crate::view::{Signal, View, view};

/// The button.
#[component(transparent)]
pub fn SmallButton(
    picture: &'static str,
    #[prop(into)] text: Signal<String>,
    /// The name for screen readers where the text alone would be one of many.
    #[prop(optional, into)]
    name: Signal<Option<String>>,
    press: Callback<()>,
) -> View {
    view! {
        <button class="button" data-size="small" type="button" aria-label=name on:click=move |_| press.run(())>
            {icon(picture)}
            <span>{text}</span>
        </button>
    }
}
