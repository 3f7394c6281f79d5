//! How the interface becomes DOM: [`view!`] writes down what is to be shown as data, a [`View`], and this module shows
//! it and keeps it up to date. It stands in for Leptos' own renderer, which makes a type of every piece of markup and
//! machine code for each such type: with it the page was nearly twice the size. Owners, effects, contexts, components and
//! the router are Leptos'; [`Memo`], [`Signal`] and [`RwSignal`] are Leptos' with the types of their values hidden.
//!
//! A closure in a view is followed: when a signal that it read changes, what it answers is fitted into what is shown.
//! Where the markup is the same, elements stay and only their holes are filled anew, so focus and what was typed stay
//! too. It knows nothing of the app.

/// What can be copied whatever it leads to; `derive` would ask that of the value as well.
macro_rules! handles {
    ($($kind:ident)+) => {$(
        impl<T> Clone for $kind<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $kind<T> {}
    )+};
}

mod content;
mod convert;
mod element;
mod events;
mod filled;
mod listener;
mod memo;
mod order;
mod region;
mod rows;
mod signal;

use std::any::Any;
use std::borrow::Cow;

use leptos::prelude::{Owner, StoredValue, on_cleanup};
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::{AnySubscriber, Subscriber, ToAnySubscriber, untrack};
use leptos::web_sys::{self, Document, Node};

pub use callboard_view_macro::view;
pub use convert::{IntoValue, IntoView, Value};
pub use element::ElementRef;
pub use events::{handler, is_ticked, typed_text};
pub use filled::{Filled, Template};
pub use memo::Memo;
pub use rows::rows;
pub use signal::{RwSignal, Signal};

use region::{Region, show_in};
use rows::Rows;

/// What is to be shown.
pub enum View {
    Nothing,
    Text(Cow<'static, str>),
    /// A template with its holes filled.
    Filled(Filled),
    Many(Vec<View>),
    /// Asked again whenever a signal that it reads changes.
    Live(Box<dyn Ask<View>>),
    /// A list whose rows are known by a key.
    Rows(Rows),
    /// A view of one thing: of another thing it is drawn anew, even with the same markup.
    Of(Box<dyn Key>, Box<View>),
}

/// A closure that answers something. A trait of our own because a `dyn FnMut` carries the code to be called once as well,
/// for each of hundreds of closures.
pub trait Ask<T> {
    fn ask(&mut self) -> T;
}

impl<T, F: FnMut() -> T> Ask<T> for F {
    fn ask(&mut self) -> T {
        self()
    }
}

/// What tells things apart whose type is not known.
pub trait Key {
    fn is(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<K: PartialEq + 'static> Key for K {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<K>() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// What stands between the tags of a component.
pub type Children = Box<dyn FnOnce() -> View>;

/// Shows a view at the end of the page's body for as long as the page lives.
pub fn mount(view: impl FnOnce() -> View) {
    // Fails only where one is set already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(|| {
        if let Some(body) = document().and_then(|document| document.body()) {
            show_in(&Region::inside(body.into()), view());
        }
    });
    std::mem::forget(owner);
}

/// Shows the one or the other; drawn anew only when the condition changes.
pub fn show(
    when: impl Fn() -> bool + Send + Sync + 'static,
    shown: impl Fn() -> View + 'static,
    fallback: impl Fn() -> View + 'static,
) -> View {
    let when = Memo::new(move |_| when());
    View::Live(Box::new(move || if when.get() { shown() } else { fallback() }))
}

/// What a closure answers, followed.
pub fn live<T: IntoView>(ask: impl FnMut() -> T + 'static) -> View {
    ask.into_view()
}

/// A view of one thing, such as a call: nothing of it is left over in the view of another one.
pub fn of<K: PartialEq + 'static>(thing: K, view: View) -> View {
    View::Of(Box::new(thing), Box::new(view))
}

/// Calls a component: what its body reads is read once.
pub fn component(call: impl FnOnce() -> View) -> View {
    untrack(call)
}

/// Runs now, and again after each change of a signal it read, until the present owner is done.
fn follow(mut run: Box<dyn Ask<()>>) {
    let effect = RenderEffect::new(move |_: Option<()>| run.ask());
    end_with_owner(effect.to_any_subscriber());
    StoredValue::new_local(effect);
}

/// Takes a follower off what it follows when the present owner ends; else what lives as long as the page would remember
/// it for as long.
fn end_with_owner(follower: AnySubscriber) {
    on_cleanup(move || follower.clear_sources(&follower));
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// Puts a node before another, or at the end.
fn insert(node: &Node, parent: &Node, before: Option<&Node>) {
    // Fails only where `before` was taken out by somebody else, such as an extension of the browser.
    if parent.insert_before(node, before).is_err() {
        let _ = parent.append_child(node);
    }
}

fn take_out(node: &Node) {
    if let Some(parent) = node.parent_node() {
        // Its parent was asked for it just now.
        let _ = parent.remove_child(node);
    }
}
