//! All deals that ended one way, the latest first: what the board's end columns no longer show.

use leptos::prelude::*;

use super::card::DealCard;
use super::drag::Drag;
use crate::domain::deal::Stage;
use crate::domain::ids::DealId;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::words;

/// The page of an end.
#[component]
pub fn EndedPage(stage: Stage) -> impl IntoView {
    let store = Store::expect();
    let texts = Texts::expect();
    Drag::provide();
    let deals = Memo::new(move |_| {
        store.read(Topic::Board, |board, _| {
            let mut deals: Vec<_> = board.deals_in(stage).map(|deal| (deal.stage_since, deal.id)).collect();
            deals.sort_by(|one, other| other.cmp(one));
            deals.into_iter().map(|(_, id)| id).collect::<Vec<DealId>>()
        })
    });
    view! {
        <header class="page__head">
            <h1 class="page__title">{move || words::stage(stage, texts.language())}</h1>
            <p class="page__lead">{t!(texts, board.all, count = deals.with(Vec::len))}</p>
        </header>
        <Show
            when=move || deals.with(|deals| !deals.is_empty())
            fallback=move || view! { <p class="column__empty">{t!(texts, board.empty_end)}</p> }
        >
            <ul class="column__cards">
                <For each=move || deals.get() key=|deal| *deal let:deal>
                    <DealCard deal/>
                </For>
            </ul>
        </Show>
    }
}
