//! What stands against a time for a call: other planned calls, candidates who are busy or taken, and hours at which
//! somebody sleeps. None of it forbids the time: the user is told and decides. Team leads and other colleagues live on
//! the user's clock, so the user's own hours speak for them.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Timelike, Utc};

use super::board::Board;
use super::call::Call;
use super::deal::Stage;
use super::ids::{CallId, CandidateId, DealId};

use super::participant::{Participant, guests, user};
use super::playbook::Role;
use super::when::{Moment, later};
use super::zone::ZoneName;

/// A time thought of for a call.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    pub start: DateTime<Utc>,
    /// 5 to 480 minutes.
    pub duration_minutes: u16,
    /// The call's deal; none while the deal is new.
    pub deal: Option<DealId>,
    /// The call that is moved, which is not in its own way.
    pub call: Option<CallId>,
    pub candidates: &'a [CandidateId],
}

/// Something that stands against a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// The user has this planned call then.
    Overlap(CallId),
    /// The candidate is invited to this planned call then, of whatever deal.
    CandidateBusy { candidate: CandidateId, call: CallId },
    /// The candidate is chosen or hired in another deal that is not lost.
    CandidateTaken { candidate: CandidateId, deal: DealId },
    /// The call would begin before 8:00 or at 20:00 or later where this person is; `wall` is what the clocks show there.
    OutOfHours { person: Participant, wall: NaiveDateTime },
}

/// All that stands against a time: overlaps by their start, then what the candidates are kept by, one after the other,
/// then the hours of the client, the candidates and the user.
pub fn clashes(occasion: &Occasion, board: &Board, moment: &Moment) -> Vec<Clash> {
    let ends_at = later(occasion.start, occasion.duration_minutes);
    let overlaps: Vec<&Call> =
        board.planned_during(occasion.start, ends_at).filter(|call| Some(call.id) != occasion.call).collect();
    let mut clashes: Vec<Clash> = overlaps.iter().map(|call| Clash::Overlap(call.id)).collect();
    for candidate in occasion.candidates.iter().copied() {
        let busy = overlaps.iter().filter(|call| call.candidates.contains(&candidate));
        clashes.extend(busy.map(|call| Clash::CandidateBusy { candidate, call: call.id }));
        clashes.extend(taken(candidate, occasion.deal, board));
    }
    let mut people = guests(occasion.deal, occasion.candidates, Role::Candidate, board, moment);
    people.push(user(board, moment));
    let tired = people.into_iter().filter(|person| is_out_of_hours(occasion.start, &person.zone, moment));
    clashes.extend(
        tired.map(|person| Clash::OutOfHours { wall: moment.zones.rules(&person.zone).wall(occasion.start), person }),
    );
    clashes
}

/// The planned calls of the day on the user's clock that an instant falls on, by their start; `except` is the call that
/// is moved.
pub fn day_calls<'a>(board: &'a Board, moment: &Moment, at: DateTime<Utc>, except: Option<CallId>) -> Vec<&'a Call> {
    let day = moment.date_of(at);
    let midnight = moment.own_rules().instant(day.and_time(NaiveTime::MIN));
    board.planned_between(midnight, moment.end_of(day)).filter(|call| Some(call.id) != except).collect()
}

/// Whether the clocks of a zone show a time before 8:00, or 20:00 or later.
pub fn is_out_of_hours(at: DateTime<Utc>, zone: &ZoneName, moment: &Moment) -> bool {
    !(8..20).contains(&moment.zones.rules(zone).wall(at).hour())
}

/// The other deals, not lost, in which a candidate is chosen or hired.
pub fn taken(candidate: CandidateId, except: Option<DealId>, board: &Board) -> Vec<Clash> {
    board
        .deals()
        .filter(|deal| Some(deal.id) != except && deal.stage != Stage::Lost)
        .filter(|deal| deal.candidacy(candidate).is_some_and(|candidacy| candidacy.state.is_chosen()))
        .map(|deal| Clash::CandidateTaken { candidate, deal: deal.id })
        .collect()
}
