//! The clipboard. Writing needs a click and a secure page; where either lacks, the answer is no.

use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Reflect;

/// Puts a text on the clipboard and answers whether that went well.
pub async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let navigator = window.navigator();
    // Outside secure pages `navigator.clipboard` is undefined, though its type says otherwise.
    match Reflect::get(&navigator, &"clipboard".into()) {
        Ok(clipboard) if !clipboard.is_undefined() => {
            JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
        }
        _ => false,
    }
}
