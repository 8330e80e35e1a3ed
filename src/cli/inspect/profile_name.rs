//! The name of a drafted profile: as typed, else made of the file's.

use super::mistake::Mistake;
use crate::recognise::Profiles;

/// The most characters of a profile's name.
const LONGEST: usize = 60;

/// A name as typed, if it can be one.
pub(super) fn checked(name: &str, profiles: &Profiles) -> Result<String, Mistake> {
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
pub(super) fn derived(file: &str, profiles: &Profiles) -> String {
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
