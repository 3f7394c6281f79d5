//! Letters: opened in mail with all that belongs in them, put off, and sent to the SM with the comment.

use callboard::domain::call::{CallStatus, CallType};
use callboard::domain::deal::Stage;
use callboard_e2e::{in_both_languages, in_english};

#[test]
fn of_several_due_reminders_the_one_for_the_next_call_shows_and_the_rest_are_counted() {
    in_english(async |page| {
        let mut seed = page.seed();
        // Due since 14:45 for today, and since 10:00 for tomorrow.
        seed.first_call("2026-11-30T15:00");
        let ivan = seed.candidate("Ivan Petrenko", "1042");
        let client = seed.client("Fjord Payments");
        let deal = seed.deal(client, "QA lead", Stage::RepeatCall, &[ivan]);
        seed.call(deal, CallType::RepeatCall, "2026-12-01T12:00", &[ivan]);
        page.start_at(seed, "2026-11-30T14:50").await;
        let alert = page.the_alert("Remind Anna Schmidt").await;
        assert_eq!(page.alerts().await.len(), 1);
        page.expect_text(&page.words.fill("inbox.all", &[("count", "2")])).await;
        page.press_in(&alert, &page.words.say("inbox.done")).await;
        page.the_alert("Remind Ivan Petrenko").await;
    });
}

#[test]
fn the_comment_goes_to_the_sm_as_a_letter_and_its_step_is_ticked() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let (deal, call) = seed.first_call("2026-11-30T09:00");
        seed.change_call(call, |call| call.status = CallStatus::Held);
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        let comment = page.comment_text().await;
        page.press(&page.words.fill("actions.letter_for", &[("number", "1")])).await;
        page.expect_dialog(Some(&page.words.fill("letter.title", &[("name", "Olena K.")]))).await;
        let body = page.value(&page.words.say("letter.text")).await.replace("\r\n", "\n");
        assert!(body.contains(&comment), "the comment is not in\n{body}");

        let href = page.href(None, &page.words.say("letter.open")).await;
        let (to, rest) = href.split_once("?subject=").expect("a mail link with a subject");
        assert_eq!(to, "mailto:olena@agency.example");
        // A Cyrillic letter may be too long for a mail link: then the body is left to be pasted, and the dialog says so.
        match rest.split_once("&body=") {
            Some((subject, encoded)) => {
                assert_eq!(decoded(subject), page.value(&page.words.say("letter.subject")).await);
                assert_eq!(decoded(encoded), body.replace('\n', "\r\n"));
            }
            None => page.expect_text(&page.words.say("letter.too_long")).await,
        }
        page.press(&page.words.say("letter.tick")).await;
        page.expect_dialog(None).await;
        page.expect("the progress", "1/9".to_owned(), async || page.actions_progress().await).await;
    });
}

#[test]
fn a_reminder_put_off_comes_back_after_five_minutes() {
    in_english(async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-11-30T15:00");
        page.start_at(seed, "2026-11-30T14:46").await;
        let alert = page.the_alert("Remind Anna Schmidt").await;
        page.press_in(&alert, &page.words.say("inbox.later")).await;
        page.press(&page.words.fill("inbox.in_minutes", &[("count", "5")])).await;
        page.expect("the alerts", Vec::<String>::new(), async || page.alerts().await).await;
        page.set_clock("2026-11-30T14:52").await;
        page.the_alert("Remind Anna Schmidt").await;
    });
}

#[test]
fn a_reminder_that_came_due_while_the_page_was_closed_is_there_when_it_opens() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-11-30T15:00");
        page.start(seed).await;
        page.close_app().await;
        page.set_clock("2026-11-30T14:50").await;
        page.go("").await;
        page.the_alert(&page.words.fill("inbox.remind", &[("name", "Anna Schmidt")])).await;
        page.go("?view=reminders").await;
        page.expect_text(&page.words.say("inbox.slept_through")).await;
        assert!(!page.text().await.contains(&page.words.say("inbox.nothing_due")));
        // Once the call has begun it is too late: it is told of in the list, with what can still be done.
        page.close_app().await;
        page.set_clock("2026-11-30T15:05").await;
        page.go("?view=reminders").await;
        page.expect_text(&page.words.say("inbox.under_way")).await;
        assert_eq!(page.alerts().await, Vec::<String>::new());
    });
}

#[test]
fn a_call_that_began_while_the_page_was_closed_is_told_of_once_with_the_way_to_the_list() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-11-30T15:00");
        page.start(seed).await;
        page.close_app().await;
        page.set_clock("2026-11-30T15:40").await;
        page.go("").await;
        page.the_alert(&page.words.fill("inbox.slept_through_count", &[("count", "1")])).await;
        page.follow(&page.words.say("inbox.show_all")).await;
        page.expect_text(&page.words.say("inbox.is_over")).await;
        page.expect("the alerts", Vec::<String>::new(), async || page.alerts().await).await;
        page.expect_state("disk").await;
        page.reload().await;
        page.go("").await;
        page.expect("the alerts", Vec::<String>::new(), async || page.alerts().await).await;
    });
}

/// Percent-encoding undone (RFC 3986).
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: String = rest.by_ref().take(2).map(char::from).collect();
            bytes.push(u8::from_str_radix(&digits, 16).expect("two digits"));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}
