//! What the app can do towards an after-call action, person by person: each letter to be written, each text to be
//! copied.

use super::board::Board;
use super::call::Call;
use super::ids::{CallId, CandidateId};
use super::participant::{Participant, participants, sales_manager};
use super::playbook::{AboutCall, ActionSpec, Aid, CopyForm, LetterAid, Role};
use super::when::Moment;

/// One thing to do with one press.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pub aid: Aid,
    /// The call a letter speaks of.
    pub call: CallId,
    /// Whom it is for or about; none where it is about nobody alone.
    pub person: Option<Participant>,
}

/// What can be done towards an action of a call.
pub fn offers(spec: &ActionSpec, call: &Call, board: &Board, moment: &Moment) -> Vec<Offer> {
    let mut all = Vec::new();
    for aid in &spec.does {
        match aid {
            Aid::Letter(letter) => all.extend(letters(letter, call, board, moment)),
            Aid::Copy(CopyForm::CandidateNote) => {
                let everyone = participants(call, board, moment);
                all.extend(everyone.into_iter().filter(|person| person.role == Role::Candidate).map(|person| Offer {
                    aid: aid.clone(),
                    call: call.id,
                    person: Some(person),
                }));
            }
            Aid::Copy(_) | Aid::Candidates | Aid::Plan(_) => {
                all.push(Offer { aid: aid.clone(), call: call.id, person: None });
            }
        }
    }
    all
}

/// Whether all of an action's letters but this one have left the app: the tick may follow.
pub fn is_last_letter(spec: &ActionSpec, to: &str, call: &Call, board: &Board, moment: &Moment) -> bool {
    offers(spec, call, board, moment).iter().all(|offer| {
        let has_left = match (&offer.aid, board.call(offer.call)) {
            (Aid::Letter(aid), Some(about)) => about.letter_taken(&aid.letter, &offer.key()).is_some(),
            _ => true,
        };
        has_left || offer.key() == to
    })
}

impl Offer {
    /// Under which key it is noted that the text left the app.
    pub fn key(&self) -> String {
        self.person.as_ref().map(|person| person.key.clone()).unwrap_or_default()
    }

    /// The candidate it is about.
    pub fn candidate(&self) -> Option<CandidateId> {
        self.person.as_ref()?.key.parse().ok()
    }
}

/// The deal's next planned call besides this one.
pub fn next_call<'a>(call: &Call, board: &'a Board) -> Option<&'a Call> {
    board.calls_of(call.deal).into_iter().find(|next| next.is_planned() && next.id != call.id)
}

/// The SM is written to even where nobody is named: the letter then asks for an address.
fn letters(aid: &LetterAid, call: &Call, board: &Board, moment: &Moment) -> Vec<Offer> {
    let about = match aid.about {
        AboutCall::This => Some(call),
        AboutCall::Next => next_call(call, board),
    };
    let Some(about) = about else {
        return Vec::new();
    };
    let people = match aid.to {
        Role::Sm => vec![sales_manager(about, board, moment)],
        role => participants(about, board, moment).into_iter().filter(|person| person.role == role).collect(),
    };
    let offer = |person| Offer { aid: Aid::Letter(aid.clone()), call: about.id, person: Some(person) };
    people.into_iter().map(offer).collect()
}
