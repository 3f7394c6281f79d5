//! Undo and redo by keyboard. Keys are taken by their place on the keyboard, so that they work in a Cyrillic layout;
//! inside a text field Ctrl+Z is the browser's own.

use leptos::web_sys::{Element, KeyboardEvent};
use wasm_bindgen::JsCast;

use crate::domain::command::Command;

/// The command a key press stands for.
pub fn shortcut(event: &KeyboardEvent) -> Option<Command> {
    let held = event.ctrl_key() || event.meta_key();
    if !held || event.alt_key() || is_typing(event) {
        return None;
    }
    match (event.code().as_str(), event.shift_key()) {
        ("KeyZ", false) => Some(Command::Undo),
        ("KeyZ", true) | ("KeyY", false) => Some(Command::Redo),
        _ => None,
    }
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        // An invalid selector is the only error there is.
        element
            .closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog")
            .is_ok_and(|found| found.is_some())
    })
}
