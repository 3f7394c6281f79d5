//! All deals that ended one way, the latest first: what the board's end columns no longer show.

use std::cmp::Reverse;

use leptos::prelude::component;

use super::card::DealCard;
use super::drag::Drag;
use crate::domain::deal::{Deal, Stage};
use crate::domain::ids::DealId;
use crate::domain::order::sort_by_key;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::words;
use crate::view::{Memo, View, view};

/// The page of an end.
#[component(transparent)]
pub fn EndedPage(stage: Stage) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    Drag::provide();
    let deals = Memo::new(move |_| {
        store.read(Topic::Board, |board, _| {
            let mut deals: Vec<&Deal> = board.deals_in(stage).collect();
            sort_by_key(&mut deals, |deal| Reverse((deal.stage_since, deal.id)));
            deals.into_iter().map(|deal| deal.id).collect::<Vec<DealId>>()
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
