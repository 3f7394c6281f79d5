//! The candidates of the deal: who is put forward, how far each has come, and the placement of the chosen.

use leptos::prelude::{Callback, component};

use super::participants::EditCandidate;
use crate::domain::board::Board;
use crate::domain::command::Command;
use crate::domain::deal::CandidacyState;
use crate::domain::ids::{CandidateId, DealId};
use crate::domain::placement::Placement;
use crate::domain::when::Moment;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, say, t, t_string};
use crate::ui::shared::avatar::avatar;
use crate::ui::shared::choice::{Choice, SelectField, among};
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::field::Width;
use crate::ui::shared::icon::icon;
use crate::ui::shared::small_button::SmallButton;
use crate::ui::shared::words;
use crate::view::{Memo, Signal, View, view};

/// What a row shows.
#[derive(Clone, PartialEq)]
struct Row {
    name: String,
    cv: Option<String>,
    /// There is a placement to be filled, and what it lacks in words.
    placement: Option<String>,
}

/// The panel.
#[component(transparent)]
pub fn Candidacies(deal: DealId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let all = Memo::new(move |_| store.read(Topic::Deal(deal), |board, _| candidates(deal, board)));
    view! {
        <details class="panel candidacies" open>
            <summary class="panel__head">
                <h3 class="panel__title">{t!(texts, candidacy.title)}</h3>
                {icon("chevron")}
            </summary>
            <ul class="people">
                <For each=move || all.get() key=|id| *id let:id>
                    <CandidacyRow deal id/>
                </For>
            </ul>
            <Show when=move || all.with(Vec::is_empty)>
                <p class="agenda__empty">{t!(texts, candidacy.none)}</p>
            </Show>
            <div class="button-row">
                <SmallButton
                    picture="user-plus"
                    text=t!(texts, candidacy.add)
                    press=Callback::new(move |()| dialogs.open(Open::Propose(deal)))
                />
            </div>
        </details>
    }
}

#[component(transparent)]
fn CandidacyRow(deal: DealId, id: CandidateId) -> View {
    let store = Store::expect();
    let row = Memo::new(move |_| store.read(Topic::Deal(deal), |board, moment| row(id, deal, board, moment)));
    let name = Signal::derive(move || row.get().map(|row| row.name).unwrap_or_default());
    let cv = Memo::new(move |_| row.get().and_then(|row| row.cv));
    let placement = Memo::new(move |_| row.get().and_then(|row| row.placement));
    let lacks = move || placement.get().filter(|lacks| !lacks.is_empty());
    view! {
        <li class="person">
            {move || avatar(&name.get())} <div>
                <p class="person__name">{name}</p>
                {move || lacks().map(|lacks| view! { <p class="person__role">{lacks}</p> })}
            </div>
            <div class="person__tools">
                <StateChoice deal id name/>
                <EditCandidate candidate=id name/>
                {move || cv.get().map(|link| view! { <CvLink link name/> })}
                <Show when=move || placement.with(Option::is_some)>
                    <PlacementButton deal id name/>
                </Show>
            </div>
        </li>
    }
}

#[component(transparent)]
fn CvLink(link: String, name: Signal<String>) -> View {
    let texts = Texts::expect();
    view! {
        <a
            class="button"
            data-size="small"
            href=link
            target="_blank"
            rel="noopener noreferrer"
            aria-label=t!(texts, candidacy.cv_of, name = name.get())
        >
            {icon("external")}
            <span>{t!(texts, candidacy.cv)}</span>
        </a>
    }
}

#[component(transparent)]
fn StateChoice(deal: DealId, id: CandidateId, name: Signal<String>) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let state = Memo::new(move |_| {
        let state = store.read(Topic::Deal(deal), |board, _| Some(board.deal(deal)?.candidacy(id)?.state));
        state.unwrap_or(CandidacyState::Proposed)
    });
    let options = move || {
        CandidacyState::ALL.iter().map(|state| Choice::new(words::candidacy(*state, texts.language()))).collect()
    };
    view! {
        <SelectField
            label=t!(texts, candidacy.state, name = name.get())
            width=Width::Inline
            options=Signal::derive(options)
            among=among(
                &CandidacyState::ALL,
                move || state.get(),
                move |state| store.dispatch(Command::SetCandidacy { deal, candidate: id, state }),
            )
        />
    }
}

#[component(transparent)]
fn PlacementButton(deal: DealId, id: CandidateId, name: Signal<String>) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    view! {
        <SmallButton
            picture="hired"
            text=t!(texts, candidacy.placement)
            name=Signal::derive(move || Some(t_string!(texts, candidacy.placement_of, name = name.get())))
            press=Callback::new(move |()| dialogs.open(Open::Placement { deal, candidate: id }))
        />
    }
}

fn candidates(deal: DealId, board: &Board) -> Vec<CandidateId> {
    let candidacies = board.deal(deal).map(|deal| deal.candidacies.as_slice()).unwrap_or_default();
    candidacies.iter().map(|candidacy| candidacy.candidate).filter(|id| board.candidate(*id).is_some()).collect()
}

fn row(id: CandidateId, deal: DealId, board: &Board, moment: &Moment) -> Option<Row> {
    let candidate = board.candidate(id)?;
    let candidacy = board.deal(deal)?.candidacy(id)?;
    let language = moment.language;
    let lacks = candidacy.placement.as_ref().filter(|_| candidacy.state.is_chosen()).map(Placement::lacks);
    Some(Row {
        name: candidate.name_with_id(),
        cv: candidate.cv.as_ref().map(|link| link.as_str().to_owned()),
        placement: lacks.map(|lacks| {
            let lacks: Vec<String> = lacks.into_iter().map(|lack| words::lack(lack, language)).collect();
            if lacks.is_empty() { String::new() } else { say!(language, candidacy.lacks, what = lacks.join(", ")) }
        }),
    })
}
