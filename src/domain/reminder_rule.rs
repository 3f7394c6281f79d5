//! Whom to remind how long before: the playbook's rules of a call type, or those the user chose instead for a deal or for
//! one call. A rule is named after what it says, so that a reminder done under the playbook's rule stays done where the
//! user's rule says the same.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::board::Board;
use super::call::{Call, CallType, RepeatAbout};
use super::ids::{LetterId, RuleId};
use super::order::sort_by_key;
use super::playbook::{Lead, Play, ReminderRule, Role, RuleCondition};
use super::wording::clock_time;

/// How long before a call a reminder can be due, in minutes: up to a week.
pub const LEADS: RangeInclusive<u16> = 1..=7 * 24 * 60;

/// How many rules a call can have.
pub const MOST_RULES: usize = 12;

/// The user's own rule: everyone in this role, so long before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OwnRule {
    pub to: Role,
    pub lead: Lead,
}

/// The user's own rules for one call type in a deal; without any, nobody is reminded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnRules {
    pub call_type: CallType,
    pub rules: Vec<OwnRule>,
}

/// Where the rules of a call come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RulesFrom {
    Playbook,
    /// Chosen for all calls of this type in the deal.
    Deal,
    /// Chosen for this call alone.
    Call,
}

/// The rules of a call, and where they come from.
pub fn rules(call: &Call, board: &Board) -> (RulesFrom, Vec<ReminderRule>) {
    let play = board.playbook().play(call.call_type);
    match own_rules(call, board) {
        Some((from, own)) => (from, own.iter().map(|rule| in_full(*rule, play, board)).collect()),
        None => (RulesFrom::Playbook, of_playbook(call, play).cloned().collect()),
    }
}

/// How long before a call its reminders are due.
pub fn leads(call: &Call, board: &Board) -> Vec<Lead> {
    match own_rules(call, board) {
        Some((_, own)) => own.iter().map(|rule| rule.lead).collect(),
        None => of_playbook(call, board.playbook().play(call.call_type)).map(|rule| rule.lead).collect(),
    }
}

/// Who can be reminded of a call of this type, in the order they are offered.
pub fn roles(call_type: CallType) -> &'static [Role] {
    match call_type {
        CallType::FirstCall => &[Role::Client, Role::User],
        CallType::Interview | CallType::RepeatCall => &[Role::Client, Role::Candidate, Role::User],
        CallType::IntroductoryCall => &[Role::Client, Role::Hired, Role::TeamLead, Role::User],
    }
}

/// The rules in the order they come due, each once.
pub fn tidy(mut rules: Vec<OwnRule>) -> Vec<OwnRule> {
    // A day before is at least as long before as any hour of that day.
    sort_by_key(&mut rules, |rule| match rule.lead {
        Lead::DayBeforeAt(_) => -24 * 60,
        Lead::Minutes(minutes) => -i32::from(minutes),
    });
    let mut tidied: Vec<OwnRule> = Vec::new();
    for rule in rules {
        if !tidied.contains(&rule) {
            tidied.push(rule);
        }
    }
    tidied.truncate(MOST_RULES);
    tidied
}

fn of_playbook<'a>(call: &'a Call, play: &'a Play) -> impl Iterator<Item = &'a ReminderRule> {
    play.reminders.iter().filter(|rule| match rule.only {
        None => true,
        Some(RuleCondition::DetailsWithoutCandidates) => {
            call.call_type == CallType::RepeatCall && call.about == RepeatAbout::Details && call.candidates.is_empty()
        }
    })
}

fn own_rules<'a>(call: &'a Call, board: &'a Board) -> Option<(RulesFrom, &'a [OwnRule])> {
    let of_deal = || board.deal(call.deal)?.rules_for(call.call_type);
    let of_call = call.reminder_rules.as_deref().map(|own| (RulesFrom::Call, own));
    of_call.or_else(|| of_deal().map(|own| (RulesFrom::Deal, own)))
}

fn in_full(own: OwnRule, play: &Play, board: &Board) -> ReminderRule {
    let OwnRule { to, lead } = own;
    let same = play.reminders.iter().find(|rule| (rule.to, rule.lead) == (to, lead));
    let id = same.map_or_else(|| name(own), |rule| rule.id.clone());
    ReminderRule { id, to, lead, letter: letter_to(to, board), only: None }
}

/// Never changed: what happened to reminders is stored under it.
fn name(OwnRule { to, lead }: OwnRule) -> RuleId {
    let role = serde_json::to_string(&to).expect("a role is written as its name");
    let to = role.trim_matches('"');
    RuleId(match lead {
        Lead::Minutes(minutes) => format!("{to}_{minutes}_minutes"),
        Lead::DayBeforeAt(time) => format!("{to}_day_before_{}", clock_time(time)),
    })
}

/// The letter that the playbook reminds somebody in this role with, in whatever call; the client's where it knows none.
fn letter_to(role: Role, board: &Board) -> LetterId {
    let all = || board.playbook().plays.iter().flat_map(|play| &play.reminders);
    let found = all().find(|rule| rule.to == role).or_else(|| all().next());
    found.map_or_else(|| LetterId::from(""), |rule| rule.letter.clone())
}
