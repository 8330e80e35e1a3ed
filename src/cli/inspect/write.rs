//! `--write-profile`: a draft of a profile, written where the next run finds it.

use std::path::{Path, PathBuf};

use super::draft::{self, Draft};
use super::mistake::Mistake;
use super::profile_name::{checked, derived};
use crate::cli::arguments::InspectArguments;
use crate::cli::failure::Failure;
use crate::cli::page::Page;
use crate::cli::sources;
use crate::config::Config;
use crate::deliver::{Output, deliver};
use crate::lang::Catalogue;
use crate::pipeline::{InspectedFile, InspectedSheet};
use crate::recognise::{Field, Profile, Profiles};

/// `--write-profile FILE` means the file, not a name, where no other file is given.
pub(super) fn with_path_first(typed: &InspectArguments) -> InspectArguments {
    let mut typed = typed.clone();
    let Some(name) = typed.profile.clone() else {
        return typed;
    };
    if Path::new(&name).is_file() && !typed.paths.iter().any(|path| path.exists()) {
        let before = std::mem::replace(&mut typed.paths, vec![PathBuf::from(name)]);
        typed.profile = before.first().map(|path| path.display().to_string());
    }
    typed
}

/// Drafts a profile for the first unknown sheet, else for the largest, and tells what to do next.
/// `input` is the path of the file, as it is typed again.
pub(super) fn write(
    (files, input): (&[InspectedFile], &str),
    name: Option<&str>,
    config: &Config,
    folder: &Path,
) -> Result<String, Failure> {
    let words = Catalogue::new(config.language);
    let Some((file, sheet)) = chosen(files) else {
        return Err(nothing(files, &words).into());
    };
    let profiles = Profiles::embedded();
    let id = match name {
        Some(name) => checked(name, &profiles)?,
        None => derived(&file.name, &profiles),
    };
    let folder = sources::folder(folder);
    let output = format!("{id}.toml");
    let target = folder.join(&output);
    if target.exists() {
        return Err(Mistake::DraftExists(target.display().to_string()).into());
    }
    let (base, general) = bases(file, sheet, &profiles);
    let place = place_of(file, sheet);
    let draft = match (base, general) {
        (Some(base), Some(general)) => draft::draft((&id, &id, &place), sheet, base, general),
        _ => return Err(nothing(files, &words).into()),
    };
    let kind = base.map_or("", |base| base.kind.word_key());
    let bytes = draft.text.clone().into_bytes();
    let written = deliver(
        &folder,
        &[Output {
            folder: String::new(),
            name: output,
            bytes,
        }],
        &|_| false,
    )?;
    let path = written.first().map_or(target, Clone::clone);
    Ok(next_steps(
        &path,
        &place,
        input,
        words.get(kind),
        &draft,
        &words,
    ))
}

fn chosen(files: &[InspectedFile]) -> Option<(&InspectedFile, &InspectedSheet)> {
    let file = files.first()?;
    let has_words = |sheet: &&InspectedSheet| {
        sheet.proof.rows > 0 && sheet.why.words.iter().any(|word| !word.word.is_empty())
    };
    let mut sheets = file.sheets.iter().filter(has_words);
    let unknown = sheets.clone().find(|sheet| sheet.table.is_none());
    // Of equals the first: a later sheet must be larger.
    let largest = sheets.next().map(|first| {
        sheets.fold(first, |best, sheet| {
            if sheet.proof.rows > best.proof.rows {
                sheet
            } else {
                best
            }
        })
    });
    unknown.or(largest).map(|sheet| (file, sheet))
}

fn nothing(files: &[InspectedFile], words: &Catalogue) -> Mistake {
    let Some(file) = files.first() else {
        return Mistake::OneFile(0);
    };
    let problems = file
        .problems
        .iter()
        .chain(file.sheets.iter().flat_map(|sheet| &sheet.problems));
    let reason = problems
        .map(|problem| words.say(&problem.finding.message, &file.book))
        .next();
    Mistake::NothingToDraft {
        file: file.name.to_string(),
        reason: reason.unwrap_or_else(|| words.get("inspect.help_no_header").to_owned()),
    }
}

/// The profile that reads the sheet, or comes nearest, or has its word in the file's name; and the
/// general one of its kind.
fn bases<'a>(
    file: &InspectedFile,
    sheet: &'a InspectedSheet,
    profiles: &'a Profiles,
) -> (Option<&'a Profile>, Option<&'a Profile>) {
    let taken = sheet.table.as_ref().map(|table| &*table.profile);
    let near = sheet.why.nearest.as_ref().map(|near| &*near.profile);
    let named = || {
        let name = format!("{} {}", file.name, sheet.proof.sheet);
        let kinds = crate::model::Kind::ALL_READ.iter();
        let mut general = kinds.filter_map(|kind| profiles.get(kind.code()));
        general.find(|profile| {
            profile
                .preamble
                .iter()
                .any(|word| name.contains(word.as_str()))
        })
    };
    let base = taken.or(near).or_else(|| {
        named()
            .or_else(|| profiles.get("order"))
            .map(|profile| &**profile)
    });
    let general = base.and_then(|base| profiles.get(base.kind.code()));
    (base, general.map(|general| &**general))
}

fn place_of(file: &InspectedFile, sheet: &InspectedSheet) -> String {
    if sheet.proof.sheet.is_empty() {
        file.name.to_string()
    } else {
        format!("{} › {}", file.name, sheet.proof.sheet)
    }
}

fn next_steps(
    path: &Path,
    place: &str,
    file: &str,
    kind: &str,
    draft: &Draft,
    words: &Catalogue,
) -> String {
    let path = path.display().to_string();
    let count = |number: usize| number.to_string();
    let mut page = Page::default();
    let written = words.fill(
        "inspect.draft.written",
        &[
            ("path", &path),
            ("place", place),
            ("kind", kind),
            ("used", &count(draft.used)),
            ("columns", &count(draft.columns)),
        ],
    );
    written.lines().for_each(|line| page.line(0, line));
    for gap in &draft.gaps {
        let name = |field: &Field| format!("{} ({})", words.get(&field.word_key()), field.code());
        let fields: Vec<String> = gap.iter().map(name).collect();
        let fields = fields.join(words.get("inspect.draft.or"));
        page.line(0, &words.fill("inspect.draft.gap", &[("fields", &fields)]));
    }
    let key = if draft.gaps.is_empty() {
        "inspect.draft.check"
    } else {
        "inspect.draft.fill"
    };
    let next = words.fill(key, &[("file", file)]);
    next.lines().for_each(|line| page.line(0, line));
    page.into_text()
}
