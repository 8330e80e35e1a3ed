//! Tables → records: one file for each thing that can be messy, one for each kind of record.
//!
//! A cell that cannot be read is reported with its place and its text, and the other cells of its row live. A row
//! becomes a record, carries none by its nature, or is rejected with a reason: each is counted once.

mod amount;
mod audit;
mod bad_rows;
mod cell_error;
mod chinese_number;
#[cfg(test)]
mod chunk_tests;
mod clock;
mod courier;
mod courier_status;
mod currency;
mod date;
mod date_text;
mod decimal;
mod decision;
mod decision_split;
mod decision_word;
mod delivery;
mod figure;
mod fingerprint;
mod follow_up;
mod identifier;
mod layout;
mod ledger;
mod lexicon;
mod merged;
mod milestones;
mod number_cell;
mod order;
mod order_progress;
mod order_state;
mod payment;
mod payment_amount;
mod payment_fee;
mod payment_party;
mod payment_words;
mod person;
mod problem_note;
#[cfg(test)]
mod property_tests;
mod province;
mod quantity;
mod records;
mod reply;
mod returned;
mod row_amount;
mod row_problems;
mod row_reader;
mod sameness;
mod settlement;
mod shared;
mod shared_payment;
mod staff;
mod staff_rest;
mod staff_scope;
mod stand_in;
mod terms;
#[cfg(test)]
mod testing;
mod text;
mod totals;
mod transaction;
mod vocabulary;

use chrono::NaiveDateTime;

use crate::model::{Currency, Kind, RowFate, SheetId, Text};
use crate::read::Row;
use crate::recognise::Table;
use layout::Layout;
use payment_words::PaymentWords;
pub use records::{BatchedLine, FIRST_ROWS, GivenRow, Records};
pub use returned::ReturnedSheet;
use row_reader::RowReader;
use shared::Shared;
use totals::{Summable, Tally};
pub use vocabulary::Vocabulary;

/// What the rows of a sheet are read by.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The sheet, for origins.
    pub sheet: SheetId,
    /// The file's name, for problems.
    pub file: &'a Text,
    /// The sheet as recognised.
    pub table: &'a Table,
    /// The words.
    pub vocabulary: &'a Vocabulary,
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// The moment of looking: years are guessed and dates judged by it.
    pub as_of: NaiveDateTime,
    /// When the workbook was saved, where it says so.
    pub saved: Option<NaiveDateTime>,
}

/// Reads a chunk of rows. `fate_of` tells the rows that carry no data by their nature; they are counted and passed over.
///
/// Chunks may be read in parallel; [`Records::append`] joins them in order and takes in rows that go on with an order of the
/// chunk before.
pub fn normalise(
    reading: &Reading<'_>,
    rows: &[Row],
    fate_of: impl Fn(&Row) -> Option<RowFate>,
) -> Records {
    let layout = Layout::new(reading.table);
    let own_words = PaymentWords::of_profile(&reading.table.profile.values);
    let summable = Summable::of(reading.table);
    let mut shared = Shared::default();
    let mut records = Records::default();
    let mut problems = Vec::new();
    for row in rows {
        let (told, paid) = (problems.len(), records.money.len());
        let fate = fate_of(row).unwrap_or_else(|| {
            let mut row = RowReader::new(reading, &layout, row, &mut shared, &mut problems);
            match reading.table.kind() {
                Kind::Order => order::build(&mut row, &mut records),
                Kind::Courier => courier::build(&mut row, &mut records),
                Kind::FollowUp => follow_up::build(&mut row, &mut records),
                Kind::Payment => payment::build(&mut row, &own_words, &mut records),
                Kind::Settlement => settlement::build(&mut row, &mut records),
                Kind::Staff => staff::build(&mut row, &mut records),
                Kind::Ledger => ledger::build(&mut row, &mut records),
                Kind::Decision => decision::build(&mut row, &mut records),
                Kind::Reply => reply::build(&mut row, &mut records),
                Kind::StandIn => stand_in::build(&mut row, &mut records),
                Kind::ProblemNote => problem_note::build(&mut row, &mut records),
                Kind::Unknown => RowFate::NotATable,
            }
        });
        records.count_row(fate, row.number);
        let money = records.money.get(paid..).unwrap_or_default();
        records.tally.add(&summable, row, fate, money);
        let told = problems.get(told..).unwrap_or_default();
        if let Some(bad) = bad_rows::bad_row(row, fate, told) {
            records.bad_rows.push(bad);
        }
    }
    records.problems = problems;
    records
}

#[cfg(test)]
mod tests {
    use super::testing::{Given, problems};
    use crate::model::{Kind, RowFate};
    use crate::read::Value;
    use crate::recognise::Field;

    #[test]
    fn a_row_of_an_unknown_sheet_is_counted_and_passed_over() {
        let records = Given::new(Kind::Unknown).read(&[&["甲"], &["乙"]]);
        assert_eq!(
            records.fates.into_iter().collect::<Vec<_>>(),
            [(RowFate::NotATable, 2)]
        );
        let rows = records.firsts.into_values().flatten().collect::<Vec<_>>();
        assert_eq!(rows, [2, 3]);
    }

    #[test]
    fn formulas_without_a_result_and_error_values_are_reported_where_they_stand() {
        let given = Given::new(Kind::Order)
            .column("订单号", Field::OrderNo)
            .column("应付", Field::Due)
            .column("下单时间", Field::PlacedAt)
            .column("客户", Field::Customer);
        let text = |text: &str| Value::Text(text.into());
        let error = || Value::Error("#N/A".into());
        let records = given.read_values(
            &[
                vec![text("A1"), Value::FormulaEmpty, error(), error()],
                vec![error(), error(), text("2026-10-31"), text("张三")],
            ],
            2,
        );
        assert_eq!(
            problems(&records),
            [
                "FormulaEmpty B2 应付 ",
                "CellError C2 下单时间 #N/A",
                "CellError D2 客户 #N/A",
                "CellError A3 订单号 #N/A",
                "CellError B3 应付 #N/A"
            ]
        );
        assert_eq!(records.orders.len(), 1);
        assert_eq!(records.fates.get(&RowFate::NoKey), Some(&1));
    }

    #[test]
    fn a_formula_without_a_result_is_not_an_empty_cell() {
        let text = |text: &str| Value::Text(text.into());
        let orders = Given::new(Kind::Order)
            .column("订单号", Field::OrderNo)
            .column("产品", Field::Product);
        let rows = [
            vec![text("A1"), text("桌")],
            vec![Value::FormulaEmpty, text("椅")],
        ];
        let records = orders.read_values(&rows, 2);
        assert_eq!(records.orders.len(), 1, "it does not go on with A1");
        assert_eq!(problems(&records), ["FormulaEmpty A3 订单号 "]);

        let payments = Given::new(Kind::Payment)
            .column("时间", Field::Time)
            .column("收入", Field::AmountIn)
            .column("支出", Field::AmountOut);
        let rows = [
            vec![text("2026-10-20"), Value::FormulaEmpty],
            vec![text("2026-10-20"), text("#N/A"), text("5")],
            vec![text("2026-10-20"), text("-"), text("5")],
        ];
        let records = payments.read_values(&rows, 2);
        assert_eq!(
            problems(&records),
            ["FormulaEmpty B2 收入 ", "CellError B3 收入 #N/A"]
        );
        assert_eq!(records.fates.get(&RowFate::NoValue), Some(&2));
        assert_eq!(records.payments.len(), 1);
    }
}
