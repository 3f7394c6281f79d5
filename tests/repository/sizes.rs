//! How long files and functions may be. A function's length is from `fn` to its last brace, without constants in it.

use proc_macro2::Span;
use syn::{
    Attribute, Block, Expr, ImplItemFn, Item, ItemFn, Signature, Stmt, TraitItemFn,
    spanned::Spanned,
    visit::{self, Visit},
};

use crate::tree::{File, Violation};

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;
/// Components, and functions that are one `match`.
const LONG_FUNCTION_LINES: usize = 120;

/// Files of source, style and script of more than 400 lines.
pub fn long_files(file: &File) -> Option<Violation> {
    let lines = file.text.lines().count();
    (lines > FILE_LINES)
        .then(|| Violation::new(&file.path, FILE_LINES, "a file has at most 400 lines", format!("{lines} lines")))
}

/// Functions of more than 60 lines, components and lone matches of more than 120.
pub fn long_functions(file: &File) -> Vec<Violation> {
    let syntax = match syn::parse_file(&file.text) {
        Ok(syntax) => syntax,
        Err(error) => {
            let line = error.span().start().line;
            return vec![Violation::new(&file.path, line, "source is Rust", error.to_string())];
        }
    };
    let mut functions = Functions { path: &file.path, violations: Vec::new() };
    functions.visit_file(&syntax);
    functions.violations
}

struct Functions<'a> {
    path: &'a str,
    violations: Vec<Violation>,
}

impl Functions<'_> {
    fn measure(&mut self, signature: &Signature, attributes: &[Attribute], block: &Block) {
        let start = signature.fn_token.span.start().line;
        let end = block.brace_token.span.close().end().line;
        let constants: usize = block.stmts.iter().filter(|statement| is_constant(statement)).map(lines_of).sum();
        let lines = (end + 1 - start).saturating_sub(constants);
        let is_component = attributes.iter().any(|attribute| attribute.path().is_ident("component"));
        let limit = if is_component || is_one_match(block) { LONG_FUNCTION_LINES } else { FUNCTION_LINES };
        if lines > limit {
            let rule = "a function has at most 60 lines, a component or a lone match 120";
            let found = format!("{} has {lines}", signature.ident);
            self.violations.push(Violation::new(self.path, start, rule, found));
        }
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.measure(&item.sig, &item.attrs, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.measure(&item.sig, &item.attrs, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        if let Some(block) = &item.default {
            self.measure(&item.sig, &item.attrs, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

fn is_constant(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Item(Item::Const(_) | Item::Static(_)))
}

fn is_one_match(block: &Block) -> bool {
    let mut rest = block.stmts.iter().filter(|statement| !is_constant(statement));
    matches!(rest.next(), Some(Stmt::Expr(Expr::Match(_), None))) && rest.next().is_none()
}

fn lines_of(statement: &Stmt) -> usize {
    let span: Span = statement.span();
    span.end().line + 1 - span.start().line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: String) -> File {
        File::new("src/a.rs", &text)
    }

    #[test]
    fn a_file_of_401_lines_is_found() {
        assert!(long_files(&file("\n".repeat(400))).is_none());
        assert!(long_files(&file("\n".repeat(401))).is_some());
    }

    #[track_caller]
    fn functions(before: &str, lines: usize, after: &str, expected: usize) {
        let text = format!("{before}{}{after}", "\n".repeat(lines - 1));
        assert_eq!(long_functions(&file(text)).len(), expected, "{before} … {after}, {lines} lines");
    }

    #[test]
    fn a_function_of_61_lines_is_found_wherever_it_stands() {
        functions("/// A comment\n/// does not count\nfn f() {", 60, "}", 0);
        functions("fn f() {", 61, "}", 1);
        functions("impl A { fn f() {", 61, "} }", 1);
        functions("trait A { fn f() {", 61, "} }", 1);
        functions("#[cfg(test)] mod tests { fn f() {", 61, "} }", 1);
        functions("fn f() { let a = 1; match a {", 61, "} }", 1);
    }

    #[test]
    fn components_lone_matches_and_constants_may_be_longer() {
        functions("#[component] fn F() {", 120, "}", 0);
        functions("#[component] fn F() {", 121, "}", 1);
        functions("fn f() { match a {", 120, "} }", 0);
        functions("fn f() { match a {", 121, "} }", 1);
        functions("fn f() { const A: [u8; 1] = [", 100, "1]; }", 0);
    }
}
