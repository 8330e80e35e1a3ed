//! What a period selects.

use chrono::NaiveDate;

use crate::config::Period;
use crate::model::Moment;

/// A period, or all that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window(pub Option<Period>);

impl Window {
    /// True if the moment's day is in it; a thing without a date is only in the whole.
    pub fn has(self, moment: Option<Moment>) -> bool {
        self.has_day(moment.map(Moment::day))
    }

    /// True if the day is in it; a thing without a date is only in the whole.
    pub fn has_day(self, day: Option<NaiveDate>) -> bool {
        match (self.0, day) {
            (None, _) => true,
            (Some(period), Some(day)) => period.contains(day),
            (Some(_), None) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_date_is_only_in_the_whole() {
        let day: NaiveDate = "2026-10-31".parse().expect("a date");
        let october = Window(Some(Period::month_of(day)));
        assert!(october.has_day(Some(day)));
        assert!(!october.has_day(None));
        assert!(Window(None).has_day(None));
    }
}
