//! Pasting an existing comment: its lines go into the fields of the call, however they come back from the CRM or the
//! calendar, and what was not understood is kept beside them.

use callboard::domain::call::{CallType, RepeatAbout};
use callboard::domain::command::Command;
use callboard::domain::comment::{FieldValue, NextContact};
use callboard::domain::ids::{CallId, FieldId};
use callboard::domain::note::Note;

use crate::any_comment::{KINDS, call_of_kind};
use crate::times::date;
use crate::world::{World, without_bin};

const FIRST_CALL: &str = "Company Name: Northwind GmbH\n\
    Company Website: https://northwind.example\n\
    Contact Person: Anna Weber, Jan Weber\n\
    Product: cranes for ports; spare parts\n\
    Specialties: cranes, ports\n\
    Country-Location: Germany - Hamburg\n\
    Target Audience: worldwide\n\
    Immediate Requirement: 2 Java developers (full time), QA\n\
    Future needs: –\n\
    Next Step: presentation, CVs\n\
    Next Contact Date: 30 Nov 2026\n\
    SM: Olena K.";

pub const INTERVIEW: &str = "Today we interviewed:\n\
    Ivan Petrenko (1042) – five years of Java, two in banking, English B2; calm, answers to the point\n\
    Olga Sydorenko – –\n\
    Interview results:\n\
    Ivan Petrenko (1042) – liked: strong back end; chosen\n\
    Olga Sydorenko – not liked: little experience with Kafka\n\
    Client wants to start on 1 December\n\
    SM: Olena K.";

const DETAILS: &str =
    "Cleared up:\n\n  – two stand-ups a week\nSM: sends the contract himself\n  – no overtime\nSM: Olena K.";

const INTRODUCTORY: &str = "Works from 9 to 18, Kyiv time.\nMessenger: asked twice\nReports on Fridays.\n\
    Messenger: Telegram\nSM: Olena K.";

fn texts() -> [((CallType, RepeatAbout), &'static str); 5] {
    let texts = [FIRST_CALL, INTERVIEW, INTERVIEW, DETAILS, INTRODUCTORY];
    let mut texts = texts.into_iter();
    KINDS.map(|kind| (kind, texts.next().expect("a text for every kind of comment")))
}

pub fn world_with(kind: (CallType, RepeatAbout)) -> (World, CallId) {
    let mut world = World::at("2026-11-24 09:00");
    let call = call_of_kind(kind, &mut world);
    (world, call)
}

pub fn paste(world: &mut World, call: CallId, text: &str) -> Vec<Note> {
    world.answer(Command::PasteComment { call, text: text.to_owned() })
}

/// A text pasted into a call of which nothing is written yet comes out as `expected`, these lines left unread.
#[track_caller]
pub fn check(kind: (CallType, RepeatAbout), pasted: &str, expected: &str, unread: &[&str]) {
    let (mut world, call) = world_with(kind);
    let note = if unread.is_empty() { Note::CommentRead } else { Note::CommentReadInPart(unread.len()) };
    assert_eq!(paste(&mut world, call, pasted), [note], "{pasted:?}");
    assert_eq!(world.text(call), expected, "{pasted:?}");
    assert_eq!(world.call(call).comment.unread, unread.join("\n"), "{pasted:?}");
}

/// The same, into a first call.
#[track_caller]
fn check_first_call(pasted: &str, unread: &[&str]) {
    check(KINDS[0], pasted, FIRST_CALL, unread);
}

/// The same, into an interview to which nobody is invited yet.
#[track_caller]
fn check_interview(pasted: &str, unread: &[&str]) {
    check(KINDS[1], pasted, INTERVIEW, unread);
}

/// The value of one field after this line was pasted.
#[track_caller]
fn field_of(line: &str, field: &str) -> Option<FieldValue> {
    let (mut world, call) = world_with(KINDS[0]);
    paste(&mut world, call, &format!("{line}\nSM: Olena K."));
    world.call(call).comment.values.get(&FieldId::from(field)).cloned()
}

#[test]
fn a_comment_of_every_kind_fills_the_fields() {
    for (kind, text) in texts() {
        check(kind, text, text, &[]);
        check(kind, &text.replace('\n', "\r\n"), text, &[]);
        check(kind, &format!("\n\n{text}\n\n"), text, &[]);
    }
    for (kind, text) in &texts()[..3] {
        for mark in ["Results", "Fresh Results", "fresh results:", "\u{feff}RESULTS \n"] {
            check(*kind, &format!("{mark}\n{text}"), text, &[]);
        }
    }
}

#[test]
fn each_value_is_of_its_fields_kind() {
    let items = |items: &[&str]| Some(FieldValue::Items(items.iter().map(|item| (*item).to_owned()).collect()));
    assert_eq!(field_of("Specialties: cranes, ports", "specialties"), items(&["cranes", "ports"]));
    assert_eq!(field_of("Specialties: –", "specialties"), items(&[]));
    assert_eq!(field_of("Specialties: cranes,ports , , ships", "specialties"), items(&["cranes,ports , , ships"]));
    assert_eq!(field_of("Product: a, b", "product"), Some(FieldValue::Text("a, b".to_owned())));
    assert_eq!(field_of("Product: —", "product"), Some(FieldValue::Text(String::new())));
    assert_eq!(field_of("Product:", "product"), Some(FieldValue::Text(String::new())));
    assert_eq!(field_of("Company Name: Acme", "product"), None);
}

#[test]
fn dates_are_read_as_people_write_them() {
    for text in [
        "30 Nov 2026",
        "30 nov 2026",
        "30 November 2026",
        "Nov 30, 2026",
        "30 ноября 2026 г.",
        "30 нояб. 2026",
        "30.11.2026",
        "2026-11-30",
        "30\u{a0}Nov  2026",
    ] {
        let read = field_of(&format!("Next Contact Date: {text}"), "next_contact_date");
        assert_eq!(read, Some(FieldValue::NextContact(NextContact::On(date("2026-11-30")))), "{text}");
    }
    for text in ["keep in touch by email", "Keep in touch by e-mail", "KEEP IN TOUCH BY EMAIL"] {
        let read = field_of(&format!("Next contact date: {text}"), "next_contact_date");
        assert_eq!(read, Some(FieldValue::NextContact(NextContact::KeepInTouchByEmail)), "{text}");
    }
    let unset = Some(FieldValue::NextContact(NextContact::Unset));
    assert_eq!(field_of("Next Contact Date: -", "next_contact_date"), unset);
}

#[test]
fn a_date_that_cannot_be_read_is_kept_and_leaves_the_field_alone() {
    for text in
        ["next week", "31 Nov 2026", "30 Nov 26", "30.11.26", "30 Nov", "30 Nov 2026 or so", "99999999999 Nov 2026"]
    {
        let (mut world, call) = world_with(KINDS[0]);
        world.write(call, "next_contact_date", "2026-12-24");
        let line = format!("Next Contact Date: {text}");
        assert_eq!(paste(&mut world, call, &format!("{line}\nSM: Olena K.")), [Note::CommentReadInPart(1)]);
        assert!(world.text(call).contains("Next Contact Date: 24 Dec 2026\n"), "{text}");
        assert_eq!(world.call(call).comment.unread, line);
    }
}

#[test]
fn a_value_may_stand_below_its_label() {
    let (mut world, call) = world_with(KINDS[0]);
    world.write(call, "next_contact_date", "2026-12-24");
    let text = "Company Website:\nhttps://acme.example\nhttps://acme.example/jobs\nNext Contact Date:\nnext week\n\
        Country-Location:\n\nGermany\nCompany Name:\nBudget: 100";
    assert_eq!(paste(&mut world, call, text), [Note::CommentReadInPart(4)]);
    let unread = "https://acme.example/jobs\nnext week\nGermany\nBudget: 100";
    assert_eq!(world.call(call).comment.unread, unread);
    for line in [
        "Company Name: –",
        "Company Website: https://acme.example",
        "Country-Location: –",
        "Next Contact Date: 24 Dec 2026",
    ] {
        assert!(world.text(call).lines().any(|found| found == line), "{line}");
    }
}

#[test]
fn labels_are_known_however_they_are_written() {
    for (from, to) in [
        ("Company Name:", "company name :"),
        ("Company Name:", "• COMPANY  NAME:\t"),
        ("Company Name:", "1. Company\u{a0}Name\u{ff1a}"),
        ("Company Name:", "\u{feff}  - Company Name:"),
        ("Country-Location:", "Country – Location:"),
        ("Future needs: –", "Future needs:-"),
        ("Future needs: –", "FUTURE NEEDS:—"),
        ("Future needs: –", "Future Needs:"),
        ("SM: Olena K.", "sm:Olena K.  \n \n"),
        ("Specialties: cranes, ports", "Specialties:\n• cranes,\n• ports"),
        ("Product: cranes for ports; spare parts", "Product: cranes for ports\nspare parts"),
        ("Company Name: Northwind GmbH", "Company Name:\nNorthwind GmbH"),
    ] {
        assert!(FIRST_CALL.contains(from), "{from}");
        check_first_call(&FIRST_CALL.replace(from, to), &[]);
    }
}

#[test]
fn any_lone_dash_is_an_empty_field_but_in_a_text_that_is_callboards_to_the_letter() {
    for dash in ["-", "—", "‒", "−", "--"] {
        let pasted = FIRST_CALL.replace("Future needs: –", &format!("Future needs: {dash}"));
        check_first_call(&format!("{pasted} "), &[]);
        check(KINDS[0], &pasted, &pasted, &[]);
        check(KINDS[0], &format!("\u{feff}fresh results\n\n{pasted}"), &pasted, &[]);
    }
}

#[test]
fn lines_may_stand_in_any_order_and_others_among_them_are_kept() {
    let mut lines: Vec<&str> = FIRST_CALL.lines().collect();
    lines.reverse();
    check_first_call(&lines.join("\n"), &[]);
    check_first_call(&lines.join("\n\n"), &[]);
    check_first_call(
        &format!("From: Petro\n{FIRST_CALL}\n\nKind regards\nPetro"),
        &["From: Petro", "Kind regards", "Petro"],
    );
    check_first_call(&FIRST_CALL.replace("\nProduct", "\nBudget: 100\nProduct"), &["Budget: 100"]);
    check_first_call(&FIRST_CALL.replace("\nSpecialties", "\nBudget: 100\nSpecialties"), &["Budget: 100"]);
    check_first_call(&format!("{FIRST_CALL}\nproduct: ships\nand boats"), &["product: ships", "and boats"]);
}

#[test]
fn what_the_text_does_not_name_stays_as_it_is() {
    let (mut world, call) = world_with(KINDS[0]);
    world.write(call, "company_name", "Acme GmbH");
    world.write(call, "product", "cranes\nports");
    world.write(call, "country_location", "Germany");
    assert_eq!(paste(&mut world, call, "Country-Location: –\nProduct: cranes; ports"), [Note::CommentRead]);
    let values = &world.call(call).comment.values;
    let text = |field: &str| values.get(&FieldId::from(field)).map(FieldValue::typed);
    assert_eq!(text("company_name").as_deref(), Some("Acme GmbH"));
    assert_eq!(text("product").as_deref(), Some("cranes\nports"), "what prints the same keeps its lines");
    assert_eq!(text("country_location").as_deref(), Some(""));
    assert_eq!(text("specialties"), None);
}

#[test]
fn the_sm_and_the_messenger_are_taken_over_as_if_they_were_written() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan", "1042");
    let call = world.call_of(CallType::IntroductoryCall, "2026-12-02 15:00", &[ivan]);
    let messenger = |world: &World| {
        let deal = world.deal(world.call(call).deal);
        deal.candidacy(ivan).and_then(|known| known.placement.clone()).map(|placement| placement.messenger)
    };
    paste(&mut world, call, "All agreed.\nMessenger: Telegram\nSM: Petro S.");
    assert_eq!(world.client().sm, "Petro S.");
    assert_eq!(messenger(&world).as_deref(), Some("Telegram"));
    paste(&mut world, call, "All agreed.\nMessenger: –\nSM: –");
    assert_eq!(world.text(call), "All agreed.\nMessenger: –\nSM: –");
    assert_eq!(world.client().sm, "Petro S.", "what a comment leaves empty is not forgotten elsewhere");
    assert_eq!(messenger(&world).as_deref(), Some("Telegram"));
}

#[test]
fn a_gist_is_everything_above_the_last_labels() {
    check(
        KINDS[4],
        "messenger : Telegram\n\n• SM: Olena K.\n\nAll agreed.\n",
        "All agreed.\nMessenger: Telegram\nSM: Olena K.",
        &[],
    );
    check(
        KINDS[4],
        "All agreed.\n\nSM: Olena K.\n\nMESSENGER: Telegram",
        "All agreed.\nMessenger: Telegram\nSM: Olena K.",
        &[],
    );
    check(
        KINDS[3],
        "All agreed.\nSM: Olena K.\nKind regards\nPetro",
        "All agreed.\nSM: Olena K.",
        &["Kind regards", "Petro"],
    );
    check(KINDS[3], "All\n\n  agreed.  ", "All\n\n  agreed.\nSM: Olena K.", &[]);
    check(KINDS[3], "—\n\nsm: Olena K.", "–\nSM: Olena K.", &[]);
    check(KINDS[3], "sm: Olena K.", "–\nSM: Olena K.", &[]);
}

#[test]
fn the_comment_of_another_call_is_read_as_far_as_it_goes() {
    let lines = |text: &'static str| text.lines().filter(|line| !line.starts_with("SM: O")).collect::<Vec<_>>();
    let empty = "Today we interviewed:\nInterview results:\nSM: Olena K.";
    check(KINDS[1], FIRST_CALL, empty, &lines(FIRST_CALL));
    check(KINDS[3], FIRST_CALL, FIRST_CALL, &[]);
    check(KINDS[4], INTERVIEW, &INTERVIEW.replace("\nSM", "\nMessenger: –\nSM"), &[]);
    let (mut world, call) = world_with(KINDS[0]);
    let before = world.text(call);
    assert_eq!(paste(&mut world, call, INTERVIEW), [Note::CommentReadInPart(7)]);
    assert_eq!(world.text(call), before);
    assert_eq!(world.call(call).comment.unread, lines(INTERVIEW).join("\n"));
    assert_eq!(world.board.candidates().count(), 0);
}

#[test]
fn a_text_with_nothing_of_the_comment_in_it_changes_nothing() {
    let rubbish = "rubbish – ; : chosen\n".repeat(1_000);
    assert!(rubbish.chars().count() > 20_000);
    let html = "<p><b>Company Name:</b> Acme</p>\n<br>\n<b>SM:</b> Olena";
    for text in
        ["", " \n\u{a0}\r\n", "\u{feff}", "Results", ":", "–", rubbish.as_str(), html, "Company Name", "SM\nOlena"]
    {
        for kind in &KINDS[..3] {
            let (mut world, call) = world_with(*kind);
            let before = world.board.clone();
            assert_eq!(paste(&mut world, call, text), [Note::NothingUnderstood], "{text:?}");
            assert_eq!(world.board, before);
            assert_eq!(
                world.answer(Command::PasteComment { call: CallId(uuid::Uuid::nil()), text: text.to_owned() }),
                [Note::Gone]
            );
        }
    }
    for kind in &KINDS[3..] {
        let (mut world, call) = world_with(*kind);
        assert_eq!(paste(&mut world, call, " \n\n"), [Note::NothingUnderstood]);
    }
}

#[test]
fn long_texts_are_read_to_their_end() {
    let long = "a – b: c, d; e ".repeat(1_400);
    let lines = "Ivan – good\n".repeat(1_700);
    assert!(long.chars().count() > 20_000 && lines.chars().count() > 20_000);
    for (kind, _) in texts() {
        for text in [&long, &lines] {
            let (mut world, call) = world_with(kind);
            paste(&mut world, call, &format!("Product: x\n\n{text}\nSM: Petro S."));
            assert_eq!(world.client().sm, "Petro S.");
        }
    }
    check_interview(&INTERVIEW.replace("SM:", &format!("\n{}SM:", "Kafka\n".repeat(3_400))), &["Kafka"; 3_400]);
}

#[test]
fn pasting_is_one_step_and_undo_takes_back_all_of_it() {
    for (kind, text) in texts() {
        let (mut world, call) = world_with(kind);
        let before = world.board.clone();
        paste(&mut world, call, &format!("{text}\n\nKind regards"));
        let after = world.board.clone();
        assert_eq!(world.answer(Command::Undo), [Note::Undone]);
        assert_eq!(without_bin(&world.board), before);
        assert_eq!(world.answer(Command::Redo), [Note::Redone]);
        assert_eq!(world.board, after);
    }
}

#[test]
fn what_was_not_understood_is_kept_until_it_is_no_longer_needed() {
    let (mut world, call) = world_with(KINDS[0]);
    paste(&mut world, call, "SM: Olena K.\nBudget: 100");
    paste(&mut world, call, "SM: Olena K.\n\n  Budget: 200  \nKind regards");
    assert_eq!(world.call(call).comment.unread, "Budget: 100\n  Budget: 200\nKind regards");
    assert_eq!(world.answer(Command::ForgetUnread { call }), []);
    assert_eq!(world.call(call).comment.unread, "");
    world.tell(Command::Undo);
    assert_eq!(world.call(call).comment.unread.lines().count(), 3);
}

#[test]
fn unread_lines_alone_are_notes() {
    let (mut world, call) = world_with(KINDS[0]);
    assert!(!world.call(call).comment.has_notes());
    paste(&mut world, call, "SM: –\nBudget: 100");
    assert!(world.call(call).comment.has_notes());
    world.tell(Command::ForgetUnread { call });
    assert!(!world.call(call).comment.has_notes());
}
