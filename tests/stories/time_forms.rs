//! When and where a call takes place, as it is typed.

use std::fmt::Debug;

use callboard::domain::form::time::typed_start;
use callboard::domain::form::{Complaint, Field, Problem, TimeForm, read_time};
use callboard::domain::zone::ZoneName;

use crate::times::wall;
use crate::world::World;

pub fn time_form() -> TimeForm {
    TimeForm {
        start: "2026-11-30T15:00".to_owned(),
        zone: "Europe/Kyiv".to_owned(),
        duration: "30".to_owned(),
        link: "meet.google.com/abc".to_owned(),
        past_is_meant: false,
    }
}

#[track_caller]
pub fn check_problems<T: Debug>(found: Result<T, Vec<Problem>>, expected: &[(Field, Complaint)]) {
    let problems = match found {
        Ok(_) => Vec::new(),
        Err(problems) => problems,
    };
    let found: Vec<(Field, Complaint)> = problems.into_iter().map(|problem| (problem.field, problem.why)).collect();
    assert_eq!(found, expected);
}

pub fn too_long(length: usize, limit: usize) -> Complaint {
    Complaint::TooLong { length, limit }
}

/// The complaints about a good time after one change.
#[track_caller]
fn check_time(change: impl FnOnce(&mut TimeForm), expected: &[(Field, Complaint)]) {
    let mut form = time_form();
    change(&mut form);
    check_problems(read_time(&form, &World::at("2026-11-24 09:00").moment()), expected);
}

#[test]
fn a_time_in_the_past_is_taken_only_when_it_is_meant() {
    let past = |form: &mut TimeForm| form.start = "2026-11-24T10:59".to_owned();
    check_time(past, &[(Field::Start, Complaint::InThePast)]);
    check_time(|form| form.start = "2026-11-24T11:00".to_owned(), &[]);
    check_time(
        |form| {
            past(form);
            form.past_is_meant = true;
        },
        &[],
    );
}

#[test]
fn a_time_clocks_skip_is_answered_with_the_next_one_they_show() {
    for (zone, typed, instead) in [
        ("Europe/Kyiv", "2027-03-28T03:00", "2027-03-28 04:00"),
        ("Europe/Kyiv", "2027-03-28T03:30", "2027-03-28 04:00"),
        ("America/New_York", "2027-03-14T02:59", "2027-03-14 03:00"),
        ("Australia/Lord_Howe", "2027-10-03T02:15", "2027-10-03 02:30"),
        ("America/Santiago", "2027-09-05T00:10", "2027-09-05 01:00"),
    ] {
        check_time(
            |form| (form.start, form.zone) = (typed.to_owned(), zone.to_owned()),
            &[(Field::Start, Complaint::SkippedByClocks { instead: wall(instead) })],
        );
    }
}

#[test]
fn what_is_no_time_is_said_to_be_none() {
    check_time(|form| form.start = String::new(), &[(Field::Start, Complaint::Required)]);
    for typed in ["tomorrow", "2026-11-31T15:00", "2026-11-30", "2026-11-30T25:00", "soon", "2026-11-30T15:00Z"] {
        check_time(|form| form.start = typed.to_owned(), &[(Field::Start, Complaint::NotADate)]);
    }
    check_time(|form| form.start = "2026-11-30T15:00:00".to_owned(), &[]);
}

/// A start typed at a moment for a zone, and what it is read as there.
#[track_caller]
fn check_typed(now: &str, zone: &str, typed: &str, expected: &str) {
    let world = World::at(now);
    let form = TimeForm { start: typed.to_owned(), zone: zone.to_owned(), ..time_form() };
    assert_eq!(typed_start(&form, &world.moment()), Some(wall(expected)), "{typed}");
    let start = read_time(&form, &world.moment()).expect("a time that is ahead").start;
    let own = if zone.is_empty() { "Europe/Kyiv" } else { zone };
    assert_eq!((start.wall, start.zone), (wall(expected), ZoneName::from(own)), "{typed}");
}

#[test]
fn a_start_in_words_is_reckoned_from_the_present_day_and_time_of_the_forms_zone() {
    // Ten in the evening in Kyiv, three in the afternoon in New York, five in the morning of the 25th in Tokyo.
    let now = "2026-11-24 20:00";
    check_typed(now, "", "tomorrow 15:00", "2026-11-25 15:00");
    check_typed(now, "America/New_York", " завтра в 15:00 ", "2026-11-25 15:00");
    check_typed(now, "Asia/Tokyo", "tomorrow 3 pm", "2026-11-26 15:00");
    check_typed(now, "Europe/Kyiv", "16:00", "2026-11-25 16:00");
    check_typed(now, "America/New_York", "16:00", "2026-11-24 16:00");
    check_typed(now, "Asia/Tokyo", "через 2 часа", "2026-11-25 07:00");
    check_typed(now, "Asia/Tokyo", "ср 6:00", "2026-11-25 06:00");
    check_typed(now, "America/New_York", "wed 6:00", "2026-11-25 06:00");
    check_typed(now, "Asia/Tokyo", "2026-11-30T15:00", "2026-11-30 15:00");
}

#[test]
fn a_start_in_words_meets_the_same_complaints() {
    check_time(|form| form.start = "today 10:59".to_owned(), &[(Field::Start, Complaint::InThePast)]);
    check_time(
        |form| form.start = "28 марта 2027 в 3:30".to_owned(),
        &[(Field::Start, Complaint::SkippedByClocks { instead: wall("2027-03-28 04:00") })],
    );
}

#[test]
fn what_is_understood_can_be_shown_before_the_call_can_be_planned() {
    let world = World::at("2026-11-24 09:00");
    let shown = |start: &str, zone: &str| {
        let form = TimeForm { start: start.to_owned(), zone: zone.to_owned(), ..TimeForm::default() };
        typed_start(&form, &world.moment())
    };
    assert_eq!(shown("today 10:00", ""), Some(wall("2026-11-24 10:00")));
    assert_eq!(shown("28.03.2027 3:30", ""), Some(wall("2027-03-28 03:30")));
    assert_eq!(shown("завтра", ""), None);
    assert_eq!(shown("завтра 15:00", "Mars/Olympus"), None);
}

#[test]
fn a_duration_is_five_to_four_hundred_and_eighty_minutes() {
    for typed in ["5", "480", " 30 "] {
        check_time(|form| form.duration = typed.to_owned(), &[]);
    }
    for typed in ["", "0", "4", "481", "-30", "30.5", "half an hour", "65566", "99999999999"] {
        check_time(|form| form.duration = typed.to_owned(), &[(Field::Duration, Complaint::NotADuration)]);
    }
}

#[test]
fn a_link_that_could_run_code_is_refused_by_its_scheme() {
    let unsafe_link = |scheme: &str| Complaint::UnsafeLink(scheme.to_owned());
    for (typed, why) in [
        ("javascript:alert(1)", unsafe_link("javascript")),
        (" JavaScript:alert(1)", unsafe_link("JavaScript")),
        ("data:text/html,x", unsafe_link("data")),
        ("java\nscript:alert(1)", Complaint::NotALink),
        ("two words", Complaint::NotALink),
        (&format!("https://{}", "x".repeat(2_000)), too_long(2_008, 2_000)),
    ] {
        check_time(|form| form.link = typed.to_owned(), &[(Field::Link, why)]);
    }
    check_time(|form| form.link = "  ".to_owned(), &[]);
}

#[test]
fn without_a_zone_the_users_own_is_meant_and_an_unknown_one_is_refused() {
    check_time(|form| form.zone = String::new(), &[]);
    for zone in ["Mars/Olympus", "<script>"] {
        check_time(|form| form.zone = zone.to_owned(), &[(Field::Zone, Complaint::UnknownZone)]);
    }
}
