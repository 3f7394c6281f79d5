//! Below a field of the comment: values at hand, put in with one press, and a deal for each further need named in it.

use leptos::prelude::component;

use super::this_call::ThisCall;
use crate::domain::command::{ClientChoice, Command, NewDeal};
use crate::domain::comment::field_value;
use crate::domain::company::further_needs;
use crate::domain::playbook::FieldSpec;
use crate::store::Topic;
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::icon::icon;
use crate::view::{Memo, View, view};

/// The buttons; nothing where there is nothing to put in.
#[component(transparent)]
pub fn FieldExtras(this: ThisCall, field: FieldSpec) -> View {
    let at_hand = {
        let field = field.clone();
        Memo::new(move |_| {
            let lacking = this.read(|call, board, _| {
                let value = field_value(call, &field, board);
                field.at_hand.iter().filter(|one| !value.has(one)).cloned().collect::<Vec<String>>()
            });
            lacking.unwrap_or_default()
        })
    };
    let needs = {
        let field = field.clone();
        // A need is met by another deal of the client.
        Memo::new(move |_| {
            this.store.read(Topic::Board, |board, _| {
                board.call(this.id).map(|call| further_needs(&field, call, board)).unwrap_or_default()
            })
        })
    };
    let is_empty = move || at_hand.with(Vec::is_empty) && needs.with(Vec::is_empty);
    view! {
        <div class="field-extras" hidden=is_empty>
            <For each=move || at_hand.get() key=String::clone let:value>
                <ValueChip this field=field.clone() value/>
            </For>
            <For each=move || needs.get() key=String::clone let:need>
                <DealChip this need/>
            </For>
        </div>
    }
}

#[component(transparent)]
fn ValueChip(this: ThisCall, field: FieldSpec, value: String) -> View {
    let texts = Texts::expect();
    let (label, text, named) = (field.label.clone(), value.clone(), value.clone());
    let put_in = move |_| {
        let with_it = this.peek(|call, board, _| field_value(call, &field, board).with(&value));
        if let Some(value) = with_it {
            this.dispatch(Command::Write { call: this.id, field: field.id.clone(), value });
        }
    };
    view! {
        <button
            class="chip-button"
            type="button"
            aria-label=t!(texts, comment.offer, offer = named.clone(), label = label.clone())
            on:click=put_in
        >
            {icon("plus")}
            <span lang="en">{text}</span>
        </button>
    }
}

/// A further need of the client becomes a deal of its own.
#[component(transparent)]
fn DealChip(this: ThisCall, need: String) -> View {
    let texts = Texts::expect();
    let text = need.clone();
    let create = move |_| {
        let client = this.peek(|call, board, _| board.deal(call.deal).map(|deal| deal.client)).flatten();
        if let Some(client) = client {
            let client = ClientChoice::Known(client);
            this.dispatch(Command::CreateDeal(NewDeal { client, need: need.clone(), first_call: None }));
        }
    };
    view! {
        <button class="chip-button" type="button" on:click=create>
            {icon("board")}
            <span>{t!(texts, comment.further_deal, need = text.clone())}</span>
        </button>
    }
}
