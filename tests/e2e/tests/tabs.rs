//! Tabs that write at once: each sees what the others write, nothing is lost, and a tab that dies takes nothing with it.
//! `cargo xtask soak` makes it three times five hundred changes on fifty records.

use std::collections::BTreeMap;
use std::time::Duration;

use callboard::domain::call::CallType;
use callboard::domain::deal::Stage;
use callboard_e2e::environment::times;
use callboard_e2e::{Callboard, Role, in_english};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

const WRITE: &str = include_str!("../src/many_tabs.js");
/// Each tab writes into a field of its own, and all of them into one.
const FIELDS: [&str; 3] = ["Product", "Specialties", "Future needs"];
const CONTESTED: &str = "Immediate Requirement";

struct Deals {
    all: Vec<String>,
    contested: String,
}

/// Deals whose client is named after the end of the deal's id.
fn seeded(page: &Callboard, count: u32) -> (callboard_e2e::seed::Seed, Deals) {
    let mut seed = page.seed();
    let mut all = Vec::new();
    for _ in 0..count {
        let name = format!("Northwind {:04x}", seed.entries().len() + 1);
        let client = seed.client(&name);
        let deal = seed.deal(client, "Java developer", Stage::FirstCall, &[]);
        seed.call(deal, CallType::FirstCall, "2026-12-01T15:00", &[]);
        all.push(deal.to_string());
    }
    let contested = all.pop().expect("one deal at least");
    (seed, Deals { all, contested })
}

async fn begin(page: &Callboard, deals: &Deals, field: &str, changes: u32, writer: &str) {
    page.go(&format!("?deal={}", deals.contested)).await;
    page.expect_state("disk").await;
    let given =
        vec![json!(deals.all), json!(field), json!(changes), json!(writer), json!(deals.contested), json!(CONTESTED)];
    page.session().ask(WRITE, given).await.expect("writing begins");
}

/// What the tab wrote last into each field of each deal.
async fn written(page: &Callboard) -> BTreeMap<String, String> {
    page.patiently("the tab to write", Duration::from_secs(300), async || {
        let run = page.session().ask("return window.run", vec![]).await?;
        assert_eq!(run["error"], Value::Null);
        Ok((run["isDone"] == json!(true)).then(|| serde_json::from_value(run["last"].clone()).expect("texts by name")))
    })
    .await
}

async fn crash_a_tab(page: &Callboard, deals: &Deals, number: u32, back_to: &WindowHandle) {
    let crashed = page.open_second_tab("").await;
    assert_eq!(&crashed, back_to);
    begin(page, deals, "Target Audience", 1000, &format!("tab {number} that dies")).await;
    page.crash_tab(back_to.clone()).await;
}

#[test]
fn tabs_that_write_at_once_lose_nothing_and_end_up_the_same() {
    in_english(async |page| {
        let (deals, changes, crashes) = match times(0) {
            0 => (8, 40, 2),
            _ => (51, 500, 20),
        };
        let (seed, deals) = seeded(page, deals);
        page.start(seed).await;
        let first = page.tab().await;
        let mut tabs = vec![first.clone()];
        for _ in 1..FIELDS.len() {
            page.open_second_tab("").await;
            tabs.push(page.tab().await);
        }
        for (tab, field) in tabs.iter().zip(FIELDS) {
            page.switch_to(tab.clone()).await;
            begin(page, &deals, field, changes, field).await;
        }
        page.switch_to(first.clone()).await;
        for number in 0..crashes {
            crash_a_tab(page, &deals, number, &first).await;
        }
        let mut last = BTreeMap::new();
        for tab in &tabs {
            page.switch_to(tab.clone()).await;
            last.extend(written(page).await.into_iter().filter(|(name, _)| !name.ends_with(CONTESTED)));
        }
        check(page, &tabs, &deals, &last).await;
        page.reload().await;
        check(page, &tabs[2..], &deals, &last).await;
        println!(
            "soak: {} {} tabs x {changes} changes on {} deals, {crashes} tabs crashed: 0 lost, all equal",
            page.session().browser.name(),
            tabs.len(),
            deals.all.len() + 1
        );
    });
}

/// Every tab shows in every deal what was written last into each field, and the same in the contested one.
async fn check(page: &Callboard, tabs: &[WindowHandle], deals: &Deals, last: &BTreeMap<String, String>) {
    let mut contested = Vec::new();
    for tab in tabs {
        page.switch_to(tab.clone()).await;
        page.expect_state("disk").await;
        open(page, &deals.contested).await;
        contested.push(page.value(CONTESTED).await);
    }
    assert!(contested.iter().all(|text| Some(text) == contested.first()), "{contested:?}");
    for tab in tabs {
        page.switch_to(tab.clone()).await;
        for deal in &deals.all {
            open(page, deal).await;
            for field in FIELDS {
                let expected = last.get(&format!("{deal} {field}")).cloned().unwrap_or_default();
                assert_eq!(page.value(field).await, expected, "{field} of {deal}");
            }
        }
    }
}

async fn open(page: &Callboard, deal: &str) {
    page.open_by_link(deal).await;
    let end = deal.get(deal.len() - 4..).expect("the end of an id");
    page.the(Role::Heading, &format!("Northwind {end}")).await;
}
