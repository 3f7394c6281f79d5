//! A reminder in a list: whom to remind, of what, when and on whose clock, where it stands, and what to do.

use leptos::prelude::component;

use super::reminder_tools::{ReminderTools, Tools, whom};
use super::state_label::{Mood, state_label};
use super::when::{day_and_time, machine, time_there};
use super::words;
use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::reminder::{Reminder, ReminderId, ReminderState};
use crate::domain::when::Moment;
use crate::domain::wording::span;
use crate::store::{Store, Topic};
use crate::ui::i18n::say;
use crate::ui::routes::Place;
use crate::view::{Memo, View, view};

/// What a row says besides whom to remind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// On the call's own page: the call goes without saying.
    Person,
    /// In a list of many calls: with a link to the call.
    PersonAndCall,
}

/// A reminder in words.
#[derive(Clone, PartialEq)]
pub struct Said {
    pub reminder: Reminder,
    pub whom: String,
    /// `First call with Northwind`.
    pub of: String,
    pub state: String,
    pub due_machine: String,
    pub due: String,
    pub lead: String,
    /// When the call starts, on the user's clock.
    pub starts: String,
    /// The same on the recipient's clock, where it is another.
    pub starts_there: Option<String>,
    /// That its letter was taken, or that it is done, and when.
    pub history: Vec<String>,
    /// The call should be over.
    pub is_over: bool,
}

/// The row.
#[component(transparent)]
pub fn ReminderRow(id: ReminderId, about: About) -> View {
    let store = Store::expect();
    let said = {
        let id = id.clone();
        Memo::new(move |_| store.read(Topic::Deal(id.deal), |board, moment| said(&id, board, moment)))
    };
    // Apart from the rest, since it changes with every minute.
    let advice = Memo::new(move |_| store.read(Topic::Deal(id.deal), |board, moment| advice(&id, board, moment)));
    let mood = move || said.with(|said| said.as_ref().map(|said| Mood::from(said.reminder.state).attribute()));
    view! {
        <li class="reminder" data-state=mood>
            {move || said.get().map(|said| view! { <RowBody said advice about/> })}
        </li>
    }
}

#[component(transparent)]
fn RowBody(said: Said, advice: Memo<Option<String>>, about: About) -> View {
    let Said { reminder, whom, of, state, due_machine, due, lead, starts, starts_there, history, is_over } = said;
    let call = (about == About::PersonAndCall).then(|| {
        view! {
            <p class="reminder__of">
                <a href=Place::Deal(reminder.deal, Some(reminder.call)).href()>{of}</a>
            </p>
        }
    });
    view! {
        <p class="reminder__whom">{whom}</p>
        {state_label(reminder.state.into(), state)}
        {call}
        <p class="reminder__when">
            <time datetime=due_machine>{due}</time>
            <span>{lead}</span>
            <span>{starts}</span>
            {starts_there.map(|there| view! { <span>{there}</span> })}
            {history.into_iter().map(|line| view! { <span>{line}</span> }).collect::<View>()}
        </p>
        {move || advice.get().map(|advice| view! { <p class="reminder__advice">{advice}</p> })}
        <ReminderTools reminder tools=if is_over { Tools::AfterCall } else { Tools::InList }/>
    }
}

/// A reminder in the words of the interface's language.
pub fn said(id: &ReminderId, board: &Board, moment: &Moment) -> Option<Said> {
    let reminder = id.find(board, moment)?;
    let call = board.call(id.call)?;
    let language = moment.language;
    let taken = reminder.mark.taken.map(|taken| words::taken(taken, moment));
    let done = reminder.mark.done_at.map(|at| say!(language, inbox.done_at, time = day_and_time(at, moment)));
    Some(Said {
        whom: whom(&reminder, moment.language),
        of: call_with_client(call, board, moment),
        state: state(&reminder, moment),
        due_machine: machine(reminder.due_at),
        due: day_and_time(reminder.due_at, moment),
        lead: words::lead(reminder.lead, moment.language),
        starts: say!(language, inbox.starts, time = day_and_time(reminder.starts_at, moment)),
        starts_there: starts_there(&reminder, moment),
        history: [taken, done].into_iter().flatten().collect(),
        is_over: call.ends_at() <= moment.now,
        reminder,
    })
}

/// `First call with Northwind`.
pub fn call_with_client(call: &Call, board: &Board, moment: &Moment) -> String {
    let title = words::call_type(call.call_type, moment.language);
    match board.client_of(call.deal) {
        Some(client) => {
            let language = moment.language;
            say!(language, inbox.of, call = title, client = client.name.clone())
        }
        None => title,
    }
}

/// What can still be done towards a reminder that came due while no page was open.
fn advice(id: &ReminderId, board: &Board, moment: &Moment) -> Option<String> {
    let call = board.call(id.call)?;
    id.find(board, moment).filter(Reminder::was_slept_through)?;
    let language = moment.language;
    Some(if moment.now < call.start.at {
        say!(language, inbox.can_still, span = span(call.start.at - moment.now, language))
    } else if moment.now < call.ends_at() {
        say!(language, inbox.under_way).to_owned()
    } else {
        say!(language, inbox.is_over).to_owned()
    })
}

fn starts_there(reminder: &Reminder, moment: &Moment) -> Option<String> {
    let zone = &reminder.recipient.zone;
    (*zone != moment.zone).then(|| {
        let (time, place) = (time_there(reminder.starts_at, zone, moment), zone.place());
        say!(moment.language, inbox.starts_there, time = time, place = place)
    })
}

fn state(reminder: &Reminder, moment: &Moment) -> String {
    match reminder.state {
        ReminderState::Snoozed(until) => {
            say!(moment.language, inbox.put_off_until, time = day_and_time(until, moment))
        }
        state => words::reminder_state(state, moment.language),
    }
}
