//! What the page costs its user to load: every file of dist/, as a host with brotli would send it.
//!
//! A page that has outgrown its budget fails the build.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Brotli bytes of the whole page.
const BUDGET: usize = 405_000;

#[derive(Clone, Copy, PartialEq)]
struct Kind {
    title: &'static str,
    extensions: &'static [&'static str],
}

const KINDS: [Kind; 6] = [
    Kind { title: "html", extensions: &["html"] },
    Kind { title: "css", extensions: &["css"] },
    Kind { title: "js", extensions: &["js"] },
    Kind { title: "wasm", extensions: &["wasm"] },
    Kind { title: "icons", extensions: &["svg", "png", "ico"] },
    OTHER,
];
const OTHER: Kind = Kind { title: "other", extensions: &[] };

#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    brotli: usize,
}

/// Prints the size per kind of file and in all; an error if it is too much.
pub fn report(dist: &Path) -> Result<(), Failure> {
    let measured = files_in(dist)
        .and_then(|files| files.iter().map(|file| Ok((kind_of(file), measure(file)?))).collect::<io::Result<Vec<_>>>())
        .map_err(|error| Failure::step(format!("the size of {} cannot be measured: {error}.", dist.display())))?;

    println!("\n{:<8}{:>12}{:>12}", "", "raw", "brotli");
    for kind in KINDS {
        print_line(kind.title, total(measured.iter().filter(|(of, _)| *of == kind).map(|(_, size)| *size)));
    }
    let whole = total(measured.iter().map(|(_, size)| *size));
    print_line("page", whole);
    println!();
    within_budget(whole.brotli)
}

fn within_budget(brotli: usize) -> Result<(), Failure> {
    if brotli > BUDGET {
        return Err(Failure::step(format!(
            "the page is {brotli} bytes (brotli), over its budget of {BUDGET}: take something out."
        )));
    }
    Ok(())
}

/// All files below a folder, sorted.
pub fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_in(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn kind_of(file: &Path) -> Kind {
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    KINDS.into_iter().find(|kind| kind.extensions.contains(&extension.as_ref())).unwrap_or(OTHER)
}

fn measure(file: &Path) -> io::Result<Size> {
    let bytes = fs::read(file)?;
    let mut compressed = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, 11, 22);
    compressed.write_all(&bytes)?;
    Ok(Size { raw: bytes.len(), brotli: compressed.into_inner().len() })
}

fn total(sizes: impl Iterator<Item = Size>) -> Size {
    sizes.fold(Size::default(), |sum, size| Size { raw: sum.raw + size.raw, brotli: sum.brotli + size.brotli })
}

fn print_line(title: &str, size: Size) {
    let kilobytes = |bytes: usize| format!("{:.1} KB", bytes as f64 / 1000.0);
    println!("{title:<8}{:>12}{:>12}", kilobytes(size.raw), kilobytes(size.brotli));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_over_its_budget_fails_the_build() {
        assert!(within_budget(BUDGET).is_ok());
        assert!(within_budget(BUDGET + 1).is_err());
    }

    #[test]
    fn each_file_has_one_kind() {
        let title = |name: &str| kind_of(Path::new(name)).title;
        assert_eq!(title("callboard-1a2b_bg.wasm"), "wasm");
        assert_eq!(title("icons.svg"), "icons");
        assert_eq!(title("manifest.webmanifest"), "other");
        assert_eq!(title("LICENSE"), "other");
    }
}
