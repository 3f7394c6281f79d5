//! Staying awake and being noticed: `attention.js`, which has the browser's abilities that web-sys lacks or that would come
//! to more in wasm.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::spawn_local;
use web_sys::js_sys::{Function, Promise};

use super::ticker::in_time;

#[wasm_bindgen(raw_module = "./attention.js")]
extern "C" {
    #[wasm_bindgen(js_name = beat)]
    fn js_beat(callback: &Closure<dyn FnMut()>);
    #[wasm_bindgen(catch, js_name = turn)]
    async fn js_turn() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = isBatteryLow)]
    fn js_is_battery_low() -> Promise;
    #[wasm_bindgen(catch, js_name = chime)]
    async fn js_chime() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = showCount)]
    fn js_show_count(count: u32, title: &str);
}

/// Calls back every second, also while the page is hidden, where the browser lets a worker run. Lasts as long as the page.
pub fn every_beat(callback: impl FnMut() + 'static) {
    let callback = Closure::<dyn FnMut()>::new(callback);
    js_beat(&callback);
    callback.forget();
}

/// The turn of this tab, until it is dropped.
pub struct Turn(Option<Function>);

/// Waits until no other tab shows anything.
pub async fn turn() -> Turn {
    Turn(js_turn().await.ok().and_then(|next| next.dyn_into().ok()))
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(next) = &self.0 {
            // It takes nothing and cannot fail.
            let _ = next.call0(&JsValue::NULL);
        }
    }
}

/// Whether the device runs on a low battery; no where the browser does not tell.
pub async fn is_battery_low() -> bool {
    in_time(&js_is_battery_low()).await.is_ok_and(|answer| answer.is_truthy())
}

/// Two soft notes, where the browser lets the page be heard.
pub fn chime() {
    spawn_local(async {
        // Refused, there is a notification or an alert all the same.
        let _ = js_chime().await;
    });
}

/// Shows how many reminders are due: in the page's title, and on the app's icon.
pub fn show_count(count: usize, title: &str) {
    js_show_count(u32::try_from(count).unwrap_or(u32::MAX), title);
}
