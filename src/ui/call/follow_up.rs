//! The day to write to a client who wants to stay in touch by e-mail: set, seen, and done with.

use leptos::prelude::{Callback, component};

use super::next_contact::DateInput;
use crate::domain::command::{Command, LetterOf, Purpose};
use crate::domain::ids::{CallId, DealId, LetterId};
use crate::domain::iso;
use crate::domain::letter::KEEP_IN_TOUCH;
use crate::domain::participant::CLIENT;
use crate::store::{Store, Topic};
use crate::ui::i18n::{Texts, t};
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::small_button::SmallButton;
use crate::ui::shared::when::day;
use crate::view::{Memo, Signal, View, view};

/// The panel; nothing where no day is set.
#[component(transparent)]
pub fn FollowUpPanel(
    deal: DealId,
    /// The call whose letter is written; a deal without calls has none.
    call: Option<CallId>,
) -> View {
    let store = Store::expect();
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let asked_for = Memo::new(move |_| {
        store.read(Topic::Deal(deal), |board, moment| {
            let deal = board.deal(deal).filter(|deal| !deal.stage.is_end())?;
            let date = deal.follow_up_on?;
            Some((day(date, moment), date <= moment.today()))
        })
    });
    let is_due = move || asked_for.with(|asked| asked.as_ref().is_some_and(|(_, is_due)| *is_due));
    let letter = call.map(|about| {
        let write = Callback::new(move |()| {
            let of = LetterOf { about, id: LetterId::from(KEEP_IN_TOUCH), to: CLIENT.to_owned() };
            dialogs.open(Open::Letter { of, purpose: Purpose::Itself });
        });
        view! { <SmallButton picture="letter" text=t!(texts, follow_up.letter) press=write/> }
    });
    let done = Callback::new(move |()| store.dispatch(Command::FollowUpOn { deal, date: None }));
    let day = move || asked_for.get().map(|(day, _)| day).unwrap_or_default();
    view! {
        <section
            class="panel waiting"
            data-state=move || is_due().then_some("late")
            aria-label=t!(texts, follow_up.title)
            hidden=move || asked_for.with(Option::is_none)
        >
            <h3 class="panel__title">{t!(texts, follow_up.title)}</h3>
            <p>{t!(texts, follow_up.due, day = day())}</p>
            <div class="button-row">
                {letter}
                <SmallButton picture="check" text=t!(texts, follow_up.done) press=done/>
            </div>
        </section>
    }
}

/// The day to write to the client again.
#[component(transparent)]
pub fn FollowUpDate(deal: DealId, #[prop(into)] label: Signal<String>) -> View {
    let store = Store::expect();
    let date = Memo::new(move |_| {
        let date = store.read(Topic::Deal(deal), |board, _| board.deal(deal).and_then(|deal| deal.follow_up_on));
        date.map(|date| date.to_string()).unwrap_or_default()
    });
    let keep = Callback::new(move |typed: String| {
        store.dispatch(Command::FollowUpOn { deal, date: iso::date(&typed) });
    });
    view! { <DateInput label date keep/> }
}
