//! Reminders where something is in the way: a browser that never answers, a dialog that is open, rules that are all gone, a
//! service worker that comes late.

use callboard::domain::call::CallType;
use callboard::domain::language::Language;
use callboard_e2e::seed::in_kyiv;
use callboard_e2e::session::Habits;
use callboard_e2e::{Callboard, Setup, in_english, run};
use chrono::Duration;
use serde_json::json;

/// The browser takes a notification and never answers; what is heard is counted.
const NEVER_SHOWN: &str = "() => {
    window.heard = 0;
    ServiceWorkerRegistration.prototype.showNotification = () => new Promise(() => {});
    AudioContext.prototype.resume = async () => { window.heard += 1; };
}";

fn with(preload: &'static str, journey: impl AsyncFn(&mut Callboard)) {
    let habits = Habits { preload: Some(preload), notifies: true, ..Setup::default().habits };
    run(&Setup { habits, ..Setup::default() }, &[Language::En], journey);
}

async fn start_shortly_before_it_is_due(page: &mut Callboard) {
    let mut seed = page.seed();
    seed.first_call("2026-11-30T15:00");
    page.start_at(seed, "2026-11-30T14:44").await;
    page.go("?view=reminders").await;
    page.tick(&page.words.say("ringing.sound")).await;
    page.wait_for_service_worker().await;
    page.set_clock_to(in_kyiv("2026-11-30T14:45") - Duration::seconds(2)).await;
    page.expect("the title", "(1) Callboard".to_owned(), async || page.title().await).await;
}

#[test]
fn what_a_browser_that_never_answers_was_to_show_is_listed_as_missed_once_the_call_began() {
    with(NEVER_SHOWN, async |page| {
        start_shortly_before_it_is_due(page).await;
        page.set_clock_to(in_kyiv("2026-11-30T15:00") - Duration::seconds(2)).await;
        page.expect("the title", "Callboard".to_owned(), async || page.title().await).await;
        page.expect_text(&page.words.say("inbox.missed")).await;
    });
}

#[test]
fn a_browser_that_never_answers_does_not_let_it_sound_again_and_again() {
    with(NEVER_SHOWN, async |page| {
        start_shortly_before_it_is_due(page).await;
        // Each leap is longer than the page waits for an answer, and shorter than sleep.
        for second in [20, 40, 60] {
            let later = in_kyiv("2026-11-30T14:45") + Duration::seconds(second);
            page.set_clock_to(later).await;
            let line = page.words.say("ringing.beats");
            let (before, _) = line.split_once("{{ time }}").expect("a time");
            let time = (later + Duration::hours(2) + Duration::seconds(1)).format("%H:%M:%S").to_string();
            page.eventually("a look at the clock", async || {
                let text = page.text().await;
                let look = text.lines().find_map(|line| line.strip_prefix(before));
                Ok(look.filter(|look| *look >= time.as_str()).map(drop))
            })
            .await;
        }
        let heard = page.session().ask("return window.heard", vec![]).await.expect("a count");
        assert_eq!(heard, json!(1));
    });
}

#[test]
fn the_letter_of_a_notification_takes_nothing_away_that_is_being_typed() {
    in_english(async |page| {
        let mut seed = page.seed();
        let (deal, call) = seed.first_call("2026-11-30T15:00");
        page.start_at(seed, "2026-11-30T14:46").await;
        page.the_alert("Remind Anna Schmidt").await;
        page.press(&page.words.say("app.new_deal")).await;
        page.write(&page.words.say("new_deal.client"), "Fjord Payments").await;
        let script = "const data = arguments[0];
            navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data })); return null";
        let start = in_kyiv("2026-11-30T15:00").timestamp();
        let data = json!({ "type": "press", "url": format!("?deal={deal}&call={call}"), "press": "letter",
            "reminder": format!("{call}|client_15_minutes|client|{start}") });
        page.session().ask(script, vec![data]).await.expect("the page is told");
        page.expect("the address", format!("deal={deal}&call={call}"), async || page.query().await).await;
        if page.dialog().await == Some("Letter to Anna Schmidt".to_owned()) {
            page.press(&page.words.say("dialog.close")).await;
        }
        page.expect("the client", "Fjord Payments".to_owned(), async || {
            page.value(&page.words.say("new_deal.client")).await
        })
        .await;
    });
}

#[test]
fn a_reminder_put_off_until_tomorrow_says_the_day() {
    in_english(async |page| {
        let mut seed = page.seed();
        let deal = seed.deal_at(CallType::RepeatCall, "2026-12-01T12:00", |_| {});
        page.start_at(seed, "2026-11-30T10:05").await;
        page.go(&format!("?deal={deal}")).await;
        let alert = page.the_alert("Remind Ivan Petrenko").await;
        page.press_in(&alert, &page.words.say("inbox.later")).await;
        page.press(&page.words.say("inbox.tomorrow")).await;
        page.expect("the state", "Put off until Tomorrow, 10:00".to_owned(), async || {
            page.reminders().await[0][3].clone()
        })
        .await;
    });
}

#[test]
fn a_call_without_rules_says_that_nobody_is_to_be_reminded() {
    in_english(async |page| {
        page.start_at_a_deal("2026-12-02T15:00").await;
        page.press(&page.words.say("rules.title")).await;
        page.press("Remove: Client, 15 minutes before").await;
        page.press(&page.words.say("people.save")).await;
        page.expect_dialog(None).await;
        page.expect_reminders(&[]).await;
        page.expect_text(&page.words.say("rules.none")).await;
    });
}

#[test]
fn the_way_back_from_a_calls_own_rules_leads_where_its_button_says() {
    in_english(async |page| {
        page.start_at_a_deal("2026-12-02T15:00").await;
        for (amount, scope) in [("45", "rules.all_calls"), ("60", "rules.this_call")] {
            page.press(&page.words.say("rules.title")).await;
            page.write(&page.words.say("rules.amount"), amount).await;
            page.pick(&page.words.say(scope)).await;
            page.press(&page.words.say("people.save")).await;
            page.expect_dialog(None).await;
        }
        for (button, minutes, due) in [("rules.back_to_deal", 45, "14:15"), ("rules.back", 15, "14:45")] {
            page.press(&page.words.say("rules.title")).await;
            page.press(&page.words.say(button)).await;
            let (due, lead) = (format!("Wed 2 Dec, {due}"), format!("{minutes} min before"));
            page.expect_reminders(&[["Anna Schmidt", &due, &lead, "Planned"]]).await;
        }
    });
}

#[test]
fn the_page_says_that_it_is_served_as_soon_as_it_is() {
    with(
        "() => {
        // The service worker comes three seconds late, as over a slow line.
        const { register } = ServiceWorkerContainer.prototype;
        ServiceWorkerContainer.prototype.register = async function (...given) {
            await new Promise((resolve) => setTimeout(resolve, 3_000));
            return register.apply(this, given);
        };
    }",
        async |page| {
            page.start(page.seed()).await;
            page.follow(&page.words.say("app.reminders")).await;
            page.expect_text(&page.words.say("ringing.unserved")).await;
            page.wait_for_service_worker().await;
            page.expect_text(&page.words.say("ringing.served")).await;
        },
    );
}
