//! Golden files: the texts of `tests/fixtures` were written once and are read for ever. A changed record type needs a
//! new version and new files, never new contents for these.

use std::fmt::Debug;

use callboard::domain::board::{Record, Stored};
use callboard::domain::call::{CallStatus, CallType, Channel, RepeatAbout, Taken};
use callboard::domain::comment::Verdict;
use callboard::domain::deal::{CandidacyState, Stage, WaitsFor};
use callboard::domain::entries::Entries;
use callboard::domain::json::{Fit, parse};
use callboard::domain::language::Language;
use callboard::domain::placement::Period;
use callboard::persist::codec::{PREFIX, VERSION, decode, encode, id_of, key};
use callboard::persist::load::load;
use serde::Serialize;

use crate::records::golden;

#[test]
fn every_golden_text_is_read_as_the_record_it_was_written_from() {
    for (record, text, _) in golden() {
        assert_eq!(decode(record.id(), text), Ok(in_force(record)));
    }
}

fn in_force(record: Record) -> Stored {
    Stored { record, deleted_at: None }
}

/// Version 3 had no reminder rules of the user's own, no sound, and did not note what came due while no page was open.
#[test]
fn what_version_3_wrote_is_read() {
    let texts = [
        include_str!("../fixtures/v3/client.json"),
        include_str!("../fixtures/v3/candidate.json"),
        include_str!("../fixtures/v3/deal.json"),
        include_str!("../fixtures/v3/call.json"),
        include_str!("../fixtures/v3/settings.json"),
    ];
    for ((record, _, _), text) in golden().into_iter().zip(texts) {
        assert_eq!(decode(record.id(), text), Ok(in_force(before_version_4(record))));
    }
}

fn before_version_4(mut record: Record) -> Record {
    match &mut record {
        Record::Client(_) | Record::Candidate(_) => {}
        Record::Deal(deal) => deal.reminder_rules = None,
        Record::Settings(settings) => settings.rings_aloud = None,
        Record::Call(call) => {
            call.reminder_rules = None;
            call.reminders.values_mut().for_each(|mark| mark.away_since = None);
        }
    }
    record
}

/// Version 2 had no sums besides.
#[test]
fn what_version_2_wrote_is_read() {
    let texts = [
        include_str!("../fixtures/v2/client.json"),
        include_str!("../fixtures/v2/candidate.json"),
        include_str!("../fixtures/v2/deal.json"),
        include_str!("../fixtures/v2/call.json"),
        include_str!("../fixtures/v2/settings.json"),
    ];
    for ((record, _, _), text) in golden().into_iter().zip(texts) {
        assert_eq!(decode(record.id(), text), Ok(in_force(before_version_4(record))));
    }
}

/// What version 1 could not write down is there as what it means for an old record.
#[test]
fn what_version_1_wrote_is_read_in_todays_shape() {
    let texts = [
        include_str!("../fixtures/v1/client.json"),
        include_str!("../fixtures/v1/candidate.json"),
        include_str!("../fixtures/v1/deal.json"),
        include_str!("../fixtures/v1/call.json"),
        include_str!("../fixtures/v1/settings.json"),
    ];
    for ((record, _, _), text) in golden().into_iter().zip(texts) {
        assert_eq!(decode(record.id(), text), Ok(in_force(before_version_2(before_version_4(record)))));
    }
}

fn before_version_2(mut record: Record) -> Record {
    match &mut record {
        Record::Client(client) => client.details = Entries::default(),
        Record::Candidate(candidate) => candidate.portfolio = None,
        Record::Deal(deal) => (deal.waiting, deal.nudged_at) = (None, None),
        Record::Settings(settings) => settings.nudge_after_days = None,
        Record::Call(call) => {
            call.said.clear();
            call.comment.unread.clear();
            call.letters = Entries::default();
            for mark in call.actions.values_mut() {
                mark.taken =
                    mark.taken.iter().filter(|(to, _)| to.is_empty()).map(|(to, at)| (to.clone(), *at)).collect();
            }
            for mark in call.reminders.values_mut() {
                mark.taken = mark.taken.map(|taken| Taken { by: None, ..taken });
            }
        }
    }
    record
}

#[test]
fn every_record_is_written_to_the_byte_as_its_golden_text() {
    for (record, text, _) in golden() {
        assert_eq!(encode(&record), text);
    }
}

#[test]
fn every_record_has_its_key() {
    for (record, _, expected) in golden() {
        assert_eq!(key(record.id()), expected);
        assert_eq!(id_of(expected), Ok(record.id()));
    }
    assert_eq!((PREFIX, VERSION), ("callboard:", 4));
}

#[test]
fn all_that_was_stored_is_loaded_at_once() {
    let entries = golden().map(|(_, text, key)| (key.to_owned(), text.to_owned()));
    let loaded = load(entries);
    assert_eq!(loaded.records, golden().map(|(record, _, _)| in_force(record)));
    assert_eq!(loaded.unreadable, []);
}

/// The words a state is stored as, each read back as the state.
#[track_caller]
fn check_names<State>(states: &[State], names: &[&str])
where
    State: Serialize + Fit + PartialEq + Debug,
{
    let written: Vec<String> =
        states.iter().map(|state| serde_json::to_string(state).expect("a state can be written")).collect();
    let expected: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    assert_eq!(written, expected);
    for (state, text) in states.iter().zip(&written) {
        assert_eq!(&parse::<State>(text).expect("what was written can be read"), state);
    }
}

#[test]
fn the_words_for_every_state_stay() {
    check_names(&CallType::ALL, &["first_call", "interview", "repeat_call", "introductory_call"]);
    check_names(&CallStatus::ALL, &["planned", "held", "missed", "cancelled"]);
    check_names(&Stage::ALL, &["first_call", "interview", "repeat_call", "introductory_call", "hired", "lost"]);
    check_names(&[RepeatAbout::Interview, RepeatAbout::Details], &["interview", "details"]);
    check_names(
        &[
            CandidacyState::Proposed,
            CandidacyState::Interviewed,
            CandidacyState::Chosen,
            CandidacyState::Hired,
            CandidacyState::Declined,
        ],
        &["proposed", "interviewed", "chosen", "hired", "declined"],
    );
    check_names(&[Verdict::Liked, Verdict::NotLiked], &["liked", "not_liked"]);
    check_names(&[WaitsFor::Cvs, WaitsFor::Contract, WaitsFor::Times], &["cvs", "contract", "times"]);
    check_names(
        &[Channel::Mail, Channel::Clipboard, Channel::Whatsapp, Channel::Telegram],
        &["mail", "clipboard", "whatsapp", "telegram"],
    );
    check_names(&Language::ALL, &["en", "ru"]);
    check_names(&[Period::Hour, Period::Month], &["hour", "month"]);
}
