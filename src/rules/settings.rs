//! Whether `[rules.Gxxx]` of the configuration speaks of rules and thresholds that exist.

use std::collections::BTreeMap;

use super::{RULES, Rule};
use crate::config::{ConfigError, RuleSetting};
use crate::finding::Severity;

/// Checks what the configuration says of the rules.
///
/// # Errors
/// The first code, threshold or severity that does not exist, or threshold that is negative, with
/// its dotted key and what may stand there instead.
pub fn check_settings(rules: &BTreeMap<String, RuleSetting>) -> Result<(), ConfigError> {
    rules
        .iter()
        .try_for_each(|(code, setting)| check_setting(RULES, code, setting))
}

fn check_setting(known: &[&Rule], code: &str, setting: &RuleSetting) -> Result<(), ConfigError> {
    let Some(rule) = known.iter().find(|rule| rule.code == code) else {
        let codes: Vec<&str> = known.iter().map(|rule| rule.code).collect();
        let key = format!("rules.{code}");
        return Err(ConfigError::value(key, code, codes.join(" / ")));
    };
    if let Some(severity) = &setting.severity
        && Severity::from_code(severity).is_none()
    {
        let key = format!("rules.{code}.severity");
        return Err(ConfigError::value(key, severity, "info / warning / error"));
    }
    for (name, value) in &setting.thresholds {
        let key = format!("rules.{code}.{name}");
        if !rule.thresholds.iter().any(|(known, _)| known == name) {
            let thresholds = rule.thresholds.iter().map(|(known, _)| *known);
            let names: Vec<&str> = ["enabled", "severity"]
                .into_iter()
                .chain(thresholds)
                .collect();
            return Err(ConfigError::value(
                key,
                value.to_string(),
                names.join(" / "),
            ));
        }
        if *value < 0 {
            return Err(ConfigError::value(key, value.to_string(), "0, 1, 2 …"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::File;

    #[test]
    fn what_does_not_exist_is_named_with_what_does() {
        static RULE: Rule = Rule {
            code: "G406",
            severity: Severity::Warning,
            thresholds: &[("hours_other", 72), ("hours_remote", 120)],
            check: |_, _| {},
        };
        for (text, expected) in [
            ("", ""),
            (
                "[rules.G406]\nenabled = false\nseverity = 'error'\nhours_other = 0",
                "",
            ),
            ("[rules.G999]", "rules.G999 = \"G999\": G406"),
            (
                "[rules.G406]\nseverity = 'high'",
                "rules.G406.severity = \"high\": info / warning / error",
            ),
            (
                "[rules.G406]\nhours = 48",
                "rules.G406.hours = \"48\": enabled / severity / hours_other / hours_remote",
            ),
            (
                "[rules.G406]\nhours_remote = -1",
                "rules.G406.hours_remote = \"-1\": 0, 1, 2 …",
            ),
        ] {
            let file = File::parse(text).expect("TOML");
            let said = file
                .rules
                .iter()
                .find_map(|(code, setting)| check_setting(&[&RULE], code, setting).err())
                .map_or(String::new(), |error| error.to_string());
            assert_eq!(said, expected, "{text}");
        }
    }

    #[test]
    fn the_catalogue_itself_is_what_is_checked_against() {
        let check = |text| check_settings(&File::parse(text).expect("TOML").rules);
        assert!(check("[rules.G405]\nhours = 12").is_ok());
        assert!(check("[rules.G405]\nhour = 12").is_err());
        assert!(check("[rules.g405]").is_err());
    }
}
