//! The browser's local storage behind gloo-storage, probed once: where it is blocked or broken, gloo itself would
//! panic. Keys other than the asked-for ones are never touched.

use gloo_storage::{LocalStorage, Storage};
use thiserror::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DomException, StorageEvent};

/// Why nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StorageError {
    /// Switched off, or it throws.
    #[error("storage is switched off")]
    Blocked,
    /// No room left.
    #[error("storage is full")]
    Full,
}

/// Local storage that was seen to work.
#[derive(Debug, Clone, Copy)]
pub struct LocalKeys(());

/// Outside the prefix of the records, so that no other tab takes it for a damaged one.
const PROBE: &str = "callboard-probe";

impl LocalKeys {
    /// Local storage, if one can write to it and read back.
    pub fn open() -> Result<LocalKeys, StorageError> {
        let storage =
            web_sys::window().and_then(|window| window.local_storage().unwrap_or(None)).ok_or(StorageError::Blocked)?;
        // A full storage refuses the probe and can still be read.
        match storage.set_item(PROBE, "1") {
            Ok(()) => storage.remove_item(PROBE).map_err(|_| StorageError::Blocked)?,
            Err(error) if is_quota(&error) => {}
            Err(_) => return Err(StorageError::Blocked),
        }
        storage.length().map(|_| LocalKeys(())).map_err(|_| StorageError::Blocked)
    }

    /// All keys that begin with `prefix`.
    pub fn names(self, prefix: &str) -> Vec<String> {
        let storage = LocalStorage::raw();
        (0..storage.length().unwrap_or(0))
            .filter_map(|place| storage.key(place).unwrap_or(None))
            .filter(|key| key.starts_with(prefix))
            .collect()
    }

    /// The same with their texts.
    pub fn entries(self, prefix: &str) -> Vec<(String, String)> {
        self.names(prefix).into_iter().filter_map(|key| self.read(&key).map(|text| (key, text))).collect()
    }

    /// One text.
    pub fn read(self, key: &str) -> Option<String> {
        LocalStorage::raw().get_item(key).unwrap_or(None)
    }

    /// Stores a text; a refused write leaves the old text.
    pub fn write(self, key: &str, text: &str) -> Result<(), StorageError> {
        LocalStorage::raw()
            .set_item(key, text)
            .map_err(|error| if is_quota(&error) { StorageError::Full } else { StorageError::Blocked })
    }

    /// Takes a text away.
    pub fn remove(self, key: &str) -> Result<(), StorageError> {
        LocalStorage::raw().remove_item(key).map_err(|_| StorageError::Blocked)
    }
}

/// Calls back with key and new text whenever another tab stores or removes something. Lasts as long as the page.
pub fn on_foreign_write(mut callback: impl FnMut(String, Option<String>) + 'static) {
    let listener = Closure::<dyn FnMut(StorageEvent)>::new(move |event: StorageEvent| {
        if let Some(key) = event.key() {
            callback(key, event.new_value());
        }
    });
    if let Some(window) = web_sys::window() {
        // Fails only for an invalid listener, which a closure is not.
        let _ = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
        listener.forget();
    }
}

fn is_quota(error: &wasm_bindgen::JsValue) -> bool {
    error.dyn_ref::<DomException>().is_some_and(|exception| {
        ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"].contains(&exception.name().as_str())
    })
}

/// What this tab keeps over a reload, and no other tab sees.
pub mod tab {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;

    const KEY: &str = "callboard-tab";

    /// Takes what was left behind when the page was last left in this tab. A copied tab finds nothing.
    pub fn take() -> Option<String> {
        let storage = storage()?;
        let left = storage.get_item(KEY).unwrap_or(None);
        // Refused, it is found twice at worst.
        let _ = storage.remove_item(KEY);
        left
    }

    /// Leaves it behind when the page is left. Lasts as long as the page.
    pub fn leave(text: String) {
        let listener = Closure::<dyn FnMut()>::new(move || {
            if let Some(storage) = storage() {
                // Refused, the next page begins anew.
                let _ = storage.set_item(KEY, &text);
            }
        });
        if let Some(window) = web_sys::window() {
            // Fails only for an invalid listener, which a closure is not.
            let _ = window.add_event_listener_with_callback("pagehide", listener.as_ref().unchecked_ref());
            listener.forget();
        }
    }

    fn storage() -> Option<web_sys::Storage> {
        web_sys::window()?.session_storage().unwrap_or(None)
    }
}
