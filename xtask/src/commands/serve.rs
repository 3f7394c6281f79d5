//! `cargo xtask serve`: the app on localhost, rebuilt when a source changes.
//!
//! The port is always the same, because a browser keeps the data per address and port: on another one the board is empty.

use std::env;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use super::build::trunk;
use crate::failure::Failure;
use crate::{process, setup};

const USUAL_PORT: u16 = 8080;
/// Not dist/, which is for publishing.
const SERVED: &str = "target/served";
const LOOK_AGAIN: Duration = Duration::from_millis(200);

#[derive(Debug, PartialEq)]
struct Options {
    port: u16,
    opening: Opening,
}

#[derive(Debug, PartialEq)]
enum Opening {
    InBrowser,
    LeftToUser,
}

pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let options = parse(arguments)?;
    require_free(options.port)?;
    let environment = setup::for_serving()?;
    process::announce("Building the page, then serving it (the first time a few minutes, later seconds)");
    let mut serve = trunk(&environment, "serve");
    // Compiled as for `build`, but without Trunk's --release, which would have wasm-opt at it for seconds after each change.
    serve.args(["--cargo-profile", "release", "--locked", "--dist", SERVED, "--port", &options.port.to_string()]);
    let mut server = process::spawn("serving", &mut serve)?;
    thread::spawn(move || welcome(&options));
    match server.wait() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Failure::step("serving ended early; Trunk's own message stands above.")),
    }
}

/// Waits until the server answers, which it does once it has tried to build the page, and then shows the page. We open it and not
/// Trunk, because Trunk would open 127.0.0.1, and for a browser that is not the same place as localhost.
fn welcome(options: &Options) {
    let is_built = || Path::new(SERVED).join("index.html").exists();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, options.port)).is_err() || !is_built() {
        thread::sleep(LOOK_AGAIN);
    }
    let url = format!("http://localhost:{}/", options.port);
    process::announce(&format!(
        "Callboard is on {url} (Ctrl+C ends it; after a change of the sources reload with Shift held down)"
    ));
    if options.opening == Opening::InBrowser && has_screen() && !process::succeeds(&mut opener(&url)) {
        println!("    No browser could be opened: open that address yourself.");
    }
}

fn opener(url: &str) -> Command {
    let (program, arguments): (&str, &[&str]) = match env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(url);
    command
}

fn parse(arguments: &[String]) -> Result<Options, Failure> {
    let mut options = Options { port: USUAL_PORT, opening: Opening::InBrowser };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--no-open" => options.opening = Opening::LeftToUser,
            "--port" => options.port = parse_port(rest.next())?,
            unknown => {
                return Err(Failure::Usage(format!("`serve` knows --port N and --no-open, but not `{unknown}`.")));
            }
        }
    }
    Ok(options)
}

fn parse_port(argument: Option<&String>) -> Result<u16, Failure> {
    argument
        .and_then(|text| text.parse().ok())
        .filter(|port| *port > 0)
        .ok_or_else(|| Failure::Usage("--port wants a number from 1 to 65535.".to_owned()))
}

/// Asked before the build, not after it.
fn require_free(port: u16) -> Result<(), Failure> {
    let addresses: [IpAddr; 2] = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
    let is_taken =
        |address| TcpListener::bind((address, port)).is_err_and(|error| error.kind() == ErrorKind::AddrInUse);
    if addresses.into_iter().any(is_taken) {
        return Err(Failure::step(format!(
            "port {port} is taken by another program. End that one, or choose another port: `cargo xtask serve --port {}`. \
             Mind that the browser keeps the data per port: on another one the board starts empty.",
            port.checked_add(1).unwrap_or(USUAL_PORT)
        )));
    }
    Ok(())
}

/// Without one, opening a browser only brings error messages.
fn has_screen() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Option<Options> {
        let arguments: Vec<String> = arguments.iter().map(|argument| argument.to_string()).collect();
        parse(&arguments).ok()
    }

    #[test]
    fn the_port_is_the_usual_one_unless_told_otherwise() {
        assert_eq!(parsed(&[]), Some(Options { port: 8080, opening: Opening::InBrowser }));
        assert_eq!(
            parsed(&["--port", "9000", "--no-open"]),
            Some(Options { port: 9000, opening: Opening::LeftToUser })
        );
    }

    #[test]
    fn nonsense_is_refused() {
        for arguments in [&["--port"][..], &["--port", "0"], &["--port", "70000"], &["--prot", "1"]] {
            assert_eq!(parsed(arguments), None, "{arguments:?}");
        }
    }

    #[test]
    fn a_taken_port_is_noticed() {
        let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("any free port");
        let port = other.local_addr().expect("its address").port();
        assert!(require_free(port).is_err());
    }
}
