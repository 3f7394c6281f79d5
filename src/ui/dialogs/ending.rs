//! The dialogs that end a deal: hired, which asks only for what the placements still lack, and lost, which asks why.

use leptos::prelude::{Callback, GetValue, StoredValue, component};

use super::form_field::FormField;
use super::person_fields::PersonFields;
use super::placement_fields::LackingFields;
use super::problems::Problems;
use crate::domain::board::Board;
use crate::domain::command::{Command, Destination, Invitee};
use crate::domain::deal::{Candidacy, Deal};
use crate::domain::form::placement::{PlacementForm, read_lacks};
use crate::domain::form::{Field, PersonForm, read_candidate, read_reason};
use crate::domain::ids::DealId;
use crate::domain::placement::Placement;
use crate::domain::when::Moment;
use crate::store::Store;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::Check;
use crate::ui::shared::dialog::{Close, Dialog, cancel_button};
use crate::ui::shared::field::{AreaSize, Kind};
use crate::view::{RwSignal, Signal, View, view};

/// Somebody who can be hired in this dialog.
#[derive(Clone, Copy)]
struct Hire {
    who: StoredValue<Who>,
    hired: RwSignal<bool>,
    known: StoredValue<Placement>,
    form: RwSignal<PlacementForm>,
    problems: Problems,
}

#[derive(Clone)]
enum Who {
    Candidate(Invitee, String),
    /// The deal has no candidate: the person is named here.
    Unnamed(RwSignal<PersonForm>),
}

/// Hired.
#[component(transparent)]
pub fn HiredDialog(deal: DealId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let hires = store.peek(|board, _| hires(deal, board));
    let reading = hires.clone();
    let submit = Callback::new(move |close: Close| {
        let read: Vec<_> = store.peek(|board, moment| {
            reading.iter().filter(|hire| hire.hired.get_untracked()).map(|hire| hire.read(board, moment)).collect()
        });
        let placements: Option<Vec<_>> = read.into_iter().collect();
        if let Some(placements) = placements.filter(|placements| !placements.is_empty()) {
            store.dispatch(Command::MoveDeal { deal, to: Destination::Hired(placements) });
            close.close();
        }
    });
    let choose_among = hires.len() > 1;
    view! {
        <Dialog
            title=t!(texts, ending.hired_title)
            on_submit=submit
            foot=move |close| {
                view! {
                    {cancel_button(close)}
                    <button class="button" data-variant="primary" type="submit">
                        <span>{t!(texts, ending.hire)}</span>
                    </button>
                }
            }
        >
            <p class="dialog__lead">{t!(texts, ending.hired_lead)}</p>
            {hires.into_iter().map(|hire| view! { <HireFields hire choose_among/> }).collect::<View>()}
        </Dialog>
    }
}

/// Lost.
#[component(transparent)]
pub fn LostDialog(deal: DealId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let problems = Problems::none();
    let because = RwSignal::new(String::new());
    let submit = Callback::new(move |close: Close| match read_reason(&because.get_untracked()) {
        Ok(because) => {
            store.dispatch(Command::MoveDeal { deal, to: Destination::Lost { because } });
            close.close();
        }
        Err(found) => problems.set(found),
    });
    view! {
        <Dialog
            title=t!(texts, ending.lost_title)
            on_submit=submit
            foot=move |close| {
                view! {
                    {cancel_button(close)}
                    <button class="button" data-variant="primary" type="submit">
                        <span>{t!(texts, ending.lose)}</span>
                    </button>
                }
            }
        >
            <FormField
                label=t!(texts, ending.because)
                hint=Signal::derive(move || Some(t_string!(texts, ending.because_hint).to_owned()))
                kind=Kind::Area(AreaSize::ThreeLines)
                autofocus=true
                form=because
                problems
                field=Field::Because
                part=|because| because
            />
        </Dialog>
    }
}

#[component(transparent)]
fn HireFields(hire: Hire, choose_among: bool) -> View {
    let who = hire.who.get_value();
    let known = hire.known.get_value();
    let heading = match who {
        Who::Candidate(_, name) if choose_among => view! {
            <Check
                label=Signal::derive(move || name.clone())
                checked=hire.hired
                on_change=Callback::new(move |hired| hire.hired.set(hired))
            />
        },
        Who::Candidate(_, name) => view! { <h3>{name}</h3> },
        Who::Unnamed(form) => view! { <PersonFields form problems=hire.problems/> },
    };
    view! {
        {heading}
        <Show when=move || hire.hired.get()>
            <LackingFields form=hire.form lacks=known.lacks() problems=hire.problems/>
        </Show>
    }
}

/// The chosen, ticked; where nobody is chosen, every candidate; where there is none, one to be named.
fn hires(deal: DealId, board: &Board) -> Vec<Hire> {
    let candidacies: Vec<&Candidacy> = board.deal(deal).into_iter().flat_map(Deal::put_forward).collect();
    let chosen = candidacies.iter().filter(|candidacy| candidacy.state.is_chosen()).count();
    let mut hires: Vec<Hire> = candidacies
        .iter()
        .filter(|candidacy| chosen == 0 || candidacy.state.is_chosen())
        .filter_map(|candidacy| {
            let name = board.candidate(candidacy.candidate)?.name_with_id();
            let who = Who::Candidate(Invitee::Known(candidacy.candidate), name);
            Some(Hire::new(who, candidacy.placement.clone().unwrap_or_default()))
        })
        .collect();
    if hires.is_empty() {
        hires.push(Hire::new(Who::Unnamed(RwSignal::new(PersonForm::default())), Placement::default()));
    }
    let is_clear = chosen > 0 || hires.len() == 1;
    for hire in &hires {
        hire.hired.set(is_clear);
    }
    hires
}

impl Hire {
    fn new(who: Who, known: Placement) -> Hire {
        Hire {
            who: StoredValue::new(who),
            hired: RwSignal::new(false),
            known: StoredValue::new(known),
            form: RwSignal::new(PlacementForm::default()),
            problems: Problems::none(),
        }
    }

    fn read(&self, board: &Board, moment: &Moment) -> Option<(Invitee, Placement)> {
        let placement = read_lacks(&self.form.get_untracked(), &self.known.get_value());
        let person = match self.who.get_value() {
            Who::Candidate(invitee, _) => Ok(invitee),
            Who::Unnamed(form) => read_candidate(&form.get_untracked(), board, moment).map(Invitee::New),
        };
        match (person, placement) {
            (Ok(person), Ok(placement)) => Some((person, placement)),
            (person, placement) => {
                let found = [person.err(), placement.err()].into_iter().flatten().flatten().collect();
                self.problems.set(found);
                None
            }
        }
    }
}
