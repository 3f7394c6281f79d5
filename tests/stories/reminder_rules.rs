//! Whom to remind, and when: the playbook's rules, or the user's own for a deal or a call; and what becomes of the plan when
//! people, times and the rules of zones change.

use callboard::domain::call::{CallStatus, CallType, RepeatAbout};
use callboard::domain::command::{Command, Destination, Invitee, RuleScope};
use callboard::domain::ids::CallId;
use callboard::domain::note::Note;
use callboard::domain::playbook::{Lead, Role};
use callboard::domain::reminder::ReminderState;
use callboard::domain::reminder_rule::{MOST_RULES, OwnRule, RulesFrom, rules};
use callboard::domain::zone::{ZoneName, ZoneRules, Zones};
use chrono::NaiveTime;

use crate::iana;
use crate::row::{check_reminders, check_states};
use crate::times::utc;
use crate::world::World;

fn minutes(to: Role, minutes: u16) -> OwnRule {
    OwnRule { to, lead: Lead::Minutes(minutes) }
}

fn day_before(to: Role, hour: u32) -> OwnRule {
    OwnRule { to, lead: Lead::DayBeforeAt(NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour of the day")) }
}

#[track_caller]
fn set(world: &mut World, call: CallId, scope: RuleScope, rules: &[OwnRule]) {
    let notes = world.answer(Command::SetReminderRules { call, rules: Some(rules.to_vec()), scope });
    assert!(matches!(notes.as_slice(), [Note::RulesSet(_)]), "{notes:?}");
}

fn from(world: &World, call: CallId) -> RulesFrom {
    rules(world.call(call), &world.board).0
}

#[test]
fn a_call_has_its_own_rules_before_those_of_its_deal_and_those_before_the_playbooks() {
    let mut world = World::at("2026-11-24 09:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    assert_eq!(from(&world, call), RulesFrom::Playbook);
    check_reminders(&world, call, &[("Anna Weber", "2026-11-30 12:45")]);
    set(&mut world, call, RuleScope::Deal, &[minutes(Role::Client, 60)]);
    assert_eq!(from(&world, call), RulesFrom::Deal);
    check_reminders(&world, call, &[("Anna Weber", "2026-11-30 12:00")]);
    set(&mut world, call, RuleScope::Call, &[minutes(Role::Client, 120), day_before(Role::User, 18)]);
    assert_eq!(from(&world, call), RulesFrom::Call);
    check_reminders(&world, call, &[("Olena K.", "2026-11-29 16:00"), ("Anna Weber", "2026-11-30 11:00")]);
    let back = Command::SetReminderRules { call, rules: None, scope: RuleScope::Call };
    world.tell(back);
    assert_eq!(from(&world, call), RulesFrom::Deal);
    world.tell(Command::SetReminderRules { call, rules: None, scope: RuleScope::Deal });
    assert_eq!(from(&world, call), RulesFrom::Playbook);
    check_reminders(&world, call, &[("Anna Weber", "2026-11-30 12:45")]);
}

#[test]
fn the_rules_of_a_deal_hold_for_its_later_calls_of_the_type_and_for_no_others() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", "");
    let first = world.call_of(CallType::RepeatCall, "2026-11-30 15:00", &[ivan]);
    set(&mut world, first, RuleScope::Deal, &[minutes(Role::Candidate, 30)]);
    world.hold(first);
    let deal = world.call(first).deal;
    let plan = world.plan(CallType::RepeatCall, "2026-12-02 15:00", &[ivan]);
    world.move_to(deal, Destination::Call(plan));
    let second = world.present_call(deal);
    assert_ne!(first, second);
    check_reminders(&world, second, &[("Ivan", "2026-12-02 12:30")]);
    let plan = world.plan(CallType::IntroductoryCall, "2026-12-04 15:00", &[ivan]);
    world.hold(second);
    world.move_to(deal, Destination::Call(plan));
    assert_eq!(from(&world, world.present_call(deal)), RulesFrom::Playbook);
}

#[test]
fn without_any_rule_nobody_is_reminded() {
    let mut world = World::at("2026-11-24 09:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    set(&mut world, call, RuleScope::Call, &[]);
    check_reminders(&world, call, &[]);
}

#[test]
fn a_reminder_done_under_the_playbooks_rule_stays_done_where_the_own_rule_says_the_same() {
    let mut world = World::at("2026-11-24 09:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    let reminder = world.reminders(call).remove(0).key;
    world.tell(Command::FinishReminder { call, reminder });
    set(&mut world, call, RuleScope::Call, &[minutes(Role::Client, 15), minutes(Role::Client, 60)]);
    check_states(&world, call, &[ReminderState::Upcoming, ReminderState::Done(utc("2026-11-24 09:00"))]);
}

#[test]
fn a_rule_whose_time_has_passed_says_so_and_reminds_now() {
    let mut world = World::at("2026-11-30 12:10");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    let rules = Some(vec![minutes(Role::Client, 60)]);
    let notes = world.answer(Command::SetReminderRules { call, rules, scope: RuleScope::Call });
    assert_eq!(notes, [Note::RulesSet(1)]);
    check_states(&world, call, &[ReminderState::Due]);
    assert_eq!(world.ring(None).len(), 1);
    assert_eq!(world.answer(Command::Undo), [Note::Undone]);
    check_reminders(&world, call, &[("Anna Weber", "2026-11-30 12:45")]);
}

#[test]
fn the_same_rule_twice_is_one_and_there_are_not_too_many() {
    let mut world = World::at("2026-11-24 09:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    set(&mut world, call, RuleScope::Call, &[minutes(Role::Client, 5), minutes(Role::Client, 5)]);
    check_reminders(&world, call, &[("Anna Weber", "2026-11-30 12:55")]);
    let many: Vec<OwnRule> = (1..=40).map(|count| minutes(Role::Client, count)).collect();
    set(&mut world, call, RuleScope::Call, &many);
    assert_eq!(world.reminders(call).len(), MOST_RULES);
}

#[test]
fn rules_left_as_they_were_are_no_step_and_undo_takes_back_the_one_before() {
    let mut world = World::at("2026-11-24 09:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    set(&mut world, call, RuleScope::Call, &[minutes(Role::Client, 60)]);
    let rules = Some(vec![minutes(Role::Client, 60)]);
    let notes = world.answer(Command::SetReminderRules { call, rules, scope: RuleScope::Call });
    assert_eq!(notes, [Note::Unchanged]);
}

#[test]
fn a_call_whose_type_changes_follows_the_playbook_again() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", "");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    set(&mut world, call, RuleScope::Call, &[minutes(Role::Client, 60)]);
    let plan = world.plan(CallType::Interview, "2026-11-30 15:00", &[ivan]);
    world.move_to(world.call(call).deal, Destination::Call(plan));
    assert_eq!(world.call(call).call_type, CallType::Interview);
    check_reminders(&world, call, &[("Ivan", "2026-11-30 12:40")]);
}

#[test]
fn a_candidate_who_comes_in_later_is_reminded_at_once_where_the_time_has_passed() {
    let mut world = World::at("2026-11-30 12:45");
    let (ivan, olga) = (world.add_candidate("Ivan", ""), world.add_candidate("Olga", ""));
    let call = world.call_of(CallType::Interview, "2026-11-30 15:00", &[ivan]);
    assert_eq!(world.ring(None).len(), 1);
    world.tell(Command::Invite { call, invitees: vec![Invitee::Known(olga)] });
    let names: Vec<String> = world.ring(None).into_iter().map(|reminder| reminder.recipient.contact.name).collect();
    assert_eq!(names, ["Olga"]);
    world.tell(Command::Uninvite { call, candidate: ivan });
    check_reminders(&world, call, &[("Olga", "2026-11-30 12:40")]);
}

/// Whom, by name, and when in Greenwich.
type Expected<'a> = &'a [(&'a str, &'a str)];

/// Every row of the table: whom, and when in Greenwich, for a call on 3 December at 15:00 in Kyiv.
#[test]
fn each_row_of_the_table_reminds_exactly_these_people_at_exactly_these_times() {
    let (morning, last) = ("2026-12-02 08:00", "2026-12-03 12:40");
    let rows: [(CallType, RepeatAbout, &[&str], Expected); 5] = [
        (CallType::FirstCall, RepeatAbout::Interview, &[], &[("Anna Weber", "2026-12-03 12:45")]),
        (CallType::Interview, RepeatAbout::Interview, &["Ivan", "Olga"], &[("Ivan", last), ("Olga", last)]),
        (
            CallType::RepeatCall,
            RepeatAbout::Interview,
            &["Ivan", "Olga"],
            &[("Ivan", morning), ("Olga", morning), ("Ivan", last), ("Olga", last)],
        ),
        (CallType::RepeatCall, RepeatAbout::Details, &[], &[("Olena K.", last)]),
        (
            CallType::IntroductoryCall,
            RepeatAbout::Interview,
            &["Ivan"],
            &[("Ivan", morning), ("Taras T.", morning), ("Ivan", last), ("Taras T.", last)],
        ),
    ];
    for (call_type, about, people, expected) in rows {
        let mut world = World::at("2026-11-24 09:00");
        let candidates: Vec<_> = people.iter().map(|name| world.add_candidate(name, "")).collect();
        let mut plan = world.plan(call_type, "2026-12-03 15:00", &candidates);
        plan.about = about;
        let call = world.call_as(plan);
        check_reminders(&world, call, expected);
        check_rings_minute_by_minute(&mut world, expected);
        // Moved by two hours, all of it comes again, two hours later but for the morning of the day before.
        let mut world = world_with(call_type, about, people);
        let call = world.board.deals().next().map(|deal| world.present_call(deal.id)).expect("a deal");
        let time = world.time("2026-12-03 17:00");
        world.tell(Command::ChangeTime { call, time });
        let later: Vec<(&str, String)> = expected
            .iter()
            .map(|(name, at)| (*name, if *at == morning { (*at).to_owned() } else { at.replace(" 12:", " 14:") }))
            .collect();
        let later: Vec<(&str, &str)> = later.iter().map(|(name, at)| (*name, at.as_str())).collect();
        check_reminders(&world, call, &later);
        check_rings_minute_by_minute(&mut world, &later);
        for status in [CallStatus::Held, CallStatus::Missed, CallStatus::Cancelled] {
            let mut world = world_with(call_type, about, people);
            let call = world.board.deals().next().map(|deal| world.present_call(deal.id)).expect("a deal");
            world.tell(Command::SetStatus { call, status });
            check_rings_minute_by_minute(&mut world, &[]);
        }
    }
}

fn world_with(call_type: CallType, about: RepeatAbout, people: &[&str]) -> World {
    let mut world = World::at("2026-11-24 09:00");
    let candidates: Vec<_> = people.iter().map(|name| world.add_candidate(name, "")).collect();
    let mut plan = world.plan(call_type, "2026-12-03 15:00", &candidates);
    plan.about = about;
    world.call_as(plan);
    world
}

/// Lets the clock run over both days and notes who is rung for, and at which minute.
#[track_caller]
fn check_rings_minute_by_minute(world: &mut World, expected: Expected) {
    let mut rung = Vec::new();
    world.pass_to("2026-12-01 22:00");
    while world.now < utc("2026-12-03 16:00") {
        let minute = world.now.format("%Y-%m-%d %H:%M").to_string();
        rung.extend(world.ring(None).into_iter().map(|one| (one.recipient.contact.name, minute.clone())));
        world.now += chrono::Duration::minutes(1);
    }
    let expected: Vec<(String, String)> =
        expected.iter().map(|(name, at)| ((*name).to_owned(), (*at).to_owned())).collect();
    assert_eq!(rung, expected);
}

/// Kyiv gives summer time up after 2026.
fn without_summer_time(name: &ZoneName) -> Option<ZoneRules> {
    let mut rules = iana::rules(name)?;
    if name.0 == "Europe/Kyiv" {
        rules.transitions.retain(|change| change.at < utc("2027-01-01 00:00"));
    }
    Some(rules)
}

#[test]
fn a_planned_call_keeps_its_time_on_the_clock_when_the_zone_changes_its_rules() {
    let mut world = World::at("2027-03-01 09:00");
    let winter = world.call_of(CallType::FirstCall, "2027-03-10 15:00", &[]);
    let summer = world.call_of(CallType::FirstCall, "2027-04-10 15:00", &[]);
    check_reminders(&world, summer, &[("Anna Weber", "2027-04-10 11:45")]);
    assert_eq!(world.tell(Command::CheckZones), []);
    world.zones = Zones::new(without_summer_time);
    assert_eq!(world.answer(Command::CheckZones), [Note::ZonesChanged(1)]);
    check_reminders(&world, summer, &[("Anna Weber", "2027-04-10 12:45")]);
    check_reminders(&world, winter, &[("Anna Weber", "2027-03-10 12:45")]);
    assert_eq!(world.tell(Command::CheckZones), []);
}
