//! The relationships of a part: what it refers to, and where that is.

use super::markup::next_tag;
use super::package::Package;
use super::text::decoded;

/// A relationship: id, the last word of its type, target as a path.
pub(in super::super) struct Relationship {
    pub(in super::super) id: String,
    pub(super) kind: String,
    pub(in super::super) path: String,
}

/// The relationships of a part; of the package itself for the empty path.
pub(in super::super) fn relationships(package: &mut Package<'_>, path: &str) -> Vec<Relationship> {
    let folder = folder_of(path);
    let name = path.get(folder.len()..).unwrap_or_default();
    let xml = package.small_part(&format!("{folder}_rels/{name}.rels"));
    let xml = xml.unwrap_or_default();
    let (mut from, mut found) = (0, Vec::new());
    while let Some(tag) = next_tag(&xml, from) {
        from = tag.end;
        if tag.opens(b"Relationship") {
            let text = |name| decoded(tag.attribute(name).unwrap_or_default());
            let kind = text(b"Type");
            found.push(Relationship {
                id: text(b"Id").into_owned(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                path: resolved(folder, &text(b"Target")),
            });
        }
    }
    found
}

/// The folder of a path with its last slash.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/')
        .and_then(|(folder, _)| path.get(..=folder.len()))
        .unwrap_or_default()
}

/// The path of a target that may be absolute, or relative with `..`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') {
        target
    } else {
        format!("{folder}{target}")
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved() {
        let cases = [
            ("xl/", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/", "/xl/worksheets/a.xml", "xl/worksheets/a.xml"),
            ("xl/", "../sheets/a.xml", "sheets/a.xml"),
            ("", "/xl\\workbook.xml", "xl/workbook.xml"),
            ("xl/", "./a.xml", "xl/a.xml"),
            ("", "../../a.xml", "a.xml"),
        ];
        for (folder, target, expected) in cases {
            assert_eq!(resolved(folder, target), expected, "{folder} {target}");
        }
        assert_eq!(folder_of("xl/workbook.xml"), "xl/");
        assert_eq!(folder_of("workbook.xml"), "");
    }
}
