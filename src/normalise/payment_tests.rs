//! Cases of [`super::build`].

use super::super::testing::{Given, problems};
use crate::model::{Direction, Kind, Money, Nature, Payment};
use crate::recognise::{DayOrder, Field};

fn in_short(payments: &[Payment]) -> Vec<(Direction, String, Nature)> {
    payments
        .iter()
        .map(|payment| {
            (
                payment.direction,
                payment.amount.to_string(),
                payment.nature,
            )
        })
        .collect()
}

fn short(direction: Direction, amount: &str, nature: Nature) -> (Direction, String, Nature) {
    (direction, amount.to_owned(), nature)
}

#[test]
fn a_personal_statement() {
    let records = Given::new(Kind::Payment)
        .column("交易时间", Field::Time)
        .column("交易分类", Field::PaymentType)
        .column("交易对方", Field::Party)
        .column("对方账号", Field::PartyAccount)
        .column("商品说明", Field::Memo)
        .column("收/支", Field::Direction)
        .column("金额", Field::Amount)
        .column("交易状态", Field::PaymentStatus)
        .column("交易订单号", Field::TransactionId)
        .column("商家订单号", Field::MerchantOrder)
        .column("备注", Field::Note)
        .profile(|profile| {
            profile.channel = Some("支付宝".to_owned());
            profile.values.order_prefixes = vec!["T200P".to_owned()];
        })
        .read(&[
            &[
                "2026-10-03 09:05:01 ",
                "转账红包",
                "张三",
                "xxx***@163.com",
                "A001货款",
                "收入",
                "1280.00 ",
                "交易成功",
                "2026100322001\t",
                "T200P123\t",
                "/",
            ],
            &[
                "2026-10-03",
                "退款",
                "某店",
                "/",
                "退款-亲情卡",
                "不计收支",
                "16.03",
                "退款成功",
                "2",
                "",
                "",
            ],
            &[
                "2026-10-03",
                "投资理财",
                "蚂蚁",
                "/",
                "卖出至余额宝",
                "不计收支",
                "99.34",
                "交易成功",
                "3",
                "",
                "",
            ],
            &[
                "2026-10-03",
                "日用百货",
                "某店",
                "/",
                "杯子",
                "不计收支",
                "82.00",
                "交易关闭",
                "4",
                "",
                "",
            ],
            &[
                "2026-10-03",
                "日用百货",
                "某店",
                "/",
                "杯子",
                "支出",
                "9.90",
                "交易成功",
                "5",
                "",
                "",
            ],
            &[
                "2026-10-03",
                "网购",
                "某店",
                "/",
                "鞋",
                "收入",
                "131.77(已退款89.84)",
                "已退款(￥89.84)",
                "6",
                "",
                "",
            ],
        ]);
    assert_eq!(
        in_short(&records.payments),
        [
            short(Direction::In, "1280.00", Nature::Ordinary),
            short(Direction::In, "16.03", Nature::Refund),
            short(Direction::Out, "99.34", Nature::OwnTransfer),
            short(Direction::Out, "82.00", Nature::NeverMoved),
            short(Direction::Out, "9.90", Nature::Ordinary),
            short(Direction::In, "131.77", Nature::Ordinary),
        ]
    );
    let first = records.payments.first().expect("a payment");
    assert_eq!((&*first.id, first.has_own_id), ("2026100322001", true));
    assert_eq!(first.merchant_order.as_deref(), Some("123"));
    assert_eq!(
        first.time.map(|time| time.to_string()).as_deref(),
        Some("2026-10-03 09:05:01")
    );
    assert_eq!(
        (&*first.channel, first.party.as_deref()),
        ("支付宝", Some("张三"))
    );
    assert_eq!(
        (first.party_account.as_deref(), first.memo.as_deref()),
        (Some("xxx***@163.com"), Some("A001货款"))
    );
    let last = records.payments.last().expect("a payment");
    assert_eq!(
        last.memo.as_deref(),
        Some("鞋 已退款(￥89.84) 131.77(已退款89.84)")
    );
    assert_eq!(records.money.len(), 6);
}

#[test]
fn a_merchant_statement_with_refunds_and_fees() {
    let records = Given::new(Kind::Payment)
        .column("交易时间", Field::Time)
        .column("微信订单号", Field::TransactionId)
        .column("交易状态", Field::PaymentStatus)
        .column("应结订单金额", Field::Amount)
        .column("退款金额", Field::Refunded)
        .column("手续费", Field::Fee)
        .read(&[
            &[
                "`2026-10-03 09:05:01",
                "`42000001",
                "`SUCCESS",
                "`100.00",
                "`0.00",
                "`0.60",
            ],
            &[
                "`2026-10-04 09:05:01",
                "`42000001",
                "`REFUND",
                "`0.00",
                "`30.00",
                "`-0.18",
            ],
        ]);
    assert_eq!(
        in_short(&records.payments),
        [
            short(Direction::In, "100.00", Nature::Ordinary),
            short(Direction::Out, "30.00", Nature::Refund)
        ]
    );
    let fees: Vec<_> = records.payments.iter().map(|payment| payment.fee).collect();
    // With the refund the platform gives its fee back.
    assert_eq!(fees, [Some(Money::cny(60)), None]);
    assert_eq!(problems(&records), [""; 0]);
}

#[test]
fn a_sheet_of_no_platform_says_the_channel_in_its_rows() {
    let receipts = Given::new(Kind::Payment)
        .column("到账日期", Field::Day)
        .column("到账金额", Field::Amount)
        .column("银行", Field::Channel);
    let rows: &[&[&str]] = &[&["2026-10-05", "100", "工行"], &["2026-10-06", "50", ""]];
    let channels = |records: &super::Records| -> Vec<String> {
        let payments = records.payments.iter();
        payments
            .map(|payment| payment.channel.to_string())
            .collect()
    };
    assert_eq!(channels(&receipts.read(rows)), ["工行", ""]);
    let platform = receipts.profile(|profile| profile.channel = Some("支付宝".to_owned()));
    assert_eq!(channels(&platform.read(rows)), ["支付宝", "支付宝"]);
}

#[test]
fn paypal_lines_that_never_moved_and_days_that_other_days_explain() {
    let records = Given::new(Kind::Payment)
        .column("Date", Field::Day)
        .column("Time", Field::TimeOfDay)
        .column("Status", Field::PaymentStatus)
        .column("Gross", Field::Amount)
        .column("Balance Impact", Field::Direction)
        .profile(|profile| profile.values.never_moved = vec!["Memo".to_owned()])
        .day_order(DayOrder::MonthFirst)
        .read(&[
            &["10/05/2026", "10:11:12", "Completed", "35.00", "Credit"],
            &["10/06/2026", "10:11:12", "Completed", "5.00", "Memo"],
        ]);
    assert_eq!(problems(&records), [""; 0]);
    let times: Vec<String> = records
        .payments
        .iter()
        .filter_map(|payment| payment.time.map(|time| time.to_string()))
        .collect();
    assert_eq!(times, ["2026-10-05 10:11:12", "2026-10-06 10:11:12"]);
    assert_eq!(
        records.payments.last().map(|payment| payment.nature),
        Some(Nature::NeverMoved)
    );
}
