//! What the comment says of the company and the client's record does not: kept there with one press.

use leptos::prelude::{Callback, component};

use super::this_call::ThisCall;
use crate::domain::command::Command;
use crate::domain::company::findings;
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::small_button::SmallButton;
use crate::view::{Memo, View, live, view};

/// The notice; nothing where both say the same.
#[component(transparent)]
pub fn FindingsNotice(this: ThisCall) -> View {
    let labels = Memo::new(move |_| {
        let found = this.read(|call, board, _| findings(call, board)).unwrap_or_default();
        found.into_iter().map(|finding| finding.label).collect::<Vec<String>>().join(", ")
    });
    live(move || {
        let what = labels.get();
        (!what.is_empty()).then(|| view! { <Notice this what/> })
    })
}

#[component(transparent)]
fn Notice(this: ThisCall, what: String) -> View {
    let texts = Texts::expect();
    view! {
        <div class="comment__notice">
            <p>{t!(texts, comment.findings, what = what.clone())}</p>
            <SmallButton
                picture="check"
                text=t!(texts, comment.keep_details)
                press=Callback::new(move |()| this.dispatch(Command::KeepDetails { call: this.id }))
            />
        </div>
    }
}
