//! The after-call actions, ticked one by one, each with what the app can do towards it.

use leptos::prelude::{Callback, component, event_target};
use leptos::web_sys::HtmlInputElement;

use super::this_call::ThisCall;
use crate::domain::action::{Action, actions, progress};
use crate::domain::board::Board;
use crate::domain::call::{CallType, Taken};
use crate::domain::command::{Command, LetterOf, Purpose};
use crate::domain::ids::ActionId;
use crate::domain::offer::{Offer, next_call, offers};
use crate::domain::playbook::{AboutCall, Aid, Condition, CopyForm, LetterAid, Role};
use crate::domain::when::Moment;
use crate::ui::i18n::{Texts, say, t, t_string};
use crate::ui::shared::copy_button::{CopyButton, Look};
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::small_button::SmallButton;
use crate::ui::shared::when::day_and_time;
use crate::ui::shared::words;
use crate::view::{Memo, Signal, View, of, view};

/// What a row shows.
#[derive(Clone, PartialEq)]
struct Row {
    number: usize,
    text: String,
    counts: bool,
    condition: Option<Condition>,
    offers: Vec<Offer>,
    /// A letter to everyone of a call that is not planned yet.
    lacks_call: bool,
    done_at: Option<String>,
    /// Each text that left the app for it: how, when and for whom.
    taken: Vec<String>,
}

/// The list, with how far it is.
#[component(transparent)]
pub fn ActionsPanel(this: ThisCall) -> View {
    let texts = Texts::expect();
    let ids = Memo::new(move |_| {
        this.read(|call, board, _| actions(call, board).into_iter().map(|one| one.spec.id.clone()).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let progress = Memo::new(move |_| this.read(|call, board, _| progress(call, board)).unwrap_or_default());
    view! {
        <section class="panel" aria-label=t!(texts, actions.title)>
            <header class="panel__head">
                <h3 class="panel__title">{t!(texts, actions.title)}</h3>
                <span class="progress">
                    <progress
                        class="progress__bar"
                        max=move || progress.get().total
                        value=move || progress.get().done
                        aria-label=t!(texts, actions.progress)
                    ></progress>
                    {move || format!("{}/{}", progress.get().done, progress.get().total)}
                </span>
            </header>
            <ol class="actions">
                <For each=move || ids.get() key=ActionId::clone let:id>
                    <ActionItem this id/>
                </For>
            </ol>
        </section>
    }
}

#[component(transparent)]
fn ActionItem(this: ThisCall, id: ActionId) -> View {
    let row = {
        let id = id.clone();
        Memo::new(move |_| {
            this.read(|call, board, moment| {
                let action = actions(call, board).into_iter().find(|one| one.spec.id == id)?;
                let offers = offers(action.spec, call, board, moment);
                let lacks_call = next_call(call, board).is_none();
                Some(row(&action, offers, lacks_call, board, moment))
            })
            .flatten()
        })
    };
    let is_done = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.done_at.is_some())));
    let state = move || match row.get() {
        Some(row) if row.done_at.is_some() => "done",
        Some(row) if !row.counts => "waiting",
        _ => "open",
    };
    let tick = {
        let id = id.clone();
        move || {
            let (call, action) = (this.id, id.clone());
            this.dispatch(match is_done.get_untracked() {
                true => Command::UntickAction { call, action },
                false => Command::TickAction { call, action },
            });
        }
    };
    let offers = Memo::new(move |_| row.get().map(|row| (row.number, row.offers)).unwrap_or_default());
    view! {
        <li class="action" data-state=state>
            <label class="action__label">
                <input
                    class="check__input"
                    type="checkbox"
                    prop:checked=is_done
                    on:change=move |event| {
                        tick();
                        // A call still ahead refuses the tick: the box follows the records, not the press.
                        event_target::<HtmlInputElement>(&event).set_checked(is_done.get_untracked());
                    }
                />
                <span class="action__number">{move || row.get().map(|row| row.number)}</span>
                <span class="action__text">{move || row.get().map(|row| row.text)}</span>
            </label>
            <div class="action__tools">
                {move || {
                    let (number, offers) = offers.get();
                    offers
                        .into_iter()
                        .map(|offer| of((offer.aid.clone(), offer.key()), view! { <OfferButton this id=id.clone() number offer/> }))
                        .collect::<View>()
                }}
            </div>
            {move || row.get().filter(Row::has_meta).map(|row| view! { <Meta row/> })}
        </li>
    }
}

/// The button that does one thing towards an action.
#[component(transparent)]
fn OfferButton(this: ThisCall, id: ActionId, number: usize, offer: Offer) -> View {
    match offer.aid.clone() {
        Aid::Copy(form) => view! { <CopyOffer this id number offer form/> },
        Aid::Letter(aid) => view! { <LetterOffer this id number offer aid/> },
        Aid::Candidates => view! { <CandidatesOffer this number/> },
        Aid::Plan(call_type) => view! { <PlanOffer this number call_type/> },
    }
}

#[component(transparent)]
fn CopyOffer(this: ThisCall, id: ActionId, number: usize, offer: Offer, form: CopyForm) -> View {
    let texts = Texts::expect();
    let candidate = offer.candidate();
    let about = offer.person.map(|person| person.contact.name);
    let copy = Callback::new(move |()| {
        this.dispatch(Command::CopyText { call: this.id, form, candidate, action: Some(id.clone()) });
    });
    let text = about.clone();
    let text = move || text.clone().unwrap_or_else(|| t_string!(texts, actions.copy).to_owned());
    let name = move || match about.clone() {
        Some(name) => t_string!(texts, actions.note_for, name = name, number = number),
        None => t_string!(texts, actions.copy_for, number = number),
    };
    view! {
        <CopyButton
            text=Signal::derive(text)
            name=Signal::derive(move || Some(name()))
            look=Look::Small
            on_copy=copy
        />
    }
}

#[component(transparent)]
fn LetterOffer(this: ThisCall, id: ActionId, number: usize, offer: Offer, aid: LetterAid) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    // One of several is named; the client and the SM go without saying.
    let is_one_of_many = !matches!(aid.to, Role::Client | Role::Sm);
    let one_of_many = offer.person.as_ref().filter(|_| is_one_of_many).map(|one| one.contact.name.clone());
    let text = one_of_many.clone();
    let text = move || text.clone().unwrap_or_else(|| t_string!(texts, actions.letter).to_owned());
    let name = move || match one_of_many.clone() {
        Some(name) => t_string!(texts, actions.letter_to, name = name, number = number),
        None => t_string!(texts, actions.letter_for, number = number),
    };
    let of = LetterOf { about: offer.call, id: aid.letter, to: offer.key() };
    let open = Callback::new(move |()| {
        let purpose = Purpose::Action(this.id, id.clone());
        dialogs.open(Open::Letter { of: of.clone(), purpose });
    });
    view! {
        <SmallButton
            picture="letter"
            text=Signal::derive(text)
            name=Signal::derive(move || Some(name()))
            press=open
        />
    }
}

#[component(transparent)]
fn CandidatesOffer(this: ThisCall, number: usize) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    view! {
        <SmallButton
            picture="user-plus"
            text=t!(texts, actions.candidates)
            name=Signal::derive(move || Some(t_string!(texts, actions.candidates_for, number = number)))
            press=Callback::new(move |()| dialogs.open(Open::Propose(this.deal)))
        />
    }
}

#[component(transparent)]
fn PlanOffer(this: ThisCall, number: usize, call_type: CallType) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    view! {
        <SmallButton
            picture="calendar"
            text=t!(texts, actions.plan)
            name=Signal::derive(move || Some(t_string!(texts, actions.plan_for, number = number)))
            press=Callback::new(move |()| dialogs.open(Open::Move { deal: this.deal, to: call_type.into() }))
        />
    }
}

/// When it was done, what was copied or opened, and what it waits for.
#[component(transparent)]
fn Meta(row: Row) -> View {
    let texts = Texts::expect();
    let text = move || {
        let done = row.done_at.clone().map(|time| t_string!(texts, actions.done_at, time = time));
        let waits = row.condition.filter(|_| !row.counts).map(|condition| match condition {
            Condition::Chosen => t_string!(texts, actions.if_chosen).to_owned(),
            Condition::Hired => t_string!(texts, actions.if_hired).to_owned(),
        });
        let lacks = row.lacks_call.then(|| t_string!(texts, actions.no_next_call).to_owned());
        waits.into_iter().chain(lacks).chain(row.taken.clone()).chain(done).collect::<Vec<_>>().join(" · ")
    };
    view! { <p class="action__meta">{text}</p> }
}

impl Row {
    fn has_meta(&self) -> bool {
        self.done_at.is_some() || !self.taken.is_empty() || !self.counts || self.lacks_call
    }
}

/// How a text left the app, with the name of the candidate it was for: the client and the SM go without saying.
fn taken(to: &str, taken: Taken, board: &Board, moment: &Moment) -> String {
    let taken = words::taken(taken, moment);
    match to.parse().ok().and_then(|id| board.candidate(id)) {
        Some(candidate) => {
            say!(moment.language, taken.by_person, name = candidate.contact.name.clone(), taken = taken)
        }
        None => taken,
    }
}

/// A letter about a call that may not be planned yet.
fn is_about_next_call(aid: &Aid) -> bool {
    matches!(aid, Aid::Letter(letter) if letter.about == AboutCall::Next)
}

fn row(action: &Action, offers: Vec<Offer>, lacks_call: bool, board: &Board, moment: &Moment) -> Row {
    Row {
        lacks_call: lacks_call && action.spec.does.iter().any(is_about_next_call),
        offers,
        number: action.number,
        text: action.spec.text.in_language(moment.language).to_owned(),
        counts: action.counts,
        condition: action.spec.only_if,
        done_at: action.mark.done_at.map(|at| day_and_time(at, moment)),
        taken: action.mark.taken.iter().map(|(to, at)| taken(to, *at, board, moment)).collect(),
    }
}
