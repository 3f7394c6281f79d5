//! Known candidates to be ticked: for a call, or for a deal, each with what keeps them from it.

use leptos::prelude::{Callback, component};

use crate::domain::board::Board;
use crate::domain::clashes::{Clash, Occasion, clashes, taken};
use crate::domain::deal::Deal;
use crate::domain::fold::folded;
use crate::domain::ids::{CallId, CandidateId, DealId};
use crate::domain::order::sort_by_key;
use crate::domain::when::Moment;
use crate::store::Store;
use crate::ui::i18n::{Texts, say, t};
use crate::ui::shared::choice::Check;
use crate::ui::shared::field::TextField;
use crate::view::{Memo, RwSignal, Signal, View, view};

/// From this many known candidates on there is a field to find one.
const MANY: usize = 8;
/// So many are shown at a time.
const SHOWN: usize = 40;

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
    /// What is looked through: name, ID and skills in small letters.
    words: String,
}

/// A list to tick candidates in, with a field to find one where there are many.
#[component(transparent)]
pub fn KnownCandidates(to: Guests, known: Vec<Known>, chosen: RwSignal<Vec<CandidateId>>) -> View {
    let texts = Texts::expect();
    let wanted = RwSignal::new(String::new());
    let has_filter = known.len() >= MANY;
    let found = Memo::new(move |_| {
        let wanted = folded(&wanted.get());
        known.iter().filter(|one| one.words.contains(&wanted)).map(|one| one.id).collect::<Vec<_>>()
    });
    let shown = move || found.with(|found| found.iter().copied().take(SHOWN).collect::<Vec<_>>());
    let rest = Memo::new(move |_| found.with(|found| found.len().saturating_sub(SHOWN)));
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
            <For each=shown key=|id| *id let:id>
                <KnownCheck to id chosen/>
            </For>
            <Show when=move || rest.get() != 0>
                <p class="agenda__empty">{t!(texts, people.more, count = rest.get())}</p>
            </Show>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="agenda__empty">{t!(texts, people.nothing_found)}</p>
            </Show>
        </fieldset>
    }
}

#[component(transparent)]
fn KnownCheck(to: Guests, id: CandidateId, chosen: RwSignal<Vec<CandidateId>>) -> View {
    let name = Store::expect().peek(|board, moment| to.described(id, board, moment));
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
    /// Name, ID and skills, and what keeps the candidate from it.
    fn described(self, id: CandidateId, board: &Board, moment: &Moment) -> String {
        let Some(candidate) = board.candidate(id) else {
            return String::new();
        };
        let skills = Some(candidate.skills.join(", ")).filter(|skills| !skills.is_empty());
        let parts = std::iter::once(candidate.name_with_id()).chain(skills).chain(self.kept_by(id, board, moment));
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// What keeps a candidate from coming, in words.
    fn kept_by(self, candidate: CandidateId, board: &Board, moment: &Moment) -> Vec<String> {
        let found = match self {
            Guests::Deal(deal) => taken(candidate, Some(deal), board),
            Guests::Call(id) => {
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
                clashes(&occasion, board, moment)
            }
        };
        found.iter().filter_map(|clash| keeping(clash, board, moment)).collect()
    }

    /// Who is there already.
    fn present(self, board: &Board) -> Vec<CandidateId> {
        match self {
            Guests::Call(call) => board.call(call).map(|call| call.candidates.clone()).unwrap_or_default(),
            Guests::Deal(deal) => {
                board.deal(deal).into_iter().flat_map(Deal::put_forward).map(|candidacy| candidacy.candidate).collect()
            }
        }
    }
}

/// A clash in words, beside the candidate's name.
fn keeping(clash: &Clash, board: &Board, moment: &Moment) -> Option<String> {
    match clash {
        Clash::CandidateBusy { .. } => Some(say!(moment.language, people.busy).to_owned()),
        Clash::CandidateTaken { deal, .. } => {
            let client = board.client_of(*deal).map(|client| client.name.clone()).unwrap_or_default();
            Some(say!(moment.language, people.taken, client = client))
        }
        Clash::Overlap(_) | Clash::OutOfHours { .. } => None,
    }
}

/// Everyone who is not there yet, by name.
pub fn others(to: Guests, board: &Board) -> Vec<Known> {
    let invited = to.present(board);
    let mut known: Vec<Known> = board
        .candidates()
        .filter(|candidate| !invited.contains(&candidate.id))
        .map(|candidate| {
            let words = format!("{} {}", candidate.name_with_id(), candidate.skills.join(" "));
            Known { id: candidate.id, words: folded(&words) }
        })
        .collect();
    sort_by_key(&mut known, |one| one.words.clone());
    known
}
