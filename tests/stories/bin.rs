//! The bin: what goes into it together comes out of it together, a candidate who is needed stays, and what has lain there
//! for thirty days goes. And what is in work, as opposed to what ended long ago.

use callboard::domain::bin::{expired, roots};
use callboard::domain::board::{Record, RecordId};
use callboard::domain::call::CallType;
use callboard::domain::command::{Command, Destination};
use callboard::domain::ids::DealId;
use callboard::domain::note::Note;
use callboard::domain::title::title;
use callboard::domain::working_set::{in_order_of_use, working_set};

use crate::world::{World, without_bin};

const START: &str = "2026-11-30 15:00";

/// Acme GmbH has two deals, the first with an interview of Ivan.
fn world() -> (World, DealId, DealId) {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", "1042");
    let call = world.call_of(CallType::Interview, START, &[ivan]);
    let deal = world.call(call).deal;
    let other = world.create_deal("QA engineer");
    (world, deal, other)
}

fn titles(world: &World) -> Vec<String> {
    roots(&world.board).into_iter().map(|deleted| title(&deleted.record, &world.board)).collect()
}

#[test]
fn a_deal_goes_with_its_calls_and_comes_back_with_them() {
    let (mut world, deal, other) = world();
    let before = world.board.clone();
    assert_eq!(world.answer(Command::Delete(RecordId::Deal(deal))), [Note::Deleted]);
    assert_eq!((world.board.deal(deal), world.board.calls_of(deal).len()), (None, 0));
    assert!(world.board.deal(other).is_some());
    assert_eq!(titles(&world), ["Acme GmbH – Java developer"]);
    assert_eq!(world.answer(Command::Restore(RecordId::Deal(deal))), [Note::Restored]);
    assert_eq!(world.board, before);
}

#[test]
fn a_client_goes_with_all_deals_and_each_of_them_brings_the_client_back() {
    let (mut world, deal, other) = world();
    let before = world.board.clone();
    let client = world.client().id;
    world.tell(Command::Delete(RecordId::Client(client)));
    assert_eq!((world.board.clients().count(), world.board.deals().count()), (0, 0));
    assert_eq!(titles(&world), ["Acme GmbH"]);
    let all_gone = world.board.clone();
    world.tell(Command::Restore(RecordId::Deal(other)));
    assert!(world.board.client(client).is_some() && world.board.deal(deal).is_none());
    assert_eq!(titles(&world), ["Acme GmbH – Java developer"]);
    world.board = all_gone;
    world.tell(Command::Restore(RecordId::Client(client)));
    assert_eq!(world.board, before);
}

#[test]
fn a_deletion_is_undone_and_redone() {
    let (mut world, deal, _) = world();
    let before = world.board.clone();
    world.tell(Command::Delete(RecordId::Deal(deal)));
    let after = world.board.clone();
    assert_eq!(world.answer(Command::Undo), [Note::Undone]);
    assert_eq!(world.board, before);
    assert_eq!(world.answer(Command::Redo), [Note::Redone]);
    assert_eq!(without_bin(&world.board), without_bin(&after));
}

#[test]
fn a_candidate_who_was_put_forward_stays() {
    let (mut world, _, _) = world();
    let olga = world.add_candidate("Olga", "");
    let ivan = world.board.candidates().find(|candidate| candidate.contact.name == "Ivan").map(|ivan| ivan.id);
    let ivan = RecordId::Candidate(ivan.expect("Ivan"));
    assert_eq!(world.answer(Command::Delete(ivan)), [Note::StillNeeded]);
    assert!(world.board.record(ivan).is_some());
    assert_eq!(world.answer(Command::Delete(RecordId::Candidate(olga))), [Note::Deleted]);
    assert_eq!(world.answer(Command::Delete(RecordId::Candidate(olga))), [Note::Gone]);
}

#[test]
fn what_has_lain_in_the_bin_for_thirty_days_is_thrown_away_and_nothing_else() {
    let (mut world, deal, other) = world();
    world.tell(Command::Delete(RecordId::Deal(other)));
    world.pass_to("2026-12-10 09:00");
    world.tell(Command::Delete(RecordId::Deal(deal)));
    world.pass_to("2026-12-24 08:59");
    assert_eq!(expired(&world.board, world.now), []);
    world.pass_to("2026-12-24 09:00");
    assert_eq!(expired(&world.board, world.now), [RecordId::Deal(other)]);
    world.tell(Command::ThrowAway(vec![RecordId::Deal(other)]));
    assert_eq!(titles(&world), ["Acme GmbH – Java developer"]);
    assert_eq!(world.answer(Command::Restore(RecordId::Deal(other))), [Note::Gone]);
}

#[test]
fn what_ended_long_ago_is_not_in_work_but_what_else_belongs_to_it_is() {
    let (mut world, deal, other) = world();
    let client = RecordId::Client(world.client().id);
    let call = world.present_call(deal);
    let ivan = RecordId::Candidate(world.call(call).candidates[0]);
    let lost = |deal| Command::MoveDeal { deal, to: Destination::Lost { because: "Too expensive".to_owned() } };
    world.tell(lost(deal));
    let all = |world: &World| working_set(&world.board, world.now);
    world.pass_to("2026-12-24 08:00");
    assert!(all(&world).contains(RecordId::Deal(deal)));
    world.pass_to("2026-12-24 09:01");
    let work = all(&world);
    assert!(!work.contains(RecordId::Deal(deal)) && !work.contains(RecordId::Call(call)) && !work.contains(ivan));
    assert!(work.contains(RecordId::Deal(other)) && work.contains(client) && work.contains(RecordId::Settings));
    world.tell(lost(other));
    world.pass_to("2027-02-24 09:01");
    assert!(!all(&world).contains(client));
    let Some(Record::Deal(_)) = world.board.record(RecordId::Deal(other)) else { panic!("it is still there") };
}

#[test]
fn the_latest_deal_is_of_use_first_with_all_that_belongs_to_it() {
    let (world, deal, other) = world();
    let order = in_order_of_use(&world.board);
    let place = |id: RecordId| order.iter().position(|known| *known == id).expect("it is named");
    let call = RecordId::Call(world.present_call(deal));
    assert_eq!(order.first(), Some(&RecordId::Settings));
    assert!(place(RecordId::Deal(other)) < place(RecordId::Deal(deal)));
    assert!(place(RecordId::Client(world.client().id)) < place(RecordId::Deal(deal)));
    assert!(place(RecordId::Deal(deal)) < place(call));
}
