//! What was: a deal's history in words, undo after a reload, the reminder to save a backup.

use callboard_e2e::{Role, in_both_languages, in_english};

#[test]
fn a_deals_history_says_what_became_of_it_and_what_it_was() {
    in_both_languages(async |page| {
        page.start_at_a_deal("2026-12-09T15:00").await;
        page.write("Product", "Freight").await;
        page.write("Specialties", "Customs").await;
        page.set("Product", "Перевозки 🚚").await;
        page.expect_state("disk").await;
        page.press(&page.words.say("log.title")).await;
        page.expect_text("Product: Перевозки 🚚").await;
        page.expect_text(&page.words.fill("log.from", &[("text", "Freight")])).await;
        let lines = page.all(Role::ListItem, "", None).await.expect("list items");
        let mut said = Vec::new();
        for line in lines {
            said.push(page.text_of(&line).await.replace('\n', " "));
        }
        let of = |what: &str| said.iter().position(|line| line.contains(what));
        let (last, middle, first) = (of("Перевозки"), of("Specialties:"), of("Product: Freight"));
        assert!(last < middle && middle < first && last.is_some(), "the latest first: {said:#?}");
    });
}

#[test]
fn steps_are_undone_and_redone_after_a_reload() {
    in_english(async |page| {
        page.start_at_a_deal("2026-12-09T15:00").await;
        page.write("Product", "Freight").await;
        page.write("Specialties", "Customs").await;
        page.expect_text("Specialties: Customs").await;
        for _ in 0..2 {
            page.reload().await;
            page.expect_state("disk").await;
            page.undo_by_keys().await;
        }
        page.expect_text("Product: –").await;
        page.expect_text("Specialties: –").await;
        page.reload().await;
        page.expect_state("disk").await;
        page.redo_by_keys().await;
        page.expect_text("Product: Freight").await;
        page.expect_text("Specialties: –").await;
    });
}

#[test]
fn a_backup_is_asked_for_after_two_weeks_and_can_be_put_off() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-12-20T15:00");
        let due = page.words.say("safety.backup_due");
        page.start_at(seed, "2026-12-03T10:00").await;
        page.expect_state("disk").await;
        assert!(!page.text().await.contains(&due));
        page.set_clock("2026-12-05T10:00").await;
        page.go("").await;
        page.expect_text(&due).await;
        page.press(&page.words.say("safety.later")).await;
        page.expect("the notice is gone", false, async || page.text().await.contains(&due)).await;
        page.set_clock("2026-12-20T10:00").await;
        page.go("").await;
        page.expect_text(&due).await;
    });
}
