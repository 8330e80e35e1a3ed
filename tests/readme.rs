//! The promises of the README: its commands run, its tables are the program's own.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

pub(crate) fn project(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text
        .split_once(start)
        .unwrap_or_else(|| panic!("{start} stands in the file"));
    rest.split_once(end)
        .unwrap_or_else(|| panic!("{end} stands in the file"))
        .0
        .trim()
}

#[test]
fn the_rules_table_is_printed_from_the_code() {
    for (file, language) in [("README.md", "en"), ("README.zh-CN.md", "zh-CN")] {
        let printed = Command::cargo_bin("gendan")
            .expect("the program")
            .args(["rules", "--markdown", "--lang", language])
            .output()
            .expect("it runs");
        let printed = String::from_utf8(printed.stdout).expect("text");
        let readme = project(file);
        assert_eq!(
            between(&readme, "<!-- rules -->", "<!-- /rules -->"),
            printed.trim(),
            "{file}"
        );
    }
}

#[test]
fn the_commands_are_those_that_ci_runs() {
    let ci = project(".ci/run");
    for file in ["README.md", "README.zh-CN.md"] {
        let readme = project(file);
        assert!(
            readme.contains("cargo run --release -- run sample-data -o out"),
            "{file}"
        );
        assert!(readme.contains("cargo test"), "{file}");
    }
    assert!(ci.contains("cargo run --locked --release -- run sample-data -o "));
    assert!(ci.contains("cargo test --locked"));
}

#[test]
fn the_pictures_exist() {
    for file in ["README.md", "README.zh-CN.md"] {
        let readme = project(file);
        let pictures: Vec<&str> = readme
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split_once(')'))
            .map(|(target, _)| target)
            .filter(|target| {
                Path::new(target)
                    .extension()
                    .is_some_and(|ending| ending == "png")
            })
            .collect();
        assert!(pictures.len() >= 2, "{file} shows two report pages");
        for picture in pictures {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(picture);
            assert!(path.is_file(), "{file} shows {picture}");
        }
    }
}

#[test]
fn the_story_is_what_is_printed() {
    for file in ["README.md", "README.zh-CN.md"] {
        let readme = project(file);
        let (command, story) = between(&readme, "```text\n$ gendan explain ", "```")
            .split_once('\n')
            .expect("a command and its story");
        let printed = Command::cargo_bin("gendan")
            .expect("the program")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .arg("explain")
            .args(command.split(' '))
            .output()
            .expect("it runs");
        let printed = String::from_utf8(printed.stdout).expect("text");
        assert_eq!(story.trim(), printed.trim(), "{file}");
    }
}
