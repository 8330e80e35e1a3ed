//! Cases of [`super::read_amount`].

use proptest::prelude::*;

use super::*;
use crate::model::Currency;

fn currency(code: &str) -> Currency {
    Currency::new(code).expect("a currency")
}

/// Minor units, currency, what was refunded; nothing for a mark of nothing; the key of why not.
type Expected<'a> = Result<Option<(i64, &'a str, Option<i64>)>, &'a str>;

fn check(value: &Value, expected: Expected<'_>) {
    let read = read_amount(value, Writing::plain(Currency::CNY));
    let seen = read
        .as_ref()
        .map(|amount| {
            amount.as_ref().map(|amount| {
                let refunded = amount.refunded().map(Money::minor);
                (
                    amount.money.minor(),
                    amount.money.currency().code().to_owned(),
                    refunded,
                )
            })
        })
        .map_err(|message| message.key);
    let expected =
        expected.map(|some| some.map(|(minor, code, refunded)| (minor, code.to_owned(), refunded)));
    assert_eq!(seen, expected, "{value:?}");
}

#[test]
fn amounts_in_yuan() {
    for (text, fen) in [
        ("1280", 128_000),
        ("1280.5", 128_050),
        ("¥1,280.00", 128_000),
        ("￥1,280.00", 128_000),
        ("¥ 1 280.00", 128_000),
        ("1,280元", 128_000),
        ("1280.5 元", 128_050),
        ("1，280.00", 128_000),
        ("１２８０", 128_000),
        ("１，２８０．５０", 128_050),
        ("(20.00)", -2_000),
        ("（20.00）", -2_000),
        ("(¥20.00)", -2_000),
        ("¥(20.00)", -2_000),
        ("-20", -2_000),
        ("−20", -2_000),
        ("-¥20", -2_000),
        ("¥-20", -2_000),
        ("20.00-", -2_000),
        ("+10000.00", 1_000_000),
        ("+0.00", 0),
        ("1.28万", 1_280_000),
        ("1.28万元", 1_280_000),
        ("¥1.28万", 1_280_000),
        ("0.00005万", 50),
        ("1.2w", 1_200_000),
        ("3千", 300_000),
        ("2亿", 20_000_000_000),
        ("1280.00 CNY", 128_000),
        ("RMB1280", 128_000),
        ("1280rmb", 128_000),
        ("人民币1,280.00元整", 128_000),
        ("\t99.00\t", 9_900),
        ("`99.00", 9_900),
        ("=\"99.00\"", 9_900),
        ("'99", 9_900),
        ("19.990000000000002", 1_999),
        ("9,999,999,999.99", 999_999_999_999),
        (".5", 50),
        ("1'280.50", 128_050),
        ("1’280.50", 128_050),
        ("1\u{a0}280.50", 128_050),
        ("1.2万", 1_200_000),
        ("1280.50CR", 128_050),
        ("1280.50 DR", 128_050),
        ("贷 1,280.50", 128_050),
        ("人民币壹佰贰拾元整", 12_000),
        ("人民币(大写)：壹佰贰拾元整", 12_000),
        ("壹万贰仟叁佰肆拾伍元陆角柒分", 1_234_567),
        ("-壹佰元整", -10_000),
        ("1.2800055E7", 1_280_005_500),
        ("1.28050E+03", 128_050),
        ("5.0E-1", 50),
    ] {
        check(&Value::Text(text.into()), Ok(Some((fen, "CNY", None))));
    }
}

#[test]
fn refunds_in_the_cell() {
    for (text, fen, refunded) in [
        ("131.77(已退款89.84)", 13_177, 8_984),
        ("131.77（已退款¥89.84）", 13_177, 8_984),
        ("468.32(已全额退款)", 46_832, 46_832),
        ("¥20.00(部分退款:5)", 2_000, 500),
    ] {
        check(
            &Value::Text(text.into()),
            Ok(Some((fen, "CNY", Some(refunded)))),
        );
    }
}

#[test]
fn foreign_amounts() {
    for (text, minor, code) in [
        ("USD 999.00", 99_900, "USD"),
        ("US$999", 99_900, "USD"),
        ("$1,000.50", 100_050, "USD"),
        ("-$5", -500, "USD"),
        ("€12.5", 1_250, "EUR"),
        ("HK$88", 8_800, "HKD"),
        ("1500日元", 1_500, "JPY"),
        ("JPY 1,500", 1_500, "JPY"),
        ("1.5 KWD", 1_500, "KWD"),
        ("3.2万美元", 3_200_000, "USD"),
    ] {
        check(&Value::Text(text.into()), Ok(Some((minor, code, None))));
    }
    assert_eq!(
        read_amount(&Value::Number(15.5), Writing::plain(currency("KWD")))
            .map(|amount| amount.map(|amount| amount.money.minor())),
        Ok(Some(15_500))
    );
}

#[test]
fn marks_of_nothing() {
    for text in [
        "",
        "-",
        "/",
        "--",
        "–",
        "——",
        "\t",
        "无",
        "N/A",
        "-------------------",
    ] {
        check(&Value::Text(text.into()), Ok(None));
    }
    check(&Value::FormulaEmpty, Ok(None));
}

#[test]
fn what_cannot_be_read_says_why() {
    for (text, key) in [
        ("一百", "amount.not_a_number"),
        ("2026-10-31", "amount.not_a_number"),
        ("约1280", "amount.not_a_number"),
        ("1280元/件", "amount.not_a_number"),
        ("1,28", "amount.not_a_number"),
        ("1万2千", "amount.not_a_number"),
        ("--5", "amount.not_a_number"),
        ("-(5)", "amount.not_a_number"),
        ("¥", "amount.not_a_number"),
        ("1.28E+05", "amount.scientific"),
        ("1.28E+03", "amount.scientific"),
        ("1.28E+99", "amount.too_large"),
        ("1.28E5E", "amount.not_a_number"),
        ("30%", "amount.percent"),
        ("1'28", "amount.not_a_number"),
        ("一百元整", "amount.not_a_number"),
        ("19.995", "amount.too_many_decimals"),
        ("1500.5日元", "amount.too_many_decimals"),
        ("99999999999", "amount.too_large"),
        ("99999999999999999999999999999", "amount.too_large"),
        ("¥5usd", "amount.two_currencies"),
    ] {
        check(&Value::Text(text.into()), Err(key));
    }
    let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 31).expect("a date");
    check(
        &Value::Date(day.and_time(chrono::NaiveTime::MIN)),
        Err("amount.is_date"),
    );
    check(&Value::Bool(true), Err("amount.not_a_number"));
    check(&Value::Error("#N/A".into()), Err("amount.not_a_number"));
}

#[test]
fn the_column_tells_how_its_amounts_are_written() {
    let plain = Writing::plain(Currency::CNY);
    let comma = Writing {
        decimal_comma: true,
        ..plain
    };
    let thousands = Writing { places: 4, ..plain };
    let text = |text: &str| Value::Text(text.into());
    for (value, writing, fen) in [
        (text("1.280,50"), comma, Ok(128_050)),
        (text("7"), comma, Ok(700)),
        (text("-99,9 €"), comma, Ok(-9_990)),
        (text("12.50"), comma, Err("amount.not_a_number")),
        (text("1.280,50"), plain, Err("amount.not_a_number")),
        (text("1.28"), thousands, Ok(1_280_000)),
        (text("¥1.28"), thousands, Ok(1_280_000)),
        (text("1.28万"), thousands, Ok(1_280_000)),
        (text("1280元"), thousands, Ok(128_000)),
        (Value::Number(1.28), thousands, Ok(1_280_000)),
    ] {
        let seen = read_amount(&value, writing);
        let seen = seen
            .map(|amount| amount.map_or(0, |amount| amount.money.minor()))
            .map_err(|message| message.key);
        assert_eq!(seen, fen, "{value:?}");
    }
}

#[test]
fn the_side_of_the_account_is_kept() {
    for (text, side) in [
        ("100.00CR", Some(AccountSide::Credit)),
        ("100.00 Dr.", Some(AccountSide::Debit)),
        ("借:100", Some(AccountSide::Debit)),
        ("100贷", Some(AccountSide::Credit)),
        ("100", None),
    ] {
        let read = read_amount(&Value::Text(text.into()), Writing::plain(Currency::CNY));
        let seen = read.map(|amount| amount.map(|amount| (amount.money.minor(), amount.side)));
        assert_eq!(seen, Ok(Some((10_000, side))), "{text}");
    }
}

#[test]
fn number_cells() {
    for (number, fen) in [
        (1280.5, 128_050),
        (0.1 + 0.2, 30),
        (19.990_000_000_000_002, 1_999),
        (5.551_115_123_125_783e-17, 0),
        (-0.0, 0),
        (9_999_999_999.99, 999_999_999_999),
        (4.35, 435),
        (1.005 * 100.0, 10_050),
    ] {
        check(&Value::Number(number), Ok(Some((fen, "CNY", None))));
    }
    check(&Value::Number(12.345), Err("amount.too_many_decimals"));
    check(&Value::Number(1e11), Err("amount.too_large"));
    check(&Value::Number(1e300), Err("amount.too_large"));
    check(&Value::Number(f64::NAN), Err("amount.too_large"));
}

proptest! {
    #[test]
    fn what_we_print_we_read_again(minor in -Money::LARGEST_MINOR..=Money::LARGEST_MINOR) {
        let money = Money::cny(minor);
        let read = read_amount(&Value::Text(money.to_string().into()), Writing::plain(Currency::CNY));
        prop_assert_eq!(read.map(|amount| amount.map(|amount| amount.money)), Ok(Some(money)));
    }

    #[test]
    fn never_panics(text in any::<String>(), messy in "[-+(（0-9,.万元¥$eE已退款）)]{0,20}") {
        let _ = read_amount(&Value::Text(text.into()), Writing::plain(Currency::CNY));
        let _ = read_amount(&Value::Text(messy.into()), Writing::plain(Currency::CNY));
    }
}
