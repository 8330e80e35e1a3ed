//! What the words of a total say: which rows it adds up.

use crate::normalise::text::squash;
use crate::recognise::{is_group_total, is_total_word, simplified};

/// Which rows a total adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// 小计, 本页合计, 本日合计: those since the total before.
    Part,
    /// 合计, 总计: all, or those since the last such total.
    Whole,
    /// 累计, 平均: nothing that this sheet alone can tell.
    Unchecked,
}

/// Totals that are no sum of rows of this sheet.
const UNCHECKED: [&str; 5] = ["平均", "average", "本年累计", "本月累计", "累计"];
/// Totals of a part.
const PARTS: [&str; 24] = [
    "小计",
    "当月小计",
    "本页总计",
    "本周小计",
    "本周总计",
    "本月小计",
    "本月总计",
    "本期小计",
    "本期总计",
    "今日小计",
    "当日小计",
    "subtotal",
    "本页合计",
    "本页小计",
    "本日合计",
    "本日小计",
    "今日合计",
    "当日合计",
    "日合计",
    "本周合计",
    "本月合计",
    "当月合计",
    "月合计",
    "本期合计",
];
/// Totals of the whole.
const WHOLES: [&str; 9] = [
    "人民币合计",
    "grandtotal",
    "total",
    "合计",
    "总计",
    "共计",
    "总额",
    "汇总",
    "共",
];

/// Totals of a group, which name it first: `张三 小计`, `10月合计`. They know each other by the word.
const GROUPS: [(&str, &str); 4] = [
    ("小计", "…小计"),
    ("合计", "…合计"),
    ("总计", "…总计"),
    ("共计", "…共计"),
];
/// What says that a total leaves rows out.
const LEAVES_OUT: [&str; 4] = ["不含", "剔除", "扣除", "除外"];

/// The label of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) scope: Scope,
    /// The word by which totals of one level know each other.
    pub(super) word: &'static str,
    /// What follows the word, squashed: `(3单)`, `:1280.00元`.
    pub(super) rest: String,
}

impl Label {
    /// Reads a cell; `None` if it is no label of a total.
    pub(super) fn read(text: &str) -> Option<Self> {
        let plain: String = squash(text).chars().map(simplified).collect();
        if !is_total_word(text) {
            return is_group_total(text)
                .then(|| Self::of_group(&plain))
                .flatten();
        }
        if leaves_out(&plain) {
            let (scope, word, rest) = (Scope::Unchecked, "", String::new());
            return Some(Self { scope, word, rest });
        }
        let found = |scope: Scope, words: &[&'static str]| {
            let word = *words.iter().find(|word| plain.starts_with(**word))?;
            let rest = plain.strip_prefix(word)?.to_owned();
            Some(Self { scope, word, rest })
        };
        found(Scope::Unchecked, &UNCHECKED)
            .or_else(|| found(Scope::Part, &PARTS))
            .or_else(|| found(Scope::Whole, &WHOLES))
    }

    fn of_group(plain: &str) -> Option<Self> {
        let found = GROUPS
            .iter()
            .filter_map(|(word, known)| Some((plain.rfind(word)?, word, known)));
        let (at, word, known) = found.max_by_key(|(at, ..)| *at)?;
        Some(Self {
            scope: if leaves_out(plain) {
                Scope::Unchecked
            } else {
                Scope::Part
            },
            word: known,
            rest: plain.get(at + word.len()..)?.to_owned(),
        })
    }
}

/// True for `合计（不含取消）`; a total without tax still adds all rows.
fn leaves_out(plain: &str) -> bool {
    LEAVES_OUT.iter().any(|word| plain.contains(word)) && !plain.contains("不含税")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_the_rows() {
        for (text, expected) in [
            ("合 计：", Some((Scope::Whole, "合计", ":"))),
            ("小计(3单)", Some((Scope::Part, "小计", "(3单)"))),
            ("本页合计", Some((Scope::Part, "本页合计", ""))),
            ("本年累计", Some((Scope::Unchecked, "本年累计", ""))),
            ("平均", Some((Scope::Unchecked, "平均", ""))),
            ("Grand Total", Some((Scope::Whole, "grandtotal", ""))),
            ("Subtotal", Some((Scope::Part, "subtotal", ""))),
            (
                "总计：1,280.00元",
                Some((Scope::Whole, "总计", ":1,280.00元")),
            ),
            ("共26笔记录", Some((Scope::Whole, "共", "26笔记录"))),
            ("合计（不含取消）", Some((Scope::Unchecked, "", ""))),
            ("合计(不含税)", Some((Scope::Whole, "合计", "(不含税)"))),
            ("张三 小计：", Some((Scope::Part, "…小计", ":"))),
            ("10月合计(3单)", Some((Scope::Part, "…合计", "(3单)"))),
            ("總計", Some((Scope::Whole, "总计", ""))),
            ("小计算器", None),
            ("张三", None),
        ] {
            let read = Label::read(text);
            let read = read
                .as_ref()
                .map(|label| (label.scope, label.word, &*label.rest));
            assert_eq!(read, expected, "{text}");
        }
    }
}
