//! Any comment at all: a call of any kind, candidates whose names and records are what may go wrong, and in every field
//! the words and signs of the form itself. Choices follow from a number, and
//! fewer of them make a smaller case.

use callboard::domain::board::Record;
use callboard::domain::call::{Call, CallType, RepeatAbout};
use callboard::domain::candidate::Candidate;
use callboard::domain::command::CallPlan;
use callboard::domain::comment::{Comment, FieldValue, INTERVIEWED, InterviewResult, NextContact, RESULTS, Verdict};
use callboard::domain::ids::{CallId, CandidateId};
use callboard::domain::language::Language;
use callboard::domain::playbook::{FieldKind, FieldSpec};
use chrono::{Duration, NaiveDate};
use uuid::Uuid;

use crate::world::{World, person};

/// The comments there are: of a call type, and for repeat calls of what they are about.
pub const KINDS: [(CallType, RepeatAbout); 5] = [
    (CallType::FirstCall, RepeatAbout::Interview),
    (CallType::Interview, RepeatAbout::Interview),
    (CallType::RepeatCall, RepeatAbout::Interview),
    (CallType::RepeatCall, RepeatAbout::Details),
    (CallType::IntroductoryCall, RepeatAbout::Interview),
];

/// What makes a line hard to read: the form's own words and signs, and what ends lines or cannot be seen.
const TRAPS: [&str; 44] = [
    "–",
    "-",
    "—",
    " – ",
    " - ",
    ": ",
    ":",
    "; ",
    ", ",
    ",",
    " ,",
    "; chosen",
    " ; chosen",
    "chosen",
    "liked",
    "not liked",
    "liked: ",
    "–: ",
    "SM: x",
    "SM:",
    "SM: –",
    "Messenger: y",
    "Product: z",
    "Company Name",
    INTERVIEWED,
    RESULTS,
    "Results",
    "Fresh Results",
    "keep in touch by email",
    "30 Nov 2026",
    "Ivan",
    "Ivan (1042)",
    "(1042)",
    "\n",
    "\r\n",
    "\r",
    "\u{85}",
    "\u{2028}",
    "\u{a0}",
    "\u{feff}",
    "\t",
    "• ",
    "1. ",
    "\0",
];

/// A row of choices that follows from its seed; behind the first so many, always the first thing there is.
pub struct Choices {
    seed: u64,
    left: usize,
}

impl Choices {
    pub fn new(seed: u64, left: usize) -> Choices {
        Choices { seed, left }
    }

    /// A number below this one (SplitMix64).
    pub fn below(&mut self, limit: usize) -> usize {
        if self.left == 0 {
            return 0;
        }
        self.left -= 1;
        self.seed = self.seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.seed ^ (self.seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as usize % limit
    }

    pub fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    pub fn happens_once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn text(&mut self) -> String {
        (0..self.below(6)).map(|_| self.part()).collect()
    }

    fn part(&mut self) -> String {
        match self.below(5) {
            0 => self.one_of(&["a", "Java", "кран", "Дрони", "b2", "\u{1f681}"]).to_owned(),
            1 => char::from_u32(self.below(0x11_0000) as u32).unwrap_or('\u{1b}').to_string(),
            2 => char::from_u32(self.below(0x100) as u32).unwrap_or(' ').to_string(),
            _ => self.one_of(&TRAPS).to_owned(),
        }
    }

    fn date(&mut self) -> NaiveDate {
        let days = (NaiveDate::MAX - NaiveDate::MIN).num_days() as usize;
        match self.below(3) {
            0 => NaiveDate::MIN + Duration::days(self.below(days + 1) as i64),
            _ => NaiveDate::default() + Duration::days(20_000 + self.below(1_000) as i64),
        }
    }

    fn value(&mut self, field: &FieldSpec) -> FieldValue {
        match field.kind {
            FieldKind::Items => FieldValue::Items((0..self.below(4)).map(|_| self.text()).collect()),
            FieldKind::NextContact => FieldValue::NextContact(match self.below(3) {
                0 => NextContact::Unset,
                1 => NextContact::KeepInTouchByEmail,
                _ => NextContact::On(self.date()),
            }),
            _ => FieldValue::Text(self.text()),
        }
    }

    fn result(&mut self) -> InterviewResult {
        InterviewResult {
            summary: self.text(),
            observation: self.text(),
            verdict: self.one_of(&[None, Some(Verdict::Liked), Some(Verdict::NotLiked)]),
            why: self.text(),
            chosen: self.happens_once_in(3),
        }
    }

    fn candidate(&mut self, id: CandidateId) -> Candidate {
        let name = if self.happens_once_in(3) {
            self.text()
        } else {
            self.one_of(&["Ivan", "Ivan – Ivan", "–", ""]).into()
        };
        let employee_id = if self.happens_once_in(4) { self.text() } else { self.one_of(&["", "1042"]).into() };
        candidate(id, &name, &employee_id)
    }

    /// Writes the comment of the only call there is. Some of its candidates have no record any more, and some candidates
    /// with a record are not invited.
    pub fn fill_call(&mut self, world: &mut World) -> CallId {
        let deal = world.board.deals().next().expect("a deal was created").id;
        let mut call = world.call(world.present_call(deal)).clone();
        for number in 0..self.below(5) as u128 {
            let id = CandidateId(Uuid::from_u128((1 << 100) + number));
            let candidate = self.candidate(id);
            if !self.happens_once_in(8) {
                world.board.put(Record::Candidate(candidate));
            }
            if !self.happens_once_in(5) {
                call.candidates.push(id);
                call.comment.results.insert(id, self.result());
            }
        }
        for field in world.board.playbook().play(call.call_type).fields_about(call.about) {
            if !self.happens_once_in(5) {
                call.comment.values.insert(field.id.clone(), self.value(field));
            }
        }
        let id = call.id;
        world.board.put(Record::Call(call));
        id
    }
}

pub fn candidate(id: CandidateId, name: &str, employee_id: &str) -> Candidate {
    Candidate {
        id,
        employee_id: employee_id.to_owned(),
        contact: person(name, ""),
        skills: Vec::new(),
        zone: None,
        language: Language::En,
        cv: None,
        portfolio: None,
    }
}

pub fn call_of_kind(kind: (CallType, RepeatAbout), world: &mut World) -> CallId {
    let plan = CallPlan { about: kind.1, ..world.plan(kind.0, "2026-12-02 15:00", &[]) };
    world.call_as(plan)
}

/// Takes away all that was written of a call.
pub fn empty(call: CallId, world: &mut World) {
    let emptied = Call { comment: Comment::default(), ..world.call(call).clone() };
    world.board.put(Record::Call(emptied));
}
