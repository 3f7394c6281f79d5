//! The comment's text, growing as it is written, exactly as it will be pasted.

use leptos::prelude::{Callback, component};

use super::this_call::ThisCall;
use crate::domain::command::Command;
use crate::domain::comment::plain_text;
use crate::domain::playbook::CopyForm;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::copy_button::{CopyButton, Look};
use crate::view::{Memo, View, view};

/// The text and the buttons that copy it.
#[component(transparent)]
pub fn CommentText(this: ThisCall) -> View {
    let texts = Texts::expect();
    let text = Memo::new(move |_| this.read(|call, board, _| plain_text(call, board)).unwrap_or_default());
    let mark =
        Memo::new(move |_| this.read(|call, board, _| board.playbook().play(call.call_type).mark.clone()).flatten());
    let mark_note = move || match mark.get() {
        Some(mark) => t_string!(texts, comment.mark, mark = mark),
        None => t_string!(texts, comment.no_mark).to_owned(),
    };
    let copy = move |form| {
        Callback::new(move |()| this.dispatch(Command::CopyText { call: this.id, form, candidate: None, action: None }))
    };
    view! {
        <section class="panel comment-text" aria-label=t!(texts, comment.text)>
            <header class="panel__head">
                <h3 class="panel__title">{t!(texts, comment.text)}</h3>
            </header>
            <pre
                class="comment-text__body"
                lang="en"
                tabindex="0"
                role="group"
                aria-label=t!(texts, comment.text)
            >
                {text}
            </pre>
            <div class="button-row">
                <CopyButton
                    text=t!(texts, comment.copy_plain)
                    look=Look::Primary
                    on_copy=copy(CopyForm::Plain)
                />
                <CopyButton
                    text=t!(texts, comment.copy_marked)
                    on_copy=copy(CopyForm::Marked)
                />
            </div>
            <p class="comment-text__mark">{mark_note}</p>
        </section>
    }
}
