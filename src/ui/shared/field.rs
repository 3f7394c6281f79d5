//! A labelled field with its hint and its error. The value belongs to the caller: what was typed is given on at once,
//! and an error never clears it.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::{Callable, Callback, component};

use super::icon::icon;
use crate::ui::i18n::{Texts, t};
use crate::view::{Memo, Signal, View, typed_text, view};

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    #[default]
    Line,
    Email,
    /// A passphrase: nobody reads over a shoulder.
    Secret,
    Phone,
    Number,
    Date,
    DateTime,
    /// Several lines; the browser lets it grow.
    Area(AreaSize),
}

/// How tall a field of several lines begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaSize {
    OneLine,
    ThreeLines,
    Tall,
}

/// How much of a row a field takes where there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    #[default]
    Whole,
    Half,
    /// In a row, its label for screen readers alone.
    Inline,
}

/// Whether a field may stay empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Need {
    #[default]
    Unsaid,
    Optional,
}

/// A labelled text field.
#[component(transparent)]
pub fn TextField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    on_input: Callback<String>,
    #[prop(optional)] kind: Kind,
    #[prop(optional)] width: Width,
    #[prop(optional)] need: Need,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// The language of the label where it is not the page's.
    #[prop(optional)]
    label_language: Option<&'static str>,
    /// The id of a `<datalist>`.
    #[prop(optional_no_strip, into)]
    list: Option<&'static str>,
    /// Gets the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
) -> View {
    let texts = Texts::expect();
    // A half-typed date reads as empty; written back, that would wipe the half that is there.
    let whole = move |before: Option<&String>| match (value.get(), before) {
        (empty, Some(before)) if empty.is_empty() => before.clone(),
        (value, _) => value,
    };
    let shown = if kind.is_date() { Memo::new(whole).into() } else { value };
    let id = unique_id();
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || {
            let parts = [hint.get().map(|_| hint_id.clone()), error.get().map(|_| error_id.clone())];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        }
    };
    let invalid = move || error.get().map(|_| "true");
    view! {
        <div class="field" data-size=width.attribute()>
            <label class="field__label" for=id.clone() lang=label_language>
                {label}
                {(need == Need::Optional)
                    .then(|| {
                        view! {
                            " "
                            <span class="field__optional">{t!(texts, field.optional)}</span>
                        }
                    })}
            </label>
            {move || {
                let id = hint_id.clone();
                hint.get().map(|hint| view! { <p class="field__hint" id=id>{hint}</p> })
            }}
            {match kind {
                Kind::Area(size) => {
                    view! {
                        <textarea
                            class="input"
                            id=id
                            data-size=size.attribute()
                            aria-describedby=described_by
                            aria-invalid=invalid
                            autofocus=autofocus
                            prop:value=value
                            on:input=move |event| on_input.run(typed_text(&event))
                        ></textarea>
                    }
                }
                _ => {
                    view! {
                        <input
                            class="input"
                            id=id
                            type=kind.input_type()
                            inputmode=(kind == Kind::Number).then_some("numeric")
                            list=list
                            autocomplete=(kind == Kind::Secret).then_some("new-password")
                            aria-describedby=described_by
                            aria-invalid=invalid
                            autofocus=autofocus
                            prop:value=shown
                            on:input=move |event| on_input.run(typed_text(&event))
                        />
                    }
                }
            }}
            {move || {
                let id = error_id.clone();
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="field__error" id=id>
                                {icon("alert")} <span>{error}</span>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

impl Kind {
    fn is_date(self) -> bool {
        matches!(self, Kind::Date | Kind::DateTime)
    }

    fn input_type(self) -> &'static str {
        match self {
            Kind::Email => "email",
            Kind::Secret => "password",
            Kind::Phone => "tel",
            Kind::Date => "date",
            Kind::DateTime => "datetime-local",
            Kind::Line | Kind::Number | Kind::Area(_) => "text",
        }
    }
}

impl Width {
    /// The value of `data-size`.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Width::Whole => None,
            Width::Half => Some("half"),
            Width::Inline => Some("inline"),
        }
    }

    /// The class of the label.
    pub fn label_class(self) -> &'static str {
        if self == Width::Inline { "visually-hidden" } else { "field__label" }
    }
}

impl AreaSize {
    fn attribute(self) -> Option<&'static str> {
        match self {
            AreaSize::OneLine => Some("line"),
            AreaSize::ThreeLines => None,
            AreaSize::Tall => Some("tall"),
        }
    }
}

/// An id no other element of the page has.
pub fn unique_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("field-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
