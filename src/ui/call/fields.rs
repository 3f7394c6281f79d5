//! One field of the comment that is typed: how it looks follows from its kind.

use leptos::prelude::{Callback, component};

use super::comment::Missing;
use super::field_extras::FieldExtras;
use super::this_call::ThisCall;
use crate::domain::command::Command;
use crate::domain::comment::{FieldValue, field_value};
use crate::domain::playbook::{FieldKind, FieldSpec};
use crate::ui::i18n::{Texts, t_string};
use crate::ui::shared::field::{AreaSize, Kind, TextField, Width};
use crate::view::{Memo, View, view};

/// From this length on a field says how long it is: not every CRM takes so much.
pub const LONG_TEXT: usize = 5_000;

/// The field.
#[component(transparent)]
pub fn WrittenField(this: ThisCall, field: FieldSpec, missing: Missing) -> View {
    let label = field.label.clone();
    let kind = kind_of(field.kind);
    let width = if field.short { Width::Half } else { Width::Whole };
    let list = match field.kind {
        FieldKind::Sm => Some("sm-names"),
        FieldKind::Messenger => Some("messengers"),
        _ => None,
    };
    let hint = hint_of(this, field.clone(), missing);
    let has_extras = !field.at_hand.is_empty() || field.names_needs;
    let field_with_extras = has_extras.then(|| field.clone());
    let (id, value_kind) = (field.id.clone(), field.kind);
    let value =
        Memo::new(move |_| this.read(|call, board, _| field_value(call, &field, board).typed()).unwrap_or_default());
    let write = Callback::new(move |typed: String| {
        let value = FieldValue::from_typed(value_kind, &typed);
        this.dispatch(Command::Write { call: this.id, field: id.clone(), value });
    });
    let text_field = view! { <TextField label label_language="en" kind width hint list value on_input=write/> };
    match field_with_extras {
        None => text_field,
        Some(field) => view! {
            <div class="extended-field" data-size=width.attribute()>
                {text_field}
                <FieldExtras this field/>
            </div>
        },
    }
}

/// What belongs in a field, and quietly that it is still empty, or that it is long.
pub fn hint_of(this: ThisCall, field: FieldSpec, missing: Missing) -> Memo<Option<String>> {
    let texts = Texts::expect();
    let length = {
        let field = field.clone();
        Memo::new(move |_| {
            let length = this.read(|call, board, _| field_value(call, &field, board).length()).unwrap_or_default();
            (length >= LONG_TEXT).then_some(length)
        })
    };
    Memo::new(move |_| {
        let hint = field.hint.in_language(texts.language());
        if let Some(count) = length.get() {
            return Some(t_string!(texts, comment.long, count = grouped(count)));
        }
        if missing.with(|missing| missing.contains(&field.id)) {
            return Some(format!("{hint} · {}", t_string!(texts, comment.empty)));
        }
        Some(hint.to_owned())
    })
}

fn kind_of(kind: FieldKind) -> Kind {
    match kind {
        FieldKind::Paragraph => Kind::Area(AreaSize::ThreeLines),
        FieldKind::Items | FieldKind::Conclusion => Kind::Area(AreaSize::OneLine),
        FieldKind::Gist => Kind::Area(AreaSize::Tall),
        FieldKind::Line | FieldKind::Messenger | FieldKind::Sm | FieldKind::NextContact | FieldKind::Interview => {
            Kind::Line
        }
    }
}

/// `12 345` with a thin space, which reads right in both languages.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
    if head.is_empty() { digits } else { format!("{head}\u{202f}{tail}") }
}
