//! Lines of a pasted comment that were not understood: kept until somebody says that they are not needed.

use leptos::prelude::{Callback, component};

use super::this_call::ThisCall;
use crate::domain::command::Command;
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::small_button::SmallButton;
use crate::view::{Memo, View, live, view};

/// The notice; nothing where everything was understood.
#[component(transparent)]
pub fn UnreadNotice(this: ThisCall) -> View {
    let unread = Memo::new(move |_| this.read(|call, _, _| call.comment.unread.clone()).unwrap_or_default());
    live(move || {
        let text = unread.get();
        (!text.is_empty()).then(|| view! { <Notice this text/> })
    })
}

#[component(transparent)]
fn Notice(this: ThisCall, text: String) -> View {
    let texts = Texts::expect();
    view! {
        <div class="comment__notice" role="note">
            <p class="comment__unread-title">{t!(texts, pasting.unread)}</p>
            <SmallButton
                picture="x"
                text=t!(texts, pasting.forget)
                press=Callback::new(move |()| this.dispatch(Command::ForgetUnread { call: this.id }))
            />
            <p class="comment__unread">{text}</p>
        </div>
    }
}
