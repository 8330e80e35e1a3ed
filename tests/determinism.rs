//! The same inputs at the same moment give the same bytes, whatever the threads and the order of files.

use std::collections::BTreeMap;
use std::path::Path;

use assert_cmd::Command;

/// The folders of the sample month.
const FOLDERS: [&str; 6] = ["人员", "代收", "快递", "收款", "订单", "跟单"];

/// The outputs of a run over folders in some order, with so many threads.
fn outputs(folders: &[&str], threads: &str) -> BTreeMap<String, Vec<u8>> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let out = tempfile::tempdir().expect("a folder");
    let run = Command::cargo_bin("gendan")
        .expect("the program")
        .env("RAYON_NUM_THREADS", threads)
        .current_dir(&sample)
        .args(["run", "--json", "-o"])
        .arg(out.path())
        .args(folders)
        .output()
        .expect("it runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let mut files = BTreeMap::new();
    gather(out.path(), "", &mut files);
    files
}

/// Every file of a folder and of those below it, by its path from the top.
fn gather(folder: &Path, above: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("outputs") {
        let entry = entry.expect("an output");
        let name = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read(entry.path()).expect("an output"));
        }
    }
}

#[test]
fn threads_and_order_change_no_byte() {
    let expected = outputs(&FOLDERS, "1");
    let handed_out = expected.keys().filter(|name| name.starts_with("分发/"));
    assert!(handed_out.count() > 5, "{:?}", expected.keys());
    let own = expected.keys().filter(|name| !name.contains('/'));
    assert_eq!(own.count(), 8, "{:?}", expected.keys());
    let reversed: Vec<&str> = FOLDERS.into_iter().rev().collect();
    for (folders, threads) in [(FOLDERS.as_slice(), "4"), (&reversed, "2")] {
        let found = outputs(folders, threads);
        assert!(found.keys().eq(expected.keys()));
        for (name, bytes) in &expected {
            assert!(
                found.get(name) == Some(bytes),
                "{name} differs with {threads} threads"
            );
        }
    }
}
