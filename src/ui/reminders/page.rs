//! The page of all reminders around now: what to do at once, what was missed, what is put off, what is coming.

use leptos::prelude::component;

use super::agenda::{Agenda, agenda};
use crate::store::{Permission, Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::icon::icon;
use crate::ui::shared::reminder_row::{About, ReminderId, ReminderRow};
use crate::ui::shared::state_label::{Mood, state_label};
use crate::view::{Memo, Signal, View, view};

/// The page.
#[component(transparent)]
pub fn RemindersPage() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let agenda = Memo::new(move |_| store.read(Topic::Board, agenda));
    let group = move |of: fn(&Agenda) -> &Vec<ReminderId>| Memo::new(move |_| agenda.with(|all| of(all).clone()));
    view! {
        <header class="page__head">
            <h1 class="page__title">{t!(texts, app.reminders)}</h1>
            <p class="page__lead">{t!(texts, inbox.lead)}</p>
        </header>
        <div class="agenda">
            <PermissionPanel/>
            <Show
                when=move || !agenda.with(Agenda::is_empty)
                fallback=move || view! { <p class="agenda__empty">{t!(texts, inbox.empty)}</p> }
            >
                <Group
                    title=t!(texts, inbox.due)
                    ids=group(|all| &all.due)
                    tone="danger"
                    nothing=Signal::derive(move || Some(t_string!(texts, inbox.nothing_due).to_owned()))
                />
                <Group
                    title=t!(texts, inbox.missed)
                    ids=group(|all| &all.missed)
                />
                <Group
                    title=t!(texts, inbox.snoozed)
                    ids=group(|all| &all.snoozed)
                />
                <Group
                    title=t!(texts, inbox.coming)
                    ids=group(|all| &all.coming)
                />
            </Show>
        </div>
    }
}

/// Reminders of one kind. An empty group is not there, or says so where it has something to say.
#[component(transparent)]
fn Group(
    #[prop(into)] title: Signal<String>,
    ids: Memo<Vec<ReminderId>>,
    /// How its badge is coloured.
    #[prop(optional)]
    tone: Option<&'static str>,
    /// What stands there while it is empty.
    #[prop(optional, into)]
    nothing: Signal<Option<String>>,
) -> View {
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let badge = move || {
        let count = ids.with(Vec::len);
        (count > 0).then(|| view! { <span class="badge" data-tone=tone>{count}</span> })
    };
    view! {
        <Show when=move || !is_empty.get() || nothing.with(Option::is_some)>
            <section aria-label=title>
                <h2 class="agenda__title">{title} {badge}</h2>
                <Show
                    when=move || !is_empty.get()
                    fallback=move || view! { <p class="agenda__empty">{nothing}</p> }
                >
                    <ul class="panel reminders">
                        <For each=move || ids.get() key=ReminderId::clone let:id>
                            <ReminderRow id about=About::PersonAndCall/>
                        </For>
                    </ul>
                </Show>
            </section>
        </Show>
    }
}

/// Whether the browser shows reminders outside the page; asked for on a press only.
#[component(transparent)]
fn PermissionPanel() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let state = move || match store.permission() {
        Permission::Granted => state_label(Mood::Done, t_string!(texts, inbox.granted).to_owned()),
        Permission::Denied => state_label(Mood::Missed, t_string!(texts, inbox.denied).to_owned()),
        Permission::Default => state_label(Mood::Nothing, t_string!(texts, inbox.not_asked).to_owned()),
        Permission::Missing => state_label(Mood::Nothing, t_string!(texts, inbox.unavailable).to_owned()),
    };
    let advice = move || match store.permission() {
        Permission::Granted => None,
        Permission::Denied => Some(t_string!(texts, inbox.denied_text)),
        Permission::Default => Some(t_string!(texts, inbox.not_asked_text)),
        Permission::Missing => Some(t_string!(texts, inbox.unavailable_text)),
    };
    view! {
        <section aria-label=t!(texts, inbox.notifications)>
            <div class="button-row">
                {state}
                <Show when=move || store.permission() == Permission::Default>
                    <button class="button" data-size="small" type="button" on:click=move |_| store.ask_permission()>
                        {icon("bell")}
                        <span>{t!(texts, inbox.allow)}</span>
                    </button>
                </Show>
            </div>
            {move || advice().map(|advice| view! { <p class="agenda__empty">{advice}</p> })}
        </section>
    }
}
