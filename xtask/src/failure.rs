//! Why a command ended early: one sentence for the person at the terminal, and the exit code for the machine.

use std::fmt;
use std::process::ExitCode;

#[derive(Debug)]
pub enum Failure {
    /// The command line makes no sense: nothing was done.
    Usage(String),
    /// A step was tried and did not succeed.
    Step(String),
}

impl Failure {
    pub fn step(sentence: impl Into<String>) -> Self {
        Self::Step(sentence.into())
    }

    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Step(_) => ExitCode::FAILURE,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) | Self::Step(sentence) => out.write_str(sentence),
        }
    }
}
