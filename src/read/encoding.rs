//! Bytes of a text file → text: by its mark, else UTF-16 by its pattern of zeros, else UTF-8 if it is
//! valid, else what a page says of itself, else UTF-8 if it is nearly valid, else the likeliest Chinese
//! encoding.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::charset::{chinese, declared, is_nearly_utf8};

/// How much of a file the guess looks at.
const SAMPLE: usize = 256 * 1024;

/// Decodes a text file; a byte order mark is taken off. UTF-8 that is valid is not copied.
pub(super) fn decode(content: &[u8]) -> Cow<'_, str> {
    let (text, _, _) = encoding_of(content).decode(content);
    text
}

/// The encoding of a text file.
pub(super) fn encoding_of(content: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(content) {
        return marked;
    }
    let sample = content.get(..content.len().min(SAMPLE)).unwrap_or(content);
    if let Some(wide) = utf16_by_zeros(sample) {
        return wide;
    }
    if std::str::from_utf8(content).is_ok() {
        return UTF_8;
    }
    // What is not valid UTF-8 may still say that it is; then its bytes decide.
    if let Some(declared) = declared(content).filter(|encoding| *encoding != UTF_8) {
        return declared;
    }
    if is_nearly_utf8(content) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if guess == GBK || guess == BIG5 {
        chinese(sample)
    } else {
        guess
    }
}

/// UTF-16 without a mark: ASCII punctuation leaves every second byte zero, and text never holds the
/// character NUL.
pub(super) fn utf16_by_zeros(sample: &[u8]) -> Option<&'static Encoding> {
    let zeros_at = |parity: usize| {
        sample
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros_at(0), zeros_at(1));
    let enough = sample.len() / 32;
    // A few characters end in a zero byte themselves, such as 一 (U+4E00).
    let is_rare = |few: usize, many: usize| many > enough && few <= many / 8;
    let found = if is_rare(even, odd) {
        UTF_16LE
    } else if is_rare(odd, even) {
        UTF_16BE
    } else {
        return None;
    };
    let has_nul = sample.chunks_exact(2).any(|pair| pair == [0, 0]);
    (even == 0 || odd == 0 || !has_nul).then_some(found)
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;

    const TEXT: &str = "订单号,金额(元),备注\r\nA1001,1280.50,顺丰 已签收\r\n";

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn every_encoding_of_a_chinese_export_is_read() {
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let cases = [
            ("UTF-8", TEXT.as_bytes().to_vec()),
            (
                "UTF-8 with mark",
                marked(&[0xEF, 0xBB, 0xBF], TEXT.as_bytes().to_vec()),
            ),
            ("GB18030", GB18030.encode(TEXT).0.into_owned()),
            (
                "UTF-16LE with mark",
                marked(&[0xFF, 0xFE], utf16(TEXT, u16::to_le_bytes)),
            ),
            (
                "UTF-16BE with mark",
                marked(&[0xFE, 0xFF], utf16(TEXT, u16::to_be_bytes)),
            ),
            ("UTF-16LE", utf16(TEXT, u16::to_le_bytes)),
            ("UTF-16BE", utf16(TEXT, u16::to_be_bytes)),
        ];
        for (name, bytes) in cases {
            assert_eq!(decode(&bytes), TEXT, "{name}");
        }
    }

    #[test]
    fn characters_that_end_in_a_zero_byte_hide_no_utf16() {
        let text = format!("{}一,统一企业,3\r\n", TEXT.repeat(3));
        for bytes_of in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decode(&utf16(&text, bytes_of)), text);
        }
        assert_eq!(utf16_by_zeros(&[1, 0, 2, 0, 0, 0, 0, 3].repeat(9)), None);
    }

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_names_unless_it_lies() {
        let page = "<meta charset=gb2312><table><tr><td>订单号<td>镕";
        assert_eq!(decode(&GB18030.encode(page).0), page);
        assert_eq!(
            decode(page.as_bytes()),
            page,
            "it is UTF-8, whatever it says"
        );
        let page = "<meta charset=utf-8><table><tr><td>订单号<td>张三</table>";
        assert_eq!(decode(&GB18030.encode(page).0), page);
    }

    #[test]
    fn traditional_characters_in_big5_are_read() {
        let text = "訂單號,金額\n1,2\n";
        assert_eq!(decode(&BIG5.encode(text).0), text);
    }

    #[test]
    fn two_short_lines_of_gbk_are_enough() {
        let text = "订单号,金额\n1,2\n";
        assert_eq!(decode(&GB18030.encode(text).0), text);
    }
}
