//! What the words of a total say: which rows it adds up.

use crate::normalise::text::squash;
use crate::recognise::is_total_word;

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
const PARTS: [&str; 14] = [
    "小计",
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
        if !is_total_word(text) {
            return None;
        }
        let plain = squash(text);
        let found = |scope: Scope, words: &[&'static str]| {
            let word = *words.iter().find(|word| plain.starts_with(**word))?;
            let rest = plain.strip_prefix(word)?.to_owned();
            Some(Self { scope, word, rest })
        };
        found(Scope::Unchecked, &UNCHECKED)
            .or_else(|| found(Scope::Part, &PARTS))
            .or_else(|| found(Scope::Whole, &WHOLES))
    }
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
