//! Undo after a reload: the steps of a tab are made again from what the journal says of it.

use callboard::domain::board::{Board, Change, Record, RecordId};
use callboard::domain::call::{CallStatus, CallType};
use callboard::domain::command::{Command, Destination, Effect, Invitee, ResultPart};
use callboard::domain::entry::{Entry, Kind};
use callboard::domain::history::History;
use callboard::domain::note::Note;
use callboard::persist::entry_text;
use uuid::Uuid;

use crate::world::{World, without_bin};

/// A world whose entries are gathered, as the journal would.
struct Told {
    world: World,
    call: RecordId,
    entries: Vec<Entry>,
}

impl Told {
    fn tell(&mut self, command: Command) {
        let effects = self.world.tell(command);
        self.entries.extend(effects.into_iter().filter_map(|effect| match effect {
            Effect::Save { entry, .. } => Some(entry),
            _ => None,
        }));
    }

    /// The page is loaded anew in the same tab.
    fn reload(&mut self) {
        let read = |entry: &Entry| entry_text::read(&entry_text::write(entry)).expect("an entry");
        let tab = self.entries.first().map_or(Uuid::nil(), |entry| entry.tab);
        self.world.history = History::of_tab(tab, Uuid::from_u128(self.entries.len() as u128 + 77), []);
        self.world.history.recall(self.entries.iter().map(read));
    }
}

fn told() -> (Told, Vec<Command>) {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", "1042");
    let call = world.call_of(CallType::Interview, "2026-11-30 15:00", &[ivan]);
    let deal = world.call(call).deal;
    world.history = History::of_tab(Uuid::from_u128(5), Uuid::from_u128(5), []);
    let mut commands: Vec<Command> = ["c", "ca", "calm"]
        .map(|text| Command::WriteResult { call, candidate: ivan, part: ResultPart::Observation(text.to_owned()) })
        .to_vec();
    commands.extend([
        Command::SetStatus { call, status: CallStatus::Held },
        Command::MoveDeal { deal, to: Destination::Undated(CallType::RepeatCall) },
        Command::Uninvite { call, candidate: ivan },
        Command::Invite { call, invitees: vec![Invitee::Known(ivan)] },
        Command::MoveDeal { deal, to: Destination::Lost { because: "Too expensive".to_owned() } },
    ]);
    (Told { world, call: RecordId::Call(call), entries: Vec::new() }, commands)
}

#[test]
fn every_step_of_the_tab_can_be_undone_and_redone_after_a_reload() {
    let (mut told, commands) = told();
    let mut boards: Vec<Board> = vec![told.world.board.clone()];
    for command in commands {
        told.tell(command);
        boards.push(told.world.board.clone());
    }
    // Three keystrokes in one place are one step.
    boards.drain(1..3);
    told.reload();
    for before in boards.iter().rev().skip(1) {
        told.tell(Command::Undo);
        assert_eq!(&without_bin(&told.world.board), before);
        told.reload();
    }
    assert_eq!(told.world.answer(Command::Undo), [Note::NothingToUndo]);
    for after in boards.iter().skip(1) {
        told.tell(Command::Redo);
        assert_eq!(&without_bin(&told.world.board), after);
        told.reload();
    }
    assert_eq!(told.world.answer(Command::Redo), [Note::NothingToRedo]);
}

#[test]
fn a_step_that_could_not_be_taken_back_does_not_come_between_after_a_reload() {
    let (mut told, commands) = told();
    commands.into_iter().take(4).for_each(|command| told.tell(command));
    let (id, before) = (told.call, told.world.board.record(told.call));
    let mut missed = told.world.board.clone();
    let Some(Record::Call(mut call)) = before.clone() else { panic!("a call") };
    call.status = CallStatus::Missed;
    let change = Change { before, ..missed.put(Record::Call(call)) };
    let elsewhere = History::default().record(Kind::Step, &[change], told.world.now);
    assert_eq!(elsewhere.edits.first().map(|edit| edit.id), Some(id));
    told.world.tell(Command::TakeOver(vec![elsewhere]));
    assert_eq!(told.world.answer(Command::Undo), [Note::ChangedSince]);
    told.tell(Command::Undo);
    told.reload();
    assert_eq!(told.world.answer(Command::Undo), [Note::NothingToUndo]);
    assert_eq!(told.world.answer(Command::Redo), [Note::Redone]);
}

#[test]
fn steps_taken_before_the_journal_was_read_come_after_those_of_the_journal() {
    let (mut told, commands) = told();
    let mut boards = vec![told.world.board.clone()];
    let mut commands = commands.into_iter().skip(2);
    told.tell(commands.next().expect("a first step"));
    boards.push(told.world.board.clone());
    let entries = told.entries.clone();
    told.world.history = History::of_tab(Uuid::from_u128(5), Uuid::from_u128(6), []);
    told.tell(commands.next().expect("a second step"));
    told.world.history.recall(entries);
    for before in boards.iter().rev() {
        told.tell(Command::Undo);
        assert_eq!(&without_bin(&told.world.board), before);
    }
}
