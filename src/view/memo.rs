//! Memos whose values' type is hidden from Leptos: one kind of memo serves all, where Leptos would make code for each
//! type of value.

use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{ArcMemo, Get, GetUntracked, Memo as LeptosMemo};
use leptos::reactive::graph::ToAnySubscriber;

use super::{Key, end_with_owner};

/// A value derived from signals, made anew only when they change, and told on only when it differs.
pub struct Memo<T> {
    hidden: LeptosMemo<Hidden>,
    kind: PhantomData<fn() -> T>,
}

#[derive(Clone)]
struct Hidden(Arc<dyn Key + Send + Sync>);

impl PartialEq for Hidden {
    fn eq(&self, other: &Hidden) -> bool {
        self.0.is(other.0.as_any())
    }
}

impl Hidden {
    fn value<T: 'static>(&self) -> &T {
        self.0.as_any().downcast_ref().expect("a memo holds what its own closure answered")
    }
}

handles! { Memo }

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A memo of what `derive` answers; it is given its last answer.
    pub fn new(derive: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T> {
        Memo { hidden: hidden_memo(Box::new(Typed { derive, kind: PhantomData })), kind: PhantomData }
    }

    /// The value; whoever asks is told of changes.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.hidden.get().value::<T>().clone()
    }

    /// The value as it is now.
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.hidden.get_untracked().value::<T>().clone()
    }

    /// Something about the value; whoever asks is told of changes.
    pub fn with<U>(&self, ask: impl FnOnce(&T) -> U) -> U {
        ask(self.hidden.get().value())
    }
}

/// A closure that derives a value from the one before; see [`super::Ask`] for why it is no `dyn Fn`.
trait Derive: Send + Sync {
    fn derive(&self, before: Option<&Hidden>) -> Hidden;
}

struct Typed<T, F> {
    derive: F,
    kind: PhantomData<fn() -> T>,
}

impl<T: PartialEq + Send + Sync + 'static, F: Fn(Option<&T>) -> T + Send + Sync> Derive for Typed<T, F> {
    fn derive(&self, before: Option<&Hidden>) -> Hidden {
        Hidden(Arc::new((self.derive)(before.map(Hidden::value))))
    }
}

fn hidden_memo(derive: Box<dyn Derive>) -> LeptosMemo<Hidden> {
    let memo = ArcMemo::new(move |before| derive.derive(before));
    end_with_owner(memo.to_any_subscriber());
    memo.into()
}
