//! Cases of [`super::movement`], by the payments that come of it.

use super::super::testing::{Given, problems};
use crate::model::{Direction, Kind, Nature, Payment, RowFate};
use crate::recognise::Field;

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
fn received_and_paid_in_two_columns() {
    let bank = Given::new(Kind::Payment)
        .column("日期", Field::Day)
        .column("时间", Field::TimeOfDay)
        .column("收入", Field::AmountIn)
        .column("支出", Field::AmountOut)
        .column("付款人", Field::Payer)
        .column("收款人", Field::Payee)
        .column("摘要", Field::Memo)
        .column("币种", Field::Currency);
    let records = bank.read(&[
        &[
            "20261003",
            "083533",
            "1,280.00",
            "0.00",
            "张三",
            "本公司",
            "货款",
            "人民币",
        ],
        &[
            "20261003",
            "83533",
            "",
            "-20.00",
            "本公司",
            "李四",
            "退款",
            "",
        ],
        &["2026-10-03", "", "0.00", "0.00", "", "", "", ""],
        &["2026-10-03", "", "-50", "", "", "", "冲正", "USD"],
        &[
            "2026-10-03",
            "",
            "-",
            "30",
            "本公司",
            "本公司",
            "支付宝余额提现",
            "",
        ],
        &["2026-10-03", "", "", "", "张三", "", "空", ""],
        &["2026-10-03", "", "一百", "", "张三", "", "", ""],
    ]);
    assert_eq!(
        in_short(&records.payments),
        [
            short(Direction::In, "1280.00", Nature::Ordinary),
            short(Direction::Out, "20.00", Nature::Refund),
            short(Direction::In, "0.00", Nature::Ordinary),
            short(Direction::Out, "50.00", Nature::Reversal),
            short(Direction::Out, "30.00", Nature::OwnTransfer),
        ]
    );
    let texts: Vec<_> = records
        .payments
        .iter()
        .map(|payment| payment.party.as_deref())
        .collect();
    assert_eq!(
        texts,
        [Some("张三"), Some("李四"), None, None, Some("本公司")]
    );
    let times: Vec<_> = records
        .payments
        .iter()
        .filter_map(|payment| payment.time)
        .map(|time| time.to_string())
        .collect();
    assert_eq!(
        times.get(..3),
        Some(&["2026-10-03 08:35:33", "2026-10-03 08:35:33", "2026-10-03"].map(str::to_owned)[..])
    );
    assert!(
        records
            .payments
            .iter()
            .all(|payment| payment.id.is_empty() && !payment.has_own_id)
    );
    assert_eq!(
        records
            .payments
            .get(3)
            .map(|payment| payment.amount.currency().code().to_owned())
            .as_deref(),
        Some("USD")
    );
    assert_eq!(records.fates.get(&RowFate::NoValue), Some(&2));
    assert_eq!(
        problems(&records),
        ["RequiredBlank C7 收入 ", "AmountUnreadable C8 收入 一百"]
    );
}

#[test]
fn one_signed_column_and_what_arrived_after_the_fee() {
    let given = Given::new(Kind::Payment)
        .column("借贷", Field::Direction)
        .column("交易金额", Field::Amount)
        .column("手续费", Field::Fee);
    let read = |given: &Given, row: &[&str]| {
        let records = given.read(&[row]);
        (in_short(&records.payments), problems(&records))
    };
    for (row, direction, amount) in [
        (["贷 Cr", "1.23", ""], Direction::In, "1.23"),
        (["借 Dr", "3.21", ""], Direction::Out, "3.21"),
        (["支出", "-3.21", ""], Direction::Out, "3.21"),
        (["收入", "-3.21", ""], Direction::Out, "3.21"),
        (["", "+10000.00", ""], Direction::In, "10000.00"),
        (["", "(10.00)", ""], Direction::Out, "10.00"),
    ] {
        assert_eq!(
            read(&given, &row),
            (vec![short(direction, amount, Nature::Ordinary)], vec![]),
            "{row:?}"
        );
    }
    let (payments, reported) = read(&given, &["？？", "5", ""]);
    assert_eq!(payments, [short(Direction::In, "5.00", Nature::Ordinary)]);
    assert_eq!(reported, ["StatusUnknown A2 借贷 ？？"]);
    let net = given.profile(|profile| profile.values.amount_is_net = true);
    assert_eq!(
        read(&net, &["收入", "99.40", "0.60"]).0,
        [short(Direction::In, "100.00", Nature::Ordinary)]
    );
}
