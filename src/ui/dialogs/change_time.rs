//! The dialog that moves a call to another time.

use leptos::prelude::{Callback, component};

use super::day::Planned;
use super::problems::Problems;
use super::time_fields::TimeFields;
use crate::domain::command::Command;
use crate::domain::form::{TimeForm, read_time};
use crate::domain::ids::CallId;
use crate::store::Store;
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::dialog::{Close, Dialog, cancel_button};
use crate::view::{RwSignal, Signal, View, view};

/// The dialog.
#[component(transparent)]
pub fn ChangeTimeDialog(call: CallId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let problems = Problems::none();
    // A call that took place already keeps its time without being asked about it.
    let known = store.peek(|board, moment| {
        board.call(call).map(|call| TimeForm { past_is_meant: call.start.at < moment.now, ..TimeForm::of(call) })
    });
    let form = RwSignal::new(known.unwrap_or_default());
    let (deal, candidates) =
        store.peek(|board, _| board.call(call).map(|call| (call.deal, call.candidates.clone()))).unzip();
    let candidates = candidates.unwrap_or_default();
    let planned = Planned { deal, call: Some(call), candidates: Signal::derive(move || candidates.clone()) };
    let submit =
        Callback::new(move |close: Close| match store.peek(|_, moment| read_time(&form.get_untracked(), moment)) {
            Ok(time) => {
                store.dispatch(Command::ChangeTime { call, time });
                close.close();
            }
            Err(found) => problems.set(found),
        });
    view! {
        <Dialog
            title=t!(texts, time.change)
            on_submit=submit
            foot=move |close| {
                view! {
                    {cancel_button(close)}
                    <button class="button" data-variant="primary" type="submit">
                        <span>{t!(texts, time.change)}</span>
                    </button>
                }
            }
        >
            <TimeFields form problems planned/>
        </Dialog>
    }
}
