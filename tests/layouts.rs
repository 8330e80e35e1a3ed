//! Every layout in its real shape. What gendan makes of each file stands beside it, and was compared with the file by a person:
//! after a change, `WRITE_EXPECTED=1` writes it anew, and the difference is to be read line by line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gendan::config::Config;
use gendan::pipeline::{self, Outcome};
use gendan::read::find_files;
use gendan::recognise::Profiles;

use crate::layout_text::told;

/// What is expected, beside the files.
const EXPECTED: &str = "expected.toml";
/// A profile that signs its layout is as sure as this.
const SURE: u8 = 90;
/// The moment at which the files are looked at.
const AS_OF: &str = "2026-10-31T18:00:00";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts")
}

/// The folders that hold files, by their name below the root.
fn folders() -> BTreeMap<String, PathBuf> {
    let below = |path: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(path).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| path.is_dir()).collect()
    };
    let mut all = below(&root());
    all.retain(|path| !path.ends_with("general"));
    if root().join("general").is_dir() {
        all.extend(below(&root().join("general")));
    }
    let name = |path: &Path| {
        let name = path.strip_prefix(root()).expect("below the root");
        name.to_string_lossy().replace('\\', "/")
    };
    all.into_iter().map(|path| (name(&path), path)).collect()
}

/// What was read of each folder, once for all tests.
static READ: LazyLock<BTreeMap<String, (PathBuf, Outcome)>> = LazyLock::new(|| {
    let folders = folders().into_iter();
    let read = folders.map(|(name, folder)| {
        let outcome = read(&folder);
        (name, (folder, outcome))
    });
    read.collect()
});

fn read(folder: &Path) -> Outcome {
    let mut files = find_files(&[folder.to_path_buf()]).expect("files");
    files.retain(|file| !file.name.ends_with(EXPECTED));
    assert!(!files.is_empty(), "{} holds files", folder.display());
    let config = Config::defaults(AS_OF.parse().expect("a time"));
    pipeline::run(&files, &config, &|| {}).expect("profiles")
}

#[test]
fn every_file_is_read_as_a_person_reads_it() {
    let mut wrong = Vec::new();
    for (name, (folder, outcome)) in &*READ {
        let found = told(outcome);
        let place = folder.join(EXPECTED);
        if std::env::var_os("WRITE_EXPECTED").is_some() {
            fs::write(&place, &found).expect("a file");
        }
        let expected = fs::read_to_string(&place).unwrap_or_default();
        if found != expected {
            wrong.push(format!("== {name}\n{}", difference(&expected, &found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The lines that only one of two texts has.
fn difference(expected: &str, found: &str) -> String {
    let only = |mark: &str, one: &str, other: &str| -> String {
        let known: BTreeSet<&str> = other.lines().collect();
        let lines = one.lines().filter(|line| !known.contains(line));
        let lines: Vec<String> = lines.map(|line| format!("{mark} {line}\n")).collect();
        lines.concat()
    };
    only("-", expected, found) + &only("+", found, expected)
}

#[test]
fn every_profile_has_a_file_that_it_reads() {
    let mut read_by: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let profiles = Profiles::embedded();
    for (name, (_, outcome)) in &*READ {
        for sheet in &outcome.book.sheets {
            assert!(sheet.holds(), "{name}: every row is accounted for");
            let signed = profiles
                .get(&sheet.profile)
                .is_some_and(|profile| !profile.signature.is_empty());
            if signed {
                assert!(sheet.confidence >= SURE, "{name}: {}", sheet.confidence);
                assert_eq!(
                    *name, *sheet.profile,
                    "a folder has the name of its profile"
                );
            }
            let readers = read_by.entry(sheet.profile.to_string()).or_default();
            readers.push(name.clone());
        }
    }
    let mut ids = profile_ids();
    // The program's own pages: other tests write them and read them back.
    for own in ["decision", "dispatch", "dispatch_en", "reply", "stand_in"] {
        ids.remove(own);
    }
    let unread: Vec<_> = ids.iter().filter(|id| !read_by.contains_key(*id)).collect();
    assert!(unread.is_empty(), "no file for {unread:?}");
}

#[test]
fn the_documentation_names_every_profile() {
    for page in ["docs/formats.md", "docs/formats.zh-CN.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let text = fs::read_to_string(path).expect("the page");
        let missing: Vec<_> = profile_ids()
            .into_iter()
            .filter(|id| !text.contains(&format!("`{id}`")))
            .collect();
        assert!(missing.is_empty(), "{page} does not name {missing:?}");
    }
}

fn profile_ids() -> BTreeSet<String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/sources");
    let entries = fs::read_dir(sources).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .map(|path| {
            path.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}
