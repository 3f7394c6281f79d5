//! Notices across the page: what is not kept, what could not be read.

use leptos::prelude::component;

use crate::store::{Safety, Store};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::icon::icon;
use crate::view::{Children, Memo, Signal, View, view};

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
