//! Links that open Google's and Outlook's web calendars with the call filled in. They stay short enough for every
//! system, and what stands in a name means nothing in them.

use callboard::domain::board::Record;
use callboard::domain::calendar::{google_link, outlook_link};
use callboard::domain::call::CallType;
use callboard::domain::command::Command;
use callboard::domain::ids::CallId;
use callboard::domain::letter::LONGEST_LINK;
use callboard::domain::link::Link;

use crate::world::World;

fn first_call(company: &str) -> (World, CallId) {
    let mut world = World::at("2026-11-24 09:00");
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    let mut client = world.client().clone();
    company.clone_into(&mut client.name);
    world.board.put(Record::Client(client));
    (world, call)
}

fn google(world: &World, call: CallId) -> String {
    google_link(world.call(call), &world.board, &world.moment())
}

fn outlook(world: &World, call: CallId) -> String {
    outlook_link(world.call(call), &world.board, &world.moment())
}

fn set_link(world: &mut World, call: CallId, link: &str) {
    let mut time = world.time("2026-11-30 15:00");
    time.link = Some(Link::parse(link).expect("a safe link"));
    world.tell(Command::ChangeTime { call, time });
}

#[test]
fn google_gets_title_times_place_and_details() {
    let (world, call) = first_call("Acme & Söhne");
    let expected = "https://calendar.google.com/calendar/render?action=TEMPLATE\
        &dates=20261130T130000Z/20261130T133000Z\
        &text=First%20call%3A%20Acme%20%26%20S%C3%B6hne\
        &location=https%3A%2F%2Fmeet.example%2Fabc\
        &details=Position%3A%20Java%20developer%0ALink%3A%20https%3A%2F%2Fmeet.example%2Fabc%0A%0ATaking%20part%3A%0A\
        Anna%20Weber%3A%2008%3A00%20%28America%2FNew_York%2C%20UTC%E2%88%9205%3A00%29%0A\
        Olena%20K.%3A%2015%3A00%20%28Europe%2FKyiv%2C%20UTC%2B02%3A00%29";
    assert_eq!(google(&world, call), expected);
}

#[test]
fn outlook_gets_the_same_with_its_lines_as_html() {
    let (mut world, call) = first_call("Acme");
    let deal = world.call(call).deal;
    let mut changed = world.deal(deal).clone();
    "<b>Java</b> & more".clone_into(&mut changed.need);
    world.board.put(Record::Deal(changed));
    let expected = "https://outlook.office.com/calendar/0/deeplink/compose?path=/calendar/action/compose&rru=addevent\
        &startdt=2026-11-30T13:00:00Z&enddt=2026-11-30T13:30:00Z\
        &subject=First%20call%3A%20Acme\
        &location=https%3A%2F%2Fmeet.example%2Fabc\
        &body=Position%3A%20%26lt%3Bb%26gt%3BJava%26lt%3B%2Fb%26gt%3B%20%26amp%3B%20more%3Cbr%3E\
        Link%3A%20https%3A%2F%2Fmeet.example%2Fabc%3Cbr%3E%3Cbr%3ETaking%20part%3A%3Cbr%3E\
        Anna%20Weber%3A%2008%3A00%20%28America%2FNew_York%2C%20UTC%E2%88%9205%3A00%29%3Cbr%3E\
        Olena%20K.%3A%2015%3A00%20%28Europe%2FKyiv%2C%20UTC%2B02%3A00%29";
    assert_eq!(outlook(&world, call), expected);
}

#[test]
fn a_name_adds_nothing_to_a_link() {
    let (world, call) = first_call("A&text=evil#x?y=%0A\r\n\"");
    for link in [google(&world, call), outlook(&world, call)] {
        assert!(link.contains("=First%20call%3A%20A%26text%3Devil%23x%3Fy%3D%250A%20%22&"), "{link}");
        assert!(!link.contains(['#', '"', '\n']) && link.matches('?').count() == 1, "{link}");
    }
}

#[test]
fn what_does_not_fit_is_cut_between_two_characters() {
    for company in ["Ж".repeat(50), "Ж".repeat(300), "🚀".repeat(200), "&".repeat(700)] {
        let (mut world, call) = first_call(&company);
        for link_length in [0, 300, 1_200, 3_000] {
            set_link(&mut world, call, &format!("https://meet.example/{}", "x".repeat(link_length)));
            let deal = world.call(call).deal;
            for need in ["Java".to_owned(), "<Ж&🚀>".repeat(200)] {
                let mut changed = world.deal(deal).clone();
                changed.need = need;
                world.board.put(Record::Deal(changed));
                check_cut(&google(&world, call), link_length);
                check_cut(&outlook(&world, call), link_length);
            }
        }
    }
}

/// Short enough, whole characters only, and the place whole or not there.
#[track_caller]
fn check_cut(link: &str, link_length: usize) {
    assert!(link.is_ascii() && link.len() <= LONGEST_LINK, "{link}");
    let (_, query) = link.split_once('?').expect("a link with a query");
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').expect("a name and a value");
        let text = decoded(value);
        if name == "location" {
            assert_eq!(text.len(), "https://meet.example/".len() + link_length);
        }
        if let Some((_, cut)) = text.rsplit_once('&').filter(|_| name == "body") {
            assert!(cut.contains(';'), "an entity is cut: {text}");
        }
    }
}

/// Percent-decodes; half a character is an error.
#[track_caller]
fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let (code, after) = after.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).expect("two hexadecimal digits"));
        rest = after;
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).expect("whole characters")
}

#[test]
fn details_take_all_the_room_there_is() {
    let (mut world, call) = first_call("Acme");
    let deal = world.call(call).deal;
    let mut changed = world.deal(deal).clone();
    changed.need = "x".repeat(5_000);
    world.board.put(Record::Deal(changed));
    for link in [google(&world, call), outlook(&world, call)] {
        assert_eq!(link.len(), LONGEST_LINK);
        assert!(link.ends_with("x%E2%80%A6"), "{link}");
    }
}
