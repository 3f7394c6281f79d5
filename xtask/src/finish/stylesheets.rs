//! One stylesheet instead of a dozen: they compress better together, and are fetched at once.

use std::fs;
use std::path::Path;

use super::precache::sha256;
use super::{read, unreadable, write};
use crate::failure::Failure;

/// Stands for the name of the joined stylesheet.
const PLACE: &str = "joined-stylesheets";

/// Joins the page's stylesheets in their order.
pub fn join(page: &Path) -> Result<(), Failure> {
    let index = page.join("index.html");
    let (html, files) = joined(&read(&index)?)?;
    let mut css = String::new();
    for file in &files {
        let file = page.join(file);
        css += &read(&file)?;
        fs::remove_file(&file).map_err(|error| unreadable(&file, &error))?;
    }
    // By its content, so that no browser takes an old one for it.
    let hash: String = sha256(css.as_bytes()).chars().take(16).collect();
    let name = format!("style-{hash}.css");
    write(&page.join(&name), css)?;
    write(&index, html.replace(PLACE, &name))
}

/// The page with one link to [`PLACE`] for all, and the files the links led to.
fn joined(html: &str) -> Result<(String, Vec<String>), Failure> {
    let mut files = Vec::new();
    let mut result = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<link ") {
        let Some((attributes, following)) = after.split_once('>') else { break };
        result += before;
        match stylesheet(attributes) {
            Some(file) => {
                if files.is_empty() {
                    result += &format!("<link href=./{PLACE} rel=stylesheet>");
                }
                files.push(file);
            }
            None => result += &format!("<link {attributes}>"),
        }
        rest = following;
    }
    if files.is_empty() {
        return Err(Failure::step("the built page links to no stylesheet."));
    }
    Ok((result + rest, files))
}

fn stylesheet(attributes: &str) -> Option<String> {
    let mut words = attributes.trim_end_matches('/').split_whitespace().map(|word| word.replace(['"', '\''], ""));
    if !words.clone().any(|word| word == "rel=stylesheet") {
        return None;
    }
    words.find_map(|word| word.strip_prefix("href=").map(|file| file.trim_start_matches("./").to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_link_stands_for_all_and_other_links_stay() {
        let html = "<head><link href=icon.svg rel=icon><link href=./a-1.css rel=stylesheet>\
                    <link rel=\"stylesheet\" href=\"./b-2.css\"/><script src=x></script></head>";
        let (page, files) = joined(html).expect("it has stylesheets");
        assert_eq!(files, ["a-1.css", "b-2.css"]);
        let expected = "<head><link href=icon.svg rel=icon><link href=./joined-stylesheets rel=stylesheet><script src=x></script></head>";
        assert_eq!(page, expected);
    }

    #[test]
    fn a_page_without_stylesheets_is_refused() {
        assert!(joined("<head><link href=icon.svg rel=icon></head>").is_err());
    }
}
