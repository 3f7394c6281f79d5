//! Every fact of the agency's table is met on the page of its call, in both languages. The facts stand in
//! `tests/fixtures/agency_table.json`; they were written down from the table, not from the playbook.

use callboard::domain::call::{CallType, RepeatAbout};
use callboard::domain::language::Language;
use callboard_e2e::{Callboard, Role, in_both_languages};
use serde_json::Value;

const THURSDAY: &str = "2026-12-03T15:00";
const FACTS: &str = include_str!("../../fixtures/agency_table.json");

/// A part of a call's page, by the name the table's facts call it.
async fn part(page: &Callboard, name: &str) -> String {
    let (role, key) = match name {
        "script" => (Role::Group, "call.script"),
        "comment" => (Role::Region, "comment.title"),
        "text" => (Role::Region, "comment.text"),
        "actions" => (Role::Region, "actions.title"),
        "reminders" => (Role::Group, "call.reminders"),
        other => panic!("a call's page has no part {other}"),
    };
    page.text_of(&page.the(role, &page.words.say(key)).await).await
}

#[test]
fn every_fact_of_the_agencys_table_is_met_on_the_page_of_its_call() {
    let facts: Vec<Value> = serde_json::from_str(FACTS).expect("the facts are JSON");
    let text = |fact: &Value, name: &str| fact[name].as_str().expect("a fact has this text").to_owned();
    assert!(facts.len() > 100, "{} facts", facts.len());
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let calls = [
            (CallType::FirstCall, "first_call"),
            (CallType::Interview, "interview"),
            (CallType::RepeatCall, "repeat_call"),
            (CallType::IntroductoryCall, "introductory_call"),
        ];
        let mut deals = calls.map(|(call_type, name)| (seed.deal_at(call_type, THURSDAY, |_| {}), name)).to_vec();
        let details = seed.deal_at(CallType::RepeatCall, THURSDAY, |call| {
            call.about = RepeatAbout::Details;
            call.candidates.clear();
        });
        deals.push((details, "details_call"));
        page.start(seed).await;
        let language = if page.words.language == Language::En { "en" } else { "ru" };
        let mut lacking = Vec::new();
        for (deal, name) in deals {
            page.go(&format!("?deal={deal}")).await;
            for fact in facts.iter().filter(|fact| text(fact, "call") == name) {
                let (place, words) = (text(fact, "in"), text(fact, language));
                if !part(page, &place).await.to_lowercase().contains(&words.to_lowercase()) {
                    lacking.push(format!("{name}, {place}: {words}"));
                }
            }
        }
        assert!(lacking.is_empty(), "not on the page:\n{}", lacking.join("\n"));
    });
}
