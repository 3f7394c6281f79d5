//! The head of a deal's page: the client, whom they look for, how to reach them, where the deal stands.

use leptos::prelude::component;

use crate::domain::board::Board;
use crate::domain::deal::Stage;
use crate::domain::ids::{ClientId, DealId};
use crate::domain::letter::mail_link;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::routes::Place;
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::ui::shared::move_menu::MoveMenu;
use crate::ui::shared::words;
use crate::view::{Memo, View, view};

#[derive(Clone, PartialEq)]
struct Facts {
    client: ClientId,
    /// Empty where the client cannot be read.
    name: String,
    need: String,
    contact: String,
    email: String,
    phone: String,
    sm: String,
    stage: Stage,
}

/// The head.
#[component(transparent)]
pub fn DealHead(deal: DealId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let facts = Memo::new(move |_| store.read(Topic::Deal(deal), |board, _| facts(deal, board)));
    view! {
        <header class="deal-head">
            <a class="deal-head__back" href=Place::Board.href()>
                {icon("arrow-left")}
                {t!(texts, app.board)}
            </a>
            {move || facts.get().map(|facts| view! { <Names facts/> })}
            <div class="deal-head__stage button-row">
                {move || facts.get().map(|facts| view! { <StageAndEdit facts/> })}
                <MoveMenu deal/>
            </div>
        </header>
    }
}

#[component(transparent)]
fn Names(facts: Facts) -> View {
    let texts = Texts::expect();
    let Facts { name, need, contact, email, phone, sm, .. } = facts;
    let fact = |text: String| (!text.is_empty()).then(|| view! { <span class="deal-head__fact">{text}</span> });
    let mail = (!email.is_empty()).then(|| {
        let link = mail_link(&email);
        view! {
            <span class="deal-head__fact">
                <a href=link>{email}</a>
            </span>
        }
    });
    view! {
        <div>
            <h1 class="deal-head__client">
                {move || if name.is_empty() { t_string!(texts, board.nameless).to_owned() } else { name.clone() }}
            </h1>
            <p class="deal-head__facts">
                <span class="deal-head__fact deal-head__need">{need}</span>
                {fact(contact)}
                {mail}
                {fact(phone)}
                {(!sm.is_empty()).then(|| view! { <span class="deal-head__fact">{format!("SM: {sm}")}</span> })}
            </p>
        </div>
    }
}

#[component(transparent)]
fn StageAndEdit(facts: Facts) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let Facts { client, name, stage, .. } = facts;
    view! {
        <span class="chip">{icon(words::stage_slug(stage))} {move || words::stage(stage, texts.language())}</span>
        {(!name.is_empty())
            .then(|| {
                view! {
                    <button
                        class="icon-button"
                        type="button"
                        aria-label=t!(texts, call.edit_client)
                        on:click=move |_| dialogs.open(Open::Client(client))
                    >
                        {icon("pencil")}
                    </button>
                }
            })}
    }
}

fn facts(id: DealId, board: &Board) -> Option<Facts> {
    let deal = board.deal(id)?;
    let client = board.client(deal.client);
    let contact = client.and_then(|client| client.main_contact()).cloned().unwrap_or_default();
    Some(Facts {
        client: deal.client,
        name: client.map(|client| client.name.clone()).unwrap_or_default(),
        need: deal.need.clone(),
        contact: client.map(|client| client.contact_names()).unwrap_or_default(),
        email: contact.email,
        phone: contact.phone,
        sm: client.map(|client| client.sm.clone()).unwrap_or_default(),
        stage: deal.stage,
    })
}
