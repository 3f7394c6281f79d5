//! Calendar files: the call and its reminders in the calendars of the user and of those to be reminded, told again
//! when the call moves and taken back when it is called off.

use callboard::domain::board::Record;
use callboard::domain::calendar::{Audience, CalendarFile, audiences, calendar_file, fortnight_file};
use callboard::domain::call::{CallStatus, CallType, RepeatAbout};
use callboard::domain::client::Contact;
use callboard::domain::command::{Command, Invitee, ResultPart};
use callboard::domain::ids::{CallId, CandidateId};
use callboard::domain::language::Language;
use callboard::domain::note::Note;
use callboard::domain::playbook::Role;
use callboard::domain::zone::ZoneName;

use crate::world::World;

const CLIENT: Audience = Audience::Group(Role::Client);
const CANDIDATES: Audience = Audience::Group(Role::Candidate);
const HIRED: Audience = Audience::Group(Role::Hired);
const TEAM_LEAD: Audience = Audience::Group(Role::TeamLead);

/// A call on Monday, 30 November, 15:00 in Kyiv, planned the Tuesday before.
fn call_of(call_type: CallType) -> (World, CallId, CandidateId) {
    let mut world = World::at("2026-11-24 09:00");
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    let call = world.call_of(call_type, "2026-11-30 15:00", &[ivan]);
    (world, call, ivan)
}

fn file(world: &World, call: CallId, audience: Audience) -> CalendarFile {
    calendar_file(world.call(call), audience, &world.board, &world.moment())
}

/// The lines of a file as a calendar reads them: continued lines joined.
fn lines(world: &World, call: CallId, audience: Audience) -> Vec<String> {
    let text = file(world, call, audience).text;
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// What a file says under one name, in its order.
fn all(world: &World, call: CallId, audience: Audience, name: &str) -> Vec<String> {
    let lines = lines(world, call, audience);
    lines.iter().filter_map(|line| line.strip_prefix(&format!("{name}:"))).map(str::to_owned).collect()
}

/// The same as one text, to be searched.
fn joined(world: &World, call: CallId, audience: Audience) -> String {
    lines(world, call, audience).join("\n")
}

#[test]
fn the_user_keeps_the_call_with_everyones_clock() {
    let (world, call, _) = call_of(CallType::Interview);
    let expected = format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Callboard//Callboard//EN\nCALSCALE:GREGORIAN\nMETHOD:PUBLISH\n\
         BEGIN:VEVENT\nUID:{call}-user@callboard\nDTSTAMP:20261124T090000Z\nSEQUENCE:28285200\n\
         DTSTART:20261130T130000Z\nDTEND:20261130T133000Z\nSTATUS:CONFIRMED\nTRANSP:OPAQUE\n\
         SUMMARY:Interview: Acme GmbH\n\
         DESCRIPTION:Position: Java developer\\nLink: https://meet.example/abc\\n\\nTaking part:\\n\
         Anna Weber: 08:00 (America/New_York\\, UTC−05:00)\\n\
         Ivan Petrenko: 15:00 (Europe/Kyiv\\, UTC+02:00)\\n\
         Olena K.: 15:00 (Europe/Kyiv\\, UTC+02:00)\n\
         LOCATION:https://meet.example/abc\nURL:https://meet.example/abc\n\
         BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT20M\n\
         DESCRIPTION:Remind Ivan Petrenko: Interview\\, Acme GmbH\nEND:VALARM\n\
         END:VEVENT\nEND:VCALENDAR"
    );
    assert_eq!(joined(&world, call, Audience::User), expected);
}

#[test]
fn the_users_file_speaks_the_language_of_the_interface() {
    let (mut world, call, _) = call_of(CallType::RepeatCall);
    world.language = Language::Ru;
    let titles = all(&world, call, Audience::User, "SUMMARY");
    assert_eq!(
        titles,
        [r"Повторный звонок: Acme GmbH", r"Напомнить: Ivan Petrenko. Повторный звонок\, Acme GmbH"].map(str::to_owned)
    );
}

#[test]
fn the_day_before_is_an_event_of_its_own_since_outlook_keeps_one_alarm_an_event() {
    let (world, call, _) = call_of(CallType::RepeatCall);
    for audience in [Audience::User, CANDIDATES] {
        assert_eq!(all(&world, call, audience, "DTSTART"), ["20261130T130000Z", "20261129T080000Z"]);
        assert_eq!(all(&world, call, audience, "DTEND"), ["20261130T133000Z", "20261129T081000Z"]);
        assert_eq!(all(&world, call, audience, "TRIGGER"), ["-PT20M", "PT0M"]);
        assert_eq!(all(&world, call, audience, "TRANSP"), ["OPAQUE", "TRANSPARENT"]);
    }
    assert_eq!(
        all(&world, call, Audience::User, "SUMMARY"),
        ["Repeat call: Acme GmbH", r"Remind Ivan Petrenko: Repeat call\, Acme GmbH"]
    );
    assert_eq!(
        all(&world, call, CANDIDATES, "SUMMARY"),
        ["Repeat call: Acme GmbH", r"Reminder: call on Monday\, 30 November 2026 at 15:00 (Europe/Kyiv\, UTC+02:00)"]
    );
}

#[test]
fn people_to_remind_at_the_same_time_share_an_alarm() {
    let (world, call, _) = call_of(CallType::IntroductoryCall);
    assert_eq!(all(&world, call, Audience::User, "TRIGGER").len(), 2);
    let text = joined(&world, call, Audience::User);
    assert!(text.contains(r"SUMMARY:Remind Ivan Petrenko\, Taras T.: Introductory call\, Acme GmbH"), "{text}");
}

#[test]
fn files_are_for_the_user_the_client_and_whoever_is_to_be_reminded() {
    for (call_type, expected) in [
        (CallType::FirstCall, vec![Audience::User, CLIENT]),
        (CallType::Interview, vec![Audience::User, CLIENT, CANDIDATES]),
        (CallType::RepeatCall, vec![Audience::User, CLIENT, CANDIDATES]),
        (CallType::IntroductoryCall, vec![Audience::User, CLIENT, HIRED, TEAM_LEAD]),
    ] {
        let (world, call, _) = call_of(call_type);
        assert_eq!(audiences(world.call(call), &world.board, &world.moment()), expected);
    }
    let mut world = World::at("2026-11-24 09:00");
    let mut plan = world.plan(CallType::RepeatCall, "2026-11-30 15:00", &[]);
    plan.about = RepeatAbout::Details;
    let call = world.call_as(plan);
    assert_eq!(audiences(world.call(call), &world.board, &world.moment()), [Audience::User, CLIENT]);
    assert_eq!(all(&world, call, Audience::User, "TRIGGER"), ["-PT20M"]);
    assert!(joined(&world, call, Audience::User).contains("\nDESCRIPTION:Repeat call: Acme GmbH\nEND:VALARM"));
}

#[test]
fn only_who_is_to_be_reminded_hears_an_alarm() {
    let (world, call, _) = call_of(CallType::FirstCall);
    assert_eq!(all(&world, call, CLIENT, "TRIGGER"), ["-PT15M"]);
    let (world, call, _) = call_of(CallType::Interview);
    assert!(all(&world, call, CLIENT, "TRIGGER").is_empty());
    assert_eq!(all(&world, call, CANDIDATES, "TRIGGER"), ["-PT20M"]);
}

#[test]
fn what_the_user_has_done_rings_no_more_but_the_groups_own_alarm_does() {
    let (mut world, call, _) = call_of(CallType::IntroductoryCall);
    for reminder in world.reminders(call) {
        if reminder.recipient.role == Role::Hired {
            world.tell(Command::FinishReminder { call, reminder: reminder.key });
        }
    }
    let text = joined(&world, call, Audience::User);
    assert!(text.contains(r"SUMMARY:Remind Taras T.: Introductory call\, Acme GmbH"), "{text}");
    for reminder in world.reminders(call) {
        world.tell(Command::FinishReminder { call, reminder: reminder.key });
    }
    assert_eq!(all(&world, call, Audience::User, "TRIGGER"), Vec::<String>::new());
    assert_eq!(all(&world, call, Audience::User, "UID").len(), 2, "an earlier file's alarm is still to be silenced");
    assert_eq!(all(&world, call, HIRED, "TRIGGER"), ["-PT20M", "PT0M"]);
}

#[test]
fn a_reminder_that_is_over_neither_rings_nor_fills_the_calendar() {
    let (mut world, call, _) = call_of(CallType::RepeatCall);
    world.pass_to("2026-11-29 08:00");
    assert_eq!(all(&world, call, CANDIDATES, "TRIGGER"), ["-PT20M"]);
    assert_eq!(all(&world, call, CANDIDATES, "UID"), [format!("{call}-candidate@callboard")]);
    world.pass_to("2026-11-30 12:40");
    assert!(all(&world, call, CANDIDATES, "TRIGGER").is_empty());
}

#[test]
fn a_moved_call_keeps_its_events_and_a_later_file_supersedes_an_earlier_one() {
    let (mut world, call, _) = call_of(CallType::RepeatCall);
    let uids = all(&world, call, Audience::User, "UID");
    assert_eq!(uids, [format!("{call}-user@callboard"), format!("{call}-user-2@callboard")]);
    let before = all(&world, call, Audience::User, "SEQUENCE");
    world.pass_to("2026-11-24 09:01");
    let time = world.time("2026-11-24 18:00");
    world.tell(Command::ChangeTime { call, time });
    assert_eq!(all(&world, call, Audience::User, "UID"), uids, "else the old day-before event would ring");
    assert_eq!(all(&world, call, Audience::User, "DTSTART"), ["20261124T160000Z", "20261123T080000Z"]);
    assert_eq!(all(&world, call, Audience::User, "TRIGGER"), ["-PT20M"]);
    let number = |text: &String| text.parse::<i32>().expect("a number of 32 bits");
    let after = all(&world, call, Audience::User, "SEQUENCE");
    assert_eq!(number(&after[0]) - number(&before[0]), 60);
    assert_eq!(after[0], after[1]);
}

#[test]
fn a_call_that_is_off_takes_all_its_events_back() {
    for status in [CallStatus::Cancelled, CallStatus::Missed] {
        let (mut world, call, _) = call_of(CallType::RepeatCall);
        let uids = all(&world, call, CANDIDATES, "UID");
        world.pass_to("2026-11-30 13:10");
        world.tell(Command::SetStatus { call, status });
        assert_eq!(all(&world, call, CANDIDATES, "METHOD"), ["CANCEL"]);
        assert_eq!(all(&world, call, CANDIDATES, "UID"), uids);
        assert_eq!(all(&world, call, CANDIDATES, "STATUS"), ["CANCELLED", "CANCELLED"]);
        assert!(all(&world, call, CANDIDATES, "TRIGGER").is_empty());
    }
}

#[test]
fn the_comment_of_a_held_call_is_the_users_alone() {
    let (mut world, call, ivan) = call_of(CallType::Interview);
    world.write_result(call, ivan, ResultPart::Summary("five years of Java; Kafka, too".to_owned()));
    assert!(!joined(&world, call, Audience::User).contains("five years"));
    world.hold(call);
    let text = joined(&world, call, Audience::User);
    assert!(text.contains(r"UTC+02:00)\n\nFresh Results\nToday we interviewed:\n"), "{text}");
    assert!(text.contains(r"Ivan Petrenko (1042) – five years of Java\; Kafka\, too\n"), "{text}");
    for audience in [CLIENT, CANDIDATES] {
        let text = joined(&world, call, audience);
        assert!(!text.contains("five years") && !text.contains("Results"), "{text}");
    }
    assert_eq!(all(&world, call, Audience::User, "METHOD"), ["PUBLISH"]);
}

#[test]
fn a_group_learns_no_address_and_candidates_nothing_of_each_other() {
    let mut world = World::at("2026-11-24 09:00");
    let people = ["Ivan", "Olga"].map(|name| world.add_candidate(name, "1042"));
    for id in people {
        let mut candidate = world.board.candidate(id).cloned().expect("just added");
        candidate.contact = Contact {
            email: "someone@agency.example".to_owned(),
            phone: "+380501112233".to_owned(),
            telegram: "@someone".to_owned(),
            ..candidate.contact
        };
        world.board.put(Record::Candidate(candidate));
    }
    for call_type in CallType::ALL {
        let call = world.call_of(call_type, "2026-11-30 15:00", &people);
        for audience in audiences(world.call(call), &world.board, &world.moment()) {
            let text = joined(&world, call, audience).replace("@callboard", "");
            for secret in ["@", "+380", "someone", "1042", "ORGANIZER", "ATTENDEE"] {
                assert!(!text.contains(secret), "{secret}: {text}");
            }
        }
    }
    let call = world.call_of(CallType::Interview, "2026-11-30 15:00", &people);
    let text = joined(&world, call, CANDIDATES);
    assert!(text.contains(r"Taking part: Anna Weber\, Olena K.") && !text.contains("Olga"), "{text}");
    assert!(joined(&world, call, CLIENT).contains(r"Taking part: Ivan\, Olga\, Olena K."));
}

#[test]
fn a_group_reads_its_own_language_and_the_time_by_the_event_alone() {
    let (mut world, call, ivan) = call_of(CallType::Interview);
    let mut candidate = world.board.candidate(ivan).cloned().expect("just added");
    candidate.language = Language::Ru;
    candidate.zone = Some(ZoneName::from("Asia/Kathmandu"));
    world.board.put(Record::Candidate(candidate));
    let text = joined(&world, call, CANDIDATES);
    assert!(text.contains("SUMMARY:Собеседование: Acme GmbH\n"), "{text}");
    // Of several candidates each may live elsewhere: the event itself shows on every clock.
    assert!(!text.contains("18:45") && !text.contains("15:00"), "{text}");
    let text = joined(&world, call, CLIENT);
    assert!(text.contains("SUMMARY:Meeting with Olena K.\n"), "{text}");
    assert!(text.contains(r"When: Monday\, 30 November 2026 at 08:00 (America/New_York\, UTC−05:00)\n"), "{text}");
}

#[test]
fn a_group_of_several_languages_reads_each_of_them() {
    let (mut world, call, ivan) = call_of(CallType::Interview);
    let mut candidate = world.board.candidate(ivan).cloned().expect("just added");
    candidate.language = Language::Ru;
    world.board.put(Record::Candidate(candidate));
    let arjun = world.add_candidate("Arjun", "");
    world.tell(Command::Invite { call, invitees: vec![Invitee::Known(arjun)] });
    let text = joined(&world, call, CANDIDATES);
    assert!(text.contains("Позиция: Java developer") && text.contains("Position: Java developer"), "{text}");
}

#[test]
fn the_day_before_is_ten_oclock_also_where_the_clocks_change_in_between() {
    for (start, expected) in [
        // Clocks in Kyiv go back on 25 October 2026 and forward on 28 March 2027, at night.
        ("2026-10-25 15:00", ["20261025T130000Z", "20261024T070000Z"]),
        ("2027-03-28 15:00", ["20270328T120000Z", "20270327T080000Z"]),
    ] {
        let mut world = World::at("2026-10-01 09:00");
        let ivan = world.add_candidate("Ivan Petrenko", "1042");
        let call = world.call_of(CallType::RepeatCall, start, &[ivan]);
        assert_eq!(all(&world, call, Audience::User, "DTSTART"), expected);
        assert_eq!(all(&world, call, Audience::User, "TRIGGER"), ["-PT20M", "PT0M"]);
    }
}

#[test]
fn a_hostile_name_stays_in_its_line() {
    let (mut world, call, ivan) = call_of(CallType::Interview);
    let name = "A;B,C\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:evil\u{2028}\"x\" %0A \\n\0ж🚀";
    let mut client = world.client().clone();
    name.clone_into(&mut client.name);
    world.board.put(Record::Client(client));
    let mut candidate = world.board.candidate(ivan).cloned().expect("just added");
    name.clone_into(&mut candidate.contact.name);
    world.board.put(Record::Candidate(candidate));
    for audience in [Audience::User, CLIENT, CANDIDATES] {
        assert_eq!(all(&world, call, audience, "BEGIN").iter().filter(|what| *what == "VEVENT").count(), 1);
        assert_eq!(all(&world, call, audience, "UID").len(), 1);
    }
    let text = joined(&world, call, Audience::User);
    let written = r#"A\;B\,C END:VEVENT BEGIN:VEVENT UID:evil "x" %0A \\n ж🚀"#;
    assert!(text.contains(&format!("SUMMARY:Interview: {written}\n")), "{text}");
    let written = r#"\nA\;B\,C\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil\n"x" %0A \\nж🚀: 15:00 ("#;
    assert!(text.contains(written), "{text}");
}

#[test]
fn a_file_is_named_after_call_company_date_and_group() {
    let (mut world, call, _) = call_of(CallType::Interview);
    assert_eq!(file(&world, call, Audience::User).name, "interview-acme-gmbh-2026-11-30.ics");
    let time = world.time("2026-12-01 01:00");
    world.tell(Command::ChangeTime { call, time });
    assert_eq!(file(&world, call, Audience::User).name, "interview-acme-gmbh-2026-12-01.ics");
    assert_eq!(file(&world, call, CLIENT).name, "interview-acme-gmbh-2026-11-30-client.ics");
    for (company, expected) in [
        ("Ромашка", "interview-2026-12-01.ics"),
        ("../..\\x:y\0", "interview-x-y-2026-12-01.ics"),
        (&"long ".repeat(50), "interview-long-long-long-long-long-long-long-long-2026-12-01.ics"),
    ] {
        let mut client = world.client().clone();
        company.clone_into(&mut client.name);
        world.board.put(Record::Client(client));
        assert_eq!(file(&world, call, Audience::User).name, expected);
    }
}

#[test]
fn a_call_without_link_company_or_names_still_has_a_title() {
    let (mut world, call, ivan) = call_of(CallType::RepeatCall);
    let mut time = world.time("2026-11-30 15:00");
    time.link = None;
    world.tell(Command::ChangeTime { call, time });
    let mut client = world.client().clone();
    client.name.clear();
    world.board.put(Record::Client(client));
    let mut candidate = world.board.candidate(ivan).cloned().expect("just added");
    candidate.contact.name.clear();
    world.board.put(Record::Candidate(candidate));
    assert_eq!(all(&world, call, Audience::User, "SUMMARY"), ["Repeat call", "Repeat call"]);
    let text = joined(&world, call, Audience::User);
    assert!(!text.contains("LOCATION") && !text.contains("URL") && !text.contains("Link"), "{text}");
}

#[test]
fn the_coming_two_weeks_are_one_file_with_the_events_of_the_single_files() {
    let (mut world, call, ivan) = call_of(CallType::RepeatCall);
    let other = world.call_of(CallType::FirstCall, "2026-12-07 15:00", &[]);
    let far = world.call_of(CallType::FirstCall, "2026-12-09 15:00", &[]);
    let off = world.call_of(CallType::Interview, "2026-12-01 15:00", &[ivan]);
    world.tell(Command::SetStatus { call: off, status: CallStatus::Cancelled });
    let whole = fortnight_file(&world.board, &world.moment()).expect("calls are planned");
    assert_eq!(whole.name, "callboard-2026-11-24.ics");
    let events = |text: &str| {
        let (_, events) = text.split_once("METHOD:PUBLISH\r\n").expect("a file that publishes");
        events.trim_end_matches("END:VCALENDAR\r\n").to_owned()
    };
    let single = |call| events(&file(&world, call, Audience::User).text);
    assert_eq!(events(&whole.text), single(call) + &single(other));
    assert!(!whole.text.contains(&far.to_string()) && !whole.text.contains(&off.to_string()));
}

#[test]
fn there_is_no_file_of_two_weeks_without_a_call_and_the_user_is_told() {
    let mut world = World::at("2026-11-24 09:00");
    assert_eq!(world.answer(Command::TakeFortnight), [Note::NothingPlanned]);
}
