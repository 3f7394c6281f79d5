//! The dialog that says whom to remind of a call, and how long before: by the playbook's rules, or by others for this call or
//! for all of its type in the deal.

use leptos::prelude::{Callback, component};

use crate::domain::command::{Command, RuleScope};
use crate::domain::form::rule::{LeadUnit, RuleForm, RuleProblem};
use crate::domain::ids::CallId;
use crate::domain::playbook::Role;
use crate::domain::reminder_rule::{MOST_RULES, OwnRule, RulesFrom, roles, rules};
use crate::store::Store;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::{Choice, Segmented, SelectField, among};
use crate::ui::shared::dialog::{Close, Dialog, save_foot};
use crate::ui::shared::field::TextField;
use crate::ui::shared::icon::icon;
use crate::ui::shared::small_button::SmallButton;
use crate::ui::shared::words;
use crate::view::{RwSignal, Signal, View, view};

/// A rule while it is typed.
#[derive(Clone, Copy)]
struct Row {
    /// Tells it from the others while the dialog is open.
    number: usize,
    form: RwSignal<RuleForm>,
}

/// The dialog.
#[component(transparent)]
pub fn ReminderRulesDialog(call: CallId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let (from, known, roles) = store.peek(|board, _| match board.call(call) {
        Some(call) => {
            let (from, rules) = rules(call, board);
            (from, rules, roles(call.call_type))
        }
        None => (RulesFrom::Playbook, Vec::new(), [].as_slice()),
    });
    let known = known.into_iter().map(|rule| RuleForm::of(OwnRule { to: rule.to, lead: rule.lead }));
    let rows = RwSignal::new(Vec::<Row>::new());
    let add_row = move |form: RuleForm| {
        rows.update(|rows| {
            let number = rows.last().map_or(0, |last| last.number + 1);
            rows.push(Row { number, form: RwSignal::new(form) });
        });
    };
    known.for_each(add_row);
    let scope = RwSignal::new(if from == RulesFrom::Deal { RuleScope::Deal } else { RuleScope::Call });
    let was_sent = RwSignal::new(false);
    let add = Callback::new(move |()| roles.iter().take(1).for_each(|role| add_row(RuleForm::usual(*role))));
    let submit = Callback::new(move |close: Close| {
        was_sent.set(true);
        let read: Result<Vec<OwnRule>, RuleProblem> =
            rows.with_untracked(|rows| rows.iter().map(|row| row.form.get_untracked().read()).collect());
        if let Ok(rules) = read {
            store.dispatch(Command::SetReminderRules { call, rules: Some(rules), scope: scope.get_untracked() });
            close.close();
        }
    });
    view! {
        <Dialog
            title=t!(texts, rules.title)
            on_submit=submit
            foot=move |close| view! { <Foot call from close/> }
        >
            <p class="rules__from">{move || words::rules_from(from, texts.language())}</p>
            <ul class="rules">
                <For each=move || rows.get() key=|row| row.number let:row>
                    <RuleRow row rows roles was_sent/>
                </For>
            </ul>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="agenda__empty">{t!(texts, rules.none)}</p>
            </Show>
            <Show when=move || rows.with(|rows| rows.len() < MOST_RULES)>
                <div class="button-row">
                    <SmallButton picture="plus" text=t!(texts, rules.add) press=add/>
                </div>
            </Show>
            <Segmented
                legend=t!(texts, rules.scope)
                options=Signal::derive(move || {
                    vec![Choice::new(t_string!(texts, rules.this_call)), Choice::new(t_string!(texts, rules.all_calls))]
                })
                among=among(
                    &[RuleScope::Call, RuleScope::Deal],
                    move || scope.get(),
                    move |chosen| scope.set(chosen),
                )
            />
        </Dialog>
    }
}

#[component(transparent)]
fn RuleRow(row: Row, rows: RwSignal<Vec<Row>>, roles: &'static [Role], was_sent: RwSignal<bool>) -> View {
    let texts = Texts::expect();
    let form = row.form;
    let error = move || {
        let problem = form.with(RuleForm::read).err().filter(|_| was_sent.get())?;
        Some(match problem {
            RuleProblem::Amount => t_string!(texts, rules.bad_amount).to_owned(),
            RuleProblem::Time => t_string!(texts, rules.bad_time).to_owned(),
        })
    };
    let whom = move || {
        let role = words::role(form.with(|form| form.to), texts.language());
        format!("{role}, {} {}", form.with(|form| form.amount.clone()), unit_words(form.with(|form| form.unit), texts))
    };
    let choose_unit = move |unit: LeadUnit| {
        form.update(|form| (form.unit, form.amount) = (unit, unit.usual().to_owned()));
    };
    view! {
        <li class="rules__row">
            <SelectField
                label=t!(texts, rules.whom)
                options=Signal::derive(move || {
                    roles.iter().map(|role| Choice::new(words::role(*role, texts.language()))).collect()
                })
                among=among(roles, move || form.with(|form| form.to), move |to| form.update(|form| form.to = to))
            />
            <TextField
                label=Signal::derive(move || match form.with(|form| form.unit) {
                    LeadUnit::DayBefore => t_string!(texts, rules.time).to_owned(),
                    _ => t_string!(texts, rules.amount).to_owned(),
                })
                value=Signal::derive(move || form.with(|form| form.amount.clone()))
                on_input=Callback::new(move |text| form.update(|form| form.amount = text))
                error=Signal::derive(error)
            />
            <SelectField
                label=t!(texts, rules.when)
                options=Signal::derive(move || {
                    LeadUnit::ALL.map(|unit| Choice::new(unit_words(unit, texts))).into()
                })
                among=among(&LeadUnit::ALL, move || form.with(|form| form.unit), choose_unit)
            />
            <button
                class="icon-button"
                type="button"
                aria-label=t!(texts, rules.remove, name = whom())
                on:click=move |_| rows.update(|rows| rows.retain(|known| known.number != row.number))
            >
                {icon("trash")}
            </button>
        </li>
    }
}

/// The playbook's rules again, where others were chosen; and the usual buttons.
#[component(transparent)]
fn Foot(call: CallId, from: RulesFrom, close: Close) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let has_deal_rules = store.peek(|board, _| {
        let call = board.call(call)?;
        board.deal(call.deal)?.rules_for(call.call_type).map(drop)
    });
    let (scope, words) = match (from, has_deal_rules) {
        (RulesFrom::Playbook, _) => return save_foot(close),
        (RulesFrom::Deal, _) => (RuleScope::Deal, t!(texts, rules.back)),
        (RulesFrom::Call, None) => (RuleScope::Call, t!(texts, rules.back)),
        (RulesFrom::Call, Some(())) => (RuleScope::Call, t!(texts, rules.back_to_deal)),
    };
    let back = move |_| {
        store.dispatch(Command::SetReminderRules { call, rules: None, scope });
        close.close();
    };
    view! {
        <button class="button dialog__aside" data-variant="quiet" type="button" on:click=back>
            {icon("undo")}
            <span>{words}</span>
        </button>
        {save_foot(close)}
    }
}

fn unit_words(unit: LeadUnit, texts: Texts) -> &'static str {
    match unit {
        LeadUnit::Minutes => t_string!(texts, rules.minutes),
        LeadUnit::Hours => t_string!(texts, rules.hours),
        LeadUnit::Days => t_string!(texts, rules.days),
        LeadUnit::DayBefore => t_string!(texts, rules.day_before),
    }
}
