//! Calls of all kinds, the same in every run: any type and status, names in any alphabet and of any length, zones around
//! the world, starts close to a change of clocks.

use callboard::domain::board::{Board, Record};
use callboard::domain::call::{Call, CallStatus, CallType, RepeatAbout};
use callboard::domain::candidate::Candidate;
use callboard::domain::client::{Client, Contact};
use callboard::domain::comment::{Comment, FieldValue, InterviewResult};
use callboard::domain::deal::{Candidacy, Deal, Stage};
use callboard::domain::ids::{CallId, CandidateId, ClientId, DealId, FieldId};
use callboard::domain::language::Language;
use callboard::domain::link::Link;
use callboard::domain::reminder::{ReminderMark, reminders};
use callboard::domain::settings::Settings;
use callboard::domain::when::{Moment, Start};
use callboard::domain::zone::{ZoneName, Zones};
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use crate::odd_zones::ZONES;

const SAMPLES: u32 = 200;

/// 2026-12-01T12:00:00Z.
const BEGIN: i64 = 1_796_126_400;

const LINKS: [&str; 6] = [
    "https://meet.example/abc",
    "https://meet.example/room?pwd=a,b;c&x=%0A#to",
    "https://meet.example/ж",
    "zoommtg://zoom.us/join?confno=1\"2",
    "mailto:anna@acme.example",
    "https://meet.example/x?token=0123456789012345678901234567890123456789012345678901234567890123456789",
];

const NAMES: [&str; 12] = [
    "Acme GmbH",
    "Ромашка и Ко",
    "🚀 Rocket 👩‍👩‍👧‍👦 Family 🇺🇦",
    "A;B,C\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
    "C:\\new\\;folder\\, \\N",
    "\"Quoted\" %0A%0D :;,=^n^'",
    "שלום עולם مرحبا",
    "e\u{301}a\u{308}\tTab\u{0}\u{7f}\u{1b}[1m",
    "Line\u{2028}separator\u{85}next\rreturn",
    "東京株式会社",
    "DTSTART:19700101T000000Z",
    "{company} {{user}} }",
];

/// A call and its board at a moment.
pub struct Sample {
    pub board: Board,
    pub call: Call,
    now: DateTime<Utc>,
    zone: ZoneName,
    language: Language,
}

impl Sample {
    pub fn moment<'a>(&self, zones: &'a Zones) -> Moment<'a> {
        Moment { now: self.now, zone: self.zone.clone(), language: self.language, zones }
    }
}

/// All of them.
pub fn samples(zones: &Zones) -> Vec<Sample> {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    (0..SAMPLES).map(|number| sample(number, &mut chance, zones)).collect()
}

fn sample(number: u32, chance: &mut Chance, zones: &Zones) -> Sample {
    let mut board = Board::default();
    board.put(Record::Settings(Settings { user: chance.person(), ..Settings::default() }));
    let client = ClientId(id(number, 1));
    board.put(Record::Client(Client {
        id: client,
        name: chance.name(),
        website: String::new(),
        contacts: vec![chance.person()],
        zone: chance.zone(),
        language: *chance.pick(&Language::ALL),
        sm: "Petro S.".to_owned(),
        details: Default::default(),
    }));
    let candidates: Vec<CandidateId> =
        (0..chance.below(4)).map(|place| chance.candidate(&mut board, number, place)).collect();
    let mut deal = deal(DealId(id(number, 2)), client, chance.name());
    for candidate in &candidates {
        let mut candidacy = Candidacy::proposed(*candidate);
        candidacy.choose();
        candidacy.placement.get_or_insert_default().team_lead = Some(chance.person());
        deal.candidacies.push(candidacy);
    }
    let mut call = chance.call(CallId(id(number, 3)), deal.id, candidates, zones);
    board.put(Record::Deal(deal));
    let leads = [14_400, 1_600, 600, 10, 0, -45];
    let now = call.start.at - Duration::minutes(*chance.pick(&leads)) - Duration::seconds(7);
    let mut sample =
        Sample { board, call: call.clone(), now, zone: chance.zone(), language: *chance.pick(&Language::ALL) };
    for reminder in reminders(&call, &sample.board, &sample.moment(zones)) {
        if chance.below(5) == 0 {
            let mark = ReminderMark { done_at: Some(now), ..ReminderMark::default() };
            call.reminders.insert(reminder.key, mark);
        }
    }
    sample.board.put(Record::Call(call.clone()));
    sample.call = call;
    sample
}

fn deal(id: DealId, client: ClientId, need: String) -> Deal {
    Deal {
        id,
        client,
        need,
        stage: Stage::Interview,
        candidacies: Vec::new(),
        follow_up_on: None,
        waiting: None,
        nudged_at: None,
        lost_because: String::new(),
        created_at: instant(BEGIN),
        reminder_rules: None,
        stage_since: instant(BEGIN),
    }
}

fn id(number: u32, kind: u32) -> Uuid {
    Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + u128::from(number * 16 + kind))
}

fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).expect("a second of this century")
}

/// Numbers that look like chance and are the same in every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) % u64::from(count)) as u32
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u32) as usize]
    }

    fn zone(&mut self) -> ZoneName {
        ZoneName::from(*self.pick(&ZONES))
    }

    /// A name from the list, now and then one of 200 characters.
    fn name(&mut self) -> String {
        let name = *self.pick(&NAMES);
        match self.below(6) {
            0 => name.chars().cycle().take(200).collect(),
            1 => "Щ".repeat(200),
            _ => name.to_owned(),
        }
    }

    fn person(&mut self) -> Contact {
        Contact { name: self.name(), email: "anna@acme.example".to_owned(), ..Contact::default() }
    }

    fn candidate(&mut self, board: &mut Board, number: u32, place: u32) -> CandidateId {
        let id = CandidateId(id(number, 4 + place));
        board.put(Record::Candidate(Candidate {
            id,
            employee_id: "1042".to_owned(),
            contact: self.person(),
            skills: Vec::new(),
            zone: (self.below(3) > 0).then(|| self.zone()),
            language: *self.pick(&Language::ALL),
            cv: None,
            portfolio: None,
        }));
        id
    }

    fn call(&mut self, id: CallId, deal: DealId, candidates: Vec<CandidateId>, zones: &Zones) -> Call {
        let start = self.start(zones);
        let earlier_starts = if self.below(3) == 0 { vec![self.start(zones)] } else { Vec::new() };
        let link = Link::parse(self.pick::<&str>(&LINKS)).expect("a safe link");
        let statuses = [CallStatus::Planned, CallStatus::Planned, CallStatus::Planned, CallStatus::Held];
        let offs = [CallStatus::Cancelled, CallStatus::Missed];
        Call {
            id,
            deal,
            call_type: *self.pick(&CallType::ALL),
            about: *self.pick(&RepeatAbout::ALL),
            start,
            duration_minutes: *self.pick(&[5, 15, 30, 45, 60, 90, 480]),
            link: (self.below(5) > 0).then_some(link),
            status: if self.below(5) == 0 { *self.pick(&offs) } else { *self.pick(&statuses) },
            earlier_starts,
            said: Vec::new(),
            comment: self.comment(&candidates),
            candidates,
            actions: Default::default(),
            reminder_rules: None,
            reminders: Default::default(),
            letters: Default::default(),
        }
    }

    /// Within hours of a change of clocks where the zone has any, else anywhere in ten years.
    fn start(&mut self, zones: &Zones) -> Start {
        let zone = self.zone();
        let rules = zones.rules(&zone);
        let ahead: Vec<DateTime<Utc>> =
            rules.transitions.iter().map(|change| change.at).filter(|at| at.timestamp() > BEGIN).collect();
        let at = match ahead.as_slice() {
            [] => instant(BEGIN + i64::from(self.below(10 * 365 * 24)) * 3_600),
            changes => *self.pick(changes) + Duration::minutes(i64::from(self.below(240)) * 15 - 600),
        };
        Start { at, wall: rules.wall(at), zone }
    }

    fn comment(&mut self, candidates: &[CandidateId]) -> Comment {
        let mut comment = Comment::default();
        for field in ["gist", "product", "conclusion"] {
            comment.values.insert(FieldId::from(field), FieldValue::Text(format!("{}\n\n- a; b, c\\n", self.name())));
        }
        for candidate in candidates {
            let result = InterviewResult { summary: self.name(), chosen: true, ..InterviewResult::default() };
            comment.results.insert(*candidate, result);
        }
        comment
    }
}
