//! What may not be written: shortcuts that panic, and shortcuts that turn stored data into a default.

use crate::{
    tokens::{Kind, Token, check, starts_with},
    tree::{File, Violation},
};

/// Macros and words that never stand in finished code, tests included.
const UNFINISHED: [&[&str]; 5] =
    [&["unsafe"], &["todo", "!"], &["unimplemented", "!"], &["dbg", "!"], &["#", "[", "ignore"]];

/// Words after which `[` starts a list and not an index.
const KEYWORDS_BEFORE_LISTS: [&str; 15] = [
    "as", "break", "const", "dyn", "else", "for", "if", "impl", "in", "let", "match", "mut", "return", "static",
    "where",
];

/// `unsafe`, `todo!`, `unimplemented!`, `dbg!` and ignored tests.
pub fn unfinished(file: &File) -> Vec<Violation> {
    find(file, "nothing unsafe, unfinished or ignored", |tokens| UNFINISHED.iter().any(|bad| starts_with(tokens, bad)))
}

/// `.unwrap()` and `panic!` outside tests.
pub fn panics(file: &File) -> Vec<Violation> {
    find_outside_tests(file, "no unwrap and no panic! outside tests", |tokens| {
        starts_with(tokens, &[".", "unwrap", "("])
            || is_function_of_std(tokens, "unwrap")
            || starts_with(tokens, &["panic", "!"])
    })
}

/// `.expect(…)` outside tests without a text that says why it cannot fail.
pub fn expectations_without_reason(file: &File) -> Vec<Violation> {
    find_outside_tests(file, "expect says in three words or more why it cannot fail", |tokens| {
        let reason = tokens.get(3).filter(|token| token.kind == Kind::Literal && token.text.starts_with('"'));
        let is_reasoned = reason.is_some_and(|reason| reason.text.split_whitespace().count() >= 3)
            && tokens.get(4).is_some_and(|token| token.is(")"));
        is_function_of_std(tokens, "expect") || (starts_with(tokens, &[".", "expect", "("]) && !is_reasoned)
    })
}

/// `a[i]` and `a[i..]` outside tests; `get` answers whether there is something.
pub fn indexing(file: &File) -> Vec<Violation> {
    find_outside_tests(file, "no index that can be out of range: use get", |tokens| {
        let [before, bracket, ..] = tokens else { return false };
        let is_value = match before.kind {
            Kind::Word => !KEYWORDS_BEFORE_LISTS.contains(&before.text.as_str()),
            Kind::Literal => true,
            Kind::Close => !before.is("}"),
            Kind::Sign => before.is("?"),
            Kind::Lifetime | Kind::Open => false,
        };
        bracket.kind == Kind::Open && bracket.is("[") && is_value
    })
}

/// `unwrap_or_default` and `.ok()` where stored data is read: they make nothing of something unreadable.
pub fn swallowed_stored_data(file: &File) -> Vec<Violation> {
    let is_about_stored_data = file.path.starts_with("src/persist") || file.path.starts_with("src/platform/storage");
    if !is_about_stored_data {
        return Vec::new();
    }
    find_outside_tests(file, "stored data never becomes a default", |tokens| {
        starts_with(tokens, &["unwrap_or_default"])
            || starts_with(tokens, &[".", "ok", "(", ")"])
            || starts_with(tokens, &["Result", "::", "ok"])
    })
}

/// `Option::unwrap`, handed on as a function.
fn is_function_of_std(tokens: &[Token], name: &str) -> bool {
    ["Option", "Result"].iter().any(|owner| starts_with(tokens, &[owner, "::", name]))
}

fn find(file: &File, rule: &'static str, is_bad: impl Fn(&[Token]) -> bool) -> Vec<Violation> {
    check(file, |tokens| {
        let mut violations = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            let rest = tokens.get(index..).unwrap_or_default();
            if is_bad(rest) {
                let words: Vec<&str> = rest.iter().take(4).map(|token| token.text.as_str()).collect();
                violations.push(Violation::new(&file.path, token.line, rule, words.join(" ")));
            }
        }
        violations
    })
}

fn find_outside_tests(file: &File, rule: &'static str, is_bad: impl Fn(&[Token]) -> bool) -> Vec<Violation> {
    find(file, rule, |tokens| tokens.first().is_some_and(|token| !token.place.in_test) && is_bad(tokens))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rule = fn(&File) -> Vec<Violation>;

    #[track_caller]
    fn finds(rule: Rule, text: &str, expected: usize) {
        let found = rule(&File::new("src/persist/codec.rs", text));
        assert_eq!(found.len(), expected, "{text}: {found:?}");
    }

    #[test]
    fn unfinished_code_is_found_in_tests_too() {
        finds(unfinished, "fn f() { todo!() } fn g() { unimplemented!(\"x\") }", 2);
        finds(unfinished, "fn f() { unsafe { g() } dbg!(1); }", 2);
        finds(unfinished, "#[cfg(test)] mod tests { #[test] #[ignore = \"slow\"] fn t() { todo!() } }", 2);
        finds(unfinished, "/// todo! unsafe dbg!\nfn f() { let todo = \"todo!()\"; }", 0);
    }

    #[test]
    fn panics_are_found_outside_tests() {
        finds(panics, "fn f() { a.unwrap(); b.map(Option::unwrap); panic!(\"x\") }", 3);
        finds(panics, "fn f() { view! { <p>{a.unwrap()}</p> } }", 1);
        finds(panics, "fn f() { a.unwrap_or(0); a.unwrap_or_else(g) } #[cfg(test)] mod t { fn f() { a.unwrap() } }", 0);
    }

    #[test]
    fn an_expectation_needs_a_reason() {
        finds(
            expectations_without_reason,
            "fn f() { a.expect(\"\"); b.expect(\"two words\"); c.expect(REASON); d(Option::expect); }",
            4,
        );
        finds(expectations_without_reason, "fn f() { a.expect(&format!(\"a b c\")) }", 1);
        finds(expectations_without_reason, "fn f() { a.expect(\"the root element is in index.html\") }", 0);
        finds(
            expectations_without_reason,
            "#[expect(dead_code)] fn f() { expect_context::<X>(); Store::expect(); }",
            0,
        );
    }

    #[test]
    fn an_index_is_found_and_a_list_is_not() {
        finds(indexing, "fn f() { a[0]; a.b[1..]; g()[2]; \"abc\"[..1].len(); h()?[3]; a[0][1]; }", 7);
        finds(indexing, "fn f() { view! { <p>{names[0]}</p> } }", 1);
        finds(
            indexing,
            "#[a] fn f<'a>(x: &'a [u8], y: &mut [u8]) -> [u8; 2] { for x in [1, 2] { vec![1]; } return [1, 2]; }",
            0,
        );
        finds(
            indexing,
            "const A: [u8; 1] = [1]; fn f() { if a {} [1].len(); match [1] { [x] => g([x]) } let [a] = b; }",
            0,
        );
        finds(indexing, "#[cfg(test)] mod t { fn f() { a[0] } }", 0);
    }

    #[test]
    fn swallowed_stored_data_is_found() {
        finds(swallowed_stored_data, "fn f() { read().unwrap_or_default(); parse().ok(); x.map(Result::ok); }", 3);
        finds(swallowed_stored_data, "fn f() { x.ok_or(Failure::Gone); x.unwrap_or(0); Ok(()) }", 0);
        let elsewhere = File::new("src/ui/a.rs", "fn f() { x.ok() }");
        assert!(swallowed_stored_data(&elsewhere).is_empty());
    }
}
