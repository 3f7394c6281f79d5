//! Journeys through a whole call of each type: planned, reminded, held, written down, followed by the next.

use callboard::domain::call::CallType;
use callboard::domain::deal::Stage;
use callboard::domain::link::Link;
use callboard_e2e::{Callboard, Role, in_both_languages};
use thirtyfour::prelude::*;

/// Opens the letter of an action, answers its text, and ticks the action by it.
async fn letter_of(page: &Callboard, button: &str) -> String {
    page.press(button).await;
    let body = page.value(&page.words.say("letter.text")).await.replace("\r\n", "\n");
    page.press(&page.words.say("letter.tick")).await;
    page.expect_dialog(None).await;
    body
}

/// The button of an action by its number.
fn step(page: &Callboard, key: &str, number: &str) -> String {
    page.words.fill(key, &[("number", number)])
}

/// The button of an action that is about one person.
fn step_for(page: &Callboard, key: &str, name: &str, number: &str) -> String {
    page.words.fill(key, &[("name", name), ("number", number)])
}

/// Plans the call that the open dialog asks about, its start in words.
async fn plan(page: &Callboard, words: &str) {
    page.write(&page.words.say("time.words"), words).await;
    page.press(&page.words.say("moving.submit")).await;
    page.expect_dialog(None).await;
}

#[track_caller]
fn check_says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[test]
fn a_first_call_from_the_new_deal_to_the_warned_candidate() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let ivan = seed.candidate("Ivan Petrenko", "1042");
        seed.change_candidate(ivan, |ivan| {
            ivan.cv = Link::parse("https://cv.example/1042").ok();
            "+380 44 123-45-67".clone_into(&mut ivan.contact.phone);
        });
        page.start(seed).await;
        begin_deal(page).await;
        talk(page).await;
        let body = letter_of(page, &step(page, "actions.letter_for", "5")).await;
        check_says(&body, &["Java developer, QA engineer (part time)"]);
        put_ivan_forward(page).await;
        agree_the_interview(page).await;
        page.press(&step_for(page, "actions.letter_to", "Ivan Petrenko", "9")).await;
        check_says(&page.value(&page.words.say("letter.text")).await, &["Northwind Ltd", "Freight planning", "10:30"]);
        let chat = page.href(None, "WhatsApp").await;
        assert!(chat.starts_with("https://wa.me/380441234567"), "{chat}");
        page.press(&page.words.say("letter.copy")).await;
        page.press(&page.words.say("letter.tick")).await;
        page.expect_dialog(None).await;
        page.expect_text_in(&page.the(Role::Region, &page.words.say("actions.title")).await, "Ivan Petrenko: ").await;
        page.open_call(&page.words.call_type(CallType::Interview)).await;
        let twenty = page.words.fill("reminder.minutes_before", &[("span", page.words.either("20 min", "20 мин"))]);
        let friday = page.words.either("Fri 4 Dec, 10:10", "пт 4 дек., 10:10");
        page.expect_reminders(&[["Ivan Petrenko", friday, &twenty, &page.words.say("reminder.upcoming")]]).await;
    });
}

/// A new deal whose first call is tomorrow at three, reminded of in time.
async fn begin_deal(page: &mut Callboard) {
    page.press(&page.words.say("board.first_deal")).await;
    page.write(&page.words.say("new_deal.client"), "Northwind Ltd").await;
    page.write(&page.words.say("new_deal.contact"), "Anna Schmidt").await;
    page.write(&page.words.say("new_deal.email"), "anna@northwind.example").await;
    page.write(&page.words.say("new_deal.need"), "Java developer").await;
    page.write(&page.words.say("time.zone"), "Europe/Kyiv").await;
    page.write(&page.words.say("time.words"), page.words.either("tomorrow 15:00", "завтра в 15:00")).await;
    assert_eq!(page.value(&page.words.say("time.start")).await, "2026-12-01T15:00");
    page.press(&page.words.say("new_deal.create")).await;
    page.expect_dialog(None).await;
    page.open_deal("Northwind Ltd").await;
    page.set_clock("2026-12-01T14:50").await;
    let alert = page.the_alert(&page.words.fill("inbox.remind", &[("name", "Anna Schmidt")])).await;
    let mail = page.href(Some(&alert), &page.words.say("inbox.mail")).await;
    assert!(mail.starts_with("mailto:anna@northwind.example?subject="), "{mail}");
    page.press_in(&alert, &page.words.say("inbox.done")).await;
    page.expect("the alerts", Vec::<String>::new(), async || page.alerts().await).await;
}

/// The call itself: script, comment, a further need; then it was held.
async fn talk(page: &mut Callboard) {
    page.set_clock("2026-12-01T15:05").await;
    let first = page.words.script(CallType::FirstCall).remove(1);
    page.tick(&first).await;
    page.write("Product", "Freight planning").await;
    page.write("Immediate Requirement", "Java developer\nQA engineer").await;
    let offer = |offer, label| page.words.fill("comment.offer", &[("offer", offer), ("label", label)]);
    page.press(&offer("(part time)", "Immediate Requirement")).await;
    page.press(&offer("presentation", "Next Step")).await;
    check_says(
        &page.comment_text().await,
        &["Requirement: Java developer, QA engineer (part time)", "Step: presentation"],
    );
    let further = page.words.fill("comment.further_deal", &[("need", "QA engineer (part time)")]);
    page.press(&further).await;
    page.expect_text(&page.words.say("note.deal_created")).await;
    page.expect_has(false, Role::Button, &further).await;
    page.set_status("status.held").await;
    assert!(page.is_on(Role::Checkbox, &first).await, "a ticked step stays ticked");
}

/// Actions 6 and 7: the candidate is chosen, the CV goes out, and the deal waits for the client.
async fn put_ivan_forward(page: &Callboard) {
    page.press(&step(page, "actions.candidates_for", "6")).await;
    page.tick("Ivan Petrenko (1042) · Java").await;
    page.press(&page.words.say("people.propose")).await;
    page.expect_dialog(None).await;
    let body = letter_of(page, &step(page, "actions.letter_for", "7")).await;
    check_says(&body, &["Ivan Petrenko: https://cv.example/1042"]);
    page.expect_has(true, Role::Region, &page.words.say("waiting.title")).await;
}

/// Action 8: three times are offered, one is agreed.
async fn agree_the_interview(page: &Callboard) {
    page.press(&step(page, "actions.letter_for", "8")).await;
    let body = page.value(&page.words.say("letter.text")).await;
    assert_eq!(body.lines().filter(|line| line.starts_with("– ")).count(), 3, "{body}");
    page.keys(Key::Escape + "").await;
    page.press(&step(page, "actions.plan_for", "8")).await;
    plan(page, page.words.either("Fri 10:30", "пт 10:30")).await;
    page.expect_has(false, Role::Region, &page.words.say("waiting.title")).await;
}

#[test]
fn an_interview_from_the_first_candidate_to_the_planned_introduction() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let ivan = seed.candidate("Ivan Petrenko", "1042");
        let olga = seed.candidate("Olga Sydorenko", "");
        let client = seed.client("Northwind Ltd");
        let deal = seed.deal(client, "Java developer", Stage::Interview, &[ivan, olga]);
        seed.call(deal, CallType::Interview, "2026-11-30T09:30", &[ivan, olga]);
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        interview(page).await;
        page.set_status("status.held").await;
        page.press(&step_for(page, "actions.note_for", "Ivan Petrenko", "6")).await;
        page.expect_text_in(
            &page.the(Role::Region, &page.words.say("actions.title")).await,
            &page.words.say("comment.copied"),
        )
        .await;
        let note =
            "Ivan Petrenko (1042) – five years of Java\nNorthwind Ltd, 30 Nov 2026: liked: strong back end; chosen";
        page.expect_clipboard(note).await;
        let olgas_state = page.words.fill("candidacy.state", &[("name", "Olga Sydorenko")]);
        page.choose(&olgas_state, &page.words.say("candidacy.declined")).await;
        fill_placement(page).await;
        let body = letter_of(page, &step(page, "actions.letter_for", "2")).await;
        check_says(&body, &["Ivan Petrenko: https://sign.example/7"]);
        page.expect_has(true, Role::Region, &page.words.say("waiting.title")).await;
        introduce(page).await;
        page.open_call(&page.words.call_type(CallType::IntroductoryCall)).await;
        check_says(&page.comment_text().await, &["Messenger: Telegram"]);
        let people = page.the(Role::Group, &page.words.say("call.participants")).await;
        let people = page.text_of(&people).await;
        check_says(&people, &["Ivan Petrenko", "Denys Rybak", "Anna Schmidt"]);
        assert!(!people.contains("Olga"), "who was declined is not carried over: {people}");
    });
}

/// Two candidates in turn, by keyboard from the one to the other.
async fn interview(page: &Callboard) {
    let say = |key| page.words.say(key);
    let ivan = page.about_candidate("Ivan Petrenko").await;
    page.write_in(&ivan, &say("comment.summary"), "five years of Java").await;
    page.click(Role::Radio, &say("comment.liked"), Some(&ivan)).await;
    page.write_in(&ivan, &say("comment.why"), "strong back end").await;
    page.click(Role::Checkbox, &say("comment.chosen"), Some(&ivan)).await;
    page.tab_to(&page.words.fill("comment.next_candidate", &[("name", "Olga Sydorenko")])).await;
    page.keys(Key::Enter + "").await;
    page.keys("three years").await;
    page.expect_text("Olga Sydorenko – three years").await;
    let olga = page.about_candidate("Olga Sydorenko").await;
    page.click(Role::Radio, &say("comment.not_liked"), Some(&olga)).await;
}

async fn fill_placement(page: &Callboard) {
    page.press(&page.words.fill("candidacy.placement_of", &[("name", "Ivan Petrenko (1042)")])).await;
    page.write(&page.words.say("placement.messenger"), "Telegram").await;
    page.write(&page.words.say("placement.contract"), "sign.example/7").await;
    page.press(&page.words.say("people.save")).await;
    page.expect_dialog(None).await;
}

/// The introductory call asks for the team lead, who is not known yet.
async fn introduce(page: &Callboard) {
    let stage = page.words.stage(Stage::IntroductoryCall);
    page.press(&page.words.fill("call.plan", &[("stage", &stage)])).await;
    let lead = page.the(Role::Group, &page.words.say("moving.team_lead")).await;
    page.write_in(&lead, &page.words.say("person.name"), "Denys Rybak").await;
    plan(page, page.words.either("Thu 17:00", "чт 17:00")).await;
}

#[test]
fn a_repeat_call_that_nobody_came_to_is_written_about_moved_and_held() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let deal = seed.deal_at(CallType::RepeatCall, "2026-11-30T09:00", |_| {});
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.set_status("status.missed").await;
        page.press(&page.words.say("call.letter_missed")).await;
        let body = page.value(&page.words.say("letter.text")).await;
        assert_eq!(body.lines().filter(|line| line.starts_with("– ")).count(), 3, "{body}");
        page.copy_by(&page.words.say("letter.copy")).await;
        page.keys(Key::Escape + "").await;
        page.expect_text(page.words.either("copied: Today", "скопировано: Сегодня")).await;

        page.press(&page.words.say("call.new_time")).await;
        page.write(&page.words.say("time.words"), page.words.either("tomorrow at 12", "завтра в 12:00")).await;
        page.click(Role::Button, &page.words.say("time.change"), None).await;
        page.expect_dialog(None).await;
        // The day before at ten is now.
        page.expect_text(&page.words.fill("note.time_changed_late", &[("count", "1")])).await;
        page.expect_text(&page.words.say("call.moved_from")).await;
        page.set_clock("2026-12-01T12:40").await;
        page.set_status("status.held").await;
        page.press(&page.words.fill("call.plan", &[("stage", &page.words.stage(Stage::Interview))])).await;
        assert!(page.is_on(Role::Checkbox, "Ivan Petrenko (1042)").await, "candidates are carried over");
        plan(page, page.words.either("in 3 days 15:00", "через 3 дня 15:00")).await;
        page.expect_text(&page.words.say("call.planned_next")).await;
    });
}

#[test]
fn an_introductory_call_ends_in_a_hire() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let deal = seed.deal_at(CallType::IntroductoryCall, "2026-11-30T09:00", |_| {});
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.write("Gist", "Mon–Fri, 10 to 18 in Kyiv").await;
        page.write("Messenger", "Signal").await;
        page.set_status("status.held").await;
        for number in 1..=3 {
            page.tick_action(number).await;
        }
        page.expect("the progress", "3/3".to_owned(), async || page.actions_progress().await).await;
        page.press(&page.words.fill("call.close_as", &[("stage", &page.words.stage(Stage::Hired))])).await;
        page.set(&page.words.say("ending.starts_on"), "2026-12-14").await;
        page.write(&page.words.say("ending.amount"), "2400").await;
        page.write(&page.words.say("ending.currency"), "eur").await;
        page.write(&page.words.say("ending.contract"), "sign.example/7").await;
        page.press(&page.words.say("ending.hire")).await;
        page.expect_dialog(None).await;
        let state = page.words.fill("candidacy.state", &[("name", "Ivan Petrenko (1042)")]);
        page.expect_has(true, Role::Field, &state).await;
        assert_eq!(page.value(&state).await, "3", "the fourth state is hired");
        page.open_board().await;
        page.expect_column("Northwind IntroductoryCall", Stage::Hired).await;
    });
}
