//! Two stores compared: whose word counts where both are intact, and what one gets from the other where it has lost something.

use callboard::domain::board::{Board, Stored};
use callboard::persist::codec::{encode, key};
use callboard::persist::compare::{Compared, Here, Trust};

use crate::journal::{client, renamed};
use crate::records::golden;

fn here(board: &Board, trust: Trust) -> Here<'_> {
    Here { board, unread: Vec::new(), later: &[], trust }
}

#[test]
fn of_two_intact_records_the_trusted_one_counts() {
    let board = Board::from_records([Stored { record: renamed(&client(), "Here"), deleted_at: None }]);
    let found = vec![(key(client().id()), encode(&renamed(&client(), "Found")))];
    let mut compared = Compared::default();
    compared.add(found.clone(), &here(&board, Trust::Found));
    assert_eq!(compared.load, [Stored { record: renamed(&client(), "Found"), deleted_at: None }]);
    assert_eq!(compared.write, []);
    let mut compared = Compared::default();
    compared.add(found, &here(&board, Trust::Here));
    assert_eq!(compared.load, []);
    assert_eq!(compared.write, [(key(client().id()), encode(&renamed(&client(), "Here")))]);
}

#[test]
fn what_is_damaged_in_one_store_comes_back_from_the_other() {
    let board = Board::from_records([Stored { record: client(), deleted_at: None }]);
    let (name, text) = (key(client().id()), encode(&client()));
    let mut compared = Compared::default();
    compared.add(vec![(name.clone(), text.replace("Olena", "Elena"))], &here(&board, Trust::Found));
    assert_eq!((compared.damaged, &compared.write), (1, &vec![(name.clone(), text.clone())]));
    // Here it could not be read, there it can.
    let mut compared = Compared::default();
    let unread = Here { unread: vec![name.clone()], ..here(&board, Trust::Here) };
    compared.add(vec![(name.clone(), text)], &unread);
    assert_eq!(compared.load.len(), 1);
    // Nowhere: it stays as it is.
    let mut compared = Compared::default();
    let unread = Here { unread: vec![name.clone()], ..here(&board, Trust::Found) };
    compared.add(vec![(name.clone(), "{".to_owned())], &unread);
    assert_eq!(compared.unreadable.iter().map(|kept| kept.text.as_str()).collect::<Vec<_>>(), ["{"]);
    assert_eq!((compared.load.len(), compared.write.len()), (0, 0));
}

#[test]
fn what_a_later_release_wrote_is_not_written_over() {
    let board = Board::from_records([Stored { record: client(), deleted_at: None }]);
    let mut compared = Compared::default();
    compared.add(vec![(key(client().id()), "{\"version\":9}".to_owned())], &here(&board, Trust::Here));
    assert_eq!((compared.write.len(), compared.unreadable.len()), (0, 1));
    assert_eq!(compared.not_found(&board, &[]), []);
}

#[test]
fn what_only_one_store_has_is_found_missing_in_the_other() {
    let board = Board::from_records(golden().map(|(record, _, _)| Stored { record, deleted_at: None }));
    let mut compared = Compared::default();
    let [(_, text, name), rest @ ..] = golden();
    compared.add(vec![(name.to_owned(), text.to_owned())], &here(&board, Trust::Found));
    let mut missing: Vec<String> = compared.not_found(&board, &[]).into_iter().map(|(key, _)| key).collect();
    missing.sort();
    let mut expected: Vec<String> = rest.iter().map(|(_, _, key)| (*key).to_owned()).collect();
    expected.sort();
    assert_eq!(missing, expected);
    assert_eq!(Compared::default().not_found(&Board::default(), &[]), [], "settings that say nothing are not missed");
}
