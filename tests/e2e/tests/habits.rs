//! What the browser is like: its language, its leave to notify; and that the journeys notice what a page complains of.

use callboard::domain::language::Language;
use callboard_e2e::environment::Browser;
use callboard_e2e::session::Habits;
use callboard_e2e::words::Words;
use callboard_e2e::{Role, Setup, in_english, run};

#[test]
fn the_page_speaks_the_browsers_language_until_another_is_chosen() {
    let usual = Setup::default();
    let setup = Setup { habits: Habits { language: "ru-RU", ..usual.habits }, ..usual };
    run(&setup, &[Language::Ru], async |page| {
        let english = Words::of(Language::En);
        // At the full minute: the next one redraws every text, and would hide one that does not follow.
        page.set_clock("2026-11-30T10:00").await;
        page.go("").await;
        page.expect_text(&page.words.say("board.welcome_title")).await;
        page.expect("the language of the page", "ru".to_owned(), async || page.language().await).await;
        page.press("English").await;
        page.expect_text(&english.say("board.welcome_title")).await;
        page.expect("the language of the page", "en".to_owned(), async || page.language().await).await;
        page.reload().await;
        page.expect_text(&english.say("board.welcome_title")).await;
        page.expect("the language of the page", "en".to_owned(), async || page.language().await).await;
    });
}

#[test]
fn leave_to_notify_is_asked_for_on_a_press_and_not_before() {
    in_english(async |page| {
        page.start(page.seed()).await;
        page.go("?view=reminders").await;
        page.expect_text(&page.words.say("ringing.not_asked_text")).await;
        let allow = page.words.say("ringing.allow");
        assert!(page.has(Role::Button, &allow).await);
        // Firefox has no way to answer its question from here.
        if page.session().browser == Browser::Chromium {
            page.session().allow(&["notifications"]).await.expect("the answer is yes");
            page.press(&allow).await;
            page.expect_text(&page.words.say("ringing.granted")).await;
            page.expect_has(false, Role::Button, &allow).await;
        }
    });
}

#[test]
fn a_link_that_leads_nowhere_says_so_and_leads_back() {
    in_english(async |page| {
        page.start(page.seed()).await;
        page.go("?deal=01930000-0000-7000-8000-00000000ffff").await;
        page.expect_text(&page.words.say("nothing.title")).await;
        page.follow(&page.words.say("nothing.to_board")).await;
        page.expect_text(&page.words.say("board.welcome_title")).await;
    });
}

#[test]
fn the_journeys_notice_errors_and_what_the_pages_policy_forbids() {
    in_english(async |page| {
        page.start(page.seed()).await;
        let script = "const inline = document.createElement('script');
            inline.textContent = 'void 0';
            document.head.append(inline);
            console.error('a mistake')";
        page.session().ask(script, vec![]).await.expect("the script ran");
        let mut noticed = Vec::new();
        page.eventually("both complaints", async || {
            noticed.extend(page.session().take_complaints().await?);
            let has = |part: &str| noticed.iter().any(|one| one.contains(part));
            Ok((has("a mistake") && has("policy: script-src")).then_some(()))
        })
        .await;
    });
}
