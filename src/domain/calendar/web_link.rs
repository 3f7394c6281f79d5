//! Links that open a web calendar with the call filled in, for the user to save. Neither calendar documents its link;
//! both take instants in UTC. A link carries no alarm and no UID, so the file remains the better way.

use chrono::{DateTime, Timelike, Utc};

use super::handout::Handout;
use super::{Audience, date_time};
use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::letter::LONGEST_LINK;
use crate::domain::percent::encoded;
use crate::domain::when::Moment;

/// The most a title takes of a link, so that room is left for where the call is.
const LONGEST_TITLE: usize = 600;

/// `…` where a text was cut.
const CUT: &str = "%E2%80%A6";

/// How a web calendar calls what it is told, and how it wants a character of the details.
struct Names {
    title: &'static str,
    location: &'static str,
    details: &'static str,
    in_details: fn(char) -> String,
}

/// The link that opens Google Calendar.
pub fn google_link(call: &Call, board: &Board, moment: &Moment) -> String {
    let (start, end) = (date_time(call.start.at), date_time(call.ends_at()));
    let head = format!("https://calendar.google.com/calendar/render?action=TEMPLATE&dates={start}/{end}");
    let names = Names { title: "text", location: "location", details: "details", in_details: plain };
    filled(head, &names, call, board, moment)
}

/// The link that opens Outlook on the web.
pub fn outlook_link(call: &Call, board: &Board, moment: &Moment) -> String {
    let (start, end) = (extended(call.start.at), extended(call.ends_at()));
    let head = format!(
        "https://outlook.office.com/calendar/0/deeplink/compose?path=/calendar/action/compose&rru=addevent\
         &startdt={start}&enddt={end}"
    );
    let names = Names { title: "subject", location: "location", details: "body", in_details: html };
    filled(head, &names, call, board, moment)
}

/// What does not fit is cut from the details; a meeting link cut short would lead nowhere, so it is whole or left out.
fn filled(mut link: String, names: &Names, call: &Call, board: &Board, moment: &Moment) -> String {
    let words = Handout::new(call, Audience::User, board, moment).words();
    link.push_str(&format!("&{}={}", names.title, cut(&words.subject, LONGEST_TITLE, plain)));
    if let Some(place) = &call.link {
        let location = format!("&{}={}", names.location, encoded(place.as_str(), ""));
        if link.len() + location.len() <= LONGEST_LINK {
            link.push_str(&location);
        }
    }
    let details = format!("&{}=", names.details);
    let room = LONGEST_LINK.saturating_sub(link.len() + details.len());
    if room >= CUT.len() && !words.body.is_empty() {
        link.push_str(&details);
        link.push_str(&cut(&words.body, room, names.in_details));
    }
    link
}

/// A text as it stands in a link, cut between two characters where it would be longer than `room`.
fn cut(text: &str, room: usize, written: fn(char) -> String) -> String {
    let mut out = String::new();
    let mut last_cut = 0;
    for c in text.chars() {
        if out.len() + CUT.len() <= room {
            last_cut = out.len();
        }
        out.push_str(&written(c));
        if out.len() > room {
            out.truncate(last_cut);
            out.push_str(CUT);
            break;
        }
    }
    out
}

fn plain(c: char) -> String {
    encoded(c.encode_utf8(&mut [0; 4]), "")
}

/// Outlook reads its `body` as HTML.
fn html(c: char) -> String {
    match c {
        '\n' => encoded("<br>", ""),
        '&' => encoded("&amp;", ""),
        '<' => encoded("&lt;", ""),
        '>' => encoded("&gt;", ""),
        c => plain(c),
    }
}

/// An instant in ISO 8601's extended form: `2026-11-30T13:00:00Z`.
fn extended(at: DateTime<Utc>) -> String {
    format!("{}T{:02}:{:02}:{:02}Z", at.date_naive(), at.hour(), at.minute(), at.second())
}
