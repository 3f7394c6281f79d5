//! The table's first row: the first call.

use callboard::domain::call::CallType;
use callboard::domain::command::Command;
use callboard::domain::comment::{FieldValue, KEEP_IN_TOUCH, NextContact, missing_fields};
use callboard::domain::deal::Stage;
use callboard::domain::ids::{CallId, FieldId};
use callboard::domain::playbook::Role;
use callboard::domain::reminder::ReminderState;

use crate::row::{check_actions, check_card_progress, check_mark, check_progress, check_reminders, tick};
use crate::world::World;

/// The twelve fields of the comment, in order.
const FIELDS: [(&str, &str); 12] = [
    ("company_name", "Company Name"),
    ("company_website", "Company Website"),
    ("contact_person", "Contact Person"),
    ("product", "Product"),
    ("specialties", "Specialties"),
    ("country_location", "Country-Location"),
    ("target_audience", "Target Audience"),
    ("immediate_requirement", "Immediate Requirement"),
    ("future_needs", "Future needs"),
    ("next_step", "Next Step"),
    ("next_contact_date", "Next Contact Date"),
    ("sm", "SM"),
];

fn first_call(world: &mut World) -> CallId {
    let deal = world.create_deal_with_call("Java developer", "2026-11-30 15:00");
    world.present_call(deal)
}

#[test]
fn a_new_deal_stands_in_the_first_column_with_its_first_call_planned() {
    let mut world = World::at("2026-11-24 09:00");
    let call = first_call(&mut world);
    let deal = world.call(call).deal;
    assert_eq!(world.call(call).call_type, CallType::FirstCall);
    assert_eq!(world.deal(deal).stage, Stage::FirstCall);
    let card = world.card(deal);
    assert_eq!((card.client.as_str(), card.need.as_str()), ("Acme GmbH", "Java developer"));
    assert_eq!(card.next_call.map(|next| next.id), Some(call));
}

#[test]
fn an_untouched_comment_prints_what_is_known_already_and_a_dash_for_the_rest() {
    let mut world = World::at("2026-11-24 09:00");
    let call = first_call(&mut world);
    let expected = "Company Name: Acme GmbH\n\
        Company Website: –\n\
        Contact Person: Anna Weber\n\
        Product: –\n\
        Specialties: –\n\
        Country-Location: –\n\
        Target Audience: worldwide\n\
        Immediate Requirement: Java developer\n\
        Future needs: –\n\
        Next Step: –\n\
        Next Contact Date: –\n\
        SM: Olena K.";
    assert_eq!(world.text(call), expected);
}

#[test]
fn a_cleared_comment_is_twelve_labels_with_a_dash_each() {
    let mut world = World::at("2026-11-24 09:00");
    let call = first_call(&mut world);
    for (id, _) in FIELDS {
        world.write(call, id, "");
    }
    let expected: Vec<String> = FIELDS.iter().map(|(_, label)| format!("{label}: –")).collect();
    assert_eq!(world.text(call), expected.join("\n"));
}

#[test]
fn a_full_comment_prints_each_field_on_one_line_in_the_tables_order() {
    let mut world = World::at("2026-11-24 09:00");
    let call = first_call(&mut world);
    for (id, typed) in [
        ("company_name", "Acme Logistics GmbH"),
        ("company_website", "https://acme.example"),
        ("contact_person", "Anna Weber, CTO"),
        ("product", "Software for ports\nand a fleet of cranes"),
        ("specialties", "SaaS\nconsulting"),
        ("country_location", "Germany, Hamburg"),
        ("target_audience", "EU\nMiddle East"),
        ("immediate_requirement", "Java developer (full time)\nQA engineer (part time)"),
        ("future_needs", "DevOps engineer (March)"),
        ("next_step", "presentation\nCVs\nsample contract"),
        ("next_contact_date", "2026-11-30"),
        ("sm", "Petro S."),
    ] {
        world.write(call, id, typed);
    }
    let expected = "Company Name: Acme Logistics GmbH\n\
        Company Website: https://acme.example\n\
        Contact Person: Anna Weber, CTO\n\
        Product: Software for ports; and a fleet of cranes\n\
        Specialties: SaaS, consulting\n\
        Country-Location: Germany, Hamburg\n\
        Target Audience: EU, Middle East\n\
        Immediate Requirement: Java developer (full time), QA engineer (part time)\n\
        Future needs: DevOps engineer (March)\n\
        Next Step: presentation, CVs, sample contract\n\
        Next Contact Date: 30 Nov 2026\n\
        SM: Petro S.";
    assert_eq!(world.text(call), expected);
    assert_eq!(world.client().sm, "Petro S.", "the client's SM is the one named in the comment");
}

#[test]
fn a_next_contact_without_a_date_prints_keep_in_touch_by_email() {
    let mut world = World::at("2026-11-24 09:00");
    let call = first_call(&mut world);
    let value = FieldValue::NextContact(NextContact::KeepInTouchByEmail);
    world.tell(Command::Write { call, field: FieldId::from("next_contact_date"), value });
    assert_eq!(KEEP_IN_TOUCH, "keep in touch by email");
    assert!(world.text(call).contains("\nNext Contact Date: keep in touch by email\n"), "{}", world.text(call));
}

#[test]
fn the_mark_above_the_text_is_results() {
    let mut world = World::at("2026-11-24 09:00");
    let call = first_call(&mut world);
    check_mark(&mut world, call, Some("Results"));
}

#[test]
fn fields_never_asked_are_pointed_out() {
    let mut world = World::at("2026-11-24 09:00");
    let call = first_call(&mut world);
    let play = world.board.playbook().play(CallType::FirstCall);
    let missing: Vec<&str> =
        missing_fields(world.call(call), play, &world.board).iter().map(|field| field.label.as_str()).collect();
    let expected = [
        "Company Website",
        "Product",
        "Specialties",
        "Country-Location",
        "Future needs",
        "Next Step",
        "Next Contact Date",
    ];
    assert_eq!(missing, expected);
}

#[test]
fn nine_actions_follow_and_the_card_counts_them_once_the_call_was_held() {
    let mut world = World::at("2026-11-30 14:00");
    let call = first_call(&mut world);
    check_actions(
        &world,
        call,
        &[
            ("send_comment_to_sm", "comment to the SM"),
            ("add_to_calendar", "calendar event under the mark “Results”"),
            ("add_to_crm", "CRM under the mark “Results”"),
            ("change_to_client", "“change to client”, set the sales status and enter the call's data"),
            ("email_what_was_agreed", "everything that was agreed"),
            ("choose_candidates", "candidates for the interview"),
            ("send_cvs", "CVs to the client"),
            ("agree_interview_date", "interview's date with the client"),
            ("warn_candidates", "the client's details, date and time"),
        ],
    );
    check_card_progress(&world, call, 0, 0);
    tick(&mut world, call, &["send_comment_to_sm", "add_to_calendar", "add_to_crm"]);
    check_progress(&world, call, 3, 9);
    check_card_progress(&world, call, 3, 9);
}

#[test]
fn the_client_is_reminded_fifteen_minutes_before() {
    let mut world = World::at("2026-11-24 09:00");
    let call = first_call(&mut world);
    check_reminders(&world, call, &[("Anna Weber", "2026-11-30 12:45")]);
    let reminder = world.reminders(call).remove(0);
    assert_eq!(reminder.recipient.role, Role::Client);
    assert_eq!(reminder.letter.as_str(), "client_reminder");
    assert_eq!(reminder.state, ReminderState::Upcoming);
}
