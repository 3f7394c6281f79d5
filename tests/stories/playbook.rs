//! The playbook that comes with the app: whole, in both languages, and of one piece with the letters it refers to.

use std::collections::BTreeSet;
use std::fmt::Debug;

use callboard::domain::calendar;
use callboard::domain::call::CallType;
use callboard::domain::ids::LetterId;
use callboard::domain::language::{Language, Text};
use callboard::domain::letter::{KEEP_IN_TOUCH, MISSED_CALL, NUDGE, letter};
use callboard::domain::participant::participants;
use callboard::domain::playbook::{Aid, FieldKind, Lead, Play, Playbook, Role};
use chrono::NaiveTime;

use crate::row::COLUMNS;
use crate::world::World;

fn plays() -> &'static [Play] {
    &Playbook::standard().plays
}

/// Every text of the playbook that is there in two languages.
fn texts() -> Vec<&'static Text> {
    let of_play = |play: &'static Play| {
        let script =
            play.script.iter().flat_map(|step| [&step.say].into_iter().chain(&step.why).chain(&step.questions));
        let hints = play.fields.iter().map(|field| &field.hint);
        let actions = play.actions.iter().map(|action| &action.text);
        [&play.title, &play.purpose].into_iter().chain(script).chain(hints).chain(actions)
    };
    let letters = Playbook::standard()
        .letters
        .iter()
        .flat_map(|letter| [&letter.subject, &letter.body].into_iter().chain(&letter.attach));
    plays().iter().flat_map(of_play).chain(letters).collect()
}

fn letters_referred_to() -> Vec<&'static LetterId> {
    let of_play = |play: &'static Play| {
        let by_rules = play.reminders.iter().map(|rule| &rule.letter);
        let by_actions = play.actions.iter().flat_map(|action| &action.does).filter_map(|aid| match aid {
            Aid::Letter(aid) => Some(&aid.letter),
            Aid::Copy(_) | Aid::Candidates | Aid::Plan(_) => None,
        });
        by_rules.chain(by_actions).chain(play.invitations.iter().map(|invitation| &invitation.letter))
    };
    plays().iter().flat_map(of_play).collect()
}

#[track_caller]
fn check_unique<Id: Ord + Debug>(ids: impl IntoIterator<Item = Id>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        let shown = format!("{id:?}");
        assert!(seen.insert(id), "{shown} is there twice");
    }
}

#[test]
fn it_has_one_row_for_each_call_type_in_the_tables_order() {
    let types: Vec<CallType> = plays().iter().map(|play| play.call_type).collect();
    assert_eq!(types, COLUMNS.map(|(call_type, _)| call_type));
}

#[test]
fn every_text_is_there_in_english_and_in_russian() {
    let is_cyrillic = |letter: char| ('а'..='я').contains(&letter.to_lowercase().next().unwrap_or(letter));
    assert!(texts().len() > 100);
    for text in texts() {
        assert!(text.en.chars().any(char::is_alphabetic) && !text.en.chars().any(is_cyrillic), "{}", text.en);
        let is_only_placeholders = text.ru.starts_with('{') && text.en == text.ru;
        assert!(text.ru.chars().any(is_cyrillic) || is_only_placeholders, "{}", text.ru);
        assert_eq!(text.en.trim(), text.en);
        assert_eq!(text.ru.trim(), text.ru);
    }
}

#[test]
fn names_are_unique_within_each_row_and_letters_all_over() {
    for play in plays() {
        check_unique(play.script.iter().map(|step| &step.id));
        check_unique(play.fields.iter().map(|field| &field.id));
        check_unique(play.actions.iter().map(|action| &action.id));
        check_unique(play.reminders.iter().map(|rule| &rule.id));
    }
    check_unique(Playbook::standard().letters.iter().map(|letter| &letter.id));
}

#[test]
fn no_name_holds_the_sign_that_parts_a_reminders_key() {
    for rule in plays().iter().flat_map(|play| &play.reminders) {
        assert!(!rule.id.as_str().contains('|'), "{}", rule.id);
    }
}

#[test]
fn every_letter_referred_to_is_there_and_every_letter_there_is_referred_to() {
    // These have a place of their own: a client to be asked again or written to, a call nobody came to, calendar files.
    let own = [NUDGE, MISSED_CALL, KEEP_IN_TOUCH]
        .iter()
        .chain(&calendar::LETTERS)
        .map(|id| LetterId::from(*id))
        .collect::<Vec<_>>();
    let referred: BTreeSet<&LetterId> = letters_referred_to().into_iter().chain(&own).collect();
    let there: BTreeSet<&LetterId> = Playbook::standard().letters.iter().map(|letter| &letter.id).collect();
    assert_eq!(referred, there);
}

#[test]
fn no_placeholder_is_left_in_any_letter_to_anybody() {
    for call_type in CallType::ALL {
        let mut world = World::at("2026-11-24 09:00");
        let ivan = world.add_candidate("Ivan", "1042");
        let call = world.call_of(call_type, "2026-11-30 15:00", &[ivan]);
        let everyone = participants(world.call(call), &world.board, &world.moment());
        for (template, person) in
            Playbook::standard().letters.iter().flat_map(|id| everyone.iter().map(move |to| (id, to)))
        {
            for language in Language::ALL {
                let mut to = person.clone();
                to.language = language;
                let filled = letter(&template.id, world.call(call), &to, &world.board, &world.moment());
                let text = filled.expect("the template is the playbook's").text();
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(text.lines().count() > 5, "{text}");
            }
        }
    }
}

#[test]
fn every_comment_asks_for_the_sm_last() {
    for play in plays() {
        let last = play.fields.last().expect("a comment has fields");
        assert_eq!((last.kind, last.label.as_str()), (FieldKind::Sm, "SM"));
    }
}

#[test]
fn the_day_before_means_ten_in_the_morning() {
    let ten = NaiveTime::from_hms_opt(10, 0, 0).expect("a time of day");
    let mut rules = 0;
    for rule in plays().iter().flat_map(|play| &play.reminders) {
        if let Lead::DayBeforeAt(time) = rule.lead {
            assert_eq!(time, ten, "{}", rule.id);
            rules += 1;
        }
    }
    assert_eq!(rules, 3);
}

#[test]
fn leading_questions_are_at_hand_in_an_interview() {
    let interview = Playbook::standard().play(CallType::Interview);
    assert!(interview.script.iter().any(|step| step.questions.len() >= 3));
}

#[test]
fn only_a_call_about_details_reminds_the_user() {
    let to_the_user: Vec<CallType> = plays()
        .iter()
        .filter(|play| play.reminders.iter().any(|rule| rule.to == Role::User))
        .map(|play| play.call_type)
        .collect();
    assert_eq!(to_the_user, [CallType::RepeatCall]);
}

#[test]
fn it_is_read_back_as_it_was_written() {
    let written = serde_json::to_string(Playbook::standard()).expect("a playbook can be written");
    let read: Playbook = callboard::domain::json::parse(&written).expect("what was written can be read");
    assert_eq!(&read, Playbook::standard());
}
