//! Browsers that refuse storage in one way or another: the page opens, says so, keeps what it can, and saves a backup.

use callboard::domain::deal::Stage;
use callboard::domain::language::Language;
use callboard::persist::backup;
use callboard_e2e::environment::times;
use callboard_e2e::kill::NO_JOURNAL;
use callboard_e2e::session::Habits;
use callboard_e2e::{Callboard, Setup, in_english, run};
use serde_json::json;

/// Local storage throws what is no error, as Firefox does when its file is damaged.
macro_rules! local_throws {
    ($more:literal) => {
        concat!(
            "() => {
                const refuse = () => { throw 'NS_ERROR_FILE_CORRUPTED'; };
                for (const name of ['getItem', 'setItem', 'removeItem', 'key', 'clear']) Storage.prototype[name] = refuse;
                Object.defineProperty(Storage.prototype, 'length', { get: refuse });",
            $more,
            "}"
        )
    };
}

const LOCAL_THROWS: &str = local_throws!("");
const ALL_THROWS: &str = local_throws!("IDBFactory.prototype.open = refuse;");

/// There is no room at all.
const NO_ROOM: &str = "() => {
    const refuse = () => { throw new DOMException('no room', 'QuotaExceededError'); };
    Storage.prototype.setItem = refuse;
    IDBObjectStore.prototype.add = refuse;
    IDBObjectStore.prototype.put = refuse;
}";

fn with(preload: &'static str, journey: impl AsyncFn(&mut Callboard)) {
    let habits = Habits { preload: Some(preload), ..Setup::default().habits };
    run(&Setup { habits, ..Setup::default() }, &[Language::En], journey);
}

/// A first deal, made by hand.
async fn make_a_deal(page: &Callboard) {
    page.press(&page.words.say("board.first_deal")).await;
    page.write(&page.words.say("new_deal.client"), "Northwind Ltd").await;
    page.press(&page.words.say("new_deal.create")).await;
    page.expect_column("Northwind Ltd", Stage::FirstCall).await;
}

async fn expect_backup_of(page: &Callboard, clients: usize) {
    page.follow_save_state().await;
    page.press(&page.words.say("data.save")).await;
    let file = backup::read(&page.downloaded("callboard-2026-11-30.json").await).expect("a backup");
    assert_eq!(file.iter().filter(|(key, _)| key.starts_with("callboard:client:")).count(), clients);
}

#[test]
fn without_indexeddb_all_works_in_local_storage_and_the_page_says_what_that_means() {
    with(NO_JOURNAL, async |page| {
        page.set_clock("2026-11-30T10:00").await;
        page.go("").await;
        page.expect_state("alone").await;
        page.expect_text(&page.words.say("safety.alone_notice")).await;
        make_a_deal(page).await;
        page.reload().await;
        page.expect_column("Northwind Ltd", Stage::FirstCall).await;
        page.expect_state("alone").await;
        page.undo_by_keys().await;
        page.expect_text(&page.words.say("board.welcome_title")).await;
        page.reload().await;
        page.expect_text(&page.words.say("board.welcome_title")).await;
        page.expect_state("alone").await;
        make_a_deal(page).await;
        // The one that was undone lies in the bin, which a backup has as well.
        expect_backup_of(page, 2).await;
    });
}

#[test]
fn what_was_done_without_indexeddb_goes_into_it_once_it_is_there() {
    in_english(async |page| {
        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-12-09T15:00");
        page.start(seed).await;
        page.expect_state("disk").await;
        let broken = page.session_mut().break_pages(NO_JOURNAL);
        page.go(&format!("?deal={deal}")).await;
        page.expect_state("alone").await;
        page.write("Product", "Freight").await;
        page.expect_text("Product: Freight").await;
        page.session_mut().mend_pages(&broken);
        page.go(&format!("?deal={deal}")).await;
        page.expect_state("disk").await;
        page.expect_text("Product: Freight").await;
        let (board, unreadable) = page.on_disk().await;
        let written = board.deals().flat_map(|deal| board.calls_of(deal.id)).any(|call| call.comment.has_notes());
        assert!(written && unreadable == 0);
    });
}

#[test]
fn local_storage_that_throws_costs_nothing_where_there_is_a_journal() {
    with(LOCAL_THROWS, async |page| {
        page.set_clock("2026-11-30T10:00").await;
        page.go("").await;
        page.expect_state("disk").await;
        make_a_deal(page).await;
        page.expect_state("disk").await;
        page.reload().await;
        page.expect_column("Northwind Ltd", Stage::FirstCall).await;
        expect_backup_of(page, 1).await;
    });
}

#[test]
fn where_all_storage_throws_the_page_says_so_and_saves_a_backup() {
    with(ALL_THROWS, async |page| {
        page.set_clock("2026-11-30T10:00").await;
        page.go("").await;
        page.expect_text(&page.words.say("safety.memory_notice")).await;
        make_a_deal(page).await;
        page.expect_state("memory").await;
        expect_backup_of(page, 1).await;
    });
}

#[test]
fn where_there_is_no_room_at_all_the_page_says_so_and_saves_a_backup() {
    with(NO_ROOM, async |page| {
        page.set_clock("2026-11-30T10:00").await;
        page.go("").await;
        make_a_deal(page).await;
        page.expect_text(&page.words.say("safety.unsaved_notice")).await;
        page.expect_state("failed").await;
        expect_backup_of(page, 1).await;
    });
}

#[test]
fn a_private_window_keeps_all_as_long_as_it_is_open() {
    let habits = Habits { is_private: true, ..Setup::default().habits };
    run(&Setup { habits, ..Setup::default() }, &[Language::En], async |page| {
        page.set_clock("2026-11-30T10:00").await;
        page.go("").await;
        make_a_deal(page).await;
        page.expect_state("disk").await;
        page.reload().await;
        page.expect_column("Northwind Ltd", Stage::FirstCall).await;
        // Where a private window's downloads go, WebDriver cannot tell Chromium.
        page.follow_save_state().await;
        page.press(&page.words.say("data.save")).await;
        page.expect_text(&page.words.say("note.backup_saved")).await;
    });
}

/// Something of somebody else's on the same host leaves no room.
const FILL: &str = "
    let size = 2 ** 22;
    for (let at = 0; size >= 1;) {
        try {
            localStorage.setItem(`somebody-elses-${at}`, 'x'.repeat(size));
            at += 1;
        } catch {
            size = Math.floor(size / 2);
        }
    }
    return Object.values(localStorage).join('').length;
";

#[test]
fn a_full_local_storage_loses_nothing() {
    in_english(async |page| {
        let edits = times(5) * 6;
        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-12-09T15:00");
        page.start(seed).await;
        page.expect_state("disk").await;
        page.close_app().await;
        let filled = page.session().ask(FILL, vec![]).await.expect("it is full");
        assert!(filled.as_u64().is_some_and(|filled| filled > 5_000_000), "{filled}");
        page.go(&format!("?deal={deal}")).await;
        page.expect_state("disk").await;
        for edit in 1..=edits {
            page.set("Product", &format!("Edit {edit}")).await;
        }
        page.expect_text(&format!("Product: Edit {edits}")).await;
        page.expect_state("disk").await;
        page.reload().await;
        page.expect_text(&format!("Product: Edit {edits}")).await;
        expect_backup_of(page, 1).await;
        println!("soak: {} local storage full: {edits} edits, 0 lost", page.session().browser.name());
    });
}

/// What earlier pages did without a journal, in two tabs, goes into it in the order it happened.
#[test]
fn what_two_pages_did_without_indexeddb_goes_into_it_in_order() {
    in_english(async |page| {
        let mut seed = page.seed();
        let (deal, _) = seed.first_call("2026-12-09T15:00");
        page.start(seed).await;
        page.expect_state("disk").await;
        let link = format!("?deal={deal}");
        let broken = page.session_mut().break_pages(NO_JOURNAL);
        page.go(&link).await;
        page.expect_state("alone").await;
        let first = page.tab().await;
        page.open_second_tab(&link).await;
        let second = page.tab().await;
        for (tab, text) in [(&second, "one"), (&first, "two"), (&second, "three"), (&first, "four")] {
            page.switch_to(tab.clone()).await;
            page.set("Product", text).await;
            page.expect_text(&format!("Product: {text}")).await;
        }
        page.session_mut().mend_pages(&broken);
        page.go(&link).await;
        page.expect_state("disk").await;
        page.expect_text("Product: four").await;
        page.reload().await;
        page.expect_state("disk").await;
        page.expect_text("Product: four").await;
    });
}

/// A page that died between a fold and its clearing up leaves entries behind that the records have already.
#[test]
fn what_was_folded_already_is_not_done_once_more() {
    in_english(async |page| {
        page.start_at_a_deal("2026-12-09T15:00").await;
        page.set("Product", "old").await;
        page.expect_state("disk").await;
        let left = page.stored().await.into_iter().filter(|(key, _)| key.contains(":change:")).collect::<Vec<_>>();
        assert!(!left.is_empty());
        // The next start folds.
        page.reload().await;
        page.expect_state("disk").await;
        page.set("Product", "new").await;
        page.expect_state("disk").await;
        page.reload().await;
        page.expect_state("disk").await;
        page.session().ask(PUT_BACK, vec![json!(left)]).await.expect("the old entries are there again");
        for _ in 0..2 {
            page.reload().await;
            page.expect_state("disk").await;
            page.expect_text("Product: new").await;
        }
        let keys = page.stored().await.into_keys().collect::<Vec<_>>();
        assert!(left.iter().all(|(key, _)| !keys.contains(key)), "{keys:?}");
    });
}

const PUT_BACK: &str = "for (const [key, text] of arguments[0]) localStorage.setItem(key, text); return null";

/// The browser takes the database away under the open page: the page holds the last copy, and writes it anew.
#[test]
fn a_journal_that_is_taken_away_under_the_page_is_made_anew() {
    in_english(async |page| {
        page.start_at_a_deal("2026-12-09T15:00").await;
        page.set("Product", "kept").await;
        page.expect_state("disk").await;
        page.session().ask(TAKE_AWAY, vec![]).await.expect("all storage is empty");
        page.set("Specialties", "typed since").await;
        page.expect_state("alone").await;
        // It tries again at every full minute.
        page.set_clock("2026-11-30T10:05").await;
        page.expect_state("disk").await;
        let (board, _) = page.on_disk().await;
        assert_eq!((board.deals().count(), board.clients().count()), (1, 1));
        page.reload().await;
        page.expect_state("disk").await;
        page.expect_text("Product: kept").await;
        page.expect_text("Specialties: typed since").await;
    });
}

const TAKE_AWAY: &str = "
    localStorage.clear();
    return new Promise((resolve, reject) => {
        const deleted = indexedDB.deleteDatabase('callboard');
        deleted.onsuccess = () => resolve(null);
        deleted.onerror = () => reject(deleted.error);
    });
";
