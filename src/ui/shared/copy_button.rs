//! A button that copies, and says so in its own place once the clipboard has it.

use leptos::prelude::{Callable, Callback, component};

use super::icon::icon;
use crate::domain::note::Note;
use crate::store::{Store, Toast, Word};
use crate::ui::i18n::{Texts, t_string};
use crate::view::{Memo, RwSignal, Signal, View, view};

/// How a copy button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    #[default]
    Usual,
    Primary,
    Small,
}

/// The button. It says "Copied" for as long as the page does.
#[component(transparent)]
pub fn CopyButton(
    #[prop(into)] text: Signal<String>,
    /// The name for screen readers where the text alone would be one of many.
    #[prop(optional, into)]
    name: Signal<Option<String>>,
    #[prop(optional)] look: Look,
    on_copy: Callback<()>,
) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    // The first word that could answer the last press of this very button, and the one that did.
    let pressed = RwSignal::new(None::<u32>);
    let answer = Memo::new(move |before: Option<&(Option<u32>, Option<u32>)>| {
        let (pressed, toasts) = (pressed.get(), store.toasts());
        let known = before.filter(|before| before.0 == pressed).and_then(|before| before.1);
        let says_copied = |toast: &&Toast| toast.word == Word::Note(Note::Copied) && Some(toast.id) >= pressed;
        (pressed, known.or_else(|| pressed.and_then(|_| toasts.iter().find(says_copied).map(|toast| toast.id))))
    });
    let copied = Memo::new(move |_| {
        let (_, answer) = answer.get();
        answer.is_some_and(|id| store.toasts().iter().any(|toast| toast.id == id))
    });
    let press = move |_| {
        pressed.set(Some(store.next_toast()));
        on_copy.run(());
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
