//! 微信支付 personal statement: the month as a workbook, and the last week again as text.

use std::path::Path;

use rust_xlsxwriter::{Format, Workbook};

use super::csv;
use super::xlsx::{self, Cell, Look};
use super::{Result, RowCount};
use crate::facts::calendar::at;
use crate::facts::trade::{Fen, yuan};
use crate::money::{Payment, Way};
use crate::world::World;

const HEADER: [(&str, f64); 11] = [
    ("交易时间", 18.0),
    ("交易类型", 12.0),
    ("交易对方", 16.0),
    ("商品", 34.0),
    ("收/支", 7.0),
    ("金额(元)", 11.0),
    ("支付方式", 12.0),
    ("当前状态", 14.0),
    ("交易单号", 30.0),
    ("商户单号", 24.0),
    ("备注", 14.0),
];

/// Writes both exports.
pub(super) fn write(folder: &Path, world: &World) -> Result<Vec<RowCount>> {
    let mut month: Vec<&Payment> = world
        .payments
        .iter()
        .filter(|payment| payment.way == Way::WeChat)
        .collect();
    month.reverse();
    let week: Vec<&Payment> = month
        .iter()
        .copied()
        .filter(|payment| payment.time >= at(25, 0, 0))
        .collect();
    Ok(vec![workbook(folder, &month)?, text(folder, &week)?])
}

fn workbook(folder: &Path, payments: &[&Payment]) -> Result<RowCount> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Sheet1")?;
    let plain = Format::new();
    let lines = preamble(payments, "2026-10-01", "2026-10-31 17:45:31");
    for (row, words) in (0_u32..).zip(&lines) {
        sheet.merge_range(row, 0, row, 10, words, &plain)?;
    }
    let rows: Vec<Vec<Cell>> = payments
        .iter()
        .map(|payment| {
            let [
                kind,
                party,
                memo,
                direction,
                account,
                status,
                id,
                merchant,
                note,
            ] = words(payment);
            let mut cells = vec![Cell::Time(payment.time)];
            cells.extend([kind, party, memo, direction].map(Cell::text));
            cells.push(Cell::Money(payment.amount));
            cells.extend([account, status, id, merchant, note].map(Cell::text));
            cells
        })
        .collect();
    let look = Look {
        money: "\\¥#,##0.00",
        time: "yyyy-mm-dd hh:mm:ss",
        fill: None,
        ..Look::default()
    };
    xlsx::table(sheet, &look, lines.len() as u32, &HEADER, &rows)?;
    let file = "收款/微信支付账单_202610.xlsx";
    xlsx::save(book, &folder.join(file), "")?;
    Ok(RowCount {
        file: file.to_owned(),
        sheet: "Sheet1".to_owned(),
        header_row: lines.len() + 1,
        data_rows: rows.len(),
        ..RowCount::default()
    })
}

fn text(folder: &Path, payments: &[&Payment]) -> Result<RowCount> {
    let lines = preamble(payments, "2026-10-25", "2026-10-31 17:48:02");
    let mut text = String::from('\u{feff}');
    for words in &lines {
        text.push_str(words);
        text.push_str(",,,,,,,,,,\r\n");
    }
    text.push_str(&HEADER.map(|(name, _)| name).join(","));
    text.push_str("\r\n");
    for payment in payments {
        text.push_str(&line(payment));
    }
    let file = "收款/微信支付账单_20261025-20261031.csv";
    std::fs::write(folder.join(file), text)?;
    Ok(RowCount {
        file: file.to_owned(),
        header_row: lines.len() + 1,
        data_rows: payments.len(),
        ..RowCount::default()
    })
}

fn line(payment: &Payment) -> String {
    let [
        kind,
        party,
        memo,
        direction,
        account,
        status,
        id,
        merchant,
        note,
    ] = words(payment);
    format!(
        "{},{kind},{},{},{direction},¥{},{account},{status},{id}\t,{merchant}\t,{}\r\n",
        payment.time.format("%Y-%m-%d %H:%M:%S"),
        csv::quote(&party),
        csv::quote(&memo),
        yuan(payment.amount),
        csv::quote(&note),
    )
}

/// The words of a line, without time and amount.
fn words(payment: &Payment) -> [String; 9] {
    let (direction, account) = match (payment.neutral, payment.out) {
        (true, _) => ("/", "零钱"),
        (_, true) => ("支出", "零钱"),
        (_, false) => ("收入", "/"),
    };
    [
        payment.kind.to_owned(),
        payment.party.clone(),
        payment.memo.clone(),
        direction.to_owned(),
        account.to_owned(),
        payment.status.clone(),
        payment.id.clone(),
        payment.merchant.clone(),
        payment.note.clone(),
    ]
}

fn preamble(payments: &[&Payment], from: &str, made: &str) -> Vec<String> {
    let sum = |keep: &dyn Fn(&Payment) -> bool| -> String {
        let kept = payments.iter().filter(|payment| keep(payment));
        let total: Fen = kept.clone().map(|payment| payment.amount).sum();
        format!("{}笔 {}元", kept.count(), yuan(total))
    };
    vec![
        "微信支付账单明细".to_owned(),
        "微信昵称：[青屿山茶业]".to_owned(),
        format!("起始时间：[{from} 00:00:00] 终止时间：[2026-10-31 23:59:59]"),
        "导出类型：[全部]".to_owned(),
        format!("导出时间：[{made}]"),
        String::new(),
        format!("共{}笔记录", payments.len()),
        format!("收入：{}", sum(&|payment| !payment.neutral && !payment.out)),
        format!("支出：{}", sum(&|payment| !payment.neutral && payment.out)),
        format!("中性交易：{}", sum(&|payment| payment.neutral)),
        "注：".to_owned(),
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易".to_owned(),
        "2. 本明细仅展示当前账单中的交易，不包括已删除的记录".to_owned(),
        "3. 本明细仅供个人对账使用".to_owned(),
        String::new(),
        "----------------------微信支付账单明细列表--------------------".to_owned(),
    ]
}
