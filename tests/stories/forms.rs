//! What is typed into the dialogs: every field that cannot be read gets its own complaint, and the rest is taken as it
//! was meant.

use callboard::domain::command::{ClientChoice, Command, NewDeal};
use callboard::domain::form::placement::{PlacementForm, read_lacks, read_placement, team_lead_form};
use callboard::domain::form::{
    Complaint, DealForm, Field, PersonForm, Problem, TimeForm, read_candidate, read_contact, read_deal, read_reason,
};
use callboard::domain::placement::{Amount, Lack, Placement};
use callboard::domain::zone::ZoneName;

use crate::time_forms::{check_problems, time_form, too_long};
use crate::times::{date, utc};
use crate::world::World;

fn deal_form() -> DealForm {
    DealForm {
        client: "Acme GmbH".to_owned(),
        contact: person_form("Anna Weber", "anna@acme.example"),
        need: "Java developer".to_owned(),
        time: time_form(),
        ..DealForm::default()
    }
}

fn person_form(name: &str, email: &str) -> PersonForm {
    PersonForm { name: name.to_owned(), email: email.to_owned(), ..PersonForm::default() }
}

fn world() -> World {
    World::at("2026-11-24 09:00")
}

#[track_caller]
fn read(form: &DealForm) -> Result<NewDeal, Vec<Problem>> {
    let world = world();
    read_deal(form, &world.board, &world.moment())
}

/// The complaints about a good form after one change.
#[track_caller]
fn check_deal(change: impl FnOnce(&mut DealForm), expected: &[(Field, Complaint)]) {
    let mut form = deal_form();
    change(&mut form);
    check_problems(read(&form), expected);
}

#[test]
fn a_good_form_becomes_a_deal_with_its_first_call() {
    let new = read(&deal_form()).expect("nothing is wrong with it");
    let call = new.first_call.expect("a time was typed");
    assert_eq!((call.start.at, call.duration_minutes), (utc("2026-11-30 13:00"), 30));
    assert_eq!(call.link.map(String::from), Some("https://meet.google.com/abc".to_owned()));
    let ClientChoice::New(client) = new.client else { panic!("nobody knows Acme yet") };
    assert_eq!((client.name.as_str(), client.contact.name.as_str()), ("Acme GmbH", "Anna Weber"));
    assert_eq!(client.zone, ZoneName::from("Europe/Kyiv"));
}

#[test]
fn a_deal_needs_a_company_and_nothing_else() {
    for empty in ["", "   ", "\u{a0}\t"] {
        check_deal(|form| form.client = empty.to_owned(), &[(Field::Client, Complaint::Required)]);
    }
    let bare = DealForm { client: "Acme".to_owned(), ..DealForm::default() };
    assert_eq!(read(&bare).expect("the rest can be told later").first_call, None);
}

#[test]
fn a_company_known_by_that_name_gets_a_further_deal() {
    let mut world = world();
    world.create_deal("Java developer");
    let form = DealForm { client: " acme gmbh ".to_owned(), ..deal_form() };
    let new = read_deal(&form, &world.board, &world.moment()).expect("nothing is wrong with it");
    assert_eq!(new.client, ClientChoice::Known(world.client().id));
    world.tell(Command::CreateDeal(new));
    assert_eq!((world.board.clients().count(), world.board.deals().count()), (1, 2));
}

#[test]
fn an_unknown_zone_is_named_once() {
    let unknown = |zone: &str| {
        check_deal(|form| form.time.zone = zone.to_owned(), &[(Field::Zone, Complaint::UnknownZone)]);
    };
    unknown("Mars/Olympus");
    unknown("<script>");
}

#[test]
fn ten_thousand_characters_in_a_field_are_counted_and_refused() {
    let long = "й".repeat(10_000);
    check_deal(|form| form.client = long.clone(), &[(Field::Client, too_long(10_000, 300))]);
    check_deal(|form| form.contact.name = long.clone(), &[(Field::Name, too_long(10_000, 300))]);
    check_deal(|form| form.contact.phone = long.clone(), &[(Field::Phone, too_long(10_000, 300))]);
    check_deal(|form| form.need = long.clone(), &[(Field::Need, too_long(10_000, 2_000))]);
    check_problems(read_reason(&long), &[(Field::Because, too_long(10_000, 2_000))]);
    check_deal(|form| form.client = "й".repeat(300), &[]);
}

#[test]
fn a_link_without_a_date_is_not_thrown_away_in_silence() {
    let start = (Field::Start, Complaint::Required);
    check_deal(|form| form.time.start = String::new(), std::slice::from_ref(&start));
    check_deal(
        |form| {
            form.time.start = String::new();
            form.time.link = "javascript:alert(1)".to_owned();
        },
        &[start, (Field::Link, Complaint::UnsafeLink("javascript".to_owned()))],
    );
}

#[test]
fn an_e_mail_address_has_one_at_sign_and_a_domain() {
    for typed in ["", "anna@acme.example", "anna.w+jobs@mail.acme.example", "анна@почта.рф"] {
        check_deal(|form| form.contact.email = typed.to_owned(), &[]);
    }
    for typed in [
        "anna",
        "anna@",
        "@acme.example",
        "anna@acme",
        "anna@acme..example",
        "anna@acme.example.",
        "anna @acme.example",
        "anna@acme.example,eve@evil.example",
        "anna@acme.example;eve@evil.example",
        "anna@@acme.example",
        "anna@acme.example?cc=eve@evil.example",
        "anna@acme.example\neve",
    ] {
        check_deal(|form| form.contact.email = typed.to_owned(), &[(Field::Email, Complaint::NotAnEmail)]);
    }
}

#[test]
fn every_field_gets_its_own_complaint_at_once() {
    check_deal(
        |form| {
            *form = DealForm::default();
            form.contact.email = "anna".to_owned();
            form.time = TimeForm { start: "soon".to_owned(), link: "javascript:x".to_owned(), ..TimeForm::default() };
        },
        &[
            (Field::Client, Complaint::Required),
            (Field::Email, Complaint::NotAnEmail),
            (Field::Start, Complaint::NotADate),
            (Field::Duration, Complaint::NotADuration),
            (Field::Link, Complaint::UnsafeLink("javascript".to_owned())),
        ],
    );
}

#[test]
fn people_need_a_name() {
    let world = world();
    check_problems(
        read_candidate(&PersonForm::default(), &world.board, &world.moment()),
        &[(Field::Name, Complaint::Required)],
    );
    check_problems(read_contact(&person_form(" ", "a@b.example")), &[(Field::Name, Complaint::Required)]);
    let form = PersonForm { zone: "Mars/Olympus".to_owned(), ..person_form("Ivan", "") };
    check_problems(read_candidate(&form, &world.board, &world.moment()), &[(Field::Zone, Complaint::UnknownZone)]);
    let ivan = read_candidate(&person_form(" Ivan ", ""), &world.board, &world.moment()).expect("a name is enough");
    assert_eq!((ivan.contact.name.as_str(), ivan.zone), ("Ivan", None));
}

#[test]
fn an_employee_id_that_somebody_has_is_asked_about_and_allowed() {
    let mut world = world();
    world.add_candidate("Ivan Petrenko", "1042");
    let typed = PersonForm { employee_id: " 1042".to_owned(), ..person_form("Ivan Petrenko", "") };
    let in_use = Complaint::IdInUse("Ivan Petrenko".to_owned());
    check_problems(read_candidate(&typed, &world.board, &world.moment()), &[(Field::EmployeeId, in_use)]);
    let meant = PersonForm { id_is_meant: true, ..typed };
    let read = read_candidate(&meant, &world.board, &world.moment()).expect("it was confirmed");
    assert_eq!(read.employee_id, "1042");
    let unnumbered = person_form("Ivan Petrenko", "");
    assert!(read_candidate(&unnumbered, &world.board, &world.moment()).is_ok(), "a namesake is nobody's business");
}

#[test]
fn closing_as_hired_asks_only_for_what_the_placement_still_lacks() {
    let nothing = PlacementForm::default();
    let required = |field| (field, Complaint::Required);
    check_problems(
        read_lacks(&nothing, &Placement::default()),
        &[
            required(Field::StartsOn),
            required(Field::Amount),
            (Field::Currency, Complaint::NotACurrency),
            required(Field::Contract),
        ],
    );
    let typed = PlacementForm {
        starts_on: "2026-12-01".to_owned(),
        amount: "1 200,50".to_owned(),
        currency: "eur".to_owned(),
        contract: "https://sign.example/1".to_owned(),
        ..PlacementForm::default()
    };
    let placement = read_lacks(&typed, &Placement::default()).expect("nothing is wrong with it");
    assert_eq!(placement.starts_on, Some(date("2026-12-01")));
    assert_eq!(placement.price.as_ref().map(|price| price.amount), Some(Amount(120_050)));
    assert_eq!(placement.lacks(), []);
    assert_eq!(read_lacks(&nothing, &placement), Ok(placement.clone()));
    let unpriced = Placement { price: None, messenger: "Telegram".to_owned(), ..placement };
    assert_eq!(unpriced.lacks(), [Lack::Price]);
    let priced = read_lacks(&typed, &unpriced).expect("the price was typed");
    assert_eq!(priced.messenger, "Telegram", "what is known stays");
}

#[test]
fn a_placement_is_filled_as_it_becomes_known() {
    let read = |form: &PlacementForm, lead: &PersonForm| read_placement(form, lead);
    let nobody = PersonForm::default();
    assert_eq!(read(&PlacementForm::default(), &nobody), Ok(Placement::default()));
    let typed = PlacementForm { messenger: " Telegram ".to_owned(), ..PlacementForm::default() };
    let taras = person_form("Taras T.", "taras@agency.example");
    let placement = read(&typed, &taras).expect("nothing is wrong with it");
    assert_eq!(placement.messenger, "Telegram");
    assert_eq!(placement.team_lead.as_ref().map(|lead| lead.email.as_str()), Some("taras@agency.example"));
    let half_a_price = PlacementForm { amount: "14".to_owned(), ..typed };
    check_problems(read(&half_a_price, &nobody), &[(Field::Currency, Complaint::NotACurrency)]);
    let wrong = PlacementForm { contract: "javascript:x".to_owned(), ..PlacementForm::default() };
    check_problems(read(&wrong, &nobody), &[(Field::Contract, Complaint::UnsafeLink("javascript".to_owned()))]);
    assert_eq!(read(&PlacementForm::of(&placement), &team_lead_form(&placement)), Ok(placement));
}

#[test]
fn a_deal_is_lost_for_a_reason() {
    check_problems(read_reason("  "), &[(Field::Because, Complaint::Required)]);
    assert_eq!(read_reason(" Too expensive "), Ok("Too expensive".to_owned()));
}
