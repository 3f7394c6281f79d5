//! What a first call finds out about a company: it goes to the client, and the next comment starts with it.

use callboard::domain::call::CallType;
use callboard::domain::command::{ClientChoice, Command, NewDeal};
use callboard::domain::comment::FieldValue;
use callboard::domain::company::{findings, further_needs};
use callboard::domain::ids::{CallId, FieldId};
use callboard::domain::note::Note;

use crate::world::World;

fn first_call() -> (World, CallId) {
    let mut world = World::at("2026-11-30 14:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    (world, call)
}

#[track_caller]
fn check_findings(world: &World, call: CallId, expected: &[(&str, bool)]) {
    let found = findings(world.call(call), &world.board);
    let found: Vec<(&str, bool)> = found.iter().map(|one| (one.label.as_str(), one.is_change)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_held_call_keeps_what_is_new_and_asks_about_what_differs() {
    let (mut world, call) = first_call();
    world.write(call, "product", "Freight software");
    world.write(call, "company_website", "acme.example");
    world.write(call, "company_name", "Acme Logistics GmbH");
    check_findings(&world, call, &[("Company Name", true), ("Company Website", false), ("Product", false)]);
    world.hold(call);
    let client = world.client().clone();
    assert_eq!(client.details.get(&FieldId::from("product")), Some(&FieldValue::Text("Freight software".to_owned())));
    assert_eq!((client.website.as_str(), client.name.as_str()), ("acme.example", "Acme GmbH"));
    check_findings(&world, call, &[("Company Name", true)]);
    assert_eq!(world.answer(Command::KeepDetails { call }), [Note::DetailsKept]);
    assert_eq!(world.client().name, "Acme Logistics GmbH");
    check_findings(&world, call, &[]);
    assert_eq!(world.answer(Command::Undo), [Note::Undone]);
    assert_eq!(world.client().name, "Acme GmbH");
}

#[test]
fn the_next_first_call_of_the_client_starts_with_what_is_known() {
    let (mut world, call) = first_call();
    world.write(call, "product", "Freight software");
    world.write(call, "target_audience", "Germany\nPoland");
    world.hold(call);
    let next = world.call_of(CallType::FirstCall, "2026-12-07 15:00", &[]);
    let text = world.text(next);
    assert!(text.contains("\nProduct: Freight software\n"), "{text}");
    assert!(text.contains("\nTarget Audience: Germany, Poland\n"), "{text}");
    check_findings(&world, next, &[]);
}

#[test]
fn a_default_is_nothing_found_out() {
    let (mut world, call) = first_call();
    world.write(call, "target_audience", "worldwide");
    check_findings(&world, call, &[]);
    world.hold(call);
    assert_eq!(world.client().details.get(&FieldId::from("target_audience")), None);
}

#[test]
fn a_contact_person_is_named_only_where_nobody_is() {
    let (mut world, call) = first_call();
    world.write(call, "contact_person", "Tom Berg, CTO");
    check_findings(&world, call, &[]);
    let mut client = world.client().clone();
    client.contacts.clear();
    world.tell(Command::SaveClient(client));
    check_findings(&world, call, &[("Contact Person", false)]);
    world.tell(Command::KeepDetails { call });
    assert_eq!(world.client().contact_names(), "Tom Berg");
}

#[track_caller]
fn check_needs(world: &World, call: CallId, expected: &[&str]) {
    let play = world.board.playbook().play(CallType::FirstCall);
    let found: Vec<String> =
        play.fields.iter().flat_map(|field| further_needs(field, world.call(call), &world.board)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_further_need_named_in_a_call_becomes_a_further_deal_of_the_client() {
    let (mut world, call) = first_call();
    check_needs(&world, call, &[]);
    world.write(call, "immediate_requirement", "java developer (full time)\nQA engineer (part time)\n");
    world.write(call, "future_needs", "DevOps (March)");
    check_needs(&world, call, &["QA engineer (part time)", "DevOps (March)"]);
    let client = ClientChoice::Known(world.client().id);
    let need = "QA engineer (part time)".to_owned();
    world.tell(Command::CreateDeal(NewDeal { client, need, first_call: None }));
    check_needs(&world, call, &["DevOps (March)"]);
}

#[test]
fn values_at_hand_are_put_in_once() {
    let items = |all: &[&str]| FieldValue::Items(all.iter().map(|one| (*one).to_owned()).collect());
    assert_eq!(items(&["Java", ""]).with("QA"), items(&["Java", "QA"]));
    assert_eq!(items(&["Java", "QA "]).with("(full time)"), items(&["Java", "QA (full time)"]));
    assert_eq!(FieldValue::Text("x".to_owned()).with("worldwide"), FieldValue::Text("worldwide".to_owned()));
    for (value, offer, is_in) in [
        (items(&["worldwide"]), "worldwide", true),
        (items(&["Germany"]), "worldwide", false),
        (items(&["Java"]), "(full time)", false),
        (items(&["Java (full time)"]), "(part time)", true),
        (items(&["Java, full time"]), "(full time)", true),
        (items(&[]), "(full time)", true),
    ] {
        assert_eq!(value.has(offer), is_in, "{offer} in {value:?}");
    }
}

#[test]
fn a_step_of_the_script_is_ticked_and_taken_back() {
    let (mut world, call) = first_call();
    let toggle = || Command::ToggleStep { call, step: "greet".to_owned() };
    world.tell(toggle());
    assert_eq!(world.call(call).said, ["greet"]);
    world.tell(Command::Undo);
    assert_eq!(world.call(call).said, Vec::<String>::new());
    world.tell(Command::Redo);
    world.tell(toggle());
    assert_eq!(world.call(call).said, Vec::<String>::new());
}
