//! The tables, in Markdown.

use std::fmt::Write;

use super::evaluate::{Counts, Tally};

/// The words of a table.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) in_chinese: bool,
    header: &'static str,
    pub(crate) firm: &'static str,
    pub(crate) difficulty: &'static str,
    pub(crate) details: &'static str,
}

impl Words {
    pub(crate) const ENGLISH: Self = Self {
        in_chinese: false,
        header: "pairs | precision | recall | F1 | with suggestions | naive: precision | recall | F1",
        firm: "firm",
        difficulty: "difficulty",
        details: "By difficulty",
    };
    pub(crate) const CHINESE: Self = Self {
        in_chinese: true,
        header: "应配对数 | 准确率 | 召回率 | F1 | 含建议 | 朴素法：准确率 | 召回率 | F1",
        firm: "数据",
        difficulty: "难点",
        details: "按难点分",
    };

    /// The name of a firm in these words.
    pub(crate) fn source(&self, name: &str) -> String {
        if !self.in_chinese {
            return name.to_owned();
        }
        match name {
            "sample month" => "示例月份",
            "tea" => "茶商：散客",
            "factory" => "工厂：客户少、金额大、月结",
            "grocer" => "零售：几千笔小额、价格雷同",
            "export" => "外贸：美元订单、多币种",
            "shops" => "多平台：单号各式各样",
            "all" => "合计",
            other => other,
        }
        .to_owned()
    }
}

/// A table: one line for each name.
pub(crate) fn by(words: &Words, title: &str, lines: &[(String, Counts)]) -> String {
    let header = words.header;
    let mut text = format!("| {title} | {header} |\n|---{}|\n", "|---:".repeat(8));
    for (name, counts) in lines {
        let _ = writeln!(text, "| {name} | {} |", line(counts));
    }
    text
}

fn line(counts: &Counts) -> String {
    let Counts {
        knowable,
        right,
        right_knowable,
        wrong,
        ..
    } = *counts;
    let cells = [
        knowable.to_string(),
        percent(right, right + wrong),
        percent(right_knowable, knowable),
        f1(right, right_knowable, wrong, knowable),
        percent(right_knowable + counts.suggested, knowable),
        percent(counts.naive_right, counts.naive_right + counts.naive_wrong),
        percent(counts.naive_right_knowable, knowable),
        f1(
            counts.naive_right,
            counts.naive_right_knowable,
            counts.naive_wrong,
            knowable,
        ),
    ];
    cells.join(" | ")
}

/// The level table: what each level confirmed and suggested.
pub(crate) fn levels(tally: &Tally) -> String {
    let mut text = String::from(
        "| level | confirmed pairs | of these wrong | suggested rightly | suggested wrongly | ambiguous | truth shown |\n|---|---:|---:|---:|---:|---:|---:|\n",
    );
    for (level, counts) in &tally.by_level {
        let _ = writeln!(
            text,
            "| {level} | {} | {} | {} | {} | {} | {} |",
            counts.right + counts.wrong,
            counts.wrong,
            counts.suggested,
            counts.suggested_wrong,
            counts.groups,
            percent(counts.groups_with_truth, counts.groups),
        );
    }
    text
}

/// A share in percent: exact at both ends, and never rounded up to 100.
pub(crate) fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let hundredths = part * 10_000 / whole;
    match hundredths {
        10_000 => "100 %".to_owned(),
        _ => format!("{}.{:02} %", hundredths / 100, hundredths % 100),
    }
}

fn f1(right: u64, right_knowable: u64, wrong: u64, knowable: u64) -> String {
    if right + wrong == 0 || knowable == 0 || right_knowable == 0 {
        return if knowable == 0 { "–" } else { "0 %" }.to_owned();
    }
    let precision = right as f64 / (right + wrong) as f64;
    let recall = right_knowable as f64 / knowable as f64;
    let f1 = 2.0 * precision * recall / (precision + recall);
    percent((f1 * 1_000_000.0) as u64, 1_000_000)
}
