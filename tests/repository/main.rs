//! The repository's own rules, each a test over the tree. A rule is a function from a file to its violations, and the
//! module that holds it tries it on bad snippets too. ARCHITECTURE.md says why the rules are what they are.

mod caution;
mod icons;
mod layers;
mod named_colours;
mod paths;
mod sizes;
mod style;
mod tokens;
mod tree;
mod wording;

use tree::{File, Violation, expect_none, files, files_in};

const SOURCE: [&str; 1] = ["src/"];
const RUST: [&str; 5] = ["src/", "tests/", "view-macro/", "xtask/", "build.rs"];

#[test]
fn dependencies_point_one_way() {
    expect_none_in(&SOURCE, layers::wrong_directions);
}

#[test]
fn features_of_the_interface_do_not_know_each_other() {
    let source = files_in(&SOURCE, ".rs");
    let features = layers::features(&source);
    expect_none(source.iter().flat_map(|file| layers::features_that_know_each_other(file, &features)));
}

#[test]
fn one_file_reads_the_clock() {
    expect_none_in(&SOURCE, layers::clocks);
}

#[test]
fn nothing_is_unsafe_unfinished_or_ignored() {
    expect_none_in(&RUST, caution::unfinished);
}

#[test]
fn nothing_panics_on_purpose() {
    expect_none_in(&SOURCE, caution::panics);
}

#[test]
fn every_expectation_says_why_it_holds() {
    expect_none_in(&SOURCE, caution::expectations_without_reason);
}

#[test]
fn nothing_is_taken_by_an_index_that_could_be_out_of_range() {
    expect_none_in(&SOURCE, caution::indexing);
}

#[test]
fn stored_data_never_becomes_a_default() {
    expect_none_in(&SOURCE, caution::swallowed_stored_data);
}

#[test]
fn files_are_short() {
    let kinds = [".rs", ".css", ".js"];
    let source = files().iter().filter(|file| kinds.iter().any(|kind| file.path.ends_with(kind)));
    expect_none(source.filter_map(sizes::long_files));
}

#[test]
fn functions_are_short() {
    expect_none_in(&RUST, sizes::long_functions);
}

#[test]
fn imports_name_what_they_import() {
    expect_none_in(&RUST, wording::globs);
}

#[test]
fn no_module_has_a_name_that_says_nothing() {
    expect_none_in(&RUST, wording::vague_modules);
}

#[test]
fn every_module_says_what_it_owns() {
    expect_none_in(&SOURCE, wording::missing_module_comment);
}

#[test]
fn every_public_item_of_the_domain_is_described() {
    let domain = files_in(&["src/domain"], ".rs");
    let private = wording::private_modules(&domain);
    expect_none(domain.iter().flat_map(|file| wording::missing_item_comments(file, &private)));
}

#[test]
fn what_is_left_to_do_stands_in_an_issue() {
    expect_none(files().iter().flat_map(wording::reminders_to_oneself));
}

#[test]
fn style_sheets_keep_to_the_tokens() {
    expect_none(files_in(&["style/"], ".css").iter().flat_map(|sheet| style::violations(sheet)));
}

#[test]
fn the_page_links_every_style_sheet_and_has_no_style_of_its_own() {
    let pages = files_in(&["index.html"], ".html");
    let sheets = files_in(&["style/"], ".css");
    expect_none(pages.iter().flat_map(|page| style::unlinked(&sheets, page)));
    expect_none(pages.iter().flat_map(|page| style::inline_styles_in_page(page)));
}

#[test]
fn the_interface_has_no_inline_styles() {
    expect_none_in(&["src/ui"], wording::inline_styles_in_source);
}

#[test]
fn every_icon_is_in_the_sprite() {
    let sprite = files_in(&["static/icons.svg"], ".svg");
    let sprite: String = sprite.iter().map(|file| file.text.as_str()).collect();
    expect_none(files_in(&["src/ui"], ".rs").iter().flat_map(|file| icons::missing(file, &sprite)));
}

#[track_caller]
fn expect_none_in<Found: IntoIterator<Item = Violation>>(folders: &[&str], rule: impl Fn(&File) -> Found) {
    expect_none(files_in(folders, ".rs").iter().flat_map(|file| rule(file)));
}
