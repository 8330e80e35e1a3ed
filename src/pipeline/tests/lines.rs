//! Lines between the rows of one table that state the day or the clerk of the rows below them.

use super::{parts_of, rows};

#[test]
fn a_line_states_the_day_and_the_clerk_of_the_rows_below_it() {
    let text = "跟单表 2026-10-26\n快递单号|收件人|跟进结果|备注\n跟单员：张敏\nSF1234567890123|王芳|改约明天|\nSF1234567890124|李芳|已签收|\n跟单员：刘洋\nSF1234567890125|赵芳|拒收|\n2026-10-27\nSF1234567890126|赵芳|拒收|\n10月28日\nSF1234567890127|赵芳|拒收|";
    let parts = parts_of("跟单.xlsx", "表", rows(text));
    let told = parts.iter().flat_map(|part| &part.records.follow_ups);
    let told: Vec<String> = told
        .map(|row| {
            let day = row.day.map(|day| day.to_string()).unwrap_or_default();
            format!("{} {day}", row.clerk.as_deref().unwrap_or_default())
        })
        .collect();
    assert_eq!(
        told,
        [
            "张敏 2026-10-26",
            "张敏 2026-10-26",
            "刘洋 2026-10-26",
            "刘洋 2026-10-27",
            "刘洋 2026-10-28"
        ]
    );
}
