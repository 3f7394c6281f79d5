//! Three times to offer a client: on three working days, at hours that suit both clocks.

use callboard::domain::call::{CallStatus, CallType};
use callboard::domain::command::Command;
use callboard::domain::free_slots::free_slots;
use callboard::domain::ids::CallId;
use callboard::domain::zone::ZoneName;
use chrono::{DateTime, Datelike, Duration, Timelike, Utc};
use proptest::prelude::*;
use proptest::sample::select;

use crate::times::{date, utc};
use crate::world::World;

/// The times offered for a call of so many minutes, as the user's clocks show them.
fn offered(world: &World, zone: &str, minutes: u16) -> Vec<String> {
    let rules = world.moment().own_rules();
    slots(world, zone, minutes).into_iter().map(|at| rules.wall(at).format("%a %d %b %H:%M").to_string()).collect()
}

fn slots(world: &World, zone: &str, minutes: u16) -> Vec<DateTime<Utc>> {
    free_slots(minutes, &ZoneName::from(zone), &world.board, &world.moment())
}

/// A planned call of so many minutes.
fn planned(world: &mut World, start: &str, minutes: u16) -> CallId {
    let mut plan = world.plan(CallType::Interview, start, &[]);
    plan.time.duration_minutes = minutes;
    world.call_as(plan)
}

#[test]
fn on_one_clock_they_are_a_morning_a_midday_and_an_afternoon() {
    let world = World::at("2026-11-24 09:00");
    assert_eq!(offered(&world, "Europe/Kyiv", 30), ["Wed 25 Nov 10:30", "Thu 26 Nov 13:30", "Fri 27 Nov 16:30"]);
    assert_eq!(offered(&world, "Europe/Kyiv", 480), ["Wed 25 Nov 09:00", "Thu 26 Nov 09:30", "Fri 27 Nov 10:00"]);
}

#[test]
fn on_two_clocks_they_lie_in_the_hours_both_are_at_work() {
    let world = World::at("2026-11-24 09:00");
    // From four in Kyiv it is nine in New York.
    assert_eq!(offered(&world, "America/New_York", 30), ["Wed 25 Nov 16:00", "Thu 26 Nov 17:00", "Fri 27 Nov 17:30"]);
    assert_eq!(offered(&world, "America/New_York", 60), ["Wed 25 Nov 16:00", "Thu 26 Nov 16:30", "Fri 27 Nov 17:00"]);
    assert_eq!(offered(&world, "America/New_York", 120), ["Wed 25 Nov 16:00", "Thu 26 Nov 16:00", "Fri 27 Nov 16:00"]);
    // Until a quarter past two in Kyiv it is not yet six in Kathmandu.
    assert_eq!(offered(&world, "Asia/Kathmandu", 30), ["Wed 25 Nov 09:30", "Thu 26 Nov 11:30", "Fri 27 Nov 13:00"]);
}

#[test]
fn without_common_office_hours_they_are_early_or_late_and_without_any_at_the_users() {
    let world = World::at("2026-11-24 09:00");
    assert_eq!(
        offered(&world, "America/Los_Angeles", 30),
        ["Wed 25 Nov 18:00", "Thu 26 Nov 19:00", "Fri 27 Nov 19:30"]
    );
    assert_eq!(offered(&world, "Pacific/Auckland", 30), ["Wed 25 Nov 08:00", "Thu 26 Nov 08:30", "Fri 27 Nov 08:30"]);
    assert_eq!(offered(&world, "Pacific/Honolulu", 30), ["Wed 25 Nov 10:30", "Thu 26 Nov 13:30", "Fri 27 Nov 16:30"]);
    // Eight hours are more than Kyiv and New York have in common.
    assert_eq!(offered(&world, "America/New_York", 480), ["Wed 25 Nov 09:00", "Thu 26 Nov 09:30", "Fri 27 Nov 10:00"]);
}

#[test]
fn the_first_is_on_the_next_working_day_of_the_users_clock() {
    for (now, first) in [
        ("2026-11-26 21:59", "Fri 27 Nov 10:30"),
        ("2026-11-26 22:00", "Mon 30 Nov 10:30"),
        ("2026-11-29 21:59", "Mon 30 Nov 10:30"),
        ("2026-11-29 22:00", "Tue 01 Dec 10:30"),
    ] {
        assert_eq!(offered(&World::at(now), "Europe/Kyiv", 30).first().map(String::as_str), Some(first), "{now}");
    }
}

#[test]
fn it_is_nobodys_weekend() {
    // Friday afternoon in Los Angeles is Saturday morning in Auckland.
    let world = World::of_user_in("America/Los_Angeles", "2026-11-25 20:00");
    assert_eq!(offered(&world, "Pacific/Auckland", 30), ["Thu 26 Nov 13:00", "Mon 30 Nov 15:00", "Tue 01 Dec 17:00"]);
    // Monday morning in Kyiv is Sunday evening in Honolulu.
    let world = World::at("2026-11-27 09:00");
    assert_eq!(offered(&world, "Pacific/Honolulu", 30), ["Mon 30 Nov 13:00", "Tue 01 Dec 13:30", "Wed 02 Dec 16:30"]);
}

#[test]
fn between_two_changes_of_clocks_each_day_has_its_own_hours() {
    // Kyiv changes on Sunday, 29 March, three weeks after America.
    let world = World::at("2026-03-26 09:00");
    assert_eq!(offered(&world, "America/New_York", 30), ["Fri 27 Mar 15:30", "Mon 30 Mar 17:00", "Tue 31 Mar 17:30"]);
    assert_eq!(
        slots(&world, "America/New_York", 30),
        ["2026-03-27 13:30", "2026-03-30 14:00", "2026-03-31 14:30"].map(utc)
    );
    // On Friday Denver's office opens at five, from Monday on at six: eight o'clock there will have to do.
    assert_eq!(offered(&world, "America/Denver", 30), ["Fri 27 Mar 17:00", "Mon 30 Mar 18:30", "Tue 31 Mar 19:30"]);
}

#[test]
fn a_quarter_of_an_hour_is_left_before_and_after_planned_calls() {
    for (start, minutes, first) in [
        ("2026-11-25 15:00", 45, "Wed 25 Nov 16:00"),
        ("2026-11-25 15:00", 46, "Wed 25 Nov 16:30"),
        ("2026-11-25 16:45", 15, "Wed 25 Nov 16:00"),
        ("2026-11-25 16:44", 15, "Wed 25 Nov 17:30"),
        ("2026-11-25 16:10", 80, "Thu 26 Nov 16:00"),
        ("2026-11-25 10:00", 480, "Thu 26 Nov 16:00"),
    ] {
        let mut world = World::at("2026-11-24 09:00");
        let call = planned(&mut world, start, minutes);
        let offer = offered(&world, "America/New_York", 30);
        assert_eq!(offer.first().map(String::as_str), Some(first), "{start}, {minutes} minutes");
        world.tell(Command::SetStatus { call, status: CallStatus::Cancelled });
        assert_eq!(offered(&world, "America/New_York", 30)[0], "Wed 25 Nov 16:00");
    }
}

#[test]
fn within_thirty_days_there_may_be_fewer_or_none() {
    let mut world = World::at("2026-11-24 09:00");
    let calls: Vec<CallId> = (1..=30)
        .map(|day| {
            let date = date("2026-11-24") + Duration::days(day);
            planned(&mut world, &format!("{date} 10:00"), 480)
        })
        .collect();
    assert_eq!(offered(&world, "America/New_York", 150), Vec::<String>::new());
    // The last two days are a Wednesday and a Thursday.
    for call in &calls[28..] {
        world.tell(Command::SetStatus { call: *call, status: CallStatus::Cancelled });
    }
    assert_eq!(offered(&world, "America/New_York", 120), ["Wed 23 Dec 16:00", "Thu 24 Dec 16:00"]);
}

const ZONES: &[&str] = &[
    "Europe/Kyiv",
    "America/New_York",
    "America/Los_Angeles",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Pacific/Auckland",
    "UTC",
    "America/St_Johns",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn wherever_the_two_are_three_working_days_are_offered(
        own in select(ZONES),
        client in select(ZONES),
        hour in 0..17_520_i64,
        minutes in 5..=480_u16,
    ) {
        let mut world = World::of_user_in(own, "2026-01-01 00:00");
        world.now += Duration::hours(hour);
        let slots = slots(&world, client, minutes);
        prop_assert_eq!(slots.len(), 3);
        let mut day = world.moment().today();
        for slot in slots {
            let here = world.moment().own_rules().wall(slot);
            let there = world.zones.rules(&ZoneName::from(client)).wall(slot);
            let over = world.moment().own_rules().wall(slot + Duration::minutes(i64::from(minutes)));
            prop_assert!(here.date() > day && here.minute().is_multiple_of(30) && here.hour() >= 8, "{here} after {day}");
            prop_assert!(over <= here.date().and_hms_opt(20, 0, 0).expect("eight in the evening"), "{here} to {over}");
            prop_assert!([here, there].iter().all(|wall| wall.weekday().num_days_from_monday() < 5), "{here}, {there}");
            day = here.date();
        }
    }
}
