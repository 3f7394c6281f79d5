//! Timers, by gloo-timers. One ticker drives everything that depends on time: reminders are found by looking, not by
//! a timer each, so none is lost to sleep or to a moved clock.

use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls back every second, and at once when the page is looked at again. Lasts as long as the page.
pub fn every_second(callback: impl Fn() + Clone + 'static) {
    Interval::new(1_000, callback.clone()).forget();
    let listener = Closure::<dyn FnMut()>::new(callback);
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        // Fails only for an invalid listener, which a closure is not.
        let _ = document.add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
        listener.forget();
    }
}

/// Calls back once, after `milliseconds` (at most 60,000).
pub fn after(milliseconds: u16, callback: impl FnOnce() + 'static) {
    Timeout::new(u32::from(milliseconds.min(60_000)), callback).forget();
}
