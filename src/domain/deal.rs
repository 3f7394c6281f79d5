//! The deal: one hiring need of a client on its way through the stages, with the candidates put forward for it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::call::CallType;
use super::ids::{CandidateId, ClientId, DealId};
use super::placement::Placement;
use super::reminder_rule::{OwnRule, OwnRules};

/// One hiring need of a client: a card on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deal {
    pub id: DealId,
    pub client: ClientId,
    /// Whom the client looks for, in a few words.
    pub need: String,
    pub stage: Stage,
    pub candidacies: Vec<Candidacy>,
    /// The user's own reminder rules for call types of this deal.
    pub reminder_rules: Option<Vec<OwnRules>>,
    /// The day to write again, asked for with `keep in touch by email`.
    pub follow_up_on: Option<NaiveDate>,
    /// What the client owes an answer to, if anything.
    pub waiting: Option<Waiting>,
    /// When a nudge last left the app; one from before the waiting means nothing.
    pub nudged_at: Option<DateTime<Utc>>,
    /// Why the deal was lost; empty otherwise.
    pub lost_because: String,
    pub created_at: DateTime<Utc>,
    /// When the deal came into its present stage.
    pub stage_since: DateTime<Utc>,
}

/// The client's turn: what they were sent, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Waiting {
    pub for_what: WaitsFor,
    pub since: DateTime<Utc>,
}

/// What a client was sent and has to answer, in the order of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// The candidates' CVs: whom do they want to see?
    Cvs,
    /// An offer of times: which one suits?
    Times,
    /// The contract: will they sign?
    Contract,
}

/// A column of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    FirstCall,
    Interview,
    RepeatCall,
    IntroductoryCall,
    Hired,
    Lost,
}

/// One candidate in one deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidacy {
    pub candidate: CandidateId,
    pub state: CandidacyState,
    /// Begun when the candidate is chosen.
    pub placement: Option<Placement>,
}

/// How far a candidacy has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CandidacyState {
    Proposed,
    Interviewed,
    Chosen,
    Hired,
    Declined,
}

impl Stage {
    /// The columns from left to right.
    pub const ALL: [Stage; 6] =
        [Stage::FirstCall, Stage::Interview, Stage::RepeatCall, Stage::IntroductoryCall, Stage::Hired, Stage::Lost];

    /// The call type a stage is named after; none at the ends.
    pub fn call_type(self) -> Option<CallType> {
        match self {
            Stage::FirstCall => Some(CallType::FirstCall),
            Stage::Interview => Some(CallType::Interview),
            Stage::RepeatCall => Some(CallType::RepeatCall),
            Stage::IntroductoryCall => Some(CallType::IntroductoryCall),
            Stage::Hired | Stage::Lost => None,
        }
    }

    /// Whether the deal is over.
    pub fn is_end(self) -> bool {
        self.call_type().is_none()
    }
}

impl From<CallType> for Stage {
    fn from(call_type: CallType) -> Stage {
        match call_type {
            CallType::FirstCall => Stage::FirstCall,
            CallType::Interview => Stage::Interview,
            CallType::RepeatCall => Stage::RepeatCall,
            CallType::IntroductoryCall => Stage::IntroductoryCall,
        }
    }
}

impl Deal {
    /// The candidacy of one candidate.
    pub fn candidacy(&self, candidate: CandidateId) -> Option<&Candidacy> {
        self.candidacies.iter().find(|candidacy| candidacy.candidate == candidate)
    }

    /// The user's own reminder rules for a call type; none where the playbook's hold.
    pub fn rules_for(&self, call_type: CallType) -> Option<&[OwnRule]> {
        let own = self.reminder_rules.as_ref()?.iter().find(|own| own.call_type == call_type)?;
        Some(&own.rules)
    }

    /// Gives a call type rules of the user's own, or the playbook's again.
    pub fn set_rules_for(&mut self, call_type: CallType, rules: Option<Vec<OwnRule>>) {
        let mut all = self.reminder_rules.take().unwrap_or_default();
        all.retain(|own| own.call_type != call_type);
        all.extend(rules.map(|rules| OwnRules { call_type, rules }));
        self.reminder_rules = (!all.is_empty()).then_some(all);
    }

    /// The candidacies that stand: all but the declined.
    pub fn put_forward(&self) -> impl Iterator<Item = &Candidacy> {
        self.candidacies.iter().filter(|candidacy| candidacy.state != CandidacyState::Declined)
    }

    /// The candidates who are chosen or hired.
    pub fn chosen(&self) -> impl Iterator<Item = &Candidacy> {
        self.candidacies.iter().filter(|candidacy| candidacy.state.is_chosen())
    }

    /// The candidacy of one candidate, begun as *proposed* where there is none.
    pub fn candidacy_mut(&mut self, candidate: CandidateId) -> &mut Candidacy {
        let at = match self.candidacies.iter().position(|known| known.candidate == candidate) {
            Some(at) => at,
            None => {
                self.candidacies.push(Candidacy::proposed(candidate));
                self.candidacies.len() - 1
            }
        };
        self.candidacies.get_mut(at).expect("the position was just found or just pushed")
    }
}

impl Candidacy {
    /// A candidate newly put forward.
    pub fn proposed(candidate: CandidateId) -> Candidacy {
        Candidacy { candidate, state: CandidacyState::Proposed, placement: None }
    }

    /// Puts the candidate forward once more after they were declined.
    pub fn put_forward(&mut self) {
        if self.state == CandidacyState::Declined {
            self.state = CandidacyState::Proposed;
        }
    }

    /// Makes the candidate chosen and begins the placement; one already hired stays so.
    pub fn choose(&mut self) {
        if self.state != CandidacyState::Hired {
            self.state = CandidacyState::Chosen;
        }
        self.placement.get_or_insert_default();
    }

    /// Takes a choice back; what the placement already held is kept for a later choice.
    pub fn unchoose(&mut self) {
        if self.state == CandidacyState::Chosen {
            self.state = CandidacyState::Interviewed;
        }
    }
}

impl CandidacyState {
    /// In the order they are usually gone through.
    pub const ALL: [CandidacyState; 5] = [
        CandidacyState::Proposed,
        CandidacyState::Interviewed,
        CandidacyState::Chosen,
        CandidacyState::Hired,
        CandidacyState::Declined,
    ];

    /// Chosen by the client, hired or not yet.
    pub fn is_chosen(self) -> bool {
        matches!(self, CandidacyState::Chosen | CandidacyState::Hired)
    }
}
