//! The dialog that moves a deal to a call stage: it asks for the next call of that type, with the candidates carried
//! over. Closing it leaves the deal where it was.

use leptos::prelude::{Callback, component};

use super::day::Planned;
use super::move_people::{CandidateFields, IntroductionFields, People};
use super::problems::Problems;
use super::time_fields::TimeFields;
use crate::domain::board::Board;
use crate::domain::call::{CallType, RepeatAbout};
use crate::domain::command::{CallPlan, Command, Destination};
use crate::domain::form::{TimeForm, read_time};
use crate::domain::ids::DealId;
use crate::domain::when::Moment;
use crate::store::Store;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::{Choice, Segmented, among};
use crate::ui::shared::dialog::{Close, Dialog, cancel_button};
use crate::ui::shared::words;
use crate::view::{RwSignal, Signal, View, view};

/// The dialog.
#[component(transparent)]
pub fn MoveDialog(deal: DealId, call_type: CallType) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let problems = Problems::none();
    let time = RwSignal::new(store.peek(|board, moment| first_time(deal, call_type, board, moment)));
    let has_planned = store.peek(|board, _| board.unwritten_call(deal).is_some());
    let about = RwSignal::new(RepeatAbout::default());
    let people = store.peek(|board, moment| People::of(deal, call_type, board, moment));
    let planned = Planned {
        deal: Some(deal),
        call: store.peek(|board, _| board.unwritten_call(deal).map(|call| call.id)),
        candidates: Signal::derive(move || people.invited()),
    };
    let submit = Callback::new(move |close: Close| {
        let read = store.peek(|board, moment| (read_time(&time.get_untracked(), moment), people.read(board, moment)));
        match read {
            (Ok(time), Some((invitees, team_lead))) => {
                let plan = CallPlan { call_type, about: about.get_untracked(), time, invitees, team_lead };
                store.dispatch(Command::MoveDeal { deal, to: Destination::Call(plan) });
                close.close();
            }
            (time, _) => problems.set(time.err().unwrap_or_default()),
        }
    });
    let leave_open = move |close: Close| {
        store.dispatch(Command::MoveDeal { deal, to: Destination::Undated(call_type) });
        close.close();
    };
    let title = move || {
        let name = words::call_type(call_type, texts.language());
        t_string!(texts, moving.plan, call = name)
    };
    view! {
        <Dialog
            title=Signal::derive(title)
            on_submit=submit
            foot=move |close| {
                view! {
                    {(!has_planned)
                        .then(|| {
                            view! {
                                <button
                                    class="button"
                                    data-variant="quiet"
                                    data-place="start"
                                    type="button"
                                    on:click=move |_| leave_open(close)
                                >
                                    <span>{t!(texts, moving.without_date)}</span>
                                </button>
                            }
                        })}
                    {cancel_button(close)}
                    <button class="button" data-variant="primary" type="submit">
                        <span>{t!(texts, moving.submit)}</span>
                    </button>
                }
            }
        >
            {(call_type == CallType::RepeatCall).then(|| view! { <AboutChoice about/> })}
            <TimeFields form=time problems planned/>
            {match call_type {
                CallType::FirstCall => View::Nothing,
                CallType::IntroductoryCall => view! { <IntroductionFields people/> },
                CallType::Interview | CallType::RepeatCall => view! { <CandidateFields people/> },
            }}
        </Dialog>
    }
}

/// What a repeat call is about.
#[component(transparent)]
fn AboutChoice(about: RwSignal<RepeatAbout>) -> View {
    let texts = Texts::expect();
    let options = move || {
        vec![Choice::new(t_string!(texts, moving.about_interview)), Choice::new(t_string!(texts, moving.about_details))]
    };
    view! {
        <Segmented
            legend=t!(texts, moving.about)
            options=Signal::derive(options)
            among=among(&RepeatAbout::ALL, move || about.get(), move |chosen| about.set(chosen))
        />
    }
}

/// The time the dialog begins with: the planned call's own, else none, on the client's clock and with the last link.
fn first_time(deal: DealId, call_type: CallType, board: &Board, moment: &Moment) -> TimeForm {
    let usual = |call_type| board.playbook().play(call_type).duration_minutes;
    if let Some(call) = board.unwritten_call(deal) {
        let is_usual = call.duration_minutes == usual(call.call_type);
        let duration = if is_usual { usual(call_type) } else { call.duration_minutes };
        return TimeForm {
            duration: duration.to_string(),
            past_is_meant: call.start.at < moment.now,
            ..TimeForm::of(call)
        };
    }
    let zone = board.client_of(deal).map_or(&moment.zone, |client| &client.zone);
    let last = board.present_call(deal).map(TimeForm::of).unwrap_or_default();
    TimeForm {
        start: String::new(),
        zone: zone.0.clone(),
        duration: usual(call_type).to_string(),
        link: last.link,
        past_is_meant: false,
    }
}
