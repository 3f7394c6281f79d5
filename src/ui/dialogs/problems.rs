//! The complaints about a form, each shown at its field until that field is written in again.

use crate::domain::form::{Complaint, Field, Problem};
use crate::ui::i18n::Texts;
use crate::ui::shared::words;
use crate::view::{RwSignal, Signal};

/// What is wrong with a form at present.
#[derive(Clone, Copy)]
pub struct Problems(RwSignal<Vec<Problem>>);

impl Problems {
    pub fn none() -> Problems {
        Problems(RwSignal::new(Vec::new()))
    }

    pub fn set(self, problems: Vec<Problem>) {
        self.0.set(problems);
    }

    /// The complaint about a field, in words.
    pub fn at(self, field: Field) -> Signal<Option<String>> {
        let texts = Texts::expect();
        Signal::derive(move || {
            let why = self
                .0
                .with(|all| all.iter().find(|problem| problem.field == field).map(|problem| problem.why.clone()))?;
            Some(words::complaint(&why, texts.language()))
        })
    }

    /// Whether a time in the past was complained about; from then on it can be confirmed.
    pub fn is_past(self) -> bool {
        self.0.with(|all| all.iter().any(|problem| problem.why == Complaint::InThePast))
    }

    /// Whether an employee ID was complained about that somebody else has; from then on it can be confirmed.
    pub fn is_id_in_use(self) -> bool {
        self.0.with(|all| all.iter().any(|problem| matches!(problem.why, Complaint::IdInUse(_))))
    }

    /// Takes back the complaint about a field: it is being written in again.
    pub fn take_back(self, field: Field) {
        self.0.update(|all| all.retain(|problem| problem.field != field));
    }
}
