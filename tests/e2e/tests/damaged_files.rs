//! Damage to the browser's own files of local storage, which it then takes for empty or out of order: the journal has
//! everything, and local storage is made anew of it where the browser still can.

use std::path::{Path, PathBuf};

use callboard_e2e::environment::{Browser, Environment};
use callboard_e2e::kill::opened;
use callboard_e2e::server::{Place, Server};
use callboard_e2e::session::Habits;
use callboard_e2e::{Callboard, Setup};

#[derive(Debug, Clone, Copy)]
enum Damage {
    Flipped,
    CutOff,
    Deleted,
    /// The file that says which others count; Firefox keeps all in one, whose head is zeroed.
    ManifestZeroed,
}

const DAMAGES: [Damage; 4] = [Damage::Flipped, Damage::CutOff, Damage::Deleted, Damage::ManifestZeroed];

/// The files of local storage in a profile.
fn files(profile: &Path, browser: Browser) -> Vec<PathBuf> {
    let within = match browser {
        Browser::Chromium => profile.join("Default/Local Storage/leveldb"),
        Browser::Firefox => {
            let origins = std::fs::read_dir(profile.join("storage/default")).expect("the profile's storage");
            let found: Vec<PathBuf> = origins.map(|origin| origin.expect("an origin").path()).collect();
            found.iter().find(|path| path.join("ls").is_dir()).unwrap_or_else(|| panic!("ours of {found:?}")).join("ls")
        }
    };
    let found = std::fs::read_dir(&within).unwrap_or_else(|error| panic!("{}: {error}", within.display()));
    let mut files: Vec<PathBuf> =
        found.map(|file| file.expect("a file").path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn is_content(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".log") || name.ends_with(".ldb") || name == "data.sqlite"
}

fn damage(profile: &Path, browser: Browser, how: Damage) -> usize {
    let is_meant = |path: &PathBuf| match (how, browser) {
        (Damage::ManifestZeroed, Browser::Chromium) => path.to_string_lossy().contains("MANIFEST"),
        _ => is_content(path),
    };
    let meant: Vec<PathBuf> = files(profile, browser).into_iter().filter(is_meant).collect();
    for path in &meant {
        let mut bytes = std::fs::read(path).expect("a file of the profile");
        match how {
            Damage::Flipped => bytes.iter_mut().step_by(97).for_each(|byte| *byte = !*byte),
            Damage::CutOff => bytes.truncate(bytes.len() / 2),
            Damage::Deleted => {
                std::fs::remove_file(path).expect("a file that can be removed");
                continue;
            }
            Damage::ManifestZeroed => bytes.iter_mut().take(4096).for_each(|byte| *byte = 0),
        }
        std::fs::write(path, bytes).expect("a file that can be written");
    }
    meant.len()
}

async fn begin(page: &mut Callboard) -> String {
    let mut seed = page.seed();
    let link = format!("?deal={}", seed.first_call("2099-12-01T15:00").0);
    page.store(&seed.entries()).await;
    page.go(&link).await;
    page.write("Product", "Перевозки 🚚").await;
    page.expect_state("disk").await;
    link
}

async fn check(environment: &Environment, how: Damage) {
    let profile = tempfile::tempdir().expect("a folder for a profile");
    let habits = Habits { profile: Some(profile.path().to_owned()), ..Setup::default().habits };
    let server = Server::start(&environment.dist, Place::Root);
    let mut page = opened(environment, &habits, server).await;
    let link = begin(&mut page).await;
    let server = page.end().await;
    assert!(damage(profile.path(), environment.browser, how) > 0, "{how:?} damaged nothing");
    let page = opened(environment, &habits, server).await;
    page.go(&link).await;
    page.expect_text("Product: Перевозки 🚚").await;
    page.expect_state("disk").await;
    page.write("Specialties", "Логистика").await;
    page.expect_state("disk").await;
    page.reload().await;
    page.expect_text("Specialties: Логистика").await;
    page.end().await;
}

#[test]
fn what_local_storage_has_lost_comes_back_from_the_journal() {
    let environment = Environment::read();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for how in DAMAGES {
        runtime.block_on(check(&environment, how));
        println!("soak: {} local storage {how:?}: nothing lost", environment.browser.name());
    }
}
