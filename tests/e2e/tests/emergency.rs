//! The page that stands in when the app cannot run: all data as a file, an earlier state, an empty beginning.

use std::collections::BTreeMap;

use callboard::domain::language::Language;
use callboard::persist::codec::id_of;
use callboard_e2e::words::Words;
use callboard_e2e::{Callboard, in_both_languages};
use serde_json::json;

async fn call(page: &Callboard) {
    page.load("?emergency").await;
}

/// Presses the button whose name begins like this, once it is there.
async fn press(page: &Callboard, begin: &str) {
    let script = "const found = [...document.querySelectorAll('.failure button, .failure summary')]
        .find((one) => one.checkVisibility() && one.textContent.startsWith(arguments[0]));
        found?.click();
        return found ? true : null";
    page.eventually(&format!("a button {begin:?}"), async || {
        Ok(page.session().ask(script, vec![json!(begin)]).await?.as_bool())
    })
    .await;
}

async fn go_back(page: &Callboard, state: &str) {
    press(page, page.words.either("Go back to an earlier state", "Вернуться к прежнему состоянию")).await;
    press(page, state).await;
    press(page, state).await;
    page.drawn().await;
}

#[test]
fn an_earlier_state_comes_back_and_so_does_what_was_set_aside() {
    in_both_languages(async |page| {
        let link = page.start_at_a_deal("2026-12-09T15:00").await;
        page.write("Product", "Monday").await;
        page.expect_state("disk").await;
        page.set_clock("2026-12-01T10:00").await;
        page.go(&link).await;
        page.expect_text("Product: Monday").await;
        page.expect_state("disk").await;
        page.write("Product", "Tuesday").await;
        page.expect_state("disk").await;

        call(page).await;
        go_back(page, page.words.either("State of Dec 1", "Состояние на 1 дек.")).await;
        page.go(&link).await;
        page.expect_text("Product: Monday").await;
        call(page).await;
        go_back(page, page.words.either("Set aside", "Отложено")).await;
        page.go(&link).await;
        page.expect_text("Product: Tuesday").await;

        call(page).await;
        go_back(page, page.words.either("Begin empty", "Начать с пустого")).await;
        // The settings were set aside as well: the browser's language counts again.
        let english = Words::of(Language::En);
        page.expect_text(&english.say("board.welcome_title")).await;
        page.go(&link).await;
        page.expect_text(&english.say("nothing.title")).await;
    });
}

#[test]
fn all_data_comes_as_a_file_without_the_app() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let (deal, call_id) = seed.first_call("2026-12-09T15:00");
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.write("Product", "Перевозки 🚚").await;
        page.expect_state("disk").await;
        call(page).await;
        press(page, page.words.either("Download my data", "Скачать мои данные")).await;
        let name = "callboard-data-2026-11-30.json";
        let file: BTreeMap<String, String> = serde_json::from_str(&page.downloaded(name).await).expect("texts by key");
        let records = file.keys().filter(|key| id_of(key).is_ok()).count();
        assert_eq!(records, 4, "client, deal, call and settings of {:?}", file.keys());
        assert!(file.contains_key(&format!("callboard:call:{call_id}")));
        assert!(file.iter().any(|(key, text)| key.starts_with("journal ") && text.contains("Перевозки 🚚")));
        page.forget_download(name);
    });
}

/// What the app sends when it has stopped.
const STOP: &str = "dispatchEvent(new CustomEvent('callboard:panic', { detail: 'stopped by a journey' })); return null";

#[test]
fn an_app_that_has_stopped_leaves_a_page_that_saves_the_data_and_goes_on_after_a_reload() {
    in_both_languages(async |page| {
        page.start_at_a_deal("2026-12-09T15:00").await;
        page.write("Product", "Freight").await;
        page.expect_state("disk").await;
        page.session().ask(STOP, vec![]).await.expect("the app is stopped");
        page.expect_text(page.words.either("Callboard has stopped", "Callboard остановился")).await;
        press(page, page.words.either("Download my data", "Скачать мои данные")).await;
        let name = "callboard-data-2026-11-30.json";
        assert!(page.downloaded(name).await.contains("Freight"));
        page.forget_download(name);
        press(page, page.words.either("Reload", "Перезагрузить")).await;
        page.drawn().await;
        page.expect_text("Product: Freight").await;
    });
}
