//! What system notifications say of reminders that have just come due: one each, or one for all where several come at once.

use crate::domain::board::Board;
use crate::domain::playbook::Role;
use crate::domain::reminder::{Reminder, ReminderId, ReminderState, on_show};
use crate::domain::when::Moment;
use crate::store::Announcement;
use crate::ui::i18n::say;
use crate::ui::routes::{Place, Press};
use crate::ui::shared::reminder_row::call_with_client;
use crate::ui::shared::reminder_tools::{PUT_OFF, whom};
use crate::ui::shared::when::{day_and_time, time_there};
use crate::ui::shared::words;

/// More than so many at once are told of together: a burst of notifications is read by nobody.
const MOST_AT_ONCE: usize = 3;
/// So many names stand in a notification of several.
const NAMES: usize = 3;

/// What is said of these. What was missed while no page was open is told together with the rest.
pub fn announce(reminders: &[Reminder], board: &Board, moment: &Moment) -> Vec<Announcement> {
    let are_all_due = reminders.iter().all(|reminder| reminder.state == ReminderState::Due);
    match reminders {
        [] => Vec::new(),
        few if few.len() <= MOST_AT_ONCE && are_all_due => few.iter().map(|one| single(one, board, moment)).collect(),
        many => vec![together(many, board, moment)],
    }
}

/// `Remind Anna Schmidt`.
pub fn title(reminder: &Reminder, moment: &Moment) -> String {
    let language = moment.language;
    match reminder.recipient.role {
        Role::User => say!(language, inbox.own).to_owned(),
        _ => say!(language, inbox.remind, name = whom(reminder, moment.language)),
    }
}

/// Whom to remind, of which call, and when it starts on both clocks.
fn single(reminder: &Reminder, board: &Board, moment: &Moment) -> Announcement {
    let language = moment.language;
    let mut buttons = vec![
        (Press::Letter.name(), say!(language, inbox.letter).to_owned()),
        (Press::Done.name(), say!(language, inbox.done).to_owned()),
    ];
    if PUT_OFF.until(reminder.starts_at, moment).is_some() {
        buttons.push((Press::Snooze.name(), say!(language, inbox.snooze_5).to_owned()));
    }
    Announcement {
        title: title(reminder, moment),
        body: body(reminder, board, moment),
        url: Place::Deal(reminder.deal, Some(reminder.call)).href(),
        reminders: vec![reminder.id()],
        buttons,
    }
}

/// How many there are to remind by now, and the first of them by name.
fn together(reminders: &[Reminder], board: &Board, moment: &Moment) -> Announcement {
    let language = moment.language;
    // What an earlier one told of and is still open stays in it.
    let shown = on_show(board, moment).into_iter().filter(|reminder| reminder.mark.rung_at.is_some());
    let mut all: Vec<ReminderId> = shown.map(|reminder| reminder.id()).collect();
    for reminder in reminders.iter().map(Reminder::id) {
        if !all.contains(&reminder) {
            all.push(reminder);
        }
    }
    let mut names: Vec<String> = Vec::new();
    for reminder in reminders {
        let name = whom(reminder, language);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(NAMES);
    names.truncate(NAMES);
    let named = names.join(", ");
    Announcement {
        title: say!(language, inbox.several, count = all.len()),
        body: if more == 0 { named } else { say!(language, inbox.and_more, names = named, count = more) },
        url: Place::Reminders.href(),
        reminders: all,
        buttons: Vec::new(),
    }
}

fn body(reminder: &Reminder, board: &Board, moment: &Moment) -> String {
    let language = moment.language;
    let Some(call) = board.call(reminder.call) else {
        return words::role(reminder.recipient.role, moment.language);
    };
    let title = call_with_client(call, board, moment);
    let own = day_and_time(call.start.at, moment);
    let zone = &reminder.recipient.zone;
    if *zone == moment.zone {
        return say!(language, inbox.body, call = title, own = own);
    }
    let there = time_there(call.start.at, zone, moment);
    say!(language, inbox.body_there, call = title, there = there, place = zone.place(), own = own)
}
