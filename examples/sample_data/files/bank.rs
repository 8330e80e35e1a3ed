//! 建设银行 statement of the firm's account, as its corporate online bank exports it.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::xlsx::{self, Cell, Look};
use super::{Result, RowCount};
use crate::chance::Chance;
use crate::facts::people::COMPANY;
use crate::facts::trade::Fen;
use crate::money::Way;
use crate::world::World;

const HEADER: [(&str, f64); 17] = [
    ("记账日期", 11.0),
    ("交易时间", 9.0),
    ("凭证种类", 13.0),
    ("凭证号", 9.0),
    ("借方发生额/元(支取)", 18.0),
    ("贷方发生额/元(收入)", 18.0),
    ("余额/元", 14.0),
    ("钞汇标志", 8.0),
    ("对方户名", 28.0),
    ("对方账号", 22.0),
    ("摘要", 12.0),
    ("备注", 28.0),
    ("账户明细编号-交易流水号", 30.0),
    ("企业流水号", 12.0),
    ("本方账号", 22.0),
    ("本方账户名称", 24.0),
    ("本方账户开户机构", 24.0),
];

const ACCOUNT: &str = "33050161702700003305";
const BRANCH: &str = "建行杭州西湖支行";
const OPENING: Fen = 18_642_037;

/// Writes the statement.
pub(super) fn write(folder: &Path, world: &World, chance: &mut Chance) -> Result<RowCount> {
    let mut balance = OPENING;
    let mut rows = Vec::new();
    for payment in world
        .payments
        .iter()
        .filter(|payment| payment.way == Way::Bank)
    {
        balance += if payment.out {
            -payment.amount
        } else {
            payment.amount
        };
        let (debit, credit) = if payment.out {
            (payment.amount, 0)
        } else {
            (0, payment.amount)
        };
        // The bank gives the time as a number, so a morning hour loses its zero.
        let time = payment
            .time
            .format("%H%M%S")
            .to_string()
            .parse()
            .unwrap_or(0.0);
        rows.push(vec![
            Cell::text(payment.time.format("%Y%m%d").to_string()),
            Cell::Number(time),
            Cell::text("电子转账凭证"),
            Cell::text(chance.digits(6)),
            Cell::Money(debit),
            Cell::Money(credit),
            Cell::Money(balance),
            Cell::text("钞"),
            Cell::text(&payment.party),
            Cell::text(&payment.account),
            Cell::text(payment.kind),
            Cell::text(&payment.memo),
            Cell::text(&payment.id),
            Cell::Empty,
            Cell::text(ACCOUNT),
            Cell::text(COMPANY),
            Cell::text(BRANCH),
        ]);
    }
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("活期账户明细")?;
    let look = Look {
        fill: None,
        ..Look::default()
    };
    xlsx::title(
        sheet,
        &look,
        HEADER.len() as u16,
        "中国建设银行企业网上银行　活期账户明细查询",
    )?;
    xlsx::line(sheet, &look, 1, &format!("账　　号：{ACCOUNT}"))?;
    xlsx::line(sheet, &look, 2, &format!("账户名称：{COMPANY}"))?;
    xlsx::line(
        sheet,
        &look,
        3,
        "币　　种：人民币　　起止日期：20261001 - 20261031",
    )?;
    xlsx::table(sheet, &look, 5, &HEADER, &rows)?;
    let file = "收款/建设银行_202610.xlsx";
    xlsx::save(book, &folder.join(file), "")?;
    Ok(RowCount {
        file: file.to_owned(),
        sheet: "活期账户明细".to_owned(),
        header_row: 6,
        data_rows: rows.len(),
        ..RowCount::default()
    })
}
