//! The head of a call: what, when and on whose clock, how far it is, what became of it, and the way in.

use leptos::prelude::component;

use super::calendar_menu::CalendarMenu;
use super::clock::{Phase, clock_of};
use super::this_call::ThisCall;
use crate::domain::board::{Board, RecordId};
use crate::domain::call::{Call, CallStatus, CallType, RepeatAbout};
use crate::domain::command::Command;
use crate::domain::when::Moment;
use crate::domain::wording::{clock_time, list_date};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::{Choice, Segmented, among};
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::ui::shared::when::{day_and_time, machine, time_there};
use crate::ui::shared::words;
use crate::view::{Memo, Signal, View, live, view};

#[derive(Clone, PartialEq)]
struct Times {
    machine: String,
    /// On the user's clock.
    when: String,
    own_place: String,
    /// On the client's clock, where it is another: time and place.
    client: Option<(String, String)>,
    /// The times it was moved from.
    earlier: Vec<(String, String)>,
}

/// The head.
#[component(transparent)]
pub fn CallHead(this: ThisCall, phase: Memo<Phase>) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let call_type = Memo::new(move |_| this.read(|call, _, _| call.call_type));
    let times = Memo::new(move |_| this.read(times));
    let clock = clock_of(this);
    let title = move || call_type.get().map(|call_type| words::call_type(call_type, texts.language()));
    view! {
        <header class="call-head">
            <div class="call-head__what">
                <h2 class="call-head__title">
                    <span>{title}</span>
                    <time class="call-head__when" datetime=move || times.get().map(|times| times.machine)>
                        {move || times.get().map(|times| times.when)}
                    </time>
                </h2>
                {move || times.get().map(|times| view! { <Clocks times/> })}
            </div>
            <p class="call-head__clock" role="timer" hidden=move || clock.with(String::is_empty)>
                {clock}
            </p>
            <div class="call-head__controls">
                <StatusChoice this/>
                <Show when=move || call_type.get() == Some(CallType::RepeatCall)>
                    <AboutChoice this/>
                </Show>
                <button class="button" type="button" on:click=move |_| dialogs.open(Open::ChangeTime(this.id))>
                    {icon("clock")}
                    <span>{t!(texts, call.change_time)}</span>
                </button>
                <CalendarMenu this/>
                <JoinLink this phase/>
                <button
                    class="icon-button"
                    type="button"
                    aria-label=t!(texts, call.delete)
                    title=t!(texts, call.delete)
                    on:click=move |_| this.dispatch(Command::Delete(RecordId::Call(this.id)))
                >
                    {icon("trash")}
                </button>
            </div>
        </header>
    }
}

#[component(transparent)]
fn Clocks(times: Times) -> View {
    let texts = Texts::expect();
    let Times { own_place, client, earlier, .. } = times;
    let theirs = client.map(|(time, place)| {
        view! {
            <span>
                <time>{time}</time>
                " "
                {t!(texts, call.client_there, place = place.clone())}
            </span>
        }
    });
    let moved = earlier
        .into_iter()
        .map(|(machine, when)| {
            view! {
                <span>
                    {t!(texts, call.moved_from)} " "
                    <s>
                        <time datetime=machine>{when}</time>
                    </s>
                </span>
            }
        })
        .collect::<View>();
    view! {
        <p class="call-head__clocks">
            <span>{t!(texts, call.your_time, place = own_place.clone())}</span>
            {theirs}
            {moved}
        </p>
    }
}

#[component(transparent)]
fn StatusChoice(this: ThisCall) -> View {
    let texts = Texts::expect();
    let status = Memo::new(move |_| this.read(|call, _, _| call.status).unwrap_or(CallStatus::Planned));
    let options =
        move || CallStatus::ALL.map(|status| Choice::new(words::call_status(status, texts.language()))).to_vec();
    view! {
        <Segmented
            legend=t!(texts, call.status)
            options=Signal::derive(options)
            among=among(
                &CallStatus::ALL,
                move || status.get(),
                move |status| this.dispatch(Command::SetStatus { call: this.id, status }),
            )
        />
    }
}

#[component(transparent)]
fn AboutChoice(this: ThisCall) -> View {
    let texts = Texts::expect();
    let about = Memo::new(move |_| this.read(|call, _, _| call.about).unwrap_or_default());
    let options = move || {
        vec![Choice::new(t_string!(texts, call.about_interview)), Choice::new(t_string!(texts, call.about_details))]
    };
    view! {
        <Segmented
            legend=t!(texts, call.about)
            options=Signal::derive(options)
            among=among(
                &RepeatAbout::ALL,
                move || about.get(),
                move |about| this.dispatch(Command::SetAbout { call: this.id, about }),
            )
        />
    }
}

#[component(transparent)]
fn JoinLink(this: ThisCall, phase: Memo<Phase>) -> View {
    let texts = Texts::expect();
    let link =
        Memo::new(move |_| this.read(|call, _, _| call.link.as_ref().map(|link| link.as_str().to_owned())).flatten());
    live(move || {
        link.get().map(|link| {
            view! {
                <a
                    class="button"
                    data-variant=move || (phase.get() != Phase::After).then_some("primary")
                    href=link
                    target="_blank"
                    rel="noopener noreferrer"
                >
                    {icon("external")}
                    <span>{t!(texts, call.join)}</span>
                </a>
            }
        })
    })
}

fn times(call: &Call, board: &Board, moment: &Moment) -> Times {
    let rules = moment.own_rules();
    let (start, end) = (rules.wall(call.start.at), rules.wall(call.ends_at()));
    let date = list_date(start.date(), moment.today(), moment.language);
    let client_zone = board.client_of(call.deal).map(|client| &client.zone).filter(|zone| **zone != moment.zone);
    Times {
        machine: machine(call.start.at),
        when: format!("{date}, {}–{}", clock_time(start), clock_time(end)),
        own_place: moment.zone.place(),
        client: client_zone.map(|zone| (time_there(call.start.at, zone, moment), zone.place())),
        earlier: call.earlier_starts.iter().map(|start| (machine(start.at), day_and_time(start.at, moment))).collect(),
    }
}
