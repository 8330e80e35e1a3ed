//! What is in the folder after a delivery, good or bad.

use super::*;
use crate::model::Arg;

fn output(name: &str, bytes: &[u8]) -> Output {
    Output {
        folder: String::new(),
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn outputs_appear_whole_and_replace_earlier_ones() {
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("报表").join("十月");
    let outputs = [output("日报.xlsx", b"one"), output("日报.html", b"two")];
    let paths = deliver(&folder, &outputs, &|_| false).expect("delivered");
    assert_eq!(paths, [folder.join("日报.xlsx"), folder.join("日报.html")]);
    deliver(&folder, &[output("日报.xlsx", b"three")], &|_| false).expect("delivered again");
    assert_eq!(
        fs::read(folder.join("日报.xlsx")).expect("a file"),
        b"three"
    );
    assert_eq!(names(&folder), ["日报.html", "日报.xlsx"]);
}

#[test]
fn a_bad_name_is_refused_before_anything_is_written() {
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("out");
    for name in [
        "",
        ".",
        "..",
        "a/b.xlsx",
        "..\\b.xlsx",
        "C:x",
        "a\u{0}b",
        "x.",
        " x",
    ] {
        let error = deliver(
            &folder,
            &[output("好.xlsx", b""), output(name, b"")],
            &|_| false,
        )
        .expect_err("a bad name");
        assert_eq!(error.step, Step::Name, "{name:?}");
        assert_eq!(error.message().args, [("name", Arg::from(name))]);
    }
    let twice = [output("A.xlsx", b""), output("a.xlsx", b"")];
    let error = deliver(&folder, &twice, &|_| false).expect_err("twice");
    assert_eq!(error.step, Step::Twice);
    assert!(!folder.exists());
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let root = tempfile::tempdir().expect("a folder");
    let blocked = root.path().join("out");
    fs::write(&blocked, "a file").expect("written");
    let error = deliver(&blocked, &[output("a.xlsx", b"1")], &|_| false).expect_err("no folder");
    assert_eq!((error.step, &error.path), (Step::Folder, &blocked));
    assert_eq!(error.message().key, "deliver.folder");
    assert!(!error.reason.is_empty());
    assert_eq!(fs::read(&blocked).expect("a file"), b"a file");
}

#[test]
fn one_target_in_the_way_keeps_all_earlier_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("a.xlsx"), "old").expect("written");
    fs::create_dir(folder.join("b.xlsx")).expect("a folder in the way");
    let outputs = [output("a.xlsx", b"new"), output("b.xlsx", b"new")];
    let error = deliver(folder, &outputs, &|_| false).expect_err("in the way");
    assert_eq!(
        (error.step, error.path),
        (Step::IsFolder, folder.join("b.xlsx"))
    );
    assert_eq!(fs::read(folder.join("a.xlsx")).expect("a file"), b"old");
    assert_eq!(names(folder), ["a.xlsx", "b.xlsx"]);
}

#[cfg(unix)]
#[test]
fn a_report_can_be_read_by_others() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let paths = deliver(folder.path(), &[output("a.html", b"x")], &|_| false).expect("delivered");
    let mode = fs::metadata(&paths[0])
        .expect("a file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o444, 0o444);
}
