//! Whom a line of an interview's comment is about. Compared are name and employee ID; the better likeness counts, and of
//! equal ones a candidate of the call, in the order of the call. Others of the agency are known by an ID or a name that
//! nobody else has; where several have it, the line is left unread rather than given to one of them. A name nobody has
//! is a new candidate, where the line is written like those of the form.

use super::spelling::{is_colon, is_dash, is_lone_dash, spelling, without_bullet};
use super::{Outcome, ReadPerson, Who, outcome};
use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::candidate::Candidate;

/// Everybody who can be spoken of.
pub struct People {
    all: Vec<Person>,
    /// Who was, in this order.
    spoken_of: Vec<usize>,
}

/// Where in the comment a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Above the first heading.
    Above,
    Accounts,
    Results,
    /// Under a heading that was there before.
    Repeated,
}

/// What a line says of a candidate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Account,
    Outcome,
}

/// Whom a line is about.
pub enum Found<'a> {
    Nobody,
    /// It cannot be told, or there was a line about them.
    Unclear,
    /// Whom, what of them, and the words.
    Somebody(usize, Part, &'a str),
}

struct Person {
    name: Name,
    /// Invited to the call, or new in this very text: told apart from others of the name by their order.
    is_of_call: bool,
    read: ReadPerson,
}

/// A name's spelling.
struct Name {
    printed: String,
    without_id: String,
    id: String,
}

/// A line parted into a possible name and the rest.
struct Parting<'a> {
    head: &'a str,
    rest: &'a str,
    is_at_dash: bool,
}

/// How sure it is that two names are the same person's.
const BY_NAME: u8 = 1;
const BY_NAME_AND_ID: u8 = 2;

/// Longest name with its ID that is looked for, in characters.
const LONGEST_NAME: usize = 120;

impl People {
    /// The candidates of the call, then all others.
    pub fn of(call: &Call, board: &Board) -> People {
        let invited = call.candidates.iter().filter_map(|id| board.candidate(*id));
        let others = board.candidates().filter(|candidate| !call.candidates.contains(&candidate.id));
        let all =
            invited.map(|known| Person::known(known, true)).chain(others.map(|known| Person::known(known, false)));
        People { all: all.collect(), spoken_of: Vec::new() }
    }

    /// Whom this line is about. Someone new becomes one of the people.
    pub fn find<'a>(&mut self, line: &'a str, section: Section) -> Found<'a> {
        if section == Section::Repeated {
            return Found::Unclear;
        }
        let partings = partings(without_bullet(line));
        let names: Vec<Name> = partings.iter().map(|parting| Name::of(parting.head)).collect();
        for (parting, name) in partings.iter().zip(&names).rev() {
            let sure: Vec<u8> = self.all.iter().map(|person| name.likeness(&person.name)).collect();
            if sure.iter().any(|sure| *sure > 0) {
                return self.choose(&sure, parting, name, section);
            }
        }
        for (parting, name) in
            partings.iter().zip(&names).filter(|(parting, name)| parting.is_at_dash && !name.id.is_empty())
        {
            let sure: Vec<u8> = self.all.iter().map(|person| u8::from(name.id == person.name.id)).collect();
            if sure.contains(&BY_NAME) {
                return self.choose(&sure, parting, name, section);
            }
        }
        self.welcome(partings, section)
    }

    /// Notes what a candidate said. False where an empty account closes it.
    pub fn set_account(&mut self, candidate: usize, text: &str) -> bool {
        let is_empty = is_lone_dash(text);
        let text = if is_empty { "" } else { text };
        self.speak_of(candidate, |read| read.account = Some(text.to_owned()));
        !is_empty
    }

    /// Adds a line to what a candidate said.
    pub fn continue_account(&mut self, candidate: usize, line: &str) {
        self.speak_of(candidate, |read| {
            let account = read.account.get_or_insert_default();
            if !account.is_empty() {
                account.push('\n');
            }
            account.push_str(line);
        });
    }

    /// Notes what the client said of a candidate.
    pub fn set_outcome(&mut self, candidate: usize, outcome: Outcome) {
        self.speak_of(candidate, |read| read.outcome = Some(outcome));
    }

    /// Everybody a line was about.
    pub fn spoken_of(&self) -> Vec<ReadPerson> {
        self.spoken_of.iter().filter_map(|place| self.all.get(*place)).map(|person| person.read.clone()).collect()
    }

    fn speak_of(&mut self, candidate: usize, write: impl FnOnce(&mut ReadPerson)) {
        if let Some(person) = self.all.get_mut(candidate) {
            write(&mut person.read);
            if !self.spoken_of.contains(&candidate) {
                self.spoken_of.push(candidate);
            }
        }
    }

    /// Of those who are likeliest: the first of the call about whom there is no such line yet, else the only other one.
    fn choose<'a>(&mut self, sure: &[u8], parting: &Parting<'a>, name: &Name, section: Section) -> Found<'a> {
        let best = sure.iter().copied().max().unwrap_or_default();
        let part = section.part_of(parting.rest);
        let mut others = Vec::new();
        for (place, (person, _)) in self.all.iter().zip(sure).enumerate().filter(|(_, (_, sure))| **sure == best) {
            match (person.is_of_call, person.is_free(part)) {
                (true, true) => return self.found(place, part, parting, name),
                (true, false) => {}
                (false, _) => others.push(place),
            }
        }
        match others.as_slice() {
            [place] if self.all.get(*place).is_some_and(|person| person.is_free(part)) => {
                self.found(*place, part, parting, name)
            }
            _ => Found::Unclear,
        }
    }

    fn found<'a>(&mut self, place: usize, part: Part, parting: &Parting<'a>, name: &Name) -> Found<'a> {
        if let Some(person) = self.all.get_mut(place).filter(|person| person.name.id.is_empty())
            && person.name.without_id == name.without_id
            && !name.id.is_empty()
        {
            parted_name(parting.head).1.clone_into(&mut person.read.employee_id);
            person.name = Name::of(parting.head);
        }
        Found::Somebody(place, part, parting.rest)
    }

    /// A line about somebody unknown: under the accounts behind a name, among the results with a verdict.
    fn welcome<'a>(&mut self, partings: Vec<Parting<'a>>, section: Section) -> Found<'a> {
        let mut partings = partings.into_iter().filter(|parting| parting.is_at_dash && can_be_name(parting.head));
        let (parting, part) = match section {
            Section::Accounts => (partings.next().filter(|parting| !is_mid_sentence(parting.head)), Part::Account),
            Section::Results => (partings.find(|parting| outcome::with_verdict(parting.rest).is_some()), Part::Outcome),
            Section::Above | Section::Repeated => (None, Part::Account),
        };
        let Some(parting) = parting else { return Found::Nobody };
        let (name, id) = parted_name(parting.head);
        self.all.push(Person {
            name: Name::of(parting.head),
            is_of_call: true,
            read: ReadPerson {
                who: Who::New(name.to_owned()),
                employee_id: id.to_owned(),
                account: None,
                outcome: None,
            },
        });
        Found::Somebody(self.all.len() - 1, part, parting.rest)
    }
}

impl Section {
    fn part_of(self, rest: &str) -> Part {
        match self {
            Section::Results => Part::Outcome,
            Section::Above if outcome::with_verdict(rest).is_some() => Part::Outcome,
            Section::Above | Section::Accounts | Section::Repeated => Part::Account,
        }
    }
}

impl Person {
    fn known(candidate: &Candidate, is_of_call: bool) -> Person {
        let name = Name {
            printed: spelling(without_bullet(&candidate.name_with_id())),
            without_id: spelling(without_bullet(&candidate.contact.name)),
            id: spelling(&candidate.employee_id),
        };
        let who = Who::Known(candidate.id);
        Person { name, is_of_call, read: ReadPerson { who, employee_id: String::new(), account: None, outcome: None } }
    }

    fn is_free(&self, part: Part) -> bool {
        match part {
            Part::Account => self.read.account.is_none(),
            Part::Outcome => self.read.outcome.is_none(),
        }
    }
}

impl Name {
    fn of(text: &str) -> Name {
        let (name, id) = parted_name(text);
        Name { printed: spelling(text), without_id: spelling(name), id: spelling(id) }
    }

    /// An ID that only one of the two has leaves it at the name.
    fn likeness(&self, known: &Name) -> u8 {
        let is_same_name = !self.without_id.is_empty() && self.without_id == known.without_id;
        if self.printed.is_empty() {
            0
        } else if self.printed == known.printed || (is_same_name && self.id == known.id) {
            if known.id.is_empty() { BY_NAME } else { BY_NAME_AND_ID }
        } else if is_same_name && (self.id.is_empty() || known.id.is_empty()) {
            BY_NAME
        } else {
            0
        }
    }
}

/// A name and the employee ID in parentheses behind it; a word without a digit there belongs to the name.
fn parted_name(text: &str) -> (&str, &str) {
    let parted = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match parted {
        Some((name, id)) if id.contains(|letter: char| letter.is_ascii_digit()) => (name.trim(), id.trim()),
        _ => (text, ""),
    }
}

/// Each way to part a line behind a name, the shortest name first; the whole line may be a name as well.
fn partings(line: &str) -> Vec<Parting<'_>> {
    let mut all = Vec::new();
    for (place, letter) in line.char_indices().take(LONGEST_NAME) {
        let (head, rest) = line.split_at(place);
        let rest = rest.strip_prefix(letter).unwrap_or_default();
        let is_apart = |neighbour: &str| neighbour.trim().len() < neighbour.len();
        let is_at_dash =
            is_dash(letter) && (rest.is_empty() || is_apart(head) || rest.starts_with(char::is_whitespace));
        if is_at_dash || is_colon(letter) {
            all.push(Parting { head: head.trim(), rest: rest.trim_start_matches(is_dash).trim(), is_at_dash });
        }
    }
    if line.chars().count() <= LONGEST_NAME {
        all.push(Parting { head: line, rest: "", is_at_dash: false });
    }
    all
}

fn can_be_name(head: &str) -> bool {
    head.contains(|letter: char| letter.is_ascii_alphabetic() || !letter.is_ascii())
        && !head.contains(|letter: char| is_colon(letter) || letter == ';')
}

/// A name does not begin with a small letter of the alphabets in use.
fn is_mid_sentence(head: &str) -> bool {
    head.starts_with(|letter: char| matches!(letter, 'a'..='z' | 'а'..='џ' | 'ґ'))
}
