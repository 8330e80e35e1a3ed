//! The fences of the crate's page: one direction, small files, no forgotten test.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Longest file, tests included. Data tables live in templates, not in code.
const MOST_LINES: usize = 300;
/// Half of the files are at most about this long.
const MEDIAN_LINES: usize = 120;

/// What each module may import of ours: the vocabulary, and the types of the stage before it.
fn allowed() -> BTreeMap<&'static str, &'static [&'static str]> {
    BTreeMap::from([
        ("model", &[][..]),
        ("finding", &["model"][..]),
        ("config", &["model", "finding"][..]),
        ("lang", &["model", "config"][..]),
        ("read", &["model", "config"][..]),
        ("recognise", &["model", "finding", "read"][..]),
        (
            "normalise",
            &["model", "finding", "config", "read", "recognise"][..],
        ),
        ("history", &["model", "finding", "normalise"][..]),
        ("reconcile", &["model", "config"][..]),
        ("follow_up", &["model", "config"][..]),
        ("rules", &["model", "finding", "config", "lang"][..]),
        ("figures", &["model", "finding", "config"][..]),
        (
            "report",
            &["model", "finding", "config", "lang", "figures"][..],
        ),
        ("render", &["model", "config", "lang", "report"][..]),
        ("deliver", &["model"][..]),
        (
            "pipeline",
            &[
                "model",
                "finding",
                "config",
                "lang",
                "read",
                "recognise",
                "normalise",
                "history",
                "reconcile",
                "follow_up",
                "rules",
                "report",
            ][..],
        ),
        (
            "cli",
            &[
                "model",
                "finding",
                "config",
                "lang",
                "read",
                "recognise",
                "rules",
                "report",
                "render",
                "deliver",
                "pipeline",
            ][..],
        ),
    ])
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The module of ours that a file belongs to: `src/read/xlsx.rs` → `read`.
fn module_of(file: &Path) -> String {
    let relative = file.strip_prefix(source()).expect("a source file");
    let first = relative
        .iter()
        .next()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The modules of ours that a text imports: every `crate::name`.
fn imports(text: &str) -> Vec<String> {
    let names = text.split("crate::").skip(1).map(|rest| {
        rest.chars()
            .take_while(|letter| letter.is_ascii_lowercase() || *letter == '_')
            .collect::<String>()
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// Tests may look at any stage.
fn is_test(file: &Path) -> bool {
    let names = file.strip_prefix(source()).expect("a source file").iter();
    names
        .map(|name| name.to_string_lossy())
        .any(|name| name.trim_end_matches(".rs").ends_with("tests"))
}

#[test]
fn data_flows_one_way() {
    let allowed = allowed();
    let mut broken = Vec::new();
    for file in rust_files(&source()) {
        let module = module_of(&file);
        if matches!(module.as_str(), "lib" | "main") {
            continue;
        }
        let Some(allowed) = allowed.get(module.as_str()) else {
            broken.push(format!(
                "{module} is no module of the drawing ({})",
                file.display()
            ));
            continue;
        };
        if is_test(&file) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file");
        for name in imports(&text) {
            if name != module && !allowed.contains(&name.as_str()) {
                broken.push(format!("{} imports {name}", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn only_their_stages_touch_the_disk_and_the_formats() {
    let fences: [(&str, &[&str]); 6] = [
        ("calamine", &["read"]),
        ("rust_xlsxwriter", &["render", "read"]),
        ("clap", &["cli"]),
        ("std::fs", &["read", "deliver", "cli"]),
        ("Local::now", &["cli"]),
        ("std::env", &["main", "cli"]),
    ];
    let mut broken = Vec::new();
    for file in rust_files(&source()) {
        let text = fs::read_to_string(&file).expect("a source file");
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        let production = code.split("#[cfg(test)]").next().unwrap_or_default();
        for (word, modules) in fences {
            if !is_test(&file)
                && production.contains(word)
                && !modules.contains(&module_of(&file).as_str())
            {
                broken.push(format!("{} uses {word}", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn files_are_small() {
    let mut lengths: Vec<(usize, PathBuf)> = rust_files(&source())
        .into_iter()
        .map(|file| {
            (
                fs::read_to_string(&file)
                    .expect("a source file")
                    .lines()
                    .count(),
                file,
            )
        })
        .collect();
    lengths.sort();
    let long: Vec<_> = lengths
        .iter()
        .filter(|(lines, _)| *lines > MOST_LINES)
        .collect();
    assert!(long.is_empty(), "{long:#?}");
    let median = lengths[lengths.len() / 2].0;
    assert!(median <= MEDIAN_LINES, "the median file has {median} lines");
}

#[test]
fn no_test_file_is_forgotten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let main = fs::read_to_string(folder.join("main.rs")).expect("the main file");
    for file in rust_files(&folder) {
        let name = file
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if name != "main" {
            assert!(
                main.contains(&format!("mod {name};")),
                "tests/{name}.rs is not in tests/main.rs"
            );
        }
    }
}
