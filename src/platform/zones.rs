//! Time zones from the browser's `Intl`, whose rules stay current with the browser. A zone's offset is read off a
//! formatted time; its changes are found by halving the span between two different offsets.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Date, Function, Intl, Object, Reflect};

/// A zone's offsets: seconds east of UTC at first, and each change with its second since 1970.
pub struct Offsets {
    pub first: i32,
    pub changes: Vec<(i64, i32)>,
}

/// Names by which browsers still list zones, and the ones in use today (IANA `backward` file).
const RENAMED: [(&str, &str); 9] = [
    ("Europe/Kiev", "Europe/Kyiv"),
    ("Asia/Calcutta", "Asia/Kolkata"),
    ("Asia/Katmandu", "Asia/Kathmandu"),
    ("Asia/Rangoon", "Asia/Yangon"),
    ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
    ("Atlantic/Faeroe", "Atlantic/Faroe"),
    ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ("America/Godthab", "America/Nuuk"),
    ("Pacific/Enderbury", "Pacific/Kanton"),
];

const STEP: i64 = 14 * 86_400;
const YEARS_BACK: i64 = 3;
const YEARS_AHEAD: i64 = 5;
const YEAR: i64 = 31_556_952;

/// The zone of this computer, `UTC` where the browser does not say.
pub fn own() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let name = Reflect::get(&options, &"timeZone".into()).ok().and_then(|name| name.as_string());
    current_name(name.as_deref().unwrap_or("UTC")).to_owned()
}

/// All zone names the browser lists, under their present names, with `UTC`; empty in browsers that list none.
pub fn names() -> Vec<String> {
    let listed = || -> Result<Array, JsValue> {
        let intl = Reflect::get(&web_sys::js_sys::global(), &"Intl".into())?;
        let list: Function = Reflect::get(&intl, &"supportedValuesOf".into())?.dyn_into()?;
        list.call1(&intl, &"timeZone".into())?.dyn_into()
    };
    let Ok(listed) = listed() else {
        return Vec::new();
    };
    let present = Array::of1(&"UTC".into());
    for name in listed.iter().filter_map(|name| name.as_string()) {
        present.push(&current_name(&name).into());
    }
    let mut names: Vec<String> = present.sort().iter().filter_map(|name| name.as_string()).collect();
    names.dedup();
    names
}

/// A zone's offsets from some years before `now` (seconds since 1970) to some years after; none for an unknown zone.
pub fn offsets(name: &str, now: i64) -> Option<Offsets> {
    let clock = ZoneClock::new(name)?;
    let (from, to) = (now - YEARS_BACK * YEAR, now + YEARS_AHEAD * YEAR);
    let first = clock.offset(from);
    let mut offsets = Offsets { first, changes: Vec::new() };
    let (mut at, mut before) = (from, first);
    while at < to {
        let next = at + STEP;
        let after = clock.offset(next);
        if after != before {
            offsets.changes.push((clock.change_between(at, next), after));
        }
        (at, before) = (next, after);
    }
    Some(offsets)
}

/// A formatter that shows a zone's clock.
struct ZoneClock {
    format: Function,
}

impl ZoneClock {
    fn new(name: &str) -> Option<ZoneClock> {
        let options = Object::new();
        let fields = [
            ("timeZone", name),
            ("hourCycle", "h23"),
            ("calendar", "gregory"),
            ("numberingSystem", "latn"),
            ("year", "numeric"),
            ("month", "numeric"),
            ("day", "numeric"),
            ("hour", "numeric"),
            ("minute", "numeric"),
            ("second", "numeric"),
        ];
        for (field, value) in fields {
            Reflect::set(&options, &field.into(), &value.into()).ok()?;
        }
        // An unknown zone throws; `construct` answers that as an error where `DateTimeFormat::new` would not.
        let intl = Reflect::get(&web_sys::js_sys::global(), &"Intl".into()).ok()?;
        let class: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
        let format = Reflect::construct(&class, &Array::of2(&"en-US".into(), &options)).ok()?;
        let format = format.unchecked_into::<Intl::DateTimeFormat>().format();
        Some(ZoneClock { format })
    }

    /// Seconds east of UTC at a second since 1970.
    fn offset(&self, at: i64) -> i32 {
        let shown = self.format.call1(&JsValue::NULL, &JsValue::from_f64(at as f64 * 1_000.0));
        let shown = shown.ok().and_then(|text| text.as_string()).unwrap_or_default();
        let mut numbers = shown.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse::<i32>().ok());
        let mut next = || numbers.next().unwrap_or_default();
        // As en-US writes it: month, day, year, hour, minute, second.
        let (month, day, year) = (next(), next(), next());
        let (hour, minute, second) = (next(), next(), next());
        let wall = Date::utc(f64::from(year), f64::from(month - 1)) / 1_000.0
            + f64::from((day - 1) * 86_400 + hour * 3_600 + minute * 60 + second);
        (wall - at as f64) as i32
    }

    /// The first second of the new offset between two seconds with different offsets.
    fn change_between(&self, mut before: i64, mut after: i64) -> i64 {
        let old = self.offset(before);
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            if self.offset(middle) == old {
                before = middle;
            } else {
                after = middle;
            }
        }
        after
    }
}

fn current_name(listed: &str) -> &str {
    RENAMED.iter().find(|(old, _)| *old == listed).map_or(listed, |(_, new)| new)
}
