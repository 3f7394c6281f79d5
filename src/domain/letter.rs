//! Letters: a template of the playbook filled in for one recipient, in their language and on their clock. Callboard
//! cannot send, and cannot attach: what a link cannot carry is named.

mod facts;
mod links;

use super::board::Board;
use super::call::Call;
use super::ids::LetterId;
use super::language::Text;
use super::participant::Participant;
use super::when::Moment;
use facts::Facts;

pub use links::{Handover, LONGEST_LINK, mail_link, telegram_name};

/// A text ready for one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// The e-mail address; empty where none is known.
    pub to: String,
    /// The number WhatsApp knows them by; empty where none is known.
    pub phone: String,
    /// Their name in Telegram; empty where none is known.
    pub telegram: String,
    pub subject: String,
    pub body: String,
    /// What must be attached by hand.
    pub attach: Vec<String>,
}

/// The subject where a template's own lacks a value.
const USUAL_SUBJECT: &str = "{call}: {company}";

/// The letter that asks a client again who owes an answer.
pub const NUDGE: &str = "nudge";
/// The letter on the day to write to a client who wants to stay in touch by e-mail.
pub const KEEP_IN_TOUCH: &str = "keep_in_touch";
/// The letter after a call nobody came to.
pub const MISSED_CALL: &str = "missed_call";

/// Writes a letter of the playbook to one person; none where the playbook has no such letter.
pub fn letter(id: &LetterId, call: &Call, to: &Participant, board: &Board, moment: &Moment) -> Option<Letter> {
    letter_to_remind(&[], id, call, to, board, moment)
}

/// The same to whoever is to remind these people, named where the letter says `{reminded}`.
pub fn letter_to_remind(
    reminded: &[&Participant],
    id: &LetterId,
    call: &Call,
    to: &Participant,
    board: &Board,
    moment: &Moment,
) -> Option<Letter> {
    let template = board.playbook().letter(id)?;
    let facts = Facts { call, to, reminded, board, moment };
    let filled = |text: &Text| fill(text.in_language(to.language), &facts);
    // What to attach is told to the user.
    let told = |text: &Text| fill(text.in_language(moment.language), &facts);
    let subject = filled(&template.subject);
    Some(Letter {
        to: to.contact.email.trim().to_owned(),
        phone: to.contact.phone.trim().to_owned(),
        telegram: to.contact.telegram.trim().to_owned(),
        subject: if subject.is_empty() { fill(USUAL_SUBJECT, &facts) } else { subject },
        body: filled(&template.body),
        attach: template.attach.iter().map(told).filter(|line| !line.is_empty()).collect(),
    })
}

impl Letter {
    /// Subject and body as they are copied.
    pub fn text(&self) -> String {
        format!("{}\n\n{}", self.subject, self.body)
    }
}

/// Fills a template line by line. A line with a placeholder that has no value is left out, and so is one of two
/// blank lines that meet because of it. `{?name}` stands for nothing and keeps its line only where `name` has a value,
/// `{!name}` only where it has none. Values are put in as they are: braces inside them mean nothing.
fn fill(template: &str, facts: &Facts) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in template.lines().filter_map(|line| fill_line(line, facts)) {
        let follows_blank = lines.last().is_none_or(|last| last.is_empty());
        if !(line.is_empty() && follows_blank) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

fn fill_line(line: &str, facts: &Facts) -> Option<String> {
    let mut filled = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, tail)| {
            let (is_wanted, is_shown, name) = match (name.strip_prefix('?'), name.strip_prefix('!')) {
                (Some(name), _) => (true, false, name),
                (_, Some(name)) => (false, false, name),
                _ => (true, true, name),
            };
            Some((facts.value(name)?, is_wanted, is_shown, tail))
        });
        match known {
            Some((value, is_wanted, ..)) if value.is_empty() == is_wanted => return None,
            Some((value, _, is_shown, tail)) => {
                if is_shown {
                    filled.push_str(&value);
                }
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    Some(filled)
}
