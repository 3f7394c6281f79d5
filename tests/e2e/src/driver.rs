//! The WebDriver process of one journey: its own port, its own empty folder for profiles, ended by handle together
//! with the browser it started.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use tempfile::TempDir;

use crate::environment::{Browser, Environment};

/// How long a driver may take until it listens.
const STARTS_WITHIN: Duration = Duration::from_secs(60);

/// A running driver.
pub struct Driver {
    process: Child,
    port: u16,
    /// Profiles are made in here, so that none outlives the journey.
    _scratch: TempDir,
}

impl Driver {
    /// Starts the driver; the browser it will start has its clock in `zone`.
    pub fn start(environment: &Environment, zone: &str) -> Driver {
        let scratch = tempfile::tempdir().expect("a folder for temporary files");
        let mut command = Command::new(&environment.driver);
        match environment.browser {
            Browser::Chromium => command.arg("--port=0"),
            Browser::Firefox => command.args(["--port", "0", "--websocket-port", "0"]),
        };
        let mut process = command
            .env("TZ", zone)
            .env("TMPDIR", scratch.path())
            .env("HOME", scratch.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{} did not start: {error}", environment.driver.display()));
        let output = process.stdout.take().expect("its output was asked for");
        let (tell, told) = mpsc::channel();
        // The thread reads on until the driver ends: a full pipe would stop it.
        std::thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            for port in lines.filter_map(|line| port_in(&line)) {
                // Only the first is waited for.
                let _ = tell.send(port);
            }
        });
        let port = told.recv_timeout(STARTS_WITHIN);
        let mut driver = Driver { process, port: 0, _scratch: scratch };
        driver.port = port.unwrap_or_else(|_| panic!("{} named no port", environment.driver.display()));
        driver
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The group holds the driver and the browser it started, and nothing else.
        let group = format!("-{}", self.process.id());
        // An error means that all of them have ended already.
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

/// `… started successfully on port 35791.`, `… Listening on 127.0.0.1:35791`.
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("on port ").or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|port| *port != 0)
}
