//! Letters: a template of the playbook filled in for one recipient, in their language and on their clock, and the
//! link that opens it in a mail program (RFC 6068). Callboard cannot send, and cannot attach.

use super::board::Board;
use super::call::{Call, CallStatus, CallType};
use super::comment::{plain_text, text_in_form};
use super::ids::LetterId;
use super::language::Language;
use super::participant::{Participant, participants};
use super::percent::encoded;
use super::playbook::{CopyForm, LetterTemplate, Role};
use super::when::Moment;
use super::wording::{clock_time, long_date, utc_offset};

/// A text ready for one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// The e-mail address; empty where none is known.
    pub to: String,
    pub subject: String,
    pub body: String,
}

/// How a letter opens in the mail program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mailto {
    /// The whole letter is in the link.
    Whole(String),
    /// The link has address and subject; the body is too long for it and must be pasted.
    WithoutBody(String),
}

/// The longest `mailto:` link every system opens: Windows hands over at most 2,083 characters.
pub const LONGEST_MAILTO: usize = 2_000;

/// Writes a letter of the playbook to one person; none where the playbook has no such letter.
pub fn letter(id: &LetterId, call: &Call, to: &Participant, board: &Board, moment: &Moment) -> Option<Letter> {
    Some(filled(board.playbook().letter(id)?, to, &facts(call, to, board, moment)))
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
    let mut facts = facts(call, to, board, moment);
    facts.insert(0, ("reminded", names(reminded.iter().copied())));
    Some(filled(board.playbook().letter(id)?, to, &facts))
}

/// The link that begins an empty letter to an address.
pub fn mail_link(address: &str) -> String {
    format!("mailto:{}", encoded(address.trim(), "@"))
}

impl Letter {
    /// Subject and body as they are copied.
    pub fn text(&self) -> String {
        format!("{}\n\n{}", self.subject, self.body)
    }

    /// The link that opens the letter in the mail program.
    pub fn mailto(&self) -> Mailto {
        let address: String = self.to.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        let subject: String = self.subject.chars().filter(|c| !c.is_control()).collect();
        let head = format!("mailto:{}?subject={}", encoded(&address, "@"), encoded(&subject, ""));
        let body = self.body.replace("\r\n", "\n").replace('\n', "\r\n");
        let whole = format!("{head}&body={}", encoded(&body, ""));
        if whole.len() <= LONGEST_MAILTO { Mailto::Whole(whole) } else { Mailto::WithoutBody(head) }
    }
}

fn filled(template: &LetterTemplate, to: &Participant, facts: &Facts) -> Letter {
    Letter {
        to: to.contact.email.trim().to_owned(),
        subject: fill(template.subject.in_language(to.language), facts),
        body: fill(template.body.in_language(to.language), facts),
    }
}

/// What stands for each placeholder; of two under one name the first counts.
type Facts = Vec<(&'static str, String)>;

fn facts(call: &Call, to: &Participant, board: &Board, moment: &Moment) -> Facts {
    let client = board.client_of(call.deal);
    let rules = moment.zones.rules(&to.zone);
    let wall = rules.wall(call.start.at);
    let everyone = participants(call, board, moment);
    let held_comment = match call.status {
        CallStatus::Held => text_in_form(call, board, CopyForm::Marked),
        _ => String::new(),
    };
    vec![
        ("recipient", to.contact.name.trim().to_owned()),
        ("company", client.map(|client| client.name.trim().to_owned()).unwrap_or_default()),
        ("need", board.deal(call.deal).map(|deal| deal.need.trim().to_owned()).unwrap_or_default()),
        ("call", call_title(call.call_type, to.language, board)),
        ("date", long_date(wall.date(), to.language)),
        ("time", clock_time(wall)),
        ("zone", zone(call, to, moment)),
        ("duration", call.duration_minutes.to_string()),
        ("link", call.link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default()),
        ("people", names(everyone.iter().filter(|person| person.key != to.key))),
        // To a whole group: those outside it. Who competes with whom is nobody else's business.
        ("others", names(everyone.iter().filter(|person| person.role != to.role))),
        ("hired", names(everyone.iter().filter(|person| person.role == Role::Hired))),
        ("clocks", clocks(&everyone, call, to, moment)),
        ("reminded", String::new()),
        ("user", board.settings().user.name.trim().to_owned()),
        ("comment", plain_text(call, board)),
        ("held_comment", held_comment),
    ]
}

fn names<'a>(people: impl Iterator<Item = &'a Participant>) -> String {
    let names: Vec<&str> = people.map(|person| person.contact.name.trim()).filter(|name| !name.is_empty()).collect();
    names.join(", ")
}

/// A line a person with the time their clock shows when the call begins, and the date where it is not the reader's.
fn clocks(everyone: &[Participant], call: &Call, reader: &Participant, moment: &Moment) -> String {
    let wall_of = |person: &Participant| moment.zones.rules(&person.zone).wall(call.start.at);
    let mut lines = Vec::new();
    for person in everyone.iter().filter(|person| !person.contact.name.trim().is_empty()) {
        let wall = wall_of(person);
        let mut time = clock_time(wall);
        if wall.date() != wall_of(reader).date() {
            time = format!("{}, {time}", long_date(wall.date(), reader.language));
        }
        lines.push(format!("{}: {time} ({})", person.contact.name.trim(), zone(call, person, moment)));
    }
    lines.join("\n")
}

fn zone(call: &Call, person: &Participant, moment: &Moment) -> String {
    format!("{}, {}", person.zone, utc_offset(moment.zones.rules(&person.zone).offset_at(call.start.at)))
}

fn call_title(call_type: CallType, language: Language, board: &Board) -> String {
    board.playbook().play(call_type).title.in_language(language).to_owned()
}

/// Fills a template line by line. A line with a placeholder that has no value is left out, and so is one of two
/// blank lines that meet because of it. Values are put in as they are: braces inside them mean nothing.
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
        let known = after
            .split_once('}')
            .and_then(|(name, tail)| Some((facts.iter().find(|(known, _)| *known == name)?, tail)));
        match known {
            Some(((_, value), _)) if value.is_empty() => return None,
            Some(((_, value), tail)) => {
                filled.push_str(value);
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
