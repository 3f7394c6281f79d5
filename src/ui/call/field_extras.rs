//! Below a field of the comment: values at hand, put in with one press, and a deal for each further need named in it.

use leptos::prelude::component;

use super::this_call::ThisCall;
use crate::domain::command::{ClientChoice, Command, NewDeal};
use crate::domain::comment::field_value;
use crate::domain::company::further_needs;
use crate::domain::playbook::FieldSpec;
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::icon::icon;
use crate::view::{Memo, View, live, of, view};

/// The buttons; nothing where there is nothing to put in.
#[component(transparent)]
pub fn FieldExtras(this: ThisCall, field: FieldSpec) -> View {
    let extras = {
        let field = field.clone();
        Memo::new(move |_| {
            this.read(|call, board, _| {
                let value = field_value(call, &field, board);
                let offers: Vec<String> = field.offers.iter().filter(|offer| !value.has(offer)).cloned().collect();
                (offers, further_needs(&field, call, board))
            })
            .unwrap_or_default()
        })
    };
    live(move || {
        let (offers, needs) = extras.get();
        if offers.is_empty() && needs.is_empty() {
            return View::Nothing;
        }
        let offers = offers.into_iter().map(|offer| {
            let field = field.clone();
            of(offer.clone(), view! { <OfferChip this field offer/> })
        });
        let needs = needs.into_iter().map(|need| of(need.clone(), view! { <DealChip this need/> }));
        view! { <p class="field-extras">{offers.collect::<View>()} {needs.collect::<View>()}</p> }
    })
}

#[component(transparent)]
fn OfferChip(this: ThisCall, field: FieldSpec, offer: String) -> View {
    let texts = Texts::expect();
    let (label, text, named) = (field.label.clone(), offer.clone(), offer.clone());
    let put_in = move |_| {
        let value = this.peek(|call, board, _| field_value(call, &field, board).with(&offer));
        if let Some(value) = value {
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
