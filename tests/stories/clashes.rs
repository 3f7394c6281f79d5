//! What stands against a time for a call. The user is in Kyiv, the client in New York: seven hours apart but for the
//! weeks between their changes of clocks.

use callboard::domain::board::Record;
use callboard::domain::call::{CallStatus, CallType};
use callboard::domain::candidate::same_employee_id;
use callboard::domain::clashes::{Clash, Occasion, clashes, day_calls, is_out_of_hours};
use callboard::domain::command::{Command, Destination};
use callboard::domain::deal::{CandidacyState, Deal};
use callboard::domain::ids::{CallId, CandidateId, DealId};
use callboard::domain::zone::ZoneName;
use chrono::{DateTime, Utc};

use crate::times::utc;
use crate::world::World;

/// Four in the afternoon in Kyiv, nine in the morning in New York.
const GOOD: &str = "2026-11-30 16:00";

/// A time on the user's clock for an hour's call of a new deal.
fn at(world: &World, start: &str) -> Occasion<'static> {
    Occasion { start: world.time(start).start.at, duration_minutes: 60, deal: None, call: None, candidates: &[] }
}

fn found(world: &World, occasion: &Occasion) -> Vec<Clash> {
    clashes(occasion, &world.board, &world.moment())
}

/// The names of those for whom it is out of hours, with what their clocks show.
fn out_of_hours(world: &World, occasion: &Occasion) -> Vec<(String, String)> {
    let person = |clash| match clash {
        Clash::OutOfHours { person, wall } => Some((person.contact.name, wall.format("%a %H:%M").to_string())),
        _ => None,
    };
    found(world, occasion).into_iter().filter_map(person).collect()
}

/// A planned call with these candidates and its length in minutes.
fn planned(world: &mut World, start: &str, minutes: u16, candidates: &[CandidateId]) -> CallId {
    let mut plan = world.plan(CallType::Interview, start, candidates);
    plan.time.duration_minutes = minutes;
    world.call_as(plan)
}

fn live_in(world: &mut World, candidate: CandidateId, zone: &str) {
    let mut known = world.board.candidate(candidate).expect("a candidate of this board").clone();
    known.zone = Some(ZoneName::from(zone));
    world.tell(Command::SaveCandidate(known));
}

fn set_state(world: &mut World, deal: DealId, candidate: CandidateId, state: CandidacyState) {
    let mut known: Deal = world.deal(deal).clone();
    known.candidacy_mut(candidate).state = state;
    world.board.put(Record::Deal(known));
}

#[test]
fn a_call_that_ends_when_another_begins_is_not_in_its_way() {
    for (start, minutes, is_in_the_way) in [
        ("2026-11-30 15:00", 60, false),
        ("2026-11-30 15:00", 61, true),
        ("2026-11-30 16:00", 5, true),
        ("2026-11-30 16:20", 20, true),
        ("2026-11-30 16:59", 60, true),
        ("2026-11-30 17:00", 60, false),
        ("2026-11-30 08:00", 480, false),
        ("2026-11-30 08:01", 480, true),
        ("2026-12-01 16:00", 60, false),
    ] {
        let mut world = World::at("2026-11-24 09:00");
        let call = planned(&mut world, start, minutes, &[]);
        let expected = if is_in_the_way { vec![Clash::Overlap(call)] } else { Vec::new() };
        assert_eq!(found(&world, &at(&world, GOOD)), expected, "{start}, {minutes} minutes");
    }
}

#[test]
fn neither_the_call_that_is_moved_nor_one_that_is_not_planned_is_in_the_way() {
    let mut world = World::at("2026-11-24 09:00");
    let moved = planned(&mut world, GOOD, 60, &[]);
    let cancelled = planned(&mut world, GOOD, 60, &[]);
    world.tell(Command::SetStatus { call: cancelled, status: CallStatus::Cancelled });
    let occasion = at(&world, GOOD);
    assert_eq!(found(&world, &occasion), [Clash::Overlap(moved)]);
    assert_eq!(found(&world, &Occasion { call: Some(moved), ..occasion }), []);
}

#[test]
fn over_midnight_and_over_a_change_of_clocks_calls_overlap_in_real_minutes() {
    let mut world = World::at("2026-10-20 09:00");
    let over_midnight = planned(&mut world, "2026-10-21 23:30", 60, &[]);
    let overlaps = |world: &World, start: &str| {
        let calls = found(world, &at(world, start)).into_iter();
        calls.filter(|clash| matches!(clash, Clash::Overlap(_))).collect::<Vec<_>>()
    };
    assert_eq!(overlaps(&world, "2026-10-22 00:00"), [Clash::Overlap(over_midnight)]);
    assert_eq!(overlaps(&world, "2026-10-22 00:30"), []);
    // At four o'clock it is three again: a call of an hour from 3:30 on is over at 3:30.
    planned(&mut world, "2026-10-25 03:30", 60, &[]);
    assert_eq!(overlaps(&world, "2026-10-25 04:00"), []);
}

#[test]
fn a_candidate_is_busy_with_another_deals_call_and_taken_by_another_deals_choice() {
    let mut world = World::at("2026-11-24 09:00");
    let (ivan, olga) = (world.add_candidate("Ivan", ""), world.add_candidate("Olga", ""));
    let later = planned(&mut world, "2026-11-30 16:30", 30, &[olga, ivan]);
    let earlier = planned(&mut world, "2026-11-30 15:30", 60, &[ivan]);
    let taken_by = world.create_deal("QA");
    set_state(&mut world, taken_by, ivan, CandidacyState::Chosen);
    let occasion = Occasion { candidates: &[olga, ivan], ..at(&world, GOOD) };
    assert_eq!(
        found(&world, &occasion),
        [
            Clash::Overlap(earlier),
            Clash::Overlap(later),
            Clash::CandidateBusy { candidate: olga, call: later },
            Clash::CandidateBusy { candidate: ivan, call: earlier },
            Clash::CandidateBusy { candidate: ivan, call: later },
            Clash::CandidateTaken { candidate: ivan, deal: taken_by },
        ]
    );
    assert_eq!(
        found(&world, &Occasion { deal: Some(taken_by), candidates: &[ivan], ..at(&world, "2026-11-30 18:00") }),
        []
    );
}

#[test]
fn a_candidate_is_taken_who_is_chosen_or_hired_in_a_deal_that_is_not_lost() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", "");
    let other = world.create_deal("QA");
    let candidates = [ivan];
    let occasion = Occasion { candidates: &candidates, ..at(&world, GOOD) };
    for (state, is_taken) in [
        (CandidacyState::Proposed, false),
        (CandidacyState::Interviewed, false),
        (CandidacyState::Declined, false),
        (CandidacyState::Chosen, true),
        (CandidacyState::Hired, true),
    ] {
        set_state(&mut world, other, ivan, state);
        assert_eq!(found(&world, &occasion).len(), usize::from(is_taken), "{state:?}");
    }
    world.move_to(other, Destination::Hired(Vec::new()));
    assert_eq!(found(&world, &occasion), [Clash::CandidateTaken { candidate: ivan, deal: other }]);
    world.move_to(other, Destination::Lost { because: "no budget".to_owned() });
    assert_eq!(found(&world, &occasion), []);
}

#[test]
fn the_day_begins_at_eight_and_ends_at_twenty_where_each_person_is() {
    let mut world = World::at("2026-01-15 09:00");
    let deal = world.create_deal("Java developer");
    let (ivan, kim) = (world.add_candidate("Ivan", ""), world.add_candidate("Kim", ""));
    live_in(&mut world, kim, "Pacific/Auckland");
    for (start, expected) in [
        // New York, Kyiv and Auckland in January: seven hours behind the user, eleven ahead.
        ("2026-01-20 14:59", vec![("Anna Weber", "Tue 07:59"), ("Kim", "Wed 01:59")]),
        ("2026-01-20 15:00", vec![("Kim", "Wed 02:00")]),
        ("2026-01-20 19:59", vec![("Kim", "Wed 06:59")]),
        ("2026-01-20 20:00", vec![("Ivan", "Tue 20:00"), ("Kim", "Wed 07:00"), ("Olena K.", "Tue 20:00")]),
        ("2026-01-20 21:00", vec![("Ivan", "Tue 21:00"), ("Olena K.", "Tue 21:00")]),
        ("2026-01-20 08:00", vec![("Anna Weber", "Tue 01:00")]),
        ("2026-01-20 07:59", vec![("Anna Weber", "Tue 00:59"), ("Ivan", "Tue 07:59"), ("Olena K.", "Tue 07:59")]),
        // Only New York has changed its clocks: six hours.
        ("2026-03-10 14:00", vec![("Kim", "Wed 01:00")]),
        ("2026-03-31 14:00", vec![("Anna Weber", "Tue 07:00"), ("Kim", "Wed 00:00")]),
    ] {
        let occasion = Occasion { deal: Some(deal), candidates: &[ivan, kim], ..at(&world, start) };
        let expected: Vec<_> = expected.iter().map(|(name, time)| (name.to_string(), time.to_string())).collect();
        assert_eq!(out_of_hours(&world, &occasion), expected, "{start}");
    }
}

#[test]
fn hours_are_those_the_zones_clocks_show() {
    let world = World::at("2026-01-15 09:00");
    for (at, zone, expected) in [
        ("2026-01-20 02:15", "Asia/Kathmandu", false),
        ("2026-01-20 02:14", "Asia/Kathmandu", true),
        ("2026-01-20 14:15", "Asia/Kathmandu", true),
        ("2026-01-20 18:00", "Pacific/Kiritimati", false),
        ("2026-01-20 18:00", "Pacific/Honolulu", false),
        ("2026-01-20 17:59", "Pacific/Honolulu", true),
        ("2026-01-20 19:59", "UTC", false),
    ] {
        assert_eq!(is_out_of_hours(utc(at), &ZoneName::from(zone), &world.moment()), expected, "{at} in {zone}");
    }
}

/// The starts of a day's calls, as the clocks of Greenwich show them.
fn starts(world: &World, at: &str) -> Vec<DateTime<Utc>> {
    day_calls(&world.board, &world.moment(), utc(at), None).iter().map(|call| call.start.at).collect()
}

#[test]
fn the_calls_of_a_day_are_those_of_the_users_day_by_their_start() {
    let mut world = World::at("2026-11-24 09:00");
    for start in ["2026-11-30 23:59", "2026-11-30 00:00", "2026-11-29 23:59", "2026-12-01 00:00", "2026-11-30 12:00"] {
        planned(&mut world, start, 30, &[]);
    }
    let day = ["2026-11-29 22:00", "2026-11-30 10:00", "2026-11-30 21:59"].map(utc);
    for at in ["2026-11-29 22:00", "2026-11-30 12:00", "2026-11-30 21:59"] {
        assert_eq!(starts(&world, at), day, "{at}");
    }
    assert_eq!(starts(&world, "2026-11-30 22:00"), [utc("2026-11-30 22:00")]);
    assert!(starts(&world, "2026-12-05 12:00").is_empty());
}

#[test]
fn the_call_that_is_moved_and_those_that_are_over_are_not_among_the_calls_of_a_day() {
    let mut world = World::at("2026-11-24 09:00");
    let [moved, held, other] =
        ["10:00", "11:00", "12:00"].map(|time| planned(&mut world, &format!("2026-11-30 {time}"), 30, &[]));
    world.hold(held);
    let calls = day_calls(&world.board, &world.moment(), utc("2026-11-30 09:00"), Some(moved));
    assert_eq!(calls.iter().map(|call| call.id).collect::<Vec<_>>(), [other]);
}

#[test]
fn a_day_of_25_hours_and_one_without_a_midnight_are_whole_days() {
    let mut world = World::at("2026-10-20 09:00");
    for start in ["2026-10-25 00:00", "2026-10-25 23:59", "2026-10-26 00:00"] {
        planned(&mut world, start, 30, &[]);
    }
    assert_eq!(starts(&world, "2026-10-25 12:00"), ["2026-10-24 21:00", "2026-10-25 21:59"].map(utc));
    let mut world = World::of_user_in("America/Santiago", "2026-09-01 09:00");
    for start in ["2026-09-05 23:59", "2026-09-06 01:00", "2026-09-06 23:59"] {
        planned(&mut world, start, 30, &[]);
    }
    assert_eq!(starts(&world, "2026-09-06 12:00"), ["2026-09-06 04:00", "2026-09-07 02:59"].map(utc));
}

#[test]
fn a_start_at_either_end_of_the_calendar_is_no_trouble() {
    let mut world = World::at("2026-11-24 09:00");
    let deal = world.create_deal("Java developer");
    for start in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        let occasion = Occasion { start, deal: Some(deal), ..at(&world, GOOD) };
        found(&world, &occasion);
        day_calls(&world.board, &world.moment(), start, None);
    }
}

#[test]
fn two_people_with_one_employee_id_are_found_whatever_its_case() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", " ab-1042 ");
    let olga = world.add_candidate("Olga", "");
    let found = |typed: &str, except| same_employee_id(typed, except, &world.board);
    assert_eq!(found("AB-1042", None), Some(ivan));
    assert_eq!(found(" ab-1042", Some(olga)), Some(ivan));
    assert_eq!(found("AB-1042", Some(ivan)), None);
    assert_eq!(found("AB-104", None), None);
    assert_eq!(found("", None), None);
    assert_eq!(found("  ", Some(ivan)), None);
}
