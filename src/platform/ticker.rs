//! Timers, by gloo-timers. Everything that depends on time is found by looking at the clock: a timer only says when to look,
//! so nothing is lost to sleep or to a moved clock.

use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::EventTarget;
use web_sys::js_sys::{Array, Promise};

/// A browser that has not answered after so many milliseconds does not answer.
const PATIENCE: u32 = 5_000;

/// Calls back every second while the page is looked at; hidden, browsers may call once a minute. Lasts as long as the page.
pub fn every_second(callback: impl Fn() + 'static) {
    Interval::new(1_000, callback).forget();
}

/// Calls back whenever the page may have slept: it is looked at again, shown again, or goes on after it was frozen. Lasts as
/// long as the page.
pub fn on_waking(callback: impl Fn() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(callback);
    let Some(window) = web_sys::window() else {
        return;
    };
    let listen = |target: &EventTarget, name: &str| {
        // Fails only for an invalid listener, which a closure is not.
        let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    };
    ["focus", "pageshow"].iter().for_each(|name| listen(&window, name));
    if let Some(document) = window.document() {
        ["visibilitychange", "resume"].iter().for_each(|name| listen(&document, name));
    }
    listener.forget();
}

/// A timer that is stopped when it is dropped.
pub struct Alarm(#[expect(dead_code, reason = "it is held, not asked")] Timeout);

/// Calls back once, after `milliseconds` (beyond 2^31 it would be at once).
pub fn alarm(milliseconds: u32, callback: impl FnOnce() + 'static) -> Alarm {
    Alarm(Timeout::new(milliseconds, callback))
}

/// What the browser answers; an error where it does not within five seconds.
pub async fn in_time(promise: &Promise) -> Result<JsValue, JsValue> {
    let too_late = Promise::new(&mut |_, reject| {
        // It takes anything and cannot fail.
        Timeout::new(PATIENCE, move || drop(reject.call0(&JsValue::NULL))).forget();
    });
    JsFuture::from(Promise::race(&Array::of2(promise, &too_late))).await
}

/// Calls back once, after `milliseconds` (at most 60,000).
pub fn after(milliseconds: u16, callback: impl FnOnce() + 'static) {
    Timeout::new(u32::from(milliseconds.min(60_000)), callback).forget();
}
