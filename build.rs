//! Turns `locales/*.json` into the module of texts that the interface includes, so that a missing or misspelt key does
//! not compile. Every file there is a language; English is the one the others are checked against. It uses the two
//! small crates behind `leptos_i18n_build`, which itself would also build ICU's data exporter, network client included.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
use leptos_i18n_parser::parse_locales::parse_locales;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_ARCH")? != "wasm32" {
        return Ok(());
    }
    let mut config = Config::new("en")?;
    for entry in fs::read_dir("locales")? {
        let path = entry?.path();
        match path.file_stem().and_then(|name| name.to_str()) {
            Some("en") | None => {}
            Some(language) => config = config.add_locale(language)?,
        }
    }
    // Strings with values in them, not only views.
    let config = config.parse_options(ParseOptions::new().interpolate_display(true));
    let parsed = parse_locales(None, config)?;
    for warning in parsed.diag.warnings().iter() {
        println!("cargo::error={warning}");
    }
    for error in parsed.diag.errors().iter() {
        println!("cargo::error={error}");
    }
    let code = leptos_i18n_codegen::gen_code(&parsed, None, false, None, false)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("texts.rs"), code.to_string())?;
    Ok(())
}
