//! `gendan forms`: blank forms that come back as data.

use std::fmt::Write;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::DONE;
use super::arguments::FormsArguments;
use super::failure::Failure;
use crate::config::Config;
use crate::deliver::{self, Output};
use crate::lang::Catalogue;
use crate::render;
use crate::report::{self, Form};

/// Of the files in the way so many are named.
const NAMED: usize = 5;

/// A mistake in the arguments of `forms`; nothing was written.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
pub(crate) enum Mistake {
    /// No form has the name.
    NoSuchForm {
        /// The name as typed.
        name: String,
        /// The names that there are.
        names: Vec<String>,
    },
    /// `--month` that is no month.
    BadMonth(String),
    /// `--month`, and no form of a month is asked for.
    NothingOfMonth(String),
    /// Files that would be overwritten.
    Exists(Vec<PathBuf>),
}

impl Mistake {
    /// The one message: what, and what to do.
    pub(super) fn say(&self, words: &Catalogue) -> String {
        match self {
            Self::NoSuchForm { name, names } => {
                let names = names.join(words.get("inspect.comma"));
                let values = [("name", name.as_str()), ("names", &names)];
                words.fill("forms.mistake.no_such_form", &values)
            }
            Self::BadMonth(month) => words.fill("forms.mistake.bad_month", &[("month", month)]),
            Self::NothingOfMonth(name) => {
                words.fill("forms.mistake.nothing_of_month", &[("name", name)])
            }
            Self::Exists(paths) => {
                let named = paths.iter().take(NAMED);
                let named: Vec<String> = named.map(|path| path.display().to_string()).collect();
                let values = [
                    ("count", &*paths.len().to_string()),
                    ("paths", &*named.join(words.get("inspect.comma"))),
                ];
                let key = if paths.len() > NAMED {
                    "forms.mistake.more_exist"
                } else {
                    "forms.mistake.exists"
                };
                words.fill(key, &values)
            }
        }
    }
}

/// Writes the forms; gives what is to be printed and the exit code.
pub(super) fn forms(typed: &FormsArguments, config: &Config) -> Result<(String, u8), Failure> {
    let words = Catalogue::new(config.language);
    let chosen = chosen(&typed.names, config)?;
    let month = month(typed, &chosen, config)?;
    let folder = typed
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(words.get("forms.folder")));
    let outputs = chosen
        .iter()
        .map(|form| {
            let document = form.document(config, &words, month);
            Ok(Output {
                folder: document.folder.clone(),
                name: format!("{}.xlsx", document.file_stem),
                bytes: render::xlsx(&document)?,
            })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let taken: Vec<PathBuf> = outputs
        .iter()
        .map(|output| folder.join(&output.name))
        .filter(|path| path.exists())
        .collect();
    if !typed.force && !taken.is_empty() {
        // Somebody may have filled it in.
        return Err(Mistake::Exists(taken).into());
    }
    let paths = deliver::deliver(&folder, &outputs, &|_| false)?;
    let mut text = format!("{}\n", words.get("forms.written"));
    for path in paths {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {}", path.display());
    }
    let _ = writeln!(text, "{}", words.get("forms.next"));
    Ok((text, DONE))
}

/// The forms that were asked for, each once and in the order of the list; all of them for no name.
fn chosen(names: &[String], config: &Config) -> Result<Vec<&'static Form>, Mistake> {
    let all = report::forms();
    let mut wanted = Vec::with_capacity(names.len());
    for name in names {
        let form = named(name, all).ok_or_else(|| {
            let known = all.iter().map(|form| form.name(config.language).to_owned());
            Mistake::NoSuchForm {
                name: name.clone(),
                names: known.collect(),
            }
        })?;
        wanted.push(form.id());
    }
    let is_wanted = |form: &&Form| names.is_empty() || wanted.contains(&form.id());
    Ok(all.iter().filter(is_wanted).collect())
}

/// The form of that name, else the only one whose name holds it.
fn named(name: &str, all: &'static [Form]) -> Option<&'static Form> {
    let mut meant = all.iter().filter(|form| form.is_meant_by(name));
    let only = meant.next().filter(|_| meant.next().is_none());
    all.iter().find(|form| form.is_called(name)).or(only)
}

/// The first day of the month that was typed, else the day of looking.
fn month(
    typed: &FormsArguments,
    chosen: &[&'static Form],
    config: &Config,
) -> Result<NaiveDate, Mistake> {
    let Some(text) = &typed.month else {
        return Ok(config.as_of.date());
    };
    let month = parse_month(text).ok_or_else(|| Mistake::BadMonth(text.clone()))?;
    if chosen.iter().any(|form| form.is_monthly()) {
        return Ok(month);
    }
    let monthly = report::forms().iter().find(|form| form.is_monthly());
    let name = monthly.map_or("", |form| form.name(config.language));
    Err(Mistake::NothingOfMonth(name.to_owned()))
}

/// `2026-11` → 1 November 2026; within the years in which a day of a sheet is taken for one.
fn parse_month(text: &str) -> Option<NaiveDate> {
    let (year, month) = text.trim().split_once('-')?;
    let is_number = |part: &str| part.bytes().all(|letter| letter.is_ascii_digit());
    if year.len() != 4 || !(1..=2).contains(&month.len()) || !is_number(year) || !is_number(month) {
        return None;
    }
    let year = year
        .parse()
        .ok()
        .filter(|year| (2000..2100).contains(year))?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;

    #[test]
    fn a_form_is_named_by_what_only_its_name_holds() {
        for (name, expected) in [
            ("排班", Some("排班表")),
            ("跟单表", Some("跟单表")),
            ("shift", Some("排班表")),
            ("跟单", None),
            ("请假", None),
            (" ", None),
        ] {
            let form = named(name, report::forms());
            let form = form.map(|form| form.name(Language::Chinese));
            assert_eq!(form, expected, "{name}");
        }
    }

    #[test]
    fn a_month_is_a_year_and_a_number() {
        for (text, expected) in [
            ("2026-11", Some("2026-11-01")),
            ("2026-1", Some("2026-01-01")),
            ("2026-13", None),
            ("2026-11-05", None),
            ("2026", None),
            ("2026-+1", None),
            ("1026-11", None),
            ("十一月", None),
            ("", None),
        ] {
            let month = parse_month(text).map(|day| day.to_string());
            assert_eq!(month.as_deref(), expected, "{text}");
        }
    }
}
