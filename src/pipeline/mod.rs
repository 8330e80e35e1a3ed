//! The straight line, as in the drawing of the crate's page: one line a stage.

mod explain;
mod hidden;
mod ids;
mod input;
mod inspect;
mod inspect_columns;
mod inspected;
mod part;
mod sheet;
mod similar;
mod stack;
#[cfg(test)]
mod tests;

pub use explain::{Consideration, Explained, NearMiss, explain};
pub use inspect::inspect;
pub use inspect_columns::InspectedColumn;
pub use inspected::{Hidden, InspectedFile, InspectedProblem, InspectedSheet};

use input::{Input, read_files};

use crate::config::Config;
use crate::finding::{Finding, Problem};
use crate::follow_up;
use crate::history;
use crate::lang::Catalogue;
use crate::model::{Book, Followed, Reconciled, SheetProof};
use crate::read::InputFile;
use crate::recognise::{ProfileError, Profiles};
use crate::reconcile;
use crate::report::{self, Document, Facts};
use crate::rules::{self, Context};

/// Everything that a run found out.
#[derive(Debug)]
pub struct Outcome {
    /// The records.
    pub book: Book,
    /// The cases and links.
    pub reconciled: Reconciled,
    /// Whose each row is, and how it was answered.
    pub followed: Followed,
    /// The findings, worst first.
    pub findings: Vec<Finding>,
    /// How many files were our own reports and passed over.
    pub own_reports: usize,
    /// How many files hold nothing but what people filled in on our own lists: decisions, answers, follow-ups.
    pub answer_files: usize,
    /// How many of those nobody has filled in yet.
    pub unfilled_files: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Outcome {
    /// What the reports are made of.
    pub fn facts<'a>(&'a self, config: &'a Config, words: &'a Catalogue) -> Facts<'a> {
        Facts::new(
            &self.book,
            &self.reconciled,
            &self.followed,
            &self.findings,
            &self.problems,
            config,
            words,
        )
    }
}

/// Files → findings. `on_file` is called for each file that is done, from any thread. Fails only if a
/// profile of the user's own cannot be used; nothing is read then.
pub fn run(
    files: &[InputFile],
    config: &Config,
    on_file: &(dyn Fn() + Sync),
) -> Result<Outcome, ProfileError> {
    let read = read_book(files, config, on_file)?;
    let reconciled = stage("reconcile", || reconcile::reconcile(&read.book, config));
    Ok(judged(read, reconciled, config))
}

/// The records of all files.
struct Read {
    book: Book,
    problems: Vec<Problem>,
    own_reports: usize,
    answer_files: usize,
    unfilled_files: usize,
}

fn read_book(
    files: &[InputFile],
    config: &Config,
    on_file: &(dyn Fn() + Sync),
) -> Result<Read, ProfileError> {
    let profiles = profiles(config)?;
    let input = stage("read", || read_files(files, &profiles, config, on_file));
    let Input {
        sheets,
        mut problems,
        own_reports,
        answer_files,
        unfilled_files,
    } = input;
    let book = stage("history", || history::book(sheets));
    leave_out_repeats(&mut problems, &book);
    Ok(Read {
        book,
        problems,
        own_reports,
        answer_files,
        unfilled_files,
    })
}

/// Links → followed rows → findings.
fn judged(read: Read, reconciled: Reconciled, config: &Config) -> Outcome {
    let Read {
        book,
        problems,
        own_reports,
        answer_files,
        unfilled_files,
    } = read;
    let followed = stage("follow_up", || {
        follow_up::follow_up(&book, &reconciled, config)
    });
    let context = Context {
        book: &book,
        reconciled: &reconciled,
        followed: &followed,
        problems: &problems,
        config,
    };
    let findings = stage("rules", || rules::run(&context));
    Outcome {
        book,
        reconciled,
        followed,
        findings,
        own_reports,
        answer_files,
        unfilled_files,
        problems,
    }
}

/// The profiles that travel in the binary and the user's own.
fn profiles(config: &Config) -> Result<Profiles, ProfileError> {
    let own: Vec<(&str, &str)> = config
        .sources
        .iter()
        .map(|source| (source.path.as_str(), source.text.as_str()))
        .collect();
    Profiles::with(&own)
}

/// Leaves out the problems of sheets that repeat others: each of them is told of the first one.
fn leave_out_repeats(problems: &mut Vec<Problem>, book: &Book) {
    problems.retain(|problem| {
        let sheet = problem.origin.and_then(|origin| book.sheet(origin.sheet));
        !sheet.is_some_and(SheetProof::is_set_aside)
    });
}

/// Findings → the reports.
pub fn reports(facts: &Facts<'_>) -> Vec<Document> {
    stage("report", || report::reports(facts))
}

/// Findings → what is made of each report, such as the bytes of a file; see [`report::reports_with`].
pub fn reports_with<T: Send>(facts: &Facts<'_>, work: impl Fn(Document) -> T + Sync) -> Vec<T> {
    stage("report", || report::reports_with(facts, work))
}

/// Does the work of a stage under its name in the log.
fn stage<T>(name: &'static str, work: impl FnOnce() -> T) -> T {
    tracing::info_span!("stage", name).in_scope(work)
}
