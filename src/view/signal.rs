//! Signals whose values' type is hidden from Leptos, as in [`super::memo`]: one kind of signal serves all.

use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked, GetValue, LocalStorage, RwSignal as LeptosRwSignal, Set, StoredValue};
use leptos::reactive::graph::untrack;

use super::Memo;

/// A value that can be changed; whoever asked for it is told.
pub struct RwSignal<T> {
    hidden: LeptosRwSignal<Arc<dyn Any + Send + Sync>>,
    kind: PhantomData<fn() -> T>,
}

/// A value that follows from others, or stays as it is.
pub struct Signal<T> {
    asked: StoredValue<Rc<dyn Any>, LocalStorage>,
    kind: PhantomData<fn() -> T>,
}

/// A closure that answers a value; see [`super::Ask`] for why it is no `dyn Fn`.
trait Answer<T> {
    fn answer(&self) -> T;
}

impl<T, F: Fn() -> T> Answer<T> for F {
    fn answer(&self) -> T {
        self()
    }
}

/// Sized, so that it can be hidden.
struct Asked<T>(Box<dyn Answer<T>>);

handles! { RwSignal Signal }

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// A signal that holds this value at first.
    pub fn new(value: T) -> RwSignal<T> {
        RwSignal { hidden: LeptosRwSignal::new(Arc::new(value)), kind: PhantomData }
    }

    /// The value; whoever asks is told of changes.
    pub fn get(&self) -> T {
        revealed(&*self.hidden.get(), T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }

    /// Something about the value; whoever asks is told of changes.
    pub fn with<U>(&self, ask: impl FnOnce(&T) -> U) -> U {
        revealed(&*self.hidden.get(), ask)
    }

    /// Something about the value as it is now.
    pub fn with_untracked<U>(&self, ask: impl FnOnce(&T) -> U) -> U {
        revealed(&*self.hidden.get_untracked(), ask)
    }

    /// Puts another value in its place.
    pub fn set(&self, value: T) {
        self.hidden.set(Arc::new(value));
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

impl<T: 'static> Signal<T> {
    /// What a closure answers, asked each time.
    pub fn derive(answer: impl Fn() -> T + 'static) -> Signal<T> {
        Signal { asked: StoredValue::new_local(Rc::new(Asked(Box::new(answer)))), kind: PhantomData }
    }

    /// A value that stays as it is.
    pub fn stored(value: T) -> Signal<T>
    where
        T: Clone,
    {
        Signal::derive(move || value.clone())
    }

    /// The value; whoever asks is told of changes.
    pub fn get(&self) -> T {
        revealed(&*self.asked.get_value(), |asked: &Asked<T>| asked.0.answer())
    }

    /// The value as it is now.
    pub fn get_untracked(&self) -> T {
        untrack(|| self.get())
    }

    /// Something about the value; whoever asks is told of changes.
    pub fn with<U>(&self, ask: impl FnOnce(&T) -> U) -> U {
        ask(&self.get())
    }
}

impl<T: Default + 'static> Default for Signal<T> {
    fn default() -> Signal<T> {
        Signal::derive(T::default)
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Signal<T> {
        Signal::derive(move || signal.get())
    }
}

impl<T: PartialEq + Clone + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Signal<T> {
        Signal::derive(move || memo.get())
    }
}

impl From<String> for Signal<String> {
    fn from(text: String) -> Signal<String> {
        Signal::stored(text)
    }
}

impl From<&'static str> for Signal<String> {
    fn from(text: &'static str) -> Signal<String> {
        Signal::derive(move || text.to_owned())
    }
}

fn revealed<T: 'static, U>(hidden: &dyn Any, ask: impl FnOnce(&T) -> U) -> U {
    ask(hidden.downcast_ref().expect("a signal holds what it was made with"))
}
