//! The fixture: a board, its history, and a clock that goes only when told to. Ids are counted, zones are real. The
//! user is Olena K. in Kyiv; the client is Acme GmbH in New York.

use callboard::domain::board::{Board, Record, RecordId};
use callboard::domain::call::{Call, CallStatus, CallType, Channel, RepeatAbout};
use callboard::domain::candidate::Candidate;
use callboard::domain::card::{Card, card};
use callboard::domain::client::{Client, Contact};
use callboard::domain::command::{
    CallPlan, CallTime, ClientChoice, Command, Destination, Effect, Invitee, LetterOf, NewClient, NewDeal, Purpose,
    ResultPart,
};
use callboard::domain::comment::{FieldValue, plain_text};
use callboard::domain::deal::Deal;
use callboard::domain::history::History;
use callboard::domain::ids::{CallId, CandidateId, DealId, FieldId, LetterId};
use callboard::domain::language::Language;
use callboard::domain::letter::Letter;
use callboard::domain::link::Link;
use callboard::domain::note::Note;
use callboard::domain::reminder::{Reminder, Unseen, asking, reminders};
use callboard::domain::settings::Settings;
use callboard::domain::update::update;
use callboard::domain::when::{Moment, Start};
use callboard::domain::zone::{ZoneName, Zones};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::iana;
use crate::times::{utc, wall};

pub struct World {
    pub board: Board,
    pub history: History,
    pub now: DateTime<Utc>,
    /// The user's own zone.
    pub zone: ZoneName,
    /// The interface's language.
    pub language: Language,
    pub zones: Zones,
    ids: u128,
}

impl World {
    /// A world that knows its user and nothing else.
    pub fn at(now: &str) -> World {
        let mut board = Board::default();
        board.put(Record::Settings(Settings {
            user: person("Olena K.", "olena@agency.example"),
            sms: vec![person("Petro S.", "petro@agency.example")],
            language: None,
            zone: None,
            nudge_after_days: None,
            rings_aloud: None,
        }));
        World {
            board,
            history: History::default(),
            now: utc(now),
            zone: ZoneName::from("Europe/Kyiv"),
            language: Language::En,
            zones: Zones::new(iana::rules),
            ids: 0,
        }
    }

    /// The same, for a user elsewhere.
    pub fn of_user_in(zone: &str, now: &str) -> World {
        World { zone: ZoneName::from(zone), ..World::at(now) }
    }

    pub fn moment(&self) -> Moment<'_> {
        Moment { now: self.now, zone: self.zone.clone(), language: self.language, zones: &self.zones }
    }

    pub fn pass_to(&mut self, now: &str) {
        self.now = utc(now);
    }

    pub fn tell(&mut self, command: Command) -> Vec<Effect> {
        let moment = Moment { now: self.now, zone: self.zone.clone(), language: self.language, zones: &self.zones };
        let ids = &mut self.ids;
        let mut fresh_id = || {
            *ids += 1;
            Uuid::from_u128(*ids)
        };
        update(&mut self.board, &mut self.history, command, &moment, &mut fresh_id)
    }

    /// Shows what asks for attention. Since `away_since`, where it is given, no page was looking.
    pub fn ring(&mut self, away_since: Option<DateTime<Utc>>) -> Vec<Reminder> {
        let unseen = Unseen { since: away_since.unwrap_or(self.now), until: self.now };
        let rung = asking(unseen, &self.board, &self.moment());
        self.tell(Command::Rang { reminders: rung.iter().map(Reminder::id).collect(), unseen });
        rung
    }

    /// What the user is told of it.
    pub fn answer(&mut self, command: Command) -> Vec<Note> {
        said(&self.tell(command))
    }

    /// Thirty minutes on the user's clock.
    #[track_caller]
    pub fn time(&self, start: &str) -> CallTime {
        self.time_in(&self.zone.0, start)
    }

    #[track_caller]
    pub fn time_in(&self, zone: &str, start: &str) -> CallTime {
        CallTime {
            start: Start::at_wall(wall(start), ZoneName::from(zone), &self.zones).expect("a time clocks show"),
            duration_minutes: 30,
            link: Some(Link::parse("https://meet.example/abc").expect("a safe link")),
        }
    }

    /// A deal of Acme GmbH whose first call is still to be dated.
    pub fn create_deal(&mut self, need: &str) -> DealId {
        self.create(need, None)
    }

    #[track_caller]
    pub fn create_deal_with_call(&mut self, need: &str, start: &str) -> DealId {
        let time = self.time(start);
        self.create(need, Some(time))
    }

    fn create(&mut self, need: &str, first_call: Option<CallTime>) -> DealId {
        let client = match self.board.clients().next() {
            Some(known) => ClientChoice::Known(known.id),
            None => ClientChoice::New(NewClient {
                name: "Acme GmbH".to_owned(),
                contact: person("Anna Weber", "anna@acme.example"),
                zone: ZoneName::from("America/New_York"),
                language: Language::En,
            }),
        };
        self.tell(Command::CreateDeal(NewDeal { client, need: need.to_owned(), first_call }));
        self.board.deals().last().expect("the deal just created has the highest id").id
    }

    pub fn add_candidate(&mut self, name: &str, employee_id: &str) -> CandidateId {
        self.ids += 1;
        let id = CandidateId(Uuid::from_u128(self.ids));
        self.board.put(Record::Candidate(Candidate {
            id,
            employee_id: employee_id.to_owned(),
            contact: person(name, ""),
            skills: Vec::new(),
            zone: None,
            language: Language::En,
            cv: None,
            portfolio: None,
        }));
        id
    }

    /// The plan of a call on the user's clock; an introductory one with Taras T. as team lead.
    #[track_caller]
    pub fn plan(&self, call_type: CallType, start: &str, candidates: &[CandidateId]) -> CallPlan {
        CallPlan {
            call_type,
            about: RepeatAbout::Interview,
            time: self.time(start),
            invitees: candidates.iter().copied().map(Invitee::Known).collect(),
            team_lead: (call_type == CallType::IntroductoryCall).then(|| person("Taras T.", "taras@agency.example")),
        }
    }

    #[track_caller]
    pub fn move_to(&mut self, deal: DealId, to: Destination) -> Vec<Note> {
        self.answer(Command::MoveDeal { deal, to })
    }

    /// A new deal that stands at a planned call of this type.
    #[track_caller]
    pub fn call_of(&mut self, call_type: CallType, start: &str, candidates: &[CandidateId]) -> CallId {
        let plan = self.plan(call_type, start, candidates);
        self.call_as(plan)
    }

    #[track_caller]
    pub fn call_as(&mut self, plan: CallPlan) -> CallId {
        let deal = self.create_deal("Java developer");
        self.move_to(deal, Destination::Call(plan));
        self.present_call(deal)
    }

    #[track_caller]
    pub fn present_call(&self, deal: DealId) -> CallId {
        self.board.present_call(deal).expect("the deal has a call").id
    }

    /// A letter about a call leaves the app; what the user is told.
    pub fn take(
        &mut self,
        letter: Letter,
        id: &str,
        about: CallId,
        to: &str,
        by: Channel,
        purpose: Purpose,
    ) -> Vec<Effect> {
        let of = LetterOf { about, id: LetterId::from(id), to: to.to_owned() };
        let mut effects = self.tell(Command::TakeLetter { letter, of, by, purpose });
        effects.retain(|effect| !matches!(effect, Effect::Save { .. }));
        effects
    }

    pub fn hold(&mut self, call: CallId) {
        self.tell(Command::SetStatus { call, status: CallStatus::Held });
    }

    /// Types a text into a field of the comment.
    #[track_caller]
    pub fn write(&mut self, call: CallId, field: &str, typed: &str) -> Vec<Effect> {
        let id = FieldId::from(field);
        let spec = self.board.playbook().play(self.call(call).call_type).field(&id).expect("a field of this call");
        let value = FieldValue::from_typed(spec.kind, typed);
        self.tell(Command::Write { call, field: id, value })
    }

    pub fn write_result(&mut self, call: CallId, candidate: CandidateId, part: ResultPart) {
        self.tell(Command::WriteResult { call, candidate, part });
    }

    #[track_caller]
    pub fn call(&self, id: CallId) -> &Call {
        self.board.call(id).expect("a call of this board")
    }

    #[track_caller]
    pub fn deal(&self, id: DealId) -> &Deal {
        self.board.deal(id).expect("a deal of this board")
    }

    #[track_caller]
    pub fn client(&self) -> &Client {
        self.board.clients().next().expect("a deal was created, and a client with it")
    }

    #[track_caller]
    pub fn text(&self, call: CallId) -> String {
        plain_text(self.call(call), &self.board)
    }

    #[track_caller]
    pub fn reminders(&self, call: CallId) -> Vec<Reminder> {
        reminders(self.call(call), &self.board, &self.moment())
    }

    #[track_caller]
    pub fn card(&self, deal: DealId) -> Card {
        card(deal, &self.board, &self.moment()).expect("a deal of this board")
    }
}

pub fn person(name: &str, email: &str) -> Contact {
    Contact { name: name.to_owned(), email: email.to_owned(), ..Contact::default() }
}

pub fn said(effects: &[Effect]) -> Vec<Note> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Say(note) | Effect::Copy { then: note, .. } => Some(note.clone()),
            _ => None,
        })
        .collect()
}

/// The board but for its bin: what was undone lies there.
pub fn without_bin(board: &Board) -> Board {
    let mut board = board.clone();
    let deleted: Vec<RecordId> = board.bin().iter().map(|deleted| deleted.record.id()).collect();
    deleted.into_iter().for_each(|id| drop(board.throw_away(id)));
    board
}
