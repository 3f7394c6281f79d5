//! The `view!` macro. It reads Leptos' markup and writes what `src/view` can show: per element at the root one piece of
//! HTML with everything in it that never changes, and a list of holes to be filled. Leptos' own macro makes a type of
//! every element and code for each such type; this one makes data, and that keeps the page small.
//!
//! [`markup`] reads the nodes, [`element`] turns an element into HTML and holes, [`component`] calls a component.

mod component;
mod element;
mod markup;

use proc_macro::TokenStream;

/// Turns markup into a `crate::view::View`.
///
/// - `<p class="x">"text" {value}</p>`: elements, texts, and values that become views.
/// - `name=value` is an attribute, `prop:name=value` a property of the element; a closure is followed.
/// - `on:click=handler` takes the event of that name, typed as Leptos types it.
/// - `node_ref=reference` remembers the element in a `crate::view::ElementRef`.
/// - `<Component name=value other/>` calls a component of Leptos' `#[component(transparent)]`.
/// - `<Show when fallback>` and `<For each key let:item>` are `crate::view::show` and `crate::view::rows`.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    match markup::read(tokens.into()).and_then(|nodes| markup::views(&nodes)) {
        Ok(view) => view.into(),
        Err(error) => error.into_compile_error().into(),
    }
}
