//! The paths a file names: in `use` trees, in code and inside macros alike, with `crate`, `self` and `super` resolved.

use crate::tokens::{Kind, Token};

/// A path such as `crate::domain::board::Board`; a glob ends in `*`.
#[derive(Debug)]
pub struct Named {
    pub segments: Vec<String>,
    pub line: usize,
    pub in_test: bool,
}

impl Named {
    pub fn starts_with(&self, segments: &[&str]) -> bool {
        self.segments.len() >= segments.len() && self.segments.iter().zip(segments).all(|(one, other)| one == other)
    }
}

/// Every path that the tokens of the file at `file_path` name.
pub fn paths_in(tokens: &[Token], file_path: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += match starts_a_path(tokens, at, token) {
            true => walk(tokens.get(at..).unwrap_or_default(), Vec::new(), &mut found).max(1),
            false => 1,
        };
    }
    let module = module_of(file_path);
    for named in &mut found {
        named.resolve(&module);
    }
    found.into_iter().map(|found| found.named).collect()
}

/// `src/ui/board/card.rs` is `["ui", "board", "card"]`; `lib.rs` and `main.rs` are the root, `[]`.
pub fn module_of(file_path: &str) -> Vec<String> {
    let inside = file_path.strip_prefix("src/").unwrap_or(file_path);
    let inside = inside.strip_suffix(".rs").unwrap_or(inside);
    let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

struct Found {
    named: Named,
    inline_modules: usize,
}

impl Found {
    fn resolve(&mut self, module: &[String]) {
        let segments = &mut self.named.segments;
        let mut here = module.to_vec();
        here.extend(std::iter::repeat_n("inline".to_owned(), self.inline_modules));
        let relative = segments.iter().take_while(|segment| matches!(segment.as_str(), "self" | "super")).count();
        if relative > 0 {
            let ups = segments.iter().take(relative).filter(|segment| *segment == "super").count();
            here.truncate(here.len().saturating_sub(ups));
            let rest = segments.split_off(relative);
            *segments = std::iter::once("crate".to_owned()).chain(here).chain(rest).collect();
        }
    }
}

/// Follows one path from its first word; answers how many tokens it took.
fn walk(tokens: &[Token], prefix: Vec<String>, found: &mut Vec<Found>) -> usize {
    let mut segments = prefix;
    let mut taken = 0;
    let mut emit = |segments: Vec<String>, at: &Token| {
        let named = Named { segments, line: at.line, in_test: at.place.in_test };
        found.push(Found { named, inline_modules: at.place.inline_modules });
    };
    while let Some(token) = tokens.get(taken) {
        if token.kind == Kind::Word {
            segments.push(token.text.clone());
        } else if token.is("*") {
            segments.push("*".to_owned());
            emit(segments, token);
            return taken + 1;
        } else if token.is("{") {
            return taken + walk_branches(tokens.get(taken..).unwrap_or_default(), &segments, found);
        } else {
            break;
        }
        taken += 1;
        match tokens.get(taken) {
            Some(next) if next.is("::") && tokens.get(taken + 1).is_some_and(goes_on) => taken += 1,
            _ => break,
        }
    }
    if let Some(last) = taken.checked_sub(1).and_then(|last| tokens.get(last)) {
        emit(segments, last);
    }
    taken
}

/// Follows `{a::b, c}` behind a prefix; answers how many tokens it took.
fn walk_branches(tokens: &[Token], prefix: &[String], found: &mut Vec<Found>) -> usize {
    let mut taken = 1;
    while let Some(token) = tokens.get(taken) {
        if token.is("}") {
            return taken + 1;
        }
        let starts_a_branch = token.kind == Kind::Word || token.is("*");
        taken += match starts_a_branch {
            true => walk(tokens.get(taken..).unwrap_or_default(), prefix.to_vec(), found).max(1),
            false => 1,
        };
    }
    taken
}

/// A word that is no field, method or keyword; `..` before it is a range.
fn starts_a_path(tokens: &[Token], at: usize, token: &Token) -> bool {
    let is_dot =
        |back: usize| at.checked_sub(back).and_then(|index| tokens.get(index)).is_some_and(|token| token.is("."));
    let is_member = is_dot(1) && !is_dot(2);
    token.kind == Kind::Word && !is_member && !KEYWORDS_BEFORE_PATHS.contains(&token.text.as_str())
}

fn goes_on(next: &Token) -> bool {
    next.kind == Kind::Word || next.is("*") || next.is("{")
}

/// Words after which `::name` starts a new path.
const KEYWORDS_BEFORE_PATHS: [&str; 12] =
    ["as", "break", "dyn", "else", "for", "if", "impl", "in", "match", "mut", "return", "use"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{tokens::check, tree::File};

    #[track_caller]
    fn finds(path: &str, source: &str, expected: &str) {
        let file = File::new(path, source);
        let mut all = Vec::new();
        check(&file, |tokens| {
            all = paths_in(tokens, path).iter().map(|named| named.segments.join("::")).collect();
            Vec::new()
        });
        assert!(all.iter().any(|one| one == expected), "{expected} not in {all:?}");
    }

    #[test]
    fn use_trees_code_and_macros_are_all_read() {
        finds("src/a.rs", "use crate::{ui, store::{self, b::C}};", "crate::store::b::C");
        finds("src/a.rs", "use crate::{ui, store::{self, b::C}};", "crate::ui");
        finds("src/a.rs", "use crate::domain::*;", "crate::domain::*");
        finds("src/a.rs", "fn f() -> Vec<crate::ui::X> { g() }", "crate::ui::X");
        finds("src/a.rs", "fn f() { view! { <p>{crate::persist::load()}</p> } }", "crate::persist::load");
        finds("src/a.rs", "use {leptos::prelude, b};", "leptos::prelude");
        finds("src/a.rs", "use ::web_sys::window;", "web_sys::window");
        finds("src/a.rs", "fn f() { x[..crate::ui::MAX] }", "crate::ui::MAX");
    }

    #[test]
    fn self_and_super_are_resolved_from_the_module() {
        finds("src/ui/board.rs", "use super::deal::Page;", "crate::ui::deal::Page");
        finds("src/ui/board/card.rs", "use super::super::deal;", "crate::ui::deal");
        finds("src/ui/board/mod.rs", "use super::deal;", "crate::ui::deal");
        finds("src/ui/board.rs", "mod tests { use super::super::deal; }", "crate::ui::deal");
        finds("src/store.rs", "use self::state::State;", "crate::store::state::State");
    }
}
