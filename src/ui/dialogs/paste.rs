//! The dialog that takes a comment from CRM or calendar and reads it into the fields of a call.

use leptos::prelude::{Callback, component};

use crate::domain::command::Command;
use crate::domain::ids::CallId;
use crate::domain::reading::read_comment;
use crate::store::Store;
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::dialog::{Close, Dialog, DialogSize, cancel_button};
use crate::ui::shared::field::{AreaSize, Kind, TextField};
use crate::view::{RwSignal, Signal, View, view};

/// The dialog.
#[component(transparent)]
pub fn PasteDialog(call: CallId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let text = RwSignal::new(String::new());
    let is_riddle = RwSignal::new(false);
    let submit = Callback::new(move |close: Close| {
        let text = text.get_untracked();
        let read = store.peek(|board, _| board.call(call).map(|call| read_comment(&text, call, board)));
        if read.is_some_and(|read| read.is_empty()) {
            return is_riddle.set(true);
        }
        store.dispatch(Command::PasteComment { call, text });
        close.close();
    });
    let error = move || is_riddle.get().then(|| t_string!(texts, pasting.nothing).to_owned());
    let write = Callback::new(move |typed| {
        is_riddle.set(false);
        text.set(typed);
    });
    view! {
        <Dialog
            title=t!(texts, pasting.title)
            size=DialogSize::Wide
            on_submit=submit
            foot=move |close| {
                view! {
                    {cancel_button(close)}
                    <button
                        class="button"
                        data-variant="primary"
                        type="submit"
                        disabled=move || text.with(|text| text.trim().is_empty())
                    >
                        <span>{t!(texts, pasting.read)}</span>
                    </button>
                }
            }
        >
            <p class="dialog__lead">{t!(texts, pasting.lead)}</p>
            <TextField
                label=t!(texts, pasting.text)
                kind=Kind::Area(AreaSize::Tall)
                autofocus=true
                value=text
                error=Signal::derive(error)
                on_input=write
            />
        </Dialog>
    }
}
