//! `gendan explain`: the whole story of one payment, order or parcel.

mod levels;
mod order;
mod payment;

use super::DONE;
use super::arguments::ExplainArguments;
use super::failure::Failure;
use super::page::Page;
use super::passwords::without_passwords;
use super::progress;
use crate::config::Config;
use crate::lang::Catalogue;
use crate::model::{Allocation, Book, Message, Standing};
use crate::pipeline::{self, Explained};
use crate::read::find_files;

/// Of a list so many are told.
const MOST: usize = 12;

/// What a story is told from.
struct Story<'a> {
    explained: &'a Explained,
    words: &'a Catalogue,
}

/// Explains; gives what is to be printed and the exit code.
pub(super) fn explain(typed: &ExplainArguments, config: &Config) -> Result<(String, u8), Failure> {
    let words = Catalogue::new(config.language);
    if typed.number.trim().is_empty() {
        return Err(Failure::NothingToExplain);
    }
    if typed.paths.is_empty() {
        return Err(Failure::NothingToExplainFrom(typed.number.clone()));
    }
    let mut files = find_files(&typed.paths)?;
    without_passwords(&mut files, &config.reading);
    let bar = progress::over_files(files.len(), &words);
    let explained = pipeline::explain(&typed.number, &files, config, &|| bar.inc(1))?;
    bar.finish_and_clear();
    if explained.payments.is_empty() && explained.orders.is_empty() {
        return Err(Failure::NoSuchNumber {
            number: typed.number.clone(),
            similar: explained.similar,
        });
    }
    let story = Story {
        explained: &explained,
        words: &words,
    };
    let mut page = Page::default();
    for index in &explained.orders {
        order::tell(&story, *index, &mut page);
    }
    for index in &explained.payments {
        payment::tell(&story, *index, &mut page);
    }
    Ok((page.into_text(), DONE))
}

impl Story<'_> {
    fn book(&self) -> &Book {
        &self.explained.outcome.book
    }

    fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key)
    }

    fn say(&self, message: &Message) -> String {
        self.words.say(message, self.book())
    }

    fn standing(&self, standing: Standing) -> String {
        let key = format!("standing.{}", standing.code());
        self.word(&key).to_owned()
    }

    /// `D001 98.00 + 手续费 2.00`.
    fn part(&self, part: &Allocation) -> String {
        let order = self.book().orders.get(part.order.get());
        let number = order.map_or("", |order| order.number.as_str());
        format!("{number} {}", self.amount(part))
    }

    /// `98.00 + 手续费 2.00`.
    fn amount(&self, part: &Allocation) -> String {
        let mut text = self.words.money(part.amount);
        if let Some(converted) = part.converted {
            text = format!("{text} = {}", self.words.money(converted));
        }
        if let Some(difference) = part.difference {
            let name = self.word(difference.kind.key());
            text = format!("{text} + {name} {}", self.words.money(difference.amount));
        }
        text
    }

    /// That a list of so many is cut.
    fn more(&self, count: usize) -> Option<String> {
        let hidden = count.checked_sub(MOST).filter(|hidden| *hidden > 0)?;
        Some(self.say(&Message::new("explain.and_more").with("count", hidden)))
    }

    /// Several reasons as one sentence.
    fn against(&self, against: &[Message]) -> String {
        if against.is_empty() {
            return self.word("against.none").to_owned();
        }
        let said: Vec<String> = against.iter().map(|one| self.say(one)).collect();
        said.join(self.word("headline.separator"))
    }
}
