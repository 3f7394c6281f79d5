//! Calendar files (iCalendar, RFC 5545): the call and its reminders as events for the calendar of the user or of a group
//! that takes part. Times are instants in UTC: every calendar shows them on its own clock, and no description of a zone
//! can be out of date. The files publish, they do not invite: without ORGANIZER and ATTENDEE no calendar asks for an
//! answer or shows anybody's address. What was handed out before is not known; a later file supersedes an earlier
//! one by its UIDs and its SEQUENCE.

mod content_line;
mod handout;
mod web_link;

use chrono::{DateTime, Datelike, Duration, Timelike, Utc};

use self::content_line::ContentLines;
use self::handout::{Alarm, Event, Handout};
use super::board::Board;
use super::call::{Call, CallStatus};
use super::language::Language;
use super::participant::participants;
use super::percent::encoded;
use super::playbook::Role;
use super::reminder::reminders;
use super::when::Moment;

pub use self::handout::LETTERS;
pub use self::web_link::{google_link, outlook_link};

/// Whose calendar a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The user: rings when somebody is to be reminded, and holds the comment of a held call.
    User,
    /// Everyone who takes part in this role: rings when they would be reminded. It names people, and never says how to
    /// reach them.
    Group(Role),
}

/// A file to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// ASCII letters, digits, `-` and `.`, such as `interview-northwind-2026-11-30.ics`; the date is that of the
    /// reader's clock.
    pub name: String,
    /// `text/calendar` in UTF-8.
    pub text: String,
}

/// The groups that can take part in a call, in the order they are offered.
const GROUPS: [Role; 4] = [Role::Client, Role::Candidate, Role::Hired, Role::TeamLead];

/// The beginning of the SEQUENCE: 2026-01-01T00:00:00Z.
const SEQUENCE_BEGINS: i64 = 1_767_225_600;

/// How far the file of all calls reaches, in days.
pub const FORTNIGHT_DAYS: i64 = 14;

const LONGEST_NAME_PART: usize = 40;

/// Whom a call has a file for: the user, each group that takes part and is to be reminded, and always the client, whom
/// the user sends the appointment in any case.
pub fn audiences(call: &Call, board: &Board, moment: &Moment) -> Vec<Audience> {
    let everyone = participants(call, board, moment);
    let reminders = reminders(call, board, moment);
    let mut all = vec![Audience::User];
    for role in GROUPS {
        let takes_part = everyone.iter().any(|person| person.role == role);
        let is_reminded = reminders.iter().any(|reminder| reminder.recipient.role == role);
        if takes_part && (is_reminded || role == Role::Client) {
            all.push(Audience::Group(role));
        }
    }
    all
}

/// The file of a call for one audience. That of a cancelled or missed call takes back every event of the earlier ones.
pub fn calendar_file(call: &Call, audience: Audience, board: &Board, moment: &Moment) -> CalendarFile {
    let handout = Handout::new(call, audience, board, moment);
    let name = file_name(&handout);
    let method = if is_called_off(call) { "CANCEL" } else { "PUBLISH" };
    CalendarFile { name, text: calendar(method, &[handout], moment) }
}

/// The user's file of all calls planned for the coming two weeks: what rings while no page is open. Its events are those
/// of the single files. None if nothing is planned.
pub fn fortnight_file(board: &Board, moment: &Moment) -> Option<CalendarFile> {
    let planned = board.planned_between(moment.now, moment.now + Duration::days(FORTNIGHT_DAYS));
    let handouts: Vec<Handout> = planned.map(|call| Handout::new(call, Audience::User, board, moment)).collect();
    let name = format!("callboard-{}.ics", moment.today());
    (!handouts.is_empty()).then(|| CalendarFile { name, text: calendar("PUBLISH", &handouts, moment) })
}

fn calendar(method: &str, handouts: &[Handout], moment: &Moment) -> String {
    let mut lines = ContentLines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Callboard//Callboard//EN");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", method);
    for handout in handouts {
        for event in handout.events() {
            write_event(&event, handout.call, moment, &mut lines);
        }
    }
    lines.put("END", "VCALENDAR");
    lines.text()
}

/// Whether the call will not take place, so that calendars must forget it.
fn is_called_off(call: &Call) -> bool {
    matches!(call.status, CallStatus::Cancelled | CallStatus::Missed)
}

fn write_event(event: &Event, call: &Call, moment: &Moment, lines: &mut ContentLines) {
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &event.uid);
    lines.put("DTSTAMP", &date_time(moment.now));
    lines.put("SEQUENCE", &sequence(moment.now).to_string());
    lines.put("DTSTART", &date_time(event.starts_at));
    lines.put("DTEND", &date_time(event.ends_at));
    lines.put("STATUS", if is_called_off(call) { "CANCELLED" } else { "CONFIRMED" });
    lines.put("TRANSP", if event.takes_time { "OPAQUE" } else { "TRANSPARENT" });
    lines.put_text("SUMMARY", &event.summary);
    lines.put_text("DESCRIPTION", &event.description);
    if let Some(link) = &call.link {
        lines.put_text("LOCATION", link.as_str());
        lines.put("URL", &encoded(link.as_str(), ":/?#[]@!$&'()*+,;=%"));
    }
    if let Some(alarm) = &event.alarm {
        write_alarm(alarm, lines);
    }
    lines.put("END", "VEVENT");
}

/// The alarm of an event, which programs expect behind everything else in it (§3.6.6).
fn write_alarm(alarm: &Alarm, lines: &mut ContentLines) {
    let seconds = alarm.seconds_before;
    let sign = if seconds > 0 { "-" } else { "" };
    // Minutes are the unit most calendars show, so they are written wherever they are exact.
    let span = match seconds.unsigned_abs() {
        whole if whole % 60 == 0 => format!("{}M", whole / 60),
        odd => format!("{odd}S"),
    };
    lines.put("BEGIN", "VALARM");
    lines.put("ACTION", "DISPLAY");
    lines.put("TRIGGER", &format!("{sign}PT{span}"));
    lines.put_text("DESCRIPTION", &alarm.text);
    lines.put("END", "VALARM");
}

/// The number of a revision (§3.8.7.4): the seconds since 2026, so that a later file always supersedes an earlier one
/// and nothing need be stored. It fits the standard's 32 bits until 2094.
fn sequence(now: DateTime<Utc>) -> i64 {
    (now.timestamp() - SEQUENCE_BEGINS).clamp(0, i64::from(i32::MAX))
}

/// An instant in form 2 of DATE-TIME (§3.3.5): `20261130T130000Z`.
fn date_time(at: DateTime<Utc>) -> String {
    let (year, month, day) = (at.year(), at.month(), at.day());
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", at.hour(), at.minute(), at.second())
}

fn file_name(handout: &Handout) -> String {
    let Handout { call, audience, board, .. } = handout;
    let title = ascii_words(board.playbook().play(call.call_type).title.in_language(Language::En));
    let company = board.client_of(call.deal).map(|client| ascii_words(&client.name)).unwrap_or_default();
    let mut name = if title.is_empty() { "call".to_owned() } else { title };
    if !company.is_empty() {
        name = format!("{name}-{company}");
    }
    name = format!("{name}-{}", handout.date());
    if let Audience::Group(role) = audience {
        name = format!("{name}-{}", role_name(*role));
    }
    format!("{name}.ics")
}

/// What is left of a text in a file's name: its ASCII letters and digits, with `-` for everything between them.
fn ascii_words(text: &str) -> String {
    let mut words = String::new();
    for c in text.chars() {
        if words.len() >= LONGEST_NAME_PART {
            break;
        }
        if c.is_ascii_alphanumeric() {
            words.push(c.to_ascii_lowercase());
        } else if !words.is_empty() && !words.ends_with('-') {
            words.push('-');
        }
    }
    words.trim_end_matches('-').to_owned()
}

/// How a role is called in UIDs and file names. The former are known to calendars outside: never change one.
fn role_name(role: Role) -> &'static str {
    match role {
        Role::Client | Role::Contact => "client",
        Role::Candidate => "candidate",
        Role::Hired => "hired",
        Role::TeamLead => "team-lead",
        Role::Sm => "sm",
        Role::User => "user",
    }
}
