//! Files → the records of their sheets: reading, recognising, normalising, files side by side.

use rayon::prelude::*;

use super::ids::Ids;
use super::part::ReadSheet;
use super::sheet::{Source, read_sheet};
use crate::config::Config;
use crate::finding::{Problem, ProblemKind};
use crate::history::SheetRecords;
use crate::model::{Kind, Message, RowFate, SheetProof, Text};
use crate::normalise::Vocabulary;
use crate::read::{self, Cause, InputFile, ReadError};
use crate::recognise::Profiles;

/// The records of all files, in the order of the files, with what could not be read.
pub(super) struct Input {
    pub(super) sheets: Vec<SheetRecords>,
    pub(super) problems: Vec<Problem>,
    pub(super) own_reports: usize,
    pub(super) answer_files: usize,
    pub(super) unfilled_files: usize,
}

pub(super) fn read_files(
    files: &[InputFile],
    profiles: &Profiles,
    config: &Config,
    on_file: &(dyn Fn() + Sync),
) -> Input {
    let vocabulary = Vocabulary::embedded();
    let parts: Vec<Input> = files
        .par_iter()
        .enumerate()
        .map(|(position, file)| {
            let source = Source {
                file: &file.name,
                profiles,
                vocabulary: &vocabulary,
                config,
                keeps_heads: false,
            };
            let input = read_file(file, position, &source);
            on_file();
            input
        })
        .collect();
    let mut all = Input {
        sheets: Vec::new(),
        problems: Vec::new(),
        own_reports: 0,
        answer_files: 0,
        unfilled_files: 0,
    };
    for mut part in parts {
        all.sheets.append(&mut part.sheets);
        all.problems.append(&mut part.problems);
        all.own_reports += part.own_reports;
        all.answer_files += part.answer_files;
        all.unfilled_files += part.unfilled_files;
    }
    all
}

fn read_file(file: &InputFile, position: usize, source: &Source<'_>) -> Input {
    let mut input = Input {
        sheets: Vec::new(),
        problems: Vec::new(),
        own_reports: 0,
        answer_files: 0,
        unfilled_files: 0,
    };
    let report = read::read_file(&file.path, &source.config.reading, |sheet| {
        let ids = Ids::new(position, input.sheets.len());
        for ReadSheet { proof, records, .. } in read_sheet(ids, sheet, source) {
            if proof.rows > 0 {
                input.sheets.push(SheetRecords { proof, records });
            }
        }
    });
    input.own_reports = usize::from(report.is_own && input.sheets.is_empty());
    let mut proofs = input.sheets.iter().map(|sheet| &sheet.proof);
    let is_answer = |proof: &SheetProof| is_answer(proof, report.is_own);
    let answers_only = !input.sheets.is_empty() && proofs.all(is_answer);
    input.answer_files = usize::from(answers_only);
    let mut proofs = input.sheets.iter().map(|sheet| &sheet.proof);
    let nobody_filled = proofs.all(|proof| is_unfilled(proof, report.is_own));
    input.unfilled_files = usize::from(!input.sheets.is_empty() && nobody_filled);
    let errors = report.errors.into_iter();
    let sheets = &input.sheets;
    input.problems.extend(
        errors.map(|error| unreadable(source.file, error, sheets.iter().map(|sheet| &sheet.proof))),
    );
    for sheet in &mut input.sheets {
        sheet.proof.hash = report.hash.as_str().into();
        input.problems.append(&mut sheet.records.problems);
    }
    input
}

/// True for a list of ours that came back: it tells nothing without the sheets that it is about.
fn is_answer(proof: &SheetProof, is_own: bool) -> bool {
    match proof.kind {
        Kind::Decision | Kind::Reply | Kind::StandIn => true,
        Kind::FollowUp => is_own || proof.is_dispatch(),
        _ => false,
    }
}

/// True for a dispatch in which nobody has filled in anything.
fn is_unfilled(proof: &SheetProof, is_own: bool) -> bool {
    let undecided = proof.fates.get(&RowFate::Undecided).copied();
    proof.kind == Kind::FollowUp
        && is_answer(proof, is_own)
        && undecided.is_some_and(|rows| rows > 0)
        && proof.used() == 0
}

/// The name of a file, or of a file inside an archive.
pub(super) fn member_name(file: &Text, member: Option<&str>) -> Text {
    match member {
        Some(member) => format!("{file}/{member}").into(),
        None => file.clone(),
    }
}

/// What a reading error is as a problem; of a file that gave sheets with rows, only a part was not read.
pub(super) fn unreadable<'a>(
    file: &Text,
    error: ReadError,
    mut sheets: impl Iterator<Item = &'a SheetProof>,
) -> Problem {
    let file = member_name(file, error.member.as_deref());
    let was_read = sheets.any(|sheet| sheet.file == file && sheet.rows > 0);
    let detail = match error.cause {
        Cause::Encrypted => Message::new("read.encrypted"),
        Cause::PasswordMissing => Message::new("read.password_missing"),
        Cause::PasswordWrong => Message::new("read.password_wrong"),
        Cause::CannotUnpack(said) => Message::new("read.cannot_unpack").with("said", said.as_str()),
        Cause::Archive(name) => Message::new("read.archive").with("name", name),
        Cause::NestedArchive => Message::new("read.nested_archive"),
        Cause::Bomb {
            part,
            megabytes,
            ratio,
        } => match part {
            Some(part) => Message::new("read.bomb_part").with("part", part.as_str()),
            None => Message::new("read.bomb"),
        }
        .with("megabytes", megabytes as i64)
        .with("ratio", ratio as i64),
        Cause::PassedOver { files } => Message::new("read.passed_over").with("files", files as i64),
        Cause::NotATable(name) => Message::new("read.not_a_table").with("name", name),
        Cause::Binary => Message::new("read.binary"),
        Cause::Pointer => Message::new("read.pointer"),
        Cause::NoTable => Message::new("read.no_table"),
        Cause::Frames => Message::new("read.frames"),
        Cause::Damaged(said) => match &error.sheet {
            Some(sheet) => Message::new("read.sheet_damaged")
                .with("sheet", sheet.as_str())
                .with("said", said.as_str()),
            None => Message::new("read.damaged").with("said", said.as_str()),
        },
        Cause::Unsupported(name) => Message::new("read.unsupported").with("name", name),
        Cause::Empty => Message::new("read.empty"),
        Cause::Io(said) => Message::new("read.io").with("said", said.as_str()),
        Cause::Limit { limit, found, most } => {
            let is_of_cells = matches!(limit, "columns" | "characters");
            let said = Message::new(if is_of_cells {
                "read.limit_of_cells"
            } else {
                "read.limit"
            })
            .with("limit", limit)
            .with("found", found as i64)
            .with("most", most as i64);
            match &error.sheet {
                Some(sheet) => Message::new("read.in_sheet")
                    .with("sheet", sheet.as_str())
                    .with("said", said),
                None => said,
            }
        }
        Cause::TooSlow { seconds } => Message::new("read.too_slow").with("seconds", seconds as i64),
        Cause::ReaderEnded { megabytes } => {
            Message::new("read.reader_ended").with("megabytes", megabytes as i64)
        }
    };
    Problem {
        kind: if was_read {
            ProblemKind::FileInPart
        } else {
            ProblemKind::FileUnreadable
        },
        file,
        origin: None,
        column: None,
        text: error.sheet.unwrap_or_default().into(),
        detail: Some(detail),
    }
}
