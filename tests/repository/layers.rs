//! Who may know whom: the layers of the crate, the features of the interface, and the one file that reads the clock.

use std::collections::BTreeSet;

use crate::{
    paths::{module_of, paths_in},
    tokens::{check, starts_with},
    tree::{File, Violation},
};

struct Layer {
    name: &'static str,
    may_know: &'static [&'static str],
    may_know_the_browser: bool,
}

const LAYERS: [Layer; 6] = [
    Layer { name: "domain", may_know: &[], may_know_the_browser: false },
    Layer { name: "persist", may_know: &["domain"], may_know_the_browser: false },
    Layer { name: "platform", may_know: &[], may_know_the_browser: true },
    Layer { name: "store", may_know: &["domain", "persist", "platform"], may_know_the_browser: true },
    Layer { name: "view", may_know: &[], may_know_the_browser: true },
    Layer { name: "ui", may_know: &["domain", "store", "view"], may_know_the_browser: true },
];

const BROWSER_CRATES: [&str; 5] = ["leptos", "leptos_router", "web_sys", "js_sys", "wasm_bindgen"];

const CLOCK_FILE: &str = "src/platform/clock.rs";

/// What reads the time, as the end of a path.
const CLOCKS: [&[&str]; 8] = [
    &["Utc", "now"],
    &["Local", "now"],
    &["Date", "now"],
    &["Date", "new_0"],
    &["SystemTime"],
    &["Instant", "now"],
    &["time", "Instant"],
    &["Timestamp", "now"],
];

/// Dependencies point one way: domain, persist and platform, store, ui; view stands by itself.
pub fn wrong_directions(file: &File) -> Vec<Violation> {
    let module = module_of(&file.path);
    let Some(layer) = LAYERS.iter().find(|layer| module.first().is_some_and(|first| first == layer.name)) else {
        return Vec::new();
    };
    check(file, |tokens| {
        let mut violations = Vec::new();
        for named in paths_in(tokens, &file.path) {
            let mut segments = named.segments.iter().map(String::as_str);
            let is_forbidden = match segments.next() {
                Some("crate" | "callboard") => segments.next().is_some_and(|other| is_layer_unknown_to(layer, other)),
                Some(outside) => !layer.may_know_the_browser && is_browser(outside),
                None => false,
            };
            if is_forbidden {
                let rule = "dependencies point from ui to store to persist and platform to domain";
                violations.push(Violation::new(&file.path, named.line, rule, named.segments.join("::")));
            }
        }
        violations
    })
}

/// The folders of `src/ui/`, each a feature; `shared` is what they share.
pub fn features(files: &[&File]) -> BTreeSet<String> {
    let folders = files.iter().filter_map(|file| file.path.strip_prefix("src/ui/")?.split_once('/'));
    folders.map(|(feature, _)| feature.to_owned()).collect()
}

/// A feature of the interface knows `ui::shared` and the files beside it, but no other feature.
pub fn features_that_know_each_other(file: &File, features: &BTreeSet<String>) -> Vec<Violation> {
    let module = module_of(&file.path);
    let own = match module.as_slice() {
        [layer, own, ..] if layer == "ui" && features.contains(own) => own,
        _ => return Vec::new(),
    };
    check(file, |tokens| {
        let mut violations = Vec::new();
        for named in paths_in(tokens, &file.path).iter().filter(|named| named.starts_with(&["crate", "ui"])) {
            let Some(other) = named.segments.get(2) else { continue };
            if other != own && other != "shared" && features.contains(other) {
                let rule = "features of the interface do not know each other";
                violations.push(Violation::new(&file.path, named.line, rule, named.segments.join("::")));
            }
        }
        violations
    })
}

/// The time is an argument everywhere but in one file.
pub fn clocks(file: &File) -> Vec<Violation> {
    if file.path == CLOCK_FILE {
        return Vec::new();
    }
    check(file, |tokens| {
        let rule = "only src/platform/clock.rs reads the clock";
        let mut violations = Vec::new();
        for named in paths_in(tokens, &file.path) {
            let segments: Vec<&str> = named.segments.iter().map(String::as_str).collect();
            if CLOCKS.iter().any(|clock| segments.windows(clock.len()).any(|window| window == *clock)) {
                violations.push(Violation::new(&file.path, named.line, rule, segments.join("::")));
            }
        }
        for window in tokens.windows(3).filter(|window| starts_with(window, &[".", "performance", "("])) {
            let line = window.first().map_or(0, |token| token.line);
            violations.push(Violation::new(&file.path, line, rule, "performance()"));
        }
        violations
    })
}

fn is_layer_unknown_to(layer: &Layer, other: &str) -> bool {
    other != layer.name && LAYERS.iter().any(|known| known.name == other) && !layer.may_know.contains(&other)
}

fn is_browser(name: &str) -> bool {
    BROWSER_CRATES.contains(&name) || name.starts_with("gloo")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File::new(path, text)
    }

    #[track_caller]
    fn directions(path: &str, text: &str, expected: usize) {
        let found = wrong_directions(&file(path, text));
        assert_eq!(found.len(), expected, "{path}: {text}: {found:?}");
    }

    #[test]
    fn a_layer_that_looks_the_wrong_way_is_found() {
        directions("src/domain/deal.rs", "use crate::ui;", 1);
        directions("src/domain/deal.rs", "use crate::{board, store::Store, persist};", 2);
        directions("src/domain/deal.rs", "use super::super::platform::clock;", 1);
        directions("src/domain/deal.rs", "fn f() { leptos::logging::log!(\"x\") }", 1);
        directions("src/domain/deal.rs", "use gloo_storage::LocalStorage;", 1);
        directions("src/domain.rs", "use wasm_bindgen::JsCast;", 1);
        directions("src/persist/codec.rs", "use crate::platform::storage;", 1);
        directions("src/persist/codec.rs", "use js_sys::Date;", 1);
        directions("src/platform/storage.rs", "use crate::domain::ids::DealId;", 1);
        directions("src/store/state.rs", "fn f() { crate::ui::open() }", 1);
        directions("src/ui/app.rs", "view! { <p>{crate::platform::clock::now()}</p> }", 1);
        directions("src/ui/app.rs", "use crate::persist::codec;", 1);
        directions("src/view/rows.rs", "use crate::domain::ids::DealId; use crate::store::Store;", 2);
        directions("src/store/state.rs", "use crate::view::View;", 1);
    }

    #[test]
    fn the_allowed_directions_pass() {
        directions("src/domain/deal.rs", "use crate::domain::ids::DealId; use super::call; use chrono::Utc;", 0);
        directions("src/persist/codec.rs", "use crate::domain::deal::Deal;", 0);
        directions("src/platform/storage.rs", "use web_sys::Storage; use super::failure::Failure;", 0);
        directions("src/store/state.rs", "use crate::{domain, persist, platform}; use leptos::prelude::RwSignal;", 0);
        directions(
            "src/ui/app.rs",
            "use crate::{domain::deal::Deal, store::Store, ui::routes, view::View}; let store = 1;",
            0,
        );
        directions("src/lib.rs", "pub mod domain; pub mod ui; use crate::ui;", 0);
    }

    #[test]
    fn a_feature_that_knows_another_is_found() {
        let tree =
            [file("src/ui/board/card.rs", ""), file("src/ui/deal/page.rs", ""), file("src/ui/shared/icon.rs", "")];
        let features = features(&tree.iter().collect::<Vec<_>>());
        let found = |path: &str, text: &str| features_that_know_each_other(&file(path, text), &features).len();
        assert_eq!(found("src/ui/board/card.rs", "use crate::ui::deal::Page;"), 1);
        assert_eq!(found("src/ui/board/card.rs", "use super::super::deal;"), 1);
        assert_eq!(found("src/ui/board.rs", "use super::deal;"), 1);
        assert_eq!(found("src/ui/shared/icon.rs", "use crate::ui::board::Card;"), 1);
        assert_eq!(found("src/ui/board/card.rs", "use crate::ui::{shared::Icon, routes, i18n, board::Column};"), 0);
        assert_eq!(found("src/ui/app.rs", "use crate::ui::{board, deal};"), 0);
    }

    #[test]
    fn a_second_clock_is_found() {
        let found = |text: &str| clocks(&file("src/store/tick.rs", text)).len();
        assert_eq!(found("fn f() { chrono::Utc::now() }"), 1);
        assert_eq!(found("fn f() { Local::now() }"), 1);
        assert_eq!(found("use std::time::{Duration, Instant};"), 1);
        assert_eq!(found("use std::time::SystemTime;"), 1);
        assert_eq!(found("fn f() { js_sys::Date::now(); Date::new_0(); }"), 2);
        assert_eq!(found("fn f() { view! { <p>{Date::now()}</p> } }"), 1);
        assert_eq!(found("fn f() { window().performance() }"), 1);
        assert_eq!(found("fn f(now: DateTime<Utc>) { clock::now(); let instant = Instant(now); }"), 0);
        assert!(clocks(&file(CLOCK_FILE, "fn f() { Date::now() }")).is_empty());
    }
}
