//! Any record at all: every kind, any Unicode in every text, any instant and date that can be written down.

use callboard::domain::board::Record;
use callboard::domain::call::{ActionMark, Call, CallStatus, CallType, Channel, LetterKey, RepeatAbout, Taken};
use callboard::domain::candidate::Candidate;
use callboard::domain::client::{Client, Contact};
use callboard::domain::comment::{Comment, FieldValue, InterviewResult, NextContact, Verdict};
use callboard::domain::deal::{Candidacy, CandidacyState, Deal, Stage, Waiting, WaitsFor};
use callboard::domain::entries::Entries;
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
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

pub fn any_record() -> impl Strategy<Value = Record> {
    prop_oneof![
        client().prop_map(Record::Client),
        candidate().prop_map(Record::Candidate),
        deal().prop_map(Record::Deal),
        call().prop_map(Record::Call),
        settings().prop_map(Record::Settings),
    ]
}

fn client() -> impl Strategy<Value = Client> {
    let text = any::<String>;
    (id(), text(), text(), vec(contact(), 0..3), zone(), language(), text(), values()).prop_map(
        |(id, name, website, contacts, zone, language, sm, details)| Client {
            id: ClientId(id),
            name,
            website,
            contacts,
            zone,
            language,
            sm,
            details,
        },
    )
}

fn candidate() -> impl Strategy<Value = Candidate> {
    let skills = vec(any::<String>(), 0..3);
    let links = (option::of(link()), option::of(link()));
    (id(), any::<String>(), contact(), skills, option::of(zone()), language(), links).prop_map(
        |(id, employee_id, contact, skills, zone, language, (cv, portfolio))| Candidate {
            id: CandidateId(id),
            employee_id,
            contact,
            skills,
            zone,
            language,
            cv,
            portfolio,
        },
    )
}

fn deal() -> impl Strategy<Value = Deal> {
    let texts = (any::<String>(), any::<String>());
    let times = (option::of(date()), option::of(waiting()), option::of(instant()), instant(), instant());
    let rules = (select(&CallType::ALL[..]), own_rules());
    (id(), id(), texts, select(&Stage::ALL[..]), vec(candidacy(), 0..3), rules, times).prop_map(
        |(
            id,
            client,
            (need, lost_because),
            stage,
            candidacies,
            (call_type, rules),
            (follow_up_on, waiting, nudged_at, created_at, stage_since),
        )| {
            Deal {
                id: DealId(id),
                client: ClientId(client),
                need,
                stage,
                candidacies,
                reminder_rules: rules.map(|rules| vec![OwnRules { call_type, rules }]),
                follow_up_on,
                waiting,
                nudged_at,
                lost_because,
                created_at,
                stage_since,
            }
        },
    )
}

fn waiting() -> impl Strategy<Value = Waiting> {
    let causes = select(vec![WaitsFor::Cvs, WaitsFor::Contract, WaitsFor::Times]);
    (causes, instant()).prop_map(|(for_what, since)| Waiting { for_what, since })
}

fn candidacy() -> impl Strategy<Value = Candidacy> {
    let states = vec![
        CandidacyState::Proposed,
        CandidacyState::Interviewed,
        CandidacyState::Chosen,
        CandidacyState::Hired,
        CandidacyState::Declined,
    ];
    (id(), select(states), option::of(placement())).prop_map(|(id, state, placement)| Candidacy {
        candidate: CandidateId(id),
        state,
        placement,
    })
}

fn placement() -> impl Strategy<Value = Placement> {
    let per = select(vec![Period::Hour, Period::Month]);
    let price = (any::<u64>(), any::<String>(), per).prop_map(|(amount, currency, per)| Price {
        amount: Amount(amount),
        currency,
        per,
    });
    (option::of(date()), option::of(price), option::of(link()), option::of(contact()), any::<String>()).prop_map(
        |(starts_on, price, contract, team_lead, messenger)| Placement {
            starts_on,
            price,
            contract,
            team_lead,
            messenger,
        },
    )
}

fn call() -> impl Strategy<Value = Call> {
    let about = select(vec![RepeatAbout::Interview, RepeatAbout::Details]);
    let kind = (select(&CallType::ALL[..]), about, select(&CallStatus::ALL[..]));
    let time = (start(), any::<u16>(), option::of(link()), vec(start(), 0..3));
    let marks = (
        btree_map(any::<String>().prop_map(ActionId), action_mark(), 0..3),
        btree_map(any::<String>().prop_map(ReminderKey), reminder_mark(), 0..3),
        btree_map(any::<String>().prop_map(LetterKey), taken(), 0..3),
        own_rules(),
    );
    let said = vec(any::<String>(), 0..3);
    (id(), id(), kind, time, vec(id().prop_map(CandidateId), 0..3), said, comment(), marks).prop_map(
        |(id, deal, (call_type, about, status), time, candidates, said, comment, marks)| {
            let (actions, reminders, letters, reminder_rules) = marks;
            let (start, duration_minutes, link, earlier_starts) = time;
            Call {
                id: CallId(id),
                deal: DealId(deal),
                call_type,
                about,
                start,
                duration_minutes,
                link,
                status,
                earlier_starts,
                candidates,
                said,
                comment,
                actions: actions.into_iter().collect(),
                reminder_rules,
                reminders: reminders.into_iter().collect(),
                letters: letters.into_iter().collect(),
            }
        },
    )
}

fn values() -> impl Strategy<Value = Entries<FieldId, FieldValue>> {
    let value = prop_oneof![
        any::<String>().prop_map(FieldValue::Text),
        vec(any::<String>(), 0..4).prop_map(FieldValue::Items),
        date().prop_map(|date| FieldValue::NextContact(NextContact::On(date))),
        select(vec![NextContact::Unset, NextContact::KeepInTouchByEmail]).prop_map(FieldValue::NextContact),
    ];
    btree_map(any::<String>().prop_map(FieldId), value, 0..4).prop_map(|values| values.into_iter().collect())
}

fn comment() -> impl Strategy<Value = Comment> {
    let verdict = option::of(select(vec![Verdict::Liked, Verdict::NotLiked]));
    let result =
        (any::<[String; 3]>(), verdict, any::<bool>()).prop_map(|([summary, observation, why], verdict, chosen)| {
            InterviewResult { summary, observation, verdict, why, chosen }
        });
    let results = btree_map(id().prop_map(CandidateId), result, 0..3);
    (values(), results, any::<String>()).prop_map(|(values, results, unread)| Comment {
        values,
        results: results.into_iter().collect(),
        unread,
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let choices = (option::of(language()), option::of(zone()), option::of(any::<u16>()), option::of(any::<bool>()));
    (contact(), vec(contact(), 0..3), choices).prop_map(
        |(user, sms, (language, zone, nudge_after_days, rings_aloud))| Settings {
            user,
            sms,
            language,
            zone,
            nudge_after_days,
            rings_aloud,
        },
    )
}

fn action_mark() -> impl Strategy<Value = ActionMark> {
    (option::of(instant()), btree_map(any::<String>(), taken(), 0..3))
        .prop_map(|(done_at, taken)| ActionMark { done_at, taken: taken.into_iter().collect() })
}

fn reminder_mark() -> impl Strategy<Value = ReminderMark> {
    let time = || option::of(instant());
    (time(), time(), time(), option::of(taken()), time()).prop_map(
        |(rung_at, done_at, snoozed_until, taken, away_since)| ReminderMark {
            rung_at,
            done_at,
            snoozed_until,
            taken,
            away_since,
        },
    )
}

fn own_rules() -> impl Strategy<Value = Option<Vec<OwnRule>>> {
    let minute = (0..24_u32, 0..60_u32).prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0));
    let lead = prop_oneof![
        any::<u16>().prop_map(Lead::Minutes),
        minute.prop_map(|time| Lead::DayBeforeAt(time.expect("a time of day"))),
    ];
    let to = select(vec![Role::Client, Role::Candidate, Role::Hired, Role::TeamLead, Role::User]);
    option::of(vec((to, lead).prop_map(|(to, lead)| OwnRule { to, lead }), 0..3))
}

fn taken() -> impl Strategy<Value = Taken> {
    let channels = select(vec![Channel::Mail, Channel::Clipboard, Channel::Whatsapp, Channel::Telegram]);
    (instant(), option::of(channels)).prop_map(|(at, by)| Taken { at, by })
}

fn contact() -> impl Strategy<Value = Contact> {
    any::<[String; 4]>().prop_map(|[name, email, phone, telegram]| Contact { name, email, phone, telegram })
}

fn start() -> impl Strategy<Value = Start> {
    (instant(), wall(), zone()).prop_map(|(at, wall, zone)| Start { at, wall, zone })
}

fn id() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

fn zone() -> impl Strategy<Value = ZoneName> {
    any::<String>().prop_map(ZoneName)
}

fn language() -> impl Strategy<Value = Language> {
    select(&Language::ALL[..])
}

fn link() -> impl Strategy<Value = Link> {
    any::<String>().prop_filter_map("a link has no spaces", |rest| Link::parse(&format!("https://{rest}")).ok())
}

/// Any instant chrono knows, to the nanosecond.
fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    let seconds = DateTime::<Utc>::MIN_UTC.timestamp()..=DateTime::<Utc>::MAX_UTC.timestamp();
    (seconds, 0..1_000_000_000_u32)
        .prop_filter_map("an instant", |(second, nano)| DateTime::from_timestamp(second, nano))
}

fn wall() -> impl Strategy<Value = NaiveDateTime> {
    instant().prop_map(|instant| instant.naive_utc())
}

fn date() -> impl Strategy<Value = NaiveDate> {
    let days = (NaiveDate::MAX - NaiveDate::MIN).num_days();
    (0..=days).prop_map(|day| NaiveDate::MIN + Duration::days(day))
}
