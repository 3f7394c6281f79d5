//! Deals: created, moved between stages, followed up; and the people around them.

use chrono::NaiveDate;

use super::calls::{begin_call, invite_all};
use super::edit::Edit;
use super::{Done, Refused};
use crate::domain::board::Record;
use crate::domain::call::{Call, CallStatus, CallType, RepeatAbout};
use crate::domain::candidate::Candidate;
use crate::domain::client::{Client, Contact};
use crate::domain::command::{CallPlan, ClientChoice, Destination, Effect, Invitee, NewClient, NewDeal};
use crate::domain::deal::{CandidacyState, Deal, Stage};
use crate::domain::ids::{CallId, CandidateId, ClientId, DealId};
use crate::domain::note::Note;
use crate::domain::placement::Placement;
use crate::domain::settings::Settings;

pub fn create(new: NewDeal, edit: &mut Edit) -> Result<Done, Refused> {
    let client = match new.client {
        ClientChoice::Known(id) => id,
        ClientChoice::New(client) => create_client(client, edit),
    };
    let id = DealId(edit.fresh_id());
    edit.put(Record::Deal(Deal {
        id,
        client,
        need: new.need,
        stage: Stage::FirstCall,
        candidacies: Vec::new(),
        follow_up_on: None,
        waiting: None,
        nudged_at: None,
        lost_because: String::new(),
        created_at: edit.now(),
        reminder_rules: None,
        stage_since: edit.now(),
    }));
    if let Some(time) = new.first_call {
        begin_call(id, CallType::FirstCall, RepeatAbout::default(), time, edit);
    }
    Ok(Done::Step(vec![Effect::Say(Note::DealCreated)]))
}

pub fn move_to(deal: DealId, to: Destination, edit: &mut Edit) -> Result<Done, Refused> {
    match to {
        Destination::Call(plan) => plan_next_call(deal, plan, edit),
        Destination::Undated(call_type) => {
            enter_stage(deal, call_type.into(), edit)?;
            Ok(moved(call_type.into()))
        }
        Destination::Hired(placements) => hire(deal, placements, edit),
        Destination::Lost { because } => lose(deal, because, edit),
    }
}

pub fn follow_up(deal: DealId, date: Option<NaiveDate>, edit: &mut Edit) -> Result<Done, Refused> {
    edit.deal(deal, |deal| deal.follow_up_on = date)?;
    Ok(Done::Step(if date.is_none() { vec![Effect::Say(Note::Saved)] } else { Vec::new() }))
}

pub fn client_answered(deal: DealId, edit: &mut Edit) -> Result<Done, Refused> {
    edit.deal(deal, |deal| deal.waiting = None)?;
    Ok(Done::Step(vec![Effect::Say(Note::Answered)]))
}

/// Puts candidates forward; one who was declined is so again.
pub fn propose(deal: DealId, invitees: Vec<Invitee>, edit: &mut Edit) -> Result<Done, Refused> {
    for candidate in invite_all(invitees, edit) {
        edit.deal(deal, |deal| deal.candidacy_mut(candidate).put_forward())?;
    }
    Ok(Done::Step(Vec::new()))
}

pub fn set_candidacy(
    deal: DealId,
    candidate: CandidateId,
    state: CandidacyState,
    edit: &mut Edit,
) -> Result<Done, Refused> {
    edit.deal(deal, |deal| {
        let candidacy = deal.candidacy_mut(candidate);
        candidacy.state = state;
        if state.is_chosen() {
            candidacy.placement.get_or_insert_default();
        }
    })?;
    Ok(Done::Step(Vec::new()))
}

pub fn save_placement(
    deal: DealId,
    candidate: CandidateId,
    placement: Placement,
    edit: &mut Edit,
) -> Result<Done, Refused> {
    edit.deal(deal, |deal| deal.candidacy_mut(candidate).placement = Some(placement))?;
    Ok(Done::Step(vec![Effect::Say(Note::Saved)]))
}

pub fn save_client(client: Client, edit: &mut Edit) -> Result<Done, Refused> {
    edit.client(client.id, |known| *known = client)?;
    Ok(Done::Step(vec![Effect::Say(Note::Saved)]))
}

pub fn save_candidate(candidate: Candidate, edit: &mut Edit) -> Result<Done, Refused> {
    edit.board.candidate(candidate.id).ok_or(Refused(Note::Gone))?;
    edit.put(Record::Candidate(candidate));
    Ok(Done::Step(vec![Effect::Say(Note::Saved)]))
}

pub fn save_settings(settings: Settings, edit: &mut Edit) -> Done {
    edit.put(Record::Settings(settings));
    Done::Passing(Vec::new())
}

fn create_client(new: NewClient, edit: &mut Edit) -> ClientId {
    let id = ClientId(edit.fresh_id());
    let client = Client {
        id,
        name: new.name,
        website: String::new(),
        contacts: vec![new.contact],
        zone: new.zone,
        language: new.language,
        sm: edit.board.settings().user.name.clone(),
        details: Default::default(),
    };
    edit.put(Record::Client(client));
    id
}

fn enter_stage(deal: DealId, stage: Stage, edit: &mut Edit) -> Result<(), Refused> {
    let now = edit.now();
    edit.deal(deal, |deal| {
        if deal.stage != stage {
            deal.stage_since = now;
        }
        deal.stage = stage;
        if stage != Stage::Lost {
            deal.lost_because.clear();
        }
    })
}

fn moved(stage: Stage) -> Done {
    Done::Step(vec![Effect::Say(Note::Moved(stage))])
}

/// Loses a deal; what was still planned with the client is cancelled, so nobody is reminded of it.
fn lose(deal: DealId, because: String, edit: &mut Edit) -> Result<Done, Refused> {
    enter_stage(deal, Stage::Lost, edit)?;
    edit.deal(deal, |deal| {
        deal.lost_because = because;
        deal.follow_up_on = None;
        deal.waiting = None;
    })?;
    cancel_planned(deal, |_| true, edit)?;
    Ok(moved(Stage::Lost))
}

fn cancel_planned(deal: DealId, which: fn(&Call) -> bool, edit: &mut Edit) -> Result<(), Refused> {
    let planned: Vec<CallId> = edit
        .board
        .calls_of(deal)
        .into_iter()
        .filter(|call| call.is_planned() && which(call))
        .map(|call| call.id)
        .collect();
    for call in planned {
        edit.call(call, |call| call.status = CallStatus::Cancelled)?;
    }
    Ok(())
}

/// Plans the next call, or changes the type of the present one where it is planned and has no notes yet.
fn plan_next_call(deal: DealId, plan: CallPlan, edit: &mut Edit) -> Result<Done, Refused> {
    let stage = Stage::from(plan.call_type);
    let comes_from = edit.board.deal(deal).map(|deal| deal.stage);
    enter_stage(deal, stage, edit)?;
    let reused = edit.board.unwritten_call(deal).map(|call| call.id);
    let invited = invite_all(plan.invitees.clone(), edit);
    let (call, note) = match reused {
        Some(call) => (call, Note::TypeChanged),
        None if comes_from == Some(stage) => (begin(deal, &plan, edit), Note::CallPlanned),
        None => (begin(deal, &plan, edit), Note::Moved(stage)),
    };
    edit.call(call, |call| retype(call, &plan, &invited))?;
    edit.deal(deal, |deal| {
        deal.follow_up_on = None;
        deal.waiting = None;
        for candidate in &invited {
            join_deal(deal, *candidate, plan.call_type, plan.team_lead.as_ref());
        }
    })?;
    Ok(Done::Step(vec![Effect::Say(note)]))
}

fn begin(deal: DealId, plan: &CallPlan, edit: &mut Edit) -> CallId {
    begin_call(deal, plan.call_type, plan.about, plan.time.clone(), edit)
}

fn retype(call: &mut Call, plan: &CallPlan, invited: &[CandidateId]) {
    call.call_type = plan.call_type;
    call.about = plan.about;
    // They were chosen for the people of another type.
    call.reminder_rules = None;
    if call.start != plan.time.start {
        call.earlier_starts.push(call.start.clone());
        call.start = plan.time.start.clone();
    }
    call.duration_minutes = plan.time.duration_minutes;
    call.link = plan.time.link.clone();
    call.candidates = invited.to_vec();
}

/// Whoever is introduced to the client has been chosen, and works with the team lead named.
fn join_deal(deal: &mut Deal, candidate: CandidateId, call_type: CallType, team_lead: Option<&Contact>) {
    let candidacy = deal.candidacy_mut(candidate);
    candidacy.put_forward();
    if call_type == CallType::IntroductoryCall {
        candidacy.choose();
        if let (Some(lead), Some(placement)) = (team_lead, candidacy.placement.as_mut()) {
            placement.team_lead = Some(lead.clone());
        }
    }
}

/// Closes a deal as hired. The introduction may still be to come; nothing else is.
fn hire(deal: DealId, placements: Vec<(Invitee, Placement)>, edit: &mut Edit) -> Result<Done, Refused> {
    for (person, placement) in placements {
        for candidate in invite_all(vec![person], edit) {
            edit.deal(deal, |deal| {
                let candidacy = deal.candidacy_mut(candidate);
                candidacy.state = CandidacyState::Hired;
                candidacy.placement = Some(placement.clone());
            })?;
        }
    }
    edit.deal(deal, |deal| {
        deal.follow_up_on = None;
        deal.waiting = None;
    })?;
    cancel_planned(deal, |call| call.call_type != CallType::IntroductoryCall, edit)?;
    enter_stage(deal, Stage::Hired, edit)?;
    Ok(moved(Stage::Hired))
}
