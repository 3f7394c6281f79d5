//! The list of reminders says of each call when it starts on the recipient's clock. Here a thousand of those times are
//! held against the browser's own `Intl`, asked by the journey itself: most of them within hours of a change of clocks,
//! there or on the user's side. The app works with changes of offset that it searches for, and words dates from tables
//! of its own; a clock that `Intl` formats directly shares neither.
//!
//! The cases are the same in every run. What the zones' rules are is left to the browser.

use std::collections::BTreeMap;

use callboard::domain::call::CallType;
use callboard::domain::deal::Stage;
use callboard::domain::when::Start;
use callboard::domain::zone::ZoneName;
use callboard_e2e::seed::Seed;
use callboard_e2e::{Callboard, Setup, in_english};
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use serde_json::json;

const CASES_A_SEASON: usize = 50;
/// So many of them are around the change of clocks, the others on the days before and after, all over the world.
const CLOSE_CASES: usize = 36;

const EUROPE: &[&str] = &["Europe/Berlin", "Europe/London", "Atlantic/Azores", "America/Nuuk", "Antarctica/Troll"];
const NORTH_AMERICA: &[&str] =
    &["America/St_Johns", "America/Halifax", "America/New_York", "America/Chicago", "America/Adak", "America/Havana"];
const AUSTRALIA: &[&str] = &["Australia/Lord_Howe", "Australia/Sydney", "Australia/Adelaide", "Pacific/Norfolk"];
const NEW_ZEALAND: &[&str] = &["Pacific/Auckland", "Pacific/Chatham"];
const SOUTH_SEA: &[&str] = &["Pacific/Auckland", "Pacific/Chatham", "Australia/Lord_Howe", "Australia/Sydney"];
const CHILE: &[&str] = &["America/Santiago", "Pacific/Easter"];
const LEVANT: &[&str] = &["Asia/Jerusalem", "Asia/Beirut"];
const MOROCCO: &[&str] = &["Africa/Casablanca", "Africa/El_Aaiun"];
const EGYPT: &[&str] = &["Africa/Cairo"];

/// The user's zone, an instant about which clocks change somewhere, and where they do.
type Season = (&'static str, &'static str, &'static [&'static str]);

const SEASONS: [Season; 20] = [
    ("Europe/Kyiv", "2026-09-06T04:00:00Z", CHILE),
    ("Europe/Lisbon", "2026-09-26T14:00:00Z", NEW_ZEALAND),
    ("Pacific/Auckland", "2026-10-03T15:30:00Z", AUSTRALIA),
    ("America/New_York", "2026-10-24T22:00:00Z", LEVANT),
    ("Europe/Kyiv", "2026-10-25T01:00:00Z", EUROPE),
    ("Asia/Kolkata", "2026-10-29T21:00:00Z", EGYPT),
    ("Europe/London", "2026-11-01T07:00:00Z", NORTH_AMERICA),
    // No clock changes, but the year.
    ("Europe/Kyiv", "2027-01-01T00:00:00Z", &[]),
    ("Europe/Kyiv", "2027-02-07T02:00:00Z", MOROCCO),
    ("Europe/Berlin", "2027-03-14T02:00:00Z", MOROCCO),
    ("Africa/Casablanca", "2027-03-14T08:00:00Z", NORTH_AMERICA),
    ("Asia/Kathmandu", "2027-03-26T00:00:00Z", LEVANT),
    ("Europe/Kyiv", "2027-03-28T01:00:00Z", EUROPE),
    ("America/Los_Angeles", "2027-04-03T15:00:00Z", SOUTH_SEA),
    ("Europe/Kyiv", "2027-04-04T03:00:00Z", CHILE),
    ("Pacific/Apia", "2027-04-29T22:00:00Z", EGYPT),
    ("Australia/Lord_Howe", "2027-10-02T15:30:00Z", AUSTRALIA),
    ("America/St_Johns", "2027-10-31T01:00:00Z", EUROPE),
    ("America/New_York", "2027-11-07T07:00:00Z", NORTH_AMERICA),
    // No clock changes, but February has one day more.
    ("Pacific/Chatham", "2028-02-29T00:00:00Z", &[]),
];

/// Clocks of all sorts: far from the user's, odd by minutes, with summer time and without.
const EVERYWHERE: [&[&str]; 5] = [
    &["Asia/Kathmandu", "Asia/Kolkata", "Asia/Yangon", "Asia/Kabul", "Asia/Tehran", "Asia/Tokyo", "Asia/Ho_Chi_Minh"],
    &["Australia/Eucla", "Australia/Darwin", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham"],
    &["Pacific/Kiritimati", "Pacific/Marquesas", "Pacific/Pago_Pago", "America/St_Johns", "America/Phoenix"],
    &["America/Caracas", "America/Sao_Paulo", "America/Argentina/Buenos_Aires", "America/Los_Angeles"],
    &["Africa/Casablanca", "Africa/Nairobi", "Atlantic/Reykjavik", "Europe/Kyiv", "UTC"],
];

/// What the browser's own clocks show at instants (milliseconds since 1970) in zones.
const CLOCKS: &str = "
    const formats = new Map();
    const format = (timeZone) => formats.get(timeZone) ?? formats.set(timeZone, new Intl.DateTimeFormat('en-US', {
        timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
        year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    })).get(timeZone);
    return arguments[0].map(([at, zone]) => {
        const parts = format(zone).formatToParts(at).map(({ type, value }) => [type, value]);
        const { year, month, day, hour, minute } = Object.fromEntries(parts);
        return `${year}-${month}-${day}T${hour}:${minute}`;
    });
";

/// A call and whom to remind of it.
struct Case {
    whom: String,
    zone: &'static str,
    at: DateTime<Utc>,
    call_type: CallType,
}

/// Numbers without a pattern, the same in every run (constants: Knuth, MMIX).
struct Dice(u64);

#[test]
fn a_reminder_says_when_its_call_starts_on_the_recipients_clock_also_around_changes_of_clocks() {
    in_english(async |page| {
        let mut dice = Dice(1);
        let (mut compared, mut forward, mut back) = (0, 0, 0);
        let mut wrong = Vec::new();
        for season in SEASONS {
            let cases = cases(season, &mut dice);
            let now = instant(season.1) - Duration::hours(76);
            let shown = open(page, season.0, now, &cases).await;
            for (case, expected) in cases.iter().zip(expected(page, season.0, now, &cases).await) {
                let found = shown.get(&case.whom);
                if found != Some(&expected) {
                    wrong.push(format!("{} at {} for {}: {found:?}, not {expected:?}", case.zone, case.at, season.0));
                }
                compared += 1;
            }
            for jump in jumps(page, &cases).await {
                forward += usize::from(jump > Duration::zero());
                back += usize::from(jump < Duration::zero());
            }
        }
        assert!(wrong.is_empty(), "{} of {compared} are wrong:\n{}", wrong.len(), wrong.join("\n"));
        assert_eq!(compared, 1_000);
        // The rules of zones change: were the seasons above to miss the changes, this would say so.
        assert!(forward > 150 && back > 150, "near a change of clocks: {forward} forward, {back} back");
    });
}

/// The calls of a season. Clocks change on the full or half hour: a close call begins then, or a minute off.
fn cases((user, around, changing): Season, dice: &mut Dice) -> Vec<Case> {
    let others = |zones: &[&'static str]| zones.iter().copied().filter(|zone| *zone != user).collect::<Vec<_>>();
    let (changing, everywhere) = (others(changing), others(&EVERYWHERE.concat()));
    let case = |number: usize| {
        let (zones, minutes) = if number < CLOSE_CASES && !changing.is_empty() {
            (&changing, dice.between(-12, 12) * 30 + dice.between(-1, 1))
        } else {
            (&everywhere, dice.between(-72 * 60, 72 * 60))
        };
        Case {
            whom: format!("Person {number}"),
            zone: zones[usize::try_from(dice.below(zones.len() as u64)).expect("a place in a list")],
            at: instant(around) + Duration::minutes(minutes),
            call_type: if dice.below(2) == 0 { CallType::FirstCall } else { CallType::Interview },
        }
    };
    (0..CASES_A_SEASON).map(case).collect()
}

/// Opens the list of reminders with these calls in storage; answers what it says of each person.
async fn open(page: &mut Callboard, user: &str, now: DateTime<Utc>, cases: &[Case]) -> BTreeMap<String, [String; 4]> {
    let mut seed = page.seed();
    if user != Setup::default().habits.zone {
        seed.choose_zone(user);
    }
    cases.iter().for_each(|case| plan(&mut seed, case));
    page.store(&seed.entries()).await;
    page.set_clock_to(now).await;
    page.go("?view=reminders").await;
    page.expect("how many reminders are listed", cases.len(), async || page.all_reminders().await.len()).await;
    page.all_reminders().await.into_iter().map(|[whom, says @ ..]| (whom, says)).collect()
}

/// Of a first call the client is reminded, of an interview the candidate.
fn plan(seed: &mut Seed, case: &Case) {
    let zone = ZoneName::from(case.zone);
    let client = seed.client(&format!("Company of {}", case.whom));
    let candidates = match case.call_type {
        CallType::FirstCall => {
            seed.change_client(client, |client| {
                client.zone = zone;
                client.contacts[0].name.clone_from(&case.whom);
            });
            vec![]
        }
        _ => {
            let candidate = seed.candidate(&case.whom, &case.whom.replace("Person ", ""));
            seed.change_candidate(candidate, |candidate| candidate.zone = Some(zone));
            vec![candidate]
        }
    };
    let deal = seed.deal(client, "Java developer", Stage::from(case.call_type), &candidates);
    let call = seed.call(deal, case.call_type, "2026-11-30T15:00", &candidates);
    let start = Start { at: case.at, wall: case.at.naive_utc(), zone: ZoneName::utc() };
    seed.change_call(call, |call| call.start = start);
}

/// What the list is to say of each case, by the browser's clocks.
async fn expected(page: &Callboard, user: &str, now: DateTime<Utc>, cases: &[Case]) -> Vec<[String; 4]> {
    let due_at = |case: &Case| case.at - Duration::minutes(if case.call_type == CallType::FirstCall { 15 } else { 20 });
    let asked = cases.iter().flat_map(|case| [(due_at(case), user), (case.at, user), (case.at, case.zone)]);
    let walls = clocks(page, std::iter::once((now, user)).chain(asked)).await;
    let today = walls[0].date();
    let says = |(case, walls): (&Case, &[NaiveDateTime])| {
        let [due, here, there] = walls else { panic!("three clocks were read: {walls:?}") };
        let place = case.zone.rsplit('/').next().unwrap_or(case.zone).replace('_', " ");
        let time = there.format("%H:%M");
        let is_same_day = there.date() == here.date();
        let there = if is_same_day { time.to_string() } else { format!("{}, {time}", dated(there.date(), today)) };
        [
            due_at(case).to_rfc3339_opts(SecondsFormat::Secs, true),
            on_users_clock(page, *due, today),
            page.words.fill("inbox.starts", &[("time", &on_users_clock(page, *here, today))]),
            page.words.fill("inbox.starts_there", &[("time", &there), ("place", &place)]),
        ]
    };
    cases.iter().zip(walls[1..].chunks(3)).map(says).collect()
}

/// By how much the recipient's clock is put forward within six hours of each call.
async fn jumps(page: &Callboard, cases: &[Case]) -> Vec<Duration> {
    let hours = Duration::hours(6);
    let asked = cases.iter().flat_map(|case| [(case.at - hours, case.zone), (case.at + hours, case.zone)]);
    clocks(page, asked).await.chunks(2).map(|walls| walls[1] - walls[0] - hours * 2).collect()
}

async fn clocks<'a>(page: &Callboard, asked: impl Iterator<Item = (DateTime<Utc>, &'a str)>) -> Vec<NaiveDateTime> {
    let asked: Vec<(i64, &str)> = asked.map(|(at, zone)| (at.timestamp_millis(), zone)).collect();
    let shown = page.session().ask(CLOCKS, vec![json!(asked)]).await.expect("the browser knows the zones");
    let shown: Vec<String> = serde_json::from_value(shown).expect("a text each");
    let read = |text: &String| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").expect("a date and time");
    shown.iter().map(read).collect()
}

fn on_users_clock(page: &Callboard, wall: NaiveDateTime, today: NaiveDate) -> String {
    let day = match (wall.date() - today).num_days() {
        -1 => page.words.say("when.yesterday"),
        0 => page.words.say("when.today"),
        1 => page.words.say("when.tomorrow"),
        _ => dated(wall.date(), today),
    };
    format!("{day}, {}", wall.format("%H:%M"))
}

/// The year is said where it is not this one.
fn dated(date: NaiveDate, today: NaiveDate) -> String {
    date.format(if date.year() == today.year() { "%a %-d %b" } else { "%a %-d %b %Y" }).to_string()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The lower bits of such a sequence repeat soon.
        (self.0 >> 33) % limit
    }

    fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = u64::try_from(most - least + 1).expect("the least comes first");
        least + i64::try_from(self.below(span)).expect("a small number")
    }
}
