//! The page of all reminders around now: what came due while the page was closed, what to do at once, what was missed, what
//! is put off, what is coming; and how well it rings here.

use leptos::prelude::component;

use super::agenda::{Agenda, agenda};
use super::ringing::{RingingLine, RingingPanel};
use crate::domain::reminder::ReminderId;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::reminder_row::{About, ReminderRow};
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
            <RingingLine/>
        </header>
        <div class="agenda">
            <Show
                when=move || !agenda.with(Agenda::is_empty)
                fallback=move || view! { <p class="agenda__empty">{t!(texts, inbox.empty)}</p> }
            >
                <Group
                    title=t!(texts, inbox.slept_through)
                    ids=group(|all| &all.slept_through)
                    tone="danger"
                    lead=Signal::derive(move || Some(t_string!(texts, inbox.slept_through_text).to_owned()))
                />
                <Group
                    title=t!(texts, inbox.due)
                    ids=group(|all| &all.due)
                    tone="danger"
                    nothing=Signal::derive(move || {
                        // Not where the list above has something to do.
                        let is_idle = agenda.with(|all| all.slept_through.is_empty());
                        is_idle.then(|| t_string!(texts, inbox.nothing_due).to_owned())
                    })
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
            <RingingPanel/>
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
    /// What its reminders have in common.
    #[prop(optional, into)]
    lead: Signal<Option<String>>,
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
                {move || lead.get().map(|lead| view! { <p class="agenda__lead">{lead}</p> })}
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
