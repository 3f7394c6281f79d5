//! Notices across the page: what is not kept, what could not be read.

use leptos::prelude::component;

use crate::store::{Safety, Store};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::routes::Place;
use crate::ui::shared::icon::icon;
use crate::ui::shared::words::{percent, space_words};
use crate::view::{Children, Memo, Signal, View, view};

/// From here on the user is told, in per cent; above 80 and 95 in other words.
const WARN_FROM: u32 = 60;

/// The notices in force.
#[component(transparent)]
pub fn Notices() -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let unreadable = Memo::new(move |_| store.unreadable());
    let corrupt = move || t_string!(texts, safety.unreadable_notice, count = unreadable.get().corrupt);
    let newer = move || t_string!(texts, safety.newer_notice, count = unreadable.get().newer);
    view! {
        <div class="notices">
            <Show when=move || store.has_newer_release()>
                <Notice text=t!(texts, safety.newer_release)>
                    <button class="button" data-size="small" type="button" on:click=move |_| store.change_over()>
                        <span>{t!(texts, safety.change_over)}</span>
                    </button>
                </Notice>
            </Show>
            <Show when=move || store.safety() == Safety::Alone>
                <Notice text=t!(texts, safety.alone_notice)/>
            </Show>
            <Show when=move || store.restored() != 0>
                <Notice text=Signal::derive(move || t_string!(texts, safety.restored_notice, count = store.restored()))>
                    <button
                        class="button"
                        data-size="small"
                        type="button"
                        on:click=move |_| store.forget_restored()
                    >
                        <span>{t!(texts, safety.understood)}</span>
                    </button>
                </Notice>
            </Show>
            <Show when=move || is_tight(store)>
                <Notice text=Signal::derive(move || space_text(store, texts))>
                    <a class="button" data-size="small" href=Place::Data.href()>
                        <span>{t!(texts, data.title)}</span>
                    </a>
                </Notice>
            </Show>
            <Show when=move || store.is_backup_due()>
                <Notice text=t!(texts, safety.backup_due)>
                    <a class="button" data-size="small" href=Place::Data.href()>
                        <span>{t!(texts, safety.to_backup)}</span>
                    </a>
                    <button class="button" data-size="small" type="button" on:click=move |_| store.put_backup_off()>
                        <span>{t!(texts, safety.later)}</span>
                    </button>
                </Notice>
            </Show>
            <Show when=move || store.safety() == Safety::MemoryOnly>
                <Notice text=t!(texts, safety.memory_notice)/>
            </Show>
            <Show when=move || store.safety() == Safety::Unsaved>
                <Notice text=t!(texts, safety.unsaved_notice)/>
            </Show>
            <Show when=move || unreadable.get().corrupt != 0>
                <Notice text=Signal::derive(corrupt)>
                    <button
                        class="button"
                        data-size="small"
                        type="button"
                        on:click=move |_| store.download_unreadable()
                    >
                        {icon("download")}
                        <span>{t!(texts, safety.download)}</span>
                    </button>
                </Notice>
            </Show>
            <Show when=move || unreadable.get().newer != 0>
                <Notice text=Signal::derive(newer)/>
            </Show>
        </div>
    }
}

/// A full local storage is no danger where there is a journal.
fn fullness(store: Store) -> u32 {
    let space = store.space().unwrap_or_default();
    let counts = if store.safety() == Safety::Alone { space.local.max(space.whole) } else { space.whole };
    percent(counts)
}

fn is_tight(store: Store) -> bool {
    fullness(store) >= WARN_FROM
}

fn space_text(store: Store, texts: Texts) -> String {
    let full = fullness(store);
    let advice = space_words(full, texts.language());
    format!("{} {advice}", t_string!(texts, safety.space_notice, percent = full))
}

#[component(transparent)]
fn Notice(#[prop(into)] text: Signal<String>, #[prop(optional)] children: Option<Children>) -> View {
    view! {
        <section class="notice" data-kind="warning" role="alert">
            {icon("alert")}
            <p class="notice__text">{text}</p>
            <div class="notice__actions">{children.map(|children| children())}</div>
        </section>
    }
}
