//! Damage to what is stored, record by record: what one store has lost comes back from the other, what both have lost is
//! said and kept to the byte, and the page opens every time. `cargo xtask soak` makes it two hundred damages.

use callboard::domain::board::Board;
use callboard::persist::codec::id_of;
use callboard_e2e::environment::times;
use callboard_e2e::{Callboard, in_english};
use serde_json::json;

/// Damages one thing, chosen by numbers: given are the kind of damage and two numbers. Answers what it did.
const DAMAGE: &str = include_str!("../src/damage.js");

/// Each kind, and whether one of the two stores still has everything.
const KINDS: [(&str, bool); 13] = [
    ("local record changed", true),
    ("local record cut", true),
    ("local record gone", true),
    ("local storage empty", true),
    ("local change changed", true),
    ("local mark changed", true),
    ("record changed", true),
    ("record cut", true),
    ("record gone", true),
    ("database gone", true),
    ("entry changed", true),
    ("record changed in both", false),
    ("newer release in both", false),
];

struct Random(u64);

impl Random {
    /// The next number of a linear congruential generator (Knuth's MMIX), from 0 to below 2^31.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}

/// Four deals, of which one was written in since; closed in good order.
async fn begin(page: &mut Callboard, round: u64) -> Board {
    let mut seed = page.seed();
    let deals: Vec<String> = (0..4).map(|_| seed.first_call("2026-12-01T15:00").0.to_string()).collect();
    page.start(seed).await;
    page.go(&format!("?deal={}", deals[0])).await;
    page.write("Product", &format!("Перевозки {round} 🚚")).await;
    page.expect_text(&format!("Product: Перевозки {round} 🚚")).await;
    page.expect_state("disk").await;
    let (board, unreadable) = page.on_disk().await;
    assert_eq!(unreadable, 0);
    page.close_app().await;
    board
}

async fn check(page: &mut Callboard, round: u64) {
    let mut random = Random(round);
    let (kind, is_recoverable) = KINDS[round as usize % KINDS.len()];
    let before = begin(page, round).await;
    let given = vec![json!(kind), json!(random.next()), json!(random.next())];
    let damage = page.session().ask(DAMAGE, given).await.expect("the damage is done");
    let what = format!("round {round}, {kind}: {damage}");
    page.go("").await;
    page.expect_state("disk").await;
    let (after, unreadable) = page.on_disk().await;
    if is_recoverable {
        assert!(after == before, "{what}");
        assert_eq!(unreadable, 0, "{what}");
        page.reload().await;
        page.expect_state("disk").await;
        let complaint = page.text().await;
        assert!(!complaint.contains("could not be read"), "{what}: {complaint}");
        return;
    }
    let notice = if kind.starts_with("newer") { "safety.newer_notice" } else { "safety.unreadable_notice" };
    page.expect_text(&page.words.fill(notice, &[("count", "1")])).await;
    let kept = page.session().ask(KEPT, vec![damage["key"].clone()]).await.expect("what is stored");
    assert_eq!(kept, json!([damage["local"], damage["record"]]), "{what}");
    let mut expected = before;
    expected.throw_away(id_of(damage["key"].as_str().unwrap_or_default()).expect("a record's key"));
    assert!(after == expected, "{what}");
}

const KEPT: &str = "
    const [key] = arguments;
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('callboard');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
            const found = request.result.transaction('records').objectStore('records').get(key);
            found.onsuccess = () => {
                request.result.close();
                resolve([localStorage.getItem(key), found.result]);
            };
        };
    });
";

#[test]
fn no_damage_to_what_is_stored_goes_unnoticed_or_stops_the_page() {
    in_english(async |page| {
        let rounds = u64::from(times(3)) * 4 + 1;
        for round in 0..rounds {
            check(page, round).await;
        }
        println!(
            "soak: {} {rounds} damages: the page opened each time, nothing was lost in silence",
            page.session().browser.name()
        );
    });
}
