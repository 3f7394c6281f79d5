//! The plain text of a comment, whatever is typed into it: one field a line, LF line ends, no blank line at the end.

use callboard::domain::call::{CallType, RepeatAbout};
use callboard::domain::command::{CallPlan, ResultPart};
use callboard::domain::ids::CallId;
use callboard::domain::language::Language;

use crate::row::COLUMNS;
use crate::world::World;

fn first_call(world: &mut World) -> CallId {
    world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[])
}

/// What a field of the first call prints when this is typed into it.
#[track_caller]
fn check_field(field: &str, typed: &str, line: &str) {
    let mut world = World::at("2026-11-24 09:00");
    let call = first_call(&mut world);
    world.write(call, field, typed);
    let text = world.text(call);
    assert!(text.lines().any(|found| found == line), "{line:?} in {text:?}");
    assert_eq!(text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count(), 12, "{text:?}");
}

#[test]
fn line_breaks_of_every_kind_become_semicolons() {
    for end in ["\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
        check_field("product", &format!("ports{end}cranes"), "Product: ports; cranes");
    }
    check_field("company_name", "Acme\r\nGmbH", "Company Name: Acme; GmbH");
}

#[test]
fn blank_lines_and_spaces_at_the_ends_print_nothing() {
    check_field("product", "\n  ports  \n\n \r\n cranes\n", "Product: ports; cranes");
    check_field("product", " \n\t\n", "Product: –");
    check_field("country_location", "  Hamburg  ", "Country-Location: Hamburg");
}

#[test]
fn lists_are_joined_by_commas_and_empty_items_are_left_out() {
    check_field("specialties", "SaaS\n\n consulting \n", "Specialties: SaaS, consulting");
    check_field("specialties", "SaaS\r\nconsulting", "Specialties: SaaS, consulting");
    check_field("specialties", "\n\n", "Specialties: –");
}

#[test]
fn the_target_audience_starts_as_worldwide_and_prints_a_dash_once_cleared() {
    let mut world = World::at("2026-11-24 09:00");
    let call = first_call(&mut world);
    assert!(world.text(call).contains("\nTarget Audience: worldwide\n"));
    world.write(call, "target_audience", "");
    assert!(world.text(call).contains("\nTarget Audience: –\n"));
}

#[test]
fn dates_are_written_with_an_english_month_and_no_leading_zero() {
    check_field("next_contact_date", "2026-11-30", "Next Contact Date: 30 Nov 2026");
    check_field("next_contact_date", "2027-05-01", "Next Contact Date: 1 May 2027");
    check_field("next_contact_date", "", "Next Contact Date: –");
}

#[test]
fn punctuation_of_the_form_itself_inside_a_value_is_kept() {
    check_field("product", "Label: value – {x}; a, b", "Product: Label: value – {x}; a, b");
    check_field("product", "Дрони та 🚁", "Product: Дрони та 🚁");
}

#[test]
fn a_gist_keeps_its_lines_but_for_blank_ones_at_its_ends() {
    for end in ["\n", "\r\n", "\u{2028}"] {
        let mut world = World::at("2026-11-24 09:00");
        let plan =
            CallPlan { about: RepeatAbout::Details, ..world.plan(CallType::RepeatCall, "2026-12-02 15:00", &[]) };
        let call = world.call_as(plan);
        world.write(call, "gist", &["", "  one", "", "two  ", "", ""].join(end));
        assert_eq!(world.text(call), "  one\n\ntwo\nSM: Olena K.");
        world.write(call, "gist", &["", " ", ""].join(end));
        assert_eq!(world.text(call), "–\nSM: Olena K.");
    }
}

#[test]
fn the_lines_of_an_interview_stay_one_each_whatever_is_typed() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan\nPetrenko", " 1042 ");
    let call = world.call_of(CallType::Interview, "2026-11-30 15:00", &[ivan]);
    world.write_result(call, ivan, ResultPart::Summary("Java\r\nKotlin\n".to_owned()));
    world.write_result(call, ivan, ResultPart::Observation("\u{2028}calm".to_owned()));
    world.write_result(call, ivan, ResultPart::Why("kind\nquick".to_owned()));
    world.write(call, "conclusion", "They call back\non Friday");
    let expected = "Today we interviewed:\n\
        Ivan; Petrenko (1042) – Java; Kotlin; calm\n\
        Interview results:\n\
        Ivan; Petrenko (1042) – –: kind; quick\n\
        They call back; on Friday\n\
        SM: Olena K.";
    assert_eq!(world.text(call), expected);
    world.write(call, "conclusion", " \n ");
    assert_eq!(world.text(call).lines().count(), 5, "a conclusion cleared again leaves no line");
}

#[test]
fn every_comment_ends_with_the_sm_and_without_a_line_end() {
    for (call_type, _) in COLUMNS {
        let mut world = World::at("2026-11-24 09:00");
        let call = world.call_of(call_type, "2026-12-02 15:00", &[]);
        assert!(world.text(call).ends_with("\nSM: Olena K."), "{call_type:?}");
        world.write(call, "sm", "");
        assert!(world.text(call).ends_with("\nSM: –"), "{call_type:?}");
    }
}

#[test]
fn the_words_are_english_whatever_the_interface() {
    for (call_type, _) in COLUMNS {
        let mut world = World::at("2026-11-24 09:00");
        let call = world.call_of(call_type, "2026-12-02 15:00", &[]);
        let english = world.text(call);
        world.language = Language::Ru;
        assert_eq!(world.text(call), english);
        assert!(english.chars().all(|letter| letter.is_ascii() || letter == '–'), "{english}");
    }
}

#[test]
fn a_held_calls_text_stays_as_it_was_when_the_client_changes() {
    let mut world = World::at("2026-11-30 14:00");
    let call = first_call(&mut world);
    world.hold(call);
    let held = world.text(call);
    let mut client = world.client().clone();
    "Acme Holding".clone_into(&mut client.name);
    "Petro S.".clone_into(&mut client.sm);
    world.tell(callboard::domain::command::Command::SaveClient(client));
    assert_eq!(world.text(call), held);
}
