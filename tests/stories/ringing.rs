//! Reminders that come due: each rings once, again after a snooze, and never when nobody is to be reminded any more.

use callboard::domain::call::{CallStatus, CallType, Channel, Taken};
use callboard::domain::command::{Command, Effect, Purpose, RuleScope};
use callboard::domain::ids::CallId;
use callboard::domain::letter::Letter;
use callboard::domain::note::Note;
use callboard::domain::playbook::{Lead, Role};
use callboard::domain::reminder::{Reminder, ReminderKey, ReminderState, Unseen, asking};
use callboard::domain::reminder_rule::OwnRule;
use callboard::domain::snooze::Snooze;

use crate::row::{check_reminders, check_states};
use crate::times::utc;
use crate::world::World;

/// A first call on 30 November at 13:00 in Greenwich; the client is to be reminded at 12:45.
fn first_call(now: &str) -> (World, CallId) {
    let mut world = World::at(now);
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    (world, call)
}

/// Who is rung for at this time.
#[track_caller]
fn check_ring(world: &mut World, now: &str, expected: &[&str]) {
    world.pass_to(now);
    let rung: Vec<String> = world.ring(None).into_iter().map(|reminder| reminder.recipient.contact.name).collect();
    assert_eq!(rung, expected, "at {now}");
}

fn key(world: &World, call: CallId) -> ReminderKey {
    world.reminders(call).first().expect("the call has a reminder").key.clone()
}

#[test]
fn a_reminder_rings_when_it_is_due_and_only_once() {
    let (mut world, call) = first_call("2026-11-24 09:00");
    check_ring(&mut world, "2026-11-30 12:44", &[]);
    check_ring(&mut world, "2026-11-30 12:45", &["Anna Weber"]);
    check_ring(&mut world, "2026-11-30 12:46", &[]);
    check_states(&world, call, &[ReminderState::Due]);
}

#[test]
fn a_planned_call_taken_back_and_planned_again_does_not_ring_anew() {
    let (mut world, _) = first_call("2026-11-24 09:00");
    check_ring(&mut world, "2026-11-30 12:45", &["Anna Weber"]);
    assert_eq!(world.answer(Command::Undo), [Note::Undone]);
    check_ring(&mut world, "2026-11-30 12:46", &[]);
    assert_eq!(world.answer(Command::Redo), [Note::Redone]);
    check_ring(&mut world, "2026-11-30 12:47", &[]);
}

#[test]
fn what_has_rung_is_stored_so_that_it_does_not_ring_after_a_reload() {
    let (mut world, call) = first_call("2026-11-30 12:50");
    let reminders = world.reminders(call).iter().map(Reminder::id).collect();
    let effects = world.tell(Command::Rang { reminders, unseen: Unseen { since: world.now, until: world.now } });
    assert!(matches!(effects.as_slice(), [Effect::Save { .. }]), "{effects:?}");
}

#[test]
fn a_page_that_was_closed_when_it_was_due_rings_when_it_is_opened() {
    let (mut world, _) = first_call("2026-11-24 09:00");
    check_ring(&mut world, "2026-11-30 12:59", &["Anna Weber"]);
}

#[test]
fn a_page_that_stayed_closed_until_the_call_began_shows_the_reminder_as_missed() {
    let (mut world, call) = first_call("2026-11-24 09:00");
    check_ring(&mut world, "2026-11-30 13:00", &[]);
    check_states(&world, call, &[ReminderState::Missed]);
}

#[test]
fn a_call_planned_when_its_reminder_was_due_already_rings_at_once() {
    let (mut world, _) = first_call("2026-11-30 12:55");
    check_ring(&mut world, "2026-11-30 12:55", &["Anna Weber"]);
}

#[test]
fn the_day_before_and_the_last_twenty_minutes_ring_separately_and_for_each_person() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", "");
    world.call_of(CallType::IntroductoryCall, "2026-12-03 23:59", &[ivan]);
    check_ring(&mut world, "2026-12-02 07:59", &[]);
    check_ring(&mut world, "2026-12-02 08:00", &["Ivan", "Taras T."]);
    check_ring(&mut world, "2026-12-03 21:38", &[]);
    check_ring(&mut world, "2026-12-03 21:39", &["Ivan", "Taras T."]);
    check_ring(&mut world, "2026-12-03 21:40", &[]);
}

#[test]
fn a_snoozed_reminder_rings_again_when_the_snooze_is_over() {
    let (mut world, call) = first_call("2026-11-24 09:00");
    check_ring(&mut world, "2026-11-30 12:45", &["Anna Weber"]);
    let reminder = key(&world, call);
    world.tell(Command::SnoozeReminder { call, reminder, snooze: Snooze::Minutes(5) });
    check_states(&world, call, &[ReminderState::Snoozed(utc("2026-11-30 12:50"))]);
    check_ring(&mut world, "2026-11-30 12:49", &[]);
    check_ring(&mut world, "2026-11-30 12:50", &["Anna Weber"]);
    check_ring(&mut world, "2026-11-30 12:51", &[]);
}

#[test]
fn what_asks_for_attention_does_so_until_it_was_shown() {
    let (world, _) = first_call("2026-11-30 12:50");
    for _ in 0..2 {
        assert_eq!(asking(Unseen { since: world.now, until: world.now }, &world.board, &world.moment()).len(), 1);
    }
}

#[test]
fn what_comes_due_after_the_page_was_opened_was_not_slept_through_however_late_it_is_shown() {
    let mut world = World::at("2026-11-24 09:00");
    let before = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    let after = world.call_of(CallType::FirstCall, "2026-11-30 15:01", &[]);
    world.pass_to("2026-11-30 12:47");
    let unseen = Unseen { since: utc("2026-11-30 09:00"), until: utc("2026-11-30 12:45") };
    let reminders = asking(unseen, &world.board, &world.moment()).iter().map(Reminder::id).collect();
    world.tell(Command::Rang { reminders, unseen });
    let slept_through = |call| world.reminders(call).iter().any(Reminder::was_slept_through);
    assert_eq!([before, after].map(slept_through), [true, false]);
}

#[test]
fn what_was_missed_between_two_looks_is_shown_without_a_word_of_being_away() {
    let (mut world, call) = first_call("2026-11-24 09:00");
    let rules = Some(vec![OwnRule { to: Role::Client, lead: Lead::Minutes(1) }]);
    world.tell(Command::SetReminderRules { call, rules, scope: RuleScope::Call });
    world.pass_to("2026-11-30 13:00");
    assert_eq!(world.ring(Some(utc("2026-11-30 12:59"))).len(), 1);
    check_states(&world, call, &[ReminderState::Missed]);
    assert!(!world.reminders(call).iter().any(Reminder::was_slept_through));
}

/// Until when each way of putting it off would last, at 12:45 for a call at this time, both in Greenwich.
#[track_caller]
fn check_snoozes(start: &str, expected: [Option<&str>; 5]) {
    let world = World::at("2026-11-30 12:45");
    let found = Snooze::ALL.map(|snooze| snooze.until(utc(start), &world.moment()));
    assert_eq!(found, expected.map(|until| until.map(utc)));
}

#[test]
fn a_snooze_lasts_some_minutes_or_until_an_hour_before_or_until_ten_tomorrow_but_never_into_the_call() {
    let (five, ten, thirty) = ("2026-11-30 12:50", "2026-11-30 12:55", "2026-11-30 13:15");
    check_snoozes("2026-11-30 12:50", [None, None, None, None, None]);
    check_snoozes("2026-11-30 13:00", [Some(five), Some(ten), None, None, None]);
    check_snoozes("2026-11-30 13:45", [Some(five), Some(ten), Some(thirty), None, None]);
    check_snoozes("2026-11-30 14:00", [Some(five), Some(ten), Some(thirty), Some("2026-11-30 13:00"), None]);
    // Ten in Kyiv is eight in Greenwich.
    let (hour, morning) = ("2026-12-01 12:00", "2026-12-01 08:00");
    check_snoozes("2026-12-01 13:00", [Some(five), Some(ten), Some(thirty), Some(hour), Some(morning)]);
}

#[test]
fn a_snooze_that_would_last_into_the_call_is_refused_and_says_so() {
    let (mut world, call) = first_call("2026-11-30 12:58");
    let reminder = key(&world, call);
    let notes = world.answer(Command::SnoozeReminder { call, reminder, snooze: Snooze::Minutes(5) });
    assert_eq!(notes, [Note::TooLateToSnooze]);
    check_states(&world, call, &[ReminderState::Due]);
}

#[test]
fn what_came_due_while_no_page_was_open_is_told_apart_whether_its_call_has_begun_or_not() {
    let mut world = World::at("2026-11-24 09:00");
    let begun = world.call_of(CallType::FirstCall, "2026-11-30 14:00", &[]);
    let coming = world.call_of(CallType::FirstCall, "2026-11-30 15:10", &[]);
    let later = world.call_of(CallType::FirstCall, "2026-11-30 15:19", &[]);
    world.pass_to("2026-11-30 13:05");
    let rung = world.ring(Some(utc("2026-11-30 11:00")));
    assert_eq!(rung.iter().map(|reminder| reminder.call).collect::<Vec<_>>(), [begun, coming, later]);
    let slept_through = |call| world.reminders(call).iter().all(Reminder::was_slept_through);
    assert_eq!([begun, coming, later].map(slept_through), [true, true, true]);
    check_states(&world, begun, &[ReminderState::Missed]);
    check_states(&world, coming, &[ReminderState::Due]);
    assert_eq!(world.ring(Some(utc("2026-11-30 11:00"))), []);
}

#[test]
fn what_came_due_while_a_page_was_open_or_was_done_was_not_slept_through() {
    let mut world = World::at("2026-11-24 09:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    check_ring(&mut world, "2026-11-30 12:45", &["Anna Weber"]);
    world.pass_to("2026-11-30 13:05");
    assert_eq!(world.ring(Some(utc("2026-11-30 12:50"))), []);
    assert!(!world.reminders(call).iter().any(Reminder::was_slept_through));
    let other = world.call_of(CallType::FirstCall, "2026-11-30 16:00", &[]);
    world.pass_to("2026-11-30 13:50");
    world.ring(Some(utc("2026-11-30 13:06")));
    assert!(world.reminders(other).iter().all(Reminder::was_slept_through));
    let reminder = key(&world, other);
    world.tell(Command::FinishReminder { call: other, reminder });
    assert!(!world.reminders(other).iter().any(Reminder::was_slept_through));
}

#[test]
fn a_call_entered_after_it_began_was_not_slept_through() {
    let mut world = World::at("2026-11-30 13:05");
    world.call_of(CallType::FirstCall, "2026-11-30 12:00", &[]);
    assert_eq!(world.ring(Some(utc("2026-11-30 13:00"))), []);
}

#[test]
fn a_finished_reminder_does_not_ring_and_can_be_reopened() {
    let (mut world, call) = first_call("2026-11-30 12:00");
    let reminder = key(&world, call);
    world.tell(Command::FinishReminder { call, reminder: reminder.clone() });
    check_states(&world, call, &[ReminderState::Done(utc("2026-11-30 12:00"))]);
    check_ring(&mut world, "2026-11-30 12:45", &[]);
    world.tell(Command::ReopenReminder { call, reminder });
    check_ring(&mut world, "2026-11-30 12:46", &["Anna Weber"]);
}

#[test]
fn a_call_that_was_held_missed_or_cancelled_reminds_nobody() {
    for status in [CallStatus::Held, CallStatus::Missed, CallStatus::Cancelled] {
        let (mut world, call) = first_call("2026-11-24 09:00");
        world.tell(Command::SetStatus { call, status });
        check_ring(&mut world, "2026-11-30 12:50", &[]);
        check_states(&world, call, &[ReminderState::Dropped]);
    }
}

#[test]
fn a_moved_call_has_fresh_reminders_and_the_old_ticks_do_not_count() {
    let (mut world, call) = first_call("2026-11-24 09:00");
    let reminder = key(&world, call);
    world.tell(Command::FinishReminder { call, reminder });
    let time = world.time("2026-12-01 15:00");
    world.tell(Command::ChangeTime { call, time });
    check_reminders(&world, call, &[("Anna Weber", "2026-12-01 12:45")]);
    check_states(&world, call, &[ReminderState::Upcoming]);
    check_ring(&mut world, "2026-11-30 12:50", &[]);
    check_ring(&mut world, "2026-12-01 12:45", &["Anna Weber"]);
}

#[test]
fn a_call_given_another_length_or_link_keeps_its_ticks() {
    let (mut world, call) = first_call("2026-11-24 09:00");
    let reminder = key(&world, call);
    world.tell(Command::FinishReminder { call, reminder });
    let mut time = world.time("2026-11-30 15:00");
    (time.duration_minutes, time.link) = (60, None);
    world.tell(Command::ChangeTime { call, time });
    check_states(&world, call, &[ReminderState::Done(utc("2026-11-24 09:00"))]);
}

#[test]
fn taking_a_letter_notes_when_and_leaves_the_reminder_open() {
    let (mut world, call) = first_call("2026-11-30 12:50");
    let letter = Letter { subject: "S".to_owned(), body: "B".to_owned(), ..Letter::default() };
    let purpose = Purpose::Reminder(key(&world, call));
    let effects = world.take(letter, "client_reminder", call, "client", Channel::Clipboard, purpose);
    assert!(effects.contains(&Effect::Copy { text: "S\n\nB".to_owned(), then: Note::Copied }), "{effects:?}");
    let reminder = world.reminders(call).remove(0);
    assert_eq!(
        (reminder.mark.taken, reminder.state),
        (Some(Taken { at: world.now, by: Some(Channel::Clipboard) }), ReminderState::Due)
    );
}

#[test]
fn the_reminders_of_many_calls_ring_together() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", "");
    let olga = world.add_candidate("Olga", "");
    world.call_of(CallType::Interview, "2026-11-30 15:00", &[ivan, olga]);
    world.call_of(CallType::FirstCall, "2026-11-30 15:10", &[]);
    check_ring(&mut world, "2026-11-30 12:55", &["Ivan", "Olga", "Anna Weber"]);
}
