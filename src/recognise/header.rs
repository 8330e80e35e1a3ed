//! The comparable form of a header word.

use unicode_normalization::UnicodeNormalization;

use super::row_fate::is_chinese;
use super::traditional::simplified;

/// What a trailing bracket may hold without changing the meaning of the word before it. `收入` and
/// `支出` are not here: `交易金额(收入)` and `交易金额(支出)` are two columns.
const UNITS: &[&str] = &[
    "元",
    "+元",
    "-元",
    "万元",
    "人民币",
    "人民币元",
    "单位:元",
    "rmb",
    "cny",
    "¥",
    "$",
    "usd",
    "美元",
    "kg",
    "千克",
    "公斤",
    "g",
    "克",
    "吨",
    "件",
    "个",
    "单",
    "天",
    "小时",
    "cm",
    "m3",
    "%",
    "含税",
    "两",
    "斤",
    "磅",
    "lb",
    "lbs",
    "pcs",
    "pc",
    "票",
    "笔",
    "箱",
    "套",
    "只",
    "双",
    "条",
    "包",
    "米",
    "日",
    "年月日",
    "港币",
    "欧元",
    "hkd",
    "eur",
    "文本",
    "数字",
    "日期",
    "文本格式",
    "下拉选择",
];
/// Beginnings of a bracket that tells how to fill the column in.
const INSTRUCTIONS: [&str; 9] = [
    "必填",
    "选填",
    "可选",
    "非必填",
    "必选",
    "格式",
    "例",
    "yyyy",
    "单位:",
];
/// Units that stand behind a stroke: `运费/元`.
const BEHIND_STROKE: [&str; 8] = [
    "/元",
    "/kg",
    "/公斤",
    "/千克",
    "/件",
    "/人民币",
    "/rmb",
    "/cny",
];

/// The form in which header words are compared: NFKC, lower case, without white space, quotes and
/// required marks, without the wrapper `="…"`, and without a trailing unit in brackets.
///
/// `" 收入金额（+元）\t"` and `收入金额` are the same word; `交易金额(收入)` and `交易金额(支出)` are not.
pub fn header_key(text: &str) -> String {
    // Every text of a first column is asked, and most have nothing that could go.
    if text.chars().all(is_plain) {
        return text.chars().map(simplified).collect();
    }
    let plain: String = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|letter| !is_noise(*letter))
        .map(|letter| match letter {
            '【' | '〔' => '[',
            '】' | '〕' => ']',
            other => simplified(other),
        })
        .collect();
    let mut key = plain.as_str();
    while let Some(shorter) = without_ornament(key) {
        key = shorter;
    }
    key.to_owned()
}

/// True for what stays as it is but for its simplified twin: no compatibility form, no capital, no ornament.
fn is_plain(letter: char) -> bool {
    letter.is_ascii_digit() || letter.is_ascii_lowercase() || is_chinese(letter)
}

/// White space of any width, invisible characters, quotes, backticks and the star of a required column.
fn is_noise(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(
            letter,
            '\u{200b}'
                ..='\u{200f}'
                    | '\u{2060}'
                    | '\u{feff}'
                    | '\u{ad}'
                    | '"'
                    | '\''
                    | '`'
                    | '“'
                    | '”'
                    | '‘'
                    | '’'
                    | '*'
                    | '★'
                    | '☆'
                    | '●'
                    | '▲'
                    | '▼'
                    | '↓'
                    | '↑'
        )
}

/// The key without one ornament at its ends, or `None` if it has none.
fn without_ornament(key: &str) -> Option<&str> {
    key.strip_prefix('=')
        .or_else(|| key.strip_suffix(':'))
        .or_else(|| BEHIND_STROKE.iter().find_map(|unit| key.strip_suffix(unit)))
        .or_else(|| without_instruction_before(key))
        .or_else(|| without_bracket(key, '(', ')'))
        .or_else(|| without_bracket(key, '[', ']'))
        .filter(|shorter| !shorter.is_empty())
}

/// The key without a trailing bracket that holds a unit, or, in square brackets, the same word in
/// English, as the Bank of China writes it: `付款人名称[ Payer's Name]`.
fn without_bracket(key: &str, open: char, close: char) -> Option<&str> {
    let (word, inner) = key.strip_suffix(close)?.rsplit_once(open)?;
    let translated = open == '[' && !word.is_ascii() && inner.is_ascii();
    (is_unit(inner) || tells_how_to_fill(inner) || translated).then_some(word)
}

/// True for `元`, `元/件` and `kg/票`.
fn is_unit(inner: &str) -> bool {
    inner.split('/').all(|unit| UNITS.contains(&unit))
}

fn tells_how_to_fill(inner: &str) -> bool {
    INSTRUCTIONS.iter().any(|word| inner.starts_with(word))
}

/// The key without a bracket before it that tells how to fill the column in: `[必填]订单号`.
fn without_instruction_before(key: &str) -> Option<&str> {
    let (close, rest) = match key.chars().next()? {
        '(' => (')', key.get(1..)?),
        '[' => (']', key.get(1..)?),
        _ => return None,
    };
    let (inner, word) = rest.split_once(close)?;
    tells_how_to_fill(inner).then_some(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_that_mean_the_same_have_the_same_key() {
        let cases = [
            ("订单付款时间 ", "订单付款时间"),
            ("\u{feff}订单编号", "订单编号"),
            ("日 志 号", "日志号"),
            ("币\u{3000}\u{3000}种：", "币种"),
            ("收入金额（+元）", "收入金额"),
            ("支出金额(-元)", "支出金额"),
            ("余额/元", "余额"),
            ("重量(KG)", "重量"),
            ("商家应收金额(元)（支付金额）", "商家应收金额(元)(支付金额)"),
            ("=\"订单号\"", "订单号"),
            ("`交易时间", "交易时间"),
            ("*运单号", "运单号"),
            ("运单号【必填】", "运单号"),
            ("付款人名称[ Payer's Name]", "付款人名称"),
            ("Ｏｒｄｅｒ　ID", "orderid"),
            ("交易金额(收入)", "交易金额(收入)"),
            ("贷方发生额（收入）", "贷方发生额(收入)"),
            ("借方发生额/元(支取)", "借方发生额/元(支取)"),
            ("", ""),
            ("(元)", "(元)"),
            ("订单号（必填）", "订单号"),
            ("【必填】订单号", "订单号"),
            ("（选填，不超过50字）备注", "备注"),
            ("下单日期(格式：2026-10-01)", "下单日期"),
            ("下单日期(yyyy-mm-dd)", "下单日期"),
            ("★运单号", "运单号"),
            ("单\u{a0}价", "单价"),
            ("金\u{3000}额", "金额"),
            ("金额\n（元）", "金额"),
            ("单价（元/件）", "单价"),
            ("运费/元", "运费"),
            ("重量/KG", "重量"),
            ("数量(PCS)", "数量"),
            ("金额(单位：元)：", "金额"),
            ("\u{200b}订单号\t", "订单号"),
            ("收/支", "收/支"),
            ("数量/件", "数量"),
            ("訂單編號", "订单编号"),
        ];
        for (text, expected) in cases {
            assert_eq!(header_key(text), expected, "{text:?}");
        }
        assert_ne!(header_key("交易金额(收入)"), header_key("交易金额(支出)"));
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(text in "[收支金额元（）()\\[\\]【】a-zKG０-９ \t\u{3000}=\"'`*:：/+-]{0,20}") {
            let key = header_key(&text);
            prop_assert_eq!(header_key(&key), key.clone());
            prop_assert!(!key.contains(char::is_whitespace));
        }
    }
}
