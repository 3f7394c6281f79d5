//! The one function that changes the board. It is pure and cannot fail: a command that makes no sense changes nothing
//! and says why. What the commands do is in the modules below, one a subject.

mod bin;
mod calls;
mod deals;
mod edit;
mod letters;
mod pasting;
mod reminding;
mod writing;

use uuid::Uuid;

use super::board::{Board, Change};
use super::command::{Command, Effect};
use super::entry::{Entry, Kind};
use super::history::{History, Place, Stays};
use super::note::Note;
use super::when::Moment;
use edit::Edit;

/// What a command came to.
enum Done {
    /// A step that can be undone.
    Step(Vec<Effect>),
    /// A step that joins the one before if that was written in the same place.
    Writing(Place),
    /// A change that is not the user's and is not undone.
    Passing(Vec<Effect>),
}

/// Why a command changed nothing.
struct Refused(Note);

/// Carries out a command. `fresh_id` makes ids for new records.
pub fn update(
    board: &mut Board,
    history: &mut History,
    command: Command,
    moment: &Moment,
    fresh_id: &mut dyn FnMut() -> Uuid,
) -> Vec<Effect> {
    match command {
        Command::Undo => return time_travel(history.undo(board, moment.now), Note::Undone, Note::NothingToUndo),
        Command::Redo => return time_travel(history.redo(board, moment.now), Note::Redone, Note::NothingToRedo),
        Command::TakeOver(entries) => {
            let edits = entries.iter().flat_map(|entry| entry.edits.iter().map(|edit| (edit, entry.at)));
            return vec![Effect::Refresh(edits.filter_map(|(edit, at)| board.apply(edit, at)).collect())];
        }
        Command::Import { brought, deleted } => return bin::import(brought, &deleted, board, history, moment),
        Command::ThrowAway(ids) => {
            let gone = ids.iter().map(|id| board.throw_away(*id)).collect();
            return vec![Effect::Refresh(gone), Effect::ThrowAway(ids)];
        }
        Command::Load(found) => {
            return vec![Effect::Refresh(found.into_iter().map(|stored| board.load(stored)).collect())];
        }
        _ => {}
    }
    let mut edit = Edit::new(board, moment, fresh_id);
    match carry_out(command, &mut edit) {
        Err(Refused(note)) => {
            edit.take_back();
            vec![Effect::Say(note)]
        }
        Ok(done) => finish(done, edit.finish(), history, moment),
    }
}

fn carry_out(command: Command, edit: &mut Edit) -> Result<Done, Refused> {
    match command {
        Command::CreateDeal(new) => deals::create(new, edit),
        Command::MoveDeal { deal, to } => deals::move_to(deal, to, edit),
        Command::Propose { deal, invitees } => deals::propose(deal, invitees, edit),
        Command::SetCandidacy { deal, candidate, state } => deals::set_candidacy(deal, candidate, state, edit),
        Command::SavePlacement { deal, candidate, placement } => {
            deals::save_placement(deal, candidate, placement, edit)
        }
        Command::ClientAnswered { deal } => deals::client_answered(deal, edit),
        Command::ToggleStep { call, step } => calls::toggle_step(call, step, edit),
        Command::KeepDetails { call } => writing::keep_details(call, edit),
        Command::FollowUpOn { deal, date } => deals::follow_up(deal, date, edit),
        Command::ChangeTime { call, time } => calls::change_time(call, time, edit),
        Command::SetStatus { call, status } => calls::set_status(call, status, edit),
        Command::SetAbout { call, about } => calls::set_about(call, about, edit),
        Command::Invite { call, invitees } => calls::invite(call, invitees, edit),
        Command::Uninvite { call, candidate } => calls::uninvite(call, candidate, edit),
        Command::TickAction { call, action } => calls::tick(call, action, edit),
        Command::UntickAction { call, action } => calls::untick(call, action, edit),
        Command::Write { call, field, value } => writing::write(call, field, value, edit),
        Command::WriteResult { call, candidate, part } => writing::write_result(call, candidate, part, edit),
        Command::CopyText { call, form, candidate, action } => letters::copy_text(call, form, candidate, action, edit),
        Command::PasteComment { call, text } => pasting::paste(call, &text, edit),
        Command::ForgetUnread { call } => pasting::forget_unread(call, edit),
        Command::TakeLetter { letter, of, by, purpose } => letters::take(&letter, of, by, purpose, edit),
        Command::TakeCalendar { call, audience } => letters::take_calendar(call, audience, edit),
        Command::FinishReminder { call, reminder } => reminding::finish(call, reminder, edit),
        Command::ReopenReminder { call, reminder } => reminding::reopen(call, reminder, edit),
        Command::SnoozeReminder { call, reminder, snooze } => reminding::snooze(call, reminder, snooze, edit),
        Command::Rang { reminders, unseen } => Ok(reminding::rang(reminders, unseen, edit)),
        Command::SetReminderRules { call, rules, scope } => reminding::set_rules(call, rules, scope, edit),
        Command::TakeFortnight => letters::take_fortnight(edit),
        Command::CheckZones => Ok(reminding::check_zones(edit)),
        Command::SaveClient(client) => deals::save_client(client, edit),
        Command::SaveCandidate(candidate) => deals::save_candidate(candidate, edit),
        Command::ChangeSettings(settings) => Ok(deals::save_settings(settings, edit)),
        Command::Delete(id) => bin::delete(id, edit),
        Command::Restore(id) => bin::restore(id, edit),
        Command::Undo
        | Command::Redo
        | Command::TakeOver(_)
        | Command::Load(_)
        | Command::Import { .. }
        | Command::ThrowAway(_) => Ok(Done::Passing(Vec::new())),
    }
}

fn finish(done: Done, changes: Vec<Change>, history: &mut History, moment: &Moment) -> Vec<Effect> {
    let (kind, mut after) = match done {
        Done::Step(after) => (Kind::Step, after),
        Done::Writing(place) => (Kind::Writing(place), Vec::new()),
        Done::Passing(after) => (Kind::Passing, after),
    };
    if changes.is_empty() {
        // Nothing to take back: a word that offers it would take back the step before.
        for effect in &mut after {
            if matches!(effect, Effect::Say(Note::Saved | Note::TimeChanged(_) | Note::RulesSet(_))) {
                *effect = Effect::Say(Note::Unchanged);
            }
        }
        return after;
    }
    let entry = history.record(kind, &changes, moment.now);
    let mut effects = vec![Effect::Save { entry, changes }];
    effects.append(&mut after);
    effects
}

fn time_travel(result: Result<(Entry, Vec<Change>), Stays>, done: Note, nothing: Note) -> Vec<Effect> {
    match result {
        Ok((entry, changes)) => vec![Effect::Save { entry, changes }, Effect::Say(done)],
        Err(Stays::Nothing) => vec![Effect::Say(nothing)],
        Err(Stays::ChangedSince) => vec![Effect::Say(Note::ChangedSince)],
    }
}
