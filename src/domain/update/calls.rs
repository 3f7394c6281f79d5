//! Calls: planned, moved, held or not, who is invited, and the actions after them.

use super::edit::Edit;
use super::letters::wait_after_tick;
use super::writing::keep_new_details;
use super::{Done, Refused};
use crate::domain::board::Record;
use crate::domain::call::{Call, CallStatus, CallType, RepeatAbout};
use crate::domain::candidate::Candidate;
use crate::domain::command::{CallTime, Effect, Invitee, NewCandidate};
use crate::domain::comment::{Comment, field_value};
use crate::domain::deal::{CandidacyState, WaitsFor};
use crate::domain::ids::{ActionId, CallId, CandidateId, DealId};
use crate::domain::note::Note;
use crate::domain::reminder::{ReminderState, reminders};

/// Adds a planned call without invitees.
pub fn begin_call(deal: DealId, call_type: CallType, about: RepeatAbout, time: CallTime, edit: &mut Edit) -> CallId {
    let id = CallId(edit.fresh_id());
    edit.put(Record::Call(Call {
        id,
        deal,
        call_type,
        about,
        start: time.start,
        duration_minutes: time.duration_minutes,
        link: time.link,
        status: CallStatus::Planned,
        earlier_starts: Vec::new(),
        candidates: Vec::new(),
        said: Vec::new(),
        comment: Comment::default(),
        actions: Default::default(),
        reminder_rules: None,
        reminders: Default::default(),
        letters: Default::default(),
    }));
    id
}

/// The ids of everyone invited; new candidates become records.
pub fn invite_all(invitees: Vec<Invitee>, edit: &mut Edit) -> Vec<CandidateId> {
    let mut invited = Vec::new();
    for invitee in invitees {
        let id = match invitee {
            Invitee::Known(id) => id,
            Invitee::New(new) => create_candidate(new, edit),
        };
        if !invited.contains(&id) {
            invited.push(id);
        }
    }
    invited
}

/// Moves a call; its earlier time is kept, and a call that was missed or cancelled is planned again.
pub fn change_time(call: CallId, time: CallTime, edit: &mut Edit) -> Result<Done, Refused> {
    edit.call(call, |call| {
        if call.start != time.start {
            call.earlier_starts.push(call.start.clone());
            call.start = time.start;
            if call.status != CallStatus::Held {
                call.status = CallStatus::Planned;
            }
        }
        call.duration_minutes = time.duration_minutes;
        call.link = time.link;
    })?;
    let known = edit.known_call(call)?;
    if known.is_planned() {
        edit.deal(known.deal, |deal| deal.waiting = deal.waiting.filter(|one| one.for_what != WaitsFor::Times))?;
    }
    let reminders = reminders(&known, edit.board, edit.moment);
    let late = reminders.iter().filter(|reminder| reminder.state == ReminderState::Due).count();
    Ok(Done::Step(vec![Effect::Say(Note::TimeChanged(late))]))
}

pub fn set_status(call: CallId, status: CallStatus, edit: &mut Edit) -> Result<Done, Refused> {
    if status == CallStatus::Held {
        hold(call, edit)?;
    } else {
        edit.call(call, |call| call.status = status)?;
    }
    Ok(Done::Step(vec![Effect::Say(Note::StatusSet(status))]))
}

pub fn set_about(call: CallId, about: RepeatAbout, edit: &mut Edit) -> Result<Done, Refused> {
    edit.call(call, |call| call.about = about)?;
    Ok(Done::Step(Vec::new()))
}

pub fn toggle_step(call: CallId, step: String, edit: &mut Edit) -> Result<Done, Refused> {
    edit.call(call, |call| match call.said.iter().position(|said| *said == step) {
        Some(place) => drop(call.said.remove(place)),
        None => call.said.push(step),
    })?;
    Ok(Done::Step(Vec::new()))
}

pub fn invite(call: CallId, invitees: Vec<Invitee>, edit: &mut Edit) -> Result<Done, Refused> {
    let deal = edit.known_call(call)?.deal;
    let introduced = edit.known_call(call)?.call_type == CallType::IntroductoryCall;
    for candidate in invite_all(invitees, edit) {
        edit.call(call, |call| {
            if !call.candidates.contains(&candidate) {
                call.candidates.push(candidate);
            }
        })?;
        edit.deal(deal, |deal| {
            let candidacy = deal.candidacy_mut(candidate);
            candidacy.put_forward();
            if introduced {
                candidacy.choose();
            }
        })?;
    }
    Ok(Done::Step(Vec::new()))
}

/// Takes a candidate off a call. What was written of them is kept, and so is the candidacy.
pub fn uninvite(call: CallId, candidate: CandidateId, edit: &mut Edit) -> Result<Done, Refused> {
    edit.call(call, |call| call.candidates.retain(|known| *known != candidate))?;
    Ok(Done::Step(vec![Effect::Say(Note::Uninvited)]))
}

/// Ticks an action. A call that has begun counts as held by that; one still ahead has no after-call actions yet.
pub fn tick(call: CallId, action: ActionId, edit: &mut Edit) -> Result<Done, Refused> {
    let now = edit.now();
    let known = edit.known_call(call)?;
    let mut effects = Vec::new();
    if known.status == CallStatus::Planned {
        if now < known.start.at {
            return Err(Refused(Note::CallStillAhead));
        }
        hold(call, edit)?;
        effects.push(Effect::Say(Note::MarkedHeld));
    }
    wait_after_tick(call, &action, edit)?;
    edit.call(call, |call| call.actions.get_or_default(action).done_at = Some(now))?;
    Ok(Done::Step(effects))
}

pub fn untick(call: CallId, action: ActionId, edit: &mut Edit) -> Result<Done, Refused> {
    edit.call(call, |call| call.actions.get_or_default(action).done_at = None)?;
    Ok(Done::Step(Vec::new()))
}

/// Marks a call as held. What its fields showed without being written is written down now, so that a later change of
/// the client does not change the comment; and whoever was interviewed has been.
fn hold(id: CallId, edit: &mut Edit) -> Result<(), Refused> {
    let known = edit.known_call(id)?;
    let play = edit.board.playbook().play(known.call_type);
    let shown: Vec<_> = play
        .fields_about(known.about)
        .filter(|field| field.starts_as.is_some())
        .map(|field| (field.id.clone(), field_value(&known, field, edit.board).into_owned()))
        .filter(|(_, value)| !value.printed().is_empty())
        .collect();
    edit.call(id, |call| {
        call.status = CallStatus::Held;
        for (field, value) in shown {
            call.comment.values.get_or_insert(field, value);
        }
    })?;
    keep_new_details(id, edit)?;
    if known.is_interview() && edit.board.deal(known.deal).is_some() {
        edit.deal(known.deal, |deal| {
            for candidacy in &mut deal.candidacies {
                if known.candidates.contains(&candidacy.candidate) && candidacy.state == CandidacyState::Proposed {
                    candidacy.state = CandidacyState::Interviewed;
                }
            }
        })?;
    }
    Ok(())
}

fn create_candidate(new: NewCandidate, edit: &mut Edit) -> CandidateId {
    let id = CandidateId(edit.fresh_id());
    edit.put(Record::Candidate(Candidate {
        id,
        employee_id: new.employee_id,
        contact: new.contact,
        skills: Vec::new(),
        zone: new.zone,
        language: new.language,
        cv: None,
        portfolio: None,
    }));
    id
}
