//! The client's turn: after CVs, a contract or an offer of times a deal waits, shows since when, and asks again.

use callboard::domain::call::{CallStatus, CallType, Channel};
use callboard::domain::command::{Command, Destination, Purpose};
use callboard::domain::deal::WaitsFor;
use callboard::domain::ids::{ActionId, CallId, LetterId};
use callboard::domain::letter::{Letter, letter};
use callboard::domain::next_step::{NextStep, Step, Urgency, nudge_at};
use callboard::domain::note::Note;
use callboard::domain::participant::participant;
use chrono::Duration;

use crate::row::tick;
use crate::times::utc;
use crate::world::World;

/// A first call that was held on Monday, 30 November.
fn held_first_call() -> (World, CallId) {
    let mut world = World::at("2026-11-30 14:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    world.hold(call);
    (world, call)
}

fn take(world: &mut World, call: CallId, action: &str) {
    let purpose = Purpose::Action(call, ActionId::from(action));
    world.take(Letter::default(), action, call, "client", Channel::Mail, purpose);
}

#[track_caller]
fn check_waits(world: &World, call: CallId, expected: Option<(WaitsFor, &str)>) {
    let waiting = world.deal(world.call(call).deal).waiting;
    assert_eq!(
        waiting.map(|waiting| (waiting.for_what, waiting.since)),
        expected.map(|(what, since)| (what, utc(since)))
    );
    assert_eq!(world.card(world.call(call).deal).waiting, waiting);
}

#[test]
fn it_waits_from_the_letter_or_from_the_tick_whichever_came_first() {
    let (mut world, call) = held_first_call();
    check_waits(&world, call, None);
    take(&mut world, call, "send_cvs");
    world.pass_to("2026-11-30 16:00");
    tick(&mut world, call, &["send_cvs"]);
    check_waits(&world, call, Some((WaitsFor::Cvs, "2026-11-30 14:00")));
    let (mut world, call) = held_first_call();
    tick(&mut world, call, &["send_cvs"]);
    check_waits(&world, call, Some((WaitsFor::Cvs, "2026-11-30 14:00")));
}

#[test]
fn offered_times_are_waited_for_until_a_date_is_agreed() {
    let (mut world, call) = held_first_call();
    take(&mut world, call, "send_cvs");
    take(&mut world, call, "agree_interview_date");
    check_waits(&world, call, Some((WaitsFor::Times, "2026-11-30 14:00")));
    tick(&mut world, call, &["agree_interview_date"]);
    check_waits(&world, call, None);
}

#[test]
fn other_letters_make_nobody_wait() {
    let (mut world, call) = held_first_call();
    take(&mut world, call, "email_what_was_agreed");
    tick(&mut world, call, &["email_what_was_agreed"]);
    check_waits(&world, call, None);
}

#[test]
fn an_answer_the_next_call_and_the_end_of_a_deal_end_the_waiting() {
    let end: [fn(&mut World, CallId); 3] = [
        |world, call| {
            let deal = world.call(call).deal;
            world.tell(Command::ClientAnswered { deal });
        },
        |world, call| {
            let plan = world.plan(CallType::Interview, "2026-12-04 15:00", &[]);
            world.move_to(world.call(call).deal, Destination::Call(plan));
        },
        |world, call| {
            world.move_to(world.call(call).deal, Destination::Lost { because: "price".to_owned() });
        },
    ];
    for ends in end {
        let (mut world, call) = held_first_call();
        take(&mut world, call, "send_cvs");
        ends(&mut world, call);
        check_waits(&world, call, None);
        assert_eq!(world.answer(Command::Undo), [Note::Undone]);
        check_waits(&world, call, Some((WaitsFor::Cvs, "2026-11-30 14:00")));
    }
}

#[test]
fn after_three_days_a_nudge_is_the_next_step_and_once_more_after_each() {
    let (mut world, call) = held_first_call();
    let deal = world.call(call).deal;
    let ids: Vec<String> =
        world.board.playbook().play(CallType::FirstCall).actions.iter().map(|one| one.id.0.clone()).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    tick(&mut world, call, &ids);
    take(&mut world, call, "send_cvs");
    // The end of Thursday in Kyiv.
    let nudge = |at| Some(NextStep { what: Step::Nudge, at: utc(at) - Duration::seconds(1) });
    assert_eq!(world.card(deal).next_step, nudge("2026-12-03 22:00"));
    assert_eq!(world.card(deal).urgency, Urgency::Planned);
    world.pass_to("2026-12-04 08:00");
    assert_eq!(world.card(deal).urgency, Urgency::Overdue);
    world.take(Letter::default(), "nudge", call, "client", Channel::Mail, Purpose::Nudge);
    check_waits(&world, call, Some((WaitsFor::Cvs, "2026-11-30 14:00")));
    assert_eq!(world.card(deal).next_step, nudge("2026-12-07 22:00"));
}

#[test]
fn the_days_for_an_answer_are_the_users_to_set() {
    let (mut world, call) = held_first_call();
    let mut settings = world.board.settings().clone();
    settings.nudge_after_days = Some(10);
    world.tell(Command::ChangeSettings(settings));
    take(&mut world, call, "send_cvs");
    let deal = world.deal(world.call(call).deal).clone();
    let at = nudge_at(&deal, &world.board, &world.moment());
    assert_eq!(at, Some(utc("2026-12-10 22:00") - Duration::seconds(1)));
}

#[test]
fn a_tick_begins_no_waiting_that_an_answer_has_ended() {
    let (mut world, call) = held_first_call();
    let deal = world.call(call).deal;
    take(&mut world, call, "send_cvs");
    world.tell(Command::ClientAnswered { deal });
    tick(&mut world, call, &["send_cvs"]);
    check_waits(&world, call, None);
    let (mut world, call) = held_first_call();
    let plan = world.plan(CallType::Interview, "2026-12-04 15:00", &[]);
    world.move_to(world.call(call).deal, Destination::Call(plan));
    tick(&mut world, call, &["send_cvs"]);
    check_waits(&world, call, None);
}

#[test]
fn a_tick_can_be_taken_back_after_a_nudge() {
    let (mut world, call) = held_first_call();
    tick(&mut world, call, &["send_cvs"]);
    world.pass_to("2026-12-04 08:00");
    world.take(Letter::default(), "nudge", call, "client", Channel::Mail, Purpose::Nudge);
    assert_eq!(world.answer(Command::Undo), [Note::Undone]);
    check_waits(&world, call, None);
}

#[test]
fn the_nudge_says_what_was_sent_and_when() {
    let (mut world, call) = held_first_call();
    take(&mut world, call, "send_cvs");
    world.pass_to("2026-12-04 08:00");
    let to = participant("client", world.call(call), &world.board, &world.moment()).expect("the client takes part");
    let nudge = letter(&LetterId::from("nudge"), world.call(call), &to, &world.board, &world.moment());
    let body = nudge.expect("a letter of the playbook").body;
    assert!(body.contains("On Monday, 30 November 2026 I sent you the candidates' CVs."), "{body}");
}

#[test]
fn a_client_who_was_missed_and_offered_new_times_is_waited_for() {
    let (mut world, call) = held_first_call();
    world.tell(Command::SetStatus { call, status: CallStatus::Missed });
    world.take(Letter::default(), "missed_call", call, "client", Channel::Mail, Purpose::Itself);
    check_waits(&world, call, Some((WaitsFor::Times, "2026-11-30 14:00")));
    let time = world.time("2026-12-02 15:00");
    world.tell(Command::ChangeTime { call, time });
    check_waits(&world, call, None);
}

#[test]
fn a_contract_is_waited_for_also_while_the_introduction_is_planned() {
    let (mut world, call) = held_first_call();
    let ivan = world.add_candidate("Ivan", "");
    let deal = world.call(call).deal;
    let plan = world.plan(CallType::Interview, "2026-11-30 15:30", &[ivan]);
    world.move_to(deal, Destination::Call(plan));
    let interview = world.present_call(deal);
    world.hold(interview);
    let plan = world.plan(CallType::IntroductoryCall, "2026-12-04 15:00", &[ivan]);
    world.move_to(deal, Destination::Call(plan));
    tick(&mut world, interview, &["send_contract"]);
    check_waits(&world, call, Some((WaitsFor::Contract, "2026-11-30 14:00")));
}

#[test]
fn a_late_tick_does_not_forget_what_is_waited_for_now() {
    let (mut world, call) = held_first_call();
    let ivan = world.add_candidate("Ivan", "");
    let plan = world.plan(CallType::Interview, "2026-11-30 15:30", &[ivan]);
    let deal = world.call(call).deal;
    world.move_to(deal, Destination::Call(plan));
    let interview = world.present_call(deal);
    world.hold(interview);
    take(&mut world, interview, "send_contract");
    tick(&mut world, call, &["send_cvs", "agree_interview_date"]);
    check_waits(&world, call, Some((WaitsFor::Contract, "2026-11-30 14:00")));
}
