//! Choices: one of a few side by side, one of many in a list, yes or no.

use leptos::prelude::{Callable, Callback, component};

use super::field::{Width, unique_id};
use super::icon::icon;
use crate::domain::language::Language;
use crate::view::{Signal, View, is_ticked, typed_text, view};

/// One option of a choice, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub label: String,
    pub icon: Option<&'static str>,
}

impl Choice {
    /// An option with a text alone.
    pub fn new(label: impl Into<String>) -> Choice {
        Choice { label: label.into(), icon: None }
    }

    /// An option with an icon before its text.
    pub fn with_icon(label: impl Into<String>, icon: &'static str) -> Choice {
        Choice { label: label.into(), icon: Some(icon) }
    }
}

/// The languages somebody can be written to in, in the order of [`Language::ALL`].
pub fn languages() -> Vec<Choice> {
    Language::ALL.map(|language| Choice::new(language.own_name())).into()
}

/// Which of some values is chosen, by its place: the fields below need not know what is chosen among.
#[derive(Clone, Copy)]
pub struct Among {
    place: Signal<usize>,
    choose: Callback<usize>,
}

/// The value among `values` that is `chosen`, and what happens when another one is.
pub fn among<T: Copy + PartialEq + Send + Sync + 'static>(
    values: &'static [T],
    chosen: impl Fn() -> T + Send + Sync + 'static,
    choose: impl Fn(T) + Send + Sync + 'static,
) -> Among {
    Among {
        place: Signal::derive(move || values.iter().position(|value| *value == chosen()).unwrap_or_default()),
        choose: Callback::new(move |place: usize| {
            if let Some(value) = values.get(place) {
                choose(*value);
            }
        }),
    }
}

/// A few options side by side, of which one is chosen.
#[component(transparent)]
pub fn Segmented(
    /// Names the group for screen readers.
    #[prop(into)]
    legend: Signal<String>,
    /// In the order of the values.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    among: Among,
) -> View {
    let name = unique_id();
    let option = move |(place, option): (usize, Choice), name: String| {
        view! {
            <label class="segmented__option">
                // Checked or not before it joins its group: a checked one that joins later would uncheck the others.
                <input
                    class="segmented__input"
                    type="radio"
                    prop:checked=move || among.place.get() == place
                    name=name
                    on:change=move |_| among.choose.run(place)
                />
                {option.icon.map(icon)}
                <span>{option.label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">{legend}</legend>
            {move || options.get().into_iter().enumerate().map(|one| option(one, name.clone())).collect::<View>()}
        </fieldset>
    }
}

/// One of many options, in a list that opens.
#[component(transparent)]
pub fn SelectField(
    #[prop(into)] label: Signal<String>,
    /// In the order of the values.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    among: Among,
    #[prop(optional)] width: Width,
) -> View {
    let id = unique_id();
    view! {
        <div class="field" data-size=width.attribute()>
            <label class=width.label_class() for=id.clone()>
                {label}
            </label>
            <select
                class="input"
                id=id
                on:change=move |event| {
                    if let Ok(place) = typed_text(&event).parse() {
                        among.choose.run(place);
                    }
                }
            >
                {move || {
                    let now = among.place.get();
                    let options = options.get().into_iter().enumerate();
                    options
                        .map(|(place, option)| {
                            view! {
                                <option value=place selected=place == now>
                                    {option.label}
                                </option>
                            }
                        })
                        .collect::<View>()
                }}
            </select>
        </div>
    }
}

/// Yes or no.
#[component(transparent)]
pub fn Check(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] checked: Signal<bool>,
    on_change: Callback<bool>,
) -> View {
    view! {
        <label class="check">
            <input
                class="check__input"
                type="checkbox"
                prop:checked=checked
                on:change=move |event| on_change.run(is_ticked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
