//! `gendan run`: files in, reports out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::arguments::RunArguments;
use super::failure::Failure;
use super::passwords::without_passwords;
use super::{DONE, FOUND, closing, progress};
use crate::config::Config;
use crate::deliver::{self, Output};
use crate::finding::Severity;
use crate::lang::Catalogue;
use crate::pipeline::{self, Outcome};
use crate::read::{InputFile, find_files, was_saved_again};
use crate::render::{self, RenderError};
use crate::report::{self, Document, Facts, Purpose};

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
    if outcome.own_reports + outcome.answer_files == files.len() {
        return Err(without_data(&outcome, list(&typed.paths)));
    }
    let facts =
        tracing::info_span!("stage", name = "figures").in_scope(|| outcome.facts(config, &words));
    let outputs = outputs(&facts, typed.json)?;
    let paths = tracing::info_span!("stage", name = "deliver")
        .in_scope(|| deliver::deliver(&typed.output, &outputs, &keeper(&files, typed, &words)))?;
    let kept = outputs
        .iter()
        .zip(&paths)
        .filter(|(output, path)| path.file_name() != Some(output.name.as_ref()))
        .count();
    let said = (
        closing::text(&facts, (&paths, kept), &outcome),
        exit_code(typed, &outcome),
    );
    // The process ends here; giving millions of small things back one by one would only take time.
    std::mem::forget(facts);
    std::mem::forget(outcome);
    Ok(said)
}

/// What must not be replaced: the files that were read, and handed-out workbooks that somebody has saved since.
fn keeper(
    files: &[InputFile],
    typed: &RunArguments,
    words: &Catalogue,
) -> impl Fn(&Path) -> bool + use<> {
    let inputs: BTreeSet<PathBuf> = files
        .iter()
        .filter_map(|file| file.path.canonicalize().ok())
        .collect();
    let handed_out = typed.output.join(words.get("folder.dispatch"));
    move |target| {
        let is_input = || {
            target
                .canonicalize()
                .is_ok_and(|path| inputs.contains(&path))
        };
        is_input() || (target.starts_with(&handed_out) && was_saved_again(target))
    }
}

fn outputs(facts: &Facts<'_>, json: bool) -> Result<Vec<Output>, Failure> {
    let rendered = pipeline::reports_with(facts, |document| rendered(&document));
    let rendered: Vec<Vec<Output>> = rendered.into_iter().collect::<Result<_, _>>()?;
    let mut outputs: Vec<Output> = rendered.into_iter().flatten().collect();
    if json {
        let mut bytes = serde_json::to_vec_pretty(&report::result(facts))?;
        bytes.push(b'\n');
        outputs.push(Output {
            folder: String::new(),
            name: "result.json".to_owned(),
            bytes,
        });
    }
    Ok(outputs)
}

/// A document as files.
fn rendered(document: &Document) -> Result<Vec<Output>, RenderError> {
    let output = |ending: &str, bytes| Output {
        folder: document.folder.clone(),
        name: format!("{}.{ending}", document.file_stem),
        bytes,
    };
    let mut outputs = vec![output("xlsx", render::xlsx(document)?)];
    if document.purpose == Purpose::Report {
        outputs.push(output("html", render::html(document).into_bytes()));
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

/// Nothing was given but files of our own: nothing at all, or answers without what they are about.
fn without_data(outcome: &Outcome, paths: String) -> Failure {
    let book = &outcome.book;
    let returned = book.follow_ups.len() + book.given.len();
    match (book.decisions.len(), book.replies.len(), returned) {
        (0, 0, 0) if outcome.unfilled_files > 0 => Failure::OnlyUnfilled {
            paths,
            count: outcome.unfilled_files,
        },
        (0, 0, 0) => Failure::NoFiles(paths),
        (0, count, 0) => Failure::OnlyReplies { paths, count },
        (count, _, 0) => Failure::OnlyDecisions { paths, count },
        (_, _, count) => Failure::OnlyReturned { paths, count },
    }
}

fn list(paths: &[PathBuf]) -> String {
    paths
        .iter()
        .map(|path| path.display().to_string())
        .collect::<Vec<_>>()
        .join(", ")
}
