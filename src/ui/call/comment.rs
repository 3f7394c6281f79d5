//! The comment as it is written: every field the playbook has for the call, straight into the records. Nothing here is
//! a draft; what was typed is kept at once.

use leptos::prelude::component;

use super::candidate::Candidates;
use super::clock::Phase;
use super::fields::WrittenField;
use super::findings::FindingsNotice;
use super::next_contact::NextContactField;
use super::this_call::ThisCall;
use super::unread::UnreadNotice;
use crate::domain::call::{CallType, RepeatAbout};
use crate::domain::comment::missing_fields;
use crate::domain::ids::FieldId;
use crate::domain::playbook::{FieldKind, FieldSpec};
use crate::ui::i18n::{Texts, t, t_string};
use crate::ui::shared::dialog::{Dialogs, Open};
use crate::ui::shared::icon::icon;
use crate::ui::shared::messengers::Messengers;
use crate::ui::shared::sm_names::SmNames;
use crate::view::{Memo, View, view};

/// The required fields that are still empty, once there was a chance to ask.
pub type Missing = Memo<Vec<FieldId>>;

/// The form. It has no button: each field is kept as it is typed.
#[component(transparent)]
pub fn CommentForm(this: ThisCall, call_type: CallType, about: RepeatAbout, phase: Memo<Phase>) -> View {
    let texts = Texts::expect();
    let fields: Vec<FieldSpec> =
        this.store.peek(|board, _| board.playbook().play(call_type).fields_about(about).cloned().collect());
    let dialogs = Dialogs::expect();
    let missing = missing(this, phase);
    // Many short fields stand two abreast; a gist and an interview have the width to themselves.
    let class = if call_type == CallType::FirstCall { "comment__fields field-grid" } else { "comment__fields" };
    let note = move || match missing.with(Vec::len) {
        0 => t_string!(texts, comment.note).to_owned(),
        count => t_string!(texts, comment.still_empty, count = count),
    };
    view! {
        <form
            class="panel comment"
            autocomplete="off"
            aria-label=t!(texts, comment.title)
            on:submit=move |event| event.prevent_default()
        >
            <header class="panel__head">
                <h3 class="panel__title">{t!(texts, comment.title)}</h3>
                <p class="panel__note">{note}</p>
                <button
                    class="button"
                    data-size="small"
                    data-variant="quiet"
                    type="button"
                    on:click=move |_| dialogs.open(Open::Paste(this.id))
                >
                    {icon("clipboard")}
                    <span>{t!(texts, pasting.open)}</span>
                </button>
            </header>
            <UnreadNotice this/>
            <div class=class>
                {fields.into_iter().map(|field| view! { <AnyField this field missing/> }).collect::<View>()}
            </div>
            <FindingsNotice this/>
            <SmNames id="sm-names"/>
            <Messengers id="messengers"/>
        </form>
    }
}

#[component(transparent)]
fn AnyField(this: ThisCall, field: FieldSpec, missing: Missing) -> View {
    match field.kind {
        FieldKind::Interview => view! { <Candidates this/> },
        FieldKind::NextContact => view! { <NextContactField this field missing/> },
        _ => view! { <WrittenField this field missing/> },
    }
}

fn missing(this: ThisCall, phase: Memo<Phase>) -> Missing {
    Memo::new(move |_| {
        if phase.get() == Phase::Before {
            return Vec::new();
        }
        let missing = this.read(|call, board, _| {
            let play = board.playbook().play(call.call_type);
            missing_fields(call, play, board).into_iter().map(|field| field.id.clone()).collect()
        });
        missing.unwrap_or_default()
    })
}
