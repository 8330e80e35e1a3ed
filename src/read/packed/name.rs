//! The names of packed files, to be shown.

use encoding_rs::GB18030;

/// A name: UTF-8, else the encoding of Chinese Windows; slashes forward, nothing that cannot be seen.
pub(in super::super) fn name_of(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    let shown = name.replace('\\', "/");
    shown
        .chars()
        .filter(|letter| !letter.is_control())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_chinese_windows_are_read() {
        let name = "支付宝\\账务明细(汇总).csv";
        let expected = "支付宝/账务明细(汇总).csv";
        assert_eq!(name_of(&GB18030.encode(name).0), expected);
        assert_eq!(name_of(name.as_bytes()), expected);
    }
}
