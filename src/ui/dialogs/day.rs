//! What stands against a time while it is chosen: the user's other calls of that day, and what keeps the candidates or
//! anybody's hours. Nothing of it forbids the time.

use leptos::prelude::component;

use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::clashes::{Clash, Occasion, clashes, day_calls, is_out_of_hours};
use crate::domain::form::{TimeForm, read_time};
use crate::domain::ids::{CallId, CandidateId, DealId};
use crate::domain::playbook::Role;
use crate::domain::when::Moment;
use crate::domain::wording::clock_time;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, say, t};
use crate::ui::shared::icon::icon;
use crate::ui::shared::reminder_row::call_with_client;
use crate::view::{Memo, RwSignal, Signal, View, view};

/// The call a time is chosen for, as far as it is known.
#[derive(Clone, Copy)]
pub struct Planned {
    pub deal: Option<DealId>,
    /// The call that is moved, which is not in its own way.
    pub call: Option<CallId>,
    pub candidates: Signal<Vec<CandidateId>>,
}

#[derive(Clone, PartialEq)]
struct Day {
    calls: Vec<DayCall>,
    warnings: Vec<String>,
}

#[derive(Clone, PartialEq)]
struct DayCall {
    text: String,
    overlaps: bool,
}

/// The day; nothing until there is a time.
#[component(transparent)]
pub fn DayOfCall(form: RwSignal<TimeForm>, planned: Planned) -> View {
    let store = Store::expect();
    let day = Memo::new(move |_| {
        let typed = TimeForm { past_is_meant: true, link: String::new(), ..form.get() };
        let candidates = planned.candidates.get();
        store.read(Topic::Board, |board, moment| day(&typed, planned, &candidates, board, moment))
    });
    // There from the start, so that what comes into it is announced.
    view! { <div role="status">{move || day.get().map(|day| view! { <DayView day/> })}</div> }
}

#[component(transparent)]
fn DayView(day: Day) -> View {
    let texts = Texts::expect();
    let Day { calls, warnings } = day;
    let is_free = calls.is_empty();
    let row = move |call: DayCall| {
        let overlap = call.overlaps.then(|| view! { <span class="day__overlap">{t!(texts, time.overlaps)}</span> });
        view! { <li>{call.text} " " {overlap}</li> }
    };
    let warning = |text: String| view! { <li class="day__warning">{icon("alert")} <span>{text}</span></li> };
    view! {
        <div class="day">
            <h3 class="field__label">{t!(texts, time.that_day)}</h3>
            {is_free.then(|| view! { <p class="agenda__empty">{t!(texts, time.free_day)}</p> })}
            <ul>{calls.into_iter().map(row).collect::<View>()}</ul>
            <ul>{warnings.into_iter().map(warning).collect::<View>()}</ul>
        </div>
    }
}

fn day(typed: &TimeForm, planned: Planned, candidates: &[CandidateId], board: &Board, moment: &Moment) -> Option<Day> {
    let time = read_time(typed, moment).ok()?;
    let occasion = Occasion {
        start: time.start.at,
        duration_minutes: time.duration_minutes,
        deal: planned.deal,
        call: planned.call,
        candidates,
    };
    let found = clashes(&occasion, board, moment);
    let calls = day_calls(board, moment, occasion.start, planned.call)
        .into_iter()
        .map(|call| DayCall { text: in_words(call, board, moment), overlaps: found.contains(&Clash::Overlap(call.id)) })
        .collect();
    let mut warnings: Vec<String> = found.iter().filter_map(|clash| warning(clash, board, moment)).collect();
    // Of a client who is still to be created only the zone is known.
    let there = &time.start.zone;
    if planned.deal.is_none() && *there != moment.zone && is_out_of_hours(time.start.at, there, moment) {
        let wall = clock_time(time.start.wall);
        warnings.push(say!(moment.language, time.late_there, time = wall, place = there.place()));
    }
    Some(Day { calls, warnings })
}

/// `10:00–10:30 First call with Northwind`.
fn in_words(call: &Call, board: &Board, moment: &Moment) -> String {
    let rules = moment.own_rules();
    let (start, end) = (rules.wall(call.start.at), rules.wall(call.ends_at()));
    format!("{}–{} {}", clock_time(start), clock_time(end), call_with_client(call, board, moment))
}

/// A clash in words; an overlap stands in the list of the day.
fn warning(clash: &Clash, board: &Board, moment: &Moment) -> Option<String> {
    let language = moment.language;
    let name = |id: CandidateId| board.candidate(id).map(|known| known.name_with_id()).unwrap_or_default();
    Some(match clash {
        Clash::Overlap(_) => return None,
        Clash::CandidateBusy { candidate, call } => {
            let call = board.call(*call).map(|call| in_words(call, board, moment)).unwrap_or_default();
            say!(language, time.busy, name = name(*candidate), call = call)
        }
        Clash::CandidateTaken { candidate, deal } => {
            let client = board.client_of(*deal).map(|client| client.name.clone()).unwrap_or_default();
            say!(language, time.taken, name = name(*candidate), client = client)
        }
        Clash::OutOfHours { person, wall } => {
            let name = match person.role {
                Role::User => say!(language, inbox.yourself).to_owned(),
                _ => person.contact.name.clone(),
            };
            say!(language, time.late, time = clock_time(*wall), name = name, place = person.zone.place())
        }
    })
}
