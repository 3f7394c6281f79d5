//! Reminder times across the change to and from summer time. `20 minutes before` counts real minutes; `the day before
//! at 10:00` is 10:00 on the user's clock, whatever the clocks of the others do.

use callboard::domain::call::CallType;
use callboard::domain::command::CallPlan;

use crate::row::check_reminders;
use crate::times::utc;
use crate::world::World;

/// A user in one zone, a repeat call in another, and when its one candidate is reminded.
#[track_caller]
fn check(user: &str, zone: &str, start: &str, day_before: &str, twenty_minutes: &str) {
    let mut world = World::of_user_in(user, "2026-01-15 09:00");
    let ivan = world.add_candidate("Ivan", "");
    let time = world.time_in(zone, start);
    let plan = CallPlan { time, ..world.plan(CallType::RepeatCall, "2026-02-01 12:00", &[ivan]) };
    let call = world.call_as(plan);
    check_reminders(&world, call, &[("Ivan", day_before), ("Ivan", twenty_minutes)]);
}

#[test]
fn when_only_new_york_has_changed_its_clocks_the_call_moves_and_the_users_morning_stays() {
    let check = |start, day_before, minutes| check("Europe/Kyiv", "America/New_York", start, day_before, minutes);
    check("2026-03-06 09:00", "2026-03-05 08:00", "2026-03-06 13:40");
    check("2026-03-09 09:00", "2026-03-08 08:00", "2026-03-09 12:40");
}

#[test]
fn when_kyiv_changes_to_summer_time_the_day_before_is_ten_on_the_clock_of_that_day() {
    let check = |start, day_before, minutes| check("Europe/Kyiv", "America/New_York", start, day_before, minutes);
    check("2026-03-29 09:00", "2026-03-28 08:00", "2026-03-29 12:40");
    check("2026-03-30 09:00", "2026-03-29 07:00", "2026-03-30 12:40");
    check("2026-03-31 09:00", "2026-03-30 07:00", "2026-03-31 12:40");
}

#[test]
fn in_autumn_kyiv_changes_first_and_new_york_a_week_later() {
    let check = |start, day_before, minutes| check("Europe/Kyiv", "America/New_York", start, day_before, minutes);
    check("2026-10-25 09:00", "2026-10-24 07:00", "2026-10-25 12:40");
    check("2026-10-26 09:00", "2026-10-25 08:00", "2026-10-26 12:40");
    check("2026-11-01 09:00", "2026-10-31 08:00", "2026-11-01 13:40");
    check("2026-11-02 09:00", "2026-11-01 08:00", "2026-11-02 13:40");
}

#[test]
fn the_day_before_is_the_users_day_also_where_the_clients_is_another() {
    // Eight in the evening in New York is three in the morning of the next day in Kyiv.
    check("Europe/Kyiv", "America/New_York", "2026-03-29 20:00", "2026-03-29 07:00", "2026-03-29 23:40");
    check("Australia/Sydney", "America/New_York", "2026-10-03 18:00", "2026-10-03 00:00", "2026-10-03 21:40");
    check("Australia/Sydney", "America/New_York", "2026-10-04 18:00", "2026-10-03 23:00", "2026-10-04 21:40");
}

#[test]
fn in_the_south_summer_time_begins_when_it_ends_in_the_north() {
    check("Australia/Sydney", "Australia/Sydney", "2026-04-05 12:00", "2026-04-03 23:00", "2026-04-05 01:40");
    check("Australia/Sydney", "Australia/Sydney", "2026-04-06 12:00", "2026-04-05 00:00", "2026-04-06 01:40");
    // Santiago's clocks go forward at midnight: 6 September has no 0:00.
    check("America/Santiago", "America/Santiago", "2026-09-06 09:00", "2026-09-05 14:00", "2026-09-06 11:40");
    check("America/Santiago", "America/Santiago", "2026-09-07 09:00", "2026-09-06 13:00", "2026-09-07 11:40");
}

#[test]
fn twenty_minutes_before_are_real_minutes_across_the_change() {
    let check = |start, day_before, minutes| check("Europe/Kyiv", "Europe/Kyiv", start, day_before, minutes);
    check("2026-03-29 04:10", "2026-03-28 08:00", "2026-03-29 00:50");
    check("2026-10-25 04:10", "2026-10-24 07:00", "2026-10-25 01:50");
}

#[test]
fn of_a_time_that_comes_twice_the_earlier_is_meant() {
    let world = World::at("2026-01-15 09:00");
    assert_eq!(world.time_in("Europe/Kyiv", "2026-10-25 03:30").start.at, utc("2026-10-25 00:30"));
    check("Europe/Kyiv", "Europe/Kyiv", "2026-10-25 03:30", "2026-10-24 07:00", "2026-10-25 00:10");
}

#[test]
fn zones_without_summer_time_and_with_odd_offsets_are_reckoned_as_well() {
    check("Asia/Kathmandu", "America/New_York", "2026-03-09 09:00", "2026-03-08 04:15", "2026-03-09 12:40");
    check("Australia/Lord_Howe", "Australia/Lord_Howe", "2026-04-06 09:00", "2026-04-04 23:30", "2026-04-05 22:10");
}
