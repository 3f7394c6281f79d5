//! Comments as they come back from people and other programs: lines lost, moved, doubled and cut, other dashes, bullets,
//! cases and line ends, notes of somebody else in between. Whatever it is, every word of it is found again.

use std::collections::BTreeMap;

use callboard::domain::board::{Record, RecordId};
use callboard::domain::call::Call;
use callboard::domain::candidate::Candidate;
use callboard::domain::command::Command;
use callboard::domain::comment::{Comment, FieldValue, InterviewResult, NextContact, Verdict};
use callboard::domain::crm::text_in_form;
use callboard::domain::ids::{CallId, CandidateId};
use callboard::domain::note::Note;
use callboard::domain::playbook::{CopyForm, FieldKind};
use proptest::prelude::*;
use uuid::Uuid;

use crate::any_comment::{Choices, KINDS, candidate};
use crate::pasted::check_any;
use crate::times::date;
use crate::world::World;

/// Words of the form itself, which a reading may leave out once it has understood the line.
const FORM: &str = "Company Name Website Contact Person Product Specialties Country Location Target Audience Immediate \
    Requirement Future needs Next Step Date SM Messenger Today we interviewed Interview results Fresh not liked chosen";

/// Comments of words that each occur once, so that a lost one is missed.
struct Writer<'a> {
    choices: &'a mut Choices,
    words: usize,
}

impl Writer<'_> {
    fn word(&mut self) -> String {
        self.words += 1;
        format!("{}{}", self.choices.one_of(&["Java", "bank", "port", "кран", "Übung"]), self.words)
    }

    fn phrase(&mut self) -> String {
        let words: Vec<String> = (0..self.choices.below(4)).map(|_| self.word()).collect();
        words.join(self.choices.one_of(&[" ", " ", ", ", " – ", "; ", ": ", "-"]))
    }

    fn lines(&mut self) -> String {
        let lines: Vec<String> = (0..=self.choices.below(3)).map(|_| self.phrase()).collect();
        lines.join("\n")
    }

    fn result(&mut self) -> InterviewResult {
        InterviewResult {
            summary: self.lines(),
            observation: self.phrase(),
            verdict: self.choices.one_of(&[None, Some(Verdict::Liked), Some(Verdict::NotLiked)]),
            why: self.phrase(),
            chosen: self.choices.happens_once_in(3),
        }
    }

    fn value(&mut self, kind: FieldKind) -> FieldValue {
        match kind {
            FieldKind::Items => FieldValue::Items((0..self.choices.below(4)).map(|_| self.phrase()).collect()),
            FieldKind::NextContact => FieldValue::NextContact(self.choices.one_of(&[
                NextContact::Unset,
                NextContact::KeepInTouchByEmail,
                NextContact::On(date("2026-11-30")),
            ])),
            FieldKind::Gist | FieldKind::Paragraph => FieldValue::Text(self.lines()),
            _ => FieldValue::Text(self.phrase()),
        }
    }

    /// A call with its comment; its text is answered. By the time it is pasted, nothing is written of the call any more,
    /// and some of its candidates are not invited or not known.
    fn call(&mut self, world: &mut World) -> (CallId, String) {
        let deal = world.board.deals().next().expect("a deal was created").id;
        let mut call = world.call(world.present_call(deal)).clone();
        let play = world.board.playbook().play(call.call_type);
        let fields: Vec<_> = play.fields_about(call.about).map(|field| (field.id.clone(), field.kind)).collect();
        for (field, kind) in fields {
            call.comment.values.insert(field, self.value(kind));
        }
        for number in 0..self.choices.below(4) as u128 {
            let id = CandidateId(Uuid::from_u128((1 << 100) + number));
            let name = format!("Name{number} Surname{number}");
            let employee_id = if self.choices.happens_once_in(2) { String::new() } else { format!("{number}042") };
            world.board.put(Record::Candidate(candidate(id, &name, &employee_id)));
            call.candidates.push(id);
            call.comment.results.insert(id, self.result());
        }
        let form = self.choices.one_of(&[CopyForm::Plain, CopyForm::Marked]);
        let text = text_in_form(&call, &world.board, form, None);
        let mut candidates = Vec::new();
        for candidate in &call.candidates {
            match self.choices.below(4) {
                0 => drop(world.board.throw_away(RecordId::Candidate(*candidate))),
                1 => {}
                _ => candidates.push(*candidate),
            }
        }
        let id = call.id;
        world.board.put(Record::Call(Call { candidates, comment: Comment::default(), ..call }));
        (id, text)
    }

    /// One thing that happens to a comment on its way.
    fn mangle(&mut self, lines: &mut Vec<String>) {
        let (place, other) = (self.choices.below(lines.len().max(1)), self.choices.below(lines.len().max(1)));
        let kind = self.choices.below(12);
        match kind {
            0 if !lines.is_empty() => drop(lines.remove(place)),
            1 if !lines.is_empty() => lines.swap(place, other),
            2 if !lines.is_empty() => lines.insert(other, lines[place].clone()),
            3 => lines.insert(place, self.choices.one_of(&["", "  ", "\u{a0}"]).to_owned()),
            4 => lines.insert(place, format!("Budget: {}", self.word())),
            5 => lines.insert(place, format!("{} {}", self.word(), self.word())),
            6 => lines.insert(place, format!("<b>Company Name</b>: {}", self.word())),
            7 => lines.truncate(place),
            _ => {
                if let Some(line) = lines.get_mut(place) {
                    *line = self.mangled_line(line);
                }
            }
        }
    }

    fn mangled_line(&mut self, line: &str) -> String {
        let dash = self.choices.one_of(&["-", "—", "‒", "−", "--"]);
        match self.choices.below(9) {
            0 => line.replace('–', dash),
            1 => format!("• {line}"),
            2 => format!("  {dash}\t{line} \t"),
            3 => line.to_uppercase(),
            4 => line.replace(' ', "\u{a0}"),
            5 => line.replace(' ', "   "),
            6 => line.replace(": ", ":\n"),
            7 => line.replace(": ", " :"),
            _ => line.chars().take(self.choices.below(40)).collect(),
        }
    }
}

/// How often each word occurs.
fn counted(texts: &[String]) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in texts.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric())) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

/// The words of the candidates' names: two lines name them, the records hold them once.
fn names(world: &World, call: CallId) -> BTreeMap<String, usize> {
    let candidates = world.call(call).candidates.iter().filter_map(|candidate| world.board.candidate(*candidate));
    counted(&candidates.map(Candidate::name_with_id).collect::<Vec<_>>())
}

/// All that is kept of a pasted text: in the fields, in the results, as unread.
fn kept(world: &World, call: CallId) -> Vec<String> {
    let call = world.call(call);
    let mut texts = vec![call.comment.unread.clone()];
    texts.extend(call.comment.values.values().map(|value| match value {
        FieldValue::NextContact(_) => value.printed(),
        FieldValue::Text(_) | FieldValue::Items(_) => value.typed(),
    }));
    for result in call.comment.results.values() {
        texts.extend([result.summary.clone(), result.observation.clone(), result.why.clone()]);
    }
    texts
}

fn check_nothing_is_lost(world: &mut World, choices: &mut Choices) -> Result<(), TestCaseError> {
    let mut writer = Writer { choices, words: 0 };
    let (call, text) = writer.call(world);
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for _ in 0..=writer.choices.below(6) {
        writer.mangle(&mut lines);
    }
    let end = writer.choices.one_of(&["\n", "\r\n", "\r", "\n\n"]);
    let pasted = writer.choices.one_of(&["", "\u{feff}", "\n \n"]).to_owned() + &lines.join(end);
    let before = world.board.clone();
    let notes = world.answer(Command::PasteComment { call, text: pasted.clone() });
    if notes == [Note::NothingUnderstood] {
        prop_assert_eq!(&world.board, &before);
        return Ok(());
    }
    let unread = world.call(call).comment.unread.lines().count();
    let expected = if unread == 0 { Note::CommentRead } else { Note::CommentReadInPart(unread) };
    prop_assert_eq!(notes, [expected]);
    let found = counted(&kept(world, call));
    let form = counted(&[FORM.to_owned()]);
    let names = names(world, call);
    for (word, count) in counted(std::slice::from_ref(&pasted)) {
        let may_be_dropped = word.is_empty() || form.contains_key(&word) || names.contains_key(&word);
        let is_kept = found.get(&word).is_some_and(|found| *found >= count);
        prop_assert!(may_be_dropped || is_kept, "{word:?} of {pasted:?} in {found:?}");
    }
    Ok(())
}

#[test]
fn no_word_of_a_mangled_comment_is_lost() {
    for kind in KINDS {
        check_any(kind, 400, |world, mut choices| check_nothing_is_lost(world, &mut choices));
    }
}
