//! The next contact: a date, or to keep in touch by e-mail, with the day to write again if one is wanted.

use leptos::prelude::{Callable, Callback, component, event_target};
use leptos::web_sys::HtmlInputElement;

use super::comment::Missing;
use super::fields::hint_of;
use super::follow_up::FollowUpDate;
use super::this_call::ThisCall;
use crate::domain::command::Command;
use crate::domain::comment::{FieldValue, KEEP_IN_TOUCH, NextContact, field_value};
use crate::domain::ids::FieldId;
use crate::domain::iso;
use crate::domain::playbook::FieldSpec;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::choice::{Choice, Segmented, among};
use crate::view::{Memo, Signal, View, of, view};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Date,
    Email,
}

/// The field.
#[component(transparent)]
pub fn NextContactField(this: ThisCall, field: FieldSpec, missing: Missing) -> View {
    let texts = Texts::expect();
    let (label, id) = (field.label.clone(), field.id.clone());
    let hint = hint_of(this, field.clone(), missing);
    let value = Memo::new(move |_| {
        this.read(|call, board, _| match field_value(call, &field, board).as_ref() {
            FieldValue::NextContact(next) => *next,
            _ => NextContact::Unset,
        })
        .unwrap_or_default()
    });
    let way = Memo::new(move |_| match value.get() {
        NextContact::KeepInTouchByEmail => Way::Email,
        NextContact::Unset | NextContact::On(_) => Way::Date,
    });
    let options = move || vec![Choice::new(t_string!(texts, comment.date)), Choice::new(KEEP_IN_TOUCH)];
    let ways = {
        let id = id.clone();
        among(&[Way::Date, Way::Email], move || way.get(), move |way| choose(this, id.clone(), way))
    };
    let legend = label.clone();
    view! {
        <fieldset class="field">
            <legend class="field__label" lang="en">
                {label}
            </legend>
            <p class="field__hint">{hint}</p>
            <div class="contact-date__choice">
                <Segmented legend options=Signal::derive(options) among=ways/>
                {move || match way.get() {
                    Way::Date => of(Way::Date, view! { <ContactDate this id=id.clone() value/> }),
                    Way::Email => of(Way::Email, view! { <FollowUpDate deal=this.deal label=t!(texts, comment.follow_up_label)/> }),
                }}
            </div>
        </fieldset>
    }
}

#[component(transparent)]
fn ContactDate(this: ThisCall, id: FieldId, value: Memo<NextContact>) -> View {
    let texts = Texts::expect();
    let label = move || t_string!(texts, comment.date_label).to_owned();
    let date = Memo::new(move |_| FieldValue::NextContact(value.get()).typed());
    let keep = Callback::new(move |typed: String| {
        let next = iso::date(&typed).map_or(NextContact::Unset, NextContact::On);
        let value = FieldValue::NextContact(next);
        this.dispatch(Command::Write { call: this.id, field: id.clone(), value });
    });
    view! { <DateInput label=Signal::derive(label) date keep/> }
}

/// A date alone. A date typed by half is left alone: to keep its absence would clear what is typed so far.
#[component(transparent)]
pub fn DateInput(#[prop(into)] label: Signal<String>, date: Memo<String>, keep: Callback<String>) -> View {
    view! {
        <input
            class="input"
            type="date"
            aria-label=label
            prop:value=date
            on:input=move |event| {
                let input = event_target::<HtmlInputElement>(&event);
                if !input.validity().bad_input() {
                    keep.run(input.value());
                }
            }
        />
    }
}

/// Writes the way chosen. With a date there is nothing to follow up besides.
fn choose(this: ThisCall, field: FieldId, way: Way) {
    let follows_up = this.peek(|call, board, _| board.deal(call.deal).is_some_and(|deal| deal.follow_up_on.is_some()));
    let next = match way {
        Way::Email => NextContact::KeepInTouchByEmail,
        Way::Date => NextContact::Unset,
    };
    this.dispatch(Command::Write { call: this.id, field, value: FieldValue::NextContact(next) });
    if way == Way::Date && follows_up == Some(true) {
        this.dispatch(Command::FollowUpOn { deal: this.deal, date: None });
    }
}
