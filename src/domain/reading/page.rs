//! A pasted comment as people left it, line by line: labels in any order and case, behind bullets, some missing. A field
//! named twice keeps its first value. Paragraphs and lists go on over the lines below, up to a blank line or to what
//! looks like another label; other fields take the line below only where nothing stands behind their own label. A line
//! that nobody took is unread: there is no other way out of here.

use super::spelling::{is_colon, is_lone_dash, parted_at_colon, spelling, without_bullet};
use super::{ReadPerson, Reading, date, gist, interview, items, value, without_blank_ends};
use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::comment::FieldValue;
use crate::domain::ids::FieldId;
use crate::domain::playbook::{FieldKind, FieldSpec};

/// The lines, and what was understood of them so far.
pub struct Page<'a> {
    lines: &'a [&'a str],
    /// Per line, whether it was understood.
    taken: Vec<bool>,
    fields: Vec<&'a FieldSpec>,
    /// The spelling of the labels of those fields that have one.
    labels: Vec<(String, &'a FieldSpec)>,
    values: Vec<(FieldId, FieldValue)>,
    open: Open,
}

/// What a line without a label belongs to: nothing, or the field read last.
enum Open {
    Nothing,
    /// Its label stood alone.
    Value(FieldKind),
    Lines,
}

/// Longest text before a colon that looks like a label, in characters.
const LONGEST_LABEL: usize = 40;

/// Reads lines of which some may be understood.
pub fn read(lines: &[&str], call: &Call, board: &Board) -> Reading {
    let fields = board.playbook().play(call.call_type).fields_about(call.about).collect();
    let mut page = Page::new(lines, fields);
    let mut people = Vec::new();
    if let Some(gist) = page.field(FieldKind::Gist) {
        gist::read(gist, &mut page);
    } else if page.field(FieldKind::Interview).is_some() {
        people = interview::read(&mut page, call, board);
    } else {
        for place in 0..lines.len() {
            if page.line(place).is_empty() {
                page.close();
            } else if !page.read_label(place) {
                page.read_on(place);
            }
        }
    }
    page.finish(people)
}

/// The lines below the mark, if one of the playbook's stands on top. A gist keeps it: it may be its first line.
pub fn below_marks<'a, 'b>(lines: &'b [&'a str], call: &Call, board: &Board) -> &'b [&'a str] {
    let playbook = board.playbook();
    let mut fields = playbook.play(call.call_type).fields_about(call.about);
    let Some((first, below)) = lines.split_first() else { return lines };
    let first = spelling(first.trim_end_matches(is_colon));
    let is_mark = playbook.plays.iter().filter_map(|play| play.mark.as_deref()).any(|mark| spelling(mark) == first);
    if is_mark && !fields.any(|field| field.kind == FieldKind::Gist) { without_blank_ends(below) } else { lines }
}

impl<'a> Page<'a> {
    fn new(lines: &'a [&'a str], fields: Vec<&'a FieldSpec>) -> Page<'a> {
        let is_labelled =
            |field: &&FieldSpec| !matches!(field.kind, FieldKind::Gist | FieldKind::Interview | FieldKind::Conclusion);
        let labels = fields.iter().copied().filter(is_labelled).map(|field| (spelling(&field.label), field)).collect();
        Page { lines, taken: vec![false; lines.len()], fields, labels, values: Vec::new(), open: Open::Nothing }
    }

    /// The field of this kind, if the comment has one.
    pub fn field(&self, kind: FieldKind) -> Option<&'a FieldSpec> {
        self.fields.iter().copied().find(|field| field.kind == kind)
    }

    /// How many lines there are.
    pub fn length(&self) -> usize {
        self.lines.len()
    }

    /// A line without spaces around it.
    pub fn line(&self, place: usize) -> &'a str {
        self.lines.get(place).copied().unwrap_or_default().trim()
    }

    /// These lines as they stand, without the spaces behind them.
    pub fn text(&self, from: usize, to: usize) -> String {
        let lines: Vec<&str> =
            self.lines.get(from..to).unwrap_or_default().iter().map(|line| line.trim_end()).collect();
        without_blank_ends(&lines).join("\n")
    }

    /// Notes that a line was understood.
    pub fn take(&mut self, place: usize) {
        if let Some(taken) = self.taken.get_mut(place) {
            *taken = true;
        }
    }

    /// Notes a field's value.
    pub fn put(&mut self, field: &FieldSpec, value: FieldValue) {
        self.values.push((field.id.clone(), value));
    }

    /// The next line without a label does not belong to the field read last.
    pub fn close(&mut self) {
        self.open = Open::Nothing;
    }

    /// Reads a line that begins with a label. False where it does not; one that cannot be read, or whose field was read
    /// before, is dealt with by leaving it unread.
    pub fn read_label(&mut self, place: usize) -> bool {
        let Some((field, text)) = self.labelled(place) else { return false };
        self.open = Open::Nothing;
        if self.values.iter().any(|(known, _)| *known == field.id) {
            return true;
        }
        if let Some(value) = tolerant_value(field.kind, text) {
            self.put(field, value);
            self.take(place);
            self.open = match field.kind {
                _ if is_lone_dash(text) => Open::Nothing,
                FieldKind::Paragraph | FieldKind::Items => Open::Lines,
                kind if text.is_empty() => Open::Value(kind),
                _ => Open::Nothing,
            };
        }
        true
    }

    /// Reads a line without a label into the field above it, if that one is still open.
    pub fn read_on(&mut self, place: usize) {
        let line = self.line(place);
        let open = std::mem::replace(&mut self.open, Open::Nothing);
        let Some((_, last)) = self.values.last_mut().filter(|_| !looks_labelled(line)) else { return };
        match open {
            Open::Nothing => return,
            Open::Value(kind) => match tolerant_value(kind, line) {
                Some(value) => *last = value,
                None => {
                    self.values.pop();
                    return;
                }
            },
            Open::Lines => {
                append(last, line);
                self.open = Open::Lines;
            }
        }
        self.take(place);
    }

    /// The field whose label a line begins with, and what stands behind it.
    pub fn labelled(&self, place: usize) -> Option<(&'a FieldSpec, &'a str)> {
        let (head, text) = parted_at_colon(without_bullet(self.line(place)))?;
        let head = spelling(head);
        self.labels.iter().find(|(label, _)| *label == head).map(|(_, field)| (*field, text))
    }

    fn finish(self, people: Vec<ReadPerson>) -> Reading {
        let lines = self.lines.iter().zip(&self.taken).filter(|(_, taken)| !**taken).map(|(line, _)| line.trim_end());
        let unread: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        Reading { values: self.values, people, unread: unread.join("\n") }
    }
}

/// The value of a field, where any lone dash is an empty one.
pub fn tolerant_value(kind: FieldKind, text: &str) -> Option<FieldValue> {
    match kind {
        _ if is_lone_dash(text) => value(kind, ""),
        FieldKind::Items => value(kind, without_comma(text)),
        _ => value(kind, text).filter(|value| match value {
            FieldValue::NextContact(next) => date::is_likely(*next),
            FieldValue::Text(_) | FieldValue::Items(_) => true,
        }),
    }
}

fn append(value: &mut FieldValue, line: &str) {
    match value {
        FieldValue::Text(text) if text.is_empty() => line.clone_into(text),
        FieldValue::Text(text) => {
            text.push('\n');
            text.push_str(line);
        }
        FieldValue::Items(known) => known.append(&mut items(without_comma(without_bullet(line)))),
        FieldValue::NextContact(_) => {}
    }
}

/// A list broken into lines often has a comma at the end of each.
fn without_comma(text: &str) -> &str {
    text.trim_end_matches(|letter: char| letter == ',' || letter.is_whitespace())
}

fn looks_labelled(line: &str) -> bool {
    line.split_once(is_colon).is_some_and(|(head, rest)| {
        head.chars().count() <= LONGEST_LABEL && (rest.is_empty() || rest.starts_with(char::is_whitespace))
    })
}
