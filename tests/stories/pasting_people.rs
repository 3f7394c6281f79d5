//! Pasting an interview's comment: who its lines are about, whoever is invited, and what becomes of them in the deal.

use callboard::domain::call::CallType;
use callboard::domain::command::{Command, ResultPart};
use callboard::domain::comment::{InterviewResult, Verdict};
use callboard::domain::deal::CandidacyState;
use callboard::domain::ids::{CallId, CandidateId};
use callboard::domain::language::Language;
use callboard::domain::note::Note;

use crate::any_comment::KINDS;
use crate::pasting::{INTERVIEW, check, paste, world_with};
use crate::world::World;

/// An interview of these candidates, by name and employee ID.
fn interview_of(candidates: &[(&str, &str)]) -> (World, CallId, Vec<CandidateId>) {
    let mut world = World::at("2026-11-24 09:00");
    let ids: Vec<CandidateId> = candidates.iter().map(|(name, id)| world.add_candidate(name, id)).collect();
    let call = world.call_of(CallType::Interview, "2026-11-30 15:00", &ids);
    (world, call, ids)
}

fn result_of(world: &World, call: CallId, candidate: CandidateId) -> InterviewResult {
    world.call(call).comment.results.get(&candidate).cloned().unwrap_or_default()
}

/// Pasted under these headings into an interview of `candidates`, a line about each says who it is about: the names with
/// IDs of all who are invited then, in their order.
#[track_caller]
fn check_names(candidates: &[(&str, &str)], heads: &[&str], invited: &[&str], unread: usize) {
    let (mut world, call, _) = interview_of(candidates);
    let line = |(place, head): (usize, &&str)| format!("{head} – says {place}");
    let lines: Vec<String> = heads.iter().enumerate().map(line).collect();
    paste(&mut world, call, &format!("SM: x\nToday we interviewed:\n{}", lines.join("\n")));
    let names = world.call(call).candidates.iter().filter_map(|id| world.board.candidate(*id));
    assert_eq!(names.map(|known| known.name_with_id()).collect::<Vec<_>>(), invited, "{heads:?}");
    assert_eq!(world.call(call).comment.unread.lines().count(), unread, "{heads:?}");
}

/// What one candidate's result line comes to when it is written again.
#[track_caller]
fn check_outcome(pasted: &str, written: &str) {
    let (mut world, call, _) = interview_of(&[("Ivan", "")]);
    assert_eq!(
        paste(&mut world, call, &format!("Interview results:\nIvan – {pasted}")),
        [Note::CommentRead],
        "{pasted}"
    );
    let text = world.text(call);
    assert!(text.contains(&format!("\nIvan – {written}\nSM")), "{pasted} in {text}");
}

#[test]
fn candidates_nobody_knows_are_created_and_invited() {
    let (mut world, call) = world_with(KINDS[1]);
    world.language = Language::Ru;
    assert_eq!(paste(&mut world, call, INTERVIEW), [Note::CommentRead]);
    let candidates: Vec<_> =
        world.board.candidates().map(|known| (known.contact.name.as_str(), known.employee_id.as_str())).collect();
    assert_eq!(candidates, [("Ivan Petrenko", "1042"), ("Olga Sydorenko", "")]);
    let ids: Vec<CandidateId> = world.board.candidates().map(|known| known.id).collect();
    assert_eq!(world.call(call).candidates, ids);
    assert!(world.board.candidates().all(|known| known.language == Language::Ru));
    let ivan = InterviewResult {
        summary: "five years of Java, two in banking, English B2; calm, answers to the point".to_owned(),
        observation: String::new(),
        verdict: Some(Verdict::Liked),
        why: "strong back end".to_owned(),
        chosen: true,
    };
    assert_eq!(result_of(&world, call, ids[0]), ivan);
    let states = world.deal(world.call(call).deal).candidacies.iter().map(|known| (known.candidate, known.state));
    assert_eq!(states.collect::<Vec<_>>(), [(ids[0], CandidacyState::Chosen), (ids[1], CandidacyState::Proposed)]);
}

#[test]
fn a_known_candidate_is_invited_and_not_created_again() {
    for (name, employee_id) in
        [("Ivan Petrenko", "1042"), ("IVAN  PETRENKO", ""), ("Іван Петренко", "1042"), ("Ivan Petrenko", "")]
    {
        let (mut world, call) = world_with(KINDS[1]);
        let ivan = world.add_candidate(name, employee_id);
        paste(&mut world, call, INTERVIEW);
        assert_eq!(world.board.candidates().count(), 2, "{name}");
        assert_eq!(world.call(call).candidates.first(), Some(&ivan), "{name}");
        assert_eq!(world.board.candidate(ivan).map(|known| known.employee_id.as_str()), Some("1042"), "{name}");
        let deal = world.deal(world.call(call).deal);
        assert_eq!(deal.candidacy(ivan).map(|known| known.state), Some(CandidacyState::Chosen), "{name}");
    }
}

#[test]
fn two_candidates_of_one_name_are_told_apart_by_their_order() {
    let text = "Today we interviewed:\nIvan – Java\nIvan – Kafka\nInterview results:\nIvan – liked\nIvan – not liked\nSM: Olena K.";
    for text in [text.to_owned(), format!("{text} "), text.replace('–', "-")] {
        let (mut world, call, ids) = interview_of(&[("Ivan", ""), ("Ivan", "")]);
        assert_eq!(paste(&mut world, call, &text), [Note::CommentRead]);
        for (candidate, summary, verdict) in [(ids[0], "Java", Verdict::Liked), (ids[1], "Kafka", Verdict::NotLiked)] {
            let result = result_of(&world, call, candidate);
            assert_eq!((result.summary.as_str(), result.verdict), (summary, Some(verdict)));
        }
    }
}

#[test]
fn lines_are_about_those_who_are_likeliest() {
    let olga = ("Olga", "7");
    check_names(&[olga], &["olga (7)"], &["Olga (7)"], 0);
    check_names(&[olga], &["Olga"], &["Olga (7)"], 0);
    check_names(&[olga], &["O. Sydorenko (7)"], &["Olga (7)"], 0);
    check_names(&[olga], &["Olga (8)"], &["Olga (7)", "Olga (8)"], 0);
    check_names(&[("Olga", "")], &["Olga (8)"], &["Olga (8)"], 0);
    check_names(&[("Olga", ""), ("Olga", "8")], &["Olga (8)", "Olga"], &["Olga", "Olga (8)"], 0);
    check_names(&[("Olga (QA)", "")], &["Olga (QA)"], &["Olga (QA)"], 0);
    check_names(
        &[("Olga – Maria", "3"), ("Olga", "")],
        &["Olga - Maria (3)", "Olga"],
        &["Olga – Maria (3)", "Olga"],
        0,
    );
    check_names(&[("Anna", "")], &["Anna-Maria"], &["Anna", "Anna-Maria"], 0);
    check_names(&[("Anna", "")], &["1. Anna", "• Boris"], &["Anna", "Boris"], 0);
}

#[test]
fn a_line_more_than_there_can_be_is_kept_unread() {
    check_names(&[("Olga", "7")], &["Olga (7)", "Olga (7)"], &["Olga (7)"], 1);
    check_names(&[("Olga", "")], &["Olga", "Olga"], &["Olga"], 1);
    check_names(&[], &["Olga", "Olga"], &["Olga"], 1);
    let doubled = format!("{INTERVIEW}\n{INTERVIEW}");
    let lines: Vec<&str> = INTERVIEW.lines().collect();
    check(KINDS[1], &doubled, INTERVIEW, &lines);
}

#[test]
fn whom_of_several_a_line_means_is_not_guessed() {
    let (mut world, call) = world_with(KINDS[1]);
    world.add_candidate("Ivan Petrenko", "");
    world.add_candidate("Ivan Petrenko", "");
    assert_eq!(paste(&mut world, call, INTERVIEW), [Note::CommentReadInPart(2)]);
    assert_eq!(world.board.candidates().count(), 3);
    assert!(world.call(call).comment.unread.starts_with("Ivan Petrenko (1042) – five years of Java"));
}

#[test]
fn results_are_read_as_people_write_them() {
    check_outcome("Liked", "liked");
    check_outcome("NOT LIKED - little Kafka", "not liked: little Kafka");
    check_outcome("liked, strong", "liked: strong");
    check_outcome("liked (strong)", "liked: (strong)");
    check_outcome("liked: strong ;Chosen.", "liked: strong; chosen");
    check_outcome("liked;chosen", "liked; chosen");
    check_outcome("chosen", "–; chosen");
    check_outcome("-", "–");
    check_outcome("—: too quiet", "–: too quiet");
    check_outcome("liked the project", "–: liked the project");
    check_outcome("the best one", "–: the best one");
    check_outcome("liked: not chosen", "liked: not chosen");
    check_outcome("", "–");
}

#[test]
fn an_interviews_lines_are_known_however_they_are_written() {
    for (from, to) in [
        ("Today we interviewed:", "TODAY  WE INTERVIEWED"),
        ("Interview results:\n", "• interview results: "),
        (" – ", " - "),
        (" – ", "\u{a0}—\u{a0}"),
        (" – ", "– "),
        ("Ivan Petrenko (1042)", "1) Ivan Petrenko (1042)"),
        ("Ivan Petrenko (1042)", "  IVAN PETRENKO(1042)"),
        ("; calm", "\ncalm"),
        ("\nClient", "\n\nClient"),
        (" – ", ": "),
    ] {
        let pasted = INTERVIEW.replace(from, to);
        assert_ne!(pasted, INTERVIEW);
        let (mut world, call, _) = interview_of(&[("Ivan Petrenko", "1042"), ("Olga Sydorenko", "")]);
        assert_eq!(paste(&mut world, call, &pasted), [Note::CommentRead], "{pasted}");
        assert_eq!(world.text(call), INTERVIEW, "{pasted}");
    }
}

#[test]
fn the_conclusion_is_what_stands_below_the_results() {
    let results = "Interview results:\nIvan – liked";
    for (below, conclusion) in [
        ("They call back\non Friday", Some("They call back; on Friday")),
        ("\nThey call back\n", Some("They call back")),
        ("Client – liked the project", Some("Client – liked the project")),
        ("\n\n", None),
    ] {
        let (mut world, call, _) = interview_of(&[("Ivan", "")]);
        assert_eq!(
            paste(&mut world, call, &format!("{results}\n{below}\nSM: Olena K.")),
            [Note::CommentRead],
            "{below}"
        );
        let text = world.text(call);
        let lines: Vec<&str> = text.lines().skip(4).collect();
        assert_eq!(lines, conclusion.into_iter().chain(["SM: Olena K."]).collect::<Vec<_>>());
    }
    let (mut world, call, _) = interview_of(&[("Ivan", ""), ("Olga", "")]);
    let text = format!("{results}: strong\nback end\nOlga – liked\nThey call back\nSM: Olena K.\nKind regards");
    assert_eq!(paste(&mut world, call, &text), [Note::CommentReadInPart(2)]);
    assert_eq!(world.call(call).comment.unread, "back end\nKind regards");
    assert!(world.text(call).contains("\nThey call back\nSM"));
}

#[test]
fn lines_that_are_missing_leave_their_part_alone() {
    let (mut world, call, ids) = interview_of(&[("Ivan Petrenko", "1042"), ("Olga Sydorenko", "")]);
    world.write_result(call, ids[0], ResultPart::Summary("Java".to_owned()));
    world.write_result(call, ids[0], ResultPart::Observation("calm".to_owned()));
    world.write_result(call, ids[1], ResultPart::Chosen(true));
    world.write(call, "conclusion", "They call back");
    paste(&mut world, call, "Interview results:\nIvan Petrenko – liked\nToday we interviewed:\nOlga Sydorenko – Kafka");
    let (ivan, olga) = (result_of(&world, call, ids[0]), result_of(&world, call, ids[1]));
    assert_eq!((ivan.summary.as_str(), ivan.verdict), ("Java", Some(Verdict::Liked)));
    assert_eq!((olga.summary.as_str(), olga.chosen), ("Kafka", true));
    assert!(world.text(call).contains("They call back"));
}

#[test]
fn an_account_that_reads_the_same_keeps_the_observation_apart() {
    let (mut world, call, ids) = interview_of(&[("Ivan Petrenko", "1042"), ("Olga Sydorenko", "")]);
    world.write_result(call, ids[0], ResultPart::Summary("five years of Java,\ntwo in banking".to_owned()));
    world.write_result(call, ids[0], ResultPart::Observation("calm".to_owned()));
    let before = world.board.clone();
    let text = world.text(call);
    assert_eq!(paste(&mut world, call, &text), [Note::CommentRead]);
    assert_eq!(result_of(&world, call, ids[0]).observation, "calm");
    assert_eq!(before.call(call).map(|call| &call.comment.results), Some(&world.call(call).comment.results));
    paste(&mut world, call, &text.replace("calm", "nervous"));
    let ivan = result_of(&world, call, ids[0]);
    assert_eq!(
        (ivan.summary.as_str(), ivan.observation.as_str()),
        ("five years of Java,; two in banking; nervous", "")
    );
}

#[test]
fn a_choice_taken_back_in_the_text_does_not_end_a_candidacy() {
    let (mut world, call, ids) = interview_of(&[("Ivan", "")]);
    world.write_result(call, ids[0], ResultPart::Chosen(true));
    paste(&mut world, call, "Interview results:\nIvan – liked");
    assert!(!result_of(&world, call, ids[0]).chosen);
    let deal = world.deal(world.call(call).deal);
    assert_eq!(deal.candidacy(ids[0]).map(|known| known.state), Some(CandidacyState::Chosen));
}

#[test]
fn without_headings_only_lines_about_candidates_of_the_agency_are_known() {
    let (mut world, call, ids) = interview_of(&[("Ivan", "")]);
    let text = "Ivan – five years of Java\nIvan – not liked: quiet\nOlga – liked\nSM: Olena K.";
    assert_eq!(paste(&mut world, call, text), [Note::CommentReadInPart(1)]);
    let ivan = result_of(&world, call, ids[0]);
    assert_eq!((ivan.summary.as_str(), ivan.verdict), ("five years of Java", Some(Verdict::NotLiked)));
    assert_eq!(world.call(call).comment.unread, "Olga – liked");
}

#[test]
fn what_stands_below_an_account_belongs_to_it_up_to_a_blank_line() {
    let (mut world, call, ids) = interview_of(&[("Ivan", "")]);
    let text = "Today we interviewed:\nIvan – Java\n- two years in banking - London\nEnglish: B2\n\nNobody else came\nSM: Olena K.";
    assert_eq!(paste(&mut world, call, text), [Note::CommentReadInPart(1)]);
    assert_eq!(result_of(&world, call, ids[0]).summary, "Java\n- two years in banking - London\nEnglish: B2");
    assert_eq!(world.call(call).comment.unread, "Nobody else came");
    assert_eq!(world.answer(Command::Undo), [Note::Undone]);
    assert_eq!(result_of(&world, call, ids[0]), InterviewResult::default());
}
