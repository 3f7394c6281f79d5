//! A button and the menu it opens: the browser's own popover, which closes by itself when something else is pressed.

use leptos::prelude::component;
use leptos::web_sys::HtmlElement;

use super::field::unique_id;
use super::icon::icon;
use crate::view::{ElementRef, RwSignal, Signal, View, view};

/// How the button of a menu looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MenuLook {
    /// With its text.
    #[default]
    Button,
    /// The same among small buttons.
    Small,
    /// An icon alone.
    Icon,
}

/// An open menu, for its items to close.
#[derive(Clone, Copy)]
pub struct OpenMenu(ElementRef<HtmlElement>);

impl OpenMenu {
    pub fn close(self) {
        if let Some(menu) = self.0.element() {
            // Fails only where it is closed already.
            let _ = menu.hide_popover();
        }
    }
}

/// The button and the menu. Its items are drawn when it is opened for the first time.
#[component(transparent)]
pub fn Menu(
    picture: &'static str,
    #[prop(into)] text: Signal<String>,
    /// The button's name for screen readers where the text alone would be one of many.
    #[prop(optional, into)]
    name: Signal<Option<String>>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] look: MenuLook,
    items: impl Fn(OpenMenu) -> View + 'static,
) -> View {
    let id = unique_id();
    let menu = ElementRef::empty();
    let was_opened = RwSignal::new(false);
    let is_icon = look == MenuLook::Icon;
    view! {
        <button
            class=if is_icon { "icon-button" } else { "button" }
            data-size=(look == MenuLook::Small).then_some("small")
            type="button"
            aria-label=name
            popovertarget=id.clone()
            on:click=move |_| was_opened.set(true)
        >
            {icon(picture)}
            {(!is_icon).then(|| view! { <span>{text}</span> })}
        </button>
        <div class="menu" id=id popover="auto" node_ref=menu aria-label=title>
            <Show when=move || was_opened.get()>
                <p class="menu__title">{title}</p>
                {items(OpenMenu(menu))}
            </Show>
        </div>
    }
}
