//! A person's initials in a circle.

use crate::view::{View, view};

/// The initials of a name; silent to screen readers, since the name stands beside it.
pub fn avatar(name: &str) -> View {
    view! {
        <span class="avatar" data-size="large" aria-hidden="true">
            {initials(name)}
        </span>
    }
}

/// The first letters of the first two words.
pub fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect()
}
