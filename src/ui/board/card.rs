//! The card of a deal. It redraws when its own deal changes, and at every full minute.

use leptos::prelude::component;

use super::drag::Drag;
use crate::domain::card::{Card, card};
use crate::domain::ids::DealId;
use crate::domain::next_step::{Step, Urgency};
use crate::domain::when::Moment;
use crate::domain::wording::clock_time;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, say, t, t_string};
use crate::ui::routes::Place;
use crate::ui::shared::avatar::initials;
use crate::ui::shared::icon::icon;
use crate::ui::shared::menu::MenuLook;
use crate::ui::shared::move_menu::MoveMenu;
use crate::ui::shared::state_label::{Mood, state_label};
use crate::ui::shared::when::{day, day_and_time, distance, machine};
use crate::ui::shared::words;
use crate::view::{Memo, View, view};

/// Most candidates named on a card.
const MOST_NAMES: usize = 3;

/// What a card says, in words.
#[derive(Clone, PartialEq)]
struct Said {
    card: Card,
    label: String,
    /// The planned call: machine time, day and time, how far away.
    call: Option<(String, String, String)>,
    /// What is to be done next, where it is not the call itself.
    task: Option<(&'static str, String)>,
    /// What the client owes an answer to, and since when.
    waiting: Option<String>,
}

/// A deal on the board.
#[component(transparent)]
pub fn DealCard(deal: DealId) -> View {
    let store = Store::expect();
    let drag = Drag::expect();
    let said = Memo::new(move |_| {
        store.read(Topic::Deal(deal), |board, moment| card(deal, board, moment).map(|card| said(card, moment)))
    });
    let mood = move || said.with(|said| said.as_ref().map(|said| Mood::from(said.card.urgency)));
    view! {
        <li class="column__item" on:pointerdown=move |event| drag.press(deal, &event)>
            <article
                class="deal-card"
                data-state=move || mood().map(Mood::attribute)
                data-dragging=move || drag.is_lifted(deal)
            >
                <div class="deal-card__top">
                    {move || said.with(|said| said.as_ref().map(|said| state_label(said.card.urgency.into(), said.label.clone())))}
                    <MoveMenu deal look=MenuLook::Icon/>
                </div>
                {move || said.get().map(|said| view! { <CardBody said drag/> })}
            </article>
        </li>
    }
}

#[component(transparent)]
fn CardBody(said: Said, drag: Drag) -> View {
    let texts = Texts::expect();
    let Said { card, call, task, waiting, .. } = said;
    let name = if card.client.is_empty() { t_string!(texts, board.nameless).to_owned() } else { card.client };
    view! {
        <div class="deal-card__who">
            <h3 class="deal-card__client">
                <a
                    class="deal-card__link"
                    href=Place::Deal(card.deal, None).href()
                    draggable="false"
                    on:click=move |event| drag.swallow_click(&event)
                >
                    {name}
                </a>
            </h3>
            {(!card.sm.is_empty()).then(|| view! { <abbr class="avatar" title=format!("SM: {}", card.sm)>{initials(&card.sm)}</abbr> })}
        </div>
        <p class="deal-card__need">{card.need}</p>
        {call
            .map(|(machine, day, distance)| {
                view! {
                    <p class="deal-card__line">
                        {icon("calendar")}
                        <span class="deal-card__when">
                            <time datetime=machine>{day}</time>
                            <span class="deal-card__countdown">{distance}</span>
                        </span>
                    </p>
                }
            })}
        {(!card.lost_because.is_empty())
            .then(|| view! { <p class="deal-card__line">{card.lost_because}</p> })}
        {(!card.candidates.is_empty()).then(|| view! { <People names=card.candidates/> })}
        {task
            .map(|(name, text)| {
                view! {
                    <p class="deal-card__line">
                        {icon(name)}
                        <span>{text}</span>
                    </p>
                }
            })}
        {waiting
            .map(|text| {
                view! {
                    <p class="deal-card__line">
                        {icon("later")}
                        <span>{text}</span>
                    </p>
                }
            })}
        {(card.progress.total > 0)
            .then(|| {
                view! {
                    <p class="progress">
                        <progress
                            class="progress__bar"
                            max=card.progress.total
                            value=card.progress.done
                            aria-label=t!(texts, board.actions_done)
                        ></progress>
                        {format!("{}/{}", card.progress.done, card.progress.total)}
                    </p>
                }
            })}
    }
}

#[component(transparent)]
fn People(names: Vec<String>) -> View {
    let texts = Texts::expect();
    let more = names.len().saturating_sub(MOST_NAMES);
    view! {
        <ul class="deal-card__people" aria-label=t!(texts, board.candidates)>
            {names.into_iter().take(MOST_NAMES).map(|name| view! { <li class="chip">{name}</li> }).collect::<View>()}
            {(more > 0).then(|| view! { <li class="chip">{format!("+{more}")}</li> })}
        </ul>
    }
}

fn said(card: Card, moment: &Moment) -> Said {
    let call = card.next_call.as_ref().map(|call| {
        let at = call.start.at;
        (machine(at), day_and_time(at, moment), distance(at, moment.now, moment.language))
    });
    let waiting = card.waiting.map(|waiting| words::waiting(waiting, moment));
    Said { label: label(&card, moment), call, task: task(&card, moment), waiting, card }
}

fn label(card: &Card, moment: &Moment) -> String {
    let language = moment.language;
    match card.urgency {
        Urgency::Overdue => say!(language, board.overdue).to_owned(),
        Urgency::Today => say!(language, when.today).to_owned(),
        Urgency::Planned => say!(language, board.planned).to_owned(),
        Urgency::Nothing => say!(language, board.nothing_planned).to_owned(),
        Urgency::Closed => day(moment.date_of(card.stage_since), moment),
    }
}

/// The next thing to do: actions left, a follow-up, an outcome to be told, else the first open reminder.
fn task(card: &Card, moment: &Moment) -> Option<(&'static str, String)> {
    let language = moment.language;
    match card.next_step.as_ref().map(|step| (&step.what, step.at)) {
        Some((Step::Actions { left, .. }, _)) => Some(("check", say!(language, board.actions_left, count = *left))),
        Some((Step::FollowUp, at)) => {
            let day = day(moment.date_of(at), moment);
            Some(("mail", say!(language, board.follow_up, day = day)))
        }
        Some((Step::Nudge, at)) if at < moment.now => Some(("mail", say!(language, waiting.nudge_step).to_owned())),
        Some((Step::Call(_), at)) if at < moment.now => {
            Some(("clock-alert", say!(language, board.say_how_it_went).to_owned()))
        }
        _ => card.reminder.as_ref().map(|reminder| {
            let time = match moment.date_of(reminder.rings_at()) == moment.today() {
                true => clock_time(moment.own_rules().wall(reminder.rings_at())),
                false => day_and_time(reminder.rings_at(), moment),
            };
            let whom = reminder.recipient.contact.name.clone();
            ("bell", say!(language, board.remind, whom = whom, time = time))
        }),
    }
}
