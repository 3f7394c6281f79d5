//! The menu that puts a call into a calendar: a file for the user and for each group that takes part, and links for
//! calendars in the browser.

use leptos::prelude::component;
use leptos::web_sys::HtmlElement;

use super::this_call::ThisCall;
use crate::domain::calendar::{Audience, audiences, google_link, outlook_link};
use crate::domain::command::Command;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::field::unique_id;
use crate::ui::shared::icon::icon;
use crate::ui::shared::words;
use crate::view::{ElementRef, RwSignal, View, live, of, view};

/// A button and the menu it opens.
#[component(transparent)]
pub fn CalendarMenu(this: ThisCall) -> View {
    let texts = Texts::expect();
    let id = unique_id();
    let menu = ElementRef::empty();
    let was_opened = RwSignal::new(false);
    view! {
        <button class="button" type="button" popovertarget=id.clone() on:click=move |_| was_opened.set(true)>
            {icon("calendar")}
            <span>{t!(texts, calendar.button)}</span>
        </button>
        <div class="menu" id=id popover="auto" node_ref=menu aria-label=t!(texts, calendar.title)>
            <Show when=move || was_opened.get()>
                <Items this menu/>
            </Show>
        </div>
    }
}

#[component(transparent)]
fn Items(this: ThisCall, menu: ElementRef<HtmlElement>) -> View {
    let texts = Texts::expect();
    live(move || {
        let found = this.read(|call, board, moment| {
            let links = [google_link(call, board, moment), outlook_link(call, board, moment)];
            (audiences(call, board, moment), links)
        });
        let (audiences, [google, outlook]) = found.unwrap_or_default();
        let files = audiences.into_iter().map(|audience| of(audience, view! { <FileItem this audience menu/> }));
        view! {
            <p class="menu__title">{t!(texts, calendar.title)}</p>
            {files.collect::<View>()}
            <hr class="menu__rule"/>
            <LinkItem link=google menu><span>{t!(texts, calendar.google)}</span></LinkItem>
            <LinkItem link=outlook menu><span>{t!(texts, calendar.outlook)}</span></LinkItem>
            <p class="menu__hint">{t!(texts, calendar.note)}</p>
        }
    })
}

#[component(transparent)]
fn FileItem(this: ThisCall, audience: Audience, menu: ElementRef<HtmlElement>) -> View {
    let texts = Texts::expect();
    let text = move || match audience {
        Audience::User => t_string!(texts, calendar.for_user).to_owned(),
        Audience::Group(role) => t_string!(texts, calendar.for_group, who = words::role(role, texts.language())),
    };
    let take = move |_| {
        close(menu);
        this.dispatch(Command::TakeCalendar { call: this.id, audience });
    };
    view! {
        <button class="menu__item" type="button" on:click=take>
            {icon("download")}
            <span>{text}</span>
        </button>
    }
}

#[component(transparent)]
fn LinkItem(link: String, menu: ElementRef<HtmlElement>, children: crate::view::Children) -> View {
    view! {
        <a class="menu__item" href=link target="_blank" rel="noopener noreferrer" on:click=move |_| close(menu)>
            {icon("external")}
            {children()}
        </a>
    }
}

fn close(menu: ElementRef<HtmlElement>) {
    if let Some(menu) = menu.element() {
        // Fails only where it is closed already.
        let _ = menu.hide_popover();
    }
}
