//! The little of WebDriver BiDi that the journeys need: a script that runs in every page before its own. thirtyfour's
//! BiDi would bring a whole TLS stack for a connection that never leaves this computer.

use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// How long the browser may take to answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(30);

/// A connection to the browser, beside the one for commands.
pub struct Bidi {
    socket: WebSocket<TcpStream>,
    sent: u64,
}

impl Bidi {
    /// Connects to the address that a new session names as `webSocketUrl`.
    pub fn connect(url: &str) -> Bidi {
        let host = url.strip_prefix("ws://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let stream = TcpStream::connect(host).unwrap_or_else(|error| panic!("nothing listens at {url}: {error}"));
        stream.set_read_timeout(Some(ANSWERS_WITHIN)).expect("a time limit");
        let (socket, _) =
            tungstenite::client(url, stream).unwrap_or_else(|error| panic!("{url} is no BiDi connection: {error}"));
        Bidi { socket, sent: 0 }
    }

    /// Lets a script run in every page to come, before the page's own; answers its name.
    pub fn add_preload_script(&mut self, function: &str) -> String {
        let answer = self.send("script.addPreloadScript", json!({ "functionDeclaration": function }));
        answer["script"].as_str().expect("a new script has a name").to_owned()
    }

    /// Takes such a script away.
    pub fn remove_preload_script(&mut self, script: &str) {
        self.send("script.removePreloadScript", json!({ "script": script }));
    }

    /// Sends a command and waits for its answer; events in between are passed over.
    fn send(&mut self, method: &str, parameters: Value) -> Value {
        self.sent += 1;
        let command = json!({ "id": self.sent, "method": method, "params": parameters });
        self.socket.send(Message::text(command.to_string())).expect("the browser listens");
        loop {
            let message = self.socket.read().unwrap_or_else(|error| panic!("no answer to {method}: {error}"));
            let Ok(text) = message.to_text() else { continue };
            let answer: Value = serde_json::from_str(text).unwrap_or_default();
            if answer["id"] == json!(self.sent) {
                assert_eq!(answer["type"], "success", "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }
}
