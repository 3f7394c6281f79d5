//! Icons: whatever the interface draws is in the sprite. A name that is not there would be an empty square.

use crate::tree::{File, Violation};

const CALLS: [&str; 2] = ["icon(\"", "icon_name=\""];

/// The icons of a source file that the sprite lacks.
pub fn missing(file: &File, sprite: &str) -> Vec<Violation> {
    let names = |line: &str| -> Vec<String> {
        CALLS
            .iter()
            .flat_map(|call| line.split(call).skip(1).filter_map(|rest| rest.split('"').next()))
            .map(str::to_owned)
            .collect()
    };
    file.text
        .lines()
        .zip(1..)
        .flat_map(|(line, number)| names(line).into_iter().map(move |name| (name, number)))
        .filter(|(name, _)| !sprite.contains(&format!("id=\"{name}\"")))
        .map(|(name, line)| Violation::new(&file.path, line, "an icon is in the sprite", name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_that_is_not_in_the_sprite_is_found() {
        let file = File::new("src/ui/x.rs", "icon(\"plus\") icon(\"plos\")\nicon_name=\"bel\"");
        let found = missing(&file, "<symbol id=\"plus\"/><symbol id=\"bell\"/>");
        let found: Vec<_> = found.iter().map(|one| (one.line, one.found.as_str())).collect();
        assert_eq!(found, [(1, "plos"), (2, "bel")]);
    }
}
