//! The dialog that takes a comment from CRM or calendar and reads it into the fields of a call.

use leptos::prelude::{Callback, component};

use crate::domain::command::Command;
use crate::domain::ids::CallId;
use crate::store::Store;
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::dialog::{Close, Dialog, DialogSize, cancel_button};
use crate::ui::shared::field::{AreaSize, Kind, TextField};
use crate::view::{RwSignal, View, view};

/// The dialog.
#[component(transparent)]
pub fn PasteDialog(call: CallId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let text = RwSignal::new(String::new());
    let submit = Callback::new(move |close: Close| {
        store.dispatch(Command::PasteComment { call, text: text.get_untracked() });
        close.close();
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
                on_input=Callback::new(move |typed| text.set(typed))
            />
        </Dialog>
    }
}
