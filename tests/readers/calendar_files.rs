//! Our calendar files as other people's programs read them: Python's icalendar and vobject, and ical.js, which is
//! Thunderbird's. Each must find the very events that the records call for. `cargo xtask test` installs the readers.

mod expected;
#[path = "../stories/iana.rs"]
mod iana;
#[path = "../stories/odd_zones.rs"]
mod odd_zones;
mod sample;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use callboard::domain::calendar::{Audience, audiences, calendar_file, fortnight_file};
use callboard::domain::zone::Zones;
use serde_json::Value;
use tempfile::TempDir;

use expected::expected;
use sample::samples;

/// Files in a folder, and by their names what is to be found in them.
struct Files {
    folder: TempDir,
    expected: BTreeMap<String, Value>,
}

#[test]
fn icalendar_reads_what_we_write() {
    check("CALLBOARD_PYTHON", "read_with_icalendar.py");
}

#[test]
fn vobject_reads_what_we_write() {
    check("CALLBOARD_PYTHON", "read_with_vobject.py");
}

#[test]
fn ical_js_reads_what_we_write() {
    check("CALLBOARD_NODE", "read_with_ical.mjs");
}

#[test]
fn the_samples_are_many_and_have_everything() {
    let files = write_files();
    let events: Vec<&Value> =
        files.expected.values().flat_map(|file| file["events"].as_array().expect("a list")).collect();
    assert!(events.len() > 500, "{} events", events.len());
    let fortnights = files.expected.keys().filter(|name| name.contains("-callboard-")).count();
    assert!(fortnights >= 20, "only {fortnights} files of two weeks");
    let having = |is_meant: &dyn Fn(&Value) -> bool| events.iter().filter(|event| is_meant(event)).count();
    for (what, count) in [
        ("alarms", having(&|event| event["alarms"] != Value::Array(Vec::new()))),
        ("reminders of their own", having(&|event| event["transparency"] == "TRANSPARENT")),
        ("taken back", having(&|event| event["status"] == "CANCELLED")),
        ("without a link", having(&|event| event["url"] == "")),
        ("Russian", having(&|event| event["description"].as_str().is_some_and(|text| text.contains("Ссылка")))),
        ("emoji", having(&|event| event["summary"].as_str().is_some_and(|text| text.contains('🚀')))),
        ("long", having(&|event| event["summary"].as_str().is_some_and(|text| text.chars().count() > 200))),
        ("comments", having(&|event| event["description"].as_str().is_some_and(|text| text.contains("\nSM: ")))),
    ] {
        assert!(count >= 20, "only {count} events: {what}");
    }
}

/// Writes the files, has them read and compares.
#[track_caller]
fn check(program: &str, script: &str) {
    let files = write_files();
    let found = read(program, script, files.folder.path());
    assert_eq!(found.len(), files.expected.len());
    for (name, expected) in &files.expected {
        let found = &found[name];
        assert!(found == expected, "{script}, {name}:\nfound    {found:#}\nexpected {expected:#}");
    }
}

fn write_files() -> Files {
    let folder = tempfile::tempdir().expect("a folder for the files");
    let mut expected_of = BTreeMap::new();
    let zones = Zones::new(iana::rules);
    for (number, sample) in samples(&zones).iter().enumerate() {
        let moment = sample.moment(&zones);
        for audience in audiences(&sample.call, &sample.board, &moment) {
            let file = calendar_file(&sample.call, audience, &sample.board, &moment);
            let name = format!("{number:03}-{}", file.name);
            std::fs::write(folder.path().join(&name), &file.text).expect("a file in our own folder");
            expected_of.insert(name, expected(&sample.call, audience, &sample.board, &moment));
        }
        // Each sample has one call: where it lies in the coming two weeks, their file is its own.
        if let Some(file) = fortnight_file(&sample.board, &moment) {
            let name = format!("{number:03}-{}", file.name);
            std::fs::write(folder.path().join(&name), &file.text).expect("a file in our own folder");
            expected_of.insert(name, expected(&sample.call, Audience::User, &sample.board, &moment));
        }
    }
    Files { folder, expected: expected_of }
}

fn read(program: &str, script: &str, folder: &Path) -> BTreeMap<String, Value> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(script);
    let libraries = told("CALLBOARD_READERS");
    let output = Command::new(told(program))
        .arg(&script)
        .arg(folder)
        .env("PYTHONPATH", &libraries)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("NODE_PATH", &libraries)
        .output()
        .expect("the reader's program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the reader prints JSON")
}

fn told(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        panic!("{name} is not set. This test is run by `cargo xtask test`, which installs the readers.")
    })
}
