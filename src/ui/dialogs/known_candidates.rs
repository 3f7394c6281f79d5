//! Known candidates to be ticked: for a call, or for a deal, each with what keeps them from it.

use leptos::prelude::{Callback, component};

use super::day::warning;
use crate::domain::board::Board;
use crate::domain::clashes::{Clash, Occasion, clashes, taken};
use crate::domain::deal::CandidacyState;
use crate::domain::fold::folded;
use crate::domain::ids::{CallId, CandidateId, DealId};
use crate::domain::order::sort_by_key;
use crate::domain::when::Moment;
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::choice::Check;
use crate::ui::shared::field::TextField;
use crate::view::{Memo, RwSignal, Signal, View, view};

/// From this many known candidates on there is a field to find one.
const MANY: usize = 8;

/// Where the candidates are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guests {
    Call(CallId),
    Deal(DealId),
}

/// A candidate who can be invited.
#[derive(Clone, PartialEq)]
pub struct Known {
    id: CandidateId,
    name: String,
    /// What is looked through: name, ID and skills in small letters.
    words: String,
}

/// A list to tick candidates in, with a field to find one where there are many.
#[component(transparent)]
pub fn KnownCandidates(known: Vec<Known>, chosen: RwSignal<Vec<CandidateId>>) -> View {
    let texts = Texts::expect();
    let wanted = RwSignal::new(String::new());
    let has_filter = known.len() >= MANY;
    let found = Memo::new(move |_| {
        let wanted = folded(&wanted.get());
        known.iter().filter(|one| one.words.contains(&wanted)).cloned().collect::<Vec<_>>()
    });
    view! {
        <fieldset class="dialog__group">
            <legend class="field__label">{t!(texts, people.known)}</legend>
            {has_filter
                .then(|| {
                    view! {
                        <TextField
                            label=t!(texts, people.filter)
                            value=wanted
                            on_input=Callback::new(move |text| wanted.set(text))
                        />
                    }
                })}
            <For each=move || found.get() key=|one| one.id let:one>
                <KnownCheck one chosen/>
            </For>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="agenda__empty">{t!(texts, people.nothing_found)}</p>
            </Show>
        </fieldset>
    }
}

#[component(transparent)]
fn KnownCheck(one: Known, chosen: RwSignal<Vec<CandidateId>>) -> View {
    let Known { id, name, .. } = one;
    let choose = move |is_chosen: bool| {
        chosen.update(|chosen| {
            chosen.retain(|known| *known != id);
            if is_chosen {
                chosen.push(id);
            }
        });
    };
    view! {
        <Check
            label=name
            checked=Signal::derive(move || chosen.with(|chosen| chosen.contains(&id)))
            on_change=Callback::new(choose)
        />
    }
}

impl Guests {
    /// What keeps a candidate from coming, in words.
    fn kept_by(self, candidate: CandidateId, board: &Board, moment: &Moment) -> Vec<String> {
        let id = match self {
            Guests::Call(id) => id,
            Guests::Deal(deal) => {
                let elsewhere = taken(candidate, Some(deal), board);
                return elsewhere.iter().filter_map(|clash| warning(clash, board, moment)).collect();
            }
        };
        let Some(call) = board.call(id).filter(|call| call.is_planned()) else {
            return Vec::new();
        };
        let occasion = Occasion {
            start: call.start.at,
            duration_minutes: call.duration_minutes,
            deal: Some(call.deal),
            call: Some(id),
            candidates: &[candidate],
        };
        let about_them = |clash: &&Clash| matches!(clash, Clash::CandidateBusy { .. } | Clash::CandidateTaken { .. });
        let found = clashes(&occasion, board, moment);
        found.iter().filter(about_them).filter_map(|clash| warning(clash, board, moment)).collect()
    }

    /// Who is there already.
    fn present(self, board: &Board) -> Vec<CandidateId> {
        match self {
            Guests::Call(call) => board.call(call).map(|call| call.candidates.clone()).unwrap_or_default(),
            Guests::Deal(deal) => {
                let candidacies = board.deal(deal).map(|deal| deal.candidacies.as_slice()).unwrap_or_default();
                let present = candidacies.iter().filter(|candidacy| candidacy.state != CandidacyState::Declined);
                present.map(|candidacy| candidacy.candidate).collect()
            }
        }
    }
}

/// Everyone who is not there yet, by name.
pub fn others(to: Guests, board: &Board, moment: &Moment) -> Vec<Known> {
    let invited = to.present(board);
    let mut known: Vec<Known> = board
        .candidates()
        .filter(|candidate| !invited.contains(&candidate.id))
        .map(|candidate| {
            let name = candidate.name_with_id();
            let words = folded(&format!("{name} {}", candidate.skills.join(" ")));
            let kept_by = to.kept_by(candidate.id, board, moment);
            let skills = Some(candidate.skills.join(", ")).filter(|skills| !skills.is_empty());
            let name = std::iter::once(name).chain(skills).chain(kept_by).collect::<Vec<_>>().join(" · ");
            Known { id: candidate.id, name, words }
        })
        .collect();
    sort_by_key(&mut known, |one| one.words.clone());
    known
}
