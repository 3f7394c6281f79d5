//! Time zones as data. A zone is a list of moments at which its offset from UTC changes; who supplies the list (the
//! browser's `Intl`, chrono-tz in tests) is not known here. Wall times that do not exist or exist twice are told
//! apart instead of being guessed.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use super::entries::Entries;
use super::order::sort_by_key;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::Serialize;

/// An IANA zone name such as `Europe/Kyiv`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ZoneName(pub String);

/// One change of a zone's offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// The first instant at which the new offset holds.
    pub at: DateTime<Utc>,
    /// Seconds east of UTC from then on, −14 h to +14 h.
    pub offset: i32,
}

/// A zone's offsets over the years one plans in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneRules {
    /// Seconds east of UTC before the first transition.
    pub first_offset: i32,
    /// The changes, in order of time.
    pub transitions: Vec<Transition>,
}

/// What a wall time means in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// The one instant at which clocks show it.
    Once(DateTime<Utc>),
    /// Clocks are set back over it: it comes twice.
    Twice { earlier: DateTime<Utc>, later: DateTime<Utc> },
    /// Clocks are set forward over it: no clock ever shows it. `instead` is the same time read with the offset before
    /// the change, which is what RFC 5545 §3.3.5 prescribes.
    Never { instead: DateTime<Utc> },
}

/// All zones, looked up once each and kept.
pub struct Zones {
    source: fn(&ZoneName) -> Option<ZoneRules>,
    known: RefCell<Entries<ZoneName, Option<Rc<ZoneRules>>>>,
}

impl ZoneName {
    /// The place a zone is named after: `New York` of `America/New_York`.
    pub fn place(&self) -> String {
        self.0.rsplit('/').next().unwrap_or(&self.0).replace('_', " ")
    }

    /// Coordinated universal time.
    pub fn utc() -> ZoneName {
        ZoneName("UTC".to_owned())
    }
}

impl From<&str> for ZoneName {
    fn from(name: &str) -> ZoneName {
        ZoneName(name.to_owned())
    }
}

impl fmt::Display for ZoneName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Zones {
    /// Zones answered by `source`, which is asked once a name; `None` is a zone it does not know.
    pub fn new(source: fn(&ZoneName) -> Option<ZoneRules>) -> Zones {
        Zones { source, known: RefCell::default() }
    }

    /// Whether the zone's rules are known.
    pub fn is_known(&self, name: &ZoneName) -> bool {
        self.lookup(name).is_some()
    }

    /// The zone's rules; those of UTC where the zone is unknown.
    pub fn rules(&self, name: &ZoneName) -> Rc<ZoneRules> {
        self.lookup(name).unwrap_or_else(|| Rc::new(ZoneRules::utc()))
    }

    fn lookup(&self, name: &ZoneName) -> Option<Rc<ZoneRules>> {
        let known = self.known.borrow().get(name).cloned();
        known.unwrap_or_else(|| {
            let rules = (self.source)(name).map(Rc::new);
            self.known.borrow_mut().insert(name.clone(), rules.clone());
            rules
        })
    }
}

impl ZoneRules {
    /// Always offset 0.
    pub fn utc() -> ZoneRules {
        ZoneRules { first_offset: 0, transitions: Vec::new() }
    }

    /// Seconds east of UTC at an instant.
    pub fn offset_at(&self, instant: DateTime<Utc>) -> i32 {
        self.change_before(instant).map_or(self.first_offset, |change| change.offset)
    }

    /// The latest change of clocks up to an instant; the instant itself where there was none.
    pub fn last_change(&self, instant: DateTime<Utc>) -> DateTime<Utc> {
        self.change_before(instant).map_or(instant, |change| change.at)
    }

    /// What the zone's clocks show at an instant.
    pub fn wall(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        shifted(instant.naive_utc(), i64::from(self.offset_at(instant)))
    }

    /// The instant or instants at which the zone's clocks show `wall`.
    pub fn resolve(&self, wall: NaiveDateTime) -> Resolved {
        let mut offsets: Vec<i32> =
            std::iter::once(self.first_offset).chain(self.transitions.iter().map(|change| change.offset)).collect();
        sort_by_key(&mut offsets, |offset| *offset);
        offsets.dedup();
        // The larger the offset, the earlier the instant.
        let mut instants = offsets.iter().rev().filter_map(|offset| {
            let instant = shifted(wall, -i64::from(*offset)).and_utc();
            (self.offset_at(instant) == *offset).then_some(instant)
        });
        match (instants.next(), instants.next()) {
            (Some(earlier), Some(later)) => Resolved::Twice { earlier, later },
            (Some(instant), None) => Resolved::Once(instant),
            (None, _) => Resolved::Never { instead: self.read_with_offset_before(wall) },
        }
    }

    /// The instant a wall time is taken for where it must be one: the earlier of two, and after a gap what
    /// [`Resolved::Never`] says.
    pub fn instant(&self, wall: NaiveDateTime) -> DateTime<Utc> {
        match self.resolve(wall) {
            Resolved::Once(instant) | Resolved::Never { instead: instant } => instant,
            Resolved::Twice { earlier, .. } => earlier,
        }
    }

    fn change_before(&self, instant: DateTime<Utc>) -> Option<&Transition> {
        let passed = self.transitions.partition_point(|change| change.at <= instant);
        passed.checked_sub(1).and_then(|last| self.transitions.get(last))
    }

    fn read_with_offset_before(&self, wall: NaiveDateTime) -> DateTime<Utc> {
        let mut before = self.first_offset;
        for change in &self.transitions {
            if shifted(change.at.naive_utc(), i64::from(before)) > wall {
                break;
            }
            if shifted(change.at.naive_utc(), i64::from(change.offset)) > wall {
                return shifted(wall, -i64::from(before)).and_utc();
            }
            before = change.offset;
        }
        shifted(wall, -i64::from(before)).and_utc()
    }
}

fn shifted(time: NaiveDateTime, seconds: i64) -> NaiveDateTime {
    time.checked_add_signed(Duration::seconds(seconds)).unwrap_or(time)
}
