//! Names of people and firms made comparable: one home for what is the same name, written another way.

use unicode_normalization::UnicodeNormalization;

use super::simplified::simplified;
use crate::model::is_masked;

/// What firms carry behind their name, longest first.
const LEGAL_FORMS: [&str; 6] = [
    "股份有限公司",
    "有限责任公司",
    "(个体工商户)",
    "有限公司",
    "股份公司",
    "公司",
];

/// What small firms carry behind their name and often leave out. It is left out only where enough of a
/// name remains: 张三商行 is not 张三.
const TRADES: [&str; 3] = ["商行", "经营部", "商贸行"];

/// The same of firms in other countries.
const FOREIGN_FORMS: [&str; 7] = ["LTD", "LIMITED", "CO", "INC", "LLC", "CORP", "COMPANY"];

/// Words that make a name that of a firm.
const FIRMS: [&str; 12] = [
    "公司",
    "厂",
    "店",
    "商行",
    "集团",
    "中心",
    "经营部",
    "工作室",
    "超市",
    "合作社",
    "银行",
    "学校",
];

/// How people are addressed.
const TITLES: [&str; 11] = [
    "先生",
    "女士",
    "小姐",
    "老板娘",
    "老板",
    "经理",
    "老师",
    "师傅",
    "阿姨",
    "同学",
    "总",
];

/// Words of a note beside a name: 张三(代付), 张三-货款.
const NOTES: [&str; 18] = [
    "代",
    "付",
    "款",
    "收",
    "转",
    "汇",
    "微信",
    "支付宝",
    "对公",
    "私",
    "客户",
    "本人",
    "先生",
    "女士",
    "订",
    "定金",
    "电话",
    "个体",
];

/// A name to compare: simplified, half-width, capitals, without blanks, notes, titles and the legal form of a
/// firm; words of Latin letters in the order of the alphabet. `None` for what is masked, for a single
/// character, mere digits, and a family name with a title.
pub(super) fn name_key(name: &str) -> Option<String> {
    let plain = !name.is_empty() && name.chars().all(is_han);
    // Most names are plain Chinese already, and folding is the dearest step.
    let folded: String = if plain {
        name.chars().map(simplified).collect()
    } else {
        fold(name)?
    };
    let key = if folded.chars().any(is_han) {
        chinese(&folded).to_owned()
    } else {
        latin(&folded)
    };
    let telling = key.chars().count() >= 2 && key.chars().any(char::is_alphabetic);
    telling.then_some(key)
}

/// A key under which a firm's name meets itself with the place elsewhere: 甲乙（深圳）科技 and 深圳甲乙科技. A hint,
/// for two firms may share the characters. `None` for what is too short to tell.
pub(super) fn loose_key(key: &str) -> Option<String> {
    let mut letters: Vec<char> = key
        .chars()
        .filter(|letter| is_han(*letter) && !matches!(letter, '市' | '省'))
        .collect();
    letters.sort_unstable();
    (letters.len() >= 5).then(|| letters.into_iter().collect())
}

/// True for the characters of Chinese.
pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// True for a name with a word of firms in it.
pub(super) fn is_firm(name: &str) -> bool {
    FIRMS.iter().any(|word| name.contains(word))
}

/// The half-width, simplified form in capitals, without account numbers and notes.
fn fold(name: &str) -> Option<String> {
    let folded: String = name
        .nfkc()
        .flat_map(char::to_uppercase)
        .map(|letter| match letter {
            '[' | '【' | '〔' | '{' => '(',
            ']' | '】' | '〕' | '}' => ')',
            _ => simplified(letter),
        })
        .collect();
    // 张三|6222…: the account stands behind or before the owner.
    let owner = folded
        .split('|')
        .find(|part| part.chars().any(char::is_alphabetic))?
        .trim();
    if is_masked(owner) {
        return None;
    }
    if !owner.chars().any(is_han) {
        return Some(owner.to_owned());
    }
    let owner: String = owner.chars().filter(|one| !one.is_whitespace()).collect();
    Some(without_notes(&owner))
}

/// Without notes in brackets or behind a dash. What is no note stays: 甲乙(深圳), `TB_123`.
fn without_notes(name: &str) -> String {
    let firm = is_firm(name);
    let mut kept = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, bracketed)) = rest.split_once('(') {
        let (inside, after) = bracketed.split_once(')').unwrap_or((bracketed, ""));
        kept.push_str(before);
        // Before the name has begun, a bracket is a part of it.
        if kept.is_empty() || !is_note(inside, firm) {
            kept.push('(');
            kept.push_str(inside);
            kept.push(')');
        }
        rest = after;
    }
    kept.push_str(rest);
    let dash = kept.find(['-', '_', '—', '/', ',', '、', ':']);
    match dash.and_then(|at| kept.split_at_checked(at)) {
        Some((head, tail)) if head.chars().filter(|one| is_han(*one)).count() >= 2 => {
            let tail = tail.trim_start_matches(|letter: char| !letter.is_alphanumeric());
            let note = tail.chars().all(is_han) && is_note(tail, firm);
            if note { head.to_owned() } else { kept }
        }
        _ => kept,
    }
}

/// A firm's brackets hold a place more often than a note, so only words of payment are notes there.
fn is_note(text: &str, firm: bool) -> bool {
    let number = text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let short = text.chars().count() <= if firm { 4 } else { 6 };
    number || text == "个体工商户" || (short && NOTES.iter().any(|word| text.contains(word)))
}

/// A Chinese name without title and legal form; a family name with a title is nobody's name.
fn chinese(name: &str) -> &str {
    for title in TITLES {
        if let Some(rest) = name.strip_suffix(title) {
            match rest.chars().count() {
                0 => return name,
                1 => return "",
                2..=4 => return rest,
                _ => {}
            }
        }
    }
    let mut core = name;
    // 甲乙商行(个体工商户) carries two.
    for _ in 0..2 {
        let form = LEGAL_FORMS.iter().find_map(|form| core.strip_suffix(form));
        core = form.filter(|rest| !rest.is_empty()).unwrap_or(core);
    }
    let trade = TRADES.iter().find_map(|trade| core.strip_suffix(trade));
    trade
        .filter(|rest| rest.chars().count() >= 4)
        .unwrap_or(core)
}

/// Words of letters in the order of the alphabet, for San Zhang is Zhang San; anything else closed up.
fn latin(name: &str) -> String {
    let mut words: Vec<&str> = name
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '.'))
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 1
        && words
            .iter()
            .all(|word| word.chars().all(char::is_alphabetic))
    {
        let kept = words.iter().filter(|word| !FOREIGN_FORMS.contains(word));
        if kept.count() > 0 {
            words.retain(|word| !FOREIGN_FORMS.contains(word));
        }
        words.sort_unstable();
        return words.join(" ");
    }
    name.chars().filter(|one| !one.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cases: &[(&str, Option<&str>)]) {
        for (name, expected) in cases {
            assert_eq!(name_key(name).as_deref(), *expected, "{name}");
        }
    }

    #[test]
    fn firms_are_compared_without_legal_form_and_width() {
        check(&[
            ("深圳市甲乙科技有限公司", Some("深圳市甲乙科技")),
            ("深圳市甲乙科技有限責任公司", Some("深圳市甲乙科技")),
            ("甲乙（深圳）股份有限公司", Some("甲乙(深圳)")),
            ("甲乙【深圳】科技", Some("甲乙(深圳)科技")),
            ("广州丙丁商行（个体工商户）", Some("广州丙丁")),
            ("张三商行", Some("张三商行")),
            ("深圳甲乙有限公司(货款)", Some("深圳甲乙")),
            ("Lucky Trading Co., Ltd.", Some("LUCKY TRADING")),
        ]);
    }

    #[test]
    fn people_are_compared_without_titles_and_notes() {
        check(&[
            ("张 三", Some("张三")),
            ("張三", Some("张三")),
            ("张三先生", Some("张三")),
            ("张三（代）", Some("张三")),
            ("张三(13812345678)", Some("张三")),
            ("张三-货款", Some("张三")),
            ("张三|6222021234567890123", Some("张三")),
            ("6222****0123|张三", Some("张三")),
            ("张伟(大)", Some("张伟(大)")),
            ("San Zhang", Some("SAN ZHANG")),
            ("zhang, san", Some("SAN ZHANG")),
        ]);
    }

    #[test]
    fn what_tells_nobody_is_no_name() {
        check(&[
            ("张*", None),
            ("张", None),
            ("张先生", None),
            ("12345", None),
            ("", None),
            ("tb_123", Some("TB_123")),
            ("小明_123", Some("小明_123")),
            ("ａｂｃ", Some("ABC")),
        ]);
    }

    #[test]
    fn a_place_in_brackets_is_a_hint() {
        let loose = |name: &str| name_key(name).as_deref().and_then(loose_key);
        assert_eq!(
            loose("甲乙（深圳）科技有限公司"),
            loose("深圳市甲乙科技公司")
        );
        assert_ne!(
            loose("甲乙（深圳）科技有限公司"),
            loose("甲丙（深圳）科技公司")
        );
        assert_eq!(loose("张三"), None);
    }
}
