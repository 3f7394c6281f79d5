//! The menu that moves a deal to another stage: the way by keyboard and by touch.

use leptos::prelude::component;

use super::dialog::{Dialogs, Open};
use super::icon::icon;
use super::menu::{Menu, MenuLook, OpenMenu};
use super::words;
use crate::domain::board::RecordId;
use crate::domain::command::Command;
use crate::domain::deal::Stage;
use crate::domain::ids::DealId;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::view::{Memo, Signal, View, view};

/// A button and the menu it opens.
#[component(transparent)]
pub fn MoveMenu(deal: DealId, #[prop(optional)] look: MenuLook) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let client = move || {
        store.read(Topic::Deal(deal), |board, _| {
            board.client_of(deal).map(|client| client.name.clone()).unwrap_or_default()
        })
    };
    let name = move || Some(t_string!(texts, moving.button, client = client()));
    let items = move |menu| {
        let stages = Stage::ALL.map(|to| view! { <MenuItem deal to menu/> });
        stages.into_iter().chain([view! { <DeleteItem deal menu/> }]).collect::<View>()
    };
    view! {
        <Menu
            picture="move"
            text=t!(texts, moving.title)
            name=Signal::derive(name)
            title=t!(texts, moving.title)
            look
            items
        />
    }
}

#[component(transparent)]
fn DeleteItem(deal: DealId, menu: OpenMenu) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let delete = move |_| {
        menu.close();
        store.dispatch(Command::Delete(RecordId::Deal(deal)));
    };
    view! {
        <hr class="menu__rule"/>
        <button class="menu__item" type="button" on:click=delete>
            {icon("trash")}
            <span>{t!(texts, moving.delete)}</span>
        </button>
    }
}

#[component(transparent)]
fn MenuItem(deal: DealId, to: Stage, menu: OpenMenu) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let here = Memo::new(move |_| {
        store.read(Topic::Deal(deal), |board, _| board.deal(deal).is_some_and(|deal| deal.stage == to))
    });
    let choose = move |_| {
        menu.close();
        dialogs.open(Open::Move { deal, to });
    };
    view! {
        {(to == Stage::Hired).then(|| view! { <hr class="menu__rule"/> })}
        <button class="menu__item" type="button" disabled=here on:click=choose>
            {icon(words::stage_slug(to))}
            <span>{move || words::stage(to, texts.language())}</span>
            <Show when=move || here.get()>
                <span class="menu__note">{t!(texts, moving.here)}</span>
            </Show>
        </button>
    }
}
