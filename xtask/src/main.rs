//! `cargo xtask`: the two commands that a newcomer needs (`serve`, `test`), and the ones they are made of.
//!
//! Start here: `COMMANDS` lists what there is, `run` picks one. What a command needs on the machine is fetched by `setup`,
//! what it then does stands in `commands`, and what is
//! done to a page once it is built in `finish`. Nothing here knows the app; it starts cargo, Trunk and the browsers' drivers, and
//! looks at what comes out.

mod commands;
mod failure;
mod finish;
mod process;
mod setup;
mod size;
mod tally;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use failure::Failure;

struct Command {
    name: &'static str,
    does: &'static str,
    run: fn(&[String]) -> Result<(), Failure>,
}

const COMMANDS: [Command; 7] = [
    Command {
        name: "serve",
        does: "set up what is missing, build, open the app on http://localhost:8080/  [--port N] [--no-open]",
        run: commands::serve::run,
    },
    Command {
        name: "test",
        does: "set up what is missing, run everything CI runs: check, calendar files, build, journeys in Chromium and Firefox",
        run: commands::test::run,
    },
    Command {
        name: "check",
        does: "the quick loop: format, lints for host and browser, host tests",
        run: commands::check::run,
    },
    Command { name: "bench", does: "what the built page costs in Chromium, as a table", run: commands::bench::run },
    Command {
        name: "soak",
        does: "the journeys that look for lost data, at length: kills, many tabs, damaged stores",
        run: commands::soak::run,
    },
    Command {
        name: "build",
        does: "make dist/, ready for any static host, and print its size",
        run: commands::build::run,
    },
    Command {
        name: "finish",
        does: "(called by Trunk) make the page small and write the list of its files into the service worker",
        run: finish::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            failure.exit_code()
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Failure> {
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", help());
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return Ok(());
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return Err(Failure::Usage(format!("there is no command `{name}`.\n\n{}", help())));
    };
    enter_project()?;
    (command.run)(rest)
}

/// Cargo says where the project is. What it said at compile time may be another clone that shares our target folder.
fn enter_project() -> Result<(), Failure> {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .ok_or_else(|| Failure::Usage("start this as `cargo xtask`, not as a program of its own.".to_owned()))?;
    let project = Path::new(&package).join("..");
    env::set_current_dir(&project)
        .map_err(|error| Failure::step(format!("cannot enter the project's folder {}: {error}.", project.display())))
}

fn help() -> String {
    let mut text = String::from("Usage: cargo xtask COMMAND\n\n");
    for command in &COMMANDS {
        text += &format!("  {:<10}{}\n", command.name, command.does);
    }
    text += "\nTools are kept in $CALLBOARD_TOOLS, else in callboard/ in the user's cache folder, one folder per version.\n";
    text
}
