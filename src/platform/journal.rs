//! The shelves of the journal: `journal.js`, which does its work in IndexedDB and serves the page also without wasm.

use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use web_sys::js_sys::{Array, Promise};

use super::ticker::in_time;

#[wasm_bindgen(raw_module = "./journal.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = open)]
    async fn js_open() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = append)]
    async fn js_append(page: &str, tab: &str, numbers: Vec<f64>, texts: Vec<String>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = highest)]
    async fn js_highest(page: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = since)]
    async fn js_since(place: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = mentioning)]
    async fn js_mentioning(keys: Vec<String>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = ofTab)]
    async fn js_of_tab(tab: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = records)]
    async fn js_records(after: &str, count: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = texts)]
    async fn js_texts(keys: Vec<String>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = fold)]
    async fn js_fold(
        from: f64,
        to: f64,
        keys: Vec<String>,
        texts: Vec<String>,
        thrown_away: Vec<String>,
        gone: Vec<f64>,
        kept: Vec<f64>,
        kept_texts: Vec<String>,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = claim)]
    fn js_claim(page: &str, read_to: f64, names: Vec<String>, now: f64) -> Promise;
    #[wasm_bindgen(catch, js_name = settle)]
    async fn js_settle(names: Vec<String>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = takeSnapshot)]
    async fn js_take_snapshot() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = onMore)]
    fn js_on_more(callback: &Closure<dyn FnMut()>);
}

/// The journal did not answer: the browser has none, refuses it, or has no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoAnswer;

/// How far the journal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// The records are made of the entries up to here.
    pub folded: u64,
    /// The last entry.
    pub last: u64,
}

/// What a fold puts in the place of what was there.
#[derive(Debug, Clone, Default)]
pub struct Fold {
    pub from: u64,
    pub to: u64,
    /// Records, as key and text.
    pub records: Vec<(String, String)>,
    /// Keys of records to be thrown away.
    pub thrown_away: Vec<String>,
    /// Places of entries to be taken out.
    pub gone: Vec<u64>,
    /// Entries to be written anew where they are.
    pub kept: Vec<(u64, String)>,
}

/// What became of a claim; whoever is in neither list is shown by another page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claimed {
    /// To be shown by this page, within ten seconds.
    pub claimed: Vec<String>,
    /// Shown already.
    pub shown: Vec<String>,
}

/// Opens the journal.
pub async fn open() -> Result<Marks, NoAnswer> {
    let answer = numbers(js_open().await?);
    match answer.as_slice() {
        [folded, last] => Ok(Marks { folded: *folded, last: *last }),
        _ => Err(NoAnswer),
    }
}

/// Writes a page's entries, as number and text. Answers the places of the first and the last; none if they were there.
pub async fn append(page: &str, tab: &str, entries: Vec<(u32, String)>) -> Result<Option<(u64, u64)>, NoAnswer> {
    let (places, texts): (Vec<u32>, Vec<String>) = entries.into_iter().unzip();
    let places = places.into_iter().map(f64::from).collect();
    Ok(match numbers(js_append(page, tab, places, texts).await?).as_slice() {
        [first, last] => Some((*first, *last)),
        _ => None,
    })
}

/// The highest number of a page's entries; 0 if there are none.
pub async fn highest(page: &str) -> Result<u32, NoAnswer> {
    // Numbers are counted from 1, one a change: they fit.
    Ok(js_highest(page).await?.as_f64().unwrap_or_default() as u32)
}

/// The entries after a place, with their places.
pub async fn since(place: u64) -> Result<Vec<(u64, String)>, NoAnswer> {
    let (places, found) = pair(js_since(place as f64).await?);
    Ok(numbers(places).into_iter().zip(texts_in(&found)).collect())
}

/// The entries that speak of one of these keys, with their places.
pub async fn mentioning(keys: Vec<String>) -> Result<Vec<(u64, String)>, NoAnswer> {
    let (places, found) = pair(js_mentioning(keys).await?);
    Ok(numbers(places).into_iter().zip(texts_in(&found)).collect())
}

/// A tab's entries, in order.
pub async fn of_tab(tab: &str) -> Result<Vec<String>, NoAnswer> {
    Ok(texts_in(&js_of_tab(tab).await?))
}

/// At most `count` records whose keys come after `after`, as key and text.
pub async fn records(after: &str, count: u32) -> Result<Vec<(String, String)>, NoAnswer> {
    let (keys, texts) = pair(js_records(after, count).await?);
    Ok(texts_in(&keys).into_iter().zip(texts_in(&texts)).collect())
}

/// The texts of records, where there are any.
pub async fn texts(keys: Vec<String>) -> Result<Vec<Option<String>>, NoAnswer> {
    Ok(Array::from(&js_texts(keys).await?).iter().map(|text| text.as_string()).collect())
}

/// Carries out a fold whole, or not at all if the journal was folded otherwise meanwhile. Answers whether it was.
pub async fn fold(fold: Fold) -> Result<bool, NoAnswer> {
    let (keys, texts) = fold.records.into_iter().unzip();
    let (kept, kept_texts): (Vec<u64>, Vec<String>) = fold.kept.into_iter().unzip();
    let (from, to) = (fold.from as f64, fold.to as f64);
    let places = |places: Vec<u64>| places.into_iter().map(|place| place as f64).collect();
    let answer = js_fold(from, to, keys, texts, fold.thrown_away, places(fold.gone), places(kept), kept_texts).await?;
    Ok(answer.is_truthy())
}

/// Asks for reminders to show, by their names; each page gets those that no other is about to show. None if the journal
/// has more than was read, up to `read_to`. `now` is in milliseconds since 1970.
pub async fn claim(page: &str, read_to: u64, names: Vec<String>, now: i64) -> Result<Option<Claimed>, NoAnswer> {
    let (claimed, shown) = pair(in_time(&js_claim(page, read_to as f64, names, now as f64)).await?);
    Ok((!claimed.is_undefined()).then(|| Claimed { claimed: texts_in(&claimed), shown: texts_in(&shown) }))
}

/// Notes that these reminders were shown.
pub async fn settle(names: Vec<String>) -> Result<(), NoAnswer> {
    js_settle(names).await?;
    Ok(())
}

/// Sets all down as it is, unless it was done today.
pub async fn take_snapshot() -> Result<(), NoAnswer> {
    js_take_snapshot().await?;
    Ok(())
}

/// Calls back whenever another tab has written. Lasts as long as the page.
pub fn on_more(callback: impl FnMut() + 'static) {
    let callback = Closure::<dyn FnMut()>::new(callback);
    js_on_more(&callback);
    callback.forget();
}

impl From<JsValue> for NoAnswer {
    fn from(_: JsValue) -> NoAnswer {
        NoAnswer
    }
}

fn pair(answer: JsValue) -> (JsValue, JsValue) {
    let both = Array::from(&answer);
    (both.get(0), both.get(1))
}

fn numbers(answer: JsValue) -> Vec<u64> {
    // Places are counted from 1: whole numbers far below 2^53.
    Array::from(&answer).iter().filter_map(|number| number.as_f64()).map(|number| number as u64).collect()
}

fn texts_in(answer: &JsValue) -> Vec<String> {
    Array::from(answer).iter().map(|text| text.as_string().unwrap_or_default()).collect()
}
