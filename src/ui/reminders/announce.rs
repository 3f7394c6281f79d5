//! What a system notification says of a due reminder.

use crate::domain::board::Board;
use crate::domain::playbook::Role;
use crate::domain::reminder::Reminder;
use crate::domain::when::Moment;
use crate::store::Announcement;
use crate::ui::i18n::say;
use crate::ui::routes::Place;
use crate::ui::shared::reminder_row::call_with_client;
use crate::ui::shared::reminder_tools::whom;
use crate::ui::shared::when::{day_and_time, time_there};
use crate::ui::shared::words;

/// Whom to remind, of which call, and when it starts on both clocks.
pub fn announce(reminder: &Reminder, board: &Board, moment: &Moment) -> Announcement {
    Announcement {
        title: title(reminder, moment),
        body: body(reminder, board, moment),
        url: Place::Deal(reminder.deal, Some(reminder.call)).href(),
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
