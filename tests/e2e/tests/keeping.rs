//! Journey 6: everything is as it was, after a reload, in another tab, without the server.

use std::collections::BTreeMap;

use callboard::domain::deal::Stage;
use callboard::domain::language::Language;
use callboard_e2e::server::Place;
use callboard_e2e::{Setup, in_english, run};

#[test]
fn what_was_typed_is_there_after_a_reload_and_in_another_tab() {
    in_english(async |page| {
        let link = page.start_at_a_deal("2026-12-01T15:00").await;
        page.write("Product", "Perevozki: фрахт 🚚").await;
        page.expect_text("Product: Perevozki: фрахт 🚚").await;
        page.reload().await;
        page.expect_text("Product: Perevozki: фрахт 🚚").await;
        page.close_tab_and_open_another(&link).await;
        page.expect_text("Product: Perevozki: фрахт 🚚").await;
        assert_eq!(format!("?{}", page.query().await), link);
    });
}

#[test]
fn what_is_typed_in_one_tab_shows_in_the_other() {
    in_english(async |page| {
        let link = page.start_at_a_deal("2026-12-01T15:00").await;
        page.expect_text("Product: –").await;
        let first = page.open_second_tab(&link).await;
        page.write("Product", "Freight").await;
        page.expect_text("Product: Freight").await;
        page.switch_to(first).await;
        page.expect_text("Product: Freight").await;
    });
}

#[test]
fn the_page_opens_without_its_server_in_any_folder() {
    for place in [Place::Root, Place::Folder] {
        run(&Setup { place, ..Setup::default() }, &[Language::En], async |page| {
            let mut seed = page.seed();
            let (deal, _) = seed.first_call("2026-12-01T15:00");
            page.start(seed).await;
            page.wait_for_service_worker().await;
            page.stop_server();
            page.go(&format!("?deal={deal}")).await;
            page.expect_text("Company Name: Northwind Ltd").await;
            page.open_board().await;
            page.expect_column("Northwind Ltd", Stage::FirstCall).await;
        });
    }
}

#[test]
fn what_cannot_be_read_is_said_and_left_as_it_is() {
    in_english(async |page| {
        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-12-01T15:00");
        let damaged = ("callboard:call:01930000-0000-7000-8000-00000000ffff".to_owned(), "{\"version\":1,".to_owned());
        let newer = ("callboard:deal:01930000-0000-7000-8000-00000000fffe".to_owned(), "{\"version\":9}".to_owned());
        let mut entries = seed.entries();
        entries.extend([damaged.clone(), newer.clone()]);
        page.store(&entries).await;
        page.set_clock("2026-11-30T10:00").await;
        page.go(&format!("?deal={deal}")).await;
        page.expect_text(&page.words.fill("safety.unreadable_notice", &[("count", "1")])).await;
        page.expect_text(&page.words.fill("safety.newer_notice", &[("count", "1")])).await;
        page.write("Product", "Freight").await;
        page.expect_text("Product: Freight").await;
        let stored = page.stored().await;
        for (key, text) in [damaged, newer] {
            assert_eq!(stored.get(&key), Some(&text));
        }
    });
}

#[test]
fn what_cannot_be_read_is_offered_as_a_file() {
    in_english(async |page| {
        let damaged = [
            ("callboard:call:01930000-0000-7000-8000-00000000ffff".to_owned(), "{\"version\":1,".to_owned()),
            ("callboard:deal:01930000-0000-7000-8000-00000000fffe".to_owned(), "Перевозки \"🚚\"\n".to_owned()),
        ];
        page.store(&damaged).await;
        page.go("").await;
        page.press(&page.words.say("safety.download")).await;
        let file: BTreeMap<String, String> =
            serde_json::from_str(&page.downloaded("callboard-unreadable.json").await).expect("a file of texts by key");
        assert_eq!(file, BTreeMap::from(damaged));
    });
}

#[test]
fn with_storage_switched_off_the_page_works_and_says_so() {
    let usual = Setup::default();
    let habits = callboard_e2e::session::Habits { stores: false, ..usual.habits };
    run(&Setup { habits, place: Place::Root }, &[Language::En], async |page| {
        page.set_clock("2026-11-30T10:00").await;
        page.go("").await;
        page.expect_text(&page.words.say("safety.memory_notice")).await;
        page.press(&page.words.say("board.first_deal")).await;
        page.write(&page.words.say("new_deal.client"), "Northwind Ltd").await;
        page.press(&page.words.say("new_deal.create")).await;
        page.expect_column("Northwind Ltd", Stage::FirstCall).await;
        page.expect_text(&page.words.say("safety.memory_notice")).await;
    });
}
