//! Pages that sleep: hidden, frozen, with a computer that was suspended, under a clock that jumps, closed and opened again.
//! Whatever came due is shown once. `cargo xtask soak` lets them sleep for minutes.

use std::time::Duration as Time;

use callboard::domain::language::Language;
use callboard_e2e::environment::{Browser, times};
use callboard_e2e::ledger::{Ledger, Note, What};
use callboard_e2e::seed::{Seed, in_kyiv};
use callboard_e2e::session::Habits;
use callboard_e2e::{Callboard, Setup, run};
use chrono::{DateTime, Duration, Utc};

const PRELOAD: &str = include_str!("../src/ringing.js");
/// When the first reminder is due.
const DUE: &str = "2026-12-07T12:00";

fn watched(journey: impl AsyncFn(&mut Callboard)) {
    let usual = Setup::default();
    let habits = Habits { notifies: true, preload: Some(PRELOAD), slows_hidden_pages: true, ..usual.habits };
    run(&Setup { habits, ..usual }, &[Language::En], journey);
}

/// First calls whose reminders are due from then on, so many seconds apart.
fn planned(page: &Callboard, count: u32, apart: i64) -> (Seed, Ledger) {
    let (mut seed, mut ledger) = (page.seed(), Ledger::default());
    let client = seed.client("Northwind Ltd");
    for number in 0..count {
        let due = in_kyiv(DUE) + Duration::seconds(apart * i64::from(number));
        let (call, at) = seed.reminder_at(client, due);
        ledger.plan(call, at);
    }
    (seed, ledger)
}

/// The page, some seconds before the first reminder is due.
async fn begin(page: &mut Callboard, seed: Seed, seconds_before: i64) {
    page.start_at(seed, "2026-12-07T10:00").await;
    page.wait_for_service_worker().await;
    page.expect_state("disk").await;
    set_clock(page, -Duration::seconds(seconds_before)).await;
}

/// Moves the clock to so long after the first reminder is due.
async fn set_clock(page: &mut Callboard, after: Duration) {
    page.set_clock_to(in_kyiv(DUE) + after).await;
}

/// Waits until all are shown, and answers what was noted.
async fn shown(page: &Callboard, ledger: &mut Ledger, patience: Time) -> Vec<Note> {
    let mut notes = Vec::new();
    page.patiently("the reminders to be shown", patience, async || {
        for note in page.server.take_notes() {
            let note: Note = serde_json::from_str(&note).expect("a note of the page");
            notes.push(note.clone());
            ledger.take_down(note);
        }
        Ok(ledger.is_complete().then_some(()))
    })
    .await;
    assert_eq!(ledger.faults(), Vec::<String>::new());
    notes.retain(|note| note.what == What::Shown);
    notes
}

/// Waits until the page has looked at its clock at this instant or later.
async fn looked_at(page: &Callboard, instant: DateTime<Utc>) {
    page.eventually("a look at the clock", async || {
        let noted = page.session().ask("return localStorage.getItem('callboard-watched')", vec![]).await?;
        let noted: Option<DateTime<Utc>> = noted.as_str().and_then(|noted| noted.parse().ok());
        Ok(noted.filter(|noted| *noted >= instant))
    })
    .await;
}

#[test]
fn a_hidden_page_shows_each_reminder_when_it_is_due() {
    watched(async |page| {
        let (count, apart) = if times(0) == 0 { (4, 2) } else { (48, 10) };
        let (seed, mut ledger) = planned(page, count, apart);
        begin(page, seed, 5).await;
        page.open_second_tab("?view=settings").await;
        page.close_app().await;
        let notes = shown(page, &mut ledger, Time::from_secs(600)).await;
        assert!(notes.iter().all(|note| note.hidden), "{notes:?}");
        let lateness = ledger.lateness();
        let late = lateness[lateness.len() * 95 / 100];
        println!(
            "soak: {} hidden for {} s: {count} shown, {late} ms late at the 95th percentile, {} ms at most",
            page.session().browser.name(),
            i64::from(count) * apart,
            lateness.last().expect("some"),
        );
        // A machine that does much at once is late by itself: only the long run is held to it.
        assert!(times(0) == 0 || late <= 2_000, "{lateness:?}");
    });
}

#[test]
fn a_page_that_was_frozen_shows_what_came_due_once_it_goes_on() {
    watched(async |page| {
        // Firefox has no way to freeze a page from here.
        if page.session().browser == Browser::Firefox {
            return;
        }
        let (seed, mut ledger) = planned(page, 1, 0);
        begin(page, seed, 2).await;
        let duration = if times(0) == 0 { 4 } else { 120 };
        page.session().freeze(Time::from_secs(duration)).await.expect("a page that can be frozen");
        let notes = shown(page, &mut ledger, Time::from_secs(20)).await;
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert!(
            notes.iter().all(|note| note.at > (in_kyiv(DUE) + Duration::seconds(1)).timestamp_millis()),
            "{notes:?}"
        );
        println!("soak: frozen for {duration} s: shown once");
    });
}

#[test]
fn a_computer_that_was_suspended_shows_what_came_due_once_it_wakes() {
    watched(async |page| {
        let (seed, mut ledger) = planned(page, 1, 0);
        begin(page, seed, 2).await;
        let duration = if times(0) == 0 { 4 } else { 120 };
        page.session().suspend(Time::from_secs(duration)).await;
        let notes = shown(page, &mut ledger, Time::from_secs(20)).await;
        assert_eq!(notes.len(), 1, "{notes:?}");
        println!("soak: {} suspended for {duration} s: shown once", page.session().browser.name());
    });
}

#[test]
fn a_clock_that_jumps_an_hour_on_and_back_shows_a_reminder_once() {
    watched(async |page| {
        let (seed, mut ledger) = planned(page, 1, 0);
        begin(page, seed, 50 * 60).await;
        set_clock(page, Duration::minutes(10)).await;
        assert_eq!(shown(page, &mut ledger, Time::from_secs(20)).await.len(), 1);
        set_clock(page, Duration::minutes(-50)).await;
        set_clock(page, Duration::minutes(1)).await;
        looked_at(page, in_kyiv(DUE) + Duration::minutes(1)).await;
        page.expect("the notifications", 1, async || page.notifications().await.len()).await;
        assert_eq!(page.server.take_notes().iter().filter(|note| note.contains("\"shown\"")).count(), 0);
    });
}

#[test]
fn a_reminder_that_was_shown_is_not_shown_again_by_a_page_that_is_opened_anew() {
    watched(async |page| {
        let (seed, mut ledger) = planned(page, 1, 0);
        begin(page, seed, 60 * 60).await;
        page.close_app().await;
        set_clock(page, Duration::minutes(2)).await;
        page.go("").await;
        assert_eq!(shown(page, &mut ledger, Time::from_secs(20)).await.len(), 1);
        set_clock(page, Duration::minutes(5)).await;
        page.reload().await;
        page.the_alert("Remind Anna Schmidt").await;
        looked_at(page, in_kyiv(DUE) + Duration::minutes(5)).await;
        assert_eq!(page.server.take_notes().iter().filter(|note| note.contains("\"shown\"")).count(), 0);
    });
}
