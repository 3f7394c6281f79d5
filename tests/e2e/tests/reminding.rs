//! Journey 5: a reminder comes due.

use callboard::domain::language::Language;
use callboard_e2e::session::Habits;
use callboard_e2e::{Role, Setup, in_english, run};

#[test]
fn a_reminder_that_comes_due_names_whom_to_remind_with_the_letter_ready() {
    let usual = Setup::default();
    let setup = Setup { habits: Habits { notifies: true, ..usual.habits }, ..usual };
    run(&setup, &Language::ALL, async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-11-30T15:00");
        page.start(seed).await;
        page.wait_for_service_worker().await;
        assert!(page.alerts().await.is_empty());
        page.set_clock("2026-11-30T14:46").await;
        let alert = page.the_alert(&page.words.fill("inbox.remind", &[("name", "Anna Schmidt")])).await;
        let href = page.href(Some(&alert), &page.words.say("inbox.mail")).await;
        assert!(href.starts_with("mailto:anna@"), "{href}");
        assert!(href.contains("subject=") && href.contains("body="), "{href}");
        page.press_in(&alert, &page.words.say("inbox.done")).await;
        page.expect("the alerts", Vec::<String>::new(), async || page.alerts().await).await;
    });
}

#[test]
fn a_due_reminder_shows_as_a_notification_of_the_system() {
    let usual = Setup::default();
    let setup = Setup { habits: Habits { notifies: true, ..usual.habits }, ..usual };
    run(&setup, &[Language::En], async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-11-30T15:00");
        page.start(seed).await;
        page.wait_for_service_worker().await;
        page.set_clock("2026-11-30T14:46").await;
        let notification =
            page.eventually("a notification", async || Ok(page.notifications().await.into_iter().next())).await;
        assert_eq!(notification.title, "Remind Anna Schmidt");
        assert!(notification.body.contains("Northwind Ltd"), "{notification:?}");
        let alert = page.the_alert("Remind Anna Schmidt").await;
        page.press_in(&alert, &page.words.say("inbox.done")).await;
        page.expect("the notifications", 0, async || page.notifications().await.len()).await;
    });
}

#[test]
fn the_letter_of_a_reminder_can_be_changed_before_it_is_taken() {
    in_english(async |page| {
        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-11-30T15:00");
        page.start_at(seed, "2026-11-30T14:50").await;
        page.go(&format!("?deal={deal}")).await;
        let alert = page.the_alert("Remind Anna Schmidt").await;
        page.press_in(&alert, &page.words.say("inbox.letter")).await;
        page.expect_dialog(Some("Letter to Anna Schmidt")).await;
        page.write(&page.words.say("letter.subject"), "See you & soon").await;
        page.press(&page.words.say("letter.copy")).await;
        page.eventually("the copied letter", async || {
            Ok(page.clipboard().await.starts_with("See you & soon\n\n").then_some(()))
        })
        .await;
        assert!(page.has(Role::Button, &page.words.say("letter.mark_reminded")).await);
    });
}
