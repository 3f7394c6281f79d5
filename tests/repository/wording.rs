//! What a reader is told: module comments, comments on the domain's public items, names, imports by name, no reminders
//! to oneself.

use std::collections::BTreeSet;

use syn::{Attribute, Item, ItemMod, Visibility, spanned::Spanned};

use crate::{
    paths::{module_of, paths_in},
    tokens::{Kind, Token, check, starts_with},
    tree::{File, Violation},
};

const VAGUE_NAMES: [&str; 5] = ["utils", "helpers", "misc", "common", "prelude"];

/// A module that does not open with `//!`.
pub fn missing_module_comment(file: &File) -> Option<Violation> {
    (!file.text.starts_with("//!"))
        .then(|| Violation::new(&file.path, 1, "a module opens with //!", file.text.lines().next().unwrap_or_default()))
}

/// Public types, traits and functions without a comment; what stands in a private module is not public.
pub fn missing_item_comments(file: &File, private_modules: &BTreeSet<Vec<String>>) -> Vec<Violation> {
    let module = module_of(&file.path);
    let is_private = private_modules.iter().any(|private| module.starts_with(private));
    let mut violations = Vec::new();
    if let (Ok(syntax), false) = (syn::parse_file(&file.text), is_private) {
        for item in &syntax.items {
            missing_comments_in(item, &file.path, &mut violations);
        }
    }
    violations
}

/// The modules that are declared without `pub`.
pub fn private_modules(files: &[&File]) -> BTreeSet<Vec<String>> {
    let mut private = BTreeSet::new();
    for file in files {
        let items = syn::parse_file(&file.text).map_or_else(|_| Vec::new(), |syntax| syntax.items);
        for item in items {
            if let Item::Mod(ItemMod { vis: Visibility::Inherited, ident, .. }) = item {
                let mut module = module_of(&file.path);
                module.push(ident.to_string());
                private.insert(module);
            }
        }
    }
    private
}

/// `use x::*` outside tests.
pub fn globs(file: &File) -> Vec<Violation> {
    check(file, |tokens| {
        let mut violations = Vec::new();
        for named in paths_in(tokens, &file.path) {
            let path = named.segments.join("::");
            if path.ends_with("::*") && !named.in_test {
                violations.push(Violation::new(&file.path, named.line, "imports name what they import", path));
            }
        }
        violations
    })
}

/// Modules called `utils` and the like: a name that says nothing gathers everything.
pub fn vague_modules(file: &File) -> Vec<Violation> {
    let rule = "no module called utils, helpers, misc, common or prelude";
    let parts = file.path.split('/').map(|part| part.strip_suffix(".rs").unwrap_or(part));
    let in_path = parts.filter(|part| VAGUE_NAMES.contains(part)).map(|part| Violation::new(&file.path, 1, rule, part));
    let in_text = check(file, |tokens| {
        let is_vague = |window: &&[Token]| match window {
            [module, name, ..] => {
                module.is("mod") && name.kind == Kind::Word && VAGUE_NAMES.contains(&name.text.as_str())
            }
            _ => false,
        };
        let found = tokens.windows(2).filter(is_vague).filter_map(|window| window.last());
        found.map(|name| Violation::new(&file.path, name.line, rule, name.text.as_str())).collect()
    });
    in_path.chain(in_text).collect()
}

/// Reminders to oneself, which belong in an issue.
pub fn reminders_to_oneself(file: &File) -> Vec<Violation> {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let mut violations = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let words = || line.split(|letter: char| !letter.is_alphanumeric());
        if words().any(|word| marks.contains(&word)) {
            violations.push(Violation::new(
                &file.path,
                index + 1,
                "what is left to do stands in an issue",
                line.trim(),
            ));
        }
    }
    violations
}

/// Inline styles in the interface's source: the page's own content policy forbids them.
pub fn inline_styles_in_source(file: &File) -> Vec<Violation> {
    check(file, |tokens| {
        let mut violations = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            let rest = tokens.get(index..).unwrap_or_default();
            let is_declared = index.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(declares);
            let is_attribute = token.place.in_view && !is_declared && starts_with(rest, &["style", "="]);
            let is_property = token.place.in_view && is_style_property(rest);
            let is_builder = starts_with(rest, &[".", "style", "("]) && !starts_with(rest, &[".", "style", "(", ")"]);
            let is_set =
                starts_with(rest, &["set_attribute", "("]) && rest.get(2).is_some_and(|name| name.text == "\"style\"");
            if is_attribute || is_property || is_builder || is_set {
                violations.push(Violation::new(&file.path, token.line, "no inline styles", token.text.as_str()));
            }
        }
        violations
    })
}

fn declares(before: &Token) -> bool {
    before.is("let") || before.is("mut") || before.is(".")
}

/// `style:color=…`, where names may have hyphens.
fn is_style_property(tokens: &[Token]) -> bool {
    let name = tokens.get(2..).unwrap_or_default();
    let after_name = name.iter().find(|token| token.kind != Kind::Word && !token.is("-"));
    starts_with(tokens, &["style", ":"])
        && name.first().is_some_and(|token| token.kind == Kind::Word || token.is("-"))
        && after_name.is_some_and(|token| token.is("="))
}

fn missing_comments_in(item: &Item, path: &str, violations: &mut Vec<Violation>) {
    let mut require = |visibility: &Visibility, attributes: &[Attribute], name: String, line: usize| {
        let is_described = attributes.iter().any(|attribute| attribute.path().is_ident("doc"));
        if matches!(visibility, Visibility::Public(_)) && !is_described {
            violations.push(Violation::new(path, line, "public items of the domain are described", name));
        }
    };
    let line = item.span().start().line;
    match item {
        Item::Struct(item) => require(&item.vis, &item.attrs, item.ident.to_string(), line),
        Item::Enum(item) => require(&item.vis, &item.attrs, item.ident.to_string(), line),
        Item::Trait(item) => require(&item.vis, &item.attrs, item.ident.to_string(), line),
        Item::Fn(item) => require(&item.vis, &item.attrs, item.sig.ident.to_string(), line),
        Item::Impl(block) => {
            for member in &block.items {
                if let syn::ImplItem::Fn(method) = member {
                    let name = method.sig.ident.to_string();
                    require(&method.vis, &method.attrs, name, method.span().start().line);
                }
            }
        }
        Item::Mod(ItemMod { vis: Visibility::Public(_), content: Some((_, items)), .. }) => {
            for item in items {
                missing_comments_in(item, path, violations);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File::new(path, text)
    }

    #[test]
    fn a_module_without_its_comment_is_found() {
        assert!(missing_module_comment(&file("src/a.rs", "// a\nfn f() {}")).is_some());
        assert!(missing_module_comment(&file("src/a.rs", "//! What it owns.\n")).is_none());
    }

    #[test]
    fn public_items_without_a_comment_are_found() {
        let private = private_modules(&[&file("src/domain/update.rs", "mod calls; pub mod deals;")]);
        let found_in = |path: &str, text: &str| missing_item_comments(&file(path, text), &private).len();
        let found = |text: &str| found_in("src/domain/a.rs", text);
        assert_eq!(found("pub struct A; pub enum B {} pub trait C {} pub fn d() {}"), 4);
        assert_eq!(found("/// A.\npub struct A { pub field: u8 }\nimpl A { pub fn f() {} fn g() {} }"), 1);
        assert_eq!(found("struct A; pub(crate) fn f() {} impl X for A { fn g() {} }"), 0);
        assert_eq!(found("#[cfg(test)] mod tests { pub fn f() {} } pub mod inner { pub fn g() {} }"), 1);
        assert_eq!(found_in("src/domain/update/calls.rs", "pub fn f() {}"), 0);
        assert_eq!(found_in("src/domain/update/deals.rs", "pub fn f() {}"), 1);
    }

    #[test]
    fn globs_are_found_outside_tests() {
        let found = |text: &str| globs(&file("src/a.rs", text)).len();
        assert_eq!(found("use super::*; pub use crate::domain::{deal::*, call};"), 2);
        assert_eq!(found("use leptos::{prelude::*}; fn f() { a * b }"), 1);
        assert_eq!(found("#[cfg(test)] mod tests { use super::*; }"), 0);
        assert!(globs(&file("tests/story.rs", "use callboard::domain::*;")).is_empty());
    }

    #[test]
    fn vague_modules_are_found() {
        assert_eq!(vague_modules(&file("src/ui/utils.rs", "")).len(), 1);
        assert_eq!(vague_modules(&file("src/ui/common/button.rs", "")).len(), 1);
        assert_eq!(vague_modules(&file("src/ui.rs", "pub mod helpers; mod misc { } mod deal;")).len(), 2);
        assert_eq!(vague_modules(&file("src/ui.rs", "use leptos::prelude::For;")).len(), 0);
    }

    #[test]
    fn reminders_to_oneself_are_found() {
        let text = format!(
            "fine\n// {}: later\n<!-- {} -->\nmastodon {}NT",
            "TO".to_owned() + "DO",
            "FIX".to_owned() + "ME",
            "TO".to_owned() + "DO"
        );
        assert_eq!(reminders_to_oneself(&file("README.md", &text)).len(), 2);
    }

    #[test]
    fn inline_styles_are_found() {
        let found = |text: &str| inline_styles_in_source(&file("src/ui/a.rs", text)).len();
        assert_eq!(found("view! { <p style=\"color: red\" style:width=w style:--x=y>\"a\"</p> }"), 3);
        assert_eq!(found("p().style((\"color\", \"red\")); element.set_attribute(\"style\", css);"), 2);
        assert_eq!(found("let style = 1; view! { <p class=\"a\">{ let style = 2; style == 3 }</p> }"), 0);
        assert_eq!(found("element.style().set_property(\"--at\", x); A { style: b }"), 0);
    }
}
