//! What the browser offers around backups: `backup.js` for files, a folder and the storage, `jwe.js` for encryption.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlInputElement;
use web_sys::js_sys::Array;

#[wasm_bindgen(raw_module = "./backup.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = chosen)]
    async fn js_chosen(input: &HtmlInputElement) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = isPersisted)]
    async fn js_is_persisted() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = persist)]
    async fn js_persist() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = space)]
    async fn js_space() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = chooseFolder)]
    async fn js_choose_folder() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = folderState)]
    async fn js_folder_state() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = allowFolder)]
    async fn js_allow_folder() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = saveIntoFolder)]
    async fn js_save_into_folder(name: &str, text: &str) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(raw_module = "./jwe.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = encrypt)]
    async fn js_encrypt(text: &str, passphrase: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = decrypt)]
    async fn js_decrypt(text: &str, passphrase: &str) -> Result<JsValue, JsValue>;
}

/// Whether the browser promised not to clear the storage by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    Given,
    NotGiven,
    /// This browser makes no promises.
    Unknown,
}

/// How full the storage is, each from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Space {
    /// Local storage.
    pub local: f64,
    /// All the browser gives this page.
    pub whole: f64,
}

/// A folder of the user's for dated backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// This browser gives no folders to pages.
    Missing,
    /// None was chosen.
    None,
    /// It can be written to.
    Open,
    /// The user has to allow it once more.
    Asks,
}

/// The text of the file chosen in a field. An error if it cannot be read, or is too large to be a backup.
pub async fn chosen(input: &HtmlInputElement) -> Result<Option<String>, JsValue> {
    Ok(js_chosen(input).await?.as_string())
}

/// A JWE of a text. An error where the page is not served safely: then the browser does not encrypt.
pub async fn encrypt(text: &str, passphrase: &str) -> Result<String, JsValue> {
    js_encrypt(text, passphrase).await?.as_string().ok_or(JsValue::NULL)
}

/// The text of a JWE. An error for a wrong passphrase and for a damaged file alike.
pub async fn decrypt(text: &str, passphrase: &str) -> Result<String, JsValue> {
    js_decrypt(text, passphrase).await?.as_string().ok_or(JsValue::NULL)
}

/// What the browser promised.
pub async fn promise() -> Promise {
    read(js_is_persisted().await)
}

/// Asks the browser to promise it; some ask the user, some decide by themselves.
pub async fn ask_for_promise() -> Promise {
    read(js_persist().await)
}

/// How full the storage is.
pub async fn space() -> Space {
    let Ok(answer) = js_space().await else {
        return Space::default();
    };
    let numbers: Vec<f64> = Array::from(&answer).iter().filter_map(|number| number.as_f64()).collect();
    match numbers.as_slice() {
        [local, local_room, used, room] => {
            Space { local: local / local_room, whole: if *room > 0.0 { used / room } else { 0.0 } }
        }
        _ => Space::default(),
    }
}

/// Lets the user choose a folder; must be called on a click. Answers whether they did.
pub async fn choose_folder() -> bool {
    js_choose_folder().await.is_ok()
}

/// Asks the user to allow the chosen folder once more; must be called on a click.
pub async fn allow_folder() -> bool {
    js_allow_folder().await.is_ok_and(|answer| answer.is_truthy())
}

/// What there is of a folder.
pub async fn folder() -> Folder {
    let Ok(answer) = js_folder_state().await else {
        return Folder::Missing;
    };
    let both = Array::from(&answer);
    match both.get(0).as_string().as_deref() {
        _ if !both.get(1).is_truthy() => Folder::Missing,
        Some("granted") => Folder::Open,
        Some("prompt") => Folder::Asks,
        _ => Folder::None,
    }
}

/// Writes a file into the chosen folder.
pub async fn save_into_folder(name: &str, text: &str) -> Result<(), JsValue> {
    js_save_into_folder(name, text).await?;
    Ok(())
}

fn read(answer: Result<JsValue, JsValue>) -> Promise {
    match answer.map(|answer| answer.as_bool()) {
        Ok(Some(true)) => Promise::Given,
        Ok(Some(false)) => Promise::NotGiven,
        Ok(None) | Err(_) => Promise::Unknown,
    }
}
