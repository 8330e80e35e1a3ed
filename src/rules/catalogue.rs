//! The catalogue of rules for people: `gendan rules` and the table of the README are printed from it.

use std::fmt::Write;

use super::RULES;
use crate::finding::Severity;
use crate::lang::Catalogue;

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleEntry {
    /// The stable code: `G405`.
    pub code: &'static str,
    /// Its name: 揽收超时.
    pub name: String,
    /// How urgent its findings are, unless configured otherwise.
    pub severity: Severity,
    /// When it reports, with the default thresholds in place.
    pub what: String,
    /// Why that matters.
    pub why: String,
    /// What to do about it.
    pub todo: String,
    /// The names and defaults of its thresholds.
    pub thresholds: Vec<(&'static str, i64)>,
}

/// Every rule in words, by code.
pub fn catalogue(words: &Catalogue) -> Vec<RuleEntry> {
    RULES
        .iter()
        .map(|rule| {
            let defaults: Vec<(&str, String)> = rule
                .thresholds
                .iter()
                .map(|(name, value)| (*name, value.to_string()))
                .collect();
            let values: Vec<(&str, &str)> = defaults
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let told = |part: &str| words.fill(&format!("rules.{}.{part}", rule.code), &values);
            RuleEntry {
                code: rule.code,
                name: told("name"),
                severity: rule.severity,
                what: told("what"),
                why: told("why"),
                todo: told("todo"),
                thresholds: rule.thresholds.to_vec(),
            }
        })
        .collect()
}

/// A severity in words: 异常, 关注, 提示.
pub(super) fn severity_word(severity: Severity, words: &Catalogue) -> String {
    let key = match severity {
        Severity::Info => "rules.severity.info",
        Severity::Warning => "rules.severity.warning",
        Severity::Error => "rules.severity.error",
    };
    words.get(key).to_owned()
}

/// The catalogue as a table in Markdown: code, name, severity, when it reports.
pub fn as_markdown_table(entries: &[RuleEntry], words: &Catalogue) -> String {
    let head = ["code", "name", "severity", "what"];
    let mut table = String::from("|");
    for column in head {
        let header = words.fill(&format!("rules.table.{column}"), &[]);
        let _ = write!(table, " {header} |");
    }
    table.push_str("\n|---|---|---|---|\n");
    for entry in entries {
        let severity = severity_word(entry.severity, words);
        let cells = [entry.code, &entry.name, &severity, &entry.what];
        table.push('|');
        for cell in cells {
            let _ = write!(table, " {} |", cell.replace('|', "\\|"));
        }
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;

    #[test]
    fn codes_are_unique_and_sorted() {
        assert!(RULES.is_sorted_by(|one, other| one.code < other.code));
    }

    #[test]
    fn every_rule_has_all_its_words_in_both_languages() {
        for language in [Language::Chinese, Language::English] {
            let words = Catalogue::new(language);
            for rule in RULES {
                for part in ["name", "what", "why", "todo", "message"] {
                    let key = format!("rules.{}.{part}", rule.code);
                    assert!(words.has(&key), "{key}");
                }
            }
            for entry in catalogue(&words) {
                let told = format!("{}{}{}{}", entry.name, entry.what, entry.why, entry.todo);
                assert!(!told.contains('{'), "{}: {told}", entry.code);
            }
        }
    }

    #[test]
    fn the_table_has_a_line_for_each_rule_with_its_defaults() {
        let words = Catalogue::new(Language::Chinese);
        let entries = catalogue(&words);
        let table = as_markdown_table(&entries, &words);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), RULES.len() + 2);
        assert_eq!(lines.first(), Some(&"| 代码 | 名称 | 级别 | 何时报告 |"));
        assert!(lines.contains(
            &"| G405 | 揽收超时 | 关注 | 运单上传（没有上传时间的看发货时间）满 24 小时，仍没有揽收扫描。 |"
        ));
    }

    #[test]
    fn a_bar_does_not_break_the_table() {
        let words = Catalogue::new(Language::English);
        let entry = RuleEntry {
            code: "G405",
            name: "a|b".to_owned(),
            severity: Severity::Error,
            what: "c".to_owned(),
            why: String::new(),
            todo: String::new(),
            thresholds: Vec::new(),
        };
        let expected = "| Code | Name | Severity | Reports when |\n|---|---|---|---|\n| G405 | a\\|b | error | c |\n";
        assert_eq!(as_markdown_table(&[entry], &words), expected);
    }
}
