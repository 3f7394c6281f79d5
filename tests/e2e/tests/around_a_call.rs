//! What helps around a call: a pasted comment, calendar files, the day beside the date, people known twice.

use callboard::domain::call::{CallStatus, CallType};
use callboard::domain::deal::{CandidacyState, Stage};
use callboard_e2e::{Role, in_both_languages, in_english};

#[test]
fn a_pasted_comment_fills_the_fields_and_what_is_not_understood_stays() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-11-30T09:00");
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.press(&page.words.say("pasting.open")).await;
        let pasted = "Results\r\nProduct: Freight planning\r\nspecialties: routes, customs\r\nBudget is 30 per hour\r\n\
                      Next Contact Date: 30.11.2026\r\nSM: Petro S.";
        page.set(&page.words.say("pasting.text"), pasted).await;
        page.press(&page.words.say("pasting.read")).await;
        page.expect_dialog(None).await;
        page.expect_text("Specialties: routes, customs").await;
        let text = page.comment_text().await;
        for line in [
            "Product: Freight planning",
            "Next Contact Date: 30 Nov 2026",
            "SM: Petro S.",
            "Company Name: Northwind Ltd",
        ] {
            assert!(text.lines().any(|one| one == line), "{line:?} is not in\n{text}");
        }
        page.expect_text("Budget is 30 per hour").await;
        page.undo().await;
        page.expect_text("Specialties: –").await;
        assert!(!page.text().await.contains("Budget"), "one step takes all of it back");
    });
}

#[test]
fn a_call_goes_into_calendars_as_a_file_for_each_and_by_link() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let deal = seed.deal_at(CallType::Interview, "2026-12-03T15:00", |_| {});
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        let file = |who: &str| page.words.fill("calendar.for_group", &[("who", who)]);
        page.press(&page.words.say("calendar.button")).await;
        let google = page.href(None, &page.words.say("calendar.google")).await;
        assert!(google.contains("dates=20261203T130000Z/20261203T133000Z"), "{google}");
        page.press(&page.words.say("calendar.for_user")).await;
        let own = page.downloaded("interview-northwind-interview-2026-12-03.ics").await;
        assert!(own.contains("\r\nDTSTART:20261203T130000Z\r\n") && own.contains("\r\nTRIGGER:-PT20M\r\n"), "{own}");
        page.press(&page.words.say("calendar.button")).await;
        page.press(&file(&page.words.say("role.candidate"))).await;
        let theirs = page.downloaded("interview-northwind-interview-2026-12-03-candidate.ics").await;
        assert!(theirs.contains("BEGIN:VALARM") && !theirs.contains("@northwind.example"), "{theirs}");
    });
}

#[test]
fn beside_a_date_stand_the_days_calls_and_what_is_against_it() {
    in_english(async |page| {
        let mut seed = page.seed();
        let ivan = seed.candidate("Ivan Petrenko", "1042");
        let client = seed.client("Northwind Ltd");
        let other = seed.client("Fjord Payments");
        let deal = seed.deal(client, "Java developer", Stage::Interview, &[ivan]);
        let call = seed.call(deal, CallType::Interview, "2026-11-29T15:00", &[ivan]);
        seed.change_call(call, |call| call.status = CallStatus::Missed);
        let elsewhere = seed.deal(other, "Java developer", Stage::Interview, &[ivan]);
        seed.call(elsewhere, CallType::Interview, "2026-12-01T12:00", &[ivan]);
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.press("Change time").await;
        page.write("Or in words", "tomorrow 12:15").await;
        for words in [
            "12:00–12:30 Interview with Fjord Payments",
            "overlaps",
            "Ivan Petrenko (1042) is in another call then",
            "05:15 for Anna Schmidt (New York): outside 8–20",
        ] {
            page.expect_text(words).await;
        }
        page.write("Or in words", "tomorrow morning").await;
        page.expect_text("Not understood").await;
        page.press("Change time").await;
        page.expect_error("Date and time", &page.words.say("complaint.not_a_date")).await;
        page.write("Or in words", "tomorrow at 17").await;
        page.expect("the warnings", false, async || page.text().await.contains("outside 8–20")).await;
        page.press("Change time").await;
        page.expect_dialog(None).await;
        page.expect_text("Tue 1 Dec, 17:00–17:30").await;
    });
}

#[test]
fn an_employee_id_that_somebody_has_is_asked_about_once() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let deal = seed.deal_at(CallType::Interview, "2026-12-03T15:00", |_| {});
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.press(&page.words.say("call.invite")).await;
        page.write(&page.words.say("person.name"), "Ivan Petrenko").await;
        page.write(&page.words.say("person.employee_id"), "1042").await;
        page.press(&page.words.say("people.invite")).await;
        let complaint = page.words.fill("complaint.id_in_use", &[("name", "Ivan Petrenko")]);
        page.expect_error(&page.words.say("person.employee_id"), &complaint).await;
        page.tick(&page.words.say("person.id_is_meant")).await;
        page.press(&page.words.say("people.invite")).await;
        page.expect_dialog(None).await;
        let text = page.comment_text().await;
        assert_eq!(text.matches("Ivan Petrenko (1042) – –").count(), 4, "both stand in the comment: {text}");
    });
}

#[test]
fn what_a_first_call_found_out_is_kept_with_the_client() {
    in_english(async |page| {
        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-11-30T09:00");
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.write("Company Name", "Northwind Freight Ltd").await;
        page.press("Keep with the client").await;
        page.the(Role::Heading, "Northwind Freight Ltd").await;
        page.undo().await;
        page.the(Role::Heading, "Northwind Ltd").await;
    });
}

#[test]
fn a_deal_without_a_call_has_its_candidates_and_the_day_to_write() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let ivan = seed.candidate("Ivan Petrenko", "1042");
        let client = seed.client("Northwind Ltd");
        let deal = seed.deal(client, "Java developer", Stage::Interview, &[ivan]);
        seed.change_deal(deal, |deal| deal.follow_up_on = "2026-11-29".parse().ok());
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        let follow_up = page.the(Role::Region, &page.words.say("follow_up.title")).await;
        page.expect_text_in(&follow_up, &page.words.say("when.yesterday")).await;
        page.press_in(&follow_up, &page.words.say("follow_up.done")).await;
        page.expect_has(false, Role::Region, &page.words.say("follow_up.title")).await;
        page.press(&page.words.fill("call.edit_person", &[("name", "Ivan Petrenko (1042)")])).await;
        page.write(&page.words.say("people.cv"), "cv.example/1042").await;
        page.press(&page.words.say("people.save")).await;
        page.expect_dialog(None).await;
        let cv = page.href(None, &page.words.fill("candidacy.cv_of", &[("name", "Ivan Petrenko (1042)")])).await;
        assert_eq!(cv, "https://cv.example/1042");
    });
}

#[test]
fn after_a_hire_the_page_says_what_is_left_of_other_calls() {
    in_english(async |page| {
        let mut seed = page.seed();
        let ivan = seed.candidate("Ivan Petrenko", "1042");
        let client = seed.client("Northwind Ltd");
        let deal = seed.deal(client, "Java developer", Stage::Hired, &[ivan]);
        seed.change_deal(deal, |deal| deal.candidacy_mut(ivan).state = CandidacyState::Hired);
        let interview = seed.call(deal, CallType::Interview, "2026-11-27T15:00", &[ivan]);
        let introduction = seed.call(deal, CallType::IntroductoryCall, "2026-11-28T15:00", &[ivan]);
        for call in [interview, introduction] {
            seed.change_call(call, |call| call.status = CallStatus::Held);
        }
        page.start(seed).await;
        page.go(&format!("?deal={deal}&call={introduction}")).await;
        page.follow("Interview: 7 still to do").await;
        page.press("Copy, step 7").await;
        page.expect_clipboard("Ivan Petrenko (1042)\nStatus: Hired\nStart date: –\nPrice: –\nContract: –").await;
    });
}
