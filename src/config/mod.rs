//! What a run is to do: the file `gendan.toml` and the command line, turned into one value that every
//! stage reads. Defaults stand in code; `templates/gendan.toml` explains them and is tested to say
//! the same.

mod assessment;
mod audit;
mod calendar;
mod carriers;
mod decimal;
mod deposit;
mod differences;
mod exchange;
mod fee;
mod file;
mod follow_up;
mod follow_up_check;
mod language;
mod limits;
mod period;
mod reading;
mod sources;

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime};

pub use assessment::Assessment;
pub use audit::Audit;
pub use calendar::{add_own_years, load_calendar};
pub use carriers::carriers;
pub use decimal::Decimal;
pub use deposit::DepositPlan;
pub use differences::Differences;
pub use exchange::{ExchangePlan, ExchangeRate};
pub use fee::Fee;
pub use file::{ConfigError, File, Matching, ReportSettings, RuleSetting};
pub use follow_up::{AssignRule, FollowUpPlan, PlanEntry};
pub use language::Language;
pub use limits::Limits;
pub use period::{Period, PeriodUnit};
pub use reading::{Password, ReadSettings, Reading};
pub use sources::SourceFile;

pub(crate) use file::parse_as_of;

use crate::model::{Calendar, Currency, StatedRate};

/// Which rows the detail pages show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Details {
    /// All rows up to 50,000; beyond that open cases and rows with a finding.
    #[default]
    Automatic,
    /// All rows.
    All,
    /// Open cases and rows with a finding.
    Open,
    /// No detail pages.
    None,
}

/// Everything that a stage may need to know besides its input.
#[derive(Clone, Debug)]
pub struct Config {
    /// The moment at which the reports look at the data.
    pub as_of: NaiveDateTime,
    /// The close of a working day: follow-ups of a day are judged from then on.
    pub close_of_day: NaiveTime,
    /// The period that the summary is about; `None` for all that was read.
    pub period: Option<Period>,
    /// The language of every output.
    pub language: Language,
    /// Which rows the detail pages show.
    pub details: Details,
    /// The currency of sheets that name none, and of the reports.
    pub currency: Currency,
    /// Which days are worked.
    pub calendar: Calendar,
    /// How files are opened.
    pub reading: ReadSettings,
    /// Import profiles of the user's own.
    pub sources: Vec<SourceFile>,
    /// Windows and bounds of the matching.
    pub matching: Matching,
    /// Stated rates of exchange, by currencies and day; money is never matched across currencies without one.
    pub exchange: Vec<StatedRate>,
    /// Words and rules of following up.
    pub follow_up: FollowUpPlan,
    /// What errors of following up cost.
    pub assessment: Assessment,
    /// How the auditor's sample is drawn.
    pub audit: Audit,
    /// Company, author.
    pub report: ReportSettings,
    /// What `gendan.toml` says of each rule, by code.
    pub rules: BTreeMap<String, RuleSetting>,
}

impl Config {
    /// The defaults, at a moment: what a stateless run without a configuration file does.
    pub fn defaults(as_of: NaiveDateTime) -> Self {
        Self::from_file(File::default(), as_of)
            .unwrap_or_else(|error| unreachable!("the defaults hold: {error}"))
    }

    /// What a configuration file means, at a moment.
    pub fn from_file(file: File, as_of: NaiveDateTime) -> Result<Self, ConfigError> {
        file.matching.differences.check()?;
        file.follow_up.check()?;
        file.assessment.check()?;
        file.audit.check()?;
        Ok(Self {
            as_of,
            close_of_day: file.close_of_day()?,
            period: None,
            language: file.language()?,
            details: Details::default(),
            currency: file.currency()?,
            exchange: file.exchange()?,
            calendar: load_calendar(),
            reading: ReadSettings {
                limits: file.limits()?,
                ..ReadSettings::default()
            },
            sources: Vec::new(),
            matching: file.matching,
            follow_up: file.follow_up,
            assessment: file.assessment,
            audit: file.audit,
            report: file.report,
            rules: file.rules,
        })
    }
}
