//! The words a journey looks for: those of the interface, from the same files the page is built from, and those of
//! the playbook.

use callboard::domain::call::{CallType, RepeatAbout};
use callboard::domain::deal::Stage;
use callboard::domain::language::Language;
use callboard::domain::playbook::{Play, Playbook};
use serde_json::Value;

/// The words in one language.
#[derive(Debug, Clone)]
pub struct Words {
    pub language: Language,
    texts: Value,
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Words {
        let file = match language {
            Language::En => include_str!("../../../locales/en.json"),
            Language::Ru => include_str!("../../../locales/ru.json"),
        };
        Words { language, texts: serde_json::from_str(file).expect("the texts are JSON") }
    }

    /// A text of the interface, such as `new_deal.create`.
    pub fn say(&self, key: &str) -> String {
        let found = key.split('.').try_fold(&self.texts, |inner, part| inner.get(part));
        found.and_then(Value::as_str).unwrap_or_else(|| panic!("the interface has no text {key}")).to_owned()
    }

    /// The same, with its gaps filled.
    pub fn fill(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        gaps.iter().fold(self.say(key), |text, (name, value)| text.replace(&format!("{{{{ {name} }}}}"), value))
    }

    /// One of two, by language; for what the domain words itself.
    pub fn either<'a>(&self, english: &'a str, russian: &'a str) -> &'a str {
        match self.language {
            Language::En => english,
            Language::Ru => russian,
        }
    }

    /// A column's title.
    pub fn stage(&self, stage: Stage) -> String {
        match stage.call_type() {
            Some(call_type) => self.call_type(call_type),
            None if stage == Stage::Hired => self.say("stage.hired"),
            None => self.say("stage.lost"),
        }
    }

    /// A call type's title.
    pub fn call_type(&self, call_type: CallType) -> String {
        play(call_type).title.in_language(self.language).to_owned()
    }

    /// The script of a call type, for a repeat call that of an interview: the purpose, then every step.
    pub fn script(&self, call_type: CallType) -> Vec<String> {
        let play = play(call_type);
        let steps = play.script_about(RepeatAbout::Interview).map(|step| &step.say);
        std::iter::once(&play.purpose).chain(steps).map(|text| text.in_language(self.language).to_owned()).collect()
    }

    /// The after-call actions of a call type.
    pub fn actions(&self, call_type: CallType) -> Vec<String> {
        play(call_type).actions.iter().map(|action| action.text.in_language(self.language).to_owned()).collect()
    }
}

/// A row of the agency's table.
pub fn play(call_type: CallType) -> &'static Play {
    Playbook::standard().play(call_type)
}
