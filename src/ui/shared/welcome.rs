//! What stands where a link leads nowhere.

use leptos::prelude::component;

use crate::store::Store;
use crate::ui::i18n::{Texts, t};
use crate::ui::routes::Place;
use crate::view::{View, view};

/// Says that there is nothing here, and where to go on.
#[component(transparent)]
pub fn NothingHere() -> View {
    once_loaded(nothing)
}

fn nothing() -> View {
    let texts = Texts::expect();
    view! {
        <section class="welcome">
            <h1 class="welcome__title">{t!(texts, nothing.title)}</h1>
            <p class="welcome__text">{t!(texts, nothing.text)}</p>
            <a class="button" data-variant="primary" href=Place::Board.href()>
                <span>{t!(texts, nothing.to_board)}</span>
            </a>
        </section>
    }
}

/// What is to be shown only once it is sure that there is nothing else to show.
pub fn once_loaded(show: fn() -> View) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    view! {
        <Show
            when=move || !store.is_loading()
            fallback=move || view! { <p class="welcome__note" role="status">{t!(texts, safety.loading)}</p> }
        >
            {show()}
        </Show>
    }
}
