//! The menu that puts a call into a calendar: a file for the user and for each group that takes part, and links for
//! calendars in the browser.

use leptos::prelude::component;

use super::this_call::ThisCall;
use crate::domain::calendar::{Audience, audiences, google_link, outlook_link};
use crate::domain::command::Command;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::icon::icon;
use crate::ui::shared::menu::{Menu, OpenMenu};
use crate::ui::shared::words;
use crate::view::{Memo, Signal, View, live, of, view};

/// A button and the menu it opens.
#[component(transparent)]
pub fn CalendarMenu(this: ThisCall) -> View {
    let texts = Texts::expect();
    view! {
        <Menu
            picture="calendar"
            text=t!(texts, calendar.button)
            title=t!(texts, calendar.title)
            items=move |menu| view! { <Items this menu/> }
        />
    }
}

#[component(transparent)]
fn Items(this: ThisCall, menu: OpenMenu) -> View {
    let texts = Texts::expect();
    let found = Memo::new(move |_| {
        this.read(|call, board, moment| {
            let links = [google_link(call, board, moment), outlook_link(call, board, moment)];
            (audiences(call, board, moment), links)
        })
        .unwrap_or_default()
    });
    live(move || {
        let (audiences, [google, outlook]) = found.get();
        let files = audiences.into_iter().map(|audience| of(audience, view! { <FileItem this audience menu/> }));
        view! {
            {files.collect::<View>()}
            <hr class="menu__rule"/>
            <LinkItem link=google text=t!(texts, calendar.google) menu/>
            <LinkItem link=outlook text=t!(texts, calendar.outlook) menu/>
            <p class="menu__hint">{t!(texts, calendar.note)}</p>
        }
    })
}

#[component(transparent)]
fn FileItem(this: ThisCall, audience: Audience, menu: OpenMenu) -> View {
    let texts = Texts::expect();
    let text = move || match audience {
        Audience::User => t_string!(texts, calendar.for_user).to_owned(),
        Audience::Group(role) => t_string!(texts, calendar.for_group, who = words::role(role, texts.language())),
    };
    let take = move |_| {
        menu.close();
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
fn LinkItem(link: String, #[prop(into)] text: Signal<String>, menu: OpenMenu) -> View {
    view! {
        <a class="menu__item" href=link target="_blank" rel="noopener noreferrer" on:click=move |_| menu.close()>
            {icon("external")}
            <span>{text}</span>
        </a>
    }
}
