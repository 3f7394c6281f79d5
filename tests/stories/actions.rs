//! After-call actions: ticked with their time, counted only in held calls, never before a call began.

use callboard::domain::call::{CallStatus, CallType, Channel, Taken};
use callboard::domain::command::{Command, Destination};
use callboard::domain::ids::{ActionId, CallId};
use callboard::domain::note::Note;
use callboard::domain::playbook::CopyForm;

use crate::row::{check_card_progress, check_progress, tick};
use crate::times::utc;
use crate::world::World;

const SEND: &str = "send_comment_to_sm";

fn first_call(world: &mut World) -> CallId {
    world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[])
}

fn tick_of(call: CallId) -> Command {
    Command::TickAction { call, action: ActionId::from(SEND) }
}

#[test]
fn a_call_still_ahead_has_nothing_to_tick() {
    let mut world = World::at("2026-11-30 12:59");
    let call = first_call(&mut world);
    assert_eq!(world.answer(tick_of(call)), [Note::CallStillAhead]);
    assert_eq!(world.call(call).status, CallStatus::Planned);
    check_progress(&world, call, 0, 9);
}

#[test]
fn ticking_in_a_call_that_began_marks_it_held() {
    let mut world = World::at("2026-11-30 13:00");
    let call = first_call(&mut world);
    assert_eq!(world.answer(tick_of(call)), [Note::MarkedHeld]);
    assert_eq!(world.call(call).status, CallStatus::Held);
    let mark = world.call(call).actions.get(&ActionId::from(SEND)).cloned().expect("the action was ticked");
    assert_eq!(mark.done_at, Some(utc("2026-11-30 13:00")));
}

#[test]
fn a_tick_can_be_taken_off() {
    let mut world = World::at("2026-11-30 14:00");
    let call = first_call(&mut world);
    tick(&mut world, call, &[SEND, "add_to_crm"]);
    check_card_progress(&world, call, 2, 9);
    world.tell(Command::UntickAction { call, action: ActionId::from(SEND) });
    check_card_progress(&world, call, 1, 9);
}

#[test]
fn a_conditional_action_ticked_before_its_condition_is_not_counted() {
    let mut world = World::at("2026-11-30 14:00");
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    let call = world.call_of(CallType::Interview, "2026-11-30 15:00", &[ivan]);
    tick(&mut world, call, &["send_contract"]);
    check_card_progress(&world, call, 0, 5);
}

#[test]
fn the_card_counts_the_actions_of_all_held_calls_and_of_no_others() {
    let mut world = World::at("2026-11-30 14:00");
    let first = first_call(&mut world);
    tick(&mut world, first, &[SEND]);
    let deal = world.call(first).deal;
    let plan = world.plan(CallType::RepeatCall, "2026-11-30 16:00", &[]);
    world.move_to(deal, Destination::Call(plan));
    let second = world.present_call(deal);
    check_card_progress(&world, first, 1, 9);
    for status in [CallStatus::Missed, CallStatus::Cancelled] {
        world.tell(Command::SetStatus { call: second, status });
        check_card_progress(&world, first, 1, 9);
    }
    world.hold(second);
    check_card_progress(&world, first, 1, 12);
}

#[test]
fn copying_for_an_action_notes_when_and_does_not_tick_it() {
    let mut world = World::at("2026-11-30 14:00");
    let call = first_call(&mut world);
    world.hold(call);
    let action = ActionId::from("add_to_crm");
    let copy = Command::CopyText { call, form: CopyForm::Marked, candidate: None, action: Some(action.clone()) };
    assert_eq!(world.answer(copy), [Note::Copied]);
    let mark = world.call(call).actions.get(&action).cloned().expect("the action's text was copied");
    let taken = Taken { at: utc("2026-11-30 14:00"), by: Some(Channel::Clipboard) };
    assert_eq!((mark.taken.get(&String::new()), mark.done_at), (Some(&taken), None));
    check_progress(&world, call, 0, 9);
}
