//! A further deal of a known client; how a deal goes on from its call; how it ends.

use callboard::domain::call::CallType;
use callboard::domain::deal::Stage;
use callboard_e2e::{Role, in_both_languages};

#[test]
fn a_known_company_gets_a_further_deal_and_not_a_second_record() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-12-01T15:00");
        page.start(seed).await;
        page.press(&page.words.say("app.new_deal")).await;
        page.write(&page.words.say("new_deal.client"), "northwind ltd").await;
        page.expect_text(&page.words.say("new_deal.known_client")).await;
        page.write(&page.words.say("new_deal.need"), "QA engineer").await;
        page.press(&page.words.say("new_deal.create")).await;
        page.expect_dialog(None).await;
        page.expect("the number of cards", 2, async || page.cards().await.len()).await;
        let cards = page.cards().await;
        let further = cards.iter().find(|card| card.text.contains("QA engineer")).expect("the further deal");
        assert_eq!(further.client, "Northwind Ltd");
        assert_eq!(further.label, page.words.say("board.nothing_planned"));
        assert_eq!(page.known("client").await.len(), 1);
    });
}

#[test]
fn after_a_call_its_outcome_is_asked_and_the_next_call_offered() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-11-30T08:00");
        page.start(seed).await;
        let card = page.card("Northwind Ltd").await;
        assert_eq!(card.label, page.words.say("board.overdue"));
        assert!(card.text.contains(&page.words.say("board.say_how_it_went")), "{card:?}");
        page.open_deal("Northwind Ltd").await;
        let asked = page.the(Role::Region, &page.words.say("call.how")).await;
        page.press_in(&asked, &page.words.say("status.held")).await;
        let interview = page.words.stage(Stage::Interview);
        page.press(&page.words.fill("call.plan", &[("stage", &interview)])).await;
        page.expect_dialog(Some(&page.words.fill("moving.plan", &[("call", &interview)]))).await;
        page.set(&page.words.say("time.start"), "2026-12-02T10:00").await;
        page.press(&page.words.say("moving.submit")).await;
        page.expect_dialog(None).await;
        // The page stays at the call just held; the planned one is a link away.
        let next = page.the(Role::Region, &page.words.say("call.next")).await;
        let day = page.words.either("Wed 2 Dec", "ср 2 дек.");
        page.click(Role::Link, &format!("{interview}, {day}, 17:00"), Some(&next)).await;
        page.expect("the script", page.words.script(CallType::Interview), async || page.script().await).await;
        page.open_board().await;
        page.expect_column("Northwind Ltd", Stage::Interview).await;
        assert_eq!(page.card("Northwind Ltd").await.progress, "0/9");
        page.go(&format!("?deal={deal}")).await;
        page.expect("the script", page.words.script(CallType::Interview), async || page.script().await).await;
    });
}

#[test]
fn a_deal_is_lost_only_with_a_reason_and_comes_back_by_undo() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-12-01T15:00");
        page.start(seed).await;
        page.move_by_menu("Northwind Ltd", Stage::Lost).await;
        page.press(&page.words.say("ending.lose")).await;
        let because = page.words.say("ending.because");
        page.expect_error(&because, &page.words.say("complaint.required")).await;
        page.write(&because, "Hired locally").await;
        page.press(&page.words.say("ending.lose")).await;
        page.expect_dialog(None).await;
        page.expect_column("Northwind Ltd", Stage::Lost).await;
        assert!(page.card("Northwind Ltd").await.text.contains("Hired locally"));
        page.undo_by_keys().await;
        page.expect_column("Northwind Ltd", Stage::FirstCall).await;
        page.expect_label("Northwind Ltd", &page.words.say("board.planned")).await;
    });
}
