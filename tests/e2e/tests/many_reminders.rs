//! Three tabs, many reminders, some of them due together, and tabs that die while they show one. `cargo xtask soak` makes it
//! ten runs of two hundred reminders each.

use callboard::domain::language::Language;
use callboard_e2e::environment::times;
use callboard_e2e::ledger::{Ledger, Note, What};
use callboard_e2e::seed::{Seed, in_kyiv};
use callboard_e2e::session::Habits;
use callboard_e2e::{Callboard, Setup, run};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

const PRELOAD: &str = include_str!("../src/ringing.js");
/// So many come due together, group after group.
const GROUPS: [usize; 5] = [1, 3, 2, 9, 5];
/// The time between two groups, in seconds.
const SPACING: i64 = 2;
/// The latest a reminder may be shown, in milliseconds.
const LATEST: i64 = 30_000;
/// Ticks one that was shown, as a press on its notification does.
const TICK: &str = "
    const data = { type: 'press', url: '', press: 'done', reminder: arguments[0] };
    navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data }));
    return window.Date.now();
";

struct Tab {
    handle: WindowHandle,
    page: String,
}

struct Plan {
    reminders: usize,
    kills: usize,
}

/// First calls whose reminders come due from an instant on, and the instants of the groups.
fn planned(page: &Callboard, plan: &Plan, from: DateTime<Utc>) -> (Seed, Ledger, Vec<DateTime<Utc>>) {
    let (mut seed, mut ledger, mut groups) = (page.seed(), Ledger::default(), Vec::new());
    let client = seed.client("Northwind Ltd");
    let mut left = plan.reminders;
    for size in GROUPS.into_iter().cycle() {
        let due = from + Duration::seconds(SPACING * i64::try_from(groups.len()).expect("few groups"));
        groups.push(due);
        for _ in 0..size.min(left) {
            let (call, at) = seed.reminder_at(client, due);
            ledger.plan(call, at);
        }
        left = left.saturating_sub(size);
        if left == 0 {
            break;
        }
    }
    (seed, ledger, groups)
}

async fn opened(page: &Callboard) -> Tab {
    let name = page.session().ask("return window.journeyPage", vec![]).await.expect("the page has a name");
    Tab { handle: page.tab().await, page: name.as_str().expect("a text").to_owned() }
}

/// Three tabs whose clocks show the same.
async fn three_tabs(page: &mut Callboard, seed: Seed, from: DateTime<Utc>) -> Vec<Tab> {
    page.start_at(seed, "2026-12-07T10:00").await;
    page.wait_for_service_worker().await;
    // The service worker lives in the process of this tab, which stays: under a driver, Chromium does not start it anew.
    page.close_app().await;
    let mut tabs = Vec::new();
    for _ in 0..3 {
        page.open_second_tab("").await;
        page.expect_state("disk").await;
        tabs.push(opened(page).await);
    }
    let began = std::time::Instant::now();
    for tab in &tabs {
        page.switch_to(tab.handle.clone()).await;
        let passed = Duration::from_std(began.elapsed()).expect("a short time");
        page.set_clock_to(from - Duration::seconds(4) + passed).await;
    }
    tabs
}

async fn clock(page: &Callboard) -> DateTime<Utc> {
    let now = page.session().ask("return window.Date.now()", vec![]).await.expect("a clock");
    DateTime::from_timestamp_millis(now.as_i64().expect("milliseconds")).expect("an instant")
}

/// Lets the tab die that hangs, and opens another.
async fn bury(page: &Callboard, tabs: &mut Vec<Tab>, name: &str) {
    let Some(place) = tabs.iter().position(|tab| tab.page == name) else {
        return;
    };
    let dead = tabs.remove(place);
    page.switch_to(dead.handle).await;
    page.crash_tab(tabs.first().expect("two tabs are left").handle.clone()).await;
    page.open_second_tab("").await;
    tabs.push(opened(page).await);
}

/// Answers how many tabs died, and how late the reminders were.
async fn watch(page: &mut Callboard, plan: &Plan) -> (usize, Vec<i64>) {
    let from = in_kyiv("2026-12-07T12:00");
    let (seed, mut ledger, groups) = planned(page, plan, from);
    let mut tabs = three_tabs(page, seed, from).await;
    // Spread over the groups: before the kill's own group is due, the next page that shows something is marked.
    let step = groups.len() / (plan.kills + 1);
    let mut kills: Vec<DateTime<Utc>> =
        (1..=plan.kills).map(|kill| groups[kill * step] - Duration::seconds(1)).rev().collect();
    let end = ledger.last_due() + Duration::milliseconds(LATEST);
    let (mut killed, mut shown) = (0, 0);
    page.patiently("the reminders to be shown", std::time::Duration::from_secs(600), async || {
        for note in page.server.take_notes() {
            let note: Note = serde_json::from_str(&note).expect("a note of the page");
            shown += usize::from(note.what == What::Shown);
            if note.what == What::Hangs {
                bury(page, &mut tabs, &note.page).await;
                killed += 1;
            }
            ledger.take_down(note);
        }
        let now = clock(page).await;
        if kills.last().is_some_and(|kill| *kill <= now) {
            kills.pop();
            let end = if kills.len().is_multiple_of(2) { "before" } else { "after" };
            page.session().ask("localStorage.setItem('journey-end', arguments[0])", vec![json!(end)]).await?;
        }
        // Every other notification is seen to, in the tab where the journey is.
        let wanted = ledger.open().filter(|_| shown % 2 == 1);
        if let Some(reminder) = wanted {
            shown = 0;
            let at = page.session().ask(TICK, vec![json!(reminder)]).await?;
            ledger.tick(&reminder, instant(&at));
        }
        Ok((now > end || (ledger.is_complete() && killed == plan.kills)).then_some(()))
    })
    .await;
    assert_eq!(ledger.faults(), Vec::<String>::new(), "{ledger:#?}");
    // Only what a tab had shown when it died, before it could say so, may be shown a second time.
    assert!(ledger.repeats() <= killed, "{} told nothing new: {ledger:#?}", ledger.repeats());
    (killed, ledger.lateness())
}

fn instant(milliseconds: &Value) -> DateTime<Utc> {
    milliseconds.as_i64().and_then(DateTime::from_timestamp_millis).expect("milliseconds since 1970")
}

#[test]
fn of_three_tabs_one_shows_each_reminder_and_a_tab_that_dies_over_it_loses_none() {
    let usual = Setup::default();
    let habits = Habits { notifies: true, preload: Some(PRELOAD), ..usual.habits.clone() };
    let (runs, plan) = match times(0) {
        0 => (1, Plan { reminders: 33, kills: 2 }),
        _ => (10, Plan { reminders: 200, kills: 2 }),
    };
    for _ in 0..runs {
        run(&Setup { habits: habits.clone(), ..usual.clone() }, &[Language::En], async |page| {
            let (killed, lateness) = watch(page, &plan).await;
            assert_eq!(killed, plan.kills);
            let latest = lateness.last().copied().unwrap_or_default();
            assert!(latest <= LATEST, "the latest came {latest} ms late");
            println!(
                "soak: {} 3 tabs x {} reminders, {killed} killed: none lost, none twice, none after it was done; \
                 median {} ms late, latest {latest} ms",
                page.session().browser.name(),
                plan.reminders,
                lateness[lateness.len() / 2],
            );
        });
    }
}
