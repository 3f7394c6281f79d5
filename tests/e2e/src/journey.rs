//! Runs a journey: a browser with an empty profile, a host, the page; and when it fails, a report with a screenshot.

use std::any::Any;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;

use callboard::domain::language::Language;
use futures_util::FutureExt;

use crate::environment::Environment;
use crate::page::Callboard;
use crate::server::{Place, Server};
use crate::session::{Habits, Session};

/// What a journey needs to be different from the usual.
#[derive(Debug, Clone)]
pub struct Setup {
    pub habits: Habits,
    /// Where on its host the page lies.
    pub place: Place,
}

impl Default for Setup {
    /// A user in Kyiv with an English browser.
    fn default() -> Setup {
        let habits = Habits {
            zone: "Europe/Kyiv",
            language: "en-US",
            stores: true,
            notifies: false,
            preload: None,
            slows_hidden_pages: false,
            is_private: false,
            profile: None,
        };
        Setup { habits, place: Place::Root }
    }
}

/// Makes a journey in both languages of the interface, one after the other.
pub fn in_both_languages(journey: impl AsyncFn(&mut Callboard)) {
    run(&Setup::default(), &Language::ALL, journey);
}

/// Makes a journey in one language.
pub fn in_english(journey: impl AsyncFn(&mut Callboard)) {
    run(&Setup::default(), &[Language::En], journey);
}

/// Makes a journey under unusual conditions.
pub fn run<J: AsyncFn(&mut Callboard)>(setup: &Setup, languages: &[Language], journey: J) {
    let environment = Environment::read();
    let name = name_of::<J>();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let outcome = runtime.block_on(async {
        let server = Server::start(&environment.dist, setup.place);
        let session = Session::start(&environment, &setup.habits).await;
        let session = session.unwrap_or_else(|error| panic!("the browser did not start: {error}"));
        let mut page = Callboard::new(session, server, Language::En);
        let travelled = AssertUnwindSafe(travel(&mut page, languages, &journey)).catch_unwind().await;
        if let Err(why) = &travelled {
            let file = report_path(&format!("{name}-{}", environment.browser.name()));
            eprintln!("{}", report(&page, &file, why.as_ref()).await);
        }
        page.close().await;
        travelled
    });
    if let Err(why) = outcome {
        resume_unwind(why);
    }
}

async fn travel(page: &mut Callboard, languages: &[Language], journey: &impl AsyncFn(&mut Callboard)) {
    for language in languages {
        page.speak(*language);
        journey(page).await;
        let complaints = page.all_complaints().await;
        assert!(complaints.is_empty(), "the page complained:\n{}", complaints.join("\n"));
    }
}

async fn report(page: &Callboard, file: &std::path::Path, why: &(dyn Any + Send)) -> String {
    let said = why.downcast_ref::<String>().map(String::as_str).or_else(|| why.downcast_ref::<&str>().copied());
    let text = page.session().ask("return document.body.innerText", vec![]).await;
    let text = text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default();
    let screenshot = match page.session().web.screenshot(file).await {
        Ok(()) => file.display().to_string(),
        Err(error) => format!("none: {error}"),
    };
    format!(
        "\n{}\n\nscreenshot: {screenshot}\n\nwhat was done:\n  {}\n\nwhat the page complained of:\n  {}\n\n\
         what the page said:\n{text}\n",
        said.unwrap_or("a panic without words"),
        page.trail().join("\n  "),
        page.all_complaints().await.join("\n  "),
    )
}

/// The name of the test that a journey was written in.
fn name_of<J>() -> String {
    let path = std::any::type_name::<J>().replace("::{{closure}}", "");
    path.rsplit("::").next().unwrap_or("journey").to_owned()
}

fn report_path(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target"));
    let folder = target.join("e2e");
    // Without the folder the screenshot fails, and the report says so.
    let _ = std::fs::create_dir_all(&folder);
    folder.join(format!("{name}.png"))
}
