//! Writes one small file for each layout that gendan knows, in the shape in which the platform, bank or
//! courier exports it: encoding, preamble, padding, armour, footers, repeated and merged cells.
//!
//! ```text
//! cargo run --example layouts -- [DIR]
//! ```
//!
//! Each file of `specs` describes the files of one folder below DIR (`tests/layouts`). All data is made
//! up. The same specs give the same bytes; what gendan is to make of each file stands beside it in
//! `expected.toml`, held by `tests/layouts.rs`.

#![allow(
    clippy::print_stdout,
    reason = "an example talks to the person who runs it"
)]

mod delimited;
mod headers;
mod spec;
mod workbook;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use spec::{File, Form, Spec};

/// What may go wrong: a spec that is none, a folder that cannot be written.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = std::env::args()
        .nth(1)
        .map_or_else(|| project.join("tests/layouts"), PathBuf::from);
    let specs = project.join("examples/layouts/specs");
    let written = write_folder(&specs, &target)?
        + write_folder(&specs.join("general"), &target.join("general"))?;
    println!("{}: {written} files", target.display());
    Ok(())
}

/// Writes the files of every spec of a folder; gives their number.
fn write_folder(specs: &Path, target: &Path) -> Result<usize> {
    let mut written = 0;
    let mut paths = Vec::new();
    for entry in fs::read_dir(specs)? {
        paths.push(entry?.path());
    }
    paths.sort();
    for path in paths.iter().filter(|path| path.is_file()) {
        let name = path.file_stem().ok_or("a spec has a name")?;
        let text = fs::read_to_string(path)?;
        let spec: Spec =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let folder = target.join(name);
        fs::create_dir_all(&folder)?;
        for file in &spec.file {
            write(file, &folder.join(&file.name))
                .map_err(|error| format!("{}: {}: {error}", path.display(), file.name))?;
            written += 1;
        }
    }
    Ok(written)
}

fn write(file: &File, path: &Path) -> Result<()> {
    match file.form {
        Form::Csv | Form::Tsv => delimited::write(file, path),
        Form::Xlsx => workbook::write(file, path),
    }
}
