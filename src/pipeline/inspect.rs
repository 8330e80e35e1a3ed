//! What each sheet was taken for, and why, for `gendan inspect`.

use std::collections::BTreeMap;

use super::ids::Ids;
use super::input::{member_name, unreadable};
use super::inspect_columns::{columns, directions};
use super::inspected::{Hidden, InspectedFile, InspectedProblem, InspectedSheet};
use super::part::ReadSheet;
use super::profiles;
use super::sheet::{Source, read_sheet};
use crate::config::Config;
use crate::finding::{Problem, ProblemKind};
use crate::history;
use crate::model::{Book, Followed, Reconciled};
use crate::normalise::Vocabulary;
use crate::read::{self, InputFile, Sheet, SheetInfo};
use crate::recognise::{self, ProfileError, SheetNames};
use crate::rules::{self, Context};

/// Files → what each sheet was taken for, and why. Nothing is reconciled.
pub fn inspect(files: &[InputFile], config: &Config) -> Result<Vec<InspectedFile>, ProfileError> {
    let (profiles, vocabulary) = (profiles(config)?, Vocabulary::embedded());
    let inspected = files.iter().enumerate().map(|(position, file)| {
        let source = Source {
            file: &file.name,
            profiles: &profiles,
            vocabulary: &vocabulary,
            config,
            keeps_heads: true,
        };
        inspect_file(file, position, &source)
    });
    Ok(inspected.collect())
}

fn inspect_file(file: &InputFile, position: usize, source: &Source<'_>) -> InspectedFile {
    let (mut sheets, mut problems): (Vec<InspectedSheet>, _) = (Vec::new(), Vec::new());
    let report = read::read_file(&file.path, &source.config.reading, |sheet| {
        let ids = Ids::new(position, sheets.len());
        for (sheet, mut found) in inspect_sheet(ids, sheet, source) {
            // An empty sheet is no problem worth a word.
            if sheet.proof.rows > 0 {
                problems.append(&mut found);
            }
            sheets.push(sheet);
        }
    });
    for sheet in &mut sheets {
        sheet.proof.hash = report.hash.as_str().into();
    }
    history::mark_repeats(sheets.iter_mut().map(|sheet| &mut sheet.proof));
    let errors = report.errors.into_iter();
    problems.extend(
        errors.map(|error| unreadable(&file.name, error, sheets.iter().map(|sheet| &sheet.proof))),
    );
    let book = Book {
        sheets: sheets.iter().map(|sheet| sheet.proof.clone()).collect(),
        ..Book::default()
    };
    let mut inspected = InspectedFile {
        name: file.name.clone(),
        form: report.form,
        hash: report.hash,
        is_own: report.is_own,
        problems: Vec::new(),
        sheets,
        book,
    };
    told(&mut inspected, &problems, source.config);
    inspected
}

fn inspect_sheet(
    ids: Ids,
    sheet: Sheet<'_>,
    source: &Source<'_>,
) -> Vec<(InspectedSheet, Vec<Problem>)> {
    let info: SheetInfo = sheet.info.clone();
    let parts = read_sheet(ids, sheet, source).into_iter();
    parts
        .map(|part| inspect_part(part, &info, source))
        .collect()
}

fn inspect_part(
    part: ReadSheet,
    info: &SheetInfo,
    source: &Source<'_>,
) -> (InspectedSheet, Vec<Problem>) {
    let ReadSheet {
        proof,
        mut records,
        table,
        head,
        hidden,
        ..
    } = part;
    let file = member_name(source.file, info.member.as_deref());
    let names = SheetNames {
        file: &file,
        sheet: &info.name,
        id: proof.id,
        as_of: source.config.as_of.date(),
        shared: None,
    };
    let why = recognise::why(&names, &head, table.as_ref(), source.profiles);
    // What Excel does not show has its own place.
    let problems = &mut records.problems;
    problems.retain(|problem| problem.kind != ProblemKind::HiddenRead);
    let inspected = InspectedSheet {
        is_own: source.profiles.is_own(&proof.profile),
        proof,
        member: info.member.clone(),
        columns: columns(&why, table.as_ref(), &head),
        directions: directions(table.as_ref(), &why, &head),
        table,
        why,
        firsts: records.firsts,
        hidden: Hidden {
            sheet: info.is_hidden,
            rows: hidden.len(),
            columns: info.hidden_columns.clone(),
        },
        problems: Vec::new(),
    };
    (inspected, records.problems)
}

/// Says the problems of a file as findings, each under its sheet.
fn told(file: &mut InspectedFile, problems: &[Problem], config: &Config) {
    let reconciled = Reconciled::default();
    let followed = Followed::default();
    let findings = rules::run(&Context {
        book: &file.book,
        reconciled: &reconciled,
        followed: &followed,
        problems,
        config,
    });
    let texts: BTreeMap<_, _> = problems
        .iter()
        .map(|problem| ((problem.kind.code(), problem.origin), &problem.text))
        .collect();
    for finding in findings {
        let text = texts.get(&(finding.code, finding.origin));
        let problem = InspectedProblem {
            text: text.map_or_else(|| "".into(), |text| (*text).clone()),
            finding,
        };
        let place = problem.finding.origin.map(|origin| origin.sheet);
        let sheet = file
            .sheets
            .iter_mut()
            .find(|sheet| Some(sheet.proof.id) == place);
        match sheet {
            Some(sheet) => sheet.problems.push(problem),
            None => file.problems.push(problem),
        }
    }
    // Findings come worst first; under a sheet they are read from top to bottom.
    for sheet in &mut file.sheets {
        sheet.problems.sort_by_key(|problem| problem.finding.origin);
    }
}
