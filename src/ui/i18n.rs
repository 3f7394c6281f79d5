//! The interface's texts, from `locales/*.json`. The language is the one in the settings; switching it redraws every
//! text in place. What belongs to the playbook is in both languages there and not here.

use std::fmt::Display;

use leptos::prelude::{expect_context, provide_context};

use crate::domain::language::Language;
use crate::store::Store;
use crate::view::{IntoValue, IntoView, Memo, Signal, Value, View, live};

/// A module a group of texts, in it a module a text.
pub mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// A text in every language, in the order of [`Language::ALL`]; in `{{ }}` stand the names of values.
pub struct Words(pub PerLanguage);

/// One text a language.
pub type PerLanguage = [&'static str; Language::ALL.len()];

impl Words {
    /// The text in one language.
    #[inline(never)]
    pub fn say(&self, language: Language) -> &'static str {
        let [en, ru] = self.0;
        match language {
            Language::En => en,
            Language::Ru => ru,
        }
    }

    /// The text in one language with values in it.
    pub fn fill(&self, language: Language, values: &[(&str, &dyn Display)]) -> String {
        let mut text = String::new();
        for part in self.say(language).split("{{") {
            let Some((name, rest)) = part.split_once("}}") else {
                text.push_str(part);
                continue;
            };
            if let Some((_, value)) = values.iter().find(|(known, _)| *known == name.trim()) {
                text.push_str(&value.to_string());
            }
            text.push_str(rest);
        }
        text
    }
}

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
}

/// A text without values in it, in whichever language is in force.
#[derive(Clone, Copy)]
pub struct Phrase {
    texts: Texts,
    words: &'static Words,
}

impl Phrase {
    /// Made by [`t!`].
    pub fn new(texts: Texts, words: &'static Words) -> Phrase {
        Phrase { texts, words }
    }

    fn said(self) -> &'static str {
        self.words.say(self.texts.language())
    }
}

impl From<Phrase> for Signal<String> {
    fn from(phrase: Phrase) -> Signal<String> {
        Signal::derive(move || phrase.said().to_owned())
    }
}

impl From<Phrase> for Signal<Option<String>> {
    fn from(phrase: Phrase) -> Signal<Option<String>> {
        Signal::derive(move || Some(phrase.said().to_owned()))
    }
}

impl IntoView for Phrase {
    fn into_view(self) -> View {
        live(move || self.said())
    }
}

impl IntoValue for Phrase {
    fn into_value(self) -> Value {
        (move || self.said()).into_value()
    }
}

/// A text that follows the language: a phrase, or a signal where it has values in it.
macro_rules! t {
    ($texts:expr, $group:ident.$key:ident) => {
        crate::ui::i18n::Phrase::new($texts, &crate::ui::i18n::texts::$group::$key::WORDS)
    };
    ($texts:expr, $($rest:tt)*) => {
        crate::view::Signal::derive(move || crate::ui::i18n::say!($texts.language(), $($rest)*))
    };
}

/// A text as a string; it reads the language, so call it inside a closure.
macro_rules! t_string {
    ($texts:expr, $($rest:tt)*) => { crate::ui::i18n::say!($texts.language(), $($rest)*) };
}

/// A text in a given language.
macro_rules! say {
    ($language:expr, $group:ident.$key:ident) => { crate::ui::i18n::texts::$group::$key::WORDS.say($language) };
    ($language:expr, $group:ident.$key:ident, $($name:ident $(= $value:expr)?),+) => {
        crate::ui::i18n::texts::$group::$key::Values { $($name: crate::ui::i18n::value!($name $(= $value)?)),+ }.say($language)
    };
}

macro_rules! value {
    ($name:ident) => {
        &$name
    };
    ($name:ident = $value:expr) => {
        &$value
    };
}

pub(crate) use {say, t, t_string, value};
