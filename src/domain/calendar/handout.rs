//! A call as one audience's calendar holds it. Outlook keeps one alarm an event, so the call's own event carries the
//! latest reminder and each earlier one is a short event of its own, at its due time, that takes nobody's time. Titles
//! and descriptions are letters of the playbook; how events are written down is not known here.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::{Audience, is_called_off, role_name};
use crate::domain::board::Board;
use crate::domain::call::Call;
use crate::domain::ids::LetterId;
use crate::domain::letter::{Letter, letter, letter_to_remind};
use crate::domain::participant::{Participant, participants};
use crate::domain::playbook::Role;
use crate::domain::reminder::{Reminder, reminders};
use crate::domain::when::Moment;

/// A call, and who is handed its file.
pub struct Handout<'a> {
    pub call: &'a Call,
    pub audience: Audience,
    pub board: &'a Board,
    pub moment: &'a Moment<'a>,
    /// Whom it is written for: the first of each language.
    readers: Vec<Participant>,
}

/// One VEVENT (RFC 5545 §3.6.1).
pub struct Event {
    pub uid: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub summary: String,
    pub description: String,
    /// Whether one is busy meanwhile.
    pub takes_time: bool,
    pub alarm: Option<Alarm>,
}

/// The VALARM of an event (§3.6.6).
pub struct Alarm {
    /// How long before the event's start it rings.
    pub seconds_before: i64,
    pub text: String,
}

const TO_USER: &str = "calendar_user";
const REMINDING_USER: &str = "calendar_user_reminder";
const TO_CLIENT: &str = "calendar_client";
const TO_GROUP: &str = "calendar_group";
const REMINDING_GROUP: &str = "calendar_group_reminder";

/// The letters of the playbook that give events their titles and descriptions.
pub const LETTERS: [&str; 5] = [TO_USER, REMINDING_USER, TO_CLIENT, TO_GROUP, REMINDING_GROUP];

const MINUTES_TO_REMIND: i64 = 10;

/// The reminders of an audience that come due at one time.
struct Due {
    at: DateTime<Utc>,
    reminders: Vec<Reminder>,
}

impl<'a> Handout<'a> {
    /// What an audience is handed of a call.
    pub fn new(call: &'a Call, audience: Audience, board: &'a Board, moment: &'a Moment) -> Handout<'a> {
        let role = role_of(audience);
        let mut readers: Vec<Participant> = Vec::new();
        for person in participants(call, board, moment).into_iter().filter(|person| person.role == role) {
            if readers.iter().all(|known| known.language != person.language) {
                readers.push(person);
            }
        }
        Handout { call, audience, board, moment, readers }
    }

    /// The call's own event, then one for each reminder but the latest. An event keeps its UID whatever happens to the
    /// call, and one that an earlier file may have put elsewhere is always there.
    pub fn events(&self) -> Vec<Event> {
        let words = self.words();
        let mut own = Event {
            uid: self.uid(1),
            starts_at: self.call.start.at,
            ends_at: self.call.ends_at(),
            summary: words.subject,
            description: words.body,
            takes_time: true,
            alarm: None,
        };
        let mut asides = Vec::new();
        for (place, due) in self.dues().iter().enumerate() {
            let words = self.words_to_remind(due, &own.summary);
            if place == 0 {
                own.alarm = self.rings(due).then(|| Alarm {
                    seconds_before: self.call.start.at.timestamp() - due.at.timestamp(),
                    text: if self.is_users() { words.subject } else { own.summary.clone() },
                });
            } else if due.at > self.moment.now || self.may_have_been_elsewhere() {
                asides.push(Event {
                    uid: self.uid(place + 1),
                    starts_at: due.at,
                    ends_at: due.at + Duration::minutes(MINUTES_TO_REMIND),
                    alarm: self.rings(due).then(|| Alarm { seconds_before: 0, text: words.subject.clone() }),
                    summary: words.subject,
                    description: words.body,
                    takes_time: false,
                });
            }
        }
        let mut all = vec![own];
        all.append(&mut asides);
        all
    }

    /// The title and the description of the call's own event.
    pub fn words(&self) -> Letter {
        let id = match self.audience {
            Audience::User => TO_USER,
            Audience::Group(Role::Client) => TO_CLIENT,
            Audience::Group(_) => TO_GROUP,
        };
        let id = LetterId::from(id);
        let letter = self.in_each_language(&|to| letter(&id, self.call, to, self.board, self.moment));
        let language = self.readers.first().map_or(self.moment.language, |reader| reader.language);
        with_title(letter, self.board.playbook().play(self.call.call_type).title.in_language(language))
    }

    /// The call's date on the reader's clock.
    pub fn date(&self) -> NaiveDate {
        let zone = self.readers.first().map_or(&self.moment.zone, |reader| &reader.zone);
        self.moment.zones.rules(zone).wall(self.call.start.at).date()
    }

    fn words_to_remind(&self, due: &Due, otherwise: &str) -> Letter {
        let id = LetterId::from(if self.is_users() { REMINDING_USER } else { REMINDING_GROUP });
        let reminded = to_remind(due);
        let letter =
            self.in_each_language(&|to| letter_to_remind(&reminded, &id, self.call, to, self.board, self.moment));
        with_title(letter, otherwise)
    }

    /// A letter to the first reader; what those say who speak another language follows below.
    fn in_each_language(&self, write: &dyn Fn(&Participant) -> Option<Letter>) -> Option<Letter> {
        let mut letters = self.readers.iter().filter_map(write);
        let mut whole = letters.next()?;
        for other in letters {
            whole.body = format!("{}\n\n{}", whole.body, other.body);
        }
        Some(whole)
    }

    /// What calendars know an event by (§3.8.4.7); never change one.
    fn uid(&self, number: usize) -> String {
        let whose = role_name(role_of(self.audience));
        match number {
            1 => format!("{}-{whose}@callboard", self.call.id),
            _ => format!("{}-{whose}-{number}@callboard", self.call.id),
        }
    }

    /// When the audience hears of the call, the latest first: that order numbers the events, and a call that moves
    /// keeps it.
    fn dues(&self) -> Vec<Due> {
        let mut dues: Vec<Due> = Vec::new();
        for reminder in reminders(self.call, self.board, self.moment) {
            if !self.is_users() && role_of(self.audience) != reminder.recipient.role {
                continue;
            }
            match dues.last_mut().filter(|due| due.at == reminder.due_at) {
                Some(due) => due.reminders.push(reminder),
                None => dues.push(Due { at: reminder.due_at, reminders: vec![reminder] }),
            }
        }
        dues.reverse();
        dues
    }

    /// Whether an alarm is of use: it lies ahead, the call is still to come, and the user has not reminded everybody
    /// yet. A group's own alarm rings all the same.
    fn rings(&self, due: &Due) -> bool {
        let is_wanted = !self.is_users() || due.reminders.iter().any(Reminder::is_open);
        self.call.is_planned() && due.at > self.moment.now && is_wanted
    }

    /// Whether an event that is over may still lie ahead in somebody's calendar.
    fn may_have_been_elsewhere(&self) -> bool {
        is_called_off(self.call) || !self.call.earlier_starts.is_empty()
    }

    fn is_users(&self) -> bool {
        self.audience == Audience::User
    }
}

fn role_of(audience: Audience) -> Role {
    match audience {
        Audience::User => Role::User,
        Audience::Group(role) => role,
    }
}

/// Whom the user has yet to remind, or everybody where that is done; not the user.
fn to_remind(due: &Due) -> Vec<&Participant> {
    let is_any_open = due.reminders.iter().any(Reminder::is_open);
    let named = due.reminders.iter().filter(|reminder| reminder.is_open() || !is_any_open);
    named.map(|reminder| &reminder.recipient).filter(|person| person.role != Role::User).collect()
}

/// The letter with its subject on one line; a subject it lacks is put in its place, since no event is without a title.
fn with_title(letter: Option<Letter>, otherwise: &str) -> Letter {
    let mut letter = letter.unwrap_or_default();
    let words = letter.subject.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    letter.subject = if words.is_empty() { otherwise.to_owned() } else { words.join(" ") };
    letter
}
