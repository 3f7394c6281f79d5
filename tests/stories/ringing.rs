//! Reminders that come due: each rings once, again after a snooze, and never when nobody is to be reminded any more.

use callboard::domain::call::{CallStatus, CallType, Channel, Taken};
use callboard::domain::command::{Command, Effect, Note, Purpose};
use callboard::domain::ids::CallId;
use callboard::domain::letter::Letter;
use callboard::domain::reminder::{ReminderKey, ReminderState};

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
    let mut rung = Vec::new();
    for effect in world.tell(Command::Tick) {
        if let Effect::Notify(reminders) = effect {
            rung.extend(reminders.into_iter().map(|reminder| reminder.recipient.contact.name));
        }
    }
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
    let (mut world, _) = first_call("2026-11-30 12:50");
    let effects = world.tell(Command::Tick);
    assert!(matches!(effects.as_slice(), [Effect::Save { .. }, Effect::Notify(_)]), "{effects:?}");
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
    world.tell(Command::SnoozeReminder { call, reminder, minutes: 5 });
    check_states(&world, call, &[ReminderState::Snoozed(utc("2026-11-30 12:50"))]);
    check_ring(&mut world, "2026-11-30 12:49", &[]);
    check_ring(&mut world, "2026-11-30 12:50", &["Anna Weber"]);
    check_ring(&mut world, "2026-11-30 12:51", &[]);
}

#[test]
fn a_snooze_ends_a_minute_before_the_call_at_the_latest() {
    let (mut world, call) = first_call("2026-11-24 09:00");
    check_ring(&mut world, "2026-11-30 12:50", &["Anna Weber"]);
    let reminder = key(&world, call);
    world.tell(Command::SnoozeReminder { call, reminder, minutes: 60 });
    check_ring(&mut world, "2026-11-30 12:58", &[]);
    check_ring(&mut world, "2026-11-30 12:59", &["Anna Weber"]);
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
