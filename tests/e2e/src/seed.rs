//! Records to begin a journey with, as the page itself would have stored them. The user is Olena K. in Kyiv.

use callboard::domain::board::Record;
use callboard::domain::call::{Call, CallStatus, CallType, RepeatAbout};
use callboard::domain::candidate::Candidate;
use callboard::domain::client::{Client, Contact};
use callboard::domain::comment::Comment;
use callboard::domain::deal::{Candidacy, Deal, Stage};
use callboard::domain::ids::{CallId, CandidateId, ClientId, DealId};
use callboard::domain::language::Language;
use callboard::domain::link::Link;
use callboard::domain::settings::Settings;
use callboard::domain::when::Start;
use callboard::domain::zone::ZoneName;
use callboard::persist::codec::{encode, key};
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use uuid::Uuid;

/// When every journey begins: Monday, 10:00 in Kyiv.
pub const NOW: &str = "2026-11-30T10:00";

/// The records so far.
#[derive(Debug, Clone, Default)]
pub struct Seed {
    records: Vec<Record>,
}

impl Seed {
    /// A user who chose a language, and nothing else.
    pub fn of_user(language: Language) -> Seed {
        let settings = Settings {
            user: person("Olena K.", "olena@agency.example"),
            sms: vec![person("Petro S.", "petro@agency.example")],
            language: Some(language),
            zone: None,
            nudge_after_days: None,
            rings_aloud: None,
        };
        Seed { records: vec![Record::Settings(settings)] }
    }

    /// Lets the user have chosen a zone; before, it is that of the browser.
    pub fn choose_zone(&mut self, zone: &str) {
        for record in &mut self.records {
            if let Record::Settings(settings) = record {
                settings.zone = Some(ZoneName::from(zone));
            }
        }
    }

    /// A client in New York, written to in English, whose contact is Anna Schmidt.
    pub fn client(&mut self, name: &str) -> ClientId {
        let id = ClientId(self.next_id());
        self.records.push(Record::Client(Client {
            id,
            name: name.to_owned(),
            website: "northwind.example".to_owned(),
            contacts: vec![person("Anna Schmidt", "anna@northwind.example")],
            zone: ZoneName::from("America/New_York"),
            language: Language::En,
            sm: "Olena K.".to_owned(),
            details: Default::default(),
        }));
        id
    }

    /// A candidate in Kyiv, written to in Russian.
    pub fn candidate(&mut self, name: &str, employee_id: &str) -> CandidateId {
        let id = CandidateId(self.next_id());
        self.records.push(Record::Candidate(Candidate {
            id,
            employee_id: employee_id.to_owned(),
            contact: person(name, &format!("candidate{employee_id}@agency.example")),
            skills: vec!["Java".to_owned()],
            zone: None,
            language: Language::Ru,
            cv: None,
            portfolio: None,
        }));
        id
    }

    /// A deal with candidates put forward.
    pub fn deal(&mut self, client: ClientId, need: &str, stage: Stage, candidates: &[CandidateId]) -> DealId {
        let id = DealId(self.next_id());
        self.records.push(Record::Deal(Deal {
            id,
            client,
            need: need.to_owned(),
            stage,
            candidacies: candidates.iter().copied().map(Candidacy::proposed).collect(),
            follow_up_on: None,
            waiting: None,
            nudged_at: None,
            lost_because: String::new(),
            created_at: in_kyiv("2026-11-20T12:00"),
            reminder_rules: None,
            stage_since: in_kyiv("2026-11-20T12:00"),
        }));
        id
    }

    /// A planned call of half an hour at a time in Kyiv.
    pub fn call(&mut self, deal: DealId, call_type: CallType, start: &str, candidates: &[CandidateId]) -> CallId {
        let id = CallId(self.next_id());
        self.records.push(Record::Call(Call {
            id,
            deal,
            call_type,
            about: RepeatAbout::default(),
            start: start_in_kyiv(start),
            duration_minutes: 30,
            link: Link::parse("https://meet.example/abc").ok(),
            status: CallStatus::Planned,
            earlier_starts: Vec::new(),
            candidates: candidates.to_vec(),
            said: Vec::new(),
            comment: Comment::default(),
            actions: Default::default(),
            reminder_rules: None,
            reminders: Default::default(),
            letters: Default::default(),
        }));
        id
    }

    /// A deal of a client with a first call, of which the client is to be reminded at this instant.
    pub fn reminder_at(&mut self, client: ClientId, due: DateTime<Utc>) -> (CallId, DateTime<Utc>) {
        let deal = self.deal(client, "Java developer", Stage::FirstCall, &[]);
        let call = self.call(deal, CallType::FirstCall, NOW, &[]);
        let at = due + Duration::minutes(15);
        self.change_call(call, |call| {
            (call.start.at, call.start.wall) = (at, (at + Duration::hours(2)).naive_utc());
        });
        (call, at)
    }

    /// Northwind Ltd looks for a Java developer; its first call is planned.
    pub fn first_call(&mut self, start: &str) -> (DealId, CallId) {
        let client = self.client("Northwind Ltd");
        let deal = self.deal(client, "Java developer", Stage::FirstCall, &[]);
        let call = self.call(deal, CallType::FirstCall, start, &[]);
        (deal, call)
    }

    /// A deal at a planned call of a type, with one candidate, who before an introduction is chosen and has a team lead.
    pub fn deal_at(&mut self, call_type: CallType, start: &str, change: impl FnOnce(&mut Call)) -> DealId {
        let client = self.client(&format!("Northwind {call_type:?}"));
        let ivan = self.candidate("Ivan Petrenko", "1042");
        let invited = if call_type == CallType::FirstCall { vec![] } else { vec![ivan] };
        let deal = self.deal(client, "Java developer", Stage::from(call_type), &invited);
        if call_type == CallType::IntroductoryCall {
            self.change_deal(deal, |deal| {
                let candidacy = deal.candidacy_mut(ivan);
                candidacy.choose();
                let placement = candidacy.placement.get_or_insert_default();
                placement.team_lead = Some(person("Denys Rybak", "denys@agency.example"));
            });
        }
        let call = self.call(deal, call_type, start, &invited);
        self.change_call(call, change);
        deal
    }

    /// Changes a client.
    pub fn change_client(&mut self, id: ClientId, change: impl FnOnce(&mut Client)) {
        let found = self.records.iter_mut().find_map(|record| match record {
            Record::Client(client) if client.id == id => Some(client),
            _ => None,
        });
        change(found.expect("the client was seeded"));
    }

    /// Changes a candidate.
    pub fn change_candidate(&mut self, id: CandidateId, change: impl FnOnce(&mut Candidate)) {
        let found = self.records.iter_mut().find_map(|record| match record {
            Record::Candidate(candidate) if candidate.id == id => Some(candidate),
            _ => None,
        });
        change(found.expect("the candidate was seeded"));
    }

    /// Changes a call.
    pub fn change_call(&mut self, id: CallId, change: impl FnOnce(&mut Call)) {
        let found = self.records.iter_mut().find_map(|record| match record {
            Record::Call(call) if call.id == id => Some(call),
            _ => None,
        });
        change(found.expect("the call was seeded"));
    }

    /// Changes a deal.
    pub fn change_deal(&mut self, id: DealId, change: impl FnOnce(&mut Deal)) {
        let found = self.records.iter_mut().find_map(|record| match record {
            Record::Deal(deal) if deal.id == id => Some(deal),
            _ => None,
        });
        change(found.expect("the deal was seeded"));
    }

    /// What lies in storage: keys and texts.
    pub fn entries(&self) -> Vec<(String, String)> {
        self.records.iter().map(|record| (key(record.id()), encode(record))).collect()
    }

    fn next_id(&self) -> Uuid {
        // Shaped like those the page makes (version 7), and counted.
        Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + self.records.len() as u128)
    }
}

/// Somebody with an address.
pub fn person(name: &str, email: &str) -> Contact {
    Contact { name: name.to_owned(), email: email.to_owned(), ..Contact::default() }
}

/// A wall time in Kyiv, as an instant; in winter, two hours ahead of UTC.
pub fn in_kyiv(wall: &str) -> DateTime<Utc> {
    start_in_kyiv(wall).at
}

fn start_in_kyiv(wall: &str) -> Start {
    let wall = NaiveDateTime::parse_from_str(wall, "%Y-%m-%dT%H:%M").expect("a date and time to the minute");
    Start { at: (wall - Duration::hours(2)).and_utc(), wall, zone: ZoneName::from("Europe/Kyiv") }
}
