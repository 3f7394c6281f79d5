//! Properties: any record at all is read back as it was written, and no text at all brings the decoder down.

use callboard::domain::board::{RecordId, Stored};
use callboard::persist::codec::{decode, encode, id_of, key};
use callboard::persist::load::load;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use uuid::Uuid;

use crate::any_record::any_record;
use crate::records::golden;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_record_is_read_back_as_it_was_written(record in any_record()) {
        let text = encode(&record);
        let stored = Stored { record: record.clone(), deleted_at: None };
        prop_assert_eq!(decode(record.id(), &text), Ok(stored.clone()));
        prop_assert_eq!(id_of(&key(record.id())), Ok(record.id()));
        let loaded = load([(key(record.id()), text)]);
        prop_assert_eq!(loaded.records, vec![stored]);
    }

    #[test]
    fn no_text_brings_the_decoder_down(text in any::<String>(), name in any::<String>()) {
        for (record, _, _) in golden() {
            prop_assert!(decode(record.id(), &text).is_err());
        }
        let key = format!("callboard:{name}");
        let loaded = load([(key.clone(), text.clone()), (name, text.clone())]);
        prop_assert!(loaded.records.is_empty());
        prop_assert!(loaded.unreadable.iter().any(|kept| kept.key == key && kept.text == text));
    }

    #[test]
    fn a_text_with_bytes_changed_is_read_as_a_record_of_its_key_or_not_at_all(
        which in any::<Index>(),
        changes in vec((any::<Index>(), any::<u8>(), 0..3_u8), 1..4),
    ) {
        let golden = golden();
        let (record, text, _) = which.get(&golden);
        check_mangled(record.id(), &mangled(text, &changes))?;
    }

    #[test]
    fn a_record_with_bytes_changed_is_read_as_a_record_of_its_key_or_not_at_all(
        record in any_record(),
        changes in vec((any::<Index>(), any::<u8>(), 0..3_u8), 1..4),
    ) {
        check_mangled(record.id(), &mangled(&encode(&record), &changes))?;
    }

    #[test]
    fn a_key_is_read_only_in_the_spelling_it_is_written_in(name in any::<String>(), id in any::<u128>()) {
        let id = Uuid::from_u128(id);
        for name in [name, format!("client:{id}"), format!("call:{}", id.simple()), format!("deal:{id:X}")] {
            let text = format!("callboard:{name}");
            if let Ok(id) = id_of(&text) {
                prop_assert_eq!(key(id), text);
            }
        }
    }
}

fn check_mangled(id: RecordId, text: &str) -> Result<(), TestCaseError> {
    if let Ok(stored) = decode(id, text) {
        prop_assert_eq!(stored.record.id(), id);
        prop_assert_eq!(decode(id, &encode(&stored.record)), Ok(stored));
    }
    Ok(())
}

/// A text with bytes replaced, added or taken out; what is no UTF-8 then, storage cannot hold either.
fn mangled(text: &str, changes: &[(Index, u8, u8)]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (place, byte, kind) in changes {
        let place = place.index(bytes.len());
        match kind {
            0 => bytes.iter_mut().skip(place).take(1).for_each(|old| *old = *byte),
            1 => bytes.insert(place, *byte),
            _ => drop(bytes.remove(place)),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
