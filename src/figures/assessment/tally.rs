//! Sums of the assessment, and its rates as numerator and denominator.

use std::ops::AddAssign;

use super::Charge;
use crate::model::Answer;

/// How rows that were due were answered, and what the errors cost. Rates are ratios of these sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// 应跟: rows that were due.
    pub due: i64,
    /// 已跟.
    pub done: i64,
    /// 漏跟.
    pub missed: i64,
    /// 未填.
    pub blank: i64,
    /// 不规范.
    pub not_standard: i64,
    /// 矛盾: rows whose outcome the courier contradicts, whatever else they are.
    pub contradicted: i64,
    /// Points, appeals aside.
    pub points: i64,
    /// Points, appeals that were upheld left out.
    pub charged: i64,
}

impl Tally {
    /// 申诉成立减免: what appeals saved.
    pub const fn waived(&self) -> i64 {
        self.points - self.charged
    }

    /// 已填: rows that came back with an outcome.
    pub const fn filled(&self) -> i64 {
        self.done + self.not_standard
    }

    /// 完成率: done of due.
    pub fn completion(&self) -> Option<f64> {
        rate(self.done, self.due)
    }

    /// 漏跟率: missed of due.
    pub fn missed_rate(&self) -> Option<f64> {
        rate(self.missed, self.due)
    }

    /// 规范率: done of filled.
    pub fn standard_rate(&self) -> Option<f64> {
        rate(self.done, self.filled())
    }

    /// Adds a row that was due.
    pub fn count(&mut self, answer: Answer) {
        self.due += 1;
        match answer {
            Answer::Done => self.done += 1,
            Answer::Missed => self.missed += 1,
            Answer::Blank => self.blank += 1,
            Answer::NotStandard => self.not_standard += 1,
        }
    }

    /// Adds an error; those of rows that were due are counted with the row.
    pub(super) fn charge(&mut self, charge: &Charge) {
        self.contradicted += i64::from(charge.code == "G404");
        self.points += charge.points;
        self.charged += charge.charged;
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.due += other.due;
        self.done += other.done;
        self.missed += other.missed;
        self.blank += other.blank;
        self.not_standard += other.not_standard;
        self.contradicted += other.contradicted;
        self.points += other.points;
        self.charged += other.charged;
    }
}

fn rate(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
