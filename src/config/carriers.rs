//! The carriers of `templates/vocabulary/carriers.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::{Carrier, Carriers, WaybillPattern};

const CARRIERS: &str = include_str!("../../templates/vocabulary/carriers.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    carrier: Vec<Entry>,
}

/// One carrier as typed. How sure the patterns are, and a note on them, are for the reader of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    names: Vec<String>,
    regex: Vec<String>,
    #[serde(rename = "confidence")]
    _confidence: String,
    #[serde(default, rename = "note")]
    _note: String,
}

/// The carriers that travel in the binary, parsed once. Rule G305 asks it:
/// `carriers().fits("顺丰", "SF1234567890123")`.
pub fn carriers() -> &'static Carriers {
    static TABLE: LazyLock<Carriers> = LazyLock::new(|| {
        // The file is part of the program; that it parses whole is tested below.
        let entries =
            toml::from_str::<File>(CARRIERS).map_or_else(|_| Vec::new(), |file| file.carrier);
        Carriers::new(entries.into_iter().map(carrier).collect())
    });
    &TABLE
}

fn carrier(entry: Entry) -> Carrier {
    Carrier {
        code: entry.code,
        name: entry.names.first().map_or("", String::as_str).into(),
        patterns: entry
            .regex
            .iter()
            .filter_map(|pattern| WaybillPattern::parse(pattern))
            .collect(),
        names: entry.names,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_carrier_and_every_pattern_is_read() {
        let file = toml::from_str::<File>(CARRIERS).expect("the carriers are TOML");
        for entry in &file.carrier {
            for pattern in &entry.regex {
                assert!(WaybillPattern::parse(pattern).is_some(), "{pattern}");
            }
            for name in &entry.names {
                let found = carriers().find(name).expect("a carrier of its own name");
                assert_eq!(found.code, entry.code, "{name}");
            }
        }
        assert_eq!(carriers().iter().count(), file.carrier.len());
    }

    #[test]
    fn real_numbers_fit_their_carriers() {
        let cases = [
            ("顺丰速运", "SF1391234567890", Some(true)),
            ("中通快递", "78312345678901", Some(true)),
            ("中通快递", "77312345678901", Some(false)),
            ("圆通", "YT8812345678901", Some(true)),
            ("申通", "773123456789012", Some(true)),
            ("韵达", "312345678901234", Some(true)),
            ("极兔速递", "JT5112345678901", Some(true)),
            ("极兔速递", "JT511234567890", Some(false)),
            ("京东物流", "JDVA12345678901-1-1-", Some(true)),
            ("EMS", "9812345678901", Some(true)),
            ("德邦", "DPK364212345678", Some(true)),
            ("跨越速运", "KY4000123456789", None),
        ];
        for (name, waybill, expected) in cases {
            assert_eq!(carriers().fits(name, waybill), expected, "{name} {waybill}");
        }
    }
}
