//! The backup file: what goes out comes in to the byte, and what is damaged, newer or something else is refused with what
//! can be saved of it.

use callboard::domain::board::{Board, Record, RecordId, Stored};
use callboard::domain::command::{Brought, Command, Effect};
use callboard::domain::entry::Entry;
use callboard::domain::history::History;
use callboard::domain::language::Language;
use callboard::domain::note::Note;
use callboard::domain::update::update;
use callboard::domain::when::Moment;
use callboard::domain::zone::{ZoneName, Zones};
use callboard::persist::backup::{NoBackup, read, write};
use callboard::persist::codec::{Doc, encode, key};
use callboard::persist::entry_text;
use callboard::persist::fold::fold;
use callboard::persist::preview::{Preview, preview};
use chrono::{DateTime, Utc};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::any_record::any_record;
use crate::records::golden;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_796_000_000 + seconds, 0).expect("an instant")
}

fn tell(board: &mut Board, history: &mut History, command: Command) -> Vec<Effect> {
    let zones = Zones::new(|_| None);
    let moment = Moment { now: at(0), zone: ZoneName::from("UTC"), language: Language::En, zones: &zones };
    update(board, history, command, &moment, &mut || panic!("nothing new is made"))
}

/// Everything in the file comes in; answers what the journal gets.
fn take(preview: Preview, board: &mut Board, history: &mut History) -> Vec<(u64, Entry)> {
    let brought = preview.new.into_iter().chain(preview.changed).collect();
    let effects = tell(board, history, Command::Import { brought, deleted: Vec::new() });
    let entries = effects.into_iter().filter_map(|effect| match effect {
        Effect::Save { entry, .. } => Some(entry),
        _ => None,
    });
    let written = entries.map(|entry| entry_text::read(&entry_text::write(&entry)).expect("an entry"));
    (1..).zip(written).collect()
}

fn any_store() -> impl Strategy<Value = Vec<(String, String)>> {
    let instant = || proptest::option::of((0..1_000_000_i64).prop_map(at));
    vec((any_record(), instant(), instant()), 0..6).prop_map(|records| {
        let mut texts: Vec<(String, String)> = Vec::new();
        for (record, changed_at, deleted_at) in records {
            // Settings are always there, so that they are changed by what comes in, not put.
            let is_settings = matches!(record, Record::Settings(_));
            let changed_at = changed_at.filter(|_| !is_settings).or(Some(at(0)));
            let deleted_at = deleted_at.filter(|_| !is_settings);
            let doc = Doc { changed_at, deleted_at, fields: record.node() };
            let is_new = texts.iter().all(|(known, _)| *known != key(record.id()));
            if is_new && record != Record::Settings(Default::default()) {
                texts.push((key(record.id()), doc.write()));
            }
        }
        texts
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_store_that_goes_out_comes_in_to_the_byte(texts in any_store()) {
        let file = write(texts, &[], at(5));
        let (mut board, mut history) = (Board::default(), History::default());
        let found = read(&file).expect("a backup");
        let shown = preview(found, &[], &board);
        prop_assert_eq!((&shown.refused, shown.same, shown.conflicts.len()), (&Vec::new(), 0, 0));
        let journal = take(shown, &mut board, &mut history);
        let folded = fold(&journal, Vec::new(), &board, &[]);
        prop_assert_eq!(write(folded.records, &[], at(5)), file);
    }
}

fn golden_texts() -> Vec<(String, String)> {
    golden().map(|(_, text, key)| (key.to_owned(), text.to_owned())).to_vec()
}

#[test]
fn a_file_with_one_byte_changed_is_refused_and_offers_the_intact_records() {
    let file = write(golden_texts(), &[], at(5));
    let step = file.len() / 500;
    assert!(step > 0);
    for place in (0..file.len()).step_by(step) {
        let mut bytes = file.clone().into_bytes();
        bytes[place] = if bytes[place] == b'~' { b'!' } else { b'~' };
        let changed = String::from_utf8_lossy(&bytes).into_owned();
        match read(&changed) {
            Err(NoBackup::Damaged(intact)) => {
                assert!(intact.len() >= 4, "{place}: {} intact", intact.len());
                assert!(intact.iter().all(|record| golden_texts().contains(record)), "{place}");
            }
            Err(NoBackup::SomethingElse | NoBackup::Newer(_)) => {
                assert!(place < 120, "{place}: only the head says what it is");
            }
            Ok(_) => panic!("byte {place} changed and the file was taken"),
        }
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let file = write(golden_texts(), &[], at(5));
    for (end, _) in file.char_indices().step_by(7) {
        assert!(read(&file[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_newer_file_and_a_foreign_one_are_refused_by_name() {
    let file = write(golden_texts(), &[], at(5));
    let fields = file.get("{\"sum\":\"00000000\",".len()..).expect("what follows the sum").replacen(":1,", ":2,", 1);
    let newer = format!("{{\"sum\":\"{:08x}\",{fields}", crc32fast::hash(fields.as_bytes()));
    assert_eq!(read(&newer), Err(NoBackup::Newer(2)));
    for text in ["", "{}", "[]", "<html>", "name;phone\nAnna;1", "{\"a\":\"b\"}", "{\"sum\":\"00000000\"}"] {
        assert_eq!(read(text), Err(NoBackup::SomethingElse), "{text}");
    }
}

#[test]
fn what_the_emergency_page_saved_is_read() {
    let mut texts: serde_json::Map<String, serde_json::Value> =
        golden_texts().into_iter().map(|(key, text)| (key, text.into())).collect();
    texts.insert("journal 7".to_owned(), "anything".into());
    let file = serde_json::to_string_pretty(&texts).expect("JSON");
    let mut found = read(&file).expect("texts");
    found.sort();
    let mut expected = golden_texts();
    expected.sort();
    assert_eq!(found, expected);
}

fn client_at(name: &str, changed_at: Option<DateTime<Utc>>) -> (String, String) {
    let Some((Record::Client(mut client), _, _)) = golden().into_iter().next() else { panic!("a client") };
    client.name = name.to_owned();
    (key(RecordId::Client(client.id)), Doc::of(&Record::Client(client), changed_at).write())
}

fn board_of(texts: &[(String, String)]) -> Board {
    let mut board = Board::default();
    let found = preview(texts.to_vec(), &[], &board);
    take(found, &mut board, &mut History::default());
    board
}

#[track_caller]
fn check_preview(
    file: (String, String),
    here: (String, String),
    new: usize,
    changed: usize,
    conflicts: usize,
    same: usize,
) {
    let texts = vec![here];
    let found = preview(vec![file], &texts, &board_of(&texts));
    let counts = (found.new.len(), found.changed.len(), found.conflicts.len(), found.same);
    assert_eq!(counts, (new, changed, conflicts, same));
}

#[test]
fn a_preview_says_which_of_two_states_is_the_later() {
    check_preview(client_at("A", Some(at(1))), client_at("A", Some(at(9))), 0, 0, 0, 1);
    check_preview(client_at("B", Some(at(9))), client_at("A", Some(at(1))), 0, 1, 0, 0);
    check_preview(client_at("B", Some(at(1))), client_at("A", Some(at(9))), 0, 0, 1, 0);
    check_preview(client_at("B", None), client_at("A", Some(at(9))), 0, 0, 1, 0);
    check_preview(client_at("B", None), client_at("A", None), 0, 0, 1, 0);
    check_preview(client_at("B", Some(at(9))), client_at("A", None), 0, 0, 1, 0);
    let deal = golden().into_iter().find(|(_, _, key)| key.contains("deal")).expect("a deal");
    check_preview((deal.2.to_owned(), deal.1.to_owned()), client_at("A", None), 1, 0, 0, 0);
}

#[test]
fn an_import_is_one_step_and_undo_takes_all_of_it_back() {
    let here = vec![client_at("Here", Some(at(1)))];
    let mut board = board_of(&here);
    let before = board.clone();
    let mut history = History::default();
    let mut file = golden_texts();
    file[0] = client_at("File", Some(at(9)));
    let found = preview(file, &here, &board);
    assert_eq!((found.new.len(), found.changed.len()), (4, 1));
    take(found, &mut board, &mut history);
    assert_eq!(board.clients().next().map(|client| client.name.as_str()), Some("File"));
    let effects = tell(&mut board, &mut history, Command::Undo);
    assert_eq!(effects.last(), Some(&Effect::Say(Note::Undone)));
    let in_bin: Vec<_> = board.bin().iter().map(|deleted| deleted.record.id()).collect();
    in_bin.into_iter().for_each(|id| drop(board.throw_away(id)));
    assert_eq!(board, before);
}

#[test]
fn replacing_puts_what_the_file_lacks_into_the_bin() {
    let here = vec![client_at("Here", Some(at(1)))];
    let mut board = board_of(&here);
    let file: Vec<(String, String)> = golden_texts().into_iter().skip(1).collect();
    let found = preview(file, &here, &board);
    let absent = found.absent.clone();
    assert_eq!(absent.len(), 1);
    let brought: Vec<Brought> = found.new;
    tell(&mut board, &mut History::default(), Command::Import { brought, deleted: absent });
    assert_eq!((board.clients().count(), board.bin().len(), board.candidates().count()), (0, 1, 1));
}

/// Knuth's MMIX generator.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).expect("31 bits fit")
}

#[test]
fn no_bad_file_brings_the_reader_down() {
    let file = write(golden_texts(), &[], at(5));
    let board = Board::from_records(golden().map(|(record, _, _)| Stored { record, deleted_at: None }));
    let parts: Vec<&str> = file.split_inclusive(['{', '}', ',', ':', '"', '\n']).collect();
    let mut state = 7;
    for round in 0..100_000 {
        let mut bad: Vec<&str> = Vec::new();
        let (begin, length) = (next(&mut state) % parts.len(), next(&mut state) % 40);
        bad.extend(parts.iter().skip(begin).take(length));
        if next(&mut state).is_multiple_of(3) {
            bad.insert(0, parts[0]);
        }
        if !bad.is_empty() {
            let place = next(&mut state) % bad.len();
            bad[place] = ["\\u", "null", "[", "{", "\u{feff}", "999999999", "🚚"][next(&mut state) % 7];
        }
        if let Ok(found) = read(&bad.concat()) {
            let shown = preview(found, &[], &board);
            assert_eq!(shown.new.len(), 0, "round {round}");
        }
    }
    assert_eq!(encode(&golden()[0].0), golden()[0].1);
}
