//! Undo and redo: each change of this tab taken back and done again, what happened in between left alone.

use crate::row::tick;
use crate::world::{World, said, without_bin};
use callboard::domain::board::{Board, Change, Record, RecordId};
use callboard::domain::call::{Call, CallStatus, CallType};
use callboard::domain::command::{Command, Destination, Effect, Invitee, ResultPart};
use callboard::domain::comment::FieldValue;
use callboard::domain::entry::Kind;
use callboard::domain::history::History;
use callboard::domain::ids::{ActionId, CallId, CandidateId, DealId, FieldId};
use callboard::domain::note::Note;
use callboard::domain::placement::Placement;
use callboard::domain::playbook::CopyForm;

const START: &str = "2026-11-30 15:00";
/// Ten minutes before [`START`]: its reminders are due.
const SHORTLY_BEFORE: &str = "2026-11-30 12:50";

struct Story {
    world: World,
    deal: DealId,
    call: CallId,
    ivan: CandidateId,
    /// Not invited.
    olga: CandidateId,
}

/// An interview at [`START`], seen shortly before.
fn story() -> Story {
    let mut world = World::at(SHORTLY_BEFORE);
    let ivan = world.add_candidate("Ivan", "1042");
    let olga = world.add_candidate("Olga", "");
    let call = world.call_of(CallType::Interview, START, &[ivan]);
    Story { deal: world.call(call).deal, world, call, ivan, olga }
}

/// Every kind of move a card can make, and the other steps of a call's life.
fn steps(story: &Story) -> Vec<Command> {
    let Story { world, deal, call, ivan, olga } = story;
    let (deal, call, ivan) = (*deal, *call, *ivan);
    let to = |to| Command::MoveDeal { deal, to };
    vec![
        to(Destination::Call(world.plan(CallType::RepeatCall, START, &[ivan]))),
        to(Destination::Call(world.plan(CallType::IntroductoryCall, "2026-11-30 15:05", &[ivan]))),
        to(Destination::Undated(CallType::FirstCall)),
        to(Destination::Hired(vec![(Invitee::Known(ivan), Placement::default())])),
        to(Destination::Lost { because: "Too expensive".to_owned() }),
        Command::ChangeTime { call, time: world.time("2026-11-30 15:05") },
        Command::SetStatus { call, status: CallStatus::Held },
        Command::SetStatus { call, status: CallStatus::Cancelled },
        Command::Invite { call, invitees: vec![Invitee::Known(*olga)] },
        Command::Uninvite { call, candidate: ivan },
        Command::WriteResult { call, candidate: ivan, part: ResultPart::Chosen(true) },
    ]
}

#[track_caller]
fn check_undone_and_redone(world: &mut World, before: &Board, after: &Board) {
    assert_eq!(world.answer(Command::Undo), [Note::Undone]);
    assert_eq!(&without_bin(&world.board), before);
    assert_eq!(world.answer(Command::Redo), [Note::Redone]);
    assert_eq!(&world.board, after);
}

#[test]
fn every_step_is_undone_and_redone_to_the_last_field() {
    for step in steps(&story()) {
        let mut story = story();
        let before = story.world.board.clone();
        story.world.tell(step);
        let after = story.world.board.clone();
        assert_ne!(after, before);
        check_undone_and_redone(&mut story.world, &before, &after);
    }
}

#[test]
fn a_new_deal_is_taken_back_with_its_client_and_its_call() {
    let mut world = World::at("2026-11-24 09:00");
    let before = world.board.clone();
    world.create_deal_with_call("Java developer", START);
    let after = world.board.clone();
    check_undone_and_redone(&mut world, &before, &after);
}

#[test]
fn a_call_planned_after_a_held_one_is_taken_back() {
    let mut story = story();
    story.world.hold(story.call);
    let before = story.world.board.clone();
    let plan = story.world.plan(CallType::RepeatCall, "2026-12-01 15:00", &[story.ivan]);
    story.world.move_to(story.deal, Destination::Call(plan));
    let after = story.world.board.clone();
    check_undone_and_redone(&mut story.world, &before, &after);
}

#[test]
fn a_step_is_taken_back_also_when_a_reminder_has_rung_in_the_meantime() {
    for step in steps(&story()) {
        let mut story = story();
        let before = story.world.board.clone();
        story.world.tell(step.clone());
        story.world.ring(None);
        assert_eq!(story.world.answer(Command::Undo), [Note::Undone], "{step:?}");
        assert_eq!(story.world.board.deal(story.deal), before.deal(story.deal), "{step:?}");
        let mut call = story.world.call(story.call).clone();
        call.reminders = Default::default();
        assert_eq!(Some(&call), before.call(story.call), "but for the reminders, {step:?}");
    }
}

#[test]
fn a_call_just_planned_is_taken_back_also_when_its_reminder_has_rung() {
    let mut world = World::at(SHORTLY_BEFORE);
    let before = world.board.clone();
    world.create_deal_with_call("Java developer", START);
    assert_eq!(world.ring(None).len(), 1);
    assert_eq!(world.answer(Command::Undo), [Note::Undone]);
    assert_eq!(without_bin(&world.board), before);
}

#[test]
fn a_call_just_planned_that_somebody_wrote_or_ticked_in_since_is_not_taken_back() {
    let changes: [fn(&mut Call); 2] = [
        |call| call.comment.values.insert(FieldId::from("product"), typed("ports")),
        |call| call.actions.get_or_default(ActionId::from("add_to_crm")).done_at = Some(call.start.at),
    ];
    for change in changes {
        let mut world = World::at(SHORTLY_BEFORE);
        let deal = world.create_deal_with_call("Java developer", START);
        let call = world.present_call(deal);
        elsewhere(&mut world, call, change);
        let before = world.board.clone();
        assert_eq!(world.answer(Command::Undo), [Note::ChangedSince]);
        assert_eq!(world.board, before);
    }
}

#[test]
fn a_tick_is_taken_back_also_when_its_text_was_copied_since() {
    let mut story = story();
    let call = story.call;
    let action = ActionId::from("add_to_crm");
    story.world.hold(call);
    tick(&mut story.world, call, &["add_to_crm"]);
    story.world.tell(Command::CopyText { call, form: CopyForm::Marked, candidate: None, action: Some(action.clone()) });
    let mark = |story: &Story| story.world.call(call).actions.get(&action).cloned().expect("it was taken");
    let taken = mark(&story).taken;
    assert_eq!(story.world.answer(Command::Undo), [Note::Undone]);
    assert_eq!((mark(&story).done_at, mark(&story).taken), (None, taken.clone()));
    assert_eq!(story.world.answer(Command::Redo), [Note::Redone]);
    assert_eq!((mark(&story).done_at, mark(&story).taken), (Some(story.world.now), taken));
}

#[test]
fn another_tabs_change_of_another_field_survives_an_undo() {
    let mut story = story();
    story.world.write(story.call, "conclusion", "Call back on Friday");
    elsewhere(&mut story.world, story.call, |call| call.duration_minutes = 45);
    assert_eq!(story.world.answer(Command::Undo), [Note::Undone]);
    assert!(!story.world.text(story.call).contains("Friday"));
    assert_eq!(story.world.call(story.call).duration_minutes, 45);
}

#[test]
fn what_another_tab_made_of_the_same_field_is_not_taken_back() {
    let mut story = story();
    story.world.write(story.call, "conclusion", "Call back on Friday");
    elsewhere(&mut story.world, story.call, |call| {
        call.comment.values.insert(FieldId::from("conclusion"), typed("Call back on Monday"));
    });
    let before = story.world.board.clone();
    assert_eq!(story.world.answer(Command::Undo), [Note::ChangedSince]);
    assert_eq!(story.world.board, before);
}

#[test]
fn a_step_on_a_record_removed_elsewhere_is_not_taken_back() {
    let mut story = story();
    story.world.write(story.call, "conclusion", "x");
    let id = RecordId::Call(story.call);
    let call = Some(Record::Call(story.world.call(story.call).clone()));
    happened_elsewhere(&mut story.world, Change { id, before: call, after: None });
    assert_eq!(story.world.answer(Command::Undo), [Note::ChangedSince]);
    assert_eq!(story.world.board.call(story.call), None);
}

#[test]
fn writing_on_in_one_field_is_one_step_and_in_the_next_another() {
    let mut story = story();
    let empty = story.world.board.clone();
    for typed in ["C", "Ca", "Call"] {
        story.world.write(story.call, "conclusion", typed);
    }
    let written = story.world.board.clone();
    for typed in ["P", "Pe", "Petro S."] {
        story.world.write(story.call, "sm", typed);
    }
    for part in ["c", "ca", "calm"] {
        story.world.write_result(story.call, story.ivan, ResultPart::Observation(part.to_owned()));
    }
    story.world.tell(Command::Undo);
    story.world.tell(Command::Undo);
    assert_eq!(story.world.board, written, "the client's SM is back as well");
    story.world.tell(Command::Undo);
    assert_eq!(story.world.board, empty);
}

#[test]
fn what_happened_elsewhere_between_two_keystrokes_is_not_taken_back() {
    let mut story = story();
    let untouched = story.world.text(story.call);
    story.world.write(story.call, "conclusion", "C");
    elsewhere(&mut story.world, story.call, |call| call.duration_minutes = 45);
    story.world.write(story.call, "conclusion", "Ca");
    story.world.ring(None);
    story.world.write(story.call, "conclusion", "Cal");
    assert_eq!(story.world.answer(Command::Undo), [Note::Undone]);
    assert_eq!(story.world.call(story.call).duration_minutes, 45);
    assert_eq!(story.world.text(story.call), untouched);
    assert_eq!(story.world.ring(None), [], "what has rung does not ring again");
}

#[test]
fn undo_and_redo_say_so_when_there_is_nothing_left() {
    let mut world = World::at("2026-11-24 09:00");
    assert_eq!(world.answer(Command::Undo), [Note::NothingToUndo]);
    assert_eq!(world.answer(Command::Redo), [Note::NothingToRedo]);
    world.create_deal("Java developer");
    world.tell(Command::Undo);
    world.create_deal("QA engineer");
    assert_eq!(world.answer(Command::Redo), [Note::NothingToRedo], "a new step ends what could be done again");
}

#[test]
fn what_is_taken_back_is_stored() {
    let mut story = story();
    story.world.write(story.call, "conclusion", "Friday");
    let effects = story.world.tell(Command::Undo);
    let Some(Effect::Save { changes, .. }) = effects.first() else { panic!("nothing to store in {effects:?}") };
    let stored = changes.iter().find_map(|change| change.after.clone());
    assert_eq!(stored, Some(Record::Call(story.world.call(story.call).clone())));
    assert_eq!(said(&effects), [Note::Undone]);
}

/// Another tab changes a call.
fn elsewhere(world: &mut World, call: CallId, change: impl FnOnce(&mut Call)) {
    let before = world.call(call).clone();
    let mut changed = before.clone();
    change(&mut changed);
    let change =
        Change { id: RecordId::Call(call), before: Some(Record::Call(before)), after: Some(Record::Call(changed)) };
    happened_elsewhere(world, change);
}

fn happened_elsewhere(world: &mut World, change: Change) {
    let entry = History::default().record(Kind::Step, &[change], world.now);
    world.tell(Command::TakeOver(vec![entry]));
}

fn typed(text: &str) -> FieldValue {
    FieldValue::Text(text.to_owned())
}

#[test]
fn saving_what_is_as_it_was_offers_nothing_to_undo() {
    let mut story = story();
    let client = story.world.client().clone();
    assert_eq!(story.world.answer(Command::SaveClient(client)), [Note::Unchanged]);
}
