//! Handlers of events, and what one asks of an event's element.

use std::marker::PhantomData;

use leptos::ev::EventDescriptor;
use leptos::web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use wasm_bindgen::JsCast;

/// What is called with each event.
pub type Handler = Box<dyn Handle>;

/// A closure that takes an event; see [`super::Ask`] for why it is no `dyn FnMut`.
pub trait Handle {
    fn handle(&mut self, event: Event);
}

struct Typed<E, F> {
    handle: F,
    event: PhantomData<fn(E)>,
}

impl<E: JsCast, F: FnMut(E)> Handle for Typed<E, F> {
    fn handle(&mut self, event: Event) {
        (self.handle)(event.unchecked_into());
    }
}

/// A handler of an event, typed as Leptos types that event.
pub fn handler<E: EventDescriptor<EventType: JsCast + 'static>>(
    _: E,
    handle: impl FnMut(E::EventType) + 'static,
) -> Handler {
    Box::new(Typed { handle, event: PhantomData })
}

/// What was typed or chosen in the field that the event came from.
pub fn typed_text(event: &Event) -> String {
    let Some(field) = event.target() else { return String::new() };
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else {
        field.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default()
    }
}

/// Whether the box that the event came from is ticked.
pub fn is_ticked(event: &Event) -> bool {
    event.target().is_some_and(|field| field.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked))
}
