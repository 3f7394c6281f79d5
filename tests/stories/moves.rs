//! A card moved to another column: the next call planned, or the present one changed.

use callboard::domain::call::{CallStatus, CallType, RepeatAbout};
use callboard::domain::command::{CallPlan, Command, Destination, Invitee, NewCandidate};
use callboard::domain::deal::{CandidacyState, Stage};
use callboard::domain::ids::DealId;
use callboard::domain::language::Language;
use callboard::domain::note::Note;
use callboard::domain::placement::Placement;
use uuid::Uuid;

use crate::row::COLUMNS;
use crate::times::{date, utc};
use crate::world::{World, person};

const START: &str = "2026-11-30 15:00";

/// A deal whose first call is planned for [`START`].
fn new_deal() -> (World, DealId) {
    let mut world = World::at("2026-11-24 09:00");
    let deal = world.create_deal_with_call("Java developer", START);
    (world, deal)
}

#[track_caller]
fn check_calls(world: &World, deal: DealId, expected: &[(CallType, CallStatus)]) {
    let found: Vec<(CallType, CallStatus)> =
        world.board.calls_of(deal).iter().map(|call| (call.call_type, call.status)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_planned_call_without_notes_changes_its_type() {
    for (call_type, stage) in COLUMNS {
        let (mut world, deal) = new_deal();
        let call = world.present_call(deal);
        let plan = world.plan(call_type, START, &[]);
        assert_eq!(world.move_to(deal, Destination::Call(plan)), [Note::TypeChanged]);
        assert_eq!(world.present_call(deal), call);
        check_calls(&world, deal, &[(call_type, CallStatus::Planned)]);
        assert_eq!(world.deal(deal).stage, stage);
        assert!(world.call(call).earlier_starts.is_empty(), "its time was not moved");
    }
}

#[test]
fn a_call_whose_type_and_time_change_keeps_its_earlier_time() {
    let (mut world, deal) = new_deal();
    let call = world.present_call(deal);
    let earlier = world.call(call).start.clone();
    let plan = world.plan(CallType::Interview, "2026-12-01 15:00", &[]);
    world.move_to(deal, Destination::Call(plan));
    assert_eq!(world.call(call).start.at, utc("2026-12-01 13:00"));
    assert_eq!(world.call(call).earlier_starts, [earlier]);
}

#[test]
fn a_planned_call_with_notes_stays_and_a_new_one_is_planned() {
    let (mut world, deal) = new_deal();
    let call = world.present_call(deal);
    world.write(call, "product", "Software for ports");
    let plan = world.plan(CallType::Interview, "2026-12-01 15:00", &[]);
    assert_eq!(world.move_to(deal, Destination::Call(plan)), [Note::Moved(Stage::Interview)]);
    check_calls(
        &world,
        deal,
        &[(CallType::FirstCall, CallStatus::Planned), (CallType::Interview, CallStatus::Planned)],
    );
}

#[test]
fn a_deal_is_at_its_first_planned_call_and_without_one_at_its_latest() {
    let (mut world, deal) = new_deal();
    let first = world.present_call(deal);
    world.write(first, "product", "Software for ports");
    let plan = world.plan(CallType::Interview, "2026-12-01 15:00", &[]);
    world.move_to(deal, Destination::Call(plan));
    assert_eq!(world.present_call(deal), first);
    world.hold(first);
    let second = world.present_call(deal);
    assert_ne!(second, first);
    world.hold(second);
    assert_eq!(world.present_call(deal), second);
}

#[test]
fn what_was_typed_and_deleted_again_is_no_note() {
    let (mut world, deal) = new_deal();
    let call = world.present_call(deal);
    world.write(call, "product", "S");
    world.write(call, "product", "");
    let plan = world.plan(CallType::Interview, START, &[]);
    assert_eq!(world.move_to(deal, Destination::Call(plan)), [Note::TypeChanged]);
}

#[test]
fn after_a_held_call_a_new_one_is_planned() {
    let (mut world, deal) = new_deal();
    let call = world.present_call(deal);
    world.hold(call);
    let plan = world.plan(CallType::Interview, "2026-12-01 15:00", &[]);
    world.move_to(deal, Destination::Call(plan));
    check_calls(&world, deal, &[(CallType::FirstCall, CallStatus::Held), (CallType::Interview, CallStatus::Planned)]);
}

#[test]
fn candidates_are_carried_over_as_given_each_once() {
    let (mut world, deal) = new_deal();
    let ivan = world.add_candidate("Ivan", "1042");
    let olga = world.add_candidate("Olga", "");
    let plan = world.plan(CallType::Interview, START, &[olga, ivan, olga]);
    world.move_to(deal, Destination::Call(plan));
    assert_eq!(world.call(world.present_call(deal)).candidates, [olga, ivan]);
    let states: Vec<CandidacyState> = world.deal(deal).candidacies.iter().map(|candidacy| candidacy.state).collect();
    assert_eq!(states, [CandidacyState::Proposed, CandidacyState::Proposed]);

    let plan = world.plan(CallType::RepeatCall, START, &[ivan]);
    world.move_to(deal, Destination::Call(plan));
    assert_eq!(world.call(world.present_call(deal)).candidates, [ivan]);
    assert_eq!(world.deal(deal).candidacies.len(), 2, "who is not invited again stays in the deal");
}

#[test]
fn a_candidate_named_in_the_move_becomes_a_record() {
    let (mut world, deal) = new_deal();
    let new = NewCandidate {
        contact: person("Ivan Petrenko", "ivan@agency.example"),
        employee_id: "1042".to_owned(),
        zone: None,
        language: Language::Ru,
    };
    let plan = CallPlan { invitees: vec![Invitee::New(new)], ..world.plan(CallType::Interview, START, &[]) };
    world.move_to(deal, Destination::Call(plan));
    let names: Vec<String> = world.board.candidates().map(|candidate| candidate.name_with_id()).collect();
    assert_eq!(names, ["Ivan Petrenko (1042)"]);
    assert_eq!(world.card(deal).candidates, ["Ivan Petrenko"]);
}

#[test]
fn planning_the_next_call_ends_the_wait_for_a_follow_up() {
    let (mut world, deal) = new_deal();
    world.tell(Command::FollowUpOn { deal, date: Some(date("2027-01-15")) });
    let plan = world.plan(CallType::RepeatCall, START, &[]);
    world.move_to(deal, Destination::Call(CallPlan { about: RepeatAbout::Details, ..plan }));
    assert_eq!(world.deal(deal).follow_up_on, None);
    assert_eq!(world.call(world.present_call(deal)).about, RepeatAbout::Details);
}

#[test]
fn a_move_without_a_date_plans_no_call() {
    let mut world = World::at("2026-11-24 09:00");
    let deal = world.create_deal("Java developer");
    assert_eq!(world.move_to(deal, Destination::Undated(CallType::Interview)), [Note::Moved(Stage::Interview)]);
    check_calls(&world, deal, &[]);
    assert_eq!(world.deal(deal).stage, Stage::Interview);
}

#[test]
fn moving_what_is_gone_changes_nothing_and_says_so() {
    let (mut world, _) = new_deal();
    let before = world.board.clone();
    let gone = DealId(Uuid::nil());
    let ivan = person("Ivan", "");
    let new = NewCandidate { contact: ivan, employee_id: String::new(), zone: None, language: Language::En };
    let plan = CallPlan { invitees: vec![Invitee::New(new)], ..world.plan(CallType::Interview, START, &[]) };
    let hired = Destination::Hired(plan.invitees.iter().map(|new| (new.clone(), Placement::default())).collect());
    for to in [Destination::Call(plan), hired, Destination::Lost { because: String::new() }] {
        assert_eq!(world.move_to(gone, to), [Note::Gone]);
    }
    assert_eq!(world.board, before);
}

#[test]
fn a_moved_call_keeps_its_record_and_its_earlier_times() {
    let (mut world, deal) = new_deal();
    let call = world.present_call(deal);
    let first = world.call(call).start.clone();
    for start in ["2026-12-01 15:00", "2026-12-02 16:00"] {
        let time = world.time(start);
        assert_eq!(world.answer(Command::ChangeTime { call, time }), [Note::TimeChanged(0)]);
    }
    let earlier: Vec<_> = world.call(call).earlier_starts.iter().map(|start| start.at).collect();
    assert_eq!(earlier, [first.at, utc("2026-12-01 13:00")]);
    assert_eq!(world.call(call).start.at, utc("2026-12-02 14:00"));
    let again = world.time("2026-12-02 16:00");
    world.tell(Command::ChangeTime { call, time: again });
    assert_eq!(world.call(call).earlier_starts.len(), 2, "the same time again is no move");
}

#[test]
fn a_missed_or_cancelled_call_that_gets_a_new_time_is_planned_again() {
    for status in [CallStatus::Missed, CallStatus::Cancelled] {
        let (mut world, deal) = new_deal();
        let call = world.present_call(deal);
        world.tell(Command::SetStatus { call, status });
        let time = world.time("2026-12-01 15:00");
        world.tell(Command::ChangeTime { call, time });
        assert_eq!(world.call(call).status, CallStatus::Planned);
    }
}
