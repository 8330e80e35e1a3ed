//! Where the reports are, in few lines: a folder of many is told by its name and their number.

use std::path::{Path, PathBuf};

use crate::lang::Catalogue;

/// One line for each file of the folder itself, and one for each folder below it, in the order of the outputs.
pub(super) fn outputs(paths: &[PathBuf], words: &Catalogue) -> Vec<String> {
    let depth = |path: &&Path| path.components().count();
    let folders = paths.iter().filter_map(|path| path.parent());
    let own = folders.min_by_key(depth);
    let mut lines: Vec<String> = Vec::new();
    let mut told: Vec<&Path> = Vec::new();
    for path in paths {
        let within = path.parent().filter(|folder| Some(*folder) != own);
        let Some(folder) = within else {
            lines.push(path.display().to_string());
            continue;
        };
        if told.contains(&folder) {
            continue;
        }
        told.push(folder);
        let count = paths
            .iter()
            .filter(|path| path.parent() == Some(folder))
            .count();
        let name = folder.display().to_string();
        let values = [("folder", name.as_str()), ("count", &count.to_string())];
        lines.push(words.fill("closing.folder", &values));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;

    #[test]
    fn a_folder_is_told_once_with_its_number_of_files() {
        let path = |parts: &[&str]| parts.iter().collect::<PathBuf>();
        let all = [
            path(&["out", "汇总.xlsx"]),
            path(&["out", "分发", "李敏.xlsx"]),
            path(&["out", "分发", "王芳.xlsx"]),
            path(&["out", "result.json"]),
        ];
        let told = |paths: &[PathBuf]| outputs(paths, &Catalogue::new(Language::Chinese));
        let folder = format!("{}（2 份）", path(&["out", "分发"]).display());
        let files = [0, 3].map(|file: usize| all[file].display().to_string());
        assert_eq!(told(&all), [files[0].clone(), folder, files[1].clone()]);
        assert_eq!(told(&all[..1]), [files[0].clone()]);
        assert!(told(&[]).is_empty());
    }
}
