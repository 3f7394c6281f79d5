//! The table's second row: the interview.

use callboard::domain::call::CallType;
use callboard::domain::command::{Command, Destination, Invitee, ResultPart};
use callboard::domain::comment::Verdict;
use callboard::domain::deal::{CandidacyState, Stage};
use callboard::domain::ids::{CallId, CandidateId};
use callboard::domain::placement::Placement;
use callboard::domain::playbook::Role;

use crate::row::{check_actions, check_card_progress, check_mark, check_progress, check_reminders};
use crate::world::World;

struct Story {
    world: World,
    call: CallId,
    ivan: CandidateId,
    olga: CandidateId,
}

fn interview() -> Story {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    let olga = world.add_candidate("Olga Sydorenko", "");
    let call = world.call_of(CallType::Interview, "2026-11-30 15:00", &[ivan, olga]);
    Story { world, call, ivan, olga }
}

impl Story {
    fn write(&mut self, candidate: CandidateId, parts: impl IntoIterator<Item = ResultPart>) {
        for part in parts {
            self.world.write_result(self.call, candidate, part);
        }
    }

    fn state_of(&self, candidate: CandidateId) -> Option<CandidacyState> {
        let deal = self.world.deal(self.world.call(self.call).deal);
        deal.candidacy(candidate).map(|candidacy| candidacy.state)
    }
}

#[test]
fn an_interview_stands_in_the_second_column() {
    let story = interview();
    assert_eq!(story.world.deal(story.world.call(story.call).deal).stage, Stage::Interview);
}

#[test]
fn the_comment_of_the_agencys_example_is_printed_to_the_byte() {
    let mut story = interview();
    let (ivan, olga) = (story.ivan, story.olga);
    story.write(
        ivan,
        [
            ResultPart::Summary("five years of Java, two in banking, English B2".to_owned()),
            ResultPart::Observation("calm, answers to the point".to_owned()),
            ResultPart::Verdict(Some(Verdict::Liked)),
            ResultPart::Why("strong back end".to_owned()),
            ResultPart::Chosen(true),
        ],
    );
    story.write(
        olga,
        [
            ResultPart::Summary("…".to_owned()),
            ResultPart::Verdict(Some(Verdict::NotLiked)),
            ResultPart::Why("little experience with Kafka".to_owned()),
        ],
    );
    story.world.write(story.call, "conclusion", "Client wants to start on 1 December");
    let expected = "Today we interviewed:\n\
        Ivan Petrenko (1042) – five years of Java, two in banking, English B2; calm, answers to the point\n\
        Olga Sydorenko – …\n\
        Interview results:\n\
        Ivan Petrenko (1042) – liked: strong back end; chosen\n\
        Olga Sydorenko – not liked: little experience with Kafka\n\
        Client wants to start on 1 December\n\
        SM: Olena K.";
    assert_eq!(story.world.text(story.call), expected);
}

#[test]
fn without_notes_verdict_and_conclusion_dashes_stand_and_no_line_is_added() {
    let story = interview();
    let expected = "Today we interviewed:\n\
        Ivan Petrenko (1042) – –\n\
        Olga Sydorenko – –\n\
        Interview results:\n\
        Ivan Petrenko (1042) – –\n\
        Olga Sydorenko – –\n\
        SM: Olena K.";
    assert_eq!(story.world.text(story.call), expected);
}

#[test]
fn a_reason_or_a_choice_without_a_verdict_keeps_the_dash() {
    let mut story = interview();
    let (ivan, olga) = (story.ivan, story.olga);
    story.write(ivan, [ResultPart::Chosen(true)]);
    story.write(olga, [ResultPart::Why("too far away".to_owned())]);
    let text = story.world.text(story.call);
    assert!(text.contains("\nIvan Petrenko (1042) – –; chosen\n"), "{text}");
    assert!(text.contains("\nOlga Sydorenko – –: too far away\n"), "{text}");
}

#[test]
fn candidates_are_printed_in_the_order_they_come_in() {
    let mut story = interview();
    let (call, ivan) = (story.call, story.ivan);
    story.world.tell(Command::Uninvite { call, candidate: ivan });
    story.world.tell(Command::Invite { call, invitees: vec![Invitee::Known(ivan)] });
    let text = story.world.text(call);
    let names: Vec<&str> = text.lines().skip(1).take(2).collect();
    assert_eq!(names, ["Olga Sydorenko – –", "Ivan Petrenko (1042) – –"]);
}

#[test]
fn the_mark_above_the_text_is_fresh_results() {
    let mut story = interview();
    check_mark(&mut story.world, story.call, Some("Fresh Results"));
}

#[test]
fn seven_actions_follow_of_which_two_count_only_on_their_condition() {
    let mut story = interview();
    let (call, ivan) = (story.call, story.ivan);
    check_actions(
        &story.world,
        call,
        &[
            ("send_what_client_asked_for", "what they asked for"),
            ("send_contract", "contract to be signed"),
            ("send_comment_to_sm", "comment to the SM"),
            ("add_to_calendar", "calendar event under the mark “Fresh Results”"),
            ("add_to_crm", "CRM under the mark “Fresh Results”"),
            ("enter_candidates_in_crm", "what the client said of each"),
            ("mark_as_hired", "“Hired” and add the start date, the price and the link to the signed contract"),
        ],
    );
    story.world.hold(call);
    check_card_progress(&story.world, call, 0, 5);
    story.write(ivan, [ResultPart::Chosen(true)]);
    check_card_progress(&story.world, call, 0, 6);
    let deal = story.world.call(call).deal;
    story.world.move_to(deal, Destination::Hired(vec![(Invitee::Known(ivan), Placement::default())]));
    check_card_progress(&story.world, call, 0, 7);
}

#[test]
fn taking_a_choice_back_takes_the_contract_off_the_list() {
    let mut story = interview();
    let ivan = story.ivan;
    story.world.hold(story.call);
    story.write(ivan, [ResultPart::Chosen(true), ResultPart::Chosen(false)]);
    check_progress(&story.world, story.call, 0, 5);
    assert_eq!(story.state_of(ivan), Some(CandidacyState::Interviewed));
}

#[test]
fn holding_it_makes_its_candidates_interviewed_and_leaves_whom_the_client_chose_already() {
    let mut story = interview();
    assert_eq!(story.state_of(story.olga), Some(CandidacyState::Proposed));
    let ivan = story.ivan;
    story.write(ivan, [ResultPart::Chosen(true)]);
    story.world.hold(story.call);
    assert_eq!(story.state_of(story.olga), Some(CandidacyState::Interviewed));
    assert_eq!(story.state_of(ivan), Some(CandidacyState::Chosen));
}

#[test]
fn each_candidate_is_reminded_twenty_minutes_before() {
    let story = interview();
    check_reminders(
        &story.world,
        story.call,
        &[("Ivan Petrenko", "2026-11-30 12:40"), ("Olga Sydorenko", "2026-11-30 12:40")],
    );
    for reminder in story.world.reminders(story.call) {
        assert_eq!((reminder.recipient.role, reminder.letter.as_str()), (Role::Candidate, "candidate_reminder"));
    }
}
