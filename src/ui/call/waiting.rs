//! The client's turn: what they were sent and since when, and after some days a nudge.

use leptos::prelude::{Callback, component};

use super::this_call::ThisCall;
use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::command::{Command, LetterOf, Purpose};
use crate::domain::ids::LetterId;
use crate::domain::letter::NUDGE;
use crate::domain::next_step::nudge_at;
use crate::domain::participant::CLIENT;
use crate::domain::when::Moment;
use crate::ui::i18n::{Texts, say, t};
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::ui::shared::small_button::SmallButton;
use crate::ui::shared::when::day;
use crate::ui::shared::words;
use crate::view::{Memo, View, live, view};

#[derive(Clone, PartialEq)]
struct Said {
    what: String,
    nudged: Option<String>,
    /// The days for an answer are over.
    is_late: bool,
}

/// The panel; nothing while nobody waits.
#[component(transparent)]
pub fn WaitingPanel(this: ThisCall) -> View {
    let said = Memo::new(move |_| this.read(said).flatten());
    live(move || said.get().map(|said| view! { <Turn this said/> }))
}

#[component(transparent)]
fn Turn(this: ThisCall, said: Said) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let nudge = move |_| {
        let of = LetterOf { about: this.id, id: LetterId::from(NUDGE), to: CLIENT.to_owned() };
        dialogs.open(Open::Letter { of, purpose: Purpose::Nudge });
    };
    let answered = Callback::new(move |()| this.dispatch(Command::ClientAnswered { deal: this.deal }));
    view! {
        <section class="panel waiting" data-state=said.is_late.then_some("late") aria-label=t!(texts, waiting.title)>
            <h3 class="panel__title">{t!(texts, waiting.title)}</h3>
            <p>{said.what} {said.nudged.map(|nudged| format!(" · {nudged}"))}</p>
            <div class="button-row">
                <button
                    class="button"
                    data-size="small"
                    data-variant=said.is_late.then_some("primary")
                    type="button"
                    on:click=nudge
                >
                    {icon("letter")}
                    <span>{t!(texts, waiting.nudge)}</span>
                </button>
                <SmallButton picture="check" text=t!(texts, waiting.answered) press=answered/>
            </div>
        </section>
    }
}

fn said(call: &Call, board: &Board, moment: &Moment) -> Option<Said> {
    let deal = board.deal(call.deal)?;
    let waiting = deal.waiting?;
    let on = |at| day(moment.date_of(at), moment);
    Some(Said {
        what: words::waiting(waiting, moment),
        nudged: deal
            .nudged_at
            .filter(|at| *at >= waiting.since)
            .map(|at| say!(moment.language, waiting.nudged, day = on(at))),
        is_late: nudge_at(deal, board, moment).is_some_and(|at| at < moment.now),
    })
}
