//! The bar on top: where one can go, whether everything is kept, the language, a new deal.

use leptos::prelude::component;

use crate::domain::language::Language;
use crate::store::{Safety, Store};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::routes::Place;
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::view::{Children, Memo, Signal, View, view};

/// The bar.
#[component(transparent)]
pub fn Topbar(
    place: Memo<Place>,
    /// How many reminders are due.
    due: Memo<usize>,
) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    view! {
        <header class="topbar">
            <a class="topbar__brand" href=Place::Board.href()>
                {icon("board")}
                <span class="topbar__brand-text">{t!(texts, app.name)}</span>
            </a>
            <nav class="topbar__nav" aria-label=t!(texts, app.main)>
                <NavLink to=Place::Board place icon_name="board" text=t!(texts, app.board)/>
                <NavLink
                    to=Place::Reminders
                    place
                    icon_name="bell"
                    text=t!(texts, app.reminders)
                >
                    <DueBadge due/>
                </NavLink>
                <NavLink
                    to=Place::Settings
                    place
                    icon_name="settings"
                    text=t!(texts, app.settings)
                />
            </nav>
            <SaveState/>
            <LanguageSwitch/>
            <button
                class="button"
                data-variant="primary"
                type="button"
                on:click=move |_| dialogs.open(Open::NewDeal)
            >
                {icon("plus")}
                <span class="topbar__new-text">{t!(texts, app.new_deal)}</span>
            </button>
        </header>
    }
}

#[component(transparent)]
fn NavLink(
    to: Place,
    place: Memo<Place>,
    icon_name: &'static str,
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> View {
    view! {
        <a class="topbar__link" href=to.href() aria-current=move || (place.get() == to).then_some("page")>
            {icon(icon_name)}
            <span>{text}</span>
            {children.map(|children| children())}
        </a>
    }
}

#[component(transparent)]
fn DueBadge(due: Memo<usize>) -> View {
    let texts = Texts::expect();
    view! {
        <Show when=move || due.get() != 0>
            <span
                class="badge"
                data-tone="danger"
                aria-label=t!(texts, app.due_count, count = due.get())
            >
                {due}
            </span>
        </Show>
    }
}

#[component(transparent)]
fn SaveState() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let state = move || match store.safety() {
        Safety::OnDisk => "disk",
        Safety::Saved => "saved",
        Safety::Saving => "saving",
        Safety::Alone => "alone",
        Safety::MemoryOnly => "memory",
        Safety::Unsaved => "failed",
    };
    view! {
        <a class="save-state" data-state=state href=Place::Data.href() title=t!(texts, data.title)>
            {move || match store.safety() {
                Safety::OnDisk | Safety::Saved | Safety::Saving | Safety::Alone => icon("cloud"),
                Safety::MemoryOnly => icon("memory"),
                Safety::Unsaved => icon("alert"),
            }}
            // The style lets the second stand in only where writing takes its time: else each keystroke would flicker.
            <span class="save-state__text" data-for="good">
                <span data-for="disk">{t!(texts, safety.on_disk)}</span>
                <span data-for="saved">{t!(texts, safety.saved)}</span>
                <span data-for="saving">{t!(texts, safety.saving)}</span>
            </span>
            <span class="save-state__text">
                {move || match store.safety() {
                    Safety::OnDisk | Safety::Saved | Safety::Saving => "",
                    Safety::Alone => t_string!(texts, safety.alone),
                    Safety::MemoryOnly => t_string!(texts, safety.memory),
                    Safety::Unsaved => t_string!(texts, safety.failed),
                }}
            </span>
        </a>
    }
}

#[component(transparent)]
fn LanguageSwitch() -> View {
    let texts = Texts::expect();
    view! {
        <div class="lang-switch segmented" role="group" aria-label=t!(texts, app.language)>
            {Language::ALL.map(|language| view! { <LanguageButton language/> })}
        </div>
    }
}

#[component(transparent)]
fn LanguageButton(language: Language) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let choose = move |_| store.change_settings(|settings| settings.language = Some(language));
    view! {
        <button
            class="segmented__option"
            type="button"
            lang=language.tag()
            aria-label=language.own_name()
            aria-pressed=move || if texts.language() == language { "true" } else { "false" }
            on:click=choose
        >
            {language.tag().to_ascii_uppercase()}
        </button>
    }
}
