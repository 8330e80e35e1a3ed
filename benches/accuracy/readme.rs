//! Writes the tables into the README, in both languages, between their marks.

use super::evaluate::{Counts, Result, Tally};
use super::firms;
use super::table::{Words, by};

const START: &str = "<!-- accuracy -->\n";
const END: &str = "<!-- /accuracy -->";

/// Writes both.
pub(crate) fn write(sources: &[(String, Counts)], all: &Tally) -> Result<()> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for (file, words) in [
        ("README.md", &Words::ENGLISH),
        ("README.zh-CN.md", &Words::CHINESE),
    ] {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path)?;
        let (before, rest) = text
            .split_once(START)
            .ok_or("the mark stands in the README")?;
        let (_, after) = rest
            .split_once(END)
            .ok_or("the end mark stands in the README")?;
        let tables = tables(words, sources, all);
        std::fs::write(path, format!("{before}{START}{tables}{END}{after}"))?;
    }
    Ok(())
}

fn tables(words: &Words, sources: &[(String, Counts)], all: &Tally) -> String {
    let lines: Vec<(String, Counts)> = firms::difficulties()
        .filter_map(|(name, chinese)| {
            let counts = *all.by_difficulty.get(name)?;
            let name = if words.in_chinese {
                chinese.to_owned()
            } else {
                name.replace('_', " ")
            };
            (counts.knowable > 0).then_some((name, counts))
        })
        .collect();
    let translated: Vec<(String, Counts)> = sources
        .iter()
        .map(|(name, counts)| (words.source(name), *counts))
        .collect();
    format!(
        "{}\n<details><summary>{}</summary>\n\n{}\n</details>\n",
        by(words, words.firm, &translated),
        words.details,
        by(words, words.difficulty, &lines)
    )
}
