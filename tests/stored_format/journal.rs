//! The journal: an entry is read back as it was written, a damaged one is noticed, and tabs that write at the same time come
//! to the same records, which are those that a fold of the journal makes.

use callboard::domain::board::{Board, Change, Record, RecordId, Stored};
use callboard::domain::entry::{Entry, EntryId, Kind, RecordEdit, What};
use callboard::domain::field_edit::FieldEdit;
use callboard::domain::history::{History, Place};
use callboard::domain::node::Node;
use callboard::persist::codec::{Doc, Unreadable, decode, encode, key};
use callboard::persist::entry_text;
use callboard::persist::fold::fold;
use callboard::persist::load::load;
use callboard::persist::queue::Queue;
use chrono::{DateTime, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use uuid::Uuid;

use crate::any_record::any_record;
use crate::records::golden;

fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_796_000_000, 250_000_000).expect("an instant")
}

fn step(page: u128, changes: &[Change]) -> Entry {
    let page = Uuid::from_u128(page);
    History::of_tab(page, page, []).record(Kind::Step, changes, noon())
}

/// Two records of one kind, the second under the first one's id.
fn any_change() -> impl Strategy<Value = Change> {
    (any_record(), any_record(), 0..4_u8).prop_map(|(before, after, how)| {
        let after = under(before.id(), after).unwrap_or_else(|| before.clone());
        match how {
            0 => Change { id: before.id(), before: None, after: Some(after) },
            1 => Change { id: before.id(), before: Some(before), after: None },
            _ => Change { id: before.id(), before: Some(before), after: Some(after) },
        }
    })
}

fn under(id: RecordId, mut record: Record) -> Option<Record> {
    match (id, &mut record) {
        (RecordId::Client(id), Record::Client(client)) => client.id = id,
        (RecordId::Candidate(id), Record::Candidate(candidate)) => candidate.id = id,
        (RecordId::Deal(id), Record::Deal(deal)) => deal.id = id,
        (RecordId::Call(id), Record::Call(call)) => call.id = id,
        (RecordId::Settings, Record::Settings(_)) => {}
        _ => return None,
    }
    Some(record)
}

fn any_kind() -> impl Strategy<Value = Kind> {
    let id =
        || (any::<u128>(), any::<u32>()).prop_map(|(page, number)| EntryId { page: Uuid::from_u128(page), number });
    prop_oneof![
        Just(Kind::Step),
        Just(Kind::Passing),
        any::<String>().prop_map(|place| Kind::Writing(Place(place))),
        id().prop_map(Kind::Undo),
        id().prop_map(Kind::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_entry_is_read_back_as_it_was_written(changes in vec(any_change(), 0..4), kind in any_kind()) {
        let entry = Entry { kind, ..step(7, &changes) };
        prop_assert_eq!(entry_text::read(&entry_text::write(&entry)), Ok(entry));
    }

    #[test]
    fn an_entry_with_a_letter_changed_is_noticed(change in any_change(), at in any::<Index>()) {
        let text = entry_text::write(&step(7, &[change]));
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        let (place, letter) = *at.get(&letters);
        let other = if letter == 'e' { "a" } else { "e" };
        let changed = [&text[..place], other, &text[place + letter.len_utf8()..]].concat();
        prop_assert!(matches!(entry_text::read(&changed), Err(Unreadable::Corrupt(_))), "{changed}");
    }

    #[test]
    fn what_happened_applied_to_the_record_before_is_the_record_after(change in any_change()) {
        // Settings are always there: they are never made.
        prop_assume!(change.id != RecordId::Settings || change.before.is_some());
        let entry = step(7, std::slice::from_ref(&change));
        let mut board = Board::default();
        board.throw_away(change.id);
        if let Some(before) = change.before.clone() {
            board.put(before);
        }
        entry.edits.iter().for_each(|edit| drop(board.apply(edit, entry.at)));
        let is_in_force = board.stored(change.id).filter(|stored| stored.deleted_at.is_none());
        let is_there = change.id != RecordId::Settings || change.after.is_some();
        if is_there {
            prop_assert_eq!(is_in_force.map(|stored| stored.record), change.after);
        }
    }

    #[test]
    fn tabs_that_write_at_once_come_to_the_same_records_and_so_does_a_fold(
        record in any_record(),
        moves in vec((0..3_usize, any::<Index>(), any_record(), 0..3_u8), 1..40),
    ) {
        check_tabs(record, moves)?;
    }
}

struct Tab {
    board: Board,
    history: History,
    queue: Queue,
}

/// Tabs change one record, each a field or more; some writes and reads are late.
fn check_tabs(record: Record, moves: Vec<(usize, Index, Record, u8)>) -> Result<(), TestCaseError> {
    let id = record.id();
    let mut journal: Vec<(u64, Entry)> = Vec::new();
    let mut tabs: Vec<Tab> = (1..=3_u128)
        .map(|page| Tab {
            board: Board::from_records([Stored { record: record.clone(), deleted_at: None }]),
            history: History::of_tab(Uuid::from_u128(page), Uuid::from_u128(page), []),
            queue: Queue::default(),
        })
        .collect();
    for (which, field, other, then) in moves {
        change_a_field(&mut tabs[which], id, field, other);
        match then {
            0 => write(&mut tabs[which], &mut journal),
            1 => read(&mut tabs[which], &journal),
            _ => {}
        }
    }
    tabs.iter_mut().for_each(|tab| write(tab, &mut journal));
    tabs.iter_mut().for_each(|tab| read(tab, &journal));
    let first = tabs[0].board.stored(id);
    for tab in &tabs {
        prop_assert_eq!(tab.queue.waiting(), []);
        prop_assert_eq!(tab.board.stored(id), first.clone());
    }
    let folded = fold(&journal, vec![(key(id), encode(&record))], &Board::default(), &[]);
    if let Some((_, text)) = folded.records.first() {
        prop_assert_eq!(decode(id, text).ok(), first);
    }
    Ok(())
}

/// Takes one field over from another record of the same kind.
fn change_a_field(tab: &mut Tab, id: RecordId, field: Index, other: Record) {
    let (Some(before), Some(other)) = (tab.board.record(id), under(id, other)) else {
        return;
    };
    let edits =
        match RecordEdit::of(&Change { id, before: Some(before.clone()), after: Some(other) }).map(|edit| edit.what) {
            Some(What::Fields(edits)) if !edits.is_empty() => edits,
            _ => return,
        };
    let edit = RecordEdit { id, what: What::Fields(vec![field.get(&edits).clone()]) };
    if let Some(change) = tab.board.apply(&edit, noon()) {
        let entry = tab.history.record(Kind::Step, &[change], noon());
        tab.queue.add(entry, |_, _| true);
    }
}

fn write(tab: &mut Tab, journal: &mut Vec<(u64, Entry)>) {
    let waiting: Vec<Entry> = tab.queue.waiting().iter().map(|waiting| waiting.entry.clone()).collect();
    let first = journal.len() as u64 + 1;
    let count = waiting.len();
    journal.extend((first..).zip(waiting));
    if count > 0 && tab.queue.wrote(count, first, journal.len() as u64) {
        read(tab, journal);
    }
}

fn read(tab: &mut Tab, journal: &[(u64, Entry)]) {
    let from = tab.queue.read_to();
    let new: Vec<(u64, Entry)> = journal.iter().filter(|(place, _)| *place > from).cloned().collect();
    let last = new.last().map(|(place, _)| *place);
    let entries = tab.queue.read(new, last);
    for entry in entries {
        entry.edits.iter().for_each(|edit| drop(tab.board.apply(edit, entry.at)));
    }
}

pub fn client() -> Record {
    golden().into_iter().next().expect("a client").0
}

pub fn renamed(record: &Record, name: &str) -> Record {
    let Record::Client(mut client) = record.clone() else { panic!("a client") };
    client.name = name.to_owned();
    Record::Client(client)
}

fn writing(history: &mut History, from: &Record, to: &Record) -> Entry {
    let change = Change { id: from.id(), before: Some(from.clone()), after: Some(to.clone()) };
    history.record(Kind::Writing(Place("name".to_owned())), &[change], noon())
}

#[test]
fn a_keystroke_costs_the_text_once() {
    let page = Uuid::from_u128(7);
    let long = "Перевозки и логистика. ".repeat(20);
    let (before, after) = (renamed(&client(), &long), renamed(&client(), &format!("{long}!")));
    let entry = writing(&mut History::of_tab(page, page, []), &before, &after);
    let text = entry_text::write(&entry);
    assert!(text.chars().count() < long.chars().count() + 400, "{}", text.chars().count());
    assert_eq!(entry_text::read(&text), Ok(entry));
}

#[test]
fn writing_without_a_break_becomes_one_entry_the_last() {
    let page = Uuid::from_u128(7);
    let mut history = History::of_tab(page, page, []);
    let states: Vec<Record> = ["N", "No", "Nor", "Nort"].map(|name| renamed(&client(), name)).to_vec();
    let mut journal: Vec<(u64, Entry)> =
        (11..).zip(states.windows(2).map(|two| writing(&mut history, &two[0], &two[1]))).collect();
    let pause = history.record(Kind::Passing, &[], noon());
    journal.push((14, pause));
    journal.push((15, writing(&mut history, &states[3], &states[0])));
    let folded = fold(&journal, vec![(key(client().id()), encode(&states[0]))], &Board::default(), &[]);
    assert_eq!(folded.gone, [11, 12]);
    let [(13, text)] = folded.kept.as_slice() else { panic!("{:?}", folded.kept) };
    let kept = entry_text::read(text).expect("an entry");
    assert_eq!(kept.id, journal[2].1.id);
    let Some(What::Fields(edits)) = kept.edits.first().map(|edit| &edit.what) else { panic!("{kept:?}") };
    assert_eq!(
        edits.first().map(|edit| (edit.was.clone(), edit.to.clone())),
        Some((text_node("N"), text_node("Nort")))
    );
}

fn text_node(text: &str) -> Option<Node> {
    Some(Node::Text(text.to_owned()))
}

#[test]
fn fields_of_a_later_release_stay_in_the_record() {
    let id = client().id();
    let text = encode(&client());
    let fields = text.get("{\"sum\":\"00000000\",".len()..).expect("what follows the sum");
    let more = fields.replace("\"website\"", "\"rating\":-4.50,\"website\"");
    let known = format!("{{\"sum\":\"{:08x}\",{more}", crc32fast::hash(more.as_bytes()));
    let page = Uuid::from_u128(7);
    let mut history = History::of_tab(page, page, []);
    let entry = writing(&mut history, &client(), &renamed(&client(), "Southwind"));
    let deleted = history.record(
        Kind::Step,
        &[Change { id, before: Some(renamed(&client(), "Southwind")), after: None }],
        noon(),
    );
    let back =
        history.record(Kind::Step, &[Change { id, before: None, after: Some(renamed(&client(), "Westwind")) }], noon());
    let folded = fold(&[(1, entry), (2, deleted), (3, back)], vec![(key(id), known)], &Board::default(), &[]);
    let (_, text) = folded.records.first().expect("the client");
    assert!(text.contains("\"rating\":-4.50"), "{text}");
    let doc = Doc::read(id, text).expect("a record");
    assert_eq!((doc.record(id), doc.changed_at), (Ok(renamed(&client(), "Westwind")), Some(noon())));
}

#[test]
fn settings_that_were_never_stored_begin_as_the_first_ones() {
    let before = Record::Settings(Default::default());
    let Some(Record::Settings(mut settings)) = golden().into_iter().last().map(|(record, _, _)| record) else {
        panic!("settings")
    };
    settings.user.name = "Olena K.".to_owned();
    let after = Record::Settings(settings);
    let change = Change { id: RecordId::Settings, before: Some(before), after: Some(after.clone()) };
    let folded = fold(&[(1, step(7, &[change]))], Vec::new(), &Board::default(), &[]);
    let (name, text) = folded.records.first().expect("the settings");
    assert_eq!(name, "callboard:settings");
    assert_eq!(decode(RecordId::Settings, text).map(|stored| stored.record), Ok(after));
}

#[test]
fn what_can_be_read_nowhere_is_not_written_over() {
    let id = client().id();
    let page = Uuid::from_u128(7);
    let entry = writing(&mut History::of_tab(page, page, []), &client(), &renamed(&client(), "x"));
    let newer = vec![(key(id), "{\"version\":9}".to_owned())];
    let board = Board::from_records([Stored { record: client(), deleted_at: None }]);
    assert_eq!(fold(&[(1, entry)], newer, &board, &[key(id)]).records, []);
}

#[test]
fn an_edit_that_would_leave_no_record_does_not_count() {
    let id = client().id();
    let edit =
        RecordEdit { id, what: What::Fields(vec![FieldEdit { path: vec!["zone".to_owned()], was: None, to: None }]) };
    let entry = Entry { edits: vec![edit], ..step(7, &[]) };
    let folded = fold(&[(1, entry.clone())], vec![(key(id), encode(&client()))], &Board::default(), &[]);
    assert_eq!(folded.records, [(key(id), encode(&client()))]);
    let mut board = Board::from_records([Stored { record: client(), deleted_at: None }]);
    assert_eq!(board.apply(&entry.edits[0], noon()), None);
    assert_eq!(board.record(id), Some(client()));
}

#[test]
fn local_storage_is_read_with_what_happened_since_in_the_order_it_happened() {
    let (first, second) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let mut histories = [History::of_tab(first, first, []), History::of_tab(second, second, [])];
    let mut at = |which: usize, seconds: i64| {
        let change = Change { id: client().id(), before: Some(client()), after: Some(renamed(&client(), "x")) };
        histories[which].record(Kind::Step, &[change], noon() + TimeDelta::seconds(seconds))
    };
    // The first page's clock is set back after its second entry.
    let entries = [at(0, 0), at(0, 20), at(1, 15), at(0, 5), at(1, 30)];
    let texts: Vec<(String, String)> =
        entries.iter().map(|entry| (entry_text::key_of(entry.id), entry_text::write(entry))).collect();
    let loaded = load(texts.into_iter().rev());
    assert_eq!(loaded.unreadable, []);
    let [a, b, c, d, e] = entries;
    assert_eq!(loaded.entries, [a, c, b, d, e]);
    let damaged = load([(entry_text::key_of(loaded.entries[0].id), "{".to_owned())]);
    assert_eq!((damaged.entries.len(), damaged.unreadable.len()), (0, 1));
}

#[test]
fn after_one_that_local_storage_refused_it_is_asked_for_none_until_the_journal_has_it() {
    let page = Uuid::from_u128(7);
    let mut history = History::of_tab(page, page, []);
    let mut entry = || history.record(Kind::Passing, &[], noon());
    let mut queue = Queue::default();
    let mut asked = 0;
    for refuses in [false, true, false] {
        queue.add(entry(), |_, _| {
            asked += 1;
            !refuses
        });
    }
    assert_eq!((asked, queue.is_local()), (2, false));
    assert!(!queue.wrote(3, 1, 3));
    queue.add(entry(), |_, _| true);
    assert!(queue.is_local());
}
