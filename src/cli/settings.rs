//! What was typed, the configuration file and the clock → what the run is to do.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime, Timelike};

use super::arguments::RunArguments;
use super::failure::Failure;
use super::passwords::{self, TypedPasswords};
use super::sources;
use crate::config::{
    Config, ConfigError, Details, File, Language, Period, add_own_years, parse_as_of,
};
use crate::rules;

/// The name of the configuration file, in the current folder or in the one folder that is given.
const FILE_NAME: &str = "gendan.toml";

/// Makes the configuration of a command: defaults, then the file, then what every command may be told.
pub(super) fn config(
    language: Option<Language>,
    file: Option<&Path>,
    paths: &[PathBuf],
    passwords: &TypedPasswords,
) -> Result<Config, Failure> {
    let path = file.map(Path::to_owned).or_else(|| find_file(paths));
    let place = path
        .as_ref()
        .map_or_else(String::new, |path| path.display().to_string());
    let failed = |source| Failure::Config {
        place: place.clone(),
        source,
    };
    let text = match &path {
        Some(path) => {
            std::fs::read_to_string(path).map_err(|source| Failure::ConfigUnreadable {
                path: place.clone(),
                source,
            })?
        }
        None => String::new(),
    };
    let file = File::parse(text.trim_start_matches('\u{feff}')).map_err(failed)?;
    let file_as_of = file.as_of().map_err(failed)?;
    let (passwords, password_files) = passwords::gather(passwords, &file.reading, path.as_deref())?;
    let mut config = Config::from_file(file, now()).map_err(failed)?;
    rules::check_settings(&config.rules).map_err(failed)?;
    config.as_of = file_as_of.unwrap_or(config.as_of);
    config.language = language.unwrap_or(config.language);
    config.reading.reader = std::env::current_exe().ok();
    config.reading.passwords = passwords;
    config.reading.password_files = password_files;
    let folder = folder_of(path.as_deref());
    config.sources = sources::read(&folder)?;
    let years = sources::read_calendar(&folder)?;
    add_own_years(&mut config.calendar, &years)
        .map_err(|(place, source)| Failure::Config { place, source })?;
    Ok(config)
}

/// The user's folder: the one of the configuration file, else the current one.
pub(super) fn folder(file: Option<&Path>, paths: &[PathBuf]) -> PathBuf {
    folder_of(
        file.map(Path::to_owned)
            .or_else(|| find_file(paths))
            .as_deref(),
    )
}

fn folder_of(file: Option<&Path>) -> PathBuf {
    file.and_then(Path::parent)
        .map_or_else(PathBuf::new, Path::to_owned)
}

/// The configuration that lies where the user works: in the current folder, else in the folder that
/// is read, if it is one.
fn find_file(paths: &[PathBuf]) -> Option<PathBuf> {
    let folder = match paths {
        [folder] if folder.is_dir() => Some(folder.join(FILE_NAME)),
        _ => None,
    };
    [Some(PathBuf::from(FILE_NAME)), folder]
        .into_iter()
        .flatten()
        .find(|path| path.is_file())
}

/// The time by the clock, to the second: the one place where the clock is read.
fn now() -> NaiveDateTime {
    let now = chrono::Local::now().naive_local();
    now.with_nanosecond(0).unwrap_or(now)
}

/// The configuration with what `run` was told.
pub(super) fn with_typed(typed: &RunArguments, mut config: Config) -> Result<Config, Failure> {
    config = looking_at(typed.as_of.as_deref(), config)?;
    if let Some(text) = &typed.period {
        config.period = Some(parse_period(text, config.as_of.date()).ok_or_else(|| {
            invalid(
                "--period",
                text,
                "day / week / month / 2026-10-01..2026-10-31",
            )
        })?);
    }
    config.details = match typed.details.as_deref() {
        Some("all") => Details::All,
        Some("open") => Details::Open,
        Some("none") => Details::None,
        _ => Details::Automatic,
    };
    Ok(config)
}

/// The configuration at the moment that was typed.
pub(super) fn looking_at(as_of: Option<&str>, mut config: Config) -> Result<Config, Failure> {
    if let Some(text) = as_of {
        config.as_of = parse_as_of(text, config.close_of_day)
            .ok_or_else(|| invalid("--as-of", text, "2026-10-31 / 2026-10-31T18:00"))?;
    }
    Ok(config)
}

fn invalid(argument: &str, value: &str, expected: &str) -> Failure {
    Failure::Config {
        place: String::new(),
        source: ConfigError::value(argument, value, expected),
    }
}

fn parse_period(text: &str, today: NaiveDate) -> Option<Period> {
    match text {
        "day" => Some(Period::day(today)),
        "week" => Some(Period::week_of(today)),
        "month" => Some(Period::month_of(today)),
        range => {
            let (first, last) = range.split_once("..")?;
            Period::range(first.trim().parse().ok()?, last.trim().parse().ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_word_or_two_dates() {
        let today = NaiveDate::from_ymd_opt(2026, 10, 31).expect("a date");
        let cases = [
            ("day", Some("2026-10-31")),
            ("week", Some("2026-W44")),
            ("month", Some("2026-10")),
            ("2026-10-01..2026-10-15", Some("2026-10-01..2026-10-15")),
            ("2026-10-15..2026-10-01", None),
            ("2026-10-15", None),
            ("year", None),
        ];
        for (text, expected) in cases {
            assert_eq!(
                parse_period(text, today)
                    .map(|period| period.label())
                    .as_deref(),
                expected,
                "{text}"
            );
        }
    }
}
