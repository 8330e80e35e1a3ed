//! `--write-profile`: a draft of a profile, written where the next run finds it.

use std::path::{Path, PathBuf};

use super::draft::{self, Draft};
use super::mistake::Mistake;
use super::page::Page;
use crate::cli::arguments::InspectArguments;
use crate::cli::failure::Failure;
use crate::cli::sources;
use crate::config::Config;
use crate::deliver::{Output, deliver};
use crate::lang::Catalogue;
use crate::pipeline::{InspectedFile, InspectedSheet};
use crate::recognise::{Field, Profile, Profiles};

/// The most characters of a profile's name.
const LONGEST: usize = 60;

/// `--write-profile FILE` means the file, not a name, where no other file is given.
pub(super) fn with_path_first(typed: &InspectArguments) -> InspectArguments {
    let mut typed = typed.clone();
    let Some(Some(name)) = typed.write_profile.clone() else {
        return typed;
    };
    if Path::new(&name).is_file() && !typed.paths.iter().any(|path| path.exists()) {
        let before = std::mem::replace(&mut typed.paths, vec![PathBuf::from(name)]);
        let name = before.first().map(|path| path.display().to_string());
        typed.write_profile = Some(name);
    }
    typed
}

/// Drafts a profile for the first unknown sheet, else for the largest, and tells what to do next.
pub(super) fn write(
    files: &[InspectedFile],
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
            name: output,
            bytes,
        }],
    )?;
    let path = written.first().map_or(target, Clone::clone);
    Ok(next_steps(
        &path,
        &place,
        &file.name,
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

/// A name as typed, if it can be one.
fn checked(name: &str, profiles: &Profiles) -> Result<String, Mistake> {
    let id = name.strip_suffix(".toml").unwrap_or(name);
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    if id.is_empty() || id.chars().count() > LONGEST || !id.chars().all(fits) {
        return Err(Mistake::BadName(name.to_owned()));
    }
    if profiles.get(id).is_some() {
        return Err(Mistake::NameTaken(id.to_owned()));
    }
    Ok(id.to_owned())
}

/// A name made of the file's: without its ending, its folders and the digits of a date behind it.
fn derived(file: &str, profiles: &Profiles) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut id = String::new();
    for letter in stem.to_lowercase().chars().take(LONGEST - 4) {
        let letter = if letter.is_alphanumeric() {
            letter
        } else {
            '_'
        };
        if letter != '_' || !(id.is_empty() || id.ends_with('_')) {
            id.push(letter);
        }
    }
    let dated =
        |letter: char| letter.is_ascii_digit() || matches!(letter, '_' | '年' | '月' | '日');
    let bare = id.trim_end_matches(dated);
    let id = if bare.is_empty() {
        id.trim_end_matches('_')
    } else {
        bare
    };
    match id {
        "" => "sheet".to_owned(),
        taken if profiles.get(taken).is_some() => format!("{taken}_own"),
        free => free.to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_the_files() {
        let profiles = Profiles::embedded();
        for (file, expected) in [
            ("账单_2026-10.xlsx", "账单"),
            ("x/海软 导出(1).csv", "海软_导出"),
            ("2026-10.csv", "2026_10"),
            ("order.xlsx", "order_own"),
            ("...csv", "sheet"),
        ] {
            assert_eq!(derived(file, &profiles), expected, "{file}");
        }
    }

    #[test]
    fn a_typed_name_must_be_a_name() {
        let profiles = Profiles::embedded();
        assert_eq!(
            checked("我家收款.toml", &profiles).ok().as_deref(),
            Some("我家收款")
        );
        for name in ["", "../x", "a b", "order", &"长".repeat(61)] {
            assert!(checked(name, &profiles).is_err(), "{name}");
        }
    }
}
