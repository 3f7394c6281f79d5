//! The WebDriver process of one journey: its own port, its own empty folder for profiles, ended by handle together
//! with the browser it started.

use std::io::{BufRead, BufReader, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use tempfile::TempDir;

use crate::environment::{Browser, Environment};

/// How long a driver may take until it listens.
const STARTS_WITHIN: Duration = Duration::from_secs(60);

/// Ports that systems do not hand out by themselves: the first, and how many.
const OWN_PORTS: (u32, u32) = (20_000, 10_000);

/// A running driver.
pub struct Driver {
    process: Child,
    port: u16,
    /// Profiles and downloads are made in here, so that none outlives the journey.
    scratch: TempDir,
}

impl Driver {
    /// Starts the driver; the browser it will start has its clock in `zone`.
    pub fn start(environment: &Environment, zone: &str) -> Driver {
        let scratch = tempfile::tempdir().expect("a folder for temporary files");
        let mut command = Command::new(&environment.driver);
        match environment.browser {
            Browser::Chromium => command.arg(format!("--port={}", free_port())),
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
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // Nobody listens any more once the port is known.
                let _ = tell.send(line);
            }
        });
        let mut driver = Driver { process, port: 0, scratch };
        let mut said = Vec::new();
        while driver.port == 0 {
            let Ok(line) = told.recv_timeout(STARTS_WITHIN) else {
                panic!("{} named no port. It said:\n{}", environment.driver.display(), said.join("\n"));
            };
            driver.port = port_in(&line).unwrap_or(0);
            said.push(line);
        }
        driver
    }

    /// Where the browser puts what it downloads.
    pub fn downloads(&self) -> PathBuf {
        self.scratch.path().join("downloads")
    }

    /// Sends a signal, such as `STOP`, to the driver and the browser it started.
    pub fn signal(&self, name: &str) {
        // The group holds the two of them, and nothing else.
        let (signal, group) = (format!("-{name}"), format!("-{}", self.process.id()));
        // An error means that all of them have ended already.
        let _ = Command::new("kill").args([&signal, "--", &group]).stderr(Stdio::null()).status();
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.signal("KILL");
        let _ = self.process.wait();
    }
}

/// A port that is free on IPv4 and IPv6 alike, which chromedriver insists on and cannot find by itself: the one it is
/// handed for IPv4 may be anybody's connection on IPv6. Below the ports that are handed out, nobody else takes it either
/// between this look and the driver's start.
fn free_port() -> u16 {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let (first, count) = OWN_PORTS;
    let is_taken = |address: IpAddr, port| {
        TcpListener::bind((address, port)).is_err_and(|error| error.kind() == ErrorKind::AddrInUse)
    };
    // Another process begins elsewhere in the range.
    let begin = std::process::id().wrapping_mul(97);
    std::iter::repeat_with(|| first + begin.wrapping_add(ASKED.fetch_add(1, Ordering::Relaxed)) % count)
        .take(count as usize)
        .filter_map(|port| u16::try_from(port).ok())
        .find(|port| !is_taken(Ipv4Addr::LOCALHOST.into(), *port) && !is_taken(Ipv6Addr::LOCALHOST.into(), *port))
        .expect("one port of ten thousand is free")
}

/// `… was started successfully on port 20791.`, `… Listening on 127.0.0.1:35791`.
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) =
        line.split_once("started successfully on port ").or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|port| *port != 0)
}
