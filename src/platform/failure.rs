//! The way out of a panic: the page's own script, which needs no wasm, is told and offers the data for download.

use std::panic;

use web_sys::{CustomEvent, CustomEventInit};

/// From now on a panic is written to the console and shown by `boot.js`.
pub fn report_panics() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        tell_page(&info.to_string());
    }));
}

fn tell_page(message: &str) {
    let detail = CustomEventInit::new();
    detail.set_detail(&message.into());
    if let (Some(window), Ok(event)) =
        (web_sys::window(), CustomEvent::new_with_event_init_dict("callboard:panic", &detail))
    {
        // A hook must not fail: whether anybody listens is not known here.
        let _ = window.dispatch_event(&event);
    }
}
