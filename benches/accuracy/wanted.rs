//! What was typed.

use std::path::PathBuf;

use crate::evaluate::Result;
use crate::firms::Wish;

/// The words of the command line.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) seeds: u64,
    pub(crate) orders: Option<usize>,
    pub(crate) wish: Wish,
    /// Lists what was missed as well as what was wrong.
    pub(crate) mistakes: bool,
    /// Writes the tables into the README.
    pub(crate) readme: bool,
    pub(crate) folders: Vec<PathBuf>,
}

impl Wanted {
    /// Reads them.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let mut wanted = Self {
            seeds: 3,
            orders: None,
            wish: Wish::default(),
            mistakes: false,
            readme: false,
            folders: Vec::new(),
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                // What cargo passes to every benchmark.
                "--bench" => {}
                "--seeds" => wanted.seeds = value()?.parse()?,
                "--orders" => wanted.orders = Some(value()?.parse()?),
                "--hard" => wanted.wish.hard = (value()?.parse::<f64>()? * 100.0).round() as u32,
                "--readme" => wanted.readme = true,
                "--mistakes" => wanted.mistakes = true,
                _ => wanted.folders.push(PathBuf::from(word)),
            }
        }
        Ok(wanted)
    }
}
