//! A newer release of the page: `boot.js` finds it, the app asks the user, `boot.js` changes over.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// Calls back when a newer release is ready. Lasts as long as the page.
pub fn on_ready(callback: impl FnMut() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(callback);
    if let Some(window) = web_sys::window() {
        // Fails only for an invalid listener, which a closure is not.
        let _ = window.add_event_listener_with_callback("callboard:update-ready", listener.as_ref().unchecked_ref());
        listener.forget();
    }
}

/// Changes over to the newer release: the page reloads.
pub fn apply() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("callboard:apply-update")) {
        // Whether anybody listens is not known here; without a listener nothing happens.
        let _ = window.dispatch_event(&event);
    }
}
