//! The interface's texts, from `locales/*.json`. The language is the one in the settings; switching it redraws every
//! text in place. What belongs to the playbook is in both languages there and not here.

use leptos::prelude::{Get, Memo, expect_context, provide_context};

use crate::domain::language::Language;
use crate::store::Store;

#[allow(dead_code, unused_imports, clippy::all, reason = "generated: it holds more than is called")]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use generated::i18n::Locale;

/// The texts in the language in force.
#[derive(Clone, Copy)]
pub struct Texts(Memo<Language>);

impl Texts {
    /// Makes the texts follow the store's language.
    pub fn provide(store: Store) -> Texts {
        let texts = Texts(Memo::new(move |_| store.language()));
        provide_context(texts);
        texts
    }

    /// The texts of this page.
    pub fn expect() -> Texts {
        expect_context::<Texts>()
    }

    /// The language in force.
    pub fn language(self) -> Language {
        self.0.get()
    }

    /// The locale of the generated texts.
    pub fn locale(self) -> Locale {
        locale_of(self.0.get())
    }
}

/// The locale of a language.
pub fn locale_of(language: Language) -> Locale {
    match language {
        Language::En => Locale::en,
        Language::Ru => Locale::ru,
    }
}

/// A text that follows the language: a signal, so that every text on the page is of one type.
macro_rules! t {
    ($texts:expr, $($rest:tt)*) => {
        ::leptos::prelude::Signal::derive(move || ::leptos_i18n::td_string!($texts.locale(), $($rest)*).to_string())
    };
}

/// A text as a string; it reads the language, so call it inside a closure.
macro_rules! t_string {
    ($texts:expr, $($rest:tt)*) => { ::leptos_i18n::td_string!($texts.locale(), $($rest)*) };
}

pub(crate) use {t, t_string};
