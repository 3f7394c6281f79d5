//! How reminders ring in this browser, said on their own page: what is allowed, that the clock is looked at, a try, the
//! calendar file for when the page is closed; and what is pressed on a notification or put off from an alert. That nobody
//! is asked for leave before they press is held in `habits`.

use callboard::domain::call::CallType;
use callboard::domain::language::Language;
use callboard_e2e::seed::in_kyiv;
use callboard_e2e::session::Habits;
use callboard_e2e::{Callboard, Setup, in_both_languages, in_english, run};
use serde_json::json;
use std::time::Duration;

const DENIED: &str = "() => Object.defineProperty(Notification, 'permission', { value: 'denied' })";
const NO_NOTIFICATIONS: &str = "() => { delete window.Notification; }";
const NO_SERVICE_WORKER: &str = "() => { ServiceWorkerContainer.prototype.register = () => new Promise(() => {}); }";
const NO_WORKER: &str = "() => { delete window.Worker; }";
const LOW_BATTERY: &str = "() => { Navigator.prototype.getBattery = async () => ({ charging: false, level: 0.15 }); }";
const WORKING: &str = "() => {}";

#[test]
fn the_page_says_what_the_browser_allows_and_what_it_lacks() {
    // What is so, whether the browser gives leave; what is said then, and what is not.
    for (preload, notifies, said, unsaid) in [
        (WORKING, true, &["granted", "served", "outside", "closed_text"], &["inside", "battery", "allow"]),
        (WORKING, false, &["not_asked", "not_asked_text", "allow", "inside"], &["outside", "granted", "denied"]),
        (DENIED, true, &["denied", "DENIED", "served", "inside"], &["outside", "granted", "allow"]),
        (NO_NOTIFICATIONS, true, &["missing", "missing_text", "inside", "closed"], &["outside", "served", "unserved"]),
        (NO_SERVICE_WORKER, true, &["granted", "unserved", "unserved_text", "inside"], &["outside", "served", "allow"]),
        (NO_WORKER, true, &["granted", "no_beat_text", "served", "outside"], &["inside", "unserved", "battery"]),
        (LOW_BATTERY, true, &["granted", "battery", "battery_text", "served"], &["inside", "unserved", "denied"]),
    ] {
        println!("where {preload}");
        with(preload, notifies, &Language::ALL, async |page| {
            page.start(page.seed()).await;
            if preload != NO_SERVICE_WORKER {
                page.wait_for_service_worker().await;
            }
            page.go("?view=reminders").await;
            let advice = format!("denied_{}", page.session().browser.name());
            for name in said {
                page.expect_text(&say(page, &name.replace("DENIED", &advice))).await;
            }
            let text = page.text().await;
            for name in unsaid {
                assert!(text.lines().all(|line| line.trim() != say(page, name)), "{name} is said:\n{text}");
            }
        });
    }
}

#[test]
fn the_last_look_at_the_clock_is_shown_and_moves_on() {
    in_both_languages(async |page| {
        page.start(page.seed()).await;
        page.go("?view=reminders").await;
        let first = looked_at(page, "").await;
        assert!(first.starts_with("10:0"), "{first}");
        let second = looked_at(page, &first).await;
        assert!(second > first, "{second} after {first}");
        page.set_clock("2026-11-30T11:30").await;
        page.eventually("the time it is now", async || Ok(looked_at(page, "").await.starts_with("11:3").then_some(())))
            .await;
    });
}

#[test]
fn a_try_rings_in_ten_seconds_and_tells_that_the_browser_showed_it() {
    with(WORKING, true, &[Language::En], async |page| {
        page.start(page.seed()).await;
        page.wait_for_service_worker().await;
        page.go("?view=reminders").await;
        try_ringing(page, "ringing.try_shown").await;
        let shown = page.notifications().await;
        assert_eq!(shown.len(), 1);
        assert_eq!((&shown[0].title, &shown[0].body), (&say(page, "try_title"), &say(page, "try_body")));
    });
}

#[test]
fn a_try_without_leave_tells_that_the_browser_did_not_show_it() {
    with(WORKING, false, &[Language::Ru], async |page| {
        page.start(page.seed()).await;
        page.wait_for_service_worker().await;
        page.go("?view=reminders").await;
        try_ringing(page, "ringing.try_not_shown").await;
    });
}

#[test]
fn the_calendar_file_has_the_calls_of_two_weeks_and_no_others() {
    in_both_languages(async |page| {
        let file = "callboard-2026-11-30.ics";
        page.start(page.seed()).await;
        page.go("?view=reminders").await;
        page.press(&say(page, "file")).await;
        page.expect_text(&page.words.say("note.nothing_planned")).await;

        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-12-02T15:00");
        seed.call(deal, CallType::RepeatCall, "2026-12-15T15:00", &[]);
        page.start(seed).await;
        page.go("?view=reminders").await;
        page.press(&say(page, "file")).await;
        let text = page.downloaded(file).await;
        page.expect_text(&page.words.say("note.calendar_taken")).await;
        page.forget_download(file);
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
        let title = format!("SUMMARY:{}", page.words.call_type(CallType::FirstCall));
        for line in ["DTSTART:20261202T130000Z", "DTEND:20261202T133000Z", "TRIGGER:-PT15M", &title] {
            assert!(text.contains(&format!("\r\n{line}")), "{line:?} is not in\n{text}");
        }
    });
}

#[test]
fn the_menu_offers_to_put_off_for_as_long_as_fits_before_the_call() {
    in_both_languages(async |page| {
        let minutes = |count| page.words.fill("inbox.in_minutes", &[("count", count)]);
        let [hour, tomorrow] = ["inbox.hour_before", "inbox.tomorrow"].map(|key| page.words.say(key));
        let all = [minutes("5"), minutes("10"), minutes("30"), hour, tomorrow];
        for (now, offered) in [
            ("2026-11-30T10:05", &all[..]),
            // The next day's morning comes before the call of that noon; an hour before it has come.
            ("2026-12-01T11:05", &all[..3]),
            ("2026-12-01T11:42", &all[..2]),
            ("2026-12-01T11:52", &all[..1]),
            ("2026-12-01T11:57", &[]),
        ] {
            let mut seed = page.seed();
            seed.deal_at(CallType::RepeatCall, "2026-12-01T12:00", |_| {});
            page.start_at(seed, now).await;
            let alert = page.the_alert(&page.words.fill("inbox.remind", &[("name", "Ivan Petrenko")])).await;
            page.press_in(&alert, &page.words.say("inbox.later")).await;
            page.expect(&format!("what is offered at {now}"), offered.to_vec(), async || items(page).await).await;
            if offered.is_empty() {
                page.expect_text(&page.words.say("inbox.no_later")).await;
            }
        }
    });
}

#[test]
fn a_reminder_put_off_for_longer_comes_back_when_it_was_said_to() {
    for (item, until) in [("inbox.hour_before", "2026-12-01T11:00"), ("inbox.tomorrow", "2026-12-01T10:00")] {
        in_english(async |page| {
            let mut seed = page.seed();
            seed.deal_at(CallType::RepeatCall, "2026-12-01T12:00", |_| {});
            page.start_at(seed, "2026-11-30T10:05").await;
            let alert = page.the_alert("Remind Ivan Petrenko").await;
            page.press_in(&alert, &page.words.say("inbox.later")).await;
            page.press(&page.words.say(item)).await;
            expect_alerts(page, 0).await;
            page.set_clock_to(in_kyiv(until) - chrono::Duration::minutes(5)).await;
            // Only once the page has looked at this clock can it be said that it does not ask too early.
            page.go("?view=reminders").await;
            looked_at(page, "").await;
            page.open_board().await;
            assert_eq!(page.alerts().await, Vec::<String>::new(), "before {until}");
            page.set_clock_to(in_kyiv(until) - chrono::Duration::seconds(2)).await;
            let alert = page.the_alert("Remind Ivan Petrenko").await;
            page.press_in(&alert, &page.words.say("inbox.done")).await;
            expect_alerts(page, 0).await;
        });
    }
}

#[test]
fn what_is_pressed_on_a_notification_is_done_in_the_open_page() {
    in_both_languages(async |page| {
        let notified = start_when_due(page).await;
        // Nobody knows it any more: a call that moved has other reminders.
        press(page, &notified, "done", &notified.reminder.replace("client|", "client|1")).await;
        press(page, &notified, "burn", &notified.reminder).await;
        press(page, &notified, "letter", &notified.reminder).await;
        page.expect_dialog(Some(&notified.letter)).await;
        page.expect("the address", notified.query.clone(), async || page.query().await).await;
        page.press(&page.words.say("dialog.close")).await;
        page.expect_dialog(None).await;
        expect_alerts(page, 1).await;

        page.open_board().await;
        let board = page.query().await;
        press(page, &notified, "snooze", &notified.reminder).await;
        expect_alerts(page, 0).await;
        page.set_clock("2026-11-30T14:52").await;
        expect_alerts(page, 1).await;
        press(page, &notified, "done", &notified.reminder).await;
        expect_alerts(page, 0).await;
        assert_eq!((page.query().await, page.dialog().await), (board, None), "nobody is led away from their work");
        page.go(&format!("?{}", notified.query)).await;
        page.expect("the state", page.words.say("reminder.done"), async || page.reminders().await[0][3].clone()).await;
    });
}

#[test]
fn what_is_pressed_on_a_notification_is_done_once_in_the_page_it_opens() {
    in_both_languages(async |page| {
        for (button, dialog, alerts) in [("letter", true, 1), ("snooze", false, 0), ("done", false, 0)] {
            let notified = start_when_due(page).await;
            page.expect_state("disk").await;
            page.close_app().await;
            // The page then has its records from the journal, which takes a moment longer.
            page.session().ask("return localStorage.clear()", vec![]).await.expect("local storage is empty");
            let reminder = notified.reminder.replace('|', "%7C");
            page.go(&format!("?{}&do={button}&reminder={reminder}", notified.query)).await;
            page.expect("the address", notified.query.clone(), async || page.query().await).await;
            page.expect_dialog(dialog.then_some(notified.letter.as_str())).await;
            expect_alerts(page, alerts).await;
            page.expect_state("disk").await;
            page.reload().await;
            expect_alerts(page, alerts).await;
            page.expect_dialog(None).await;
        }
    });
}

/// A reminder that was notified of.
struct Notified {
    /// Where the notification leads.
    query: String,
    /// The call and the reminder's key.
    reminder: String,
    /// The title of its letter.
    letter: String,
}

async fn start_when_due(page: &mut Callboard) -> Notified {
    let mut seed = page.seed();
    let (deal, call) = seed.first_call("2026-11-30T15:00");
    page.start_at(seed, "2026-11-30T14:46").await;
    expect_alerts(page, 1).await;
    let start = in_kyiv("2026-11-30T15:00").timestamp();
    Notified {
        query: format!("deal={deal}&call={call}"),
        reminder: format!("{call}|client_15_minutes|client|{start}"),
        letter: page.words.fill("letter.title", &[("name", "Anna Schmidt")]),
    }
}

/// Tells the page what the service worker tells it when somebody presses a button of a notification.
async fn press(page: &Callboard, notified: &Notified, button: &str, reminder: &str) {
    let script = "const data = arguments[0];
        navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data })); return null";
    let url = format!("?{}", notified.query);
    let data = json!({ "type": "press", "url": url, "press": button, "reminder": reminder });
    page.session().ask(script, vec![data]).await.expect("the page is told");
}

async fn expect_alerts(page: &Callboard, count: usize) {
    page.expect("the number of alerts", count, async || page.alerts().await.len()).await;
}

/// Presses "Try it", and waits for what the page says of it.
async fn try_ringing(page: &Callboard, outcome: &str) {
    page.press(&say(page, "try_it")).await;
    page.eventually("the seconds to become fewer", async || {
        Ok(gap(page, "try_left").await.filter(|left| left.parse::<u8>().is_ok_and(|left| left < 9)))
    })
    .await;
    // A second press while it waits begins nothing anew.
    let again = "document.querySelector('[aria-disabled=true]').click(); return null";
    page.session().ask(again, vec![]).await.expect("it is pressed");
    let outcome = page.words.say(outcome);
    page.patiently("the outcome of the try", Duration::from_secs(30), async || {
        Ok(page.text().await.contains(&outcome).then_some(()))
    })
    .await;
    assert_eq!(page.notifications().await.len(), usize::from(outcome == say(page, "try_shown")));
}

/// When the page last looked at the clock, as soon as that is not this any more.
async fn looked_at(page: &Callboard, known: &str) -> String {
    page.eventually("another look at the clock", async || Ok(gap(page, "beats").await.filter(|time| time != known)))
        .await
}

/// What the page says in the gap of a text of this panel; none where it does not say it.
async fn gap(page: &Callboard, name: &str) -> Option<String> {
    let line = say(page, name);
    let (before, rest) = line.split_once("{{ ").expect("a gap");
    let (_, after) = rest.split_once(" }}").expect("its end");
    let text = page.text().await;
    text.lines().find_map(|line| line.trim().strip_prefix(before)?.strip_suffix(after)).map(str::to_owned)
}

/// What the open menu offers.
async fn items(page: &Callboard) -> Vec<String> {
    let script =
        "return Array.from(document.querySelectorAll(':popover-open button'), (item) => item.innerText.trim())";
    serde_json::from_value(page.session().ask(script, vec![]).await.expect("the items")).expect("texts")
}

fn say(page: &Callboard, name: &str) -> String {
    page.words.say(&format!("ringing.{name}"))
}

fn with(preload: &'static str, notifies: bool, languages: &[Language], journey: impl AsyncFn(&mut Callboard)) {
    let habits = Habits { preload: Some(preload), notifies, ..Setup::default().habits };
    run(&Setup { habits, ..Setup::default() }, languages, journey);
}
