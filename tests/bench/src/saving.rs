//! What saving one edit costs, with four thousand deals whose comments are as long as they are in practice.

use callboard::domain::call::CallType;
use callboard::domain::comment::FieldValue;
use callboard::domain::deal::Stage;
use callboard::domain::ids::FieldId;
use callboard_e2e::page::{Callboard, Role};
use serde_json::{Value, json};

const DEALS: usize = 4_000;
const EDITS: usize = 300;

/// Counts the characters that go into either store.
pub const COUNT: &str = "() => {
    const written = { local: 0, journal: 0 };
    Object.defineProperty(window, 'written', { value: written });
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
        written.local += key.length + text.length;
        return setItem.call(this, key, text);
    };
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (value) {
        written.journal += JSON.stringify(value).length;
        return add.call(this, value);
    };
}";

/// Puts records into the journal, as if they had been there.
const SEED: &str = "
    const [records] = arguments;
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('callboard');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
            const transaction = request.result.transaction('records', 'readwrite');
            for (const [key, text] of records) transaction.objectStore('records').put(text, key);
            transaction.oncomplete = () => {
                request.result.close();
                resolve(null);
            };
            transaction.onabort = () => reject(transaction.error);
        };
    });
";

const HELD: &str = "
    const count = (kind) => Object.keys(localStorage).filter((key) => key.startsWith(`callboard:${kind}:`)).length;
    return ['client', 'deal', 'call'].map(count);
";

/// Types a letter at a time, and measures until the page has saved and shown it, and until the browser's next task, which
/// often comes after a frame was painted.
const TYPE: &str = "
    const [field, edits] = arguments;
    const { port1, port2 } = new MessageChannel();
    const nextTask = () => new Promise((resolve) => ((port1.onmessage = resolve), port2.postMessage(null)));
    const run = { handled: [], painted: [], characters: [], isDone: false };
    window.run = run;
    (async () => {
        for (let edit = 0; edit < edits; edit += 1) {
            const before = written.local + written.journal;
            const began = performance.now();
            field.value = `${'Перевозки и логистика. '.repeat(15)} ${edit}`;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            // The page's own tasks of the moment were there first.
            await Promise.resolve();
            run.handled.push(performance.now() - began);
            await nextTask();
            run.painted.push(performance.now() - began);
            await new Promise((resolve) => setTimeout(resolve, 30));
            run.characters.push(written.local + written.journal - before);
        }
        run.isDone = true;
    })();
    return null;
";

/// Measures, and prints a line.
pub async fn measure(page: &mut Callboard) {
    let mut seed = page.seed();
    let mut deal = None;
    for number in 0..DEALS {
        let client = seed.client(&format!("Northwind Logistics {number}"));
        let id = seed.deal(client, "Senior Java developer, full time", Stage::FirstCall, &[]);
        let call = seed.call(id, CallType::FirstCall, "2027-12-01T15:00", &[]);
        seed.change_call(call, |call| {
            for field in ["product", "specialties", "target_audience", "future_needs"] {
                let text = "Software for sea freight: booking, customs, warehouses in Hamburg and Gdańsk.".to_owned();
                call.comment.values.insert(FieldId::from(field), FieldValue::Text(text));
            }
        });
        deal = Some(id);
    }
    page.store(&[]).await;
    page.go("").await;
    page.expect_state("disk").await;
    page.close_app().await;
    for records in seed.entries().chunks(2_000) {
        page.session().ask(SEED, vec![json!(records)]).await.expect("records in the journal");
    }
    page.go(&format!("?deal={}", deal.expect("a last deal"))).await;
    page.expect_state("disk").await;
    let held = page.session().ask(HELD, vec![]).await.expect("counts");
    println!(
        "Of {DEALS} open deals with full comments, each with a client, local storage holds these clients, deals, calls:"
    );
    println!("{held}\n");
    let field = page.the(Role::Field, "Product").await.to_json().expect("an element");
    page.session().ask(TYPE, vec![field, json!(EDITS)]).await.expect("typing begins");
    let run = page
        .patiently("the edits", std::time::Duration::from_secs(120), async || {
            let run = page.session().ask("return window.run", vec![]).await?;
            Ok((run["isDone"] == json!(true)).then_some(run))
        })
        .await;
    let rows = [
        ("handled, ms", "handled", 1),
        ("until the next task, ms", "painted", 1),
        ("characters written", "characters", 0),
    ];
    println!("| saving one edit, {DEALS} deals, {EDITS} edits | median | 95th percentile | most |");
    println!("|---|---|---|---|");
    for (title, name, digits) in rows {
        let sorted = numbers(&run[name]);
        let [median, nearly_all, most] = [50, 95, 100].map(|percent| at(&sorted, percent));
        println!("| {title} | {median:.digits$} | {nearly_all:.digits$} | {most:.digits$} |");
    }
}

fn numbers(list: &Value) -> Vec<f64> {
    let mut numbers: Vec<f64> = list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The value below which so many per cent lie.
fn at(sorted: &[f64], percent: usize) -> f64 {
    let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied().unwrap_or(f64::NAN)
}
