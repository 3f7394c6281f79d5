//! How a row of the table is checked: its column, its actions in order, its reminders, its mark.

use callboard::domain::action::{actions, deal_progress, progress};
use callboard::domain::call::CallType;
use callboard::domain::command::{Command, Effect};
use callboard::domain::crm::text_in_form;
use callboard::domain::deal::Stage;
use callboard::domain::ids::{ActionId, CallId};
use callboard::domain::note::Note;
use callboard::domain::playbook::CopyForm;
use callboard::domain::reminder::ReminderState;

use crate::world::World;

/// The columns of the board that are calls, from left to right.
pub const COLUMNS: [(CallType, Stage); 4] = [
    (CallType::FirstCall, Stage::FirstCall),
    (CallType::Interview, Stage::Interview),
    (CallType::RepeatCall, Stage::RepeatCall),
    (CallType::IntroductoryCall, Stage::IntroductoryCall),
];

/// The actions of a call, by name and by a few words of their text, in the table's order and numbered from 1.
#[track_caller]
pub fn check_actions(world: &World, call: CallId, expected: &[(&str, &str)]) {
    let found = actions(world.call(call), &world.board);
    let ids: Vec<(usize, &str)> = found.iter().map(|action| (action.number, action.spec.id.as_str())).collect();
    let expected_ids: Vec<(usize, &str)> = (1..).zip(expected.iter().map(|(id, _)| *id)).collect();
    assert_eq!(ids, expected_ids);
    for (action, (_, words)) in found.iter().zip(expected) {
        assert!(action.spec.text.en.contains(words), "“{words}” in “{}”", action.spec.text.en);
    }
}

/// Done and total of one call.
#[track_caller]
pub fn check_progress(world: &World, call: CallId, done: usize, total: usize) {
    let found = progress(world.call(call), &world.board);
    assert_eq!((found.done, found.total), (done, total));
}

/// Done and total on the card of the call's deal.
#[track_caller]
pub fn check_card_progress(world: &World, call: CallId, done: usize, total: usize) {
    let deal = world.call(call).deal;
    let found = deal_progress(deal, &world.board);
    assert_eq!((found.done, found.total), (done, total));
    assert_eq!(world.card(deal).progress, found);
}

/// The reminders of a call: to whom, and when on the clocks of Greenwich.
#[track_caller]
pub fn check_reminders(world: &World, call: CallId, expected: &[(&str, &str)]) {
    let found: Vec<(String, String)> = world
        .reminders(call)
        .into_iter()
        .map(|reminder| (reminder.recipient.contact.name, reminder.due_at.format("%Y-%m-%d %H:%M").to_string()))
        .collect();
    let expected: Vec<(String, String)> =
        expected.iter().map(|(name, due)| ((*name).to_owned(), (*due).to_owned())).collect();
    assert_eq!(found, expected);
}

/// Where the reminders of a call stand, the earliest first.
#[track_caller]
pub fn check_states(world: &World, call: CallId, expected: &[ReminderState]) {
    let found: Vec<ReminderState> = world.reminders(call).iter().map(|reminder| reminder.state).collect();
    assert_eq!(found, expected);
}

/// What stands above the text in calendar and CRM, as it is computed and as it is copied.
#[track_caller]
pub fn check_mark(world: &mut World, call: CallId, mark: Option<&str>) {
    let plain = world.text(call);
    let expected = mark.map_or_else(|| plain.clone(), |mark| format!("{mark}\n{plain}"));
    assert_eq!(text_in_form(world.call(call), &world.board, CopyForm::Marked, None), expected);
    for (form, text) in [(CopyForm::Marked, expected), (CopyForm::Plain, plain)] {
        let effects = world.tell(Command::CopyText { call, form, candidate: None, action: None });
        assert!(effects.contains(&Effect::Copy { text: text.clone(), then: Note::Copied }), "{text} in {effects:?}");
    }
}

/// Ticks actions by name.
pub fn tick(world: &mut World, call: CallId, names: &[&str]) {
    for name in names {
        world.tell(Command::TickAction { call, action: ActionId::from(*name) });
    }
}
