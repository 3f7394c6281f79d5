//! The board as a place: its columns, or a welcome while there is no deal.

use leptos::prelude::component;

use super::column::Column;
use super::drag::{Drag, follow_pointer};
use crate::domain::deal::Stage;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::ui::shared::welcome::once_loaded;
use crate::ui::shared::words;
use crate::view::{Memo, View, view};

/// The board.
#[component(transparent)]
pub fn BoardPage() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let is_empty = Memo::new(move |_| store.read(Topic::Board, |board, _| board.deals().next().is_none()));
    let drag = Drag::provide();
    follow_pointer(drag);
    view! {
        <Show when=move || !is_empty.get() fallback=|| once_loaded(|| view! { <Welcome/> })>
            <h1 class="visually-hidden">{t!(texts, app.board)}</h1>
            <div class="board">{Stage::ALL.map(|stage| view! { <Column stage/> })}</div>
        </Show>
    }
}

/// What the first minute shows.
#[component(transparent)]
fn Welcome() -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let stages = move || {
        let language = texts.language();
        Stage::ALL
            .into_iter()
            .filter(|stage| *stage != Stage::Lost)
            .map(|stage| {
                view! {
                    <li class="welcome__stage">
                        {icon(words::stage_slug(stage))} {words::stage(stage, language)}
                    </li>
                }
            })
            .collect::<View>()
    };
    view! {
        <section class="welcome">
            <ol class="welcome__path">{stages}</ol>
            <h1 class="welcome__title">{t!(texts, board.welcome_title)}</h1>
            <p class="welcome__text">{t!(texts, board.welcome_text)}</p>
            <button
                class="button"
                data-variant="primary"
                type="button"
                on:click=move |_| dialogs.open(Open::NewDeal)
            >
                {icon("plus")}
                <span>{t!(texts, board.first_deal)}</span>
            </button>
            <p class="welcome__note">{t!(texts, board.welcome_note)}</p>
        </section>
    }
}
