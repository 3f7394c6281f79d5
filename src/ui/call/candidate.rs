//! The candidates of an interview in turn: what each said, how each did, and what the client made of it.

use leptos::prelude::{Callback, component, event_target};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, MouseEvent};

use super::before::Questions;
use super::fields::{LONG_TEXT, grouped};
use super::participants::{CandidateTools, InviteButton};
use super::this_call::ThisCall;
use crate::domain::command::{Command, ResultPart};
use crate::domain::comment::{InterviewResult, Verdict};
use crate::domain::ids::CandidateId;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::avatar::avatar;
use crate::ui::shared::choice::{Check, Choice, Segmented, among};
use crate::ui::shared::field::{AreaSize, Kind, TextField};
use crate::ui::shared::icon::icon;
use crate::view::{Memo, Signal, View, live, view};

/// Everyone invited, and the way to invite more.
#[component(transparent)]
pub fn Candidates(this: ThisCall) -> View {
    let texts = Texts::expect();
    let ids = Memo::new(move |_| this.read(|call, _, _| call.candidates.clone()).unwrap_or_default());
    let questions = this.peek(|call, board, _| {
        let script = &board.playbook().play(call.call_type).script;
        script.iter().flat_map(|step| step.questions.clone()).collect::<Vec<_>>()
    });
    let questions = questions.filter(|questions| !questions.is_empty());
    view! {
        {questions.map(|questions| view! { <Questions questions/> })}
        <For each=move || ids.get() key=|id| *id let:id>
            <CandidateSection this id/>
        </For>
        <Show when=move || ids.with(Vec::is_empty)>
            <p class="agenda__empty">{t!(texts, comment.nobody)}</p>
        </Show>
        <InviteButton this/>
    }
}

#[component(transparent)]
fn CandidateSection(this: ThisCall, id: CandidateId) -> View {
    let texts = Texts::expect();
    let known = Memo::new(move |_| {
        let known = this.read(|_, board, _| {
            board.candidate(id).map(|known| (known.contact.name.clone(), known.employee_id.trim().to_owned()))
        });
        known.flatten().unwrap_or_default()
    });
    let name = Memo::new(move |_| match known.get() {
        (name, _) if name.trim().is_empty() => t_string!(texts, call.nameless).to_owned(),
        (name, _) => name,
    });
    let number = move || {
        known.with(|(_, number)| (!number.is_empty()).then(|| t_string!(texts, comment.id, id = number.clone())))
    };
    view! {
        <section class="candidate" aria-label=name>
            <header class="candidate__head">
                {move || avatar(&name.get())}
                <h4 class="candidate__name">{name}</h4>
                <p class="candidate__id">{number}</p>
                <div class="candidate__tools">
                    <CandidateTools this candidate=id name/>
                </div>
            </header>
            <Account this id/>
            <div class="candidate__result">
                <VerdictChoice this id/>
                <ChosenCheck this id/>
            </div>
            <Reasons this id/>
            <NextCandidate this id/>
        </section>
    }
}

/// Leads to the candidate who comes in next.
#[component(transparent)]
fn NextCandidate(this: ThisCall, id: CandidateId) -> View {
    let texts = Texts::expect();
    let next = Memo::new(move |_| {
        this.read(|call, board, _| {
            let place = call.candidates.iter().position(|known| *known == id)?;
            let next = call.candidates.get(place + 1)?;
            board.candidate(*next).map(|candidate| candidate.contact.name.clone())
        })
        .flatten()
    });
    let go_on = move |event: MouseEvent| {
        let section = event_target::<Element>(&event).closest("section").ok().flatten();
        let next = section.and_then(|section| section.next_element_sibling());
        let field = next.and_then(|next| next.query_selector("textarea").ok().flatten());
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            // Fails only where the element is no longer on the page.
            let _ = field.focus();
        }
    };
    live(move || {
        next.get().map(|name| {
            view! {
                <div class="button-row">
                    <button class="button" data-size="small" type="button" on:click=go_on>
                        {icon("arrow-right")}
                        <span>{t!(texts, comment.next_candidate, name = name.clone())}</span>
                    </button>
                </div>
            }
        })
    })
}

/// What the candidate said, and how they did.
#[component(transparent)]
fn Account(this: ThisCall, id: CandidateId) -> View {
    let texts = Texts::expect();
    let summary = part(this, id, |result| result.summary.clone());
    let observation = part(this, id, |result| result.observation.clone());
    view! {
        <TextField
            label=t!(texts, comment.summary)
            hint=length_or(summary, move || t_string!(texts, comment.summary_hint))
            kind=Kind::Area(AreaSize::ThreeLines)
            value=summary
            on_input=writing(this, id, ResultPart::Summary)
        />
        <TextField
            label=t!(texts, comment.observation)
            hint=length_or(observation, move || t_string!(texts, comment.observation_hint))
            kind=Kind::Area(AreaSize::OneLine)
            value=observation
            on_input=writing(this, id, ResultPart::Observation)
        />
    }
}

/// The client's reasons.
#[component(transparent)]
fn Reasons(this: ThisCall, id: CandidateId) -> View {
    let texts = Texts::expect();
    let why = part(this, id, |result| result.why.clone());
    view! {
        <TextField
            label=t!(texts, comment.why)
            hint=length_or(why, move || t_string!(texts, comment.why_hint))
            value=why
            on_input=writing(this, id, ResultPart::Why)
        />
    }
}

#[component(transparent)]
fn VerdictChoice(this: ThisCall, id: CandidateId) -> View {
    let texts = Texts::expect();
    let options = move || {
        vec![
            Choice::new(t_string!(texts, comment.not_said)),
            Choice::with_icon(t_string!(texts, comment.liked), "like"),
            Choice::with_icon(t_string!(texts, comment.not_liked), "dislike"),
        ]
    };
    let verdict = part(this, id, |result| result.verdict);
    let verdicts = among(
        &[None, Some(Verdict::Liked), Some(Verdict::NotLiked)],
        move || verdict.get(),
        move |verdict| write(this, id, ResultPart::Verdict(verdict)),
    );
    view! {
        <Segmented
            legend=t!(texts, comment.verdict)
            options=Signal::derive(options)
            among=verdicts
        />
    }
}

#[component(transparent)]
fn ChosenCheck(this: ThisCall, id: CandidateId) -> View {
    let texts = Texts::expect();
    view! {
        <Check
            label=t!(texts, comment.chosen)
            checked=part(this, id, |result| result.chosen)
            on_change=Callback::new(move |chosen| write(this, id, ResultPart::Chosen(chosen)))
        />
    }
}

/// One part of a candidate's result.
fn part<T>(this: ThisCall, id: CandidateId, of: fn(&InterviewResult) -> T) -> Memo<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| this.read(|call, _, _| call.comment.results.get(&id).map(of)).flatten().unwrap_or_default())
}

fn writing(this: ThisCall, id: CandidateId, part: fn(String) -> ResultPart) -> Callback<String> {
    Callback::new(move |typed| write(this, id, part(typed)))
}

fn write(this: ThisCall, candidate: CandidateId, part: ResultPart) {
    this.dispatch(Command::WriteResult { call: this.id, candidate, part });
}

/// The hint, or from some length on how long the text is.
fn length_or(text: Memo<String>, hint: impl Fn() -> &'static str + Send + Sync + 'static) -> Memo<Option<String>> {
    let texts = Texts::expect();
    Memo::new(move |_| match text.with(|text| text.chars().count()) {
        count if count >= LONG_TEXT => Some(t_string!(texts, comment.long, count = grouped(count))),
        _ => Some(hint().to_owned()),
    })
}
