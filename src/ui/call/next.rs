//! What comes after the call: how it went, then the stages that fit, or the call that is planned already.

use leptos::prelude::component;

use super::clock::Phase;
use super::follow_up::FollowUpDate;
use super::this_call::ThisCall;
use crate::domain::action::progress;
use crate::domain::board::Board;
use crate::domain::call::{Call, CallStatus, CallType};
use crate::domain::command::{Command, LetterOf, Purpose};
use crate::domain::deal::Stage;
use crate::domain::ids::{CallId, LetterId};
use crate::domain::letter::MISSED_CALL;
use crate::domain::participant::CLIENT;
use crate::domain::when::Moment;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::routes::Place;
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::ui::shared::when::day_and_time;
use crate::ui::shared::words;
use crate::view::{Memo, View, live, view};

/// What there is to decide.
#[derive(Clone, PartialEq)]
enum Next {
    /// The call is over; nobody said how it went.
    Outcome,
    /// The call did not take place; whether because nobody came.
    NewTime(CallStatus),
    /// Another call of the deal is planned.
    Planned { call: CallId, call_type: CallType, when: String },
    /// Where the deal can go, the likeliest first.
    Stages(Vec<Stage>),
    /// The deal is closed, and other calls have actions left: the call, its type and how many.
    Left(Vec<(CallId, CallType, usize)>),
}

/// The panel; nothing while the call is ahead, or where a closed deal has nothing left to do.
#[component(transparent)]
pub fn NextPanel(this: ThisCall, phase: Memo<Phase>) -> View {
    let next = Memo::new(move |_| {
        let is_over = phase.get() == Phase::After;
        this.read(next).flatten().filter(|_| is_over)
    });
    live(move || {
        next.get().map(|next| match next {
            Next::Outcome => view! { <OutcomePanel this/> },
            Next::NewTime(status) => view! { <NewTimePanel this status/> },
            Next::Planned { call, call_type, when } => view! { <PlannedPanel this call call_type when/> },
            Next::Stages(stages) => view! { <StagesPanel this stages/> },
            Next::Left(calls) => view! { <LeftPanel this calls/> },
        })
    })
}

#[component(transparent)]
fn OutcomePanel(this: ThisCall) -> View {
    let texts = Texts::expect();
    let set = move |status| this.dispatch(Command::SetStatus { call: this.id, status });
    view! {
        <section class="panel next-call" aria-label=t!(texts, call.how)>
            <h3 class="panel__title">{t!(texts, call.how)}</h3>
            <p>{t!(texts, call.how_text)}</p>
            <div class="button-row">
                <button
                    class="button"
                    data-variant="primary"
                    type="button"
                    on:click=move |_| set(CallStatus::Held)
                >
                    {icon("check")}
                    <span>{move || words::call_status(CallStatus::Held, texts.language())}</span>
                </button>
                <button class="button" type="button" on:click=move |_| set(CallStatus::Missed)>
                    {icon("missed")}
                    <span>{move || words::call_status(CallStatus::Missed, texts.language())}</span>
                </button>
            </div>
        </section>
    }
}

#[component(transparent)]
fn NewTimePanel(this: ThisCall, status: CallStatus) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    view! {
        <section class="panel next-call" aria-label=t!(texts, call.next)>
            <h3 class="panel__title">{t!(texts, call.next)}</h3>
            <p>{t!(texts, call.not_held_text)}</p>
            <div class="button-row">
                <button
                    class="button"
                    data-variant="primary"
                    type="button"
                    on:click=move |_| dialogs.open(Open::ChangeTime(this.id))
                >
                    {icon("clock")}
                    <span>{t!(texts, call.new_time)}</span>
                </button>
                {(status == CallStatus::Missed).then(|| view! { <MissedLetter this/> })}
                <StageButton this to=Stage::Lost variant=None/>
            </div>
        </section>
    }
}

/// The letter after a call nobody came to, and when it was last taken.
#[component(transparent)]
fn MissedLetter(this: ThisCall) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let open = move |_| {
        let of = LetterOf { about: this.id, id: LetterId::from(MISSED_CALL), to: CLIENT.to_owned() };
        dialogs.open(Open::Letter { of, purpose: Purpose::Itself });
    };
    let taken = Memo::new(move |_| {
        let taken = this.read(|call, _, moment| {
            Some(words::taken(call.letter_taken(&LetterId::from(MISSED_CALL), CLIENT)?, moment))
        });
        taken.flatten()
    });
    view! {
        <button class="button" type="button" on:click=open>
            {icon("letter")}
            <span>{t!(texts, call.letter_missed)}</span>
        </button>
        {move || taken.get().map(|taken| view! { <span class="next-call__taken">{taken}</span> })}
    }
}

#[component(transparent)]
fn PlannedPanel(this: ThisCall, call: CallId, call_type: CallType, when: String) -> View {
    let texts = Texts::expect();
    view! {
        <section class="panel next-call" aria-label=t!(texts, call.next)>
            <h3 class="panel__title">{t!(texts, call.next)}</h3>
            <p>
                {t!(texts, call.planned_next)} " "
                <a href=Place::Deal(this.deal, Some(call)).href() data-noscroll="">
                    {move || format!("{}, {when}", words::call_type(call_type, texts.language()))}
                </a>
            </p>
        </section>
    }
}

#[component(transparent)]
fn LeftPanel(this: ThisCall, calls: Vec<(CallId, CallType, usize)>) -> View {
    let texts = Texts::expect();
    let row = |(call, call_type, count): (CallId, CallType, usize)| {
        let text = move || {
            let title = words::call_type(call_type, texts.language());
            t_string!(texts, call.open_elsewhere, call = title, count = count)
        };
        view! {
            <li>
                <a href=Place::Deal(this.deal, Some(call)).href() data-noscroll="">
                    {text}
                </a>
            </li>
        }
    };
    view! {
        <section class="panel next-call" aria-label=t!(texts, call.whats_left)>
            <h3 class="panel__title">{t!(texts, call.whats_left)}</h3>
            <ul>{calls.into_iter().map(row).collect::<View>()}</ul>
        </section>
    }
}

#[component(transparent)]
fn StagesPanel(this: ThisCall, stages: Vec<Stage>) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let buttons = stages
        .into_iter()
        .enumerate()
        .map(|(place, to)| {
            let variant = (place == 0).then_some("primary");
            view! { <StageButton this to variant/> }
        })
        .collect::<View>();
    view! {
        <section class="panel next-call" aria-label=t!(texts, call.next)>
            <h3 class="panel__title">{t!(texts, call.next)}</h3>
            <p>{t!(texts, call.next_text)}</p>
            <div class="button-row">
                {buttons}
                <button class="button" type="button" on:click=move |_| dialogs.open(Open::Propose(this.deal))>
                    {icon("user-plus")}
                    <span>{t!(texts, candidacy.add)}</span>
                </button>
            </div>
            <div class="next-call__follow-up">
                <span>{t!(texts, call.keep_in_touch)}</span>
                <FollowUpDate deal=this.deal label=t!(texts, call.keep_in_touch)/>
            </div>
        </section>
    }
}

#[component(transparent)]
fn StageButton(this: ThisCall, to: Stage, variant: Option<&'static str>) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let text = move || {
        let stage = words::stage(to, texts.language());
        match to.is_end() {
            true => t_string!(texts, call.close_as, stage = stage),
            false => t_string!(texts, call.plan, stage = stage),
        }
    };
    view! {
        <button
            class="button"
            data-variant=variant
            type="button"
            on:click=move |_| dialogs.open(Open::Move { deal: this.deal, to })
        >
            {icon(words::stage_slug(to))}
            <span>{text}</span>
        </button>
    }
}

fn next(call: &Call, board: &Board, moment: &Moment) -> Option<Next> {
    let deal = board.deal(call.deal)?;
    if deal.stage.is_end() {
        let left = left_elsewhere(call, board);
        return (!left.is_empty()).then_some(Next::Left(left));
    }
    if call.is_planned() {
        return Some(Next::Outcome);
    }
    if let Some(planned) = board.calls_of(call.deal).into_iter().find(|other| other.is_planned()) {
        let when = day_and_time(planned.start.at, moment);
        return Some(Next::Planned { call: planned.id, call_type: planned.call_type, when });
    }
    match call.status {
        status @ (CallStatus::Missed | CallStatus::Cancelled) => Some(Next::NewTime(status)),
        CallStatus::Planned | CallStatus::Held => {
            Some(Next::Stages(stages_after(call.call_type, deal.chosen().next().is_some())))
        }
    }
}

/// The deal's other held calls that have actions left, such as entering a hire into the CRM after the interview.
fn left_elsewhere(call: &Call, board: &Board) -> Vec<(CallId, CallType, usize)> {
    let others = board.calls_of(call.deal).into_iter().filter(|other| other.id != call.id);
    let held = others.filter(|other| other.status == CallStatus::Held);
    let left = held.map(|other| (other, progress(other, board)));
    left.filter(|(_, progress)| progress.is_open())
        .map(|(other, progress)| (other.id, other.call_type, progress.total - progress.done))
        .collect()
}

/// The table's way on: an interview after the first call, an introduction once somebody is chosen, another meeting
/// while nobody is.
fn stages_after(call_type: CallType, somebody_is_chosen: bool) -> Vec<Stage> {
    match (call_type, somebody_is_chosen) {
        (CallType::FirstCall, _) => vec![Stage::Interview, Stage::RepeatCall, Stage::Lost],
        (CallType::Interview | CallType::RepeatCall, true) => {
            vec![Stage::IntroductoryCall, Stage::RepeatCall, Stage::Lost]
        }
        (CallType::Interview | CallType::RepeatCall, false) => vec![Stage::RepeatCall, Stage::Interview, Stage::Lost],
        (CallType::IntroductoryCall, _) => vec![Stage::Hired, Stage::RepeatCall, Stage::Lost],
    }
}
