//! A reminder rule as it is typed: whom, and how long before, in one of several units.

use super::super::playbook::{Lead, Role};
use super::super::reminder_rule::{LEADS, OwnRule};
use super::super::typed_time::read_clock;
use super::super::wording::clock_time;

/// A rule while it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleForm {
    pub to: Role,
    pub unit: LeadUnit,
    /// How many of the unit, or the time of the day before.
    pub amount: String,
}

/// What a lead is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadUnit {
    Minutes,
    Hours,
    Days,
    /// The day before, at a time of the user's clock.
    DayBefore,
}

/// Why a rule cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleProblem {
    /// No whole number, or longer before than a week.
    Amount,
    /// No time of the day.
    Time,
}

impl LeadUnit {
    /// In the order they are offered.
    pub const ALL: [LeadUnit; 4] = [LeadUnit::Minutes, LeadUnit::Hours, LeadUnit::Days, LeadUnit::DayBefore];

    /// What a rule begins with in this unit.
    pub fn usual(self) -> &'static str {
        match self {
            LeadUnit::Minutes => "20",
            LeadUnit::Hours | LeadUnit::Days => "1",
            LeadUnit::DayBefore => "10:00",
        }
    }

    fn minutes(self) -> u16 {
        match self {
            LeadUnit::Minutes => 1,
            LeadUnit::Hours => 60,
            LeadUnit::Days | LeadUnit::DayBefore => 24 * 60,
        }
    }
}

impl RuleForm {
    /// A rule to begin with.
    pub fn usual(to: Role) -> RuleForm {
        RuleForm { to, unit: LeadUnit::Minutes, amount: LeadUnit::Minutes.usual().to_owned() }
    }

    /// A known rule, in the largest unit that says it in whole numbers.
    pub fn of(rule: OwnRule) -> RuleForm {
        let (unit, amount) = match rule.lead {
            Lead::DayBeforeAt(time) => (LeadUnit::DayBefore, clock_time(time)),
            Lead::Minutes(minutes) => {
                let fits = |unit: &LeadUnit| minutes != 0 && minutes.is_multiple_of(unit.minutes());
                let largest = [LeadUnit::Days, LeadUnit::Hours].into_iter().find(fits).unwrap_or(LeadUnit::Minutes);
                (largest, (minutes / largest.minutes()).to_string())
            }
        };
        RuleForm { to: rule.to, unit, amount }
    }

    /// The rule that was typed.
    pub fn read(&self) -> Result<OwnRule, RuleProblem> {
        let lead = match self.unit {
            LeadUnit::DayBefore => Lead::DayBeforeAt(read_clock(&self.amount).ok_or(RuleProblem::Time)?),
            unit => {
                let count: u16 = self.amount.trim().parse().map_err(|_| RuleProblem::Amount)?;
                let minutes = count.checked_mul(unit.minutes()).ok_or(RuleProblem::Amount)?;
                Lead::Minutes(Some(minutes).filter(|minutes| LEADS.contains(minutes)).ok_or(RuleProblem::Amount)?)
            }
        };
        Ok(OwnRule { to: self.to, lead })
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;

    #[track_caller]
    fn check(unit: LeadUnit, amount: &str, expected: Result<Lead, RuleProblem>) {
        let form = RuleForm { to: Role::Client, unit, amount: amount.to_owned() };
        assert_eq!(form.read().map(|rule| rule.lead), expected, "{amount:?}");
    }

    fn at(hour: u32, minute: u32) -> Lead {
        Lead::DayBeforeAt(NaiveTime::from_hms_opt(hour, minute, 0).expect("a time of the day"))
    }

    #[test]
    fn a_lead_is_a_whole_number_of_its_unit_and_a_week_at_most() {
        check(LeadUnit::Minutes, " 15 ", Ok(Lead::Minutes(15)));
        check(LeadUnit::Hours, "2", Ok(Lead::Minutes(120)));
        check(LeadUnit::Days, "7", Ok(Lead::Minutes(10_080)));
        for (unit, amount) in [
            (LeadUnit::Minutes, "0"),
            (LeadUnit::Minutes, "10081"),
            (LeadUnit::Days, "8"),
            (LeadUnit::Hours, "65000"),
            (LeadUnit::Hours, "1.5"),
            (LeadUnit::Hours, "-1"),
            (LeadUnit::Minutes, ""),
            (LeadUnit::Minutes, "soon"),
        ] {
            check(unit, amount, Err(RuleProblem::Amount));
        }
    }

    #[test]
    fn the_day_before_has_a_time_of_the_day() {
        check(LeadUnit::DayBefore, "10:00", Ok(at(10, 0)));
        check(LeadUnit::DayBefore, "9.30", Ok(at(9, 30)));
        check(LeadUnit::DayBefore, " 9 ", Ok(at(9, 0)));
        check(LeadUnit::DayBefore, "6 вечера", Ok(at(18, 0)));
        for amount in ["", "24:00", "9:5", "10:00:30", "soon", "10:00 tomorrow"] {
            check(LeadUnit::DayBefore, amount, Err(RuleProblem::Time));
        }
    }

    #[test]
    fn a_known_rule_is_shown_in_its_largest_unit_and_read_back() {
        for (lead, unit, amount) in [
            (Lead::Minutes(20), LeadUnit::Minutes, "20"),
            (Lead::Minutes(90), LeadUnit::Minutes, "90"),
            (Lead::Minutes(180), LeadUnit::Hours, "3"),
            (Lead::Minutes(2_880), LeadUnit::Days, "2"),
            (at(9, 5), LeadUnit::DayBefore, "09:05"),
        ] {
            let form = RuleForm::of(OwnRule { to: Role::Candidate, lead });
            assert_eq!((form.unit, form.amount.as_str()), (unit, amount));
            assert_eq!(form.read(), Ok(OwnRule { to: Role::Candidate, lead }));
        }
    }
}
