//! Icons from the one sprite, `icons.svg` (Lucide).

use crate::view::{View, view};

/// An icon by its name in the sprite; silent to screen readers, since a text or a label always stands beside it.
pub fn icon(name: &'static str) -> View {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("icons.svg#{name}")></use>
        </svg>
    }
}
