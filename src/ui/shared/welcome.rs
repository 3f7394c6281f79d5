//! What stands where a link leads nowhere.

use leptos::prelude::*;

use crate::ui::i18n::{Texts, t};
use crate::ui::routes::Place;

/// Says that there is nothing here, and where to go on.
#[component]
pub fn NothingHere() -> impl IntoView {
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
