//! Journey 4: a card moves to another stage, by mouse and by keyboard, and back.

use callboard::domain::call::CallStatus;
use callboard::domain::deal::{CandidacyState, Stage};
use callboard_e2e::{Role, in_both_languages, in_english};
use thirtyfour::prelude::*;

#[test]
fn a_card_moved_by_mouse_asks_for_the_next_call_and_can_be_taken_back() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let (_, call) = seed.first_call("2026-11-29T15:00");
        seed.change_call(call, |call| call.status = CallStatus::Held);
        page.start(seed).await;
        page.move_by_mouse("Northwind Ltd", Stage::Interview).await;
        let title = page.words.fill("moving.plan", &[("call", &page.words.stage(Stage::Interview))]);
        page.expect_dialog(Some(&title)).await;
        page.set(&page.words.say("time.start"), "2026-12-01T15:00").await;
        page.press(&page.words.say("moving.submit")).await;
        page.expect_dialog(None).await;
        page.expect_column("Northwind Ltd", Stage::Interview).await;
        let card = page.card("Northwind Ltd").await;
        // Typed on the client's clock in New York, shown on the user's in Kyiv.
        assert!(card.text.contains(&format!("{}, 22:00", page.words.say("when.tomorrow"))), "{card:?}");
        page.undo().await;
        page.expect_column("Northwind Ltd", Stage::FirstCall).await;
    });
}

#[test]
fn closing_the_dialog_leaves_the_card_where_it_was() {
    in_english(async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-12-01T15:00");
        page.start(seed).await;
        page.move_by_mouse("Northwind Ltd", Stage::Lost).await;
        page.expect_dialog(Some(&page.words.say("ending.lost_title"))).await;
        page.keys(Key::Escape + "").await;
        page.expect_dialog(None).await;
        page.expect_column("Northwind Ltd", Stage::FirstCall).await;
    });
}

#[test]
fn a_card_moves_by_keyboard_alone_and_back_by_ctrl_z() {
    in_english(async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-12-01T15:00");
        page.start(seed).await;
        page.tab_to(&page.menu_of("Northwind Ltd")).await;
        page.keys(Key::Enter + "").await;
        page.tab_to(&page.words.stage(Stage::RepeatCall)).await;
        page.keys(Key::Enter + "").await;
        let title = page.words.fill("moving.plan", &[("call", &page.words.stage(Stage::RepeatCall))]);
        page.expect_dialog(Some(&title)).await;
        // The planned call has no notes: its type changes, its time is offered as it stands.
        assert_eq!(page.value(&page.words.say("time.start")).await, "2026-12-01T15:00");
        page.tab_to(&page.words.say("moving.submit")).await;
        page.keys(Key::Enter + "").await;
        page.expect_dialog(None).await;
        page.expect_column("Northwind Ltd", Stage::RepeatCall).await;
        page.undo_by_keys().await;
        page.expect_column("Northwind Ltd", Stage::FirstCall).await;
    });
}

#[test]
fn an_introduction_asks_for_the_hired_person_and_the_team_lead() {
    in_english(async |page| {
        let mut seed = page.seed();
        seed.first_call("2026-12-01T15:00");
        page.start(seed).await;
        page.move_by_menu("Northwind Ltd", Stage::IntroductoryCall).await;
        page.press(&page.words.say("moving.submit")).await;
        page.expect_text(&page.words.say("complaint.required")).await;
        let person = page.the(Role::Group, &page.words.say("moving.hired_person")).await;
        page.write_in(&person, &page.words.say("person.name"), "Ivan Petrenko").await;
        page.press(&page.words.say("moving.submit")).await;
        let lead = page.the(Role::Group, &page.words.say("moving.team_lead")).await;
        page.expect_text_in(&lead, &page.words.say("complaint.required")).await;
        page.write_in(&lead, &page.words.say("person.name"), "Denys Rybak").await;
        page.press(&page.words.say("moving.submit")).await;
        page.expect_dialog(None).await;
        page.expect_column("Northwind Ltd", Stage::IntroductoryCall).await;
        page.open_deal("Northwind Ltd").await;
        page.expect_reminders(&[
            ["Ivan Petrenko", "Today, 10:00", "the day before at 10:00", "Remind now"],
            ["Denys Rybak", "Today, 10:00", "the day before at 10:00", "Remind now"],
            ["Ivan Petrenko", "Tomorrow, 14:40", "20 min before", "Planned"],
            ["Denys Rybak", "Tomorrow, 14:40", "20 min before", "Planned"],
        ])
        .await;
    });
}

#[test]
fn hired_asks_only_for_what_the_placement_lacks() {
    in_english(async |page| {
        let mut seed = page.seed();
        let ivan = seed.candidate("Ivan Petrenko", "1042");
        let client = seed.client("Northwind Ltd");
        let deal = seed.deal(client, "Java developer", Stage::IntroductoryCall, &[ivan]);
        seed.change_deal(deal, |deal| {
            let candidacy = deal.candidacy_mut(ivan);
            candidacy.state = CandidacyState::Chosen;
            candidacy.choose();
            if let Some(placement) = &mut candidacy.placement {
                placement.starts_on = "2026-12-07".parse().ok();
            }
        });
        page.start(seed).await;
        page.move_by_menu("Northwind Ltd", Stage::Hired).await;
        page.expect_dialog(Some(&page.words.say("ending.hired_title"))).await;
        let asked = ["ending.amount", "ending.currency", "ending.per", "ending.contract"];
        assert_eq!(page.labels().await, asked.map(|key| page.words.say(key)));
        page.write(&page.words.say("ending.amount"), "2 400").await;
        page.write(&page.words.say("ending.currency"), "usd").await;
        page.write(&page.words.say("ending.contract"), "sign.example/1").await;
        page.press(&page.words.say("ending.hire")).await;
        page.expect_dialog(None).await;
        page.expect_column("Northwind Ltd", Stage::Hired).await;
    });
}
