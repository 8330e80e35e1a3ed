//! `[assessment]`: what an error of following up costs.

use serde::Deserialize;

use super::ConfigError;

/// 业务差错考核: points for each error.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(non_snake_case, reason = "the codes of the rules, as they are typed")]
pub struct Assessment {
    /// 漏跟.
    pub G401: u32,
    /// 未填.
    pub G402: u32,
    /// 不规范.
    pub G403: u32,
    /// 状态矛盾.
    pub G404: u32,
    /// `row`: each row of each working day counts; `day`: a working day with such rows counts once.
    pub per: String,
    /// At most so many points for a clerk on a working day; 0 for no bound.
    pub most_per_day: u32,
}

impl Default for Assessment {
    fn default() -> Self {
        Self {
            G401: 2,
            G402: 1,
            G403: 1,
            G404: 2,
            per: "row".to_owned(),
            most_per_day: 0,
        }
    }
}

impl Assessment {
    /// An error if a setting means nothing.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        if ["row", "day"].contains(&&*self.per) {
            return Ok(());
        }
        Err(ConfigError::value("assessment.per", &self.per, "row / day"))
    }

    /// The points of an error of a rule; none for a rule that is not assessed.
    pub fn points(&self, code: &str) -> u32 {
        match code {
            "G401" => self.G401,
            "G402" => self.G402,
            "G403" => self.G403,
            "G404" => self.G404,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_counted_by_row_or_by_day() {
        for (text, expected) in [
            ("", None),
            ("per = 'day'", None),
            ("per = 'week'", Some("assessment.per = \"week\": row / day")),
        ] {
            let settings: Assessment = toml::from_str(text).expect("settings");
            let error = settings.check().err().map(|error| error.to_string());
            assert_eq!(error.as_deref(), expected);
        }
    }
}
