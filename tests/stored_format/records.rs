//! One record of each kind with every field filled, as the files in `tests/fixtures/v4` hold them.

use callboard::domain::entries::Entries;

use callboard::domain::board::Record;
use callboard::domain::call::{ActionMark, Call, CallStatus, CallType, Channel, LetterKey, RepeatAbout, Taken};
use callboard::domain::candidate::Candidate;
use callboard::domain::client::{Client, Contact};
use callboard::domain::comment::{Comment, FieldValue, InterviewResult, NextContact, Verdict};
use callboard::domain::deal::{Candidacy, CandidacyState, Deal, Stage, Waiting, WaitsFor};
use callboard::domain::ids::{ActionId, CallId, CandidateId, ClientId, DealId, FieldId};
use callboard::domain::language::Language;
use callboard::domain::link::Link;
use callboard::domain::placement::{Amount, Period, Placement, Price};
use callboard::domain::playbook::{Lead, Role};
use callboard::domain::reminder::{ReminderKey, ReminderMark};
use callboard::domain::reminder_rule::{OwnRule, OwnRules};
use callboard::domain::settings::Settings;
use callboard::domain::when::Start;
use callboard::domain::zone::ZoneName;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Each record with its golden text and the key it is stored under.
pub fn golden() -> [(Record, &'static str, &'static str); 5] {
    [
        (
            Record::Client(client()),
            include_str!("../fixtures/v4/client.json"),
            "callboard:client:01936f00-0000-7000-8000-000000000001",
        ),
        (
            Record::Candidate(candidate()),
            include_str!("../fixtures/v4/candidate.json"),
            "callboard:candidate:01936f00-0000-7000-8000-000000000002",
        ),
        (
            Record::Deal(deal()),
            include_str!("../fixtures/v4/deal.json"),
            "callboard:deal:01936f00-0000-7000-8000-000000000003",
        ),
        (
            Record::Call(call()),
            include_str!("../fixtures/v4/call.json"),
            "callboard:call:01936f00-0000-7000-8000-000000000004",
        ),
        (Record::Settings(settings()), include_str!("../fixtures/v4/settings.json"), "callboard:settings"),
    ]
}

fn client() -> Client {
    Client {
        id: ClientId(uuid(1)),
        name: "Acme “Логістика” GmbH".to_owned(),
        website: "https://acme.example".to_owned(),
        contacts: vec![
            Contact {
                name: "Anna Weber".to_owned(),
                email: "anna@acme.example".to_owned(),
                phone: "+49 40 1234567".to_owned(),
                telegram: "@anna".to_owned(),
            },
            Contact { name: "Tom\nBerg".to_owned(), ..Contact::default() },
        ],
        zone: ZoneName::from("Europe/Berlin"),
        language: Language::En,
        sm: "Olena K.".to_owned(),
        details: Entries::from_iter([(FieldId::from("product"), FieldValue::Text("Software".to_owned()))]),
    }
}

fn candidate() -> Candidate {
    Candidate {
        id: CandidateId(uuid(2)),
        employee_id: "1042".to_owned(),
        contact: Contact {
            name: "Ivan Petrenko".to_owned(),
            email: "ivan@agency.example".to_owned(),
            phone: "+380 44 1234567".to_owned(),
            telegram: "@ivan".to_owned(),
        },
        skills: vec!["Java".to_owned(), "Kafka".to_owned()],
        zone: Some(ZoneName::from("Europe/Kyiv")),
        language: Language::Ru,
        cv: Some(link("https://cv.example/1042.pdf")),
        portfolio: Some(link("https://ivan.example")),
    }
}

fn deal() -> Deal {
    let placement = Placement {
        starts_on: Some("2026-12-01".parse().expect("a date")),
        price: Some(Price { amount: Amount(120_050), currency: "EUR".to_owned(), per: Period::Month }),
        contract: Some(link("https://sign.example/7")),
        team_lead: Some(Contact { name: "Taras T.".to_owned(), ..Contact::default() }),
        messenger: "Telegram".to_owned(),
    };
    let states = [
        CandidacyState::Proposed,
        CandidacyState::Interviewed,
        CandidacyState::Chosen,
        CandidacyState::Hired,
        CandidacyState::Declined,
    ];
    let candidacies = (2..).zip(states).map(|(number, state)| Candidacy {
        candidate: CandidateId(uuid(number)),
        state,
        placement: (state == CandidacyState::Hired).then(|| placement.clone()),
    });
    Deal {
        id: DealId(uuid(3)),
        client: ClientId(uuid(1)),
        need: "Java developer (full time)".to_owned(),
        stage: Stage::Lost,
        candidacies: candidacies.collect(),
        reminder_rules: Some(vec![OwnRules { call_type: CallType::RepeatCall, rules: Vec::new() }]),
        follow_up_on: Some("2027-01-15".parse().expect("a date")),
        waiting: Some(Waiting { for_what: WaitsFor::Cvs, since: instant("2026-12-04T08:00:00Z") }),
        nudged_at: Some(instant("2026-12-08T09:30:00Z")),
        lost_because: "Too expensive".to_owned(),
        created_at: instant("2026-11-24T09:00:00Z"),
        stage_since: instant("2026-12-05T10:30:15.123Z"),
    }
}

fn call() -> Call {
    let values = [
        ("product", FieldValue::Text("Software\nfor “ports” 🚢".to_owned())),
        ("specialties", FieldValue::Items(vec!["SaaS".to_owned(), String::new()])),
        ("next_contact_date", FieldValue::NextContact(NextContact::On("2026-11-30".parse().expect("a date")))),
        ("a", FieldValue::NextContact(NextContact::KeepInTouchByEmail)),
        ("b", FieldValue::NextContact(NextContact::Unset)),
    ];
    let result = InterviewResult {
        summary: "five years of Java".to_owned(),
        observation: "calm".to_owned(),
        verdict: Some(Verdict::Liked),
        why: "strong back end".to_owned(),
        chosen: true,
    };
    let other = InterviewResult { verdict: Some(Verdict::NotLiked), ..InterviewResult::default() };
    let at = |minute| instant(&format!("2026-11-30T13:{minute}:00Z"));
    let taken = [("", None), ("client", Some(Channel::Mail))].map(|(to, by)| (to.to_owned(), Taken { at: at(44), by }));
    let action = ActionMark { done_at: Some(at(45)), taken: Entries::from_iter(taken) };
    let reminder = ReminderMark {
        rung_at: Some(at(10)),
        done_at: Some(at(13)),
        snoozed_until: Some(at(12)),
        taken: Some(Taken { at: at(11), by: Some(Channel::Whatsapp) }),
        away_since: Some(at(10)),
    };
    let rules = vec![
        OwnRule { to: Role::Candidate, lead: Lead::Minutes(90) },
        OwnRule { to: Role::Client, lead: Lead::DayBeforeAt("09:30:00".parse().expect("a time")) },
    ];
    Call {
        id: CallId(uuid(4)),
        deal: DealId(uuid(3)),
        call_type: CallType::Interview,
        about: RepeatAbout::Details,
        start: start("2026-11-30T13:00:00Z", "2026-11-30T15:00:00"),
        duration_minutes: 60,
        link: Some(link("zoommtg://zoom.us/join?confno=1")),
        status: CallStatus::Held,
        earlier_starts: vec![start("2026-11-29T13:00:00Z", "2026-11-29T15:00:00")],
        candidates: vec![CandidateId(uuid(2)), CandidateId(uuid(5))],
        said: vec!["client_opens".to_owned()],
        comment: Comment {
            values: values.into_iter().map(|(field, value)| (FieldId::from(field), value)).collect(),
            results: Entries::from_iter([(CandidateId(uuid(2)), result), (CandidateId(uuid(5)), other)]),
            unread: "Budget: 30/h".to_owned(),
        },
        actions: Entries::from_iter([(ActionId::from("send_comment_to_sm"), action)]),
        reminder_rules: Some(rules),
        reminders: Entries::from_iter([(ReminderKey("candidate_20_minutes|someone|1796043600".to_owned()), reminder)]),
        letters: Entries::from_iter([(
            LetterKey("candidate_invitation|someone|1796043600".to_owned()),
            Taken { at: instant("2026-11-29T09:00:00Z"), by: Some(Channel::Telegram) },
        )]),
    }
}

fn settings() -> Settings {
    let sm = Contact { name: "Petro S.".to_owned(), email: "petro@agency.example".to_owned(), ..Contact::default() };
    Settings {
        user: Contact { name: "Olena K.".to_owned(), email: "olena@agency.example".to_owned(), ..Contact::default() },
        sms: vec![sm],
        language: Some(Language::Ru),
        zone: Some(ZoneName::from("Europe/Kyiv")),
        nudge_after_days: Some(5),
        rings_aloud: Some(true),
    }
}

fn start(at: &str, wall: &str) -> Start {
    Start { at: instant(at), wall: wall.parse().expect("a wall time"), zone: ZoneName::from("Europe/Kyiv") }
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn link(text: &str) -> Link {
    Link::parse(text).expect("a safe link")
}

fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(0x0193_6f00_0000_7000_8000_0000_0000_0000 + number)
}
