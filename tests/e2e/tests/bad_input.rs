//! What cannot be taken gets a message at its place, and what was typed is still there.

use callboard_e2e::{in_both_languages, in_english};

#[test]
fn each_field_of_a_new_deal_says_what_is_wrong_with_it() {
    in_both_languages(async |page| {
        page.start(page.seed()).await;
        page.press(&page.words.say("app.new_deal")).await;
        let (client, start) = (page.words.say("new_deal.client"), page.words.say("time.start"));
        let (zone, link) = (page.words.say("time.zone"), page.words.say("time.link"));
        let create = page.words.say("new_deal.create");
        page.set(&start, "2026-11-01T10:00").await;
        page.write(&link, "javascript:alert(1)").await;
        page.press(&create).await;
        page.expect_error(&client, &page.words.say("complaint.required")).await;
        page.expect_error(&start, &page.words.say("complaint.in_the_past")).await;
        page.expect_error(&link, &page.words.fill("complaint.unsafe_link", &[("scheme", "javascript")])).await;
        assert_eq!(page.value(&link).await, "javascript:alert(1)");
        assert_eq!(page.value(&start).await, "2026-11-01T10:00");

        // In Kyiv clocks go from 3:00 to 4:00 that night.
        page.set(&start, "2027-03-28T03:30").await;
        page.write(&zone, "Europe/Nowhere").await;
        page.set(&client, &"Ю".repeat(10_000)).await;
        page.press(&create).await;
        page.expect_error(&zone, &page.words.say("complaint.unknown_zone")).await;
        let too_long = page.words.fill("complaint.too_long", &[("length", "10000"), ("limit", "300")]);
        page.expect_error(&client, &too_long).await;
        assert_eq!(page.value(&client).await.chars().count(), 10_000);
        page.write(&zone, "Europe/Kyiv").await;
        page.press(&create).await;
        page.expect_error(&start, &page.words.fill("complaint.skipped_by_clocks", &[("instead", "04:00")])).await;
    });
}

#[test]
fn a_long_text_in_the_comment_is_kept_whole_and_pointed_out() {
    in_english(async |page| {
        page.start_at_a_deal("2026-12-01T15:00").await;
        page.set("Product", &"x".repeat(10_000)).await;
        page.expect_text(&page.words.fill("comment.long", &[("count", "10\u{202f}000")])).await;
        page.reload().await;
        page.expect("the length", 10_000, async || page.value("Product").await.chars().count()).await;
    });
}
