//! What the style sheets may say: colours, type sizes, radii and shadows stand in `style/tokens.css` and nowhere else.
//! The check reads a sheet only as far as it must: comments and texts are blanked, then every `{`, `}` and `;`
//! ends a selector or a declaration.

use crate::{
    named_colours::NAMED_COLOURS,
    tree::{File, Violation},
};

const TOKENS_FILE: &str = "style/tokens.css";

const COLOUR_FUNCTIONS: [&str; 10] =
    ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];

/// Properties whose lengths are tokens.
const TOKEN_LENGTHS: [&str; 4] = ["font", "font-size", "box-shadow", "radius"];

/// Everything that is wrong in a style sheet.
pub fn violations(file: &File) -> Vec<Violation> {
    let mut violations = Vec::new();
    for part in parts_of(&file.text) {
        let mut report = |rule, found: &str| violations.push(Violation::new(&file.path, part.line, rule, found));
        match part.kind {
            PartKind::Selector => {
                if part.text.contains('#') {
                    report("no ids in selectors", &part.text);
                }
            }
            PartKind::Declaration => {
                if part.text.split('!').skip(1).any(|rest| rest.trim_start().starts_with("important")) {
                    report("no !important", &part.text);
                }
                if file.path != TOKENS_FILE {
                    check_tokens(&part.text, &mut report);
                }
            }
        }
    }
    violations
}

/// The style sheets that `index.html` does not link.
pub fn unlinked(sheets: &[&File], page: &File) -> Vec<Violation> {
    let links: Vec<&str> = page.text.split('<').filter(|tag| tag.starts_with("link")).collect();
    let is_linked = |sheet: &&&File| {
        let href = format!("href=\"{}\"", sheet.path);
        links.iter().any(|link| link.contains("data-trunk") && link.contains("rel=\"css\"") && link.contains(&href))
    };
    let unlinked = sheets.iter().filter(|sheet| !is_linked(sheet));
    unlinked.map(|sheet| Violation::new(&page.path, 1, "the page links every style sheet", &sheet.path)).collect()
}

/// `style` elements and attributes in the page.
pub fn inline_styles_in_page(page: &File) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (index, line) in page.text.lines().enumerate() {
        if line.contains(" style=") || line.contains("<style") {
            violations.push(Violation::new(&page.path, index + 1, "no inline styles", line.trim()));
        }
    }
    violations
}

fn check_tokens(declaration: &str, report: &mut impl FnMut(&'static str, &str)) {
    let Some((property, value)) = declaration.split_once(':') else { return };
    let (property, value) = (property.trim().to_lowercase(), value.to_lowercase());
    let has_colour_function = COLOUR_FUNCTIONS.iter().any(|function| {
        value.match_indices(function).any(|(at, _)| !value.get(..at).is_some_and(|before| before.ends_with(is_name)))
    });
    let has_named_colour = takes_a_colour(&property) && names(&value).any(|name| NAMED_COLOURS.contains(&name));
    if value.contains('#') || has_colour_function || has_named_colour {
        report("colours stand in style/tokens.css", declaration);
    }
    let takes_token = TOKEN_LENGTHS.contains(&property.as_str()) || property.ends_with("-radius");
    if takes_token && names(&value).any(is_own_length) {
        report("type sizes, radii and shadows stand in style/tokens.css", declaration);
    }
}

fn takes_a_colour(property: &str) -> bool {
    const PARTS: [&str; 9] =
        ["color", "background", "border", "outline", "shadow", "fill", "stroke", "decoration", "rule"];
    property.starts_with("--") || PARTS.iter().any(|part| property.contains(part))
}

/// `12px` or `0.8rem`; hairlines of one and two pixels are no token.
fn is_own_length(name: &str) -> bool {
    let number = ["px", "rem", "em", "pt"].iter().find_map(|unit| name.strip_suffix(unit));
    number.is_some_and(|number| {
        let number = number.trim_start_matches('-');
        number.parse::<f64>().is_ok_and(|length| length != 0.0)
            && !(name.ends_with("px") && matches!(number, "1" | "2"))
    })
}

/// Words and numbers of a value, without the names of variables.
fn names(value: &str) -> impl Iterator<Item = &str> {
    value.split(|letter| !is_name(letter)).filter(|name| !name.is_empty() && !name.starts_with("--"))
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.')
}

enum PartKind {
    /// What stands before `{`: a selector or the head of an at-rule.
    Selector,
    /// What ends in `;` or `}`.
    Declaration,
}

struct Part {
    kind: PartKind,
    text: String,
    line: usize,
}

fn parts_of(sheet: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut text, mut start, mut line, mut depth) = (String::new(), 1, 1, 0_usize);
    for letter in blanked(sheet).chars() {
        let kind = match letter {
            '{' => Some(PartKind::Selector),
            '}' => Some(PartKind::Declaration),
            ';' if depth == 0 => Some(PartKind::Declaration),
            _ => None,
        };
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '\n' => line += 1,
            _ => {}
        }
        if let Some(kind) = kind {
            let text = std::mem::take(&mut text).trim().to_owned();
            if !text.is_empty() {
                parts.push(Part { kind, text, line: start });
            }
            depth = 0;
        } else {
            if text.trim().is_empty() {
                start = line;
            }
            text.push(if letter == '\n' { ' ' } else { letter });
        }
    }
    parts
}

/// The sheet without comments and without what stands in quotes and in `url(…)`; lines stay where they are.
fn blanked(sheet: &str) -> String {
    let mut blanked = String::new();
    let mut rest = sheet;
    while let Some(letter) = rest.chars().next() {
        let (kept, end) = match letter {
            '/' if rest.starts_with("/*") => ("", end_of(rest, 2, "*/")),
            '"' => ("\"\"", end_of(rest, 1, "\"")),
            '\'' => ("''", end_of(rest, 1, "'")),
            'u' if rest.starts_with("url(") => ("url()", end_of(rest, 4, ")")),
            _ => {
                blanked.push(letter);
                rest = rest.get(letter.len_utf8()..).unwrap_or_default();
                continue;
            }
        };
        let (skipped, after) = rest.split_at(end);
        blanked.push_str(kept);
        blanked.extend(skipped.chars().filter(|letter| *letter == '\n'));
        rest = after;
    }
    blanked
}

fn end_of(text: &str, from: usize, closing: &str) -> usize {
    let inside = text.get(from..).unwrap_or_default();
    inside.find(closing).map_or(text.len(), |at| from + at + closing.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(css: &str, rule: &str) {
        let found = violations(&sheet("style/board.css", css));
        assert!(found.iter().any(|violation| violation.rule.contains(rule)), "{css}: {found:?}");
    }

    #[track_caller]
    fn passes(path: &str, css: &str) {
        let found = violations(&sheet(path, css));
        assert!(found.is_empty(), "{css}: {found:?}");
    }

    fn sheet(path: &str, text: &str) -> File {
        File::new(path, text)
    }

    #[test]
    fn ids_and_important_are_found() {
        finds("a { } #board { margin: 0 }", "no ids");
        finds("@layer x { .a { & > #b:hover { margin: 0; } } }", "no ids");
        finds(".a { margin: 0 !important; }", "no !important");
        finds(".a { margin: 0 ! important }", "no !important");
        passes("style/a.css", ".a[href=\"#x\"] { /* #b !important */ background: url(#icon); }");
    }

    #[test]
    fn colours_outside_the_tokens_are_found() {
        let colours =
            ["#fff", "rgb(0 0 0)", "oklch(0.5 0.1 20)", "light-dark(white, black)", "color-mix(in oklch, red, tan)"];
        for colour in colours {
            finds(&format!(".a {{ color: {colour}; }}"), "colours");
            finds(&format!(".a {{ b {{ border: 1px solid {colour} }} }}"), "colours");
            finds(&format!(".a {{ --mine: {colour}; }}"), "colours");
            passes(TOKENS_FILE, &format!(":root {{ --ink: {colour}; }}"));
        }
        passes(
            "style/a.css",
            ".a { color: var(--red); fill: currentColor; background: transparent; border-color: CanvasText; }",
        );
        passes(
            "style/a.css",
            ".a { color: color-mix(in oklch, var(--ink) 50%, transparent); grid-area: red; transition: color 1s; }",
        );
    }

    #[test]
    fn sizes_outside_the_tokens_are_found() {
        for declaration in [
            "font-size: 14px",
            "font: 600 1.2rem/1 serif",
            "border-top-left-radius: 4px",
            "box-shadow: 0 4px 8px var(--x)",
        ] {
            finds(&format!(".a {{ {declaration}; }}"), "type sizes");
        }
        passes(
            "style/a.css",
            ".a { font-size: var(--text-m); border-radius: 50%; box-shadow: 0 0 0 2px var(--focus); }",
        );
        passes("style/a.css", ".a { font: inherit; border-radius: 0; width: 14px; border: 1px solid var(--rule); }");
    }

    #[test]
    fn the_line_of_a_violation_is_right_after_comments_and_texts() {
        let found = violations(&sheet("style/a.css", "/* a\n b */\n.a {\n  content: \"{;\";\n  color:\n    red;\n}\n"));
        assert_eq!(found.iter().map(|violation| violation.line).collect::<Vec<_>>(), [5]);
    }

    #[test]
    fn an_unlinked_sheet_and_inline_styles_are_found() {
        let page = sheet(
            "index.html",
            "<link data-trunk rel=\"css\" href=\"style/a.css\">\n<p style=\"x\"></p>\n<style></style>",
        );
        let sheets = [sheet("style/a.css", ""), sheet("style/b.css", "")];
        let found = unlinked(&sheets.iter().collect::<Vec<_>>(), &page);
        assert_eq!(found.iter().map(|violation| violation.found.as_str()).collect::<Vec<_>>(), ["style/b.css"]);
        assert_eq!(inline_styles_in_page(&page).len(), 2);
    }
}
