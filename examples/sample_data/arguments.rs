//! What was typed.

use std::path::PathBuf;

use crate::files::Result;
use crate::firms::Wish;

/// The seed of the sample data.
const SEED: u64 = 20_261_031;

/// The words of the command line.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) folder: PathBuf,
    pub(crate) seed: u64,
    /// The firm whose months are made; none: the month of the sample data.
    pub(crate) firm: Option<String>,
    pub(crate) orders: Option<usize>,
    pub(crate) wish: Wish,
    pub(crate) list: bool,
}

impl Arguments {
    /// Reads them.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let mut typed = Self {
            folder: PathBuf::from("sample-data"),
            seed: SEED,
            firm: None,
            orders: None,
            wish: Wish::default(),
            list: false,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--seed" => typed.seed = value()?.parse()?,
                "--firm" => typed.firm = Some(value()?),
                "--orders" => typed.orders = Some(value()?.parse()?),
                "--hard" => typed.wish.hard = (value()?.parse::<f64>()? * 100.0).round() as u32,
                "--share" => {
                    let value = value()?;
                    let (name, percent) = value.split_once('=').ok_or("--share NAME=PERCENT")?;
                    let thousandths = (percent.parse::<f64>()? * 10.0).round() as u32;
                    typed.wish.shares.push((name.to_owned(), thousandths));
                }
                "--list" => typed.list = true,
                _ => typed.folder = PathBuf::from(word),
            }
        }
        if typed.firm.is_none() && (typed.orders.is_some() || !typed.wish.is_usual()) {
            return Err("--orders, --hard and --share belong to --firm NAME; see --list".into());
        }
        Ok(typed)
    }
}
