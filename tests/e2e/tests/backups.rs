//! Backups out and in, encrypted or not; what was deleted comes back.

use std::collections::BTreeMap;

use callboard::domain::deal::Stage;
use callboard::domain::language::Language;
use callboard::persist::backup;
use callboard_e2e::environment::Browser;
use callboard_e2e::session::Habits;
use callboard_e2e::{Callboard, Role, Setup, in_both_languages, in_english, run};

const PLAIN: &str = "callboard-2026-11-30.json";
const SEALED: &str = "callboard-2026-11-30.jwe";

async fn begin(page: &mut Callboard) -> String {
    let link = page.start_at_a_deal("2026-12-09T15:00").await;
    page.write("Product", "Перевозки 🚚").await;
    page.expect_state("disk").await;
    link
}

/// Another text than the backup has.
async fn write_on(page: &Callboard, link: &str) {
    page.go(link).await;
    page.set("Product", "Something else").await;
    page.expect_text("Product: Something else").await;
    page.expect_state("disk").await;
}

async fn choose(page: &Callboard, name: &str) {
    page.go("?view=data").await;
    page.expect_state("disk").await;
    page.choose_file(&page.words.say("data.file"), name).await;
}

#[test]
fn a_backup_comes_back_as_a_whole_and_undo_takes_it_back() {
    in_both_languages(async |page| {
        let link = begin(page).await;
        page.go("?view=data").await;
        page.expect_text(&page.words.say("data.never")).await;
        page.press(&page.words.say("data.save")).await;
        let file = page.downloaded(PLAIN).await;
        assert_eq!(backup::read(&file).expect("a backup").len(), 4, "client, deal, call, settings");
        page.expect_text(&page.words.say("note.backup_saved")).await;
        write_on(page, &link).await;

        choose(page, PLAIN).await;
        page.expect_text(&page.words.say("data.conflicts")).await;
        page.choose(&page.words.say("data.how"), &page.words.say("data.replace")).await;
        page.press(&page.words.say("data.take")).await;
        page.expect_text(&page.words.fill("note.imported", &[("count", "1")])).await;
        page.go(&link).await;
        page.expect_text("Product: Перевозки 🚚").await;
        // What was done before the reload is known once the journal is read.
        page.expect_state("disk").await;
        page.undo_by_keys().await;
        page.expect_text("Product: Something else").await;
        page.forget_download(PLAIN);
    });
}

#[test]
fn an_encrypted_backup_opens_with_its_passphrase_alone() {
    in_english(async |page| {
        let link = begin(page).await;
        page.go("?view=data").await;
        page.write(&page.words.say("data.passphrase"), "пароль 🔑").await;
        page.press(&page.words.say("data.save")).await;
        let file = page.downloaded(SEALED).await;
        assert!(!file.contains("Перевозки") && file.split('.').count() == 5, "{file}");
        write_on(page, &link).await;

        choose(page, SEALED).await;
        let section = page.the(Role::Region, &page.words.say("data.import")).await;
        page.write_in(&section, &page.words.say("data.passphrase"), "wrong").await;
        page.press_in(&section, &page.words.say("data.open")).await;
        page.expect_text(&page.words.say("data.wrong")).await;
        let section = page.the(Role::Region, &page.words.say("data.import")).await;
        page.write_in(&section, &page.words.say("data.passphrase"), "пароль 🔑").await;
        page.press_in(&section, &page.words.say("data.open")).await;
        page.expect_text(&page.words.say("data.conflicts")).await;
        page.choose(&page.words.say("data.how"), &page.words.say("data.merge_all")).await;
        page.press(&page.words.say("data.take")).await;
        page.go(&link).await;
        page.expect_text("Product: Перевозки 🚚").await;
    });
}

#[test]
fn a_file_that_cannot_be_taken_says_why_and_changes_nothing() {
    in_english(async |page| {
        let link = begin(page).await;
        page.go("?view=data").await;
        page.press(&page.words.say("data.save")).await;
        let file = page.downloaded(PLAIN).await;
        let damaged = file.replace("Java developer", "Perl developer");
        for (name, text, says) in [
            ("foreign.json", "name;phone\nAnna;1".to_owned(), "data.something_else"),
            ("damaged.json", damaged, "data.damaged_in_part"),
            ("empty.json", String::new(), "data.something_else"),
        ] {
            page.put_among_downloads(name, &text);
            choose(page, name).await;
            page.expect_text(&page.words.say(says)).await;
        }
        page.go(&link).await;
        page.expect_text("Product: Перевозки 🚚").await;
    });
}

#[test]
fn a_deleted_deal_lies_in_the_bin_and_comes_back_with_its_call() {
    in_both_languages(async |page| {
        let link = begin(page).await;
        page.open_board().await;
        let delete = async |page: &Callboard| {
            page.press(&page.words.fill("moving.button", &[("client", "Northwind Ltd")])).await;
            page.press(&page.words.say("moving.delete")).await;
            page.expect("the number of cards", 0, async || page.cards().await.len()).await;
        };
        delete(page).await;
        page.expect_text(&page.words.say("note.deleted")).await;
        page.undo_by_keys().await;
        page.expect_column("Northwind Ltd", Stage::FirstCall).await;
        delete(page).await;
        page.reload().await;
        page.go(&link).await;
        page.expect_text(&page.words.say("data.in_bin")).await;
        page.go("?view=data").await;
        let name = page.words.fill("data.restore_of", &[("what", "Northwind Ltd – Java developer")]);
        page.press(&name).await;
        page.expect_text(&page.words.say("data.bin_empty")).await;
        page.go(&link).await;
        page.expect_text("Product: Перевозки 🚚").await;
    });
}

/// A folder of the browser's own stands in for the one a user would choose.
const CHOOSES: &str = "() => {
    if ('showDirectoryPicker' in window) window.showDirectoryPicker = () => navigator.storage.getDirectory();
}";

const IN_FOLDER: &str = "return (async () => {
    const folder = await navigator.storage.getDirectory();
    const found = {};
    for await (const [name, file] of folder.entries()) found[name] = await (await file.getFile()).text();
    return found;
})()";

#[test]
fn a_backup_a_day_goes_into_a_folder_where_the_browser_has_folders() {
    let habits = Habits { preload: Some(CHOOSES), ..Setup::default().habits };
    run(&Setup { habits, ..Setup::default() }, &[Language::En], async |page| {
        begin(page).await;
        page.go("?view=data").await;
        page.expect_text(&page.words.fill("data.local_space", &[("percent", "0")])).await;
        page.expect_text(&page.words.say("data.space_good")).await;
        if page.session().browser == Browser::Firefox {
            return page.expect_text(&page.words.say("data.folder_missing")).await;
        }
        page.press(&page.words.say("data.choose_folder")).await;
        page.expect_text(&page.words.say("data.folder_open")).await;
        expect_in_folder(page, &[PLAIN]).await;
        // Once a day, when it is opened.
        page.reload().await;
        page.set_clock("2026-12-01T10:00").await;
        page.go("").await;
        expect_in_folder(page, &[PLAIN, "callboard-2026-12-01.json"]).await;
    });
}

async fn expect_in_folder(page: &Callboard, names: &[&str]) {
    let expected: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    page.expect("the files in the folder", expected, async || {
        let found = page.session().ask(IN_FOLDER, vec![]).await.expect("what is in the folder");
        let files: BTreeMap<String, String> = serde_json::from_value(found).expect("texts by name");
        files
            .into_iter()
            .filter(|(_, text)| backup::read(text).is_ok_and(|all| all.len() == 4))
            .map(|(name, _)| name)
            .collect()
    })
    .await;
}
