//! From one thing to another that looks the same: what stands on the page is always that of the thing that is open.

use callboard::domain::call::{CallStatus, CallType};
use callboard::domain::deal::Stage;
use callboard_e2e::{Role, in_english};

#[test]
fn a_candidates_notes_are_those_of_the_call_that_is_open() {
    in_english(async |page| {
        let mut seed = page.seed();
        let client = seed.client("Northwind Ltd");
        let ivan = seed.candidate("Ivan Petrenko", "1042");
        let deal = seed.deal(client, "Java developer", Stage::RepeatCall, &[ivan]);
        let interview = seed.call(deal, CallType::Interview, "2026-11-27T12:00", &[ivan]);
        seed.change_call(interview, |call| call.status = CallStatus::Held);
        seed.call(deal, CallType::RepeatCall, "2026-12-01T12:00", &[ivan]);
        page.start(seed).await;
        page.go(&format!("?deal={deal}&call={interview}")).await;
        let about = page.about_candidate("Ivan Petrenko").await;
        page.write_in(&about, "Summary", "five years of Java").await;
        assert!(page.is_on(Role::Radio, &page.words.say("status.held")).await);

        page.open_call(&page.words.call_type(CallType::RepeatCall)).await;
        page.expect_text("Ivan Petrenko (1042) – –").await;
        assert!(page.is_on(Role::Radio, &page.words.say("status.planned")).await);
        let about = page.about_candidate("Ivan Petrenko").await;
        page.write_in(&about, "Summary", "knows Kafka").await;
        page.expect_text("Ivan Petrenko (1042) – knows Kafka").await;

        page.open_call(&page.words.call_type(CallType::Interview)).await;
        page.expect_text("Ivan Petrenko (1042) – five years of Java").await;
        assert!(page.is_on(Role::Radio, &page.words.say("status.held")).await);
    });
}

#[test]
fn a_call_that_becomes_one_about_details_still_takes_ticks() {
    in_english(async |page| {
        let mut seed = page.seed();
        let client = seed.client("Northwind Ltd");
        let ivan = seed.candidate("Ivan Petrenko", "1042");
        let deal = seed.deal(client, "Java developer", Stage::RepeatCall, &[ivan]);
        let call = seed.call(deal, CallType::RepeatCall, "2026-11-27T12:00", &[ivan]);
        seed.change_call(call, |call| call.status = CallStatus::Held);
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.pick(&page.words.say("call.about_details")).await;
        page.write("Gist", "The contract is clear.").await;
        page.tick_action(1).await;
        page.expect("the progress", "1/3".to_owned(), async || page.actions_progress().await).await;
        assert!(page.is_on(Role::Radio, &page.words.say("call.about_details")).await);
    });
}

#[test]
fn a_date_typed_by_half_does_not_stay_for_another_question() {
    in_english(async |page| {
        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-12-01T15:00");
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        let date = page.the(Role::Field, &page.words.say("comment.date_label")).await;
        page.type_keys(&date, "12").await;
        page.pick("keep in touch by email").await;
        page.expect_text("Next Contact Date: keep in touch by email").await;
        let follow_up = page.the(Role::Field, &page.words.say("comment.follow_up_label")).await;
        assert!(!page.is_half_typed(&follow_up).await);
    });
}
