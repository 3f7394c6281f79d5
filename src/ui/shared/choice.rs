//! Choices: one of a few side by side, one of many in a list, yes or no.

use leptos::prelude::*;

use super::field::{Width, unique_id};
use super::icon::icon;

/// One option of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice<T> {
    pub value: T,
    pub label: String,
    pub icon: Option<&'static str>,
}

impl<T> Choice<T> {
    /// An option with a text alone.
    pub fn new(value: T, label: impl Into<String>) -> Choice<T> {
        Choice { value, label: label.into(), icon: None }
    }

    /// An option with an icon before its text.
    pub fn with_icon(value: T, label: impl Into<String>, icon: &'static str) -> Choice<T> {
        Choice { value, label: label.into(), icon: Some(icon) }
    }
}

/// A few options side by side, of which one is chosen.
#[component]
pub fn Segmented<T>(
    /// Names the group for screen readers.
    #[prop(into)]
    legend: Signal<String>,
    #[prop(into)] options: Signal<Vec<Choice<T>>>,
    #[prop(into)] selected: Signal<T>,
    on_select: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let name = unique_id();
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">{legend}</legend>
            {move || {
                options
                    .get()
                    .into_iter()
                    .map(|option| {
                        let value = option.value;
                        view! {
                            <label class="segmented__option">
                                <input
                                    class="segmented__input"
                                    type="radio"
                                    name=name.clone()
                                    prop:checked=move || selected.get() == value
                                    on:change=move |_| on_select.run(value)
                                />
                                {option.icon.map(icon)}
                                <span>{option.label}</span>
                            </label>
                        }
                    })
                    .collect_view()
            }}
        </fieldset>
    }
}

/// One of many options, in a list that opens.
#[component]
pub fn SelectField<T>(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] options: Signal<Vec<Choice<T>>>,
    #[prop(into)] selected: Signal<T>,
    on_select: Callback<T>,
    #[prop(optional)] width: Width,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let id = unique_id();
    view! {
        <div class="field" data-size=(width == Width::Half).then_some("half")>
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <select
                class="input"
                id=id
                on:change:target=move |event| {
                    let place = event.target().value().parse::<usize>().ok();
                    let chosen = place.and_then(|place| options.get_untracked().into_iter().nth(place));
                    if let Some(option) = chosen {
                        on_select.run(option.value);
                    }
                }
            >
                {move || {
                    let now = selected.get();
                    options
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(place, option)| {
                            view! {
                                <option value=place selected=option.value == now>
                                    {option.label}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </div>
    }
}

/// Yes or no.
#[component]
pub fn Check(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] checked: Signal<bool>,
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                class="check__input"
                type="checkbox"
                prop:checked=checked
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span>{label}</span>
        </label>
    }
}
