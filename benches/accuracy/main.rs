//! How right the matcher is, by level and by difficulty, beside a naive one. `cargo bench --bench accuracy`
//!
//! Labelled months are made for several firms with several seeds (see `examples/sample_data`), and go
//! through the whole line, in this process. Ends with an error if a bar is broken. `--readme` writes the tables
//! into the README.
//!
//! ```text
//! cargo bench --bench accuracy -- [--seeds N] [--hard N] [--orders N] [--mistakes] [--readme] [FOLDER...]
//! ```

#![allow(
    clippy::print_stdout,
    reason = "a benchmark talks to the person who runs it"
)]
#![allow(dead_code, reason = "the generator has more to it than is used here")]

#[path = "../../examples/sample_data/chance.rs"]
mod chance;
mod evaluate;
#[path = "../../examples/sample_data/facts/mod.rs"]
mod facts;
#[path = "../../examples/sample_data/files/mod.rs"]
mod files;
#[path = "../../examples/sample_data/firms/mod.rs"]
mod firms;
#[path = "../../examples/sample_data/follow/mod.rs"]
mod follow;
#[path = "../../examples/sample_data/labels/mod.rs"]
mod labels;
#[path = "../../examples/sample_data/money/mod.rs"]
mod money;
#[path = "../../examples/sample_data/month.rs"]
mod month;
mod readme;
mod table;
mod wanted;
#[path = "../../examples/sample_data/world/mod.rs"]
mod world;

use std::process::ExitCode;
use std::time::Instant;

use evaluate::{Counts, Result, Tally};
use table::Words;
use wanted::Wanted;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool> {
    let wanted = Wanted::parse(std::env::args().skip(1))?;
    let start = Instant::now();
    let mut all = Tally::default();
    let mut sources: Vec<(String, Counts)> = Vec::new();
    for (name, tally) in tallies(&wanted)? {
        match sources.iter_mut().find(|(known, _)| *known == name) {
            Some((_, counts)) => *counts += tally.total,
            None => sources.push((name, tally.total)),
        }
        all.merge(tally);
    }
    sources.push(("all".to_owned(), all.total));
    let difficulties: Vec<(String, Counts)> = all
        .by_difficulty
        .iter()
        .filter(|(_, counts)| {
            counts.knowable + counts.right + counts.wrong + counts.naive_wrong > 0
        })
        .map(|(name, counts)| (name.clone(), *counts))
        .collect();
    println!("{}", table::by(&Words::ENGLISH, "firm", &sources));
    println!("{}", table::levels(&all));
    println!(
        "{}",
        table::by(&Words::ENGLISH, "difficulty", &difficulties)
    );
    for mistake in all.mistakes.iter().filter(|mistake| mistake.is_wrong) {
        println!("wrong: {} {}", mistake.difficulty, mistake.text);
    }
    let missed = all.mistakes.iter().filter(|mistake| !mistake.is_wrong);
    for mistake in missed.filter(|_| wanted.mistakes) {
        println!("missed: {} {}", mistake.difficulty, mistake.text);
    }
    if wanted.readme {
        readme::write(&sources, &all)?;
    }
    println!("{:.1} s", start.elapsed().as_secs_f64());
    Ok(bars(&wanted, &sources))
}

/// Every folder that is named, or else every firm with every seed, and the month of the sample data.
fn tallies(wanted: &Wanted) -> Result<Vec<(String, Tally)>> {
    let mut found = Vec::new();
    for folder in &wanted.folders {
        let name = folder.display().to_string();
        found.push((name.clone(), evaluate::folder(folder, &name)?));
    }
    if !found.is_empty() {
        return Ok(found);
    }
    for seed in 1..=wanted.seeds {
        let folder = tempfile::tempdir()?;
        month::write(folder.path(), seed)?;
        let tally = evaluate::folder(folder.path(), &format!("month {seed}"))?;
        found.push(("sample month".to_owned(), tally));
        for firm in firms::FIRMS {
            let folder = tempfile::tempdir()?;
            firms::write(folder.path(), firm.name, seed, wanted.orders, &wanted.wish)?;
            let place = format!("{} {seed}", firm.name);
            let tally = evaluate::folder(folder.path(), &place)?;
            found.push((firm.name.to_owned(), tally));
        }
    }
    Ok(found)
}

/// Precision on what is confirmed, for every firm; recall over all, on the usual mixture.
fn bars(wanted: &Wanted, sources: &[(String, Counts)]) -> bool {
    let mut holds = true;
    let mut bar = |is_kept: bool, text: String| {
        if !is_kept {
            println!("BROKEN: {text}");
            holds = false;
        }
    };
    for (name, counts) in sources {
        let Counts {
            right,
            wrong,
            right_knowable,
            knowable,
            ..
        } = *counts;
        bar(
            wrong * 1_000 <= right + wrong,
            format!("{name}: precision at least 99.9 %"),
        );
        bar(
            counts.ambiguous_confirmed == 0,
            format!("{name}: nothing ambiguous is confirmed"),
        );
        if wanted.wish.is_usual() {
            bar(
                right_knowable * 100 >= knowable * 92,
                format!("{name}: recall at least 92 %"),
            );
            bar(
                (right_knowable + counts.suggested) * 100 >= knowable * 97,
                format!("{name}: recall with suggestions at least 97 %"),
            );
        }
    }
    holds
}
