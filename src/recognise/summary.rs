//! Summaries that a platform packs beside its lists: sums by kind, no line of which is a record.

use super::names::text_of;
use crate::read::Row;

/// The mark of the lines that an export puts above its header.
const MARK: char = '#';
/// The word for a summary in such a line.
const WORD: &str = "汇总";

/// The title of a summary: the line above its header, marked as 支付宝 marks them, that says what it is.
/// `None` for any other sheet.
pub(super) fn summary_title(head: &[Row]) -> Option<&str> {
    let titles = head.iter().map_while(|row: &Row| {
        let text = row.cells.first().and_then(text_of)?;
        text.starts_with(MARK).then_some(text)
    });
    let mut plain = titles.map(|title| title.trim_matches([MARK, '-', ' ']));
    plain.find(|title| title.contains(WORD))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Cell, Value};

    #[test]
    fn only_the_marked_lines_at_the_top_make_a_summary() {
        let cases = [
            (
                &["#支付宝账务汇总查询", "#账号：[2088]", "类型"][..],
                Some("支付宝账务汇总查询"),
            ),
            (
                &["#账号：[2088]", "#----账务汇总列表----"],
                Some("账务汇总列表"),
            ),
            (&["#支付宝账务明细查询", "账务流水号", "#汇总"], None),
            (&["十月订单汇总", "订单号"], None),
            (&[], None),
        ];
        for (lines, expected) in cases {
            let rows = lines.iter().zip(1..).map(|(line, number)| {
                Row::new(number, vec![Cell::new(0, Value::Text((*line).into()))])
            });
            let rows: Vec<Row> = rows.collect();
            assert_eq!(summary_title(&rows), expected, "{lines:?}");
        }
    }
}
