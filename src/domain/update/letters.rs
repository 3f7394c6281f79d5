//! Texts that leave the app: copied, or opened in another program (the link itself does that). Noted is that a text was
//! taken, how and when; whether it was sent only the user knows. After some the client owes an answer.

use super::edit::Edit;
use super::{Done, Refused};
use crate::domain::calendar::{Audience, CalendarFile, calendar_file, fortnight_file};
use crate::domain::call::{Call, Channel, Taken};
use crate::domain::command::{Effect, LetterOf, Purpose};
use crate::domain::crm::text_in_form;
use crate::domain::deal::{Waiting, WaitsFor};
use crate::domain::ids::{ActionId, CallId, CandidateId, DealId};
use crate::domain::letter::{Handover, Letter, MISSED_CALL};
use crate::domain::note::Note;
use crate::domain::playbook::CopyForm;

pub fn copy_text(
    call: CallId,
    form: CopyForm,
    candidate: Option<CandidateId>,
    action: Option<ActionId>,
    edit: &mut Edit,
) -> Result<Done, Refused> {
    let text = text_in_form(&edit.known_call(call)?, edit.board, form, candidate);
    if let Some(action) = action {
        let to = candidate.map(|id| id.to_string()).unwrap_or_default();
        let taken = Taken { at: edit.now(), by: Some(Channel::Clipboard) };
        note(call, action, to, taken, edit)?;
    }
    Ok(Done::Passing(vec![Effect::Copy { text, then: Note::Copied }]))
}

pub fn take(letter: &Letter, of: LetterOf, by: Channel, purpose: Purpose, edit: &mut Edit) -> Result<Done, Refused> {
    let now = edit.now();
    let taken = Taken { at: now, by: Some(by) };
    let deal = edit.known_call(of.about)?.deal;
    match purpose {
        Purpose::Reminder(key) => edit.call(of.about, |call| call.reminders.get_or_default(key).taken = Some(taken))?,
        Purpose::Action(call, action) => {
            wait_after_sending(call, &action, edit)?;
            note(call, action, of.to.clone(), taken, edit)?;
            note_letter(&of, taken, edit)?;
        }
        Purpose::Itself => {
            // After a call nobody came to, times are offered for a new one.
            if of.id.as_str() == MISSED_CALL {
                wait_for(deal, WaitsFor::Times, edit)?;
            }
            note_letter(&of, taken, edit)?;
        }
        Purpose::Nudge => edit.deal(deal, |deal| deal.nudged_at = Some(now))?,
    }
    Ok(Done::Passing(vec![match letter.handover(by) {
        None => Effect::Copy { text: letter.text(), then: Note::Copied },
        Some(Handover::Whole(_)) => Effect::Say(Note::Opened(by)),
        Some(Handover::WithoutText(_)) => Effect::Copy { text: letter.body.clone(), then: Note::TextCopiedToPaste },
    }]))
}

/// A file for somebody's calendar. Nothing is noted: a later file replaces an earlier one by itself.
pub fn take_calendar(call: CallId, audience: Audience, edit: &mut Edit) -> Result<Done, Refused> {
    Ok(hand_out(calendar_file(&edit.known_call(call)?, audience, edit.board, edit.moment)))
}

/// The coming two weeks for the user's calendar.
pub fn take_fortnight(edit: &Edit) -> Result<Done, Refused> {
    fortnight_file(edit.board, edit.moment).map(hand_out).ok_or(Refused(Note::NothingPlanned))
}

fn hand_out(CalendarFile { name, text }: CalendarFile) -> Done {
    let (mime, then) = ("text/calendar;charset=utf-8", Note::CalendarTaken);
    Done::Passing(vec![Effect::Download { name, mime, text, then }])
}

/// An action was ticked. A date is agreed then, and whoever agrees one has seen the CVs; for what was sent without the
/// app's help the deal waits from now on.
pub fn wait_after_tick(id: CallId, action: &ActionId, edit: &mut Edit) -> Result<(), Refused> {
    let call = edit.known_call(id)?;
    let was_taken = call.actions.get(action).is_some_and(|mark| mark.taken.values().next().is_some());
    match waits_for(&call, action, edit) {
        Some(WaitsFor::Times) => edit.deal(call.deal, |deal| {
            deal.waiting = deal.waiting.filter(|waiting| waiting.for_what == WaitsFor::Contract);
        }),
        Some(for_what) if !was_taken => wait_for(call.deal, for_what, edit),
        _ => Ok(()),
    }
}

fn wait_after_sending(id: CallId, action: &ActionId, edit: &mut Edit) -> Result<(), Refused> {
    let call = edit.known_call(id)?;
    match waits_for(&call, action, edit) {
        Some(for_what) => wait_for(call.deal, for_what, edit),
        None => Ok(()),
    }
}

fn waits_for(call: &Call, action: &ActionId, edit: &Edit) -> Option<WaitsFor> {
    edit.board.playbook().play(call.call_type).action(action)?.waits_for
}

/// The deal waits for the client from now on: not for CVs once the next call is planned, and not for less than it waits for
/// already.
fn wait_for(id: DealId, for_what: WaitsFor, edit: &mut Edit) -> Result<(), Refused> {
    let since = edit.now();
    let has_next_call = edit.board.calls_of(id).iter().any(|call| call.is_planned());
    edit.deal(id, |deal| {
        let is_answered = for_what == WaitsFor::Cvs && has_next_call;
        let is_more = deal.waiting.is_none_or(|waiting| waiting.for_what < for_what);
        if is_more && !is_answered && !deal.stage.is_end() {
            deal.waiting = Some(Waiting { for_what, since });
        }
    })
}

fn note(call: CallId, action: ActionId, to: String, taken: Taken, edit: &mut Edit) -> Result<(), Refused> {
    edit.call(call, |call| call.actions.get_or_default(action).taken.insert(to, taken))
}

fn note_letter(of: &LetterOf, taken: Taken, edit: &mut Edit) -> Result<(), Refused> {
    edit.call(of.about, |call| call.letters.insert(call.letter_key(&of.id, &of.to), taken))
}
