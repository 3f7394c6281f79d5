//! Browsers that are killed while somebody types: what the page said was safe on disk must be there afterwards.

use std::time::Duration;

use serde_json::{Value, json};

use crate::environment::Environment;
use crate::page::{Callboard, Role};
use crate::server::{Place, Server};
use crate::session::{Habits, Session};
use callboard::domain::language::Language;

/// Takes IndexedDB away from every page.
pub const NO_JOURNAL: &str = "() => Object.defineProperty(window, 'indexedDB', { value: undefined })";

/// What became of the changes of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    pub kills: u32,
    /// Changes that were made in all.
    pub made: u64,
    /// Changes that the page had called safe, or saved where there is no journal, and that were gone.
    pub lost: u64,
}

/// Types five times a second into the field that is given, and notes what the page says of it.
const TYPE: &str = "
    const [field, state, from] = arguments;
    const run = { made: from, kept: from };
    window.run = run;
    setInterval(() => {
        run.made += 1;
        field.value = `Перевозки, change ${run.made}`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }, 200);
    setInterval(() => {
        if (document.querySelector('.save-state').dataset.state === state) run.kept = run.made;
    }, 10);
    return null;
";

/// Kills a browser so many times, each some moment after it began to type, and looks each time what is there.
pub async fn run(environment: &Environment, habits: &Habits, kills: u32) -> Outcome {
    let profile = tempfile::tempdir().expect("a folder for a profile");
    let habits = Habits { profile: Some(profile.path().to_owned()), ..habits.clone() };
    let state = if habits.preload == Some(NO_JOURNAL) { "alone" } else { "disk" };
    let mut outcome = Outcome { kills, ..Outcome::default() };
    // Ended in good order, the browser writes down what it began with.
    let mut page = opened(environment, &habits, Server::start(&environment.dist, Place::Root)).await;
    let mut seed = page.seed();
    let link = format!("?deal={}", seed.first_call("2099-12-01T15:00").0);
    page.store(&seed.entries()).await;
    page.go(&link).await;
    page.expect_state(state).await;
    let mut server = page.end().await;
    let mut kept = 0_u64;
    for round in 0..=kills {
        let page = opened(environment, &habits, server).await;
        page.go(&link).await;
        page.expect_state(state).await;
        // Later numbers than were called kept may be there: they were on their way.
        let found = number_in(&page.value("Product").await);
        outcome.lost += kept.saturating_sub(found);
        if round == kills {
            page.end().await;
            break;
        }
        let made;
        (made, kept) = type_a_while(&page, state, found, round).await;
        outcome.made += made - found;
        server = page.kill();
    }
    outcome
}

/// Opens a browser on a profile that earlier browsers may have left.
pub async fn opened(environment: &Environment, habits: &Habits, server: Server) -> Callboard {
    let session = Session::start(environment, habits).await;
    let session = session.unwrap_or_else(|error| panic!("the browser did not start: {error}"));
    Callboard::new(session, server, Language::En)
}

async fn type_a_while(page: &Callboard, state: &str, from: u64, round: u32) -> (u64, u64) {
    let field = page.the(Role::Field, "Product").await.to_json().expect("an element");
    page.session().ask(TYPE, vec![field, json!(state), json!(from)]).await.expect("typing begins");
    // Moments spread over four seconds: the golden ratio never comes to the same one twice.
    let moment = (f64::from(round + 1) * 0.618_034).fract();
    tokio::time::sleep(Duration::from_secs_f64(0.3 + 4.0 * moment)).await;
    let run = page.session().ask("return [window.run.made, window.run.kept]", vec![]).await.expect("an answer");
    let number = |place: usize| run.get(place).and_then(Value::as_u64).expect("a number");
    (number(0), number(1))
}

fn number_in(text: &str) -> u64 {
    text.rsplit(' ').next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
