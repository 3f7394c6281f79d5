//! Any comment at all, pasted: what Callboard wrote is read back to the letter, and of what people made of it nothing is
//! lost.

use callboard::domain::call::{CallType, RepeatAbout};
use callboard::domain::command::Command;
use callboard::domain::crm::text_in_form;
use callboard::domain::note::Note;
use callboard::domain::playbook::CopyForm;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::any_comment::{Choices, KINDS, call_of_kind, empty};
use crate::world::World;

/// Tries so many calls of this kind, each in a world where nothing else happened.
#[track_caller]
pub fn check_any(
    kind: (CallType, RepeatAbout),
    cases: u32,
    check: impl Fn(&mut World, Choices) -> Result<(), TestCaseError>,
) {
    let mut world = World::at("2026-11-24 09:00");
    call_of_kind(kind, &mut world);
    let (board, world) = (world.board.clone(), std::cell::RefCell::new(world));
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let result = TestRunner::new(config).run(&(any::<u64>(), 0..600_usize), |(seed, choices)| {
        let mut world = world.borrow_mut();
        world.board = board.clone();
        check(&mut world, Choices::new(seed, choices))
    });
    result.unwrap_or_else(|failure| panic!("{kind:?}: {failure}"));
}

#[track_caller]
fn check_read_back(kind: (CallType, RepeatAbout)) {
    check_any(kind, 2_000, |world, mut choices| {
        let call = choices.fill_call(world);
        let text = world.text(call);
        let board = world.board.clone();
        for form in [CopyForm::Plain, CopyForm::Marked] {
            world.board = board.clone();
            let pasted = text_in_form(world.call(call), &world.board, form, None);
            empty(call, world);
            prop_assert_eq!(world.answer(Command::PasteComment { call, text: pasted }), [Note::CommentRead]);
            prop_assert_eq!(&world.text(call), &text);
        }
        Ok(())
    });
}

#[test]
fn a_first_calls_comment_is_read_back_to_the_letter() {
    check_read_back(KINDS[0]);
}

#[test]
fn an_interviews_comment_is_read_back_to_the_letter() {
    check_read_back(KINDS[1]);
}

#[test]
fn a_repeat_interviews_comment_is_read_back_to_the_letter() {
    check_read_back(KINDS[2]);
}

#[test]
fn a_details_calls_comment_is_read_back_to_the_letter() {
    check_read_back(KINDS[3]);
}

#[test]
fn an_introductory_calls_comment_is_read_back_to_the_letter() {
    check_read_back(KINDS[4]);
}
