//! Whether `[follow_up]` means something.

use super::{ConfigError, FollowUpPlan, PlanEntry};
use crate::model::CourierStatus;

/// A year of days, and so many hours, is the longest that a row can wait.
const MOST_DAYS: u32 = 366;
const MOST_HOURS: u32 = MOST_DAYS * 24;

impl FollowUpPlan {
    /// An error if a setting means nothing: the dotted key, the value as typed, and what may stand there.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        for (outcome, codes) in &self.contradicts {
            for code in codes {
                if CourierStatus::from_code(code).is_none() {
                    let key = format!("follow_up.contradicts.{outcome}");
                    return Err(ConfigError::value(key, code, listed(|_| true)));
                }
            }
        }
        for (code, entry) in &self.plan {
            // A closed row is never due, so that a plan for it would be a slip.
            if !CourierStatus::from_code(code).is_some_and(CourierStatus::is_open) {
                let key = format!("follow_up.plan.{code}");
                return Err(ConfigError::value(
                    key,
                    code,
                    listed(CourierStatus::is_open),
                ));
            }
            entry.check(&format!("follow_up.plan.{code}"))?;
        }
        let unknown = |word: &&String| !self.outcomes.contains(word);
        if let Some(word) = self.next_required.iter().find(unknown) {
            let expected = self.outcomes.join(" / ");
            return Err(ConfigError::value(
                "follow_up.next_required",
                word,
                expected,
            ));
        }
        for (rule, number) in self.assign.iter().zip(1..) {
            if rule.clerk.trim().is_empty() {
                let key = format!("follow_up.assign[{number}].clerk");
                return Err(ConfigError::value(key, &rule.clerk, "clerk = \"李敏\""));
            }
        }
        Ok(())
    }
}

impl PlanEntry {
    fn check(&self, key: &str) -> Result<(), ConfigError> {
        let within = |name: &str, value: u32, most: u32| {
            if (1..=most).contains(&value) {
                return Ok(());
            }
            let expected = format!("1 – {most}");
            Err(ConfigError::value(
                format!("{key}.{name}"),
                value.to_string(),
                expected,
            ))
        };
        let told = match (self.every_days, self.within_hours) {
            (Some(days), None) => return within("every_days", days, MOST_DAYS),
            (None, Some(hours)) => return within("within_hours", hours, MOST_HOURS),
            (Some(days), Some(hours)) => {
                format!("{{ every_days = {days}, within_hours = {hours} }}")
            }
            (None, None) => "{ }".to_owned(),
        };
        let expected = "{ every_days = 2 } / { within_hours = 24 }";
        Err(ConfigError::value(key, told, expected))
    }
}

/// The codes of statuses, as they are typed.
fn listed(wanted: fn(CourierStatus) -> bool) -> String {
    let codes = CourierStatus::ALL
        .into_iter()
        .filter(|status| wanted(*status));
    codes
        .map(CourierStatus::code)
        .collect::<Vec<_>>()
        .join(" / ")
}

#[cfg(test)]
#[path = "follow_up_check_tests.rs"]
mod tests;
