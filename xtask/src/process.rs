//! Running other programs so that the person at the terminal sees what goes on and for how long.
//!
//! Their output is passed through untouched. Nothing runs through a shell.

use std::env;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::Failure;

const SIGN_OF_LIFE: Duration = Duration::from_secs(30);

/// Says what comes next, in one line.
pub fn announce(text: &str) {
    println!("==> {text}");
}

/// Runs a command whose failure ends the whole. `what` names the step: "clippy for the host".
pub fn run(what: &str, command: &mut Command) -> Result<(), Failure> {
    let child = spawn(what, command)?;
    let started = Instant::now();
    let status = wait_with_signs_of_life(what, child)?;
    if !status.success() {
        return Err(Failure::step(format!("{what} failed ({status}); its own message stands above.")));
    }
    let seconds = started.elapsed().as_secs();
    if seconds >= 5 {
        println!("    {what}: done in {seconds} s");
    }
    Ok(())
}

pub fn spawn(what: &str, command: &mut Command) -> Result<Child, Failure> {
    command.spawn().map_err(|error| {
        let program = command.get_program().to_string_lossy();
        Failure::step(format!("{what} failed: `{program}` could not be started ({error})."))
    })
}

/// Whether the command can be run and succeeds; its output is not shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What the command prints, trimmed, if it succeeds.
pub fn answer_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

pub fn find_on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// A linker or an installer can be silent for minutes; silence looks like a hang.
fn wait_with_signs_of_life(what: &str, mut child: Child) -> Result<ExitStatus, Failure> {
    let (done, is_done) = mpsc::channel::<()>();
    let name = what.to_owned();
    let signs = thread::spawn(move || {
        let started = Instant::now();
        while is_done.recv_timeout(SIGN_OF_LIFE) == Err(RecvTimeoutError::Timeout) {
            println!("    {name}: still at it after {} s", started.elapsed().as_secs());
        }
    });
    let status = child.wait();
    drop(done);
    // It only prints; if that failed, the step's own result still counts.
    let _ = signs.join();
    status.map_err(|error| Failure::step(format!("{what} failed: lost sight of the process ({error}).")))
}
