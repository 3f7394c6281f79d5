//! A deal's calls side by side, each a link.

use leptos::prelude::component;

use crate::domain::board::Board;
use crate::domain::call::{CallStatus, CallType};
use crate::domain::ids::{CallId, DealId};
use crate::domain::when::Moment;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t};
use crate::ui::routes::Place;
use crate::ui::shared::state_label::state_label;
use crate::ui::shared::when::{day_and_time, machine};
use crate::ui::shared::words;
use crate::view::{Memo, View, view};

#[derive(Clone, PartialEq)]
struct Tab {
    call: CallId,
    call_type: CallType,
    machine: String,
    when: String,
    status: CallStatus,
}

/// The tabs; nothing where there are no calls.
#[component(transparent)]
pub fn CallTabs(
    deal: DealId,
    /// The call that is open.
    shown: Memo<Option<CallId>>,
) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let tabs = Memo::new(move |_| store.read(Topic::Deal(deal), |board, moment| tabs(deal, board, moment)));
    let view_of = move |tab: Tab| {
        let call = tab.call;
        view! {
            <a
                class="call-tabs__tab"
                href=Place::Deal(deal, Some(call)).href()
                data-noscroll=""
                aria-current=move || (shown.get() == Some(call)).then_some("page")
            >
                <span>{words::call_type(tab.call_type, texts.language())}</span>
                <time class="call-tabs__date" datetime=tab.machine>
                    {tab.when}
                </time>
                {state_label(tab.status.into(), words::call_status(tab.status, texts.language()))}
            </a>
        }
    };
    view! {
        <Show when=move || tabs.with(|tabs| !tabs.is_empty())>
            <nav class="call-tabs" aria-label=t!(texts, call.calls)>
                {move || tabs.get().into_iter().map(view_of).collect::<View>()}
            </nav>
        </Show>
    }
}

fn tabs(deal: DealId, board: &Board, moment: &Moment) -> Vec<Tab> {
    board
        .calls_of(deal)
        .into_iter()
        .map(|call| Tab {
            call: call.id,
            call_type: call.call_type,
            machine: machine(call.start.at),
            when: day_and_time(call.start.at, moment),
            status: call.status,
        })
        .collect()
}
