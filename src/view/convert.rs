//! What can stand in a hole of a template: texts, numbers, views, signals, and closures that answer one of them.

use std::borrow::Cow;

use super::{Ask, Memo, Signal, View};

/// Something that can be shown.
pub trait IntoView {
    fn into_view(self) -> View;
}

/// What an attribute or a property is set to.
pub enum Value {
    /// The attribute is taken away.
    Nothing,
    Text(Cow<'static, str>),
    /// There or not, as `disabled`.
    Flag(bool),
    /// Asked again whenever a signal that it reads changes.
    Live(Box<dyn Ask<Value>>),
}

impl Value {
    /// The value itself, where what a closure answered is to be followed in its turn.
    pub(super) fn followed(self) -> Value {
        match self {
            Value::Live(mut ask) => ask.ask().followed(),
            value => value,
        }
    }
}

/// Something an attribute can be set to.
pub trait IntoValue {
    fn into_value(self) -> Value;
}

impl IntoView for View {
    fn into_view(self) -> View {
        self
    }
}

impl IntoView for () {
    fn into_view(self) -> View {
        View::Nothing
    }
}

impl<T: IntoView> IntoView for Option<T> {
    fn into_view(self) -> View {
        self.map_or(View::Nothing, T::into_view)
    }
}

impl<T: IntoView> FromIterator<T> for View {
    fn from_iter<I: IntoIterator<Item = T>>(views: I) -> View {
        View::Many(views.into_iter().map(T::into_view).collect())
    }
}

impl<T: IntoView, const N: usize> IntoView for [T; N] {
    fn into_view(self) -> View {
        self.into_iter().collect()
    }
}

impl<F: FnMut() -> T + 'static, T: IntoView> IntoView for F {
    fn into_view(mut self) -> View {
        View::Live(Box::new(move || self().into_view()))
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Nothing, T::into_value)
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Flag(self)
    }
}

impl<F: FnMut() -> T + 'static, T: IntoValue> IntoValue for F {
    fn into_value(mut self) -> Value {
        Value::Live(Box::new(move || self().into_value()))
    }
}

macro_rules! texts {
    ($($kind:ty => $convert:expr;)+) => {$(
        impl IntoView for $kind {
            fn into_view(self) -> View {
                let convert: fn($kind) -> Cow<'static, str> = $convert;
                View::Text(convert(self))
            }
        }

        impl IntoValue for $kind {
            fn into_value(self) -> Value {
                let convert: fn($kind) -> Cow<'static, str> = $convert;
                Value::Text(convert(self))
            }
        }
    )+};
}

texts! {
    &'static str => Cow::Borrowed;
    String => Cow::Owned;
    usize => |number| Cow::Owned(number.to_string());
}

macro_rules! signals {
    ($($signal:ident)+) => {$(
        impl<T: IntoView + Clone + PartialEq + Send + Sync + 'static> IntoView for $signal<T> {
            fn into_view(self) -> View {
                View::Live(Box::new(move || self.get().into_view()))
            }
        }

        impl<T: IntoValue + Clone + PartialEq + Send + Sync + 'static> IntoValue for $signal<T> {
            fn into_value(self) -> Value {
                Value::Live(Box::new(move || self.get().into_value()))
            }
        }
    )+};
}

signals! { Signal Memo }
