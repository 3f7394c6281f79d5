//! Letters: in the recipient's language and on their clock, with every line that has nothing to say left out.

use callboard::domain::board::Record;
use callboard::domain::call::CallType;
use callboard::domain::candidate::Candidate;
use callboard::domain::command::Command;
use callboard::domain::ids::{CallId, CandidateId, LetterId};
use callboard::domain::language::Language;
use callboard::domain::letter::{Letter, letter};
use callboard::domain::participant::{participants, sales_manager};
use callboard::domain::playbook::Role;
use callboard::domain::zone::ZoneName;

use crate::world::{World, person};

/// The letter of the first reminder of a call.
#[track_caller]
fn reminder_letter(world: &World, call: CallId) -> Letter {
    let reminder = world.reminders(call).remove(0);
    letter(&reminder.letter, world.call(call), &reminder.recipient, &world.board, &world.moment())
        .expect("a letter of the playbook")
}

/// An interview on 30 November, 13:00 in Greenwich, with one candidate, changed as the test wants.
fn interview(change: impl FnOnce(&mut Candidate)) -> (World, CallId, CandidateId) {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    let mut candidate = world.board.candidate(ivan).cloned().expect("just added");
    change(&mut candidate);
    world.board.put(Record::Candidate(candidate));
    let call = world.call_of(CallType::Interview, "2026-11-30 15:00", &[ivan]);
    (world, call, ivan)
}

#[test]
fn the_client_reads_english_on_the_clock_of_new_york() {
    let mut world = World::at("2026-11-24 09:00");
    world.language = Language::Ru;
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    let letter = reminder_letter(&world, call);
    assert_eq!(letter.to, "anna@acme.example");
    assert_eq!(letter.subject, "Reminder: our meeting on Monday, 30 November 2026 at 08:00");
    let expected = "Hello Anna Weber,\n\n\
        This is a friendly reminder of our meeting.\n\n\
        When: Monday, 30 November 2026 at 08:00 (America/New_York, UTC−05:00)\n\
        Duration: 30 minutes\n\
        Link: https://meet.example/abc\n\
        Taking part: Olena K.\n\
        Topic: Java developer\n\n\
        If you are running late or need another time, just reply to this message.\n\n\
        We look forward to talking with you!\n\
        Olena K.";
    assert_eq!(letter.body, expected);
}

#[test]
fn a_candidate_reads_russian_on_their_own_clock() {
    let (world, call, _) = interview(|ivan| {
        ivan.language = Language::Ru;
        ivan.zone = Some(ZoneName::from("Asia/Kathmandu"));
    });
    let letter = reminder_letter(&world, call);
    assert_eq!(letter.subject, "Напоминание. Собеседование: понедельник, 30 ноября 2026 в 18:45");
    assert!(letter.body.starts_with("Здравствуйте, Ivan Petrenko!\n\n"), "{}", letter.body);
    assert!(
        letter.body.contains("Когда: понедельник, 30 ноября 2026 в 18:45 (Asia/Kathmandu, UTC+05:45)\n"),
        "{}",
        letter.body
    );
}

#[test]
fn the_date_is_that_of_the_recipients_clock() {
    let (mut world, call, _) = interview(|ivan| ivan.zone = Some(ZoneName::from("Australia/Sydney")));
    let time = world.time("2026-11-30 16:00");
    world.tell(Command::ChangeTime { call, time });
    let letter = reminder_letter(&world, call);
    assert!(letter.body.contains("When: Tuesday, 1 December 2026 at 01:00 (Australia/Sydney, UTC+11:00)"));
}

#[test]
fn a_candidate_whose_zone_is_unknown_reads_the_users_clock() {
    let (world, call, _) = interview(|ivan| ivan.zone = None);
    assert!(reminder_letter(&world, call).body.contains("at 15:00 (Europe/Kyiv, UTC+02:00)"));
}

#[test]
fn a_line_without_its_value_is_left_out() {
    let (mut world, call, _) = interview(|_| ());
    let mut time = world.time("2026-11-30 15:00");
    time.link = None;
    world.tell(Command::ChangeTime { call, time });
    let body = reminder_letter(&world, call).body;
    assert!(!body.contains("Link"), "{body}");
    assert!(body.contains("Duration: 30 minutes\nPosition: Java developer\n"), "{body}");
    assert!(!body.contains("\n\n\n"), "{body}");
}

#[test]
fn braces_in_a_value_mean_nothing() {
    let (mut world, call, _) = interview(|ivan| "{company} {".clone_into(&mut ivan.contact.name));
    let deal = world.call(call).deal;
    let mut changed = world.deal(deal).clone();
    "{user}\nand {more}".clone_into(&mut changed.need);
    world.board.put(Record::Deal(changed));
    let body = reminder_letter(&world, call).body;
    assert!(body.starts_with("Hello {company} {,\n"), "{body}");
    assert!(body.contains("Position: {user}\nand {more}\n"), "{body}");
}

#[test]
fn hired_person_and_team_lead_read_who_takes_part() {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    let call = world.call_of(CallType::IntroductoryCall, "2026-12-03 17:00", &[ivan]);
    let people = participants(world.call(call), &world.board, &world.moment());
    let body_for = |role: Role, id: &str| {
        let to = people.iter().find(|person| person.role == role).expect("they take part");
        letter(&LetterId::from(id), world.call(call), to, &world.board, &world.moment()).expect("a letter").body
    };
    let hired = body_for(Role::Hired, "hired_reminder");
    assert!(hired.contains("\nTaking part: Anna Weber, Taras T., Olena K.\n"), "{hired}");
    let lead = body_for(Role::TeamLead, "team_lead_reminder");
    assert!(lead.contains("\nTaking part: Anna Weber, Ivan Petrenko, Olena K.\nHired: Ivan Petrenko\n"), "{lead}");
}

#[test]
fn the_sm_gets_the_comment_as_it_stands() {
    let (mut world, call, _) = interview(|_| ());
    world.write(call, "conclusion", "Client wants {this}");
    world.write(call, "sm", "Petro S.");
    let to = sales_manager(world.call(call), &world.board, &world.moment());
    let found = letter(&LetterId::from("comment_to_sm"), world.call(call), &to, &world.board, &world.moment())
        .expect("a letter of the playbook");
    assert_eq!(found.to, "petro@agency.example");
    assert_eq!(found.subject, "Acme GmbH: Interview, Monday, 30 November 2026");
    assert!(found.body.contains(&format!("\n\n{}\n\n", world.text(call))), "{}", found.body);
}

#[test]
fn an_sm_nobody_knows_is_written_to_without_an_address() {
    let (mut world, call, _) = interview(|_| ());
    world.write(call, "sm", "Somebody New");
    let to = sales_manager(world.call(call), &world.board, &world.moment());
    assert_eq!(to.contact, person("Somebody New", ""));
    world.write(call, "sm", " ");
    let to = sales_manager(world.call(call), &world.board, &world.moment());
    assert_eq!(to.contact, world.board.settings().user);
}

#[test]
fn a_client_without_a_contact_is_addressed_by_the_companys_name() {
    let mut world = World::at("2026-11-24 09:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    let mut client = world.client().clone();
    client.contacts.clear();
    world.tell(Command::SaveClient(client));
    let letter = reminder_letter(&world, call);
    assert!(letter.body.starts_with("Hello Acme GmbH,\n"), "{}", letter.body);
    assert_eq!(letter.to, "");
}
