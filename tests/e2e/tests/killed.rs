//! A browser that is killed while somebody types loses nothing that was called safe on disk. `cargo xtask soak` makes it
//! fifty kills.

use callboard_e2e::Setup;
use callboard_e2e::environment::{Environment, times};
use callboard_e2e::kill::{NO_JOURNAL, Outcome, run};
use callboard_e2e::session::Habits;

fn outcome(preload: Option<&'static str>, kills: u32) -> Outcome {
    let environment = Environment::read();
    let habits = Habits { preload, ..Setup::default().habits };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let outcome = runtime.block_on(run(&environment, &habits, kills));
    println!("soak: {} {outcome:?}, with a journal: {}", environment.browser.name(), preload.is_none());
    outcome
}

#[test]
fn what_was_safe_on_disk_survives_every_kill() {
    let outcome = outcome(None, times(3));
    assert!(outcome.made > 0, "{outcome:?}");
    assert_eq!(outcome.lost, 0, "{outcome:?}");
}

#[test]
fn without_a_journal_the_same_kills_lose_some() {
    let outcome = outcome(Some(NO_JOURNAL), times(3));
    assert!(outcome.lost > 0, "{outcome:?}: the kills prove nothing");
}
