//! What was deleted, and the way back.

use leptos::prelude::component;

use crate::domain::bin::roots;
use crate::domain::board::RecordId;
use crate::domain::command::Command;
use crate::domain::title::title;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::when::day_and_time;
use crate::ui::shared::words;
use crate::view::{Memo, View, view};

/// One line of the bin.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    id: RecordId,
    title: String,
    when: String,
}

/// The section.
#[component(transparent)]
pub fn BinSection() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let lines = Memo::new(move |_| {
        store.read(Topic::Board, |board, moment| {
            let lines = roots(board).into_iter().map(|deleted| Line {
                id: deleted.record.id(),
                title: title(&deleted.record, board),
                when: deleted.deleted_at.map(|at| day_and_time(at, moment)).unwrap_or_default(),
            });
            lines.collect::<Vec<Line>>()
        })
    });
    view! {
        <section class="panel settings__section" aria-label=t!(texts, data.bin)>
            <div>
                <h2 class="panel__title">{t!(texts, data.bin)}</h2>
                <p class="settings__text">{t!(texts, data.bin_text)}</p>
            </div>
            <Show
                when=move || lines.with(|lines| !lines.is_empty())
                fallback=move || view! { <p class="settings__text">{t!(texts, data.bin_empty)}</p> }
            >
                <ul>
                    <For each=move || lines.get() key=|line| line.clone() let:line>
                        <BinRow line/>
                    </For>
                </ul>
            </Show>
        </section>
    }
}

#[component(transparent)]
fn BinRow(line: Line) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let Line { id, title, when } = line;
    let label = {
        let title = title.clone();
        move || t_string!(texts, data.restore_of, what = title.clone())
    };
    view! {
        <li class="settings__row">
            <p class="settings__name">
                {title} " "
                <span class="settings__text">
                    {move || words::record_kind(id, texts.language())} ", "
                    {move || t_string!(texts, data.deleted_at, when = when.clone())}
                </span>
            </p>
            <button
                class="button"
                data-size="small"
                type="button"
                aria-label=label
                on:click=move |_| store.dispatch(Command::Restore(id))
            >
                <span>{t!(texts, data.restore)}</span>
            </button>
        </li>
    }
}
