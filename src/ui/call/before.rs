//! What is looked at before a call and beside it: the script, and whom to remind.

use leptos::prelude::{Callback, component};

use super::clock::Phase;
use super::this_call::ThisCall;
use crate::domain::call::{CallType, RepeatAbout};
use crate::domain::command::Command;
use crate::domain::language::Text;
use crate::domain::playbook::ScriptStep;
use crate::domain::reminder::{Reminder, ReminderId, reminders};
use crate::domain::reminder_rule::leads;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::ui::shared::reminder_row::{About, ReminderRow};
use crate::ui::shared::small_button::SmallButton;
use crate::view::{Memo, Signal, View, view};

/// The script; folded once the call is over.
#[component(transparent)]
pub fn Script(this: ThisCall, call_type: CallType, about: RepeatAbout, phase: Memo<Phase>) -> View {
    let texts = Texts::expect();
    let (purpose, steps) = this.store.peek(|board, _| {
        let play = board.playbook().play(call_type);
        (play.purpose.clone(), play.script_about(about).cloned().collect::<Vec<_>>())
    });
    let is_open = phase.get_untracked() != Phase::After;
    view! {
        <details class="panel" open=is_open>
            <summary class="panel__head">
                <h3 class="panel__title">{t!(texts, call.script)}</h3>
                {icon("chevron")}
            </summary>
            <p class="script__purpose">{move || purpose.in_language(texts.language()).to_owned()}</p>
            <ol class="script__steps">
                {steps.into_iter().map(|step| view! { <Step this step/> }).collect::<View>()}
            </ol>
        </details>
    }
}

/// A step, ticked while talking.
#[component(transparent)]
fn Step(this: ThisCall, step: ScriptStep) -> View {
    let texts = Texts::expect();
    let ScriptStep { id, say, why, questions, .. } = step;
    let is_said = {
        let id = id.clone();
        Memo::new(move |_| this.read(|call, _, _| call.said.contains(&id)).unwrap_or_default())
    };
    let tick = move |_| this.dispatch(Command::ToggleStep { call: this.id, step: id.clone() });
    let why = why.map(|why| view! { <p class="script__why">{move || in_language(&why, texts)}</p> });
    view! {
        <li class="script__step" data-state=move || is_said.get().then_some("done")>
            <label class="script__say">
                <input class="check__input" type="checkbox" prop:checked=is_said on:change=tick/>
                <span>{move || in_language(&say, texts)}</span>
            </label>
            {why}
            {(!questions.is_empty()).then(|| view! { <Questions questions/> })}
        </li>
    }
}

/// Leading questions, for a candidate who is lost.
#[component(transparent)]
pub fn Questions(questions: Vec<Text>) -> View {
    let texts = Texts::expect();
    let question = move |text: Text| view! { <li>{move || in_language(&text, texts)}</li> };
    view! {
        <details class="script__questions">
            <summary>{t!(texts, call.questions)}</summary>
            <ul>{questions.into_iter().map(question).collect::<View>()}</ul>
        </details>
    }
}

fn in_language(text: &Text, texts: Texts) -> String {
    text.in_language(texts.language()).to_owned()
}

/// The call's reminders.
#[component(transparent)]
pub fn CallReminders(this: ThisCall) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let ids = Memo::new(move |_| {
        this.read(|call, board, moment| reminders(call, board, moment).iter().map(Reminder::id).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let nobody = move || match this.read(|call, board, _| leads(call, board).is_empty()) {
        Some(true) => t_string!(texts, rules.none),
        _ => t_string!(texts, call.no_reminders),
    };
    view! {
        <details class="panel" open>
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
                <p class="agenda__empty">{nobody}</p>
            </Show>
            <div class="button-row">
                <SmallButton
                    picture="pencil"
                    text=t!(texts, rules.change)
                    name=Signal::derive(move || Some(t_string!(texts, rules.title).to_owned()))
                    press=Callback::new(move |()| dialogs.open(Open::ReminderRules(this.id)))
                />
            </div>
        </details>
    }
}
