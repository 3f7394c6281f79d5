//! Scripts without what only people need, by esbuild. (Trunk's own minifier stops at wasm-bindgen's script.)

use std::path::Path;
use std::process::Command;

use super::unreadable;
use crate::failure::Failure;
use crate::process;

/// Minifies in place those scripts of the page whose names are asked for.
pub fn minify(page: &Path, is_asked_for: impl Fn(&str) -> bool) -> Result<(), Failure> {
    let mut scripts = crate::size::files_in(page).map_err(|error| unreadable(page, &error))?;
    scripts.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".js") && is_asked_for(&name)
    });
    let mut esbuild = Command::new("esbuild");
    esbuild.args(["--minify", "--log-level=warning", "--charset=utf8", "--allow-overwrite", "--outdir=."]);
    esbuild.args(scripts.iter().filter_map(|script| script.file_name())).current_dir(page);
    process::run("minifying the scripts", &mut esbuild)
}
