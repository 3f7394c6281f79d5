//! What the built page costs, measured in Chromium and printed as a table. `cargo xtask bench` builds the page and starts this.

mod saving;

use callboard::domain::language::Language;
use callboard_e2e::Setup;
use callboard_e2e::environment::Environment;
use callboard_e2e::page::Callboard;
use callboard_e2e::server::{Place, Server};
use callboard_e2e::session::{Habits, Session};

fn main() {
    let environment = Environment::read();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let habits = Habits { preload: Some(saving::COUNT), ..Setup::default().habits };
        let session = Session::start(&environment, &habits).await.expect("the browser starts");
        let server = Server::start(&environment.dist, Place::Root);
        let mut page = Callboard::new(session, server, Language::En);
        saving::measure(&mut page).await;
        page.end().await;
    });
}
