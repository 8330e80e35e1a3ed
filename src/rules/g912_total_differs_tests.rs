//! Tests of `g912_total_differs`.

use super::*;
use crate::config::Language;
use crate::model::{SheetId, Text};
use crate::rules::follow_up_fixture::World;

fn total(column: Option<&str>, label: &str, unit: TotalUnit, cents: (i128, i128)) -> TotalCheck {
    TotalCheck {
        origin: Origin::row(SheetId(0), 9).at(3),
        column: column.map(Text::from),
        label: label.into(),
        unit,
        printed: Figure(cents.0 * Figure::UNIT / 100),
        own: Figure(cents.1 * Figure::UNIT / 100),
        rows: 12,
        outcome: TotalOutcome::Differs { texts: 0 },
    }
}

#[test]
fn reports_the_figure_and_our_own_sum() {
    let mut world = World::new();
    let totals = &mut world.book.sheets[0].audit.totals;
    let money = TotalUnit::Money;
    totals.add(total(Some("金额"), "合 计：", money, (1300_00, 1280_00)));
    totals.add(total(Some("数量"), "小计", TotalUnit::Number, (3_00, 4_50)));
    totals.add(total(Some("金额"), "", money, (7_00, 1280_00)));
    totals.add(total(
        None,
        "#收入合计：3笔，共100.00元",
        money,
        (100_00, 90_00),
    ));
    totals.add(total(None, "共26笔记录", TotalUnit::Rows, (26_00, 12_00)));
    let mut texts = total(Some("金额"), "合计", money, (1000_00, 1280_00));
    texts.outcome = TotalOutcome::Differs { texts: 2 };
    totals.add(texts);
    let mut agreeing = total(Some("金额"), "合计", money, (1_00, 1_00));
    agreeing.outcome = TotalOutcome::Agrees;
    totals.add(agreeing);
    totals.differing += 4;
    world.check(
        &RULE,
        &[
            "G912 | – | – | “金额”列的“合 计：”写的是 1,300.00，12 行明细加起来是 1,280.00，多写 20.00。",
            "G912 | – | – | “数量”列的“小计”写的是 3，12 行明细加起来是 4.5，少写 1.5。",
            "G912 | – | – | 这一行只有数字，按合计行处理，没有当作明细；但“金额”列的 7.00 不等于 12 行明细之和 1,280.00，少写 1,273.00。",
            "G912 | – | – | “#收入合计：3笔，共100.00元”与明细不符：写的是 100.00，12 行明细加起来是 90.00，多写 10.00。",
            "G912 | – | – | “共26笔记录”与明细不符：写的是 26 笔，读到 12 笔，多写 14。",
            "G912 | – | – | “金额”列的“合计”写的是 1,000.00，12 行明细加起来是 1,280.00，少写 280.00：有 2 格数字存成了文本，Excel 求和时没有加进去。",
            "G912 | – | – | 这张表还有 4 处合计与明细不符，没有逐条列出。",
        ],
    );
    world.check_in(
        Language::English,
        &RULE,
        &[
            "G912 | – | – | “合 计：” in the column “金额” reads 1,300.00, but the rows it covers (12) add up to 1,280.00: too much by 20.00.",
            "G912 | – | – | “小计” in the column “数量” reads 3, but the rows it covers (12) add up to 4.5: too little by 1.5.",
            "G912 | – | – | This row holds numbers alone and was taken for a total, not for data; yet 7.00 in the column “金额” is not the sum 1,280.00 of the rows (12): too little by 1,273.00.",
            "G912 | – | – | “#收入合计：3笔，共100.00元” does not fit the rows: it reads 100.00, but the rows (12) add up to 90.00: too much by 10.00.",
            "G912 | – | – | “共26笔记录” does not fit the rows: it reads 26, but rows read are 12: too much by 14.",
            "G912 | – | – | “合计” in the column “金额” reads 1,000.00, but the rows it covers (12) add up to 1,280.00: too little by 280.00. Cells that hold their number as text (2) were passed over by Excel's SUM.",
            "G912 | – | – | This sheet has more totals that do not fit their rows and are not listed: 4.",
        ],
    );
    let findings = world.run(&RULE);
    assert_eq!(findings[0].amount, Some(Money::cny(20_00)));
    assert_eq!(findings[1].amount, None);
    assert_eq!(
        findings[0].origin.and_then(|at| at.cell()).as_deref(),
        Some("D9")
    );
}
