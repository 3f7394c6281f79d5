//! The table's third row: the repeat call, an interview again or a call about details.

use callboard::domain::call::{CallType, RepeatAbout};
use callboard::domain::command::{CallPlan, Command, ResultPart};
use callboard::domain::comment::Verdict;
use callboard::domain::deal::Stage;
use callboard::domain::ids::{CallId, CandidateId};
use callboard::domain::playbook::Role;

use crate::row::{check_actions, check_card_progress, check_mark, check_reminders, tick};
use crate::world::World;

fn repeat_call(world: &mut World, about: RepeatAbout, candidates: &[CandidateId]) -> CallId {
    let plan = CallPlan { about, ..world.plan(CallType::RepeatCall, "2026-12-02 15:00", candidates) };
    world.call_as(plan)
}

#[test]
fn a_repeat_call_stands_in_the_third_column() {
    let mut world = World::at("2026-11-24 09:00");
    let call = repeat_call(&mut world, RepeatAbout::Details, &[]);
    assert_eq!(world.deal(world.call(call).deal).stage, Stage::RepeatCall);
}

#[test]
fn a_repeat_interview_has_the_interviews_comment() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    let call = repeat_call(&mut world, RepeatAbout::Interview, &[ivan]);
    world.write_result(call, ivan, ResultPart::Summary("knows Kafka after all".to_owned()));
    world.write_result(call, ivan, ResultPart::Verdict(Some(Verdict::Liked)));
    world.write(call, "conclusion", "Decision on Friday");
    let expected = "Today we interviewed:\n\
        Ivan Petrenko (1042) – knows Kafka after all\n\
        Interview results:\n\
        Ivan Petrenko (1042) – liked\n\
        Decision on Friday\n\
        SM: Olena K.";
    assert_eq!(world.text(call), expected);
}

#[test]
fn a_call_about_details_has_the_gist_in_its_own_lines_and_the_sm() {
    let mut world = World::at("2026-11-24 09:00");
    let call = repeat_call(&mut world, RepeatAbout::Details, &[]);
    assert_eq!(world.text(call), "–\nSM: Olena K.");
    world.write(call, "gist", "Start moved to January.\n\nBudget stays: 30 an hour; they pay monthly");
    assert_eq!(world.text(call), "Start moved to January.\n\nBudget stays: 30 an hour; they pay monthly\nSM: Olena K.");
}

#[test]
fn neither_kind_has_a_mark_above_its_text() {
    for about in [RepeatAbout::Interview, RepeatAbout::Details] {
        let mut world = World::at("2026-11-24 09:00");
        let call = repeat_call(&mut world, about, &[]);
        check_mark(&mut world, call, None);
    }
}

#[test]
fn three_actions_follow() {
    let mut world = World::at("2026-12-02 14:00");
    let call = repeat_call(&mut world, RepeatAbout::Details, &[]);
    check_actions(
        &world,
        call,
        &[("send_comment_to_sm", "comment to the SM"), ("update_calendar", "calendar"), ("update_crm", "CRM")],
    );
    tick(&mut world, call, &["update_crm"]);
    check_card_progress(&world, call, 1, 3);
}

#[test]
fn candidates_are_reminded_the_day_before_and_again_twenty_minutes_before() {
    for about in [RepeatAbout::Interview, RepeatAbout::Details] {
        let mut world = World::at("2026-11-24 09:00");
        let ivan = world.add_candidate("Ivan Petrenko", "1042");
        let call = repeat_call(&mut world, about, &[ivan]);
        check_reminders(&world, call, &[("Ivan Petrenko", "2026-12-01 08:00"), ("Ivan Petrenko", "2026-12-02 12:40")]);
        for reminder in world.reminders(call) {
            assert_eq!((reminder.recipient.role, reminder.letter.as_str()), (Role::Candidate, "candidate_reminder"));
        }
    }
}

#[test]
fn a_call_about_details_without_candidates_reminds_the_user() {
    let mut world = World::at("2026-11-24 09:00");
    let call = repeat_call(&mut world, RepeatAbout::Details, &[]);
    check_reminders(&world, call, &[("Olena K.", "2026-12-02 12:40")]);
    assert_eq!(world.reminders(call).first().map(|reminder| reminder.recipient.role), Some(Role::User));
    world.tell(Command::SetAbout { call, about: RepeatAbout::Interview });
    check_reminders(&world, call, &[]);
}
