//! The standard library for wasm32-unknown-unknown.
//!
//! Usually one `rustup target add`. The other way, for machines that cannot reach rustup's server but have Debian's archive,
//! is a fallback and no more: Debian's own compiler takes the place of the pinned one for the page (the host's tests
//! stay with rustup's), and its standard library for wasm is built here, with the compiler's unstable `-Zbuild-std`.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

use super::debian;
use crate::failure::Failure;
use crate::process;

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

/// Answers the variables under which cargo builds for the browser: none, unless the fallback was needed.
pub fn ensure() -> Result<Vec<(&'static str, String)>, Failure> {
    for variables in [Vec::new(), debian_variables()] {
        if has_std(&variables) {
            return Ok(variables);
        }
    }
    process::announce(&format!("Adding the target {TARGET} to the Rust toolchain"));
    let added = process::run("`rustup target add`", Command::new("rustup").args(["target", "add", TARGET]));
    match added {
        Ok(()) => Ok(Vec::new()),
        Err(_) if debian::can_install() => {
            install_from_debian()?;
            Ok(debian_variables())
        }
        Err(refused) => Err(Failure::step(format!(
            "{refused} The page cannot be built without the target {TARGET}: make `rustup target add {TARGET}` work."
        ))),
    }
}

/// Whether the compiler that these variables choose has the target.
fn has_std(variables: &[(&str, String)]) -> bool {
    let mut rustc = Command::new("rustc");
    rustc
        .args(["--print", "target-libdir", "--target", TARGET])
        .envs(variables.iter().map(|(name, value)| (name, value)));
    let Some(folder) = process::answer_of(&mut rustc) else { return false };
    let Ok(files) = fs::read_dir(folder) else { return false };
    files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

fn debian_variables() -> Vec<(&'static str, String)> {
    vec![
        ("RUSTUP_TOOLCHAIN", "debian".to_owned()),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22".to_owned()),
    ]
}

fn install_from_debian() -> Result<(), Failure> {
    process::announce("rustup refused the target; building it with Debian's compiler instead (a few minutes)");
    debian::install(&DEBIAN_PACKAGES)?;
    process::run("linking Debian's compiler", Command::new("rustup").args(["toolchain", "link", "debian", "/usr"]))?;
    let scratch = env::temp_dir().join(format!("callboard-wasm-std-{}", std::process::id()));
    let built = build_std(&scratch).and_then(|libraries| {
        copy_libraries(&libraries, Path::new(DEBIAN_LIBRARY))
            .map_err(|error| Failure::step(format!("{DEBIAN_LIBRARY} cannot be written: {error}.")))
    });
    // Only disk space: what is left behind harms nobody.
    let _ = fs::remove_dir_all(&scratch);
    built
}

/// Builds the standard library as the dependency of an empty crate; answers the folder with its parts.
fn build_std(scratch: &Path) -> Result<PathBuf, Failure> {
    let manifest =
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n";
    fs::create_dir_all(scratch)
        .and_then(|()| fs::write(scratch.join("Cargo.toml"), manifest))
        .and_then(|()| fs::write(scratch.join("lib.rs"), ""))
        .map_err(|error| Failure::step(format!("{} cannot be written: {error}.", scratch.display())))?;
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "-Zbuild-std=std,panic_abort", "--target", TARGET]).current_dir(scratch);
    cargo.env("CARGO_TARGET_DIR", scratch.join("target")).env("RUSTFLAGS", "-Cembed-bitcode=yes");
    cargo.env("RUSTC_BOOTSTRAP", "1").envs(debian_variables());
    process::run("building the standard library for wasm", &mut cargo)?;
    Ok(scratch.join("target").join(TARGET).join("release").join("deps"))
}

/// Everything but the empty crate itself. `std` comes last: its presence says that all is there.
fn copy_libraries(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    let mut libraries: Vec<PathBuf> = fs::read_dir(from)?.map(|file| Ok(file?.path())).collect::<io::Result<_>>()?;
    libraries.retain(|path| path.extension() == Some(OsStr::new("rlib")));
    libraries.sort_by_key(|path| file_name(path).starts_with("libstd-"));
    for library in libraries.iter().filter(|path| !file_name(path).starts_with("libempty-")) {
        fs::copy(library, to.join(file_name(library)))?;
    }
    Ok(())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
