//! One column: the deals of a stage, the most urgent first. The two ends show the last 30 days and lead to the rest.

use std::cmp::Reverse;

use chrono::Duration;
use leptos::prelude::component;

use super::card::DealCard;
use super::drag::Drag;
use crate::domain::board::Board;
use crate::domain::deal::{Deal, Stage};
use crate::domain::ids::DealId;
use crate::domain::next_step::{next_step, urgency};
use crate::domain::order::sort_by_key;
use crate::domain::when::Moment;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::routes::Place;
use crate::ui::shared::icon::icon;
use crate::ui::shared::words;
use crate::view::{Memo, Signal, View, view};

/// How long an ended deal stays on the board.
const DAYS_SHOWN: i64 = 30;

#[derive(Clone, PartialEq)]
struct Contents {
    deals: Vec<DealId>,
    /// With those the column no longer shows.
    total: usize,
}

/// A column of the board.
#[component(transparent)]
pub fn Column(stage: Stage) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let drag = Drag::expect();
    let contents = Memo::new(move |_| store.read(Topic::Board, |board, moment| contents(stage, board, moment)));
    let title = move || words::stage(stage, texts.language());
    let is_empty = move || contents.with(|contents| contents.deals.is_empty());
    let empty = move || if stage.is_end() { t_string!(texts, board.empty_end) } else { t_string!(texts, board.empty) };
    let slug = words::stage_slug(stage);
    view! {
        <section
            class="column"
            data-stage=slug
            data-end=stage.is_end()
            data-drop=move || drag.is_over(stage)
            aria-label=title
        >
            <header class="column__head">
                {icon(slug)}
                <h2 class="column__title">{title}</h2>
                <span class="column__count">{move || contents.with(|contents| contents.deals.len())}</span>
            </header>
            <Show when=move || !is_empty() fallback=move || view! { <p class="column__empty">{empty}</p> }>
                <ul class="column__cards">
                    <For each=move || contents.with(|contents| contents.deals.clone()) key=|deal| *deal let:deal>
                        <DealCard deal/>
                    </For>
                </ul>
            </Show>
            {stage.is_end().then(|| view! { <EndFoot stage total=Signal::derive(move || contents.with(|c| c.total))/> })}
        </section>
    }
}

#[component(transparent)]
fn EndFoot(stage: Stage, total: Signal<usize>) -> View {
    let texts = Texts::expect();
    let place = if stage == Stage::Hired { Place::Hired } else { Place::Lost };
    view! {
        <footer class="column__foot">
            <span>{t!(texts, board.last_days)}</span>
            <Show when=move || total.get() != 0>
                <a href=place.href()>{t!(texts, board.all, count = total.get())}</a>
            </Show>
        </footer>
    }
}

fn contents(stage: Stage, board: &Board, moment: &Moment) -> Contents {
    let shown_since = moment.now - Duration::days(DAYS_SHOWN);
    let all: Vec<&Deal> = board.deals_in(stage).collect();
    let mut shown: Vec<&Deal> =
        all.iter().filter(|deal| !stage.is_end() || deal.stage_since >= shown_since).copied().collect();
    if stage.is_end() {
        sort_by_key(&mut shown, |deal| Reverse(deal.stage_since));
    } else {
        sort_by_key(&mut shown, |deal| {
            let step = next_step(deal, board, moment);
            (urgency(deal, step.as_ref(), moment).rank(), step.map(|step| step.at), deal.id)
        });
    }
    Contents { deals: shown.into_iter().map(|deal| deal.id).collect(), total: all.len() }
}
