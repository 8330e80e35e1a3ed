//! Which encoding a text is in, where its bytes leave a choice: what a page or an XML text says of
//! itself, UTF-8 with a few broken characters, and the Chinese encodings that overlap.

use encoding_rs::{BIG5, Encoding, GB18030, GBK};

/// How far into a text its own words on its encoding are looked for.
const DECLARED_WITHIN: usize = 4096;

/// The encoding that an HTML or XML text says it is in: `charset=…` or `encoding="…"`.
pub(super) fn declared(content: &[u8]) -> Option<&'static Encoding> {
    let start = content.get(..content.len().min(DECLARED_WITHIN))?;
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let markup = start.trim_start_matches('\u{feff}').trim_start();
    if !markup.starts_with('<') {
        return None;
    }
    let label = ["encoding=", "charset="].iter().find_map(|key| {
        let rest = markup.split(key).nth(1)?;
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.split(|letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter)))
            .next()
    })?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // GB18030 reads everything that GBK reads, and the characters that GBK lacks.
    Some(if encoding == GBK { GB18030 } else { encoding })
}

/// True for UTF-8 in which a few characters are broken: programs cut texts in the middle of one.
pub(super) fn is_nearly_utf8(content: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in content.utf8_chunks() {
        whole += chunk
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken.saturating_mul(50) < whole
}

/// The Chinese encoding in which a text is made of common characters: Big5 of Hong Kong and Taiwan, or
/// GB18030.
pub(super) fn chinese(sample: &[u8]) -> &'static Encoding {
    let (_, broken) = BIG5.decode_without_bom_handling(sample);
    let is_torn = broken && {
        // The sample may end within a character.
        let all_but_last = sample
            .get(..sample.len().saturating_sub(1))
            .unwrap_or_default();
        BIG5.decode_without_bom_handling(all_but_last).1
    };
    let (pairs, gb, big5) = common_pairs(sample);
    if !is_torn && pairs > 0 && big5 * 10 > gb * 10 + pairs {
        BIG5
    } else {
        GB18030
    }
}

/// The two-byte characters of a sample, and how many of them are common ones in GBK and in Big5: both
/// put frequent characters and punctuation first.
fn common_pairs(sample: &[u8]) -> (usize, usize, usize) {
    let (mut pairs, mut gb, mut big5) = (0, 0, 0);
    let mut bytes = sample.iter();
    while let Some(lead) = bytes.next() {
        if *lead < 0x80 {
            continue;
        }
        let Some(trail) = bytes.next() else { break };
        pairs += 1;
        let is_high = (0xA1..=0xFE).contains(trail);
        gb += usize::from(matches!(lead, 0xA1..=0xA3 | 0xB0..=0xD7) && is_high);
        let is_in_big5 = is_high || (0x40..=0x7E).contains(trail);
        big5 += usize::from(matches!(lead, 0xA1..=0xC6) && is_in_big5);
    }
    (pairs, gb, big5)
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_8;

    use super::*;

    #[test]
    fn a_text_says_its_encoding() {
        let cases: [(&str, Option<&Encoding>); 6] = [
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">",
                Some(GB18030),
            ),
            ("<?xml version='1.0' encoding='GBK'?>", Some(GB18030)),
            ("<html><meta charset=big5>", Some(BIG5)),
            ("<html><meta charset=\"utf-8\">", Some(UTF_8)),
            ("<table>", None),
            ("charset=gbk,1", None),
        ];
        for (text, expected) in cases {
            assert_eq!(declared(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn big5_is_told_from_gbk() {
        let traditional = [
            "訂單號,金額,備註\n",
            "收款人,匯款日期,摘要\n",
            "台灣宅配通託運單",
        ];
        for text in traditional {
            assert_eq!(chinese(&BIG5.encode(text).0), BIG5, "{text}");
        }
        let simplified = [
            "订单号,金额\n1,2\n",
            "收件人,地址\n张三,江苏省苏州市\n",
            "運單號,備註,台灣",
            "快递单号,业务员,签收时间",
            "钟,镕,喆",
        ];
        for text in simplified {
            assert_eq!(chinese(&GB18030.encode(text).0), GB18030, "{text}");
        }
    }

    #[test]
    fn one_broken_character_makes_no_other_encoding() {
        let mut text = "订单号,金额,备注".repeat(20).into_bytes();
        text.truncate(text.len() - 1);
        text.extend_from_slice(b"\nA1,2\n");
        assert!(is_nearly_utf8(&text));
        assert!(!is_nearly_utf8(
            &GB18030.encode(&"订单号,金额".repeat(20)).0
        ));
    }
}
