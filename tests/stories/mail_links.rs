//! The link that opens a letter in the mail program (RFC 6068): whatever is in the letter, it adds no recipient and
//! no header, and a letter too long for a link keeps address and subject.

use callboard::domain::call::{CallType, Channel};
use callboard::domain::command::{Effect, Purpose};
use callboard::domain::ids::ActionId;
use callboard::domain::letter::{Handover, LONGEST_LINK, Letter};
use callboard::domain::note::Note;

use crate::world::World;

fn letter(to: &str, subject: &str, body: &str) -> Letter {
    Letter { to: to.to_owned(), subject: subject.to_owned(), body: body.to_owned(), ..Letter::default() }
}

#[track_caller]
fn check(letter: &Letter, expected: &str) {
    assert_eq!(letter.handover(Channel::Mail), Some(Handover::Whole(expected.to_owned())));
}

#[test]
fn cyrillic_is_written_in_percent_signs_of_utf_8() {
    check(
        &letter("anna@acme.example", "Привет", "Ї 🚁"),
        "mailto:anna@acme.example?subject=%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82&body=%D0%87%20%F0%9F%9A%81",
    );
}

#[test]
fn lines_end_as_mail_wants_them() {
    for body in ["a\nb", "a\r\nb"] {
        check(&letter("a@b.example", "s", body), "mailto:a@b.example?subject=s&body=a%0D%0Ab");
    }
}

#[test]
fn signs_with_a_meaning_in_links_lose_it() {
    check(
        &letter("a@b.example", "A&B=C?#", "50% + x"),
        "mailto:a@b.example?subject=A%26B%3DC%3F%23&body=50%25%20%2B%20x",
    );
    check(&letter("a@b.example", "%0A", "%0a&cc=x"), "mailto:a@b.example?subject=%250A&body=%250a%26cc%3Dx");
}

#[test]
fn an_address_adds_neither_header_nor_recipient() {
    for (address, encoded) in [
        ("a@b.example?cc=eve@evil.example", "a@b.example%3Fcc%3Deve@evil.example"),
        ("a@b.example&cc=eve@evil.example", "a@b.example%26cc%3Deve@evil.example"),
        ("a@b.example,eve@evil.example", "a@b.example%2Ceve@evil.example"),
        ("a@b.example%0Acc:eve@evil.example", "a@b.example%250Acc%3Aeve@evil.example"),
        ("a@b.example\r\nBcc: eve@evil.example", "a@b.exampleBcc%3Aeve@evil.example"),
        (" a@b.example ", "a@b.example"),
        ("a+b@c.example", "a%2Bb@c.example"),
    ] {
        check(&letter(address, "s", "b"), &format!("mailto:{encoded}?subject=s&body=b"));
    }
}

#[test]
fn a_subject_has_no_line_ends() {
    check(&letter("a@b.example", "one\r\nBcc: eve", "b"), "mailto:a@b.example?subject=oneBcc%3A%20eve&body=b");
}

#[test]
fn a_letter_without_an_address_still_opens() {
    check(&letter("", "s", "b"), "mailto:?subject=s&body=b");
}

#[test]
fn a_letter_too_long_for_a_link_is_opened_without_its_body() {
    let head = "mailto:a@b.example?subject=s";
    let fits = LONGEST_LINK - head.len() - "&body=".len();
    check(&letter("a@b.example", "s", &"x".repeat(fits)), &format!("{head}&body={}", "x".repeat(fits)));
    let long = letter("a@b.example", "s", &"x".repeat(fits + 1));
    assert_eq!(long.handover(Channel::Mail), Some(Handover::WithoutText(head.to_owned())));
    let cyrillic = letter("a@b.example", "s", &"й".repeat(fits / 6 + 1));
    assert_eq!(cyrillic.handover(Channel::Mail), Some(Handover::WithoutText(head.to_owned())));
}

#[test]
fn the_body_that_does_not_fit_is_copied_to_be_pasted() {
    let mut world = World::at("2026-11-24 09:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    let mut take = |body: &str, by| {
        let purpose = Purpose::Action(call, ActionId::from("send_comment_to_sm"));
        world.take(letter("a@b.example", "s", body), "comment_to_sm", call, "sm", by, purpose)
    };
    assert_eq!(take("short", Channel::Mail), [Effect::Say(Note::Opened(Channel::Mail))]);
    assert_eq!(take("short", Channel::Clipboard), [Effect::Copy { text: "s\n\nshort".to_owned(), then: Note::Copied }]);
    let long = "x".repeat(LONGEST_LINK);
    assert_eq!(take(&long, Channel::Mail), [Effect::Copy { text: long.clone(), then: Note::TextCopiedToPaste }]);
}
