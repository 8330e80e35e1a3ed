//! 确认, 拒绝, 选2, 拆分, 忽略, 撤销 as people write them → a verdict. What only resembles one is none: nothing is guessed.

use super::text::squash;
use crate::model::Verdict;

/// What stands before the number of a candidate.
const PICK: [&str; 5] = ["选", "选择", "pick", "choose", "no."];

/// The verdict of a cell; `None` if it is none.
pub(super) fn verdict(text: &str) -> Option<Verdict> {
    // A choice from a list may be quoted or end with a stop.
    let word = squash(text);
    let word = word.trim_end_matches(['。', '.', '!', ',', ';']);
    match word {
        "确认" | "confirm" | "confirmed" => Some(Verdict::Confirm),
        "拒绝" | "reject" | "rejected" => Some(Verdict::Reject),
        "拆分" | "split" => Some(Verdict::Split),
        "忽略" | "ignore" | "ignored" => Some(Verdict::Ignore),
        "撤销" | "revoke" | "revoked" => Some(Verdict::Revoke),
        _ => choice(word),
    }
}

/// `选2`, `选第2`, `pick2`, `2`.
fn choice(word: &str) -> Option<Verdict> {
    let rest = PICK.iter().filter_map(|before| word.strip_prefix(before));
    let number = rest.min_by_key(|rest| rest.len()).unwrap_or(word);
    let number = number.trim_start_matches('第').trim_end_matches('个');
    let is_plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    number
        .parse()
        .ok()
        .filter(|number| is_plain && *number > 0)
        .map(Verdict::Choose)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_both_languages_and_nothing_is_guessed() {
        for (text, expected) in [
            ("确认", Some(Verdict::Confirm)),
            (" 确 认 ", Some(Verdict::Confirm)),
            ("CONFIRM", Some(Verdict::Confirm)),
            ("Ｃｏｎｆｉｒｍ", Some(Verdict::Confirm)),
            ("确认。", Some(Verdict::Confirm)),
            ("拒绝", Some(Verdict::Reject)),
            ("Reject", Some(Verdict::Reject)),
            ("拆分", Some(Verdict::Split)),
            ("Split", Some(Verdict::Split)),
            ("忽略", Some(Verdict::Ignore)),
            ("Ignore", Some(Verdict::Ignore)),
            ("撤销", Some(Verdict::Revoke)),
            ("revoke", Some(Verdict::Revoke)),
            ("选2", Some(Verdict::Choose(2))),
            ("选 2", Some(Verdict::Choose(2))),
            ("选２", Some(Verdict::Choose(2))),
            ("选②", Some(Verdict::Choose(2))),
            ("选第12个", Some(Verdict::Choose(12))),
            ("pick 2", Some(Verdict::Choose(2))),
            ("Pick２", Some(Verdict::Choose(2))),
            ("2", Some(Verdict::Choose(2))),
            ("确认无误", None),
            ("不确认", None),
            ("选0", None),
            ("选", None),
            ("选1和2", None),
            ("-2", None),
            ("1.5", None),
            ("99999999999", None),
            ("好", None),
            ("", None),
        ] {
            assert_eq!(verdict(text), expected, "{text}");
        }
    }
}
