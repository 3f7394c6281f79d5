//! What is looked at before a call and beside it: the script, and whom to remind.

use leptos::prelude::component;

use super::clock::Phase;
use super::this_call::ThisCall;
use crate::domain::call::CallType;
use crate::domain::language::Language;
use crate::domain::playbook::ScriptStep;
use crate::domain::reminder::reminders;
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::icon::icon;
use crate::ui::shared::reminder_row::{About, ReminderId, ReminderRow};
use crate::view::{Memo, View, view};

/// The script; folded once the call is over.
#[component(transparent)]
pub fn Script(this: ThisCall, call_type: CallType, phase: Memo<Phase>) -> View {
    let texts = Texts::expect();
    let play = this.store.peek(|board, _| board.playbook().play(call_type).clone());
    let (purpose, steps) = (play.purpose, play.script);
    let is_open = phase.get_untracked() != Phase::After;
    view! {
        <details class="panel script" open=is_open>
            <summary class="panel__head">
                <h3 class="panel__title">{t!(texts, call.script)}</h3>
                {icon("chevron")}
            </summary>
            <p class="script__purpose">{move || purpose.in_language(texts.language()).to_owned()}</p>
            <ol class="script__steps">
                {move || steps.iter().map(|step| step_view(step, texts)).collect::<View>()}
            </ol>
        </details>
    }
}

fn step_view(step: &ScriptStep, texts: Texts) -> View {
    let language = texts.language();
    let why = step.why.as_ref().map(|why| why.in_language(language).to_owned());
    view! {
        <li class="script__step">
            {step.say.in_language(language).to_owned()} {why.map(|why| view! { <p class="script__why">{why}</p> })}
            {(!step.questions.is_empty()).then(|| questions(step, language, texts))}
        </li>
    }
}

fn questions(step: &ScriptStep, language: Language, texts: Texts) -> View {
    let questions: Vec<String> = step.questions.iter().map(|text| text.in_language(language).to_owned()).collect();
    view! {
        <details class="script__questions">
            <summary>{t!(texts, call.questions)}</summary>
            <ul>{questions.into_iter().map(|question| view! { <li>{question}</li> }).collect::<View>()}</ul>
        </details>
    }
}

/// The call's reminders.
#[component(transparent)]
pub fn CallReminders(this: ThisCall) -> View {
    let texts = Texts::expect();
    let ids = Memo::new(move |_| {
        this.read(|call, board, moment| reminders(call, board, moment).iter().map(ReminderId::of).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    view! {
        <details class="panel call-reminders" open>
            <summary class="panel__head">
                <h3 class="panel__title">{t!(texts, call.reminders)}</h3>
                {icon("chevron")}
            </summary>
            <ul class="reminders">
                <For each=move || ids.get() key=ReminderId::clone let:id>
                    <ReminderRow id about=About::Person/>
                </For>
            </ul>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="agenda__empty">{t!(texts, call.no_reminders)}</p>
            </Show>
        </details>
    }
}
