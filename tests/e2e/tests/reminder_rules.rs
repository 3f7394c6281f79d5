//! The dialog "Whom to remind": other people and times than the playbook's, for one call or for all of its type in the
//! deal, and the way back. What counts is the call's list of reminders, which follows at once. When each is due around
//! changes of clocks is held elsewhere.

use callboard::domain::call::CallType;
use callboard::domain::deal::Stage;
use callboard::domain::ids::{CallId, DealId};
use callboard_e2e::{Callboard, Role, in_both_languages, in_english};
use thirtyfour::prelude::*;

#[test]
fn other_people_and_times_hold_for_one_call_until_the_playbooks_rules_come_back() {
    in_both_languages(async |page| {
        let words = page.words.clone();
        let word = |key: &str| words.say(key);
        let before = |minutes| words.either("NN min before", "за NN мин").replace("NN", minutes);
        let wednesday = |time| words.either("Wed 2 Dec, TT", "ср 2 дек., TT").replace("TT", time);
        let (at_1430, at_1445, early) = (wednesday("14:30"), wednesday("14:45"), before("30"));
        let tomorrow = format!("{}, 09:30", word("when.tomorrow"));
        let day_before = words.fill("reminder.day_before_at", &[("time", "09:30")]);
        let (you, late, planned) = (word("inbox.yourself"), before("15"), word("reminder.upcoming"));
        let of_playbook: [[&str; 4]; 1] = [["Anna Schmidt", &at_1445, &late, &planned]];
        let own: [[&str; 4]; 2] =
            [[&you, &tomorrow, &day_before, &planned], ["Anna Schmidt", &at_1430, &early, &planned]];

        start_at_a_deal_of_wednesday(page).await;
        page.expect_reminders(&of_playbook).await;
        open(page, "rules.from_playbook").await;
        page.write(&word("rules.amount"), "30").await;
        add_own_reminder(page, "9:30").await;
        page.press(&word("people.save")).await;
        page.expect_dialog(None).await;
        page.expect_text(&word("note.rules_set")).await;
        page.expect_reminders(&own).await;

        page.expect_state("disk").await;
        page.reload().await;
        page.expect_reminders(&own).await;
        open(page, "rules.from_call").await;
        let shown = [["role.user", "09:30", "rules.day_before"], ["role.client", "30", "rules.minutes"]];
        let shown = shown.map(|[whom, amount, unit]| [word(whom), amount.to_owned(), word(unit)]);
        page.expect("the rules in the dialog", shown.to_vec(), async || rules(page).await).await;
        page.press(&word("rules.back")).await;
        page.expect_dialog(None).await;
        page.expect_reminders(&of_playbook).await;
        page.undo().await;
        page.expect_reminders(&own).await;
        page.undo_by_keys().await;
        page.expect_reminders(&of_playbook).await;
        page.redo_by_keys().await;
        page.expect_reminders(&own).await;
    });
}

#[test]
fn a_wrong_amount_keeps_the_dialog_open_with_all_that_was_typed() {
    in_both_languages(async |page| {
        let words = page.words.clone();
        let word = |key: &str| words.say(key);
        start_at_a_deal_of_wednesday(page).await;
        let known = page.reminders().await;
        open(page, "rules.from_playbook").await;
        add_own_reminder(page, "9:30").await;
        let client = |amount: &str, unit| [word("role.client"), amount.to_owned(), word(unit)];
        let own = [word("role.user"), "9:30".to_owned(), word("rules.day_before")];
        // Over a week, in each unit, is too long before as well.
        for (amount, unit) in [
            ("0", "rules.minutes"),
            ("soon", "rules.minutes"),
            ("", "rules.minutes"),
            ("1.5", "rules.hours"),
            ("-1", "rules.hours"),
            ("169", "rules.hours"),
            ("8", "rules.days"),
            ("25:00", "rules.day_before"),
            ("9:60", "rules.day_before"),
        ] {
            let row = the_rows(page, 2).await.swap_remove(0);
            choose_in(page, &row, &word(unit)).await;
            let (label, error) = match unit {
                "rules.day_before" => (word("rules.time"), word("rules.bad_time")),
                _ => (word("rules.amount"), word("rules.bad_amount")),
            };
            // Right in every unit, so that no earlier complaint is taken for the next one's.
            page.write_in(&row, &label, "1").await;
            page.expect_error(&label, "").await;
            page.write_in(&row, &label, amount).await;
            page.press(&word("people.save")).await;
            page.expect_error(&label, &error).await;
            page.expect_dialog(Some(&word("rules.title"))).await;
            let typed = vec![client(amount, unit), own.clone()];
            page.expect("the rules in the dialog", typed, async || rules(page).await).await;
        }
        page.keys(Key::Escape + "").await;
        page.expect_dialog(None).await;
        assert_eq!(page.reminders().await, known, "nothing of it was saved");
    });
}

#[test]
fn rules_for_all_calls_of_a_type_hold_in_this_deal_alone_and_the_playbooks_come_back_to_all() {
    in_english(async |page| {
        let mut seed = page.seed();
        let (ivan, oleh) = (seed.candidate("Ivan Petrenko", "1042"), seed.candidate("Oleh Bondar", "1043"));
        let client = seed.client("Northwind Ltd");
        let deal = seed.deal(client, "Java developer", Stage::Interview, &[ivan, oleh]);
        let first = seed.call(deal, CallType::Interview, "2026-12-02T15:00", &[ivan]);
        let second = seed.call(deal, CallType::Interview, "2026-12-03T15:00", &[oleh]);
        let repeat = seed.call(deal, CallType::RepeatCall, "2026-12-04T15:00", &[ivan]);
        let other = seed.deal(client, "QA lead", Stage::Interview, &[oleh]);
        let elsewhere = seed.call(other, CallType::Interview, "2026-12-02T17:00", &[oleh]);
        page.start(seed).await;

        go_to(page, deal, first).await;
        open(page, "rules.from_playbook").await;
        page.write("How many", "2").await;
        page.choose("Counted in", "hours before").await;
        page.write("How many", "2").await;
        page.pick(&page.words.say("rules.all_calls")).await;
        page.press(&page.words.say("people.save")).await;
        page.expect_dialog(None).await;
        page.expect_reminders(&[["Ivan Petrenko", "Wed 2 Dec, 13:00", "2 h before", "Planned"]]).await;
        page.expect_state("disk").await;

        // The others of the type follow; another type, and the same type in another deal, do not.
        let second_by_playbook = [["Oleh Bondar", "Thu 3 Dec, 14:40", "20 min before", "Planned"]];
        let second_by_deal = [["Oleh Bondar", "Thu 3 Dec, 13:00", "2 h before", "Planned"]];
        go_to(page, other, elsewhere).await;
        page.expect_reminders(&[["Oleh Bondar", "Wed 2 Dec, 16:40", "20 min before", "Planned"]]).await;
        go_to(page, deal, repeat).await;
        page.expect_reminders(&[
            ["Ivan Petrenko", "Thu 3 Dec, 10:00", "the day before at 10:00", "Planned"],
            ["Ivan Petrenko", "Fri 4 Dec, 14:40", "20 min before", "Planned"],
        ])
        .await;
        go_to(page, deal, second).await;
        page.expect_reminders(&second_by_deal).await;

        // From any of them all go back.
        open(page, "rules.from_deal").await;
        assert!(page.is_on(Role::Radio, &page.words.say("rules.all_calls")).await);
        page.press(&page.words.say("rules.back")).await;
        page.expect_dialog(None).await;
        page.expect_reminders(&second_by_playbook).await;
        page.undo().await;
        page.expect_reminders(&second_by_deal).await;
        page.redo_by_keys().await;
        page.expect_reminders(&second_by_playbook).await;
        page.expect_state("disk").await;
        go_to(page, deal, first).await;
        page.expect_reminders(&[["Ivan Petrenko", "Wed 2 Dec, 14:40", "20 min before", "Planned"]]).await;
    });
}

#[test]
fn a_calls_own_rules_come_before_those_of_the_deal() {
    in_english(async |page| {
        start_at_a_deal_of_wednesday(page).await;
        for (amount, scope, from) in
            [("45", "rules.all_calls", "rules.from_playbook"), ("60", "rules.this_call", "rules.from_deal")]
        {
            open(page, from).await;
            page.write("How many", amount).await;
            page.pick(&page.words.say(scope)).await;
            page.press(&page.words.say("people.save")).await;
            page.expect_dialog(None).await;
        }
        page.expect_reminders(&[["Anna Schmidt", "Wed 2 Dec, 14:00", "1 h before", "Planned"]]).await;
        open(page, "rules.from_call").await;
        page.press(&page.words.say("rules.back_to_deal")).await;
        page.expect_dialog(None).await;
        page.expect_reminders(&[["Anna Schmidt", "Wed 2 Dec, 14:15", "45 min before", "Planned"]]).await;
    });
}

#[test]
fn rules_are_changed_added_and_removed_by_keyboard_alone() {
    in_english(async |page| {
        start_at_a_deal_of_wednesday(page).await;
        open_by_keys(page).await;
        page.tab_to("Another reminder").await;
        page.keys(Key::Enter + "").await;
        the_rows(page, 2).await;
        page.keys(Key::Enter + "").await;
        the_rows(page, 3).await;
        page.tab_to(&page.words.say("people.save")).await;
        page.keys(Key::Enter + "").await;
        page.expect_dialog(None).await;
        // Two of the three say the same, which is one reminder.
        let late = ["Anna Schmidt", "Wed 2 Dec, 14:45", "15 min before", "Planned"];
        page.expect_reminders(&[["Anna Schmidt", "Wed 2 Dec, 14:40", "20 min before", "Planned"], late]).await;

        // Tab selects what stands in a field, what is typed takes its place, and Enter saves.
        open_by_keys(page).await;
        page.tab_to("How many").await;
        page.keys("45").await;
        page.keys(Key::Enter + "").await;
        page.expect_dialog(None).await;
        page.expect_reminders(&[["Anna Schmidt", "Wed 2 Dec, 14:15", "45 min before", "Planned"], late]).await;

        open_by_keys(page).await;
        page.tab_to("Remove: Client, 45 minutes before").await;
        page.keys(Key::Enter + "").await;
        the_rows(page, 1).await;
        page.keys(Key::Escape + "").await;
        page.expect_dialog(None).await;
        assert_eq!(page.reminders().await.len(), 2, "Escape saves nothing");

        open_by_keys(page).await;
        for (minutes, left) in [(45, 1), (15, 0)] {
            page.tab_to(&format!("Remove: Client, {minutes} minutes before")).await;
            page.keys(Key::Enter + "").await;
            the_rows(page, left).await;
        }
        page.expect_text(&page.words.say("rules.none")).await;
        page.tab_to(&page.words.say("people.save")).await;
        page.keys(Key::Enter + "").await;
        page.expect_dialog(None).await;
        page.expect_reminders(&[]).await;
        page.undo_by_keys().await;
        page.expect("the number of reminders", 2, async || page.reminders().await.len()).await;
    });
}

async fn start_at_a_deal_of_wednesday(page: &mut Callboard) {
    page.start_at_a_deal("2026-12-02T15:00").await;
}

async fn go_to(page: &Callboard, deal: DealId, call: CallId) {
    page.go(&format!("?deal={deal}&call={call}")).await;
}

/// Opens the dialog, which says where the rules come from.
async fn open(page: &Callboard, from: &str) {
    let title = page.words.say("rules.title");
    page.press(&title).await;
    page.expect_dialog(Some(&title)).await;
    page.expect_text(&page.words.say(from)).await;
}

async fn open_by_keys(page: &Callboard) {
    let title = page.words.say("rules.title");
    page.tab_to(&title).await;
    page.keys(Key::Enter + "").await;
    page.expect_dialog(Some(&title)).await;
}

/// Adds the user to whom to remind, the day before.
async fn add_own_reminder(page: &Callboard, at: &str) {
    let rows = page.all(Role::ListItem, "", None).await.expect("the dialog has rows").len();
    page.press(&page.words.say("rules.add")).await;
    let row = the_rows(page, rows + 1).await.swap_remove(rows);
    choose_in(page, &row, &page.words.say("role.user")).await;
    choose_in(page, &row, &page.words.say("rules.day_before")).await;
    page.write_in(&row, &page.words.say("rules.time"), at).await;
}

/// Waits until the dialog has so many rules, and answers their rows.
async fn the_rows(page: &Callboard, count: usize) -> Vec<WebElement> {
    page.eventually(&format!("{count} rules"), async || {
        Ok(Some(page.all(Role::ListItem, "", None).await?).filter(|rows| rows.len() == count))
    })
    .await
}

/// The rules as the dialog shows them: whom, how many, of what.
async fn rules(page: &Callboard) -> Vec<[String; 3]> {
    let script = "return Array.from(document.querySelectorAll('dialog[open] li'), (row) => {
        const [whom, unit] = Array.from(row.querySelectorAll('select'), (list) => list.selectedOptions[0].text.trim());
        return [whom, row.querySelector('input').value, unit];
    })";
    let rules = page.session().ask(script, vec![]).await.expect("the dialog has rows");
    serde_json::from_value(rules).expect("three texts each")
}

async fn choose_in(page: &Callboard, row: &WebElement, option: &str) {
    let xpath = format!(".//option[normalize-space()=\"{option}\"]");
    page.eventually(&format!("the option {option:?} to choose"), async || {
        row.find(By::XPath(xpath.as_str())).await?.click().await.map(Some)
    })
    .await;
}
