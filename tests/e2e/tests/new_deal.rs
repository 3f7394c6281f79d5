//! Journey 1: a new deal.

use callboard::domain::deal::Stage;
use callboard_e2e::{Role, in_both_languages};

#[test]
fn a_new_deal_stands_in_the_column_of_its_stage_labelled_by_its_next_step() {
    in_both_languages(async |page| {
        page.start(page.seed()).await;
        page.press(&page.words.say("board.first_deal")).await;
        page.expect_dialog(Some(&page.words.say("app.new_deal"))).await;
        page.write(&page.words.say("new_deal.client"), "Northwind Ltd").await;
        page.write(&page.words.say("new_deal.contact"), "Anna Schmidt").await;
        page.write(&page.words.say("new_deal.email"), "anna@northwind.example").await;
        page.write(&page.words.say("new_deal.need"), "Java developer").await;
        page.set(&page.words.say("time.start"), "2026-11-30T10:00").await;
        page.write(&page.words.say("time.zone"), "America/New_York").await;
        page.write(&page.words.say("time.duration"), "45").await;
        page.write(&page.words.say("time.link"), "meet.example/abc").await;
        // Ten in New York is five in the afternoon in Kyiv.
        page.expect_text("17:00").await;
        page.press(&page.words.say("new_deal.create")).await;
        page.expect_dialog(None).await;

        page.expect_column("Northwind Ltd", Stage::FirstCall).await;
        let card = page.card("Northwind Ltd").await;
        assert_eq!(card.label, page.words.say("when.today"));
        assert!(card.text.contains("Java developer"), "{card:?}");
        assert!(card.text.contains(&format!("{}, 17:00", page.words.say("when.today"))), "{card:?}");
        assert!(card.text.contains("Anna Schmidt, 16:45"), "{card:?}");
        assert_eq!(card.progress, "");

        page.open_deal("Northwind Ltd").await;
        page.expect_text("17:00–17:45").await;
        assert_eq!(page.href(None, &page.words.say("call.join")).await, "https://meet.example/abc");
        assert!(page.has(Role::Link, "anna@northwind.example").await);
    });
}
