//! Runs the matcher over a labelled folder, in this process, and compares what it found with what was so.

mod answers;
mod judge;
mod naive;
mod tally;
mod truth;

use std::path::Path;

use gendan::config::{Config, File};
use gendan::pipeline;
use gendan::read::find_files;

pub(crate) use tally::{Counts, Tally};

/// Whatever goes wrong in reading.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Evaluates a folder that holds sheets, `gendan.toml` and `labels.json`. `place` names it in the mistakes.
pub(crate) fn folder(path: &Path, place: &str) -> Result<Tally> {
    let file = File::parse(&std::fs::read_to_string(path.join("gendan.toml"))?)?;
    let as_of = file.as_of()?.ok_or("gendan.toml sets as_of")?;
    let mut config = Config::from_file(file, as_of)?;
    config.as_of = as_of;
    let mut files = find_files(&[path.to_path_buf()])?;
    files.retain(|file| !file.name.ends_with("labels.json") && !file.name.ends_with(".toml"));
    let outcome = pipeline::run(&files, &config, &|| {})?;
    let labels = truth::Labels::read(&path.join("labels.json"))?;
    Ok(judge::judge(place, &labels, &outcome))
}
