//! `[audit]`: the sample that the auditor checks again.

use serde::Deserialize;

use super::ConfigError;

/// What can part the rows.
const STRATA: [&str; 4] = ["clerk", "answer", "status", "carrier"];

/// How the sample is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Audit {
    /// So many percent of the rows …
    pub sample_percent: u32,
    /// … but at least so many …
    pub sample_at_least: u32,
    /// … and at most so many.
    pub sample_at_most: u32,
    /// What parts the rows before drawing, each part in proportion and with one row at least: `clerk`, `answer`,
    /// `status`, `carrier`.
    pub strata: Vec<String>,
}

impl Default for Audit {
    fn default() -> Self {
        Self {
            sample_percent: 5,
            sample_at_least: 20,
            sample_at_most: 200,
            strata: vec!["clerk".to_owned(), "answer".to_owned()],
        }
    }
}

impl Audit {
    /// An error if a setting means nothing.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        if self.sample_percent > 100 {
            let percent = self.sample_percent.to_string();
            return Err(ConfigError::value(
                "audit.sample_percent",
                percent,
                "0 – 100",
            ));
        }
        if self.sample_at_most < self.sample_at_least {
            let most = self.sample_at_most.to_string();
            return Err(ConfigError::value(
                "audit.sample_at_most",
                most,
                "≥ sample_at_least",
            ));
        }
        let unknown = |name: &&String| !STRATA.contains(&name.as_str());
        match self.strata.iter().find(unknown) {
            Some(name) => Err(ConfigError::value("audit.strata", name, STRATA.join(" / "))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_without_sense_is_named() {
        for (text, expected) in [
            ("", None),
            ("strata = []", None),
            ("strata = ['status', 'carrier']", None),
            (
                "strata = ['clerk', 'shop']",
                Some("audit.strata = \"shop\": clerk / answer / status / carrier"),
            ),
            (
                "sample_percent = 101",
                Some("audit.sample_percent = \"101\": 0 – 100"),
            ),
            (
                "sample_at_most = 5",
                Some("audit.sample_at_most = \"5\": ≥ sample_at_least"),
            ),
        ] {
            let settings: Audit = toml::from_str(text).expect("settings");
            let error = settings.check().err().map(|error| error.to_string());
            assert_eq!(error.as_deref(), expected);
        }
    }
}
