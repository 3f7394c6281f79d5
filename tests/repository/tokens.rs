//! Rust source as a flat list of tokens. Rules about what is *written* look at tokens and not at a syntax tree, since
//! most of a component stands inside `view!`, where a syntax tree ends.

use proc_macro2::{Delimiter, Group, LexError, Punct, Spacing, TokenStream, TokenTree};

use crate::tree::{File, Violation};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word,
    Literal,
    Lifetime,
    /// `::`, `==` and `=>` are one token, every other sign is its own.
    Sign,
    Open,
    Close,
}

#[derive(Debug, Clone)]
pub struct Token {
    pub kind: Kind,
    pub text: String,
    pub line: usize,
    pub place: Place,
}

/// What stands around a token.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// An item under `#[cfg(test)]` or `#[test]`, or a file of tests.
    pub in_test: bool,
    /// How many inline modules (`mod name { … }`).
    pub inline_modules: usize,
    /// A `view! { … }`.
    pub in_view: bool,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        self.kind != Kind::Literal && self.text == text
    }
}

/// Runs a rule over a file's tokens; a file that is no Rust is its own violation.
pub fn check(file: &File, rule: impl FnOnce(&[Token]) -> Vec<Violation>) -> Vec<Violation> {
    match file.tokens() {
        Ok(tokens) => rule(tokens),
        Err((line, reason)) => vec![Violation::new(&file.path, *line, "source is Rust", reason.as_str())],
    }
}

/// The tokens of a text; or the line and the reason why it is no Rust.
pub fn read(path: &str, text: &str) -> Result<Vec<Token>, (usize, String)> {
    let stream: TokenStream = text.parse().map_err(|error: LexError| (error.span().start().line, error.to_string()))?;
    let place = Place { in_test: is_test_file(path), inline_modules: 0, in_view: false };
    let mut tokens = Vec::new();
    flatten(stream, place, &mut tokens);
    Ok(tokens)
}

/// Whether the tokens start with these texts; `_` stands for any one token.
pub fn starts_with(tokens: &[Token], pattern: &[&str]) -> bool {
    tokens.len() >= pattern.len()
        && tokens.iter().zip(pattern).all(|(token, expected)| *expected == "_" || token.is(expected))
}

fn is_test_file(path: &str) -> bool {
    path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs")
}

fn flatten(stream: TokenStream, mut outer: Place, tokens: &mut Vec<Token>) {
    let mut place = outer;
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        let (kind, text) = match tree {
            TokenTree::Ident(word) => (Kind::Word, word.to_string()),
            TokenTree::Literal(literal) => (Kind::Literal, literal.to_string()),
            TokenTree::Punct(sign) => match joined(&sign, trees.peek()) {
                Some(joined) => {
                    trees.next();
                    joined
                }
                None => (Kind::Sign, sign.to_string()),
            },
            TokenTree::Group(group) => {
                let covers = test_attribute(tokens, &group);
                flatten_group(&group, place, tokens);
                match covers {
                    Some(Covers::WhatFollows) => (outer.in_test, place.in_test) = (true, true),
                    Some(Covers::Item) => place.in_test = true,
                    None if group.delimiter() == Delimiter::Brace => place.in_test = outer.in_test,
                    None => {}
                }
                continue;
            }
        };
        if text == ";" {
            place.in_test = outer.in_test;
        }
        tokens.push(Token { kind, text, line, place });
    }
}

fn flatten_group(group: &Group, mut place: Place, tokens: &mut Vec<Token>) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    };
    let open_line = group.span_open().start().line;
    tokens.push(Token { kind: Kind::Open, text: open.to_owned(), line: open_line, place });
    let before = tokens.len().saturating_sub(3);
    let lead = tokens.get(before..).unwrap_or_default();
    if starts_with(lead, &["mod", "_", "{"]) {
        place.inline_modules += 1;
    }
    place.in_view |= starts_with(lead, &["view", "!", "_"]);
    flatten(group.stream(), place, tokens);
    let close_line = group.span_close().start().line;
    tokens.push(Token { kind: Kind::Close, text: close.to_owned(), line: close_line, place });
}

/// A lifetime or one of the signs that are one token here.
fn joined(sign: &Punct, next: Option<&TokenTree>) -> Option<(Kind, String)> {
    if sign.spacing() != Spacing::Joint {
        return None;
    }
    match (sign.as_char(), next?) {
        ('\'', TokenTree::Ident(name)) => Some((Kind::Lifetime, format!("'{name}"))),
        (':', TokenTree::Punct(next)) if next.as_char() == ':' => Some((Kind::Sign, "::".to_owned())),
        ('=', TokenTree::Punct(next)) if matches!(next.as_char(), '=' | '>') => {
            Some((Kind::Sign, format!("={}", next.as_char())))
        }
        _ => None,
    }
}

enum Covers {
    Item,
    WhatFollows,
}

/// What `#[cfg(test)]`, `#[test]` or `#![cfg(test)]` covers, where the group is the brackets of one.
fn test_attribute(before: &[Token], group: &Group) -> Option<Covers> {
    let text: String = group.stream().to_string().split_whitespace().collect();
    let words = || text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let is_cfg = text.starts_with("cfg(") && words().any(|word| word == "test") && !text.contains("not(test");
    let marks_a_test = group.delimiter() == Delimiter::Bracket && (text == "test" || is_cfg);
    let mut lead = before.iter().rev();
    match lead.next().filter(|_| marks_a_test) {
        Some(sign) if sign.is("#") => Some(Covers::Item),
        Some(sign) if sign.is("!") && lead.next().is_some_and(|sign| sign.is("#")) => Some(Covers::WhatFollows),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words in test items.
    fn test_words(source: &str) -> Vec<String> {
        let mut words = Vec::new();
        let file = File::new("src/a.rs", source);
        check(&file, |tokens| {
            let in_test = tokens.iter().filter(|token| token.place.in_test && token.kind == Kind::Word);
            words = in_test.map(|token| token.text.clone()).collect();
            Vec::new()
        });
        words
    }

    #[test]
    fn a_test_item_ends_with_its_braces_or_semicolon() {
        assert_eq!(test_words("#[cfg(test)] mod t { x } mod u { y }"), ["mod", "t", "x"]);
        assert_eq!(test_words("#[cfg(test)] use a; use b;"), ["use", "a"]);
        assert_eq!(test_words("mod u { #[test] fn t() { x } y }"), ["fn", "t", "x"]);
        assert_eq!(test_words("#[cfg(not(test))] fn f() {}"), Vec::<String>::new());
        assert_eq!(test_words("#![cfg(test)] fn f() {} fn g() {}"), ["fn", "f", "fn", "g"]);
    }

    #[test]
    fn what_is_not_rust_is_reported() {
        let file = File::new("src/a.rs", "fn f() {\n \"open");
        let found = check(&file, |_| Vec::new());
        assert_eq!(found.len(), 1);
    }
}
