//! What a file must say, told from the records: start and end from the call, alarms from its reminders, texts from the
//! letters. Nothing here looks at the file.

use callboard::domain::board::Board;
use callboard::domain::calendar::Audience;
use callboard::domain::call::{Call, CallStatus};
use callboard::domain::ids::LetterId;
use callboard::domain::letter::{Letter, letter, letter_to_remind};
use callboard::domain::participant::{Participant, participants};
use callboard::domain::playbook::Role;
use callboard::domain::reminder::{Reminder, reminders};
use callboard::domain::when::Moment;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

/// Who reads, and how the audience is called in UIDs and letters.
struct Reader {
    /// The first of each language.
    people: Vec<Participant>,
    name: &'static str,
    letter: &'static str,
    letter_to_remind: &'static str,
}

pub fn expected(call: &Call, audience: Audience, board: &Board, moment: &Moment) -> Value {
    let reader = reader(call, audience, board, moment);
    let is_off = matches!(call.status, CallStatus::Cancelled | CallStatus::Missed);
    let id = LetterId::from(reader.letter);
    let words = in_each_language(&reader, |to| letter(&id, call, to, board, moment).expect("a letter"));
    let summary = one_line(&words.subject);
    let dues = dues(call, audience, board, moment);
    let mut events = Vec::new();
    for (place, (due, reminders)) in dues.iter().enumerate() {
        let reminding = reminding(reminders, &reader, &summary, call, board, moment);
        let is_wanted = audience != Audience::User || reminders.iter().any(Reminder::is_open);
        let rings = *due > moment.now && call.status == CallStatus::Planned && is_wanted;
        let alarm = |text: &str| match rings {
            true => json!([{"at": due.timestamp(), "action": "DISPLAY", "text": text}]),
            false => json!([]),
        };
        if place == 0 {
            let text = if audience == Audience::User { &reminding.subject } else { &summary };
            events.push(own_event(call, &reader, &summary, &words, alarm(text)));
        } else if *due > moment.now || is_off || !call.earlier_starts.is_empty() {
            events.push(json!({
                "uid": format!("{}-{}-{}@callboard", call.id, reader.name, place + 1),
                "start": due.timestamp(), "end": due.timestamp() + 600, "transparency": "TRANSPARENT",
                "summary": reminding.subject, "description": as_read(&reminding.body),
                "alarms": alarm(&reminding.subject),
            }));
        }
    }
    if dues.is_empty() {
        events.push(own_event(call, &reader, &summary, &words, json!([])));
    }
    for event in &mut events {
        let link = call.link.as_ref().map_or("", |link| link.as_str());
        event["stamp"] = json!(moment.now.timestamp());
        event["sequence"] = json!(moment.now.timestamp() - 1_767_225_600);
        event["status"] = json!(if is_off { "CANCELLED" } else { "CONFIRMED" });
        event["location"] = json!(link);
        event["url"] = json!(link.replace('"', "%22").replace('ж', "%D0%B6"));
    }
    json!({"version": "2.0", "method": if is_off { "CANCEL" } else { "PUBLISH" }, "events": events})
}

fn own_event(call: &Call, reader: &Reader, summary: &str, words: &Letter, alarms: Value) -> Value {
    json!({
        "uid": format!("{}-{}@callboard", call.id, reader.name),
        "start": call.start.at.timestamp(),
        "end": call.start.at.timestamp() + i64::from(call.duration_minutes) * 60,
        "transparency": "OPAQUE", "summary": summary, "description": as_read(&words.body), "alarms": alarms,
    })
}

fn reader(call: &Call, audience: Audience, board: &Board, moment: &Moment) -> Reader {
    let (role, name, letter) = match audience {
        Audience::User => (Role::User, "user", "calendar_user"),
        Audience::Group(Role::Client) => (Role::Client, "client", "calendar_client"),
        Audience::Group(Role::Candidate) => (Role::Candidate, "candidate", "calendar_group"),
        Audience::Group(Role::Hired) => (Role::Hired, "hired", "calendar_group"),
        Audience::Group(role) => (role, "team-lead", "calendar_group"),
    };
    let letter_to_remind =
        if audience == Audience::User { "calendar_user_reminder" } else { "calendar_group_reminder" };
    let mut people: Vec<Participant> = Vec::new();
    for person in participants(call, board, moment).into_iter().filter(|person| person.role == role) {
        if people.iter().all(|known| known.language != person.language) {
            people.push(person);
        }
    }
    Reader { people, name, letter, letter_to_remind }
}

/// What the first reads, and below it what those read who speak another language.
fn in_each_language(reader: &Reader, write: impl Fn(&Participant) -> Letter) -> Letter {
    let letters: Vec<Letter> = reader.people.iter().map(write).collect();
    let bodies: Vec<&str> = letters.iter().map(|letter| letter.body.as_str()).collect();
    let body = bodies.join("\n\n");
    Letter { body, ..letters.first().cloned().expect("a file is for somebody") }
}

/// The times at which the audience hears of the call, the latest first, each with its reminders.
fn dues(call: &Call, audience: Audience, board: &Board, moment: &Moment) -> Vec<(DateTime<Utc>, Vec<Reminder>)> {
    let mut all = reminders(call, board, moment);
    all.retain(|reminder| audience == Audience::User || audience == Audience::Group(reminder.recipient.role));
    let mut times: Vec<DateTime<Utc>> = all.iter().map(|reminder| reminder.due_at).collect();
    times.sort();
    times.dedup();
    let at = |time| all.iter().filter(|reminder| reminder.due_at == time).cloned().collect();
    times.into_iter().rev().map(|time| (time, at(time))).collect()
}

fn reminding(
    reminders: &[Reminder],
    reader: &Reader,
    otherwise: &str,
    call: &Call,
    board: &Board,
    moment: &Moment,
) -> Letter {
    let mut named: Vec<&Reminder> = reminders.iter().filter(|reminder| reminder.is_open()).collect();
    if named.is_empty() {
        named = reminders.iter().collect();
    }
    let people: Vec<&Participant> =
        named.into_iter().map(|reminder| &reminder.recipient).filter(|person| person.role != Role::User).collect();
    let id = LetterId::from(reader.letter_to_remind);
    let write = |to: &Participant| letter_to_remind(&people, &id, call, to, board, moment).expect("a letter");
    let mut letter = in_each_language(reader, write);
    letter.subject = if letter.subject.is_empty() { otherwise.to_owned() } else { one_line(&letter.subject) };
    letter
}

fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text without control characters, with one kind of line end.
fn as_read(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{85}'], "\n").replace('\t', " ");
    lines.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}
