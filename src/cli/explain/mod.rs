//! `gendan explain`: the whole story of one payment, order or parcel.

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
use crate::model::{Allocation, Book, Message};
use crate::pipeline::{self, Consideration, Explained};
use crate::read::find_files;

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

    /// `D001 张三 ¥100.00`.
    fn part(&self, part: &Allocation) -> String {
        let order = self.book().orders.get(part.order.get());
        let number = order.map_or("", |order| order.number.as_str());
        let mut text = format!("{number} {}", self.words.money(part.amount));
        if let Some(converted) = part.converted {
            text = format!("{text} = {}", self.words.money(converted));
        }
        if let Some(difference) = part.difference {
            let name = self.word(difference.kind.key());
            text = format!("{text} + {name} {}", self.words.money(difference.amount));
        }
        text
    }

    /// What the levels thought, in their order.
    fn considerations(&self, page: &mut Page, of: impl Fn(&Consideration) -> bool) {
        let mut told = self
            .explained
            .considerations
            .iter()
            .filter(|one| of(one))
            .peekable();
        if told.peek().is_none() {
            return;
        }
        page.line(2, self.word("explain.levels"));
        for one in told {
            let label = format!("{} {}", one.level.number(), self.word(one.level.key()));
            let numbers: Vec<&str> = one
                .orders
                .iter()
                .filter_map(|order| Some(self.book().orders.get(order.get())?.number.as_str()))
                .collect();
            let payment = self.book().payments.get(one.payment.get());
            let subject = if self.explained.payments.contains(&one.payment) {
                String::new()
            } else {
                payment
                    .map(|payment| format!("{} ", payment.id))
                    .unwrap_or_default()
            };
            let orders = if numbers.is_empty() {
                String::new()
            } else {
                format!("{}{}", numbers.join(" "), self.word("explain.colon"))
            };
            let verdict = self.say(&one.verdict);
            page.entry(&label, &format!("{subject}{orders}{verdict}"));
        }
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
