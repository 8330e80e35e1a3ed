//! Marks and words of currencies.

use crate::model::Currency;

/// Marks before or after an amount, longest first where one begins another; the code is empty for 元, which says no more
/// than the sheet does.
const MARKS: &[(&str, &str)] = &[
    ("人民币", "CNY"),
    ("rmb", "CNY"),
    ("cn¥", "CNY"),
    ("cny", "CNY"),
    ("¥", "¥"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("us$", "USD"),
    ("usd", "USD"),
    ("港币", "HKD"),
    ("港元", "HKD"),
    ("hk$", "HKD"),
    ("hkd", "HKD"),
    ("欧元", "EUR"),
    ("€", "EUR"),
    ("eur", "EUR"),
    ("英镑", "GBP"),
    ("£", "GBP"),
    ("gbp", "GBP"),
    ("日元", "JPY"),
    ("日圆", "JPY"),
    ("jpy", "JPY"),
    ("澳元", "AUD"),
    ("a$", "AUD"),
    ("aud", "AUD"),
    ("加元", "CAD"),
    ("c$", "CAD"),
    ("cad", "CAD"),
    ("新加坡元", "SGD"),
    ("s$", "SGD"),
    ("sgd", "SGD"),
    ("新台币", "TWD"),
    ("nt$", "TWD"),
    ("twd", "TWD"),
    ("韩元", "KRW"),
    ("krw", "KRW"),
    ("₩", "KRW"),
    ("卢布", "RUB"),
    ("rub", "RUB"),
    ("瑞士法郎", "CHF"),
    ("chf", "CHF"),
    ("泰铢", "THB"),
    ("thb", "THB"),
    ("myr", "MYR"),
    ("vnd", "VND"),
    ("php", "PHP"),
    ("idr", "IDR"),
    ("inr", "INR"),
    ("aed", "AED"),
    ("nzd", "NZD"),
    ("kwd", "KWD"),
    ("$", "$"),
    ("元整", ""),
    ("元", ""),
    ("圆", ""),
    ("块", ""),
];

/// The currency of a mark, in a sheet of a currency: ¥ is the yen only in a yen sheet, $ any dollar of the sheet.
fn meant(code: &str, sheet: Currency) -> Option<Currency> {
    match code {
        "" => None,
        "¥" if sheet.code() == "JPY" => Some(sheet),
        "¥" => Some(Currency::CNY),
        "$" if matches!(sheet.code(), "HKD" | "AUD" | "CAD" | "SGD" | "TWD" | "NZD") => Some(sheet),
        "$" => Currency::new("USD"),
        code => Currency::new(code),
    }
}

/// Takes the currency marks off both ends of a squashed amount. Gives what is left and the currency, the sheet's own if
/// no mark names one; `None` if two marks name different ones.
pub(crate) fn strip_currency(squashed: &str, sheet: Currency) -> Option<(&str, Currency)> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let mut rest = squashed;
    let mut found: Option<Currency> = None;
    loop {
        // No mark begins or ends with a digit: nearly all amounts, and ¥28.16 after its mark, end here.
        if rest.starts_with(is_digit) && rest.ends_with(is_digit) {
            return Some((rest, found.unwrap_or(sheet)));
        }
        let before = MARKS
            .iter()
            .find_map(|(mark, code)| Some((rest.strip_prefix(mark)?, code)));
        let stripped = before.or_else(|| {
            MARKS
                .iter()
                .find_map(|(mark, code)| Some((rest.strip_suffix(mark)?, code)))
        });
        let Some((shorter, code)) = stripped else {
            return Some((rest, found.unwrap_or(sheet)));
        };
        rest = shorter;
        if let Some(currency) = meant(code, sheet) {
            if found.is_some_and(|known| known != currency) {
                return None;
            }
            found = Some(currency);
        }
    }
}

/// The currency that a word names: 人民币, `USD`, 美元. `None` if it names none, or only 元.
pub(crate) fn currency_of(squashed: &str) -> Option<Currency> {
    let known = MARKS
        .iter()
        .filter(|(mark, code)| *mark == squashed && !code.is_empty())
        .find_map(|(_, code)| meant(code, Currency::CNY));
    known.or_else(|| Currency::new(squashed).filter(|_| squashed.is_ascii()))
}

/// The currency in the unit of a header: `金额(USD)`, `金额（美元）`.
pub(crate) fn currency_of_header(squashed: &str) -> Option<Currency> {
    let (_, unit) = squashed.split_once('(')?;
    let unit = unit.split(')').next()?;
    MARKS
        .iter()
        .filter(|(mark, code)| *mark == unit && !matches!(*code, "" | "¥"))
        .find_map(|(_, code)| meant(code, Currency::CNY))
}

/// The power of ten in the unit of a header: 4 for `金额(万元)`.
pub(crate) fn places_of_header(squashed: &str) -> u32 {
    let unit = squashed
        .split_once('(')
        .and_then(|(_, unit)| unit.split(')').next())
        .map(|unit| unit.trim_start_matches("单位:"));
    match unit {
        Some("万元" | "万" | "万人民币" | "万美元") => 4,
        Some("千元") => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off() {
        let yen = Currency::new("JPY").expect("a currency");
        for (text, sheet, expected) in [
            ("¥5", Currency::CNY, Some(("5", "CNY"))),
            ("¥5", yen, Some(("5", "JPY"))),
            ("5元", yen, Some(("5", "JPY"))),
            ("usd5", Currency::CNY, Some(("5", "USD"))),
            ("us$5", Currency::CNY, Some(("5", "USD"))),
            ("人民币5元整", Currency::CNY, Some(("5", "CNY"))),
            ("¥5cny", Currency::CNY, Some(("5", "CNY"))),
            ("¥5usd", Currency::CNY, None),
        ] {
            let found = strip_currency(text, sheet)
                .map(|(rest, currency)| (rest, currency.code().to_owned()));
            assert_eq!(
                found,
                expected.map(|(rest, code)| (rest, code.to_owned())),
                "{text}"
            );
        }
        assert_eq!(currency_of("人民币"), Some(Currency::CNY));
        assert_eq!(currency_of("元"), None);
        for (header, places) in [
            ("金额(万元)", 4),
            ("应付金额(单位:万元)", 4),
            ("金额(元)", 0),
            ("万元店订单数", 0),
        ] {
            assert_eq!(places_of_header(header), places, "{header}");
        }
        assert_eq!(currency_of_header("金额(usd)"), Currency::new("USD"));
        assert_eq!(currency_of_header("金额(元)"), None);
    }
}
