//! A hold on an element of a view, for what only the element itself can do.

use std::marker::PhantomData;

use leptos::prelude::{GetValue, SetValue, StoredValue};
use leptos::reactive::owner::LocalStorage;
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

/// Where a view leaves an element of its.
pub type Slot = StoredValue<Option<Element>, LocalStorage>;

/// An element of a view, once it is shown.
pub struct ElementRef<E> {
    slot: Slot,
    kind: PhantomData<fn() -> E>,
}

handles! { ElementRef }

impl<E: JsCast> ElementRef<E> {
    /// Refers to nothing yet.
    pub fn empty() -> ElementRef<E> {
        ElementRef { slot: StoredValue::new_local(None), kind: PhantomData }
    }

    /// The element, while it is shown and of this kind.
    pub fn element(self) -> Option<E> {
        self.slot.try_get_value().flatten().filter(|element| element.is_connected())?.dyn_into().ok()
    }

    /// Where the view leaves it.
    pub fn slot(self) -> Slot {
        self.slot
    }
}

pub(super) fn remember(slot: Slot, element: &Element) {
    slot.set_value(Some(element.clone()));
}
