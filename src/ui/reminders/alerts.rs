//! What asks for attention over every page: due reminders, and words about what was just done. The region is always in
//! the page, so that screen readers notice what comes into it.

use leptos::prelude::{Callable, Callback, component};

use super::agenda::{Asked, slept_through_since};
use super::announce::title;
use crate::domain::command::Command;
use crate::domain::reminder::{Reminder, ReminderId, ReminderState};
use crate::store::{Store, Toast, Topic, Word};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::routes::Place;
use crate::ui::shared::icon::icon;
use crate::ui::shared::reminder_row::said;
use crate::ui::shared::reminder_tools::{ReminderTools, Tools};
use crate::ui::shared::small_button::SmallButton;
use crate::ui::shared::state_label::state_label;
use crate::ui::shared::words;
use crate::view::{Memo, RwSignal, View, view};

/// The region.
#[component(transparent)]
pub fn Alerts(due: Memo<Vec<Asked>>) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let hidden = RwSignal::new(Vec::<Asked>::new());
    // Told of by this page: what an earlier one has told of is in the list all the same.
    let since = RwSignal::new(store.peek(|_, moment| moment.now));
    let slept = Memo::new(move |_| {
        let since = since.get();
        let slept = store.read(Topic::Board, |board, moment| slept_through_since(since, board, moment));
        // One whose call is still to come is an alert like any other.
        let is_list = slept.len() > 1 || slept.iter().any(|one| one.mark.rung_at >= Some(one.starts_at));
        slept.iter().filter(|_| is_list).map(Reminder::id).collect::<Vec<_>>()
    });
    let waiting = Memo::new(move |_| {
        let is_listed = |asked: &Asked| slept.with(|slept| slept.contains(&asked.0));
        let is_wanted = |asked: &Asked| hidden.with(|hidden| !hidden.contains(asked)) && !is_listed(asked);
        due.get().into_iter().filter(is_wanted).collect::<Vec<_>>()
    });
    // What stood in the list does not come up one by one then.
    let hide_slept = Callback::new(move |()| {
        let listed = slept.get_untracked();
        let due = due.get_untracked().into_iter().filter(|(id, _)| listed.contains(id));
        hidden.update(|hidden| hidden.extend(due));
        since.set(store.peek(|_, moment| moment.now));
    });
    let count = Memo::new(move |_| waiting.with(Vec::len));
    let hide = Callback::new(move |asked| hidden.update(|hidden| hidden.push(asked)));
    let hide_all = move |_| hidden.update(|hidden| hidden.extend(waiting.get_untracked()));
    // On their own page the reminders stand in full; over it they would only hide themselves. Elsewhere one at a time
    // leaves room for the work; the rest are counted below it.
    let place = Place::follow();
    let shown = move || match place.get() {
        Place::Reminders => Vec::new(),
        _ => waiting.get().into_iter().take(1).collect::<Vec<_>>(),
    };
    let is_crowd = move || count.get() > 1 && place.get() != Place::Reminders;
    view! {
        <aside class="alerts" aria-label=t!(texts, inbox.due)>
            <SleptThrough slept hide=hide_slept place/>
            <For each=shown key=Asked::clone let:asked>
                <Alert asked hide/>
            </For>
            <Show when=is_crowd>
                <div class="button-row">
                    <a class="button" href=Place::Reminders.href()>
                        {icon("bell")}
                        <span>{t!(texts, inbox.all, count = count.get())}</span>
                    </a>
                    <button class="button" type="button" on:click=hide_all>
                        {icon("x")}
                        <span>{t!(texts, inbox.hide_all)}</span>
                    </button>
                </div>
            </Show>
            <Toasts/>
        </aside>
    }
}

/// How many came due while no page was open: told once, with the way to their list.
#[component(transparent)]
fn SleptThrough(slept: Memo<Vec<ReminderId>>, hide: Callback<()>, place: Memo<Place>) -> View {
    let texts = Texts::expect();
    let count = Memo::new(move |_| slept.with(Vec::len));
    view! {
        <Show when=move || count.get() != 0 && place.get() != Place::Reminders>
            <section class="alert" role="alert">
                <h2 class="alert__whom">{t!(texts, inbox.slept_through_count, count = count.get())}</h2>
                <div class="alert__tools">
                    <a class="button" data-size="small" data-variant="primary" href=Place::Reminders.href()>
                        {icon("bell")}
                        <span>{t!(texts, inbox.show_all)}</span>
                    </a>
                    <SmallButton picture="x" text=t!(texts, inbox.hide_all) press=hide/>
                </div>
            </section>
        </Show>
    }
}

#[component(transparent)]
fn Alert(asked: Asked, hide: Callback<Asked>) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let id = asked.0.clone();
    let told = Memo::new(move |_| {
        store.read(Topic::Deal(id.deal), |board, moment| {
            let said = said(&id, board, moment)?;
            let title = title(&said.reminder, moment);
            Some((title, said))
        })
    });
    let close = move |_| hide.run(asked.clone());
    let whom = move || told.with(|told| told.as_ref().map(|(_, said)| said.whom.clone()).unwrap_or_default());
    view! {
        <section class="alert" role="alert">
            <header class="alert__head">
                {move || state_label(ReminderState::Due.into(), t_string!(texts, inbox.due).to_owned())}
                <button
                    class="icon-button"
                    type="button"
                    aria-label=t!(texts, inbox.hide, name = whom())
                    on:click=close
                >
                    {icon("x")}
                </button>
            </header>
            {move || {
                told.get()
                    .map(|(title, said)| {
                        let to = Place::Deal(said.reminder.deal, Some(said.reminder.call)).href();
                        view! {
                            <h2 class="alert__whom">{title}</h2>
                            <p class="alert__of">
                                <a href=to>{said.of}</a>
                            </p>
                            <p class="alert__when">
                                <span>{said.starts}</span>
                                {said.starts_there.map(|there| view! { <span>{there}</span> })}
                                {said.history.into_iter().map(|line| view! { <span>{line}</span> }).collect::<View>()}
                            </p>
                            <ReminderTools reminder=said.reminder tools=Tools::InAlert/>
                        }
                    })
            }}
        </section>
    }
}

/// Words about what was just done.
#[component(transparent)]
fn Toasts() -> View {
    let store = Store::expect();
    let toasts = Memo::new(move |_| store.toasts());
    view! {
        <div class="toasts" role="status" aria-atomic="false">
            <For each=move || toasts.get() key=|toast| toast.id let:toast>
                <ToastLine toast toasts/>
            </For>
        </div>
    }
}

/// One word. Undo takes back the latest step, so only the latest word offers it.
#[component(transparent)]
fn ToastLine(toast: Toast, toasts: Memo<Vec<Toast>>) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let Toast { id, word } = toast;
    let can_be_undone = matches!(&word, Word::Note(note) if words::can_be_undone(note));
    let is_latest = move || toasts.with(|toasts| toasts.last().is_some_and(|last| last.id == id));
    let text = move || match &word {
        Word::Note(note) => words::note(note, texts.language()),
        Word::CopyFailed => t_string!(texts, note.copy_failed).to_owned(),
        Word::DownloadFailed => t_string!(texts, note.download_failed).to_owned(),
    };
    let undo = move |_| {
        store.dismiss(id);
        store.dispatch(Command::Undo);
    };
    view! {
        <div class="toast">
            <p class="toast__text">{text}</p>
            <Show when=move || can_be_undone && is_latest()>
                <button class="toast__action" type="button" on:click=undo>
                    {t!(texts, note.undo)}
                </button>
            </Show>
            <button
                class="toast__action"
                type="button"
                aria-label=t!(texts, note.close)
                on:click=move |_| store.dismiss(id)
            >
                {icon("x")}
            </button>
        </div>
    }
}
