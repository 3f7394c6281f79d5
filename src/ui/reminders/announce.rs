//! What a system notification says of a due reminder.

use leptos_i18n::td_string;

use crate::domain::board::Board;
use crate::domain::playbook::Role;
use crate::domain::reminder::Reminder;
use crate::domain::when::Moment;
use crate::store::Announcement;
use crate::ui::i18n::locale_of;
use crate::ui::routes::Place;
use crate::ui::shared::reminder_row::call_with_client;
use crate::ui::shared::reminder_tools::whom;
use crate::ui::shared::when::{day_and_time, place, time_there};
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
    let locale = locale_of(moment.language);
    match reminder.recipient.role {
        Role::User => td_string!(locale, inbox.own).to_owned(),
        _ => td_string!(locale, inbox.remind, name = whom(reminder, moment.language)).to_string(),
    }
}

fn body(reminder: &Reminder, board: &Board, moment: &Moment) -> String {
    let locale = locale_of(moment.language);
    let Some(call) = board.call(reminder.call) else {
        return words::role(reminder.recipient.role, moment.language);
    };
    let title = call_with_client(call, board, moment);
    let own = day_and_time(call.start.at, moment);
    let zone = &reminder.recipient.zone;
    if *zone == moment.zone {
        return td_string!(locale, inbox.body, call = title, own = own).to_string();
    }
    let there = time_there(call.start.at, zone, moment);
    td_string!(locale, inbox.body_there, call = title, there = there, place = place(zone), own = own).to_string()
}
