//! 支付宝 personal statement, as the telephone exports it: GBK, 24 lines before the header, padded
//! cells, ids that end with a TAB.

use std::path::Path;

use super::csv;
use super::{Result, RowCount};
use crate::facts::trade::{Fen, yuan};
use crate::money::{Payment, Way};
use crate::world::World;

const HEADER: [&str; 12] = [
    "交易时间",
    "交易分类",
    "交易对方",
    "对方账号",
    "商品说明",
    "收/支",
    "金额",
    "收/付款方式",
    "交易状态",
    "交易订单号",
    "商家订单号",
    "备注",
];

/// Writes the statement.
pub(super) fn write(folder: &Path, world: &World) -> Result<RowCount> {
    let mut lines: Vec<&Payment> = world
        .payments
        .iter()
        .filter(|payment| payment.way == Way::Alipay)
        .collect();
    lines.reverse();
    let mut text = preamble(&lines);
    text.push_str(&line(&HEADER.map(str::to_owned)));
    for payment in &lines {
        text.push_str(&record(payment));
    }
    let file = "收款/支付宝账单_202610.csv";
    csv::write_gbk(&folder.join(file), &text)?;
    Ok(RowCount {
        file: file.to_owned(),
        header_row: 25,
        data_rows: lines.len(),
        ..RowCount::default()
    })
}

fn record(payment: &Payment) -> String {
    let direction = match (payment.neutral, payment.out) {
        (true, _) => "不计收支",
        (_, true) => "支出",
        (_, false) => "收入",
    };
    line(&[
        payment.time.format("%Y-%m-%d %H:%M:%S").to_string(),
        payment.kind.to_owned(),
        payment.party.clone(),
        payment.account.clone(),
        payment.memo.clone(),
        direction.to_owned(),
        yuan(payment.amount),
        "余额".to_owned(),
        payment.status.clone(),
        format!("{}\t", payment.id),
        format!("{}\t", payment.merchant),
        payment.note.clone(),
    ])
}

/// A line: cells padded to a width, and a comma at the end.
fn line(fields: &[String; 12]) -> String {
    let mut line = String::new();
    for field in fields {
        let width: usize = field
            .chars()
            .map(|character| if character.is_ascii() { 1 } else { 2 })
            .sum();
        line.push_str(field);
        line.push_str(&" ".repeat(20_usize.saturating_sub(width)));
        line.push(',');
    }
    line.push_str("\r\n");
    line
}

fn preamble(lines: &[&Payment]) -> String {
    let sum = |keep: &dyn Fn(&Payment) -> bool| -> (usize, Fen) {
        let kept = lines.iter().filter(|payment| keep(payment));
        (
            kept.clone().count(),
            kept.map(|payment| payment.amount).sum(),
        )
    };
    let income = sum(&|payment| !payment.neutral && !payment.out);
    let expense = sum(&|payment| !payment.neutral && payment.out);
    let neutral = sum(&|payment| payment.neutral);
    let rule = "-".repeat(84);
    format!(
        "{rule}\r\n导出信息：\r\n姓名：沈*怡\r\n支付宝账户：qingyushan***@example.com\r\n\
         起始时间：[2026-10-01 00:00:00]    终止时间：[2026-10-31 23:59:59]\r\n\
         导出交易类型：[全部]\r\n导出时间：[2026-10-31 17:42:10]\r\n共{}笔记录\r\n\
         收入：{}笔 {}元\r\n支出：{}笔 {}元\r\n不计收支：{}笔 {}元\r\n\r\n特别提示：\r\n\
         1.本回单内容可表明支付宝受理了相应支付交易申请，因系统原因或通讯故障等偶发因素导致本回单与实际交易结果不符时，以实际交易情况为准；\r\n\
         2.请勿将本回单作为收款方发货的凭据使用，请查证账户实际到账情况后再进行发货操作；\r\n\
         3.支付宝快捷支付等非余额支付方式可能既产生支付宝交易也同步产生银行交易，因此请勿使用本回单进行重复记账；\r\n\
         4.本回单如经任何涂改、编造，均立即失去效力；\r\n\
         5.部分账单如：充值提现、账户转存或者个人设置收支等不计入为收入或者支出，记为不计收支类；\r\n\
         6.因统计逻辑不同，明细金额直接累加后，可能会和下方统计金额不一致，请以实际交易金额为准；\r\n\
         7.禁止将本回单用于非法用途；\r\n8.本明细仅展示当前账单中的交易，不包括已删除的记录；\r\n\
         9.本明细仅供个人对账使用。\r\n\r\n\
         ------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------\r\n",
        lines.len(),
        income.0,
        yuan(income.1),
        expense.0,
        yuan(expense.1),
        neutral.0,
        yuan(neutral.1),
    )
}
