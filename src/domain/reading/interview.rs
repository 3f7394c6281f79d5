//! An interview's comment as people left it: the lines under each heading are about candidates, in any order. Below a
//! candidate's account further lines belong to it, up to a blank one; below the results they are the conclusion. Without
//! headings only the lines about candidates of the agency are known. What stands under a heading that was there before
//! is left unread.

use super::page::{Page, tolerant_value};
use super::people::{Found, Part, People, Section};
use super::spelling::{parted_at_colon, spelling, without_bullet};
use super::{ReadPerson, outcome};
use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::comment::{INTERVIEWED, RESULTS};
use crate::domain::playbook::FieldKind;

struct Interview<'a, 'b> {
    page: &'b mut Page<'a>,
    people: People,
    section: Section,
    /// The headings read so far.
    read: Vec<Section>,
    open: Open,
    /// The lines of the conclusion.
    conclusion: Vec<usize>,
}

/// What a line that is about no candidate belongs to.
enum Open {
    /// Nothing, or the field read last.
    Field,
    /// What this candidate said.
    Account(usize),
    Conclusion,
}

/// Reads the page of an interview and answers who was spoken of.
pub fn read(page: &mut Page, call: &Call, board: &Board) -> Vec<ReadPerson> {
    let people = People::of(call, board);
    let (read, conclusion) = (Vec::new(), Vec::new());
    let mut interview = Interview { page, people, section: Section::Above, read, open: Open::Field, conclusion };
    for place in 0..interview.page.length() {
        interview.read_line(place);
    }
    interview.read_conclusion();
    interview.people.spoken_of()
}

impl Interview<'_, '_> {
    fn read_line(&mut self, place: usize) {
        let line = self.page.line(place);
        if line.is_empty() {
            self.page.close();
            if let Open::Account(_) = self.open {
                self.open = Open::Field;
            }
        } else if self.page.read_label(place) {
            self.open = Open::Field;
        } else if let Some((section, rest)) = heading(line) {
            self.begin(section);
            if rest.is_empty() && self.section == section {
                self.page.take(place);
            } else {
                self.read_person(place, rest);
            }
        } else if !self.read_person(place, line) {
            self.read_on(place, line);
        }
    }

    fn begin(&mut self, section: Section) {
        self.page.close();
        self.section = if self.read.contains(&section) { Section::Repeated } else { section };
        self.open = if self.section == Section::Results { Open::Conclusion } else { Open::Field };
        self.read.push(section);
    }

    /// Reads a line about a candidate. False where it is about nobody; where it cannot be told about whom, or there was
    /// a line about them, it is left unread.
    fn read_person(&mut self, place: usize, line: &str) -> bool {
        let found = self.people.find(line, self.section);
        if let Found::Nobody = found {
            return false;
        }
        self.page.close();
        self.open = if self.section == Section::Results { Open::Conclusion } else { Open::Field };
        let Found::Somebody(candidate, part, rest) = found else { return true };
        self.page.take(place);
        self.conclusion.clear();
        match part {
            Part::Outcome => self.people.set_outcome(candidate, outcome::read(rest)),
            Part::Account => {
                if self.people.set_account(candidate, rest) {
                    self.open = Open::Account(candidate);
                }
            }
        }
        true
    }

    fn read_on(&mut self, place: usize, line: &str) {
        match self.open {
            Open::Field => self.page.read_on(place),
            Open::Account(candidate) => {
                self.people.continue_account(candidate, line);
                self.page.take(place);
            }
            Open::Conclusion if self.conclusion.last().is_none_or(|last| last + 1 == place) => {
                self.conclusion.push(place);
            }
            Open::Conclusion => {}
        }
    }

    fn read_conclusion(&mut self) {
        let Some(field) = self.page.field(FieldKind::Conclusion) else { return };
        let lines: Vec<&str> = self.conclusion.iter().map(|place| self.page.line(*place)).collect();
        if let Some(value) = tolerant_value(field.kind, &lines.join("\n")).filter(|_| !lines.is_empty()) {
            self.page.put(field, value);
            self.conclusion.iter().for_each(|place| self.page.take(*place));
        }
    }
}

/// The section that a heading begins, and what stands on its line.
fn heading(line: &str) -> Option<(Section, &str)> {
    let line = without_bullet(line);
    let (head, rest) = parted_at_colon(line).unwrap_or((line, ""));
    let head = spelling(head);
    let begins = |heading: &str| spelling(heading.trim_end_matches(':')) == head;
    if begins(INTERVIEWED) {
        Some((Section::Accounts, rest))
    } else {
        begins(RESULTS).then_some((Section::Results, rest))
    }
}
