//! What cannot be read: told apart into damaged and newer, kept to the byte, and never taken for something else.

use callboard::domain::board::{Record, RecordId};
use callboard::domain::ids::ClientId;
use callboard::persist::codec::{Unreadable, decode, id_of};
use callboard::persist::load::{Kept, load};
use uuid::Uuid;

use crate::records::golden;

#[track_caller]
fn golden_of(kind: &str) -> (RecordId, &'static str) {
    let part = format!("callboard:{kind}");
    let (record, text, _) =
        golden().into_iter().find(|(_, _, key)| key.starts_with(&part)).expect("one of the five kinds");
    (record.id(), text)
}

#[track_caller]
fn check_corrupt(id: RecordId, text: &str) {
    let found = decode(id, text);
    assert!(matches!(found, Err(Unreadable::Corrupt(_))), "{text}: {found:?}");
}

/// How long the sum and what surrounds it are.
const SEAL: usize = "{\"sum\":\"00000000\",".len();

/// The text with the sum that its other fields have.
fn sealed(text: &str) -> String {
    let fields = text.get(SEAL..).expect("what follows the sum");
    format!("{{\"sum\":\"{:08x}\",{fields}", crc32fast::hash(fields.as_bytes()))
}

/// A golden text with one place changed is damaged.
#[track_caller]
fn check_changed(kind: &str, from: &str, to: &str) {
    let (id, text) = golden_of(kind);
    assert_eq!(text.matches(from).count(), 1, "{from} stands once in {text}");
    let changed = text.replace(from, to);
    check_corrupt(id, &changed);
    check_corrupt(id, &sealed(&changed));
}

#[test]
fn a_text_cut_off_anywhere_is_damaged() {
    for (record, text, _) in golden() {
        for (end, _) in text.char_indices() {
            check_corrupt(record.id(), text.get(..end).expect("the start of a character"));
        }
    }
}

#[test]
fn a_text_with_something_before_or_after_it_is_damaged() {
    for (record, text, _) in golden() {
        check_corrupt(record.id(), &format!("{text}x"));
        check_corrupt(record.id(), &format!("{text}{text}"));
        check_corrupt(record.id(), &format!("\u{feff}{text}"));
    }
}

#[test]
fn a_text_of_something_else_is_damaged() {
    for text in ["", "null", "1", "[]", "{}", "\"text\"", "undefined", "<html>", &"[".repeat(100_000)] {
        for (record, _, _) in golden() {
            check_corrupt(record.id(), text);
        }
    }
}

#[test]
fn a_value_of_the_wrong_type_is_damaged() {
    check_changed("client", "\"sm\":\"Olena K.\"", "\"sm\":7");
    check_changed("client", "\"sm\":\"Olena K.\"", "\"sm\":null");
    check_changed("client", ",\"sm\":\"Olena K.\"", "");
    check_changed("client", "\"language\":\"en\"", "\"language\":\"uk\"");
    check_changed("candidate", "\"skills\":[", "\"skills\":[1,");
    check_changed("deal", "\"stage\":\"lost\"", "\"stage\":\"archived\"");
    check_changed("deal", "2027-01-15", "2027-02-30");
    check_changed("deal", "\"amount\":120050", "\"amount\":1200.5");
    check_changed("call", "\"duration_minutes\":60", "\"duration_minutes\":-60");
    check_changed("call", "\"duration_minutes\":60", "\"duration_minutes\":70000");
    check_changed("call", "\"about\":", "\"status\":\"held\",\"about\":");
    check_changed("call", "\"product\":", "\"product\":{\"text\":\"\"},\"product\":");
    check_changed("settings", "\"zone\":\"Europe/Kyiv\"", "\"zone\":{}");
}

#[test]
fn a_stored_link_that_could_run_code_is_damage_not_a_link() {
    check_changed("call", "zoommtg://zoom.us/join?confno=1", "javascript:alert(1)");
    check_changed("candidate", "https://cv.example/1042.pdf", "data:text/html,x");
}

#[test]
fn a_record_under_another_records_key_is_damaged() {
    let (_, text) = golden_of("client");
    check_corrupt(RecordId::Client(ClientId(Uuid::nil())), text);
    for (record, _, _) in golden() {
        for (_, other, _) in golden().into_iter().filter(|(other, _, _)| other.id() != record.id()) {
            check_corrupt(record.id(), other);
        }
    }
}

#[test]
fn what_a_later_release_wrote_is_newer_whatever_is_in_it() {
    for (record, text, _) in golden() {
        let later = sealed(&text.replace("\"version\":4,", "\"version\":5,"));
        assert_eq!(decode(record.id(), &later), Err(Unreadable::Newer(5)));
        let unknown = "{\"version\":4000000000,\"cipher\":\"…\"}";
        assert_eq!(decode(record.id(), unknown), Err(Unreadable::Newer(4_000_000_000)));
    }
}

#[test]
fn a_version_nobody_wrote_is_damage() {
    let (id, text) = golden_of("client");
    for version in ["0", "-1", "1.0", "\"1\"", "null", "true", "1e400"] {
        check_corrupt(id, &sealed(&text.replace("\"version\":4", &format!("\"version\":{version}"))));
    }
    check_corrupt(id, &sealed(&text.replace("\"version\":4,", "")));
    check_corrupt(id, &sealed(&text.replace("\"version\"", "\"Version\"")));
}

#[test]
fn a_text_without_its_sum_is_damaged_and_so_is_an_old_one_with_a_sum() {
    for (record, text, _) in golden() {
        let rest = text.get(SEAL..).expect("what follows the sum");
        check_corrupt(record.id(), &format!("{{{rest}"));
        for old in ["1", "2"] {
            check_corrupt(record.id(), &sealed(&text.replace("\"version\":4", &format!("\"version\":{old}"))));
        }
    }
}

#[test]
fn any_letter_that_became_another_is_noticed() {
    for (record, text, _) in golden() {
        for (place, letter) in text.char_indices() {
            let other = if letter == 'e' { 'a' } else { 'e' };
            let (before, after) = text.split_at(place);
            check_corrupt(record.id(), &format!("{before}{other}{}", &after[letter.len_utf8()..]));
        }
    }
}

#[test]
fn keys_that_are_not_ours_are_passed_over() {
    let (_, text) = golden_of("settings");
    let foreign = ["", "theme", "callboard", "Callboard:settings", "xcallboard:settings", "callboard-old:settings"];
    let loaded = load(foreign.map(|key| (key.to_owned(), text.to_owned())));
    assert_eq!((loaded.records, loaded.unreadable), (Vec::new(), Vec::new()));
}

#[test]
fn a_key_of_ours_that_names_no_record_is_kept() {
    for key in [
        "callboard:",
        "callboard:settings:",
        "callboard:settings:x",
        "callboard:invoice:01936f00-0000-7000-8000-000000000001",
        "callboard:client",
        "callboard:client:",
        "callboard:client:1",
        "callboard:client:01936f00-0000-7000-8000-000000000001:2",
    ] {
        check_kept(key, "anything");
    }
}

#[test]
fn a_key_in_another_spelling_is_not_taken_for_the_record() {
    let (_, text) = golden_of("client");
    for spelling in [
        "01936F00-0000-7000-8000-000000000001",
        "01936f00000070008000000000000001",
        "{01936f00-0000-7000-8000-000000000001}",
        "urn:uuid:01936f00-0000-7000-8000-000000000001",
    ] {
        check_kept(&format!("callboard:client:{spelling}"), text);
    }
}

#[track_caller]
fn check_kept(key: &str, text: &str) {
    assert!(matches!(id_of(key), Err(Unreadable::Corrupt(_))), "{key}: {:?}", id_of(key));
    let loaded = load([(key.to_owned(), text.to_owned())]);
    assert_eq!(loaded.records, []);
    let kept: Vec<(&str, &str)> =
        loaded.unreadable.iter().map(|kept| (kept.key.as_str(), kept.text.as_str())).collect();
    assert_eq!(kept, [(key, text)]);
}

#[test]
fn one_unreadable_record_costs_none_of_the_others() {
    let mut entries: Vec<(String, String)> =
        golden().map(|(_, text, key)| (key.to_owned(), text.to_owned())).into_iter().collect();
    let (damaged, newer) = ("{\"version\":2,\"rec", "{\"version\":5}");
    for (entry, text) in entries.iter_mut().zip([damaged, newer]) {
        text.clone_into(&mut entry.1);
    }
    entries.push(("somebody-elses".to_owned(), "text".to_owned()));
    let loaded = load(entries);
    let expected: Vec<Record> = golden().into_iter().skip(2).map(|(record, _, _)| record).collect();
    assert_eq!(loaded.records.into_iter().map(|stored| stored.record).collect::<Vec<_>>(), expected);
    let [first, second] = loaded.unreadable.as_slice() else { panic!("two of {:?}", loaded.unreadable) };
    assert_eq!(first.text, damaged);
    assert!(matches!(first.why, Unreadable::Corrupt(_)), "{:?}", first.why);
    let key = "callboard:candidate:01936f00-0000-7000-8000-000000000002".to_owned();
    assert_eq!(second, &Kept { key, text: newer.to_owned(), why: Unreadable::Newer(5) });
}
