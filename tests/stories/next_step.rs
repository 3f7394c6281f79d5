//! What a deal waits for, and how its card is labelled: overdue, today, planned, nothing planned, closed.

use callboard::domain::call::{CallStatus, CallType};
use callboard::domain::command::{Command, Destination, Invitee};
use callboard::domain::deal::Stage;
use callboard::domain::ids::{CallId, DealId};
use callboard::domain::next_step::{Step, Urgency};
use callboard::domain::placement::Placement;
use callboard::domain::snooze::Snooze;
use chrono::{DateTime, Duration, Utc};

use crate::row::tick;
use crate::times::{date, utc};
use crate::world::World;

/// A first call on 30 November, 15:00 to 15:30 in Kyiv, 13:00 to 13:30 in Greenwich.
fn first_call(now: &str) -> (World, DealId, CallId) {
    let mut world = World::at(now);
    let deal = world.create_deal_with_call("Java developer", "2026-11-30 15:00");
    let call = world.present_call(deal);
    (world, deal, call)
}

#[track_caller]
fn check(world: &World, deal: DealId, what: Step, at: DateTime<Utc>, urgency: Urgency) {
    let card = world.card(deal);
    let step = card.next_step.expect("something is planned");
    assert_eq!((step.what, step.at, card.urgency), (what, at, urgency));
}

#[track_caller]
fn check_nothing(world: &World, deal: DealId, urgency: Urgency) {
    let card = world.card(deal);
    assert_eq!((card.next_step, card.urgency), (None, urgency));
}

fn reminder_of(call: CallId) -> Step {
    Step::Reminder { call, whom: "Anna Weber".to_owned() }
}

fn finish_reminders(world: &mut World, call: CallId) {
    for reminder in world.reminders(call) {
        world.tell(Command::FinishReminder { call, reminder: reminder.key });
    }
}

#[test]
fn a_deal_without_anything_ahead_has_nothing_planned() {
    let mut world = World::at("2026-11-24 09:00");
    let deal = world.create_deal("Java developer");
    check_nothing(&world, deal, Urgency::Nothing);
    let (mut world, deal, call) = first_call("2026-11-24 09:00");
    world.tell(Command::SetStatus { call, status: CallStatus::Cancelled });
    check_nothing(&world, deal, Urgency::Nothing);
}

#[test]
fn the_reminder_before_a_call_comes_first_then_the_call_itself() {
    let (mut world, deal, call) = first_call("2026-11-24 09:00");
    check(&world, deal, reminder_of(call), utc("2026-11-30 12:45"), Urgency::Planned);
    world.pass_to("2026-11-30 09:00");
    check(&world, deal, reminder_of(call), utc("2026-11-30 12:45"), Urgency::Today);
    world.pass_to("2026-11-30 12:45");
    check(&world, deal, reminder_of(call), utc("2026-11-30 12:45"), Urgency::Today);
    world.pass_to("2026-11-30 12:46");
    check(&world, deal, reminder_of(call), utc("2026-11-30 12:45"), Urgency::Overdue);
    finish_reminders(&mut world, call);
    check(&world, deal, Step::Call(call), utc("2026-11-30 13:00"), Urgency::Today);
}

#[test]
fn a_snoozed_reminder_is_a_step_for_the_end_of_its_snooze() {
    let (mut world, deal, call) = first_call("2026-11-30 12:46");
    let reminder = world.reminders(call).remove(0).key;
    world.tell(Command::SnoozeReminder { call, reminder, snooze: Snooze::Minutes(5) });
    check(&world, deal, reminder_of(call), utc("2026-11-30 12:51"), Urgency::Today);
}

#[test]
fn a_call_under_way_is_not_overdue_and_one_that_is_over_is_until_its_outcome_is_told() {
    let (mut world, deal, call) = first_call("2026-11-30 13:10");
    check(&world, deal, Step::Call(call), utc("2026-11-30 13:30"), Urgency::Today);
    world.pass_to("2026-11-30 13:31");
    check(&world, deal, Step::Call(call), utc("2026-11-30 13:30"), Urgency::Overdue);
    world.tell(Command::SetStatus { call, status: CallStatus::Missed });
    check_nothing(&world, deal, Urgency::Nothing);
}

#[test]
fn open_actions_are_due_by_the_end_of_the_calls_day_on_the_users_clock() {
    let (mut world, deal, call) = first_call("2026-11-30 13:30");
    world.hold(call);
    let end_of_day = utc("2026-11-30 22:00") - Duration::seconds(1);
    check(&world, deal, Step::Actions { call, left: 9 }, end_of_day, Urgency::Today);
    tick(&mut world, call, &["send_comment_to_sm"]);
    world.pass_to("2026-11-30 21:59");
    check(&world, deal, Step::Actions { call, left: 8 }, end_of_day, Urgency::Today);
    world.pass_to("2026-11-30 22:00");
    check(&world, deal, Step::Actions { call, left: 8 }, end_of_day, Urgency::Overdue);
}

#[test]
fn the_end_of_the_day_follows_the_change_of_clocks() {
    for (start, now, end) in [
        ("2026-03-29 15:00", "2026-03-29 13:00", "2026-03-29 21:00"),
        ("2026-10-25 15:00", "2026-10-25 14:00", "2026-10-25 22:00"),
    ] {
        let mut world = World::at(now);
        let deal = world.create_deal_with_call("Java developer", start);
        let call = world.present_call(deal);
        world.hold(call);
        check(&world, deal, Step::Actions { call, left: 9 }, utc(end) - Duration::seconds(1), Urgency::Today);
    }
    // Santiago's 5 September 2026 ends at 0:00, which its clocks skip.
    let mut world = World::of_user_in("America/Santiago", "2026-09-05 20:00");
    let deal = world.create_deal_with_call("Java developer", "2026-09-05 15:00");
    let call = world.present_call(deal);
    world.hold(call);
    let end = utc("2026-09-06 04:00") - Duration::seconds(1);
    check(&world, deal, Step::Actions { call, left: 9 }, end, Urgency::Today);
}

#[test]
fn once_all_actions_are_done_nothing_is_planned() {
    let (mut world, deal, call) = first_call("2026-11-30 13:30");
    let names: Vec<String> =
        world.board.playbook().play(CallType::FirstCall).actions.iter().map(|action| action.id.0.clone()).collect();
    tick(&mut world, call, &names.iter().map(String::as_str).collect::<Vec<_>>());
    check_nothing(&world, deal, Urgency::Nothing);
}

#[test]
fn a_follow_up_is_a_step_until_the_end_of_its_day() {
    let mut world = World::at("2026-11-24 09:00");
    let deal = world.create_deal("Java developer");
    world.tell(Command::FollowUpOn { deal, date: Some(date("2026-11-26")) });
    let end = utc("2026-11-26 22:00") - Duration::seconds(1);
    check(&world, deal, Step::FollowUp, end, Urgency::Planned);
    // In Kyiv the day has begun at ten in the evening before.
    world.pass_to("2026-11-25 22:00");
    check(&world, deal, Step::FollowUp, end, Urgency::Today);
    world.pass_to("2026-11-26 22:00");
    check(&world, deal, Step::FollowUp, end, Urgency::Overdue);
}

#[test]
fn the_earliest_step_wins() {
    let (mut world, deal, call) = first_call("2026-11-24 09:00");
    world.tell(Command::FollowUpOn { deal, date: Some(date("2026-11-29")) });
    check(&world, deal, Step::FollowUp, utc("2026-11-29 22:00") - Duration::seconds(1), Urgency::Planned);
    world.tell(Command::FollowUpOn { deal, date: Some(date("2026-11-30")) });
    check(&world, deal, reminder_of(call), utc("2026-11-30 12:45"), Urgency::Planned);
    // Actions of a held call are more urgent than the call planned after it.
    world.pass_to("2026-11-30 13:30");
    world.hold(call);
    let plan = world.plan(CallType::Interview, "2026-12-02 15:00", &[]);
    world.move_to(deal, Destination::Call(plan));
    let end = utc("2026-11-30 22:00") - Duration::seconds(1);
    check(&world, deal, Step::Actions { call, left: 9 }, end, Urgency::Today);
}

#[test]
fn a_closed_deal_waits_for_nothing_but_the_actions_still_open() {
    let (mut world, deal, call) = first_call("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", "");
    for to in [
        Destination::Lost { because: "Too expensive".to_owned() },
        Destination::Hired(vec![(Invitee::Known(ivan), Placement::default())]),
    ] {
        world.move_to(deal, to);
        world.tell(Command::FollowUpOn { deal, date: Some(date("2026-12-01")) });
        check_nothing(&world, deal, Urgency::Closed);
    }
    assert_eq!(world.deal(deal).stage, Stage::Hired);
    world.pass_to("2026-11-30 13:30");
    world.hold(call);
    let end = utc("2026-11-30 22:00") - Duration::seconds(1);
    check(&world, deal, Step::Actions { call, left: 9 }, end, Urgency::Today);
}
