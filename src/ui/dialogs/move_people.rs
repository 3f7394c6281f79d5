//! Who comes along when a deal moves: the candidates carried over, or the hired person and the team lead.

use leptos::prelude::{Callback, GetValue, StoredValue, component};

use super::known_candidates::{Guests, KnownCandidates, others};
use super::person_fields::{PersonFields, Whose};
use super::problems::Problems;
use crate::domain::board::Board;
use crate::domain::call::CallType;
use crate::domain::client::Contact;
use crate::domain::command::Invitee;
use crate::domain::deal::{Candidacy, Deal};
use crate::domain::form::{PersonForm, read_candidate, read_contact};
use crate::domain::ids::{CandidateId, DealId};
use crate::domain::when::Moment;
use crate::store::Store;
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::choice::Check;
use crate::ui::shared::field::Need;
use crate::ui::shared::small_button::SmallButton;
use crate::view::{Memo, RwSignal, Signal, View, view};

/// The people of a move, while the dialog is open.
#[derive(Clone, Copy)]
pub struct People {
    deal: DealId,
    call_type: CallType,
    candidates: RwSignal<Vec<Offered>>,
    /// Which of those whom the deal does not have, or has declined, come along.
    from_bench: RwSignal<Vec<CandidateId>>,
    /// New people added in the dialog.
    added: RwSignal<Vec<PersonForm>>,
    /// The one being typed, and how that form begins.
    person: RwSignal<PersonForm>,
    nobody: StoredValue<PersonForm>,
    person_problems: Problems,
    lead: RwSignal<PersonForm>,
    lead_problems: Problems,
    /// The placement names a team lead already: nothing to ask.
    lead_is_known: StoredValue<bool>,
}

/// A candidate of the deal, offered to be invited.
#[derive(Clone, PartialEq)]
struct Offered {
    id: CandidateId,
    name: String,
    invited: bool,
}

impl People {
    /// Everyone the deal has; for an introduction only the chosen are ticked.
    pub fn of(id: DealId, call_type: CallType, board: &Board, moment: &Moment) -> People {
        let introduces = call_type == CallType::IntroductoryCall;
        let deal = board.deal(id);
        let offered = deal
            .into_iter()
            .flat_map(Deal::put_forward)
            .filter_map(|candidacy| {
                Some(Offered {
                    id: candidacy.candidate,
                    name: board.candidate(candidacy.candidate)?.name_with_id(),
                    invited: !introduces || candidacy.state.is_chosen(),
                })
            })
            .collect();
        // Colleagues are written to in the user's language.
        let nobody = PersonForm { language: moment.language, ..PersonForm::default() };
        let knows_lead =
            |candidacy: &Candidacy| candidacy.placement.as_ref().is_some_and(|placement| placement.team_lead.is_some());
        People {
            deal: id,
            call_type,
            candidates: RwSignal::new(offered),
            from_bench: RwSignal::new(Vec::new()),
            added: RwSignal::new(Vec::new()),
            person: RwSignal::new(nobody.clone()),
            nobody: StoredValue::new(nobody),
            person_problems: Problems::none(),
            lead: RwSignal::new(PersonForm::default()),
            lead_problems: Problems::none(),
            lead_is_known: StoredValue::new(deal.into_iter().flat_map(Deal::chosen).any(knows_lead)),
        }
    }

    /// Reads the people; none where something is to be put right first.
    pub fn read(self, board: &Board, moment: &Moment) -> Option<(Vec<Invitee>, Option<Contact>)> {
        if self.call_type == CallType::FirstCall {
            return Some((Vec::new(), None));
        }
        let introduces = self.call_type == CallType::IntroductoryCall;
        let mut invitees: Vec<Invitee> = self.invited().into_iter().map(Invitee::Known).collect();
        let is_typed = self.person.get_untracked() != self.nobody.get_value();
        let mut forms = self.added.get_untracked();
        if is_typed || (introduces && invitees.is_empty() && forms.is_empty()) {
            forms.push(self.person.get_untracked());
        }
        for form in &forms {
            match read_candidate(form, board, moment) {
                Ok(person) => invitees.push(Invitee::New(person)),
                Err(found) => {
                    self.person_problems.set(found);
                    return None;
                }
            }
        }
        if !introduces || self.lead_is_known.get_value() {
            return Some((invitees, None));
        }
        match read_contact(&self.lead.get_untracked()) {
            Ok(lead) => Some((invitees, Some(lead))),
            Err(found) => {
                self.lead_problems.set(found);
                None
            }
        }
    }

    /// Who is ticked.
    pub fn invited(self) -> Vec<CandidateId> {
        let mut invited: Vec<CandidateId> =
            self.candidates.with(|all| all.iter().filter(|one| one.invited).map(|one| one.id).collect());
        invited.extend(self.from_bench.get());
        invited
    }

    fn invite(self, id: CandidateId, invited: bool) {
        self.candidates.update(|candidates| {
            if let Some(one) = candidates.iter_mut().find(|one| one.id == id) {
                one.invited = invited;
            }
        });
    }

    /// Whether nobody is ticked or added yet, or a new person is being typed.
    fn lacks_somebody(self) -> bool {
        let has_somebody = !self.invited().is_empty() || self.added.with(|added| !added.is_empty());
        !has_somebody || self.person.get() != self.nobody.get_value()
    }

    /// Moves the typed person to the list.
    fn add(self, board: &Board, moment: &Moment) {
        match read_candidate(&self.person.get_untracked(), board, moment) {
            Ok(_) => {
                self.added.update(|added| added.push(self.person.get_untracked()));
                self.person.set(self.nobody.get_value());
            }
            Err(found) => self.person_problems.set(found),
        }
    }
}

/// The candidates of an interview or a repeat call.
#[component(transparent)]
pub fn CandidateFields(people: People) -> View {
    let texts = Texts::expect();
    view! {
        <fieldset class="dialog__group">
            <legend class="field__label">{t!(texts, moving.candidates)}</legend>
            <Ticks people/>
            <Bench people/>
            <NewPerson people need=Need::Optional/>
        </fieldset>
    }
}

/// The hired person and, where nobody is named yet, the team lead.
#[component(transparent)]
pub fn IntroductionFields(people: People) -> View {
    let texts = Texts::expect();
    let asks_for_lead = !people.lead_is_known.get_value();
    view! {
        <fieldset class="dialog__group">
            <legend class="field__label">{t!(texts, moving.hired_person)}</legend>
            <Ticks people/>
            <Bench people/>
            <Show when=move || people.lacks_somebody()>
                <NewPerson people/>
            </Show>
        </fieldset>
        {asks_for_lead
            .then(|| {
                view! {
                    <fieldset class="dialog__group">
                        <legend class="field__label">{t!(texts, moving.team_lead)}</legend>
                        <PersonFields form=people.lead problems=people.lead_problems whose=Whose::TeamLead/>
                    </fieldset>
                }
            })}
    }
}

#[component(transparent)]
fn Ticks(people: People) -> View {
    let ids = Memo::new(move |_| people.candidates.with(|all| all.iter().map(|one| one.id).collect::<Vec<_>>()));
    let find = move |id: CandidateId| people.candidates.with(|all| all.iter().find(|one| one.id == id).cloned());
    view! {
        <For each=move || ids.get() key=|id| *id let:id>
            <Check
                label=Signal::derive(move || find(id).map(|one| one.name).unwrap_or_default())
                checked=Signal::derive(move || find(id).is_some_and(|one| one.invited))
                on_change=Callback::new(move |invited| people.invite(id, invited))
            />
        </For>
        <ul>
            {move || {
                people.added.with(|added| added.iter().map(|one| view! { <li class="chip">{one.name.clone()}</li> }).collect::<View>())
            }}
        </ul>
    }
}

/// Everyone else who is known, folded: usually the deal has its candidates.
#[component(transparent)]
fn Bench(people: People) -> View {
    let texts = Texts::expect();
    let known = Store::expect().peek(|board, _| others(Guests::Deal(people.deal), board));
    if known.is_empty() {
        return View::Nothing;
    }
    view! {
        <details class="bench">
            <summary>{t!(texts, moving.bench)}</summary>
            <KnownCandidates to=Guests::Deal(people.deal) known chosen=people.from_bench/>
        </details>
    }
}

#[component(transparent)]
fn NewPerson(people: People, #[prop(optional)] need: Need) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    view! {
        <PersonFields form=people.person problems=people.person_problems need/>
        <div class="button-row">
            <SmallButton
                picture="plus"
                text=t!(texts, moving.add_person)
                press=Callback::new(move |()| store.peek(|board, moment| people.add(board, moment)))
            />
        </div>
    }
}
