//! What the app does towards each action: letters to the right people about the right call, texts for calendar and CRM.

use callboard::domain::action::actions;
use callboard::domain::board::Record;
use callboard::domain::call::{CallType, Channel, Taken};
use callboard::domain::command::{CallPlan, Command, Destination, Effect, Invitee, Purpose, ResultPart};
use callboard::domain::comment::{FieldValue, NextContact, Verdict};
use callboard::domain::deal::CandidacyState;
use callboard::domain::ids::{ActionId, CallId, CandidateId, FieldId, LetterId};
use callboard::domain::language::Language;
use callboard::domain::letter::{Letter, letter};
use callboard::domain::link::Link;
use callboard::domain::note::Note;
use callboard::domain::offer::{Offer, is_last_letter, offers};
use callboard::domain::participant::participant;
use callboard::domain::placement::{Amount, Period, Placement, Price};
use callboard::domain::playbook::{Aid, CopyForm};

use crate::times::date;
use crate::world::World;

#[track_caller]
fn offers_of(world: &World, call: CallId, action: &str) -> Vec<Offer> {
    let call = world.call(call);
    let found = actions(call, &world.board).into_iter().find(|one| one.spec.id.as_str() == action);
    offers(found.expect("an action of this call").spec, call, &world.board, &world.moment())
}

/// The letter an offer writes.
#[track_caller]
fn written(world: &World, offer: &Offer) -> Letter {
    let Aid::Letter(aid) = &offer.aid else { panic!("{:?} is no letter", offer.aid) };
    let to = offer.person.as_ref().expect("a letter has a recipient");
    letter(&aid.letter, world.call(offer.call), to, &world.board, &world.moment()).expect("a letter of the playbook")
}

fn names(offers: &[Offer]) -> Vec<String> {
    offers.iter().filter_map(|offer| offer.person.as_ref()).map(|person| person.contact.name.clone()).collect()
}

/// A held first call; Ivan, whose CV has a link, and Olga, whose has none, are put forward.
fn first_call() -> (World, CallId, CandidateId, CandidateId) {
    let mut world = World::at("2026-11-30 14:00");
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    let olga = world.add_candidate("Olga Sydorenko", "");
    let mut record = world.board.candidate(ivan).cloned().expect("just added");
    record.cv = Link::parse("https://cv.example/1042").ok();
    world.board.put(Record::Candidate(record));
    let call = world.call_of(CallType::FirstCall, "2026-11-30 15:00", &[]);
    world.hold(call);
    let deal = world.call(call).deal;
    for candidate in [ivan, olga] {
        world.tell(Command::Propose { deal, invitees: vec![Invitee::Known(candidate)] });
    }
    (world, call, ivan, olga)
}

#[test]
fn the_client_gets_everything_that_was_agreed() {
    let (mut world, call, ..) = first_call();
    world.write(call, "immediate_requirement", "Java developer (full time)\nQA (part time)");
    world.write(call, "next_step", "CVs\nsample contract");
    world.write(call, "future_needs", "");
    let offers = offers_of(&world, call, "email_what_was_agreed");
    assert_eq!(names(&offers), ["Anna Weber"]);
    let letter = written(&world, &offers[0]);
    assert!(
        letter.body.contains("Needed now: Java developer (full time), QA (part time)\nNext step:"),
        "{}",
        letter.body
    );
    assert_eq!(letter.attach, ["What the client asked to have mailed: CVs, sample contract"]);
}

#[test]
fn the_cvs_letter_has_a_link_for_each_and_names_what_to_attach() {
    let (mut world, call, _, olga) = first_call();
    let letter = written(&world, &offers_of(&world, call, "send_cvs")[0]);
    assert!(letter.body.contains("\n\nIvan Petrenko: https://cv.example/1042\nOlga Sydorenko\n\n"), "{}", letter.body);
    assert_eq!(letter.attach, ["CVs there is no link to: Olga Sydorenko"]);
    let deal = world.call(call).deal;
    world.tell(Command::SetCandidacy { deal, candidate: olga, state: CandidacyState::Declined });
    let letter = written(&world, &offers_of(&world, call, "send_cvs")[0]);
    assert!(!letter.body.contains("Olga"), "{}", letter.body);
    assert_eq!(letter.attach, Vec::<String>::new());
}

#[test]
fn candidates_are_warned_of_the_interview_with_the_clients_details() {
    let (mut world, call, ivan, olga) = first_call();
    world.write(call, "product", "Freight software");
    world.tell(Command::KeepDetails { call });
    assert_eq!(offers_of(&world, call, "warn_candidates"), [], "there is nothing to warn of yet");
    let plan = world.plan(CallType::Interview, "2026-12-04 15:00", &[ivan, olga]);
    world.move_to(world.call(call).deal, Destination::Call(plan));
    let offers = offers_of(&world, call, "warn_candidates");
    assert_eq!(names(&offers), ["Ivan Petrenko", "Olga Sydorenko"]);
    let body = written(&world, &offers[0]).body;
    for line in [
        "Call: Interview",
        "When: Friday, 4 December 2026 at 15:00",
        "Company: Acme GmbH",
        "What they do: Freight software",
        "You will talk to: Anna Weber",
    ] {
        assert!(body.contains(line), "{line} in {body}");
    }
}

#[test]
fn what_was_taken_stands_with_the_action_person_by_person_and_with_the_call_it_speaks_of() {
    let (mut world, call, ivan, olga) = first_call();
    let plan = world.plan(CallType::Interview, "2026-12-04 15:00", &[ivan, olga]);
    let deal = world.call(call).deal;
    world.move_to(deal, Destination::Call(plan));
    let interview = world.present_call(deal);
    let (action, id) = (ActionId::from("warn_candidates"), LetterId::from("candidate_invitation"));
    let (letter, to) = (Letter { telegram: "@ivan_p".to_owned(), ..Letter::default() }, ivan.to_string());
    let purpose = Purpose::Action(call, action.clone());
    let told = world.take(letter, id.as_str(), interview, &to, Channel::Telegram, purpose);
    assert_eq!(told, [Effect::Say(Note::Opened(Channel::Telegram))]);
    let taken = Taken { at: world.now, by: Some(Channel::Telegram) };
    let mark = world.call(call).actions.get(&action).cloned().expect("it is noted on the first call");
    assert_eq!(mark.taken.iter().collect::<Vec<_>>(), [(&to, &taken)]);
    assert_eq!(mark.done_at, None, "opened is not sent");
    assert_eq!(world.call(interview).actions.get(&action), None);
    assert_eq!(world.call(interview).letter_taken(&id, &to), Some(taken));
    assert_eq!(world.call(interview).letter_taken(&id, &olga.to_string()), None);
    let time = world.time("2026-12-07 15:00");
    world.tell(Command::ChangeTime { call: interview, time });
    assert_eq!(world.call(interview).letter_taken(&id, &to), None, "a moved call is told of anew");
}

/// Ivan was liked and chosen, Olga was not asked about.
fn interview() -> (World, CallId, CandidateId, CandidateId) {
    let mut world = World::at("2026-11-30 13:30");
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    let olga = world.add_candidate("Olga Sydorenko", "");
    let call = world.call_of(CallType::Interview, "2026-11-30 15:00", &[ivan, olga]);
    world.write_result(call, ivan, ResultPart::Summary("five years of Java".to_owned()));
    world.write_result(call, ivan, ResultPart::Verdict(Some(Verdict::Liked)));
    world.write_result(call, ivan, ResultPart::Why("strong back end".to_owned()));
    world.write_result(call, ivan, ResultPart::Chosen(true));
    world.hold(call);
    (world, call, ivan, olga)
}

#[track_caller]
fn check_copied(world: &mut World, call: CallId, form: CopyForm, candidate: Option<CandidateId>, expected: &str) {
    let effects = world.tell(Command::CopyText { call, form, candidate, action: None });
    let copied: Vec<&str> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Copy { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(copied, [expected]);
}

#[test]
fn the_crm_gets_a_note_on_each_candidate() {
    let (mut world, call, ivan, olga) = interview();
    assert_eq!(names(&offers_of(&world, call, "enter_candidates_in_crm")), ["Ivan Petrenko", "Olga Sydorenko"]);
    let note = "Ivan Petrenko (1042) – five years of Java\nAcme GmbH, 30 Nov 2026: liked: strong back end; chosen";
    check_copied(&mut world, call, CopyForm::CandidateNote, Some(ivan), note);
    check_copied(
        &mut world,
        call,
        CopyForm::CandidateNote,
        Some(olga),
        "Olga Sydorenko – –\nAcme GmbH, 30 Nov 2026: –",
    );
}

#[test]
fn the_crm_gets_the_calls_data_and_those_of_the_hire() {
    let (mut world, call, ivan, _) = interview();
    let data = "Interview\nCompany: Acme GmbH\nDate: 30 Nov 2026\nTime: 15:00 (Europe/Kyiv)\nDuration: 30 min\nLink: https://meet.example/abc";
    check_copied(&mut world, call, CopyForm::CallData, None, data);
    let placement = Placement {
        starts_on: Some(date("2026-12-14")),
        price: Some(Price { amount: Amount(120_050), currency: "EUR".to_owned(), per: Period::Month }),
        ..Placement::default()
    };
    let deal = world.call(call).deal;
    world.move_to(deal, Destination::Hired(vec![(Invitee::Known(ivan), placement)]));
    let hire =
        "Ivan Petrenko (1042)\nStatus: Hired\nStart date: 14 Dec 2026\nPrice: 1200.50 EUR per month\nContract: –";
    check_copied(&mut world, call, CopyForm::Hires, None, hire);
}

#[test]
fn the_contract_goes_by_its_link_or_is_attached() {
    let (mut world, call, ivan, _) = interview();
    let letter = written(&world, &offers_of(&world, call, "send_contract")[0]);
    assert_eq!(letter.subject, "Contract: Ivan Petrenko");
    assert_eq!(letter.attach, ["Contracts there is no link to: Ivan Petrenko"]);
    let placement = Placement {
        contract: Link::parse("https://sign.example/7").ok(),
        price: Some(Price { amount: Amount(2_500), currency: "USD".to_owned(), per: Period::Hour }),
        ..Placement::default()
    };
    let deal = world.call(call).deal;
    world.tell(Command::SavePlacement { deal, candidate: ivan, placement });
    let letter = written(&world, &offers_of(&world, call, "send_contract")[0]);
    assert!(letter.body.contains("\n\nIvan Petrenko: https://sign.example/7 (25 USD per hour)\n\n"), "{}", letter.body);
    assert_eq!(letter.attach, Vec::<String>::new());
}

#[test]
fn a_candidate_declined_here_stays_free_for_other_deals_and_can_be_put_forward_again() {
    let (mut world, call, ivan, _) = first_call();
    let deal = world.call(call).deal;
    let state = |world: &World, deal| world.deal(deal).candidacy(ivan).map(|candidacy| candidacy.state);
    world.tell(Command::SetCandidacy { deal, candidate: ivan, state: CandidacyState::Declined });
    let other = world.create_deal("QA");
    world.tell(Command::Propose { deal: other, invitees: vec![Invitee::Known(ivan)] });
    assert_eq!(state(&world, deal), Some(CandidacyState::Declined));
    assert_eq!(state(&world, other), Some(CandidacyState::Proposed));
    world.tell(Command::Propose { deal, invitees: vec![Invitee::Known(ivan)] });
    assert_eq!(state(&world, deal), Some(CandidacyState::Proposed));
}

#[test]
fn each_hired_person_reads_their_own_start_date() {
    let mut world = World::at("2026-11-30 14:00");
    let ivan = world.add_candidate("Ivan Petrenko", "1042");
    let olga = world.add_candidate("Olga Sydorenko", "");
    let call = world.call_of(CallType::IntroductoryCall, "2026-12-03 15:00", &[ivan, olga]);
    let deal = world.call(call).deal;
    for (candidate, starts_on) in [(ivan, "2026-12-14"), (olga, "2027-02-01")] {
        let placement = Placement { starts_on: Some(date(starts_on)), ..Placement::default() };
        world.tell(Command::SavePlacement { deal, candidate, placement });
    }
    for (candidate, line) in
        [(ivan, "Start date: Monday, 14 December 2026"), (olga, "Start date: Monday, 1 February 2027")]
    {
        let to = participant(&candidate.to_string(), world.call(call), &world.board, &world.moment());
        let to = to.expect("they take part");
        let id = LetterId::from("introduction_invitation");
        let letter =
            letter(&id, world.call(call), &to, &world.board, &world.moment()).expect("a letter of the playbook");
        assert!(letter.body.contains(line), "{line} in {}", letter.body);
    }
}

#[test]
fn times_are_offered_for_as_long_as_the_interview_will_be() {
    let (mut world, call, ..) = first_call();
    // From 9 to 17:30 something every day: only 17:30 is free, which is enough for a first call and not for an interview.
    for day in 1..30 {
        let mut time = world.time(&format!("2026-12-{day:02} 09:00"));
        time.duration_minutes = 480;
        let plan = CallPlan { time, ..world.plan(CallType::RepeatCall, "2026-12-01 09:00", &[]) };
        world.call_as(plan);
    }
    let letter = written(&world, &offers_of(&world, call, "agree_interview_date")[0]);
    assert!(!letter.body.contains("17:30"), "{}", letter.body);
}

#[test]
fn a_letter_that_lacks_something_still_reads_well() {
    let mut world = World::at("2026-11-30 14:00");
    let deal = world.create_deal("");
    let time = world.time("2026-11-30 15:00");
    let plan = CallPlan { time, ..world.plan(CallType::FirstCall, "2026-11-30 15:00", &[]) };
    world.move_to(deal, Destination::Call(plan));
    let call = world.present_call(deal);
    let letter = written(&world, &offers_of(&world, call, "send_cvs")[0]);
    assert_eq!(letter.subject, "First call: Acme GmbH");
    assert!(!letter.body.contains("suggest") && !letter.body.contains("Position"), "{}", letter.body);
}

#[test]
fn what_to_attach_is_told_to_the_user_in_the_users_language() {
    let (mut world, call, ..) = first_call();
    world.language = Language::Ru;
    let letter = written(&world, &offers_of(&world, call, "send_cvs")[0]);
    assert!(letter.body.starts_with("Hello Anna Weber"), "{}", letter.body);
    assert_eq!(letter.attach, ["Резюме, на которые нет ссылки: Olga Sydorenko"]);
}

#[test]
fn the_action_is_ticked_with_the_last_of_its_letters() {
    let (mut world, call, ivan, olga) = first_call();
    let plan = world.plan(CallType::Interview, "2026-12-04 15:00", &[ivan, olga]);
    let deal = world.call(call).deal;
    world.move_to(deal, Destination::Call(plan));
    let interview = world.present_call(deal);
    let action = ActionId::from("warn_candidates");
    let is_last = |world: &World, to: CandidateId| {
        let spec = world.board.playbook().play(CallType::FirstCall).action(&action).expect("an action of a first call");
        is_last_letter(spec, &to.to_string(), world.call(call), &world.board, &world.moment())
    };
    assert!(!is_last(&world, ivan) && !is_last(&world, olga));
    let purpose = Purpose::Action(call, action.clone());
    world.take(Letter::default(), "candidate_invitation", interview, &ivan.to_string(), Channel::Mail, purpose);
    assert!(is_last(&world, olga), "Ivan's has left");
}

#[test]
fn the_next_contact_is_worded_for_the_client() {
    for (language, value, line) in [
        (Language::En, NextContact::KeepInTouchByEmail, "Next contact: we stay in touch by e-mail"),
        (Language::Ru, NextContact::KeepInTouchByEmail, "Следующий контакт: остаёмся на связи по электронной почте"),
        (Language::Ru, NextContact::On(date("2026-12-04")), "Следующий контакт: пятница, 4 декабря 2026"),
    ] {
        let (mut world, call, ..) = first_call();
        let mut client = world.client().clone();
        client.language = language;
        world.tell(Command::SaveClient(client));
        let field = FieldId::from("next_contact_date");
        world.tell(Command::Write { call, field, value: FieldValue::NextContact(value) });
        let body = written(&world, &offers_of(&world, call, "email_what_was_agreed")[0]).body;
        assert!(body.contains(line), "{line} in {body}");
    }
}
