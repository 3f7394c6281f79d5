//! The menu that moves a deal to another stage: the way by keyboard and by touch.

use leptos::prelude::component;
use leptos::web_sys::HtmlElement;

use super::dialog::{Dialogs, Open};
use super::field::unique_id;
use super::icon::icon;
use super::words;
use crate::domain::deal::Stage;
use crate::domain::ids::DealId;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::view::{ElementRef, Memo, RwSignal, View, view};

/// How the button of the menu looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MenuLook {
    /// With its text.
    #[default]
    Button,
    /// An icon alone.
    Icon,
}

/// A button and the menu it opens.
#[component(transparent)]
pub fn MoveMenu(deal: DealId, #[prop(optional)] look: MenuLook) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let id = unique_id();
    let menu = ElementRef::empty();
    let was_opened = RwSignal::new(false);
    let client = move || {
        store.read(Topic::Deal(deal), |board, _| {
            board.client_of(deal).map(|client| client.name.clone()).unwrap_or_default()
        })
    };
    let name = move || t_string!(texts, moving.button, client = client());
    let is_icon = look == MenuLook::Icon;
    view! {
        <button
            class=if is_icon { "icon-button deal-card__move" } else { "button" }
            type="button"
            aria-label=name
            popovertarget=id.clone()
            on:click=move |_| was_opened.set(true)
        >
            {icon("move")}
            {(!is_icon).then(|| view! { <span>{t!(texts, moving.title)}</span> })}
        </button>
        <div class="menu" id=id popover="auto" node_ref=menu aria-label=t!(texts, moving.title)>
            <Show when=move || was_opened.get()>
                <p class="menu__title">{t!(texts, moving.title)}</p>
                {Stage::ALL.map(|to| view! { <MenuItem deal to menu/> })}
            </Show>
        </div>
    }
}

#[component(transparent)]
fn MenuItem(deal: DealId, to: Stage, menu: ElementRef<HtmlElement>) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let here = Memo::new(move |_| {
        store.read(Topic::Deal(deal), |board, _| board.deal(deal).is_some_and(|deal| deal.stage == to))
    });
    let choose = move |_| {
        if let Some(menu) = menu.element() {
            // Fails only where it is closed already.
            let _ = menu.hide_popover();
        }
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
