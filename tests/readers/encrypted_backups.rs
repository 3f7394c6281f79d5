//! Encrypted backups as a JOSE tool that is not ours opens them: `jose`, in Node, whose WebCrypto is the browsers'.

use std::path::Path;
use std::process::Command;

#[test]
fn a_jose_tool_opens_what_we_encrypt_and_we_open_what_it_encrypts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let libraries = told("CALLBOARD_READERS");
    let output = Command::new(told("CALLBOARD_NODE"))
        .arg(folder.join("open_with_jose.mjs"))
        .arg(folder.join("../../static/jwe.js"))
        .env("NODE_PATH", &libraries)
        .output()
        .expect("Node starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "9 opened by jose, 9 opened by us, 27 refused");
}

fn told(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        panic!("{name} is not set. This test is run by `cargo xtask test`, which installs the readers.")
    })
}
