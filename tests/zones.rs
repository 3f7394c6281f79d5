//! Time zones as data: what a wall time means in the odd corners of the world, and that it means the same as in an
//! independent implementation, chrono-tz.

#[path = "stories/iana.rs"]
mod iana;
#[path = "stories/odd_zones.rs"]
mod odd_zones;
#[path = "stories/times.rs"]
mod times;

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use callboard::domain::when::{Start, StartError};
use callboard::domain::zone::{Resolved, Transition, ZoneName, ZoneRules, Zones};
use chrono::{DateTime, Duration, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use odd_zones::ZONES;
use proptest::prelude::*;
use times::{date, utc, wall};

static RULES: LazyLock<BTreeMap<&str, ZoneRules>> = LazyLock::new(|| {
    let rules = |zone| iana::rules(&ZoneName::from(zone)).expect("a zone of IANA's");
    ZONES.map(|zone| (zone, rules(zone))).into_iter().collect()
});

#[track_caller]
fn rules(zone: &str) -> &'static ZoneRules {
    RULES.get(zone).expect("one of the zones above")
}

#[track_caller]
fn check_once(zone: &str, shown: &str, instant: &str) {
    assert_eq!(rules(zone).resolve(wall(shown)), Resolved::Once(utc(instant)), "{shown} in {zone}");
    assert_eq!(rules(zone).wall(utc(instant)), wall(shown), "{zone} at {instant}");
}

#[track_caller]
fn check_twice(zone: &str, shown: &str, earlier: &str, later: &str) {
    let expected = Resolved::Twice { earlier: utc(earlier), later: utc(later) };
    assert_eq!(rules(zone).resolve(wall(shown)), expected, "{shown} in {zone}");
    assert_eq!(rules(zone).instant(wall(shown)), utc(earlier));
}

/// A time no clock shows, and what clocks show at the instant it is taken for.
#[track_caller]
fn check_never(zone: &str, shown: &str, instead: &str) {
    let rules = rules(zone);
    let Resolved::Never { instead: instant } = rules.resolve(wall(shown)) else {
        panic!("{shown} is shown in {zone}");
    };
    assert_eq!(rules.wall(instant), wall(instead), "{shown} in {zone}");
    assert_eq!(rules.instant(wall(shown)), instant);
}

#[test]
fn kyiv_and_new_york_change_by_an_hour_on_different_sundays() {
    check_once("Europe/Kyiv", "2026-03-29 02:59", "2026-03-29 00:59");
    check_never("Europe/Kyiv", "2026-03-29 03:00", "2026-03-29 04:00");
    check_never("Europe/Kyiv", "2026-03-29 03:59", "2026-03-29 04:59");
    check_once("Europe/Kyiv", "2026-03-29 04:00", "2026-03-29 01:00");
    check_once("Europe/Kyiv", "2026-10-25 02:59", "2026-10-24 23:59");
    check_twice("Europe/Kyiv", "2026-10-25 03:00", "2026-10-25 00:00", "2026-10-25 01:00");
    check_twice("Europe/Kyiv", "2026-10-25 03:59", "2026-10-25 00:59", "2026-10-25 01:59");
    check_once("Europe/Kyiv", "2026-10-25 04:00", "2026-10-25 02:00");
    check_never("America/New_York", "2026-03-08 02:30", "2026-03-08 03:30");
    check_twice("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30", "2026-11-01 06:30");
}

#[test]
fn kathmandu_is_five_hours_and_forty_five_minutes_ahead_all_year() {
    check_once("Asia/Kathmandu", "2026-03-29 03:30", "2026-03-28 21:45");
    check_once("Asia/Kathmandu", "2026-10-25 00:00", "2026-10-24 18:15");
    assert!(rules("Asia/Kathmandu").transitions.is_empty());
}

#[test]
fn lord_howe_changes_by_half_an_hour() {
    check_never("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04 02:45");
    check_once("Australia/Lord_Howe", "2026-10-04 02:30", "2026-10-03 15:30");
    check_twice("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45", "2026-04-04 15:15");
    check_once("Australia/Lord_Howe", "2026-04-05 02:00", "2026-04-04 15:30");
}

#[test]
fn troll_changes_by_two_hours() {
    check_never("Antarctica/Troll", "2026-03-29 01:30", "2026-03-29 03:30");
    check_never("Antarctica/Troll", "2026-03-29 02:30", "2026-03-29 04:30");
    check_once("Antarctica/Troll", "2026-03-29 03:00", "2026-03-29 01:00");
    check_twice("Antarctica/Troll", "2026-10-25 01:30", "2026-10-24 23:30", "2026-10-25 01:30");
    check_twice("Antarctica/Troll", "2026-10-25 02:30", "2026-10-25 00:30", "2026-10-25 02:30");
}

#[test]
fn samoa_skipped_a_whole_day() {
    check_once("Pacific/Apia", "2011-12-29 23:59", "2011-12-30 09:59");
    check_never("Pacific/Apia", "2011-12-30 00:00", "2011-12-31 00:00");
    check_never("Pacific/Apia", "2011-12-30 23:59", "2011-12-31 23:59");
    check_once("Pacific/Apia", "2011-12-31 00:00", "2011-12-30 10:00");
}

#[test]
fn santiagos_days_of_change_have_no_midnight_or_their_last_hour_twice() {
    check_never("America/Santiago", "2026-09-06 00:00", "2026-09-06 01:00");
    check_twice("America/Santiago", "2026-04-04 23:30", "2026-04-05 02:30", "2026-04-05 03:30");
    check_once("America/Santiago", "2026-04-05 00:00", "2026-04-05 04:00");
}

#[test]
fn every_quarter_of_an_hour_around_every_change_means_what_chrono_tz_says() {
    let quarters = (-16..=16).map(|quarter| 15 * quarter);
    let hours = (-26..=26).map(|hour| 60 * hour);
    let minutes: Vec<i64> = quarters.chain(hours).collect();
    let mut compared = 0;
    for name in ZONES {
        for change in &rules(name).transitions {
            for minutes in &minutes {
                check_like_chrono_tz(name, change.at.naive_utc() + Duration::minutes(*minutes));
                compared += 1;
            }
        }
    }
    assert!(compared > 50_000, "{compared} times were compared");
}

#[test]
fn every_day_has_an_end_and_it_is_the_second_before_the_next() {
    for name in ZONES {
        let rules = rules(name);
        let mut day = date("2011-01-01");
        while day < date("2031-01-01") {
            let next = day + Duration::days(1);
            let midnight = |day: NaiveDate| rules.instant(day.and_time(NaiveTime::MIN));
            assert!(midnight(day) <= midnight(next), "{day} in {name}");
            assert!(rules.wall(midnight(next) - Duration::seconds(1)).date() < next, "{day} in {name}");
            day = next;
        }
    }
}

#[test]
fn an_unknown_zone_is_no_start_and_reads_as_utc_elsewhere() {
    let zones = Zones::new(iana::rules);
    let nowhere = ZoneName::from("Mars/Olympus");
    assert!(!zones.is_known(&nowhere));
    assert_eq!(*zones.rules(&nowhere), ZoneRules::utc());
    let start = Start::at_wall(wall("2026-11-30 15:00"), nowhere.clone(), &zones);
    assert_eq!(start, Err(StartError::UnknownZone(nowhere)));
}

#[test]
fn the_source_is_asked_once_for_each_zone() {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    let zones = Zones::new(|name| {
        ASKED.fetch_add(1, Ordering::Relaxed);
        (name.0 == "UTC").then(ZoneRules::utc)
    });
    for name in ["UTC", "Mars/Olympus", "UTC", "Mars/Olympus"] {
        zones.is_known(&ZoneName::from(name));
        zones.rules(&ZoneName::from(name));
    }
    assert_eq!(ASKED.load(Ordering::Relaxed), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_clocks_show_at_an_instant_means_that_instant(zone in 0..ZONES.len(), second in SECONDS) {
        let rules = rules(ZONES[zone]);
        let instant = instant(second);
        let is_meant = match rules.resolve(rules.wall(instant)) {
            Resolved::Once(only) => only == instant,
            Resolved::Twice { earlier, later } => earlier < later && (earlier == instant || later == instant),
            Resolved::Never { .. } => false,
        };
        prop_assert!(is_meant);
    }

    #[test]
    fn any_time_means_what_chrono_tz_says(zone in 0..ZONES.len(), second in SECONDS) {
        check_like_chrono_tz(ZONES[zone], instant(second).naive_utc());
    }

    #[test]
    fn no_time_is_too_far_away_to_be_read(seconds in -8_000_000_000_000_i64..8_000_000_000_000, offset in -50_400..50_400) {
        let change = Transition { at: utc("2026-03-29 01:00"), offset };
        let rules = ZoneRules { first_offset: -offset, transitions: vec![change] };
        let instant = rules.instant(instant(seconds).naive_utc());
        prop_assert!((instant.timestamp() - seconds).abs() <= 50_400);
    }
}

/// 2010-01-02 to 2040-12-30.
const SECONDS: std::ops::Range<i64> = 1_262_390_400..2_240_438_400;

fn instant(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).expect("within the years chrono knows")
}

#[track_caller]
fn check_like_chrono_tz(name: &str, shown: NaiveDateTime) {
    let zone: Tz = name.parse().expect("a zone of IANA's");
    let found = rules(name).resolve(shown);
    let agrees = match (found, zone.from_local_datetime(&shown)) {
        (Resolved::Once(found), MappedLocalTime::Single(expected)) => found == expected,
        (Resolved::Twice { earlier, later }, MappedLocalTime::Ambiguous(first, second)) => {
            earlier == first && later == second
        }
        (Resolved::Never { .. }, MappedLocalTime::None) => true,
        _ => false,
    };
    assert!(agrees, "{shown} in {name}: {found:?}, but {:?}", zone.from_local_datetime(&shown));
}
