//! The candidates of the deal: who is put forward, how far each has come, and the placement of the chosen.

use leptos::prelude::component;

use super::this_call::ThisCall;
use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::command::Command;
use crate::domain::deal::{Candidacy, CandidacyState};
use crate::domain::ids::CandidateId;
use crate::domain::when::Moment;
use crate::ui::i18n::{Texts, say, t};
use crate::ui::shared::avatar::avatar;
use crate::ui::shared::choice::{Choice, SelectField, among};
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::field::Width;
use crate::ui::shared::icon::icon;
use crate::ui::shared::words;
use crate::view::{Memo, Signal, View, view};

#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    id: CandidateId,
    name: String,
    cv: Option<String>,
    /// There is a placement to be filled, and what it lacks in words.
    placement: Option<String>,
}

/// The panel.
#[component(transparent)]
pub fn Candidacies(this: ThisCall) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let all = Memo::new(move |_| this.read(rows).unwrap_or_default());
    view! {
        <details class="panel candidacies" open>
            <summary class="panel__head">
                <h3 class="panel__title">{t!(texts, candidacy.title)}</h3>
                {icon("chevron")}
            </summary>
            <ul class="people">
                <For each=move || all.get() key=Row::clone let:row>
                    <CandidacyRow this row/>
                </For>
            </ul>
            <Show when=move || all.with(Vec::is_empty)>
                <p class="agenda__empty">{t!(texts, candidacy.none)}</p>
            </Show>
            <div class="button-row">
                <button
                    class="button"
                    data-size="small"
                    type="button"
                    on:click=move |_| dialogs.open(Open::Propose(this.deal))
                >
                    {icon("user-plus")}
                    <span>{t!(texts, candidacy.add)}</span>
                </button>
            </div>
        </details>
    }
}

#[component(transparent)]
fn CandidacyRow(this: ThisCall, row: Row) -> View {
    let texts = Texts::expect();
    let Row { id, name, cv, placement } = row;
    let cv_name = name.clone();
    let cv = cv.map(|link| {
        view! {
            <a
                class="button"
                data-size="small"
                href=link
                target="_blank"
                rel="noopener noreferrer"
                aria-label=t!(texts, candidacy.cv_of, name = cv_name)
            >
                {icon("external")}
                <span>{t!(texts, candidacy.cv)}</span>
            </a>
        }
    });
    let placed = name.clone();
    view! {
        <li class="person">
            {avatar(&name)} <div>
                <p class="person__name">{name.clone()}</p>
                {placement.clone().filter(|lacks| !lacks.is_empty()).map(|lacks| view! { <p class="person__role">{lacks}</p> })}
            </div>
            <div class="person__tools">
                <StateChoice this id name/>
                {cv}
                {placement.map(|_| view! { <PlacementButton this id name=placed/> })}
            </div>
        </li>
    }
}

#[component(transparent)]
fn StateChoice(this: ThisCall, id: CandidateId, name: String) -> View {
    let texts = Texts::expect();
    let state = Memo::new(move |_| {
        let state = this.read(|call, board, _| Some(board.deal(call.deal)?.candidacy(id)?.state));
        state.flatten().unwrap_or(CandidacyState::Proposed)
    });
    let options = move || {
        CandidacyState::ALL.iter().map(|state| Choice::new(words::candidacy(*state, texts.language()))).collect()
    };
    view! {
        <SelectField
            label=t!(texts, candidacy.state, name = name)
            width=Width::Inline
            options=Signal::derive(options)
            among=among(
                &CandidacyState::ALL,
                move || state.get(),
                move |state| this.dispatch(Command::SetCandidacy { deal: this.deal, candidate: id, state }),
            )
        />
    }
}

#[component(transparent)]
fn PlacementButton(this: ThisCall, id: CandidateId, name: String) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    view! {
        <button
            class="button"
            data-size="small"
            type="button"
            aria-label=t!(texts, candidacy.placement_of, name = name)
            on:click=move |_| dialogs.open(Open::Placement { deal: this.deal, candidate: id })
        >
            {icon("pencil")}
            <span>{t!(texts, candidacy.placement)}</span>
        </button>
    }
}

fn rows(call: &Call, board: &Board, moment: &Moment) -> Vec<Row> {
    let candidacies = board.deal(call.deal).map(|deal| deal.candidacies.as_slice()).unwrap_or_default();
    let row = |candidacy: &Candidacy| {
        let candidate = board.candidate(candidacy.candidate)?;
        Some(Row {
            id: candidate.id,
            name: candidate.name_with_id(),
            cv: candidate.cv.as_ref().map(|link| link.as_str().to_owned()),
            placement: candidacy.placement.as_ref().filter(|_| candidacy.state.is_chosen()).map(|placement| {
                let lacks: Vec<String> =
                    placement.lacks().into_iter().map(|lack| words::lack(lack, moment.language)).collect();
                match lacks.is_empty() {
                    true => String::new(),
                    false => say!(moment.language, candidacy.lacks, what = lacks.join(", ")),
                }
            }),
        })
    };
    candidacies.iter().filter_map(row).collect()
}
