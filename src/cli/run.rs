//! `gendan run`: files in, reports out.

use std::path::PathBuf;

use super::arguments::RunArguments;
use super::failure::Failure;
use super::passwords::without_passwords;
use super::{DONE, FOUND, closing, progress};
use crate::config::Config;
use crate::deliver::{self, Output};
use crate::finding::Severity;
use crate::lang::Catalogue;
use crate::pipeline::{self, Outcome};
use crate::read::find_files;
use crate::render;
use crate::report::{self, Facts};

/// Does the run; gives what is to be printed and the exit code.
pub(super) fn run(typed: &RunArguments, config: &Config) -> Result<(String, u8), Failure> {
    let words = Catalogue::new(config.language);
    if typed.paths.is_empty() {
        return Err(Failure::NoPaths);
    }
    let mut files = find_files(&typed.paths)?;
    without_passwords(&mut files, &config.reading);
    if files.is_empty() {
        return Err(Failure::NoFiles(list(&typed.paths)));
    }
    let bar = progress::over_files(files.len(), &words);
    let outcome = pipeline::run(&files, config, &|| bar.inc(1))?;
    bar.finish_and_clear();
    if outcome.own_reports + outcome.decision_files == files.len() {
        return Err(without_data(&outcome, list(&typed.paths)));
    }
    let facts = outcome.facts(config, &words);
    let outputs =
        tracing::info_span!("stage", name = "render").in_scope(|| outputs(&facts, typed.json))?;
    let paths = deliver::deliver(&typed.output, &outputs)?;
    Ok((
        closing::text(&facts, &paths, outcome.own_reports),
        exit_code(typed, &outcome),
    ))
}

fn outputs(facts: &Facts<'_>, json: bool) -> Result<Vec<Output>, Failure> {
    let mut outputs = Vec::new();
    for (position, document) in pipeline::reports(facts).iter().enumerate() {
        let bytes = render::xlsx(document)?;
        outputs.push(Output {
            name: format!("{}.xlsx", document.file_stem),
            bytes,
        });
        // The summary is a workbook to work in; the periodical reports are also pages to read.
        if position > 0 {
            let bytes = render::html(document).into_bytes();
            outputs.push(Output {
                name: format!("{}.html", document.file_stem),
                bytes,
            });
        }
    }
    if json {
        let mut bytes = serde_json::to_vec_pretty(&report::result(facts))?;
        bytes.push(b'\n');
        outputs.push(Output {
            name: "result.json".to_owned(),
            bytes,
        });
    }
    Ok(outputs)
}

fn exit_code(typed: &RunArguments, outcome: &Outcome) -> u8 {
    let limit = typed.fail_on.as_deref().and_then(Severity::from_code);
    let found = limit.is_some_and(|limit| {
        outcome
            .findings
            .iter()
            .any(|finding| finding.severity >= limit)
    });
    if found { FOUND } else { DONE }
}

/// Nothing was given but reports of our own: nothing at all, or decisions without what they are about.
fn without_data(outcome: &Outcome, paths: String) -> Failure {
    match outcome.book.decisions.len() {
        0 => Failure::NoFiles(paths),
        count => Failure::OnlyDecisions { paths, count },
    }
}

fn list(paths: &[PathBuf]) -> String {
    paths
        .iter()
        .map(|path| path.display().to_string())
        .collect::<Vec<_>>()
        .join(", ")
}
