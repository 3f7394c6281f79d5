//! A button that copies, and says so in its own place once the clipboard has it.

use leptos::prelude::*;

use super::icon::icon;
use crate::domain::command::Note;
use crate::store::{Store, Word};
use crate::ui::i18n::{Texts, t_string};

/// How a copy button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    #[default]
    Usual,
    Primary,
    Small,
}

/// The button. It says "Copied" for as long as the page does.
#[component]
pub fn CopyButton(
    #[prop(into)] text: Signal<String>,
    /// The name for screen readers where the text alone would be one of many.
    #[prop(optional, into)]
    name: Signal<Option<String>>,
    #[prop(optional)] look: Look,
    on_copy: Callback<()>,
) -> impl IntoView {
    let store = Store::expect();
    let texts = Texts::expect();
    // The word that answered the last press of this very button.
    let answer = RwSignal::new(None::<u32>);
    let copied = Memo::new(move |_| {
        let toasts = store.toasts();
        let failed = toasts.iter().any(|toast| toast.word == Word::CopyFailed);
        !failed && answer.get().is_some_and(|id| toasts.iter().any(|toast| toast.id == id))
    });
    let press = move |_| {
        on_copy.run(());
        answer.set(untrack(|| {
            let toasts = store.toasts();
            toasts.iter().rfind(|toast| toast.word == Word::Note(Note::Copied)).map(|toast| toast.id)
        }));
    };
    view! {
        <button
            class="button"
            type="button"
            data-variant=(look == Look::Primary).then_some("primary")
            data-size=(look == Look::Small).then_some("small")
            data-state=move || copied.get().then_some("done")
            aria-label=name
            on:click=press
        >
            {move || icon(if copied.get() { "check" } else { "copy" })}
            <span>
                {move || if copied.get() { t_string!(texts, comment.copied).to_owned() } else { text.get() }}
            </span>
        </button>
    }
}
