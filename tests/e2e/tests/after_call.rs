//! Journeys 2 and 3: the page of a call, its text, its actions.

use callboard::domain::call::{CallStatus, CallType};
use callboard::domain::deal::Stage;
use callboard_e2e::{Role, in_both_languages, in_english};

#[test]
fn the_first_calls_text_grows_as_it_is_written() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-11-30T15:00");
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        assert_eq!(page.script().await, page.words.script(CallType::FirstCall));
        assert_eq!(page.actions().await.len(), 9);
        page.write("Product", "Freight planning").await;
        page.write("Specialties", "routes\ncustoms").await;
        page.pick("keep in touch by email").await;
        let text = page.comment_text().await;
        for line in [
            "Company Name: Northwind Ltd",
            "Product: Freight planning",
            "Specialties: routes, customs",
            "Country-Location: –",
            "Target Audience: worldwide",
            "Immediate Requirement: Java developer",
        ] {
            assert!(text.lines().any(|one| one == line), "{line:?} is not in\n{text}");
        }
        page.expect_text("Next Contact Date: keep in touch by email").await;
    });
}

#[test]
fn an_interviews_text_stands_as_the_agency_has_it() {
    in_english(async |page| {
        let mut seed = page.seed();
        let ivan = seed.candidate("Ivan Petrenko", "1042");
        let olga = seed.candidate("Olga Sydorenko", "");
        let client = seed.client("Northwind Ltd");
        let deal = seed.deal(client, "Java developer", Stage::Interview, &[ivan, olga]);
        seed.call(deal, CallType::Interview, "2026-11-30T15:00", &[ivan, olga]);
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        let about = page.about_candidate("Ivan Petrenko").await;
        page.write_in(&about, "Summary", "five years of Java").await;
        page.write_in(&about, "Observation", "calm").await;
        page.click(Role::Radio, "Liked", Some(&about)).await;
        page.write_in(&about, "Why", "strong back end").await;
        page.click(Role::Checkbox, "Chosen", Some(&about)).await;
        page.expect_text("Ivan Petrenko (1042) – liked: strong back end; chosen").await;
        let text = page.comment_text().await;
        assert!(text.starts_with("Today we interviewed:\nIvan Petrenko (1042) – five years of Java; calm\nOlga Sydorenko – –\nInterview results:\n"), "{text}");
        assert!(!page.is_waiting(2).await, "somebody is chosen: the contract counts");
        assert!(page.is_waiting(7).await, "nobody is hired yet");
    });
}

#[test]
fn what_is_copied_is_the_text_and_the_card_counts_the_actions() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let (deal, call) = seed.first_call("2026-11-30T09:00");
        seed.change_call(call, |call| call.status = CallStatus::Held);
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        for number in 1..=3 {
            page.tick_action(number).await;
        }
        let text = page.comment_text().await;
        page.copy_by(&page.words.say("comment.copy_plain")).await;
        page.expect_clipboard(&text).await;
        page.the(Role::Button, &page.words.say("comment.copied")).await;
        page.press(&page.words.say("comment.copy_marked")).await;
        page.expect_clipboard(&format!("Results\n{text}")).await;
        page.open_board().await;
        page.expect("the card's progress", "3/9".to_owned(), async || page.card("Northwind Ltd").await.progress).await;
    });
}
