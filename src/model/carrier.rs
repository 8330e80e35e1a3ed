//! 快递公司: their names, and the shapes of their waybill numbers.

use std::collections::BTreeMap;

use super::{Text, WaybillPattern};

/// One carrier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// The code of the trade: `SF`.
    pub code: String,
    /// The short name that every record carries: 顺丰.
    pub name: Text,
    /// Every name it goes by, the short one first.
    pub names: Vec<String>,
    /// The shapes of its waybill numbers; a number needs to have one of them.
    pub patterns: Vec<WaybillPattern>,
}

/// The carriers that the program knows; `config::carriers()` gives the table that travels in the binary.
#[derive(Clone, Debug, Default)]
pub struct Carriers {
    list: Vec<Carrier>,
    by_name: BTreeMap<String, usize>,
}

/// What may follow a carrier's name without making it another firm: 中通快递 is 中通, 中通快运 is not.
const TAILS: [&str; 19] = [
    "快递", "速递", "速运", "物流", "国际", "标快", "特快", "特惠", "次日", "隔日", "陆运", "空运",
    "冷运", "包裹", "集团", "公司", "股份", "有限", "电子",
];

impl Carriers {
    /// A table of carriers; a name that two of them claim belongs to the first.
    pub fn new(list: Vec<Carrier>) -> Self {
        let mut by_name = BTreeMap::new();
        for (position, carrier) in list.iter().enumerate() {
            for name in &carrier.names {
                by_name.entry(folded(name)).or_insert(position);
            }
        }
        Self { list, by_name }
    }

    /// Every carrier, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &Carrier> {
        self.list.iter()
    }

    /// The carrier of a name in any of its spellings: `顺丰速运（冷链）`, `sf`, ` 中通 快递`.
    pub fn find(&self, name: &str) -> Option<&Carrier> {
        let name = folded(name);
        if name.is_empty() {
            return None;
        }
        if let Some(position) = self.by_name.get(&name) {
            return self.list.get(*position);
        }
        let known = self
            .by_name
            .iter()
            .filter(|(known, _)| !known.is_ascii())
            .filter(|(known, _)| name.strip_prefix(known.as_str()).is_some_and(is_tail))
            .max_by_key(|(known, _)| known.len());
        known.and_then(|(_, position)| self.list.get(*position))
    }

    /// The carrier that a free text, such as a file's name, names first: `申通2026年10月账单.xlsx`.
    pub fn mentioned(&self, text: &str) -> Option<&Carrier> {
        let text = folded(text);
        let found = self
            .by_name
            .iter()
            .filter(|(known, _)| !known.is_ascii() && known.as_str() != "天天")
            .filter_map(|(known, position)| Some((text.find(known.as_str())?, *position)))
            .min();
        found.and_then(|(_, position)| self.list.get(position))
    }

    /// True if the waybill number has a shape of the named carrier (rule G305); `None` if the
    /// carrier or its shapes are not known. The number of a piece (`JDVA…-1-1-`) counts as its
    /// parcel's.
    pub fn fits(&self, carrier: &str, waybill: &str) -> Option<bool> {
        let carrier = self.find(carrier)?;
        if carrier.patterns.is_empty() {
            return None;
        }
        let number = without_piece(waybill);
        Some(carrier.patterns.iter().any(|pattern| pattern.fits(number)))
    }

    /// The one carrier whose letters a number begins with and whose shape it has. Digits alone tell
    /// nothing: the ranges of the carriers overlap.
    pub fn marked(&self, waybill: &str) -> Option<&Carrier> {
        let number = without_piece(waybill);
        let has_mark = |pattern: &WaybillPattern| pattern.is_marked() && pattern.fits(number);
        let mut likely = self
            .list
            .iter()
            .filter(|carrier| carrier.patterns.iter().any(has_mark));
        let first = likely.next()?;
        likely.next().is_none().then_some(first)
    }
}

/// The number of a parcel without that of a piece of it: `JDVA12345678901-1-1-` → `JDVA12345678901`.
fn without_piece(waybill: &str) -> &str {
    match waybill.split_once('-') {
        Some((number, piece))
            if piece
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-') =>
        {
            number
        }
        _ => waybill,
    }
}

/// Lower case without blanks, full-width brackets made plain.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|letter| !letter.is_whitespace())
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == '（' { '(' } else { letter })
        .collect()
}

fn is_tail(rest: &str) -> bool {
    let other_firm = rest.chars().next().is_none_or(char::is_alphabetic);
    !other_firm || TAILS.iter().any(|tail| rest.starts_with(tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carriers() -> Carriers {
        let carrier = |code: &str, names: &[&str], patterns: &[&str]| Carrier {
            code: code.to_owned(),
            name: names.first().copied().unwrap_or_default().into(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            patterns: patterns
                .iter()
                .filter_map(|pattern| WaybillPattern::parse(pattern))
                .collect(),
        };
        Carriers::new(vec![
            carrier(
                "SF",
                &["顺丰", "顺丰速运", "SF"],
                &[r"^SF\d{13}$", r"^\d{12}$"],
            ),
            carrier("ZTO", &["中通", "中通快递"], &[r"^7\d{13}$"]),
            carrier("TT", &["天天", "天天快递"], &[]),
        ])
    }

    #[test]
    fn a_carrier_is_found_under_any_of_its_names() {
        let cases = [
            ("顺丰", Some("顺丰")),
            (" 顺 丰速运 ", Some("顺丰")),
            ("顺丰速运（冷链）", Some("顺丰")),
            ("顺丰标快", Some("顺丰")),
            ("sf", Some("顺丰")),
            ("SFX", None),
            ("中通快递股份有限公司", Some("中通")),
            ("中通快运", None),
            ("天天向上物流", None),
            ("跨越", None),
            ("", None),
        ];
        for (name, expected) in cases {
            let carriers = carriers();
            let found = carriers.find(name).map(|carrier| carrier.name.to_string());
            assert_eq!(found.as_deref(), expected, "{name}");
        }
        assert_eq!(
            carriers()
                .mentioned("2026年中通对账(顺丰除外).xlsx")
                .map(|found| found.code.as_str()),
            Some("ZTO")
        );
    }

    #[test]
    fn a_number_fits_doubts_or_says_nothing() {
        let cases = [
            ("顺丰速运", "SF1234567890123", Some(true)),
            ("顺丰", "123456789012", Some(true)),
            ("顺丰", "SF1234567890123-1-1-", Some(true)),
            ("顺丰", "78123456789012", Some(false)),
            ("天天快递", "123456789012", None),
            ("跨越", "123456789012", None),
        ];
        for (carrier, waybill, expected) in cases {
            assert_eq!(
                carriers().fits(carrier, waybill),
                expected,
                "{carrier} {waybill}"
            );
        }
    }
}
