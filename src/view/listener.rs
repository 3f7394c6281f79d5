//! A listener on an element. The browser gets one function for as long as the element lives; whom it calls can change.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{GetValue, Owner, StoredValue};
use leptos::reactive::owner::{LocalStorage, WeakOwner};
use leptos::web_sys::{Event, Node};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::events::Handler;

/// Whom a listener calls now.
pub struct Listener(Cell<Option<StoredValue<Called, LocalStorage>>>);

/// A handler with the owner it was made under: gone with it, so that no late event meets what is no more.
#[derive(Clone)]
struct Called {
    owner: Option<WeakOwner>,
    handler: Rc<RefCell<Handler>>,
}

impl Listener {
    /// Listens to an element.
    pub fn attach(node: &Node, event: &'static str) -> Rc<Listener> {
        let listener = Rc::new(Listener(Cell::new(None)));
        let called = Rc::clone(&listener);
        let function = Closure::<dyn Fn(Event)>::new(move |event| called.call(event)).into_js_value();
        // Fails only for what is no function.
        let _ = node.add_event_listener_with_callback(event, function.unchecked_ref());
        listener
    }

    /// Calls this handler from now on.
    pub fn set(&self, handler: Handler) {
        let owner = Owner::current().map(|owner| owner.downgrade());
        let handler = Rc::new(RefCell::new(handler));
        self.0.set(Some(StoredValue::new_local(Called { owner, handler })));
    }

    fn call(&self, event: Event) {
        let Some(Called { owner, handler }) = self.0.get().and_then(|called| called.try_get_value()) else {
            return;
        };
        let run = || {
            // Busy only where the handler itself made this event happen.
            if let Ok(mut handler) = handler.try_borrow_mut() {
                handler.handle(event);
            }
        };
        match owner.map(|owner| owner.upgrade()) {
            Some(Some(owner)) => owner.with(run),
            Some(None) => {}
            None => run(),
        }
    }
}
