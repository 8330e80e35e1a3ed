//! Names from the inputs as parts of file names: what every system takes, and each only once.

use std::collections::BTreeSet;

/// The most characters of a name.
const LONGEST: usize = 40;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// File names in the order of asking, unique without regard to case.
#[derive(Debug, Default)]
pub(super) struct FileNames(BTreeSet<String>);

impl FileNames {
    /// The name that a person gets; the second of two that become one gets `_2`.
    pub(super) fn claim(&mut self, name: &str) -> String {
        let safe = safe(name);
        let mut claimed = safe.clone();
        let mut count = 2_u32;
        while !self.0.insert(claimed.to_lowercase()) {
            claimed = format!("{safe}_{count}");
            count = count.saturating_add(1);
        }
        claimed
    }
}

/// The name without anything that a path or a system would take for something else.
fn safe(name: &str) -> String {
    let blank = |character: char| character == '.' || character.is_whitespace();
    let known = name.chars().filter(|character| !is_invisible(*character));
    let plain: String = known
        .map(|character| {
            if is_foreign(character) {
                '_'
            } else {
                character
            }
        })
        .collect();
    let cut: String = plain.trim_matches(blank).chars().take(LONGEST).collect();
    let cut = cut.trim_end_matches(blank);
    if cut.is_empty() {
        return "_".to_owned();
    }
    if is_device(cut) {
        return format!("_{cut}");
    }
    cut.to_owned()
}

fn is_foreign(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'
        )
}

/// Marks without a width of their own, and those that turn the direction of writing.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}')
}

/// True for a device, whatever ending it has: `NUL.txt`, `com1`.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim();
    let stem = stem.to_ascii_uppercase();
    let port = |kind: &str| {
        let number = stem.strip_prefix(kind).map(|rest| rest.chars());
        number.is_some_and(|mut rest| {
            matches!(rest.next(), Some('1'..='9' | '¹' | '²' | '³')) && rest.next().is_none()
        })
    };
    DEVICES.contains(&&*stem) || port("COM") || port("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_made_safe() {
        for (name, expected) in [
            ("王芳", "王芳"),
            ("Anna Li", "Anna Li"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("..\\王芳", "_王芳"),
            ("C:王芳", "C_王芳"),
            (" .王芳. ", "王芳"),
            ("王\u{200b}芳\u{202e}", "王芳"),
            ("王\n芳", "王_芳"),
            ("...", "_"),
            ("", "_"),
            ("NUL", "_NUL"),
            ("com1.张三", "_com1.张三"),
            ("COM10", "COM10"),
            ("lpt³", "_lpt³"),
            ("CONNIE", "CONNIE"),
        ] {
            assert_eq!(safe(name), expected, "{name:?}");
        }
        assert_eq!(safe(&"很".repeat(50)), "很".repeat(40));
        assert_eq!(safe(&format!("{} .x", "a".repeat(39))), "a".repeat(39));
    }

    #[test]
    fn two_names_that_become_one_are_told_apart() {
        let mut names = FileNames::default();
        let claimed = ["王芳", "王芳 ", "王芳_2", "anna", "ANNA"].map(|name| names.claim(name));
        assert_eq!(claimed, ["王芳", "王芳_2", "王芳_2_2", "anna", "ANNA_2"]);
    }

    proptest! {
        #[test]
        fn whatever_the_name_it_is_one_plain_part_of_a_path(name in any::<String>()) {
            let safe = safe(&name);
            prop_assert!(!safe.is_empty() && safe.chars().count() <= LONGEST + 1);
            prop_assert!(!safe.chars().any(is_foreign));
            prop_assert!(!safe.starts_with('.') && !safe.ends_with(['.', ' ']));
            prop_assert!(!is_device(&safe));
        }
    }
}
