//! Runs a suite of tests and counts them, so that a suite which ran nothing cannot pass for a good one.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::iter::Sum;
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::process;

pub struct Suite {
    pub name: String,
    pub counts: Counts,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    passed: u32,
    failed: u32,
}

impl Suite {
    pub fn require_success(&self) -> Result<(), Failure> {
        match self.counts {
            Counts { passed: 0, failed: 0 } => Err(Failure::step(format!("{}: not one test ran.", self.name))),
            Counts { failed: 0, .. } => Ok(()),
            Counts { failed, .. } => Err(Failure::step(format!("{}: {failed} failed, see above.", self.name))),
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, counts| Self {
            passed: sum.passed + counts.passed,
            failed: sum.failed + counts.failed,
        })
    }
}

/// Runs a `cargo test`, passes its output through and adds up what its test programs report.
pub fn run(name: &str, command: &mut Command) -> Result<Suite, Failure> {
    let mut child = process::spawn(name, command.stdout(Stdio::piped()))?;
    let mut counts = Counts::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|error| Failure::step(format!("{name}: the output broke off ({error}).")))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some(reported) = parse(&line) {
                counts = [counts, reported].into_iter().sum();
            }
        }
    }
    let succeeded = child.wait().is_ok_and(|status| status.success());
    if !succeeded && counts.failed == 0 {
        // It did not compile, or a test program died before it could report.
        counts.failed = 1;
    }
    Ok(Suite { name: name.to_owned(), counts })
}

/// Reads `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
fn parse(line: &str) -> Option<Counts> {
    let (_, report) = line.split_once("test result: ")?;
    Some(Counts { passed: number_before(report, " passed")?, failed: number_before(report, " failed")? })
}

fn number_before(report: &str, word: &str) -> Option<u32> {
    let (before, _) = report.split_once(word)?;
    before.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(parse(line), Some(Counts { passed: 12, failed: 3 }));
    }

    #[test]
    fn other_lines_are_not() {
        for line in ["", "running 3 tests", "test passed ... ok", "test result: unknown"] {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn a_suite_that_ran_nothing_fails() {
        let suite = |passed, failed| Suite { name: "Host tests".to_owned(), counts: Counts { passed, failed } };
        assert!(suite(0, 0).require_success().is_err());
        assert!(suite(4, 1).require_success().is_err());
        assert!(suite(4, 0).require_success().is_ok());
    }

    #[test]
    fn a_suite_that_does_not_compile_counts_as_one_failure() {
        let suite = run("Host tests", &mut Command::new("false")).expect("`false` starts");
        assert_eq!(suite.counts, Counts { passed: 0, failed: 1 });
    }
}
