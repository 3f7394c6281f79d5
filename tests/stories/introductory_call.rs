//! The table's fourth row: the introductory call.

use callboard::domain::call::CallType;
use callboard::domain::deal::{CandidacyState, Stage};
use callboard::domain::ids::{CallId, CandidateId};
use callboard::domain::playbook::Role;

use crate::row::{check_actions, check_card_progress, check_mark, check_reminders, tick};
use crate::world::World;

fn introductory_call(world: &mut World) -> (CallId, CandidateId) {
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    (world.call_of(CallType::IntroductoryCall, "2026-12-03 17:00", &[ivan]), ivan)
}

#[test]
fn an_introductory_call_stands_in_the_fourth_column() {
    let mut world = World::at("2026-11-24 09:00");
    let (call, _) = introductory_call(&mut world);
    assert_eq!(world.deal(world.call(call).deal).stage, Stage::IntroductoryCall);
}

#[test]
fn planning_it_chooses_the_hired_person_and_keeps_the_team_lead() {
    let mut world = World::at("2026-11-24 09:00");
    let (call, ivan) = introductory_call(&mut world);
    let candidacy = world.deal(world.call(call).deal).candidacy(ivan).expect("whoever is introduced is in the deal");
    assert_eq!(candidacy.state, CandidacyState::Chosen);
    let placement = candidacy.placement.as_ref().expect("a placement begins when a candidate is chosen");
    assert_eq!(placement.team_lead.as_ref().map(|lead| lead.name.as_str()), Some("Taras T."));
}

#[test]
fn the_comment_is_the_gist_the_messenger_and_the_sm() {
    let mut world = World::at("2026-11-24 09:00");
    let (call, ivan) = introductory_call(&mut world);
    assert_eq!(world.text(call), "–\nMessenger: –\nSM: Olena K.");
    world.write(call, "gist", "9 to 17 Kyiv time\nWeekly report on Fridays");
    world.write(call, "messenger", "Telegram");
    let expected = "9 to 17 Kyiv time\nWeekly report on Fridays\nMessenger: Telegram\nSM: Olena K.";
    assert_eq!(world.text(call), expected);
    let placement = world.deal(world.call(call).deal).candidacy(ivan).and_then(|it| it.placement.as_ref());
    assert_eq!(placement.map(|placement| placement.messenger.as_str()), Some("Telegram"));
}

#[test]
fn there_is_no_mark_above_the_text() {
    let mut world = World::at("2026-11-24 09:00");
    let (call, _) = introductory_call(&mut world);
    check_mark(&mut world, call, None);
}

#[test]
fn three_actions_follow() {
    let mut world = World::at("2026-12-03 16:00");
    let (call, _) = introductory_call(&mut world);
    check_actions(
        &world,
        call,
        &[("send_comment_to_sm", "comment to the SM"), ("update_calendar", "calendar"), ("update_crm", "CRM")],
    );
    tick(&mut world, call, &["send_comment_to_sm", "update_calendar", "update_crm"]);
    check_card_progress(&world, call, 3, 3);
}

#[test]
fn hired_person_and_team_lead_are_reminded_the_day_before_and_again_twenty_minutes_before() {
    let mut world = World::at("2026-11-24 09:00");
    let (call, _) = introductory_call(&mut world);
    check_reminders(
        &world,
        call,
        &[
            ("Ivan Petrenko", "2026-12-02 08:00"),
            ("Taras T.", "2026-12-02 08:00"),
            ("Ivan Petrenko", "2026-12-03 14:40"),
            ("Taras T.", "2026-12-03 14:40"),
        ],
    );
    let found: Vec<(Role, String)> = world
        .reminders(call)
        .into_iter()
        .take(2)
        .map(|reminder| (reminder.recipient.role, reminder.letter.0))
        .collect();
    let hired = (Role::Hired, "hired_reminder".to_owned());
    assert_eq!(found, [hired, (Role::TeamLead, "team_lead_reminder".to_owned())]);
}

#[test]
fn a_team_lead_of_two_hired_people_is_reminded_once() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    let olga = world.add_candidate("Olga Sydorenko", "");
    let call = world.call_of(CallType::IntroductoryCall, "2026-12-03 17:00", &[ivan, olga]);
    let names: Vec<String> =
        world.reminders(call).into_iter().map(|reminder| reminder.recipient.contact.name).collect();
    let everyone = ["Ivan Petrenko", "Olga Sydorenko", "Taras T."];
    assert_eq!(names, [everyone, everyone].concat(), "the day before, and again on the day");
}
