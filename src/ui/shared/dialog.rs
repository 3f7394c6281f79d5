//! Dialogs: which one is open, and the frame they share. The browser's own `<dialog>` keeps focus inside, closes on
//! Escape and gives focus back; what was typed lives in the dialog and is gone only when the user closes it.

use leptos::prelude::{Callable, Callback, Effect, component, expect_context, provide_context};
use leptos::web_sys::HtmlDialogElement;

use super::icon::icon;
use crate::domain::board::RecordId;
use crate::domain::command::{Command, LetterOf, Purpose};
use crate::domain::deal::Stage;
use crate::domain::ids::{CallId, CandidateId, ClientId, DealId};
use crate::store::Store;
use crate::ui::i18n::{Texts, t};
use crate::view::{Children, ElementRef, RwSignal, Signal, View, view};

/// A dialog that can be open.
#[derive(Debug, Clone, PartialEq)]
pub enum Open {
    NewDeal,
    /// Where a deal moves to; a call stage asks for the next call's time.
    Move {
        deal: DealId,
        to: Stage,
    },
    ChangeTime(CallId),
    Invite(CallId),
    /// Whom to remind of a call.
    ReminderRules(CallId),
    /// A comment is pasted into a call.
    Paste(CallId),
    /// Candidates are put forward for a deal.
    Propose(DealId),
    Placement {
        deal: DealId,
        candidate: CandidateId,
    },
    /// A letter to one participant.
    Letter {
        of: LetterOf,
        purpose: Purpose,
    },
    Client(ClientId),
    Candidate(CandidateId),
}

/// The open dialog; one at most.
#[derive(Clone, Copy)]
pub struct Dialogs(RwSignal<Option<Open>>);

impl Dialogs {
    /// Makes room for dialogs on the page.
    pub fn provide() -> Dialogs {
        let dialogs = Dialogs(RwSignal::new(None));
        provide_context(dialogs);
        dialogs
    }

    /// The dialogs of this page.
    pub fn expect() -> Dialogs {
        expect_context::<Dialogs>()
    }

    /// The one that is open.
    pub fn current(self) -> Option<Open> {
        self.0.get()
    }

    pub fn open(self, dialog: Open) {
        self.0.set(Some(dialog));
    }

    fn closed(self) {
        self.0.set(None);
    }
}

/// Closes the dialog it is given to.
#[derive(Clone, Copy)]
pub struct Close(ElementRef<HtmlDialogElement>);

impl Close {
    /// Closes the dialog; focus goes back to where it came from.
    pub fn close(self) {
        if let Some(dialog) = self.0.element() {
            dialog.close();
        }
    }
}

/// The frame of every dialog: a heading, a form, and its buttons.
#[component(transparent)]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] size: DialogSize,
    /// The form was sent.
    on_submit: Callback<Close>,
    /// The fields.
    children: Children,
    /// The buttons.
    foot: impl FnOnce(Close) -> View + 'static,
) -> View {
    let texts = Texts::expect();
    let dialogs = Dialogs::expect();
    let node = ElementRef::empty();
    let close = Close(node);
    Effect::new(move |_| {
        if let Some(dialog) = node.element() {
            // Fails only where it is open already.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog
            class="dialog"
            data-size=size.attribute()
            aria-labelledby="dialog-title"
            node_ref=node
            on:close=move |_| dialogs.closed()
        >
            <form
                class="dialog__form"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    on_submit.run(close);
                }
            >
                <header class="dialog__head">
                    <h2 class="dialog__title" id="dialog-title">
                        {title}
                    </h2>
                    <button
                        class="icon-button"
                        type="button"
                        aria-label=t!(texts, dialog.close)
                        on:click=move |_| close.close()
                    >
                        {icon("x")}
                    </button>
                </header>
                <div class="dialog__body">{children()}</div>
                <footer class="dialog__foot">{foot(close)}</footer>
            </form>
        </dialog>
    }
}

/// The button that closes a dialog without doing anything.
pub fn cancel_button(close: Close) -> View {
    let texts = Texts::expect();
    view! {
        <button class="button" data-variant="quiet" type="button" on:click=move |_| close.close()>
            <span>{t!(texts, dialog.cancel)}</span>
        </button>
    }
}

/// The buttons of a dialog that keeps what was changed.
pub fn save_foot(close: Close) -> View {
    let texts = Texts::expect();
    view! {
        {cancel_button(close)}
        <button class="button" data-variant="primary" type="submit">
            <span>{t!(texts, people.save)}</span>
        </button>
    }
}

/// The same, with a way to delete what the dialog is about.
pub fn save_or_delete_foot(id: RecordId) -> impl FnOnce(Close) -> View + 'static {
    move |close| {
        let store = Store::expect();
        let texts = Texts::expect();
        let delete = move |_| {
            store.dispatch(Command::Delete(id));
            close.close();
        };
        view! {
            <button class="button dialog__aside" data-variant="quiet" data-tone="danger" type="button" on:click=delete>
                {icon("trash")}
                <span>{t!(texts, people.delete)}</span>
            </button>
            {save_foot(close)}
        }
    }
}

/// How wide a dialog is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DialogSize {
    #[default]
    Usual,
    /// For letters.
    Wide,
}

impl DialogSize {
    fn attribute(self) -> Option<&'static str> {
        (self == DialogSize::Wide).then_some("wide")
    }
}
