//! Journey 2 for every row of the agency's table: script, fields, actions, reminders, and the text exactly.

use callboard::domain::call::{CallType, RepeatAbout};
use callboard::domain::ids::DealId;
use callboard_e2e::{Callboard, in_both_languages, in_english};

const WEDNESDAY: &str = "2026-12-02T15:00";
const THURSDAY: &str = "2026-12-03T15:00";

async fn expect_play(page: &Callboard, deal: DealId, call_type: CallType, fields: &[&str]) {
    page.go(&format!("?deal={deal}")).await;
    let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
    page.expect("the fields", fields, async || page.labels().await).await;
    assert_eq!(page.script().await, page.words.script(call_type));
    let actions: Vec<String> = page.actions().await.into_iter().map(|(text, _)| text).collect();
    assert_eq!(actions, page.words.actions(call_type));
}

#[test]
fn each_call_type_has_its_script_its_fields_and_its_actions() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let [first, interview, repeat, introductory] =
            CallType::ALL.map(|call_type| seed.deal_at(call_type, THURSDAY, |_| {}));
        page.start(seed).await;
        let say = |key| page.words.say(key);
        let date = say("comment.date_label");
        let (summary, observation, why) = (say("comment.summary"), say("comment.observation"), say("comment.why"));
        let of_first = [
            "Company Name",
            "Company Website",
            "Contact Person",
            "Product",
            "Specialties",
            "Country-Location",
            "Target Audience",
            "Immediate Requirement",
            "Future needs",
            "Next Step",
            &date,
            "SM",
        ];
        let of_interview = [summary.as_str(), &observation, &why, "Conclusion", "SM"];
        expect_play(page, first, CallType::FirstCall, &of_first).await;
        expect_play(page, interview, CallType::Interview, &of_interview).await;
        expect_play(page, repeat, CallType::RepeatCall, &of_interview).await;
        expect_play(page, introductory, CallType::IntroductoryCall, &["Gist", "Messenger", "SM"]).await;
    });
}

#[test]
fn each_call_type_reminds_whom_and_when_the_table_says() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let [first, interview, repeat, introductory] =
            CallType::ALL.map(|call_type| seed.deal_at(call_type, THURSDAY, |_| {}));
        let details = seed.deal_at(CallType::RepeatCall, WEDNESDAY, |call| {
            call.about = RepeatAbout::Details;
            call.candidates.clear();
        });
        page.start(seed).await;
        let before = |minutes: &str| page.words.fill("reminder.minutes_before", &[("span", minutes)]);
        let minutes = [page.words.either("15 min", "15 мин"), page.words.either("20 min", "20 мин")];
        let [fifteen, twenty] = minutes.map(before);
        let eve = page.words.fill("reminder.day_before_at", &[("time", "10:00")]);
        let planned = page.words.say("reminder.upcoming");
        let on = |day, time: &str| format!("{day}, {time}");
        let wednesday = |time| on(page.words.either("Wed 2 Dec", "ср 2 дек."), time);
        let thursday = |time| on(page.words.either("Thu 3 Dec", "чт 3 дек."), time);
        let you = page.words.say("inbox.yourself");
        let row = |whom: &str, when: String, lead: &str| [whom.to_owned(), when, lead.to_owned(), planned.clone()];
        let table = [
            (first, vec![row("Anna Schmidt", thursday("14:45"), &fifteen)]),
            (interview, vec![row("Ivan Petrenko", thursday("14:40"), &twenty)]),
            (
                repeat,
                vec![row("Ivan Petrenko", wednesday("10:00"), &eve), row("Ivan Petrenko", thursday("14:40"), &twenty)],
            ),
            (details, vec![row(&you, wednesday("14:40"), &twenty)]),
            (
                introductory,
                vec![
                    row("Ivan Petrenko", wednesday("10:00"), &eve),
                    row("Denys Rybak", wednesday("10:00"), &eve),
                    row("Ivan Petrenko", thursday("14:40"), &twenty),
                    row("Denys Rybak", thursday("14:40"), &twenty),
                ],
            ),
        ];
        for (deal, expected) in table {
            page.go(&format!("?deal={deal}")).await;
            page.expect("the reminders of the call", expected, async || page.reminders().await).await;
        }
    });
}

#[test]
fn a_first_calls_text_is_the_twelve_lines_exactly() {
    in_english(async |page| {
        let mut seed = page.seed();
        let (deal, _) = seed.first_call(THURSDAY);
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.write("Product", "Freight planning\nand tracking").await;
        page.write("Specialties", "routes\ncustoms").await;
        page.write("Country-Location", "USA, Boston").await;
        page.write("Target Audience", "").await;
        page.write("Future needs", "QA engineer (March)").await;
        page.write("Next Step", "presentation\nCVs").await;
        page.set("Date of the next contact", "2026-12-07").await;
        page.write("SM", "Petro S.").await;
        page.expect_comment(&[
            "Company Name: Northwind Ltd",
            "Company Website: northwind.example",
            "Contact Person: Anna Schmidt",
            "Product: Freight planning; and tracking",
            "Specialties: routes, customs",
            "Country-Location: USA, Boston",
            "Target Audience: –",
            "Immediate Requirement: Java developer",
            "Future needs: QA engineer (March)",
            "Next Step: presentation, CVs",
            "Next Contact Date: 7 Dec 2026",
            "SM: Petro S.",
        ])
        .await;
    });
}

#[test]
fn a_repeat_call_turned_into_a_details_call_has_a_gist() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let deal = seed.deal_at(CallType::RepeatCall, THURSDAY, |_| {});
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.expect_comment(&[
            "Today we interviewed:",
            "Ivan Petrenko (1042) – –",
            "Interview results:",
            "Ivan Petrenko (1042) – –",
            "SM: Olena K.",
        ])
        .await;
        page.pick(&page.words.say("call.about_details")).await;
        page.write("Gist", "The contract is clear.\nThey start in March.").await;
        let lines = ["The contract is clear.", "They start in March.", "SM: Olena K."];
        page.expect_comment(&lines).await;
        // A repeat call has no mark: calendar and CRM get the same text.
        page.copy_by(&page.words.say("comment.copy_marked")).await;
        page.expect_clipboard(&lines.join("\n")).await;
    });
}

#[test]
fn an_introductory_calls_text_ends_with_the_messenger_and_the_sm() {
    in_both_languages(async |page| {
        let mut seed = page.seed();
        let deal = seed.deal_at(CallType::IntroductoryCall, THURSDAY, |_| {});
        page.start(seed).await;
        page.go(&format!("?deal={deal}")).await;
        page.expect_comment(&["–", "Messenger: –", "SM: Olena K."]).await;
        page.write("Gist", "Mon–Fri, 10 to 18 in Kyiv.\nA report every Friday.").await;
        page.write("Messenger", "Telegram").await;
        page.expect_comment(&[
            "Mon–Fri, 10 to 18 in Kyiv.",
            "A report every Friday.",
            "Messenger: Telegram",
            "SM: Olena K.",
        ])
        .await;
    });
}
