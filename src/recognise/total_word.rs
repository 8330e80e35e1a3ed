//! The words by which rows that sum up others call themselves.

use super::traditional::simplified;

/// Words with which the label of a sum begins.
const SUMS: [&str; 34] = [
    "人民币合计",
    "本页小计",
    "本页总计",
    "本周小计",
    "本周总计",
    "本月小计",
    "本月总计",
    "本期小计",
    "本期总计",
    "今日小计",
    "当日小计",
    "当月小计",
    "本页合计",
    "本周合计",
    "今日合计",
    "当日合计",
    "当月合计",
    "平均值",
    "平均",
    "average",
    "本日合计",
    "本月合计",
    "本期合计",
    "本年累计",
    "合计",
    "总计",
    "小计",
    "累计",
    "共计",
    "总额",
    "汇总",
    "subtotal",
    "grandtotal",
    "total",
];
/// What may follow such a word in the label of a sum.
const AFTER: [&str; 14] = [
    "金额",
    "数量",
    "笔数",
    "件数",
    "票数",
    "人民币",
    "收入",
    "支出",
    "大写",
    "笔",
    "件",
    "单",
    "票",
    "条",
];
/// Sums of a day or a month, which carry a date of their own.
const DATED_SUMS: [&str; 8] = [
    "本日合计",
    "本日小计",
    "本月合计",
    "本月累计",
    "本期合计",
    "本年累计",
    "日合计",
    "月合计",
];
/// Lines of a ledger or a cash book that carry a balance from page to page and move nothing.
const CARRIED: [&str; 21] = [
    "期初余额",
    "期末余额",
    "年初余额",
    "上年结转",
    "上期结转",
    "上月结转",
    "结转下年",
    "结转下期",
    "承前页",
    "过次页",
    "期初",
    "期末",
    "余额结转",
    "期初结余",
    "期末结余",
    "上期结余",
    "上月结余",
    "上月余额",
    "上期余额",
    "本月结余",
    "承上页",
];

/// Words with which the label of the sum of a group ends: `张三 小计`, `10月1日合计`, `华东区总计：`.
const GROUP_SUMS: [&str; 4] = ["小计", "合计", "总计", "共计"];
/// The longest label of the sum of a group, in characters.
const LONGEST_GROUP: usize = 24;
/// What else stands below a table in a row of its own: figures of its columns that are no sums.
const STATISTICS: [&str; 15] = [
    "最大",
    "最大值",
    "最高",
    "最小",
    "最小值",
    "最低",
    "笔数",
    "单数",
    "订单数",
    "件数",
    "占比",
    "比例",
    "均值",
    "同比",
    "环比",
];

/// True for `合计`, `合 计：`, `人民币合计 12笔`, `共 66 笔记录`; false for a name such as `小计算器`.
pub fn is_total_word(text: &str) -> bool {
    let trimmed = text.trim_start();
    // Cheap refusal of nearly all data.
    if !trimmed.starts_with([
        '人', '本', '合', '总', '小', '累', '共', '汇', 's', 'S', 'g', 'G', 't', 'T', '日', '月',
        '今', '当', '平', 'a', 'A', '總', '匯', '當',
    ]) {
        return false;
    }
    let plain = compact(trimmed);
    if let Some(rest) = plain.strip_prefix('共') {
        let rest = rest.trim_start_matches([':', '：']);
        let unit = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        if unit.len() < rest.len() {
            return unit.starts_with(['笔', '单', '条', '票', '件', '行', '页', '人']);
        }
    }
    let dated = DATED_SUMS.iter().chain(&SUMS);
    dated
        .filter_map(|word| plain.strip_prefix(word))
        .any(ends_a_label)
}

fn ends_a_label(rest: &str) -> bool {
    AFTER.iter().any(|word| rest.starts_with(word))
        || rest.chars().next().is_none_or(|next| !next.is_alphabetic())
}

pub(super) fn is_dated_sum(text: &str) -> bool {
    let plain = compact(text);
    DATED_SUMS.iter().any(|word| plain.starts_with(word))
}

pub(super) fn is_carried(text: &str) -> bool {
    CARRIED.contains(&compact(text).as_str())
}

/// True for the label of the sum of a group, which ends with the word: `张三 小计`, `10月1日合计`. Such a
/// text is a label only where a row begins.
pub fn is_group_total(text: &str) -> bool {
    // Cheap refusal of nearly all data.
    if !text
        .trim_end()
        .ends_with(['计', '計', ':', '：', ')', '）'])
    {
        return false;
    }
    let plain = compact(text);
    let label = plain.trim_end_matches([':', '：']);
    let label = match label.strip_suffix([')', '）']) {
        Some(inner) => inner.rfind(['(', '（']).and_then(|at| label.get(..at)),
        None => Some(label),
    };
    label.is_some_and(|label| {
        let mut words = GROUP_SUMS.iter();
        label.chars().count() <= LONGEST_GROUP && words.any(|word| label.ends_with(word))
    })
}

/// True for the label of a row of figures that are no sums: `最大值`, `占比`.
pub(super) fn is_statistic(text: &str) -> bool {
    STATISTICS.contains(&compact(text).trim_end_matches([':', '：']))
}

/// Lower case and without white space.
fn compact(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .flat_map(char::to_lowercase)
        .map(simplified)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_sums_are_told_from_names() {
        let cases = [
            ("合计", true),
            ("合 计：", true),
            ("合计金额", true),
            ("人民币合计", true),
            ("小计(3单)", true),
            ("总计：1,280.00", true),
            ("共 66 笔记录", true),
            ("共：26笔记录", true),
            ("本月合计", true),
            ("今日合计：", true),
            ("平均", true),
            ("平均律钢琴", false),
            ("Average", true),
            ("Total", true),
            ("Grand total:", true),
            ("小计算器", false),
            ("合计划安装", false),
            ("共和国", false),
            ("共享单车", false),
            ("总计划部", false),
            ("Totally new", false),
            ("本页小计", true),
            ("本月总计：", true),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_total_word(text), expected, "{text}");
        }
    }

    #[test]
    fn labels_of_groups_end_with_the_word() {
        let cases = [
            ("张三 小计", true),
            ("10月1日合计：", true),
            ("华东区总计(3单)", true),
            ("小计", true),
            ("張三小計", true),
            ("李会计", false),
            ("茶叶（共计价）", false),
            ("合计划安装", false),
            ("统计)", false),
            (")", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_group_total(text), expected, "{text}");
        }
    }
}
