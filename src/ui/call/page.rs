//! The page of a deal: its head, a tab a call, and the call that is open.

use leptos::prelude::component;

use super::article::CallArticle;
use super::candidacies::Candidacies;
use super::deal_head::DealHead;
use super::follow_up::FollowUpPanel;
use super::history::DealHistory;
use super::tabs::CallTabs;
use super::this_call::ThisCall;
use crate::domain::board::{Board, RecordId};
use crate::domain::command::Command;
use crate::domain::ids::{CallId, DealId};
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::ui::shared::welcome::NothingHere;
use crate::ui::shared::words;
use crate::view::{Memo, View, of, view};

/// The page. Without a call it opens at the deal's present one, and stays there when another becomes the present one.
#[component(transparent)]
pub fn DealPage(deal: DealId, call: Option<CallId>) -> View {
    let store = Store::expect();
    let exists = Memo::new(move |_| store.read(Topic::Deal(deal), |board, _| board.deal(deal).is_some()));
    let shown = Memo::new(move |before: Option<&Option<CallId>>| {
        let wanted = before.copied().flatten().or(call);
        store.read(Topic::Deal(deal), |board, _| shown_call(deal, wanted, board))
    });
    view! {
        <Show when=move || exists.get() fallback=move || gone(deal)>
            <DealHead deal/>
            <CallTabs deal shown/>
            {move || match shown.get() {
                Some(id) => of(id, view! { <CallArticle this=ThisCall { deal, id, store }/> }),
                None => view! { <NoCall deal/> },
            }}
            <DealHistory deal/>
        </Show>
    }
}

/// What stands where a deal was.
fn gone(deal: DealId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let id = RecordId::Deal(deal);
    let is_in_bin = Memo::new(move |_| store.read(Topic::Board, |board, _| board.stored(id).is_some()));
    view! {
        <Show when=move || is_in_bin.get() fallback=|| view! { <NothingHere/> }>
            <section class="welcome">
                <h1 class="welcome__title">{t!(texts, data.in_bin)}</h1>
                <p class="welcome__text">{t!(texts, data.bin_text)}</p>
                <button
                    class="button"
                    data-variant="primary"
                    type="button"
                    on:click=move |_| store.dispatch(Command::Restore(id))
                >
                    <span>{t!(texts, data.restore)}</span>
                </button>
            </section>
        </Show>
    }
}

/// What stands where a deal has no calls yet.
#[component(transparent)]
fn NoCall(deal: DealId) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let stage = Memo::new(move |_| store.read(Topic::Deal(deal), |board, _| board.deal(deal).map(|deal| deal.stage)));
    let open_stage = move || stage.get().filter(|stage| !stage.is_end());
    view! {
        <div class="no-call">
        <section class="panel next-call" aria-label=t!(texts, call.no_call_title)>
            <h2 class="panel__title">{t!(texts, call.no_call_title)}</h2>
            {move || match open_stage() {
                None => view! { <p>{t!(texts, call.no_call_ended)}</p> },
                Some(to) => {
                    let plan = move || {
                        t_string!(texts, call.plan, stage = words::stage(to, texts.language()))
                    };
                    view! {
                        <p>{t!(texts, call.no_call_text)}</p>
                        <div class="button-row">
                            <button
                                class="button"
                                data-variant="primary"
                                type="button"
                                on:click=move |_| dialogs.open(Open::Move { deal, to })
                            >
                                {icon("calendar")}
                                <span>{plan}</span>
                            </button>
                        </div>
                    }
                }
            }}
        </section>
        <FollowUpPanel deal call=None/>
        <Candidacies deal/>
        </div>
    }
}

/// The wanted call where it is one of the deal's, else the present one.
fn shown_call(deal: DealId, wanted: Option<CallId>, board: &Board) -> Option<CallId> {
    let own = wanted.and_then(|id| board.call(id)).filter(|call| call.deal == deal);
    own.or_else(|| board.present_call(deal)).map(|call| call.id)
}
