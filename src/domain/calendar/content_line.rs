//! The lines of a calendar file (RFC 5545 §3.1): `NAME:value`, folded, ended by CRLF. Whatever a text holds, it stays
//! the value of its own line. Which properties there are is not known here.

/// The longest line in octets, without its end.
const LONGEST_LINE: usize = 75;

/// Lines one below the other.
#[derive(Debug, Default)]
pub struct ContentLines {
    text: String,
}

impl ContentLines {
    /// Adds a property whose value is written as it is: a name, a number, a time or a URI.
    pub fn put(&mut self, name: &str, value: &str) {
        self.push_folded(&format!("{name}:{value}"));
    }

    /// Adds a property of type TEXT (§3.3.11); one without a text is left out.
    pub fn put_text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.put(name, &escaped(text));
        }
    }

    /// Everything added so far.
    pub fn text(self) -> String {
        self.text
    }

    /// A line too long is continued in further ones that begin with a blank. No character is torn apart, though the
    /// standard would allow it.
    fn push_folded(&mut self, line: &str) {
        let mut room = LONGEST_LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            self.text.push(c);
            room -= c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// A text without anything that means something in a calendar file. Line ends of every platform become `\n`, Unicode's
/// too, since some programs split lines at them; a tab becomes a blank, other control characters are dropped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut lines = ContentLines::default();
        lines.put_text("SUMMARY", text);
        assert_eq!(lines.text(), expected);
    }

    #[test]
    fn signs_with_a_meaning_lose_it() {
        check(r"A;B,C\D", "SUMMARY:A\\;B\\,C\\\\D\r\n");
        check("\"A\": 50% %0A ^n", "SUMMARY:\"A\": 50% %0A ^n\r\n");
    }

    #[test]
    fn line_ends_of_every_kind_are_one() {
        check("a\nb\r\nc\rd\u{2028}e\u{85}f\n\r\ng", "SUMMARY:a\\nb\\nc\\nd\\ne\\nf\\n\\ng\r\n");
    }

    #[test]
    fn control_characters_are_dropped() {
        check("a\0b\u{7f}c\u{9b}d\te\u{1f}\u{feff}f", "SUMMARY:abcd e\u{feff}f\r\n");
    }

    #[test]
    fn nothing_is_written_of_nothing() {
        check("", "");
    }

    #[test]
    fn a_line_is_folded_at_75_octets_between_characters() {
        let rest = LONGEST_LINE - "SUMMARY:".len();
        check(&"x".repeat(rest), &format!("SUMMARY:{}\r\n", "x".repeat(rest)));
        check(&"x".repeat(rest + 1), &format!("SUMMARY:{}\r\n x\r\n", "x".repeat(rest)));
        // 67 octets are left, of which 33 letters of two octets take 66; a continued line holds 37 of them.
        let (first, second) = ("ж".repeat(33), "ж".repeat(37));
        check(&format!("{first}{second}ж"), &format!("SUMMARY:{first}\r\n {second}\r\n ж\r\n"));
        check(&format!("{}🚀", "x".repeat(64)), &format!("SUMMARY:{}\r\n 🚀\r\n", "x".repeat(64)));
    }
}
