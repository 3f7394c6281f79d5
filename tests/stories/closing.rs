//! A deal closed, as hired or lost: what it keeps, what of its plans is called off, and who is still reminded.

use callboard::domain::call::{CallStatus, CallType};
use callboard::domain::command::{Command, Destination, Invitee};
use callboard::domain::deal::{CandidacyState, Stage};
use callboard::domain::ids::DealId;
use callboard::domain::note::Note;
use callboard::domain::placement::Placement;
use callboard::domain::reminder::ReminderState;

use crate::row::{check_reminders, check_states};
use crate::times::{date, utc};
use crate::world::World;

/// A deal whose first call is planned for 30 November, 13:00 in Greenwich.
fn new_deal() -> (World, DealId) {
    let mut world = World::at("2026-11-24 09:00");
    let deal = world.create_deal_with_call("Java developer", "2026-11-30 15:00");
    (world, deal)
}

#[test]
fn hired_closes_the_deal_with_what_the_placement_lacked() {
    let (mut world, deal) = new_deal();
    let ivan = world.add_candidate("Ivan", "1042");
    let placement = Placement { starts_on: Some(date("2026-12-01")), ..Placement::default() };
    assert_eq!(
        world.move_to(deal, Destination::Hired(vec![(Invitee::Known(ivan), placement.clone())])),
        [Note::Moved(Stage::Hired)]
    );
    let candidacy = world.deal(deal).candidacy(ivan).expect("whoever is hired is in the deal");
    assert_eq!((candidacy.state, candidacy.placement.as_ref()), (CandidacyState::Hired, Some(&placement)));
}

#[test]
fn a_hired_deals_introduction_is_still_to_come_with_its_reminders() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", "1042");
    let call = world.call_of(CallType::IntroductoryCall, "2026-12-03 17:00", &[ivan]);
    let deal = world.call(call).deal;
    let placement = world.deal(deal).candidacy(ivan).and_then(|it| it.placement.clone()).expect("chosen and placed");
    world.move_to(deal, Destination::Hired(vec![(Invitee::Known(ivan), placement)]));
    assert_eq!(world.call(call).status, CallStatus::Planned);
    assert_eq!(world.card(deal).next_call.map(|next| next.id), Some(call));
    check_reminders(
        &world,
        call,
        &[
            ("Ivan", "2026-12-02 08:00"),
            ("Taras T.", "2026-12-02 08:00"),
            ("Ivan", "2026-12-03 14:40"),
            ("Taras T.", "2026-12-03 14:40"),
        ],
    );
    check_states(&world, call, &[ReminderState::Upcoming; 4]);
}

#[test]
fn a_hired_deals_other_calls_are_cancelled() {
    for call_type in [CallType::FirstCall, CallType::Interview, CallType::RepeatCall] {
        let mut world = World::at("2026-11-24 09:00");
        let ivan = world.add_candidate("Ivan", "1042");
        let call = world.call_of(call_type, "2026-11-30 15:00", &[ivan]);
        let deal = world.call(call).deal;
        world.move_to(deal, Destination::Hired(vec![(Invitee::Known(ivan), Placement::default())]));
        assert_eq!(world.call(call).status, CallStatus::Cancelled);
        assert_eq!(world.card(deal).next_call, None);
    }
}

#[test]
fn lost_keeps_the_reason_and_coming_back_drops_it() {
    let (mut world, deal) = new_deal();
    world.pass_to("2026-11-25 09:00");
    world.move_to(deal, Destination::Lost { because: "Too expensive".to_owned() });
    assert_eq!((world.deal(deal).stage, world.deal(deal).stage_since), (Stage::Lost, utc("2026-11-25 09:00")));
    assert_eq!(world.card(deal).lost_because, "Too expensive");
    world.move_to(deal, Destination::Undated(CallType::FirstCall));
    assert_eq!(world.card(deal).lost_because, "");
}

#[test]
fn a_lost_deal_reminds_nobody_of_the_call_it_had() {
    let (mut world, deal) = new_deal();
    let call = world.present_call(deal);
    world.move_to(deal, Destination::Lost { because: "Too expensive".to_owned() });
    world.pass_to("2026-11-30 12:50");
    check_states(&world, call, &[ReminderState::Dropped]);
    assert_eq!(world.ring(None), []);
    assert_eq!(world.card(deal).reminder, None);
}

#[test]
fn a_lost_deals_planned_call_is_cancelled_and_planned_again_by_undo() {
    let (mut world, deal) = new_deal();
    let call = world.present_call(deal);
    world.move_to(deal, Destination::Lost { because: "Too expensive".to_owned() });
    assert_eq!(world.call(call).status, CallStatus::Cancelled);
    world.tell(Command::Undo);
    assert_eq!(world.call(call).status, CallStatus::Planned);
}
