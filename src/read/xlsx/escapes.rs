//! Control characters in texts, as Excel spells them: `_x000D_`.

/// Adds a text in which Excel spells a control character as `_x000D_`, and `_` before `x` as `_x005F_`.
pub(super) fn push_unescaped(text: &str, out: &mut String) {
    let mut rest = text;
    let mut units: Vec<u16> = Vec::new();
    while let Some(at) = rest.find("_x") {
        let (plain, escape) = rest.split_at(at);
        out.push_str(plain);
        rest = escape;
        while let Some((unit, after)) = escaped_unit(rest) {
            units.push(unit);
            rest = after;
        }
        if units.is_empty() {
            out.push_str("_x");
            rest = rest.get(2..).unwrap_or_default();
        }
        let letters = char::decode_utf16(units.drain(..));
        out.extend(letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
    out.push_str(rest);
}

/// The unit of UTF-16 that `_x000D_` at the start of a text spells, and what follows.
fn escaped_unit(text: &str) -> Option<(u16, &str)> {
    let digits = text.get(2..6).filter(|_| text.starts_with("_x"))?;
    let is_escape = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let after = text.get(6..)?.strip_prefix('_').filter(|_| is_escape)?;
    Some((u16::from_str_radix(digits, 16).ok()?, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_excel_are_decoded() {
        let cases = [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDE00_", "😀"),
            ("_xD83D_!", "\u{FFFD}!"),
            ("_x00_ _x_xyz", "_x00_ _x_xyz"),
            ("_x中文字_", "_x中文字_"),
        ];
        for (text, expected) in cases {
            let mut out = String::new();
            push_unescaped(text, &mut out);
            assert_eq!(out, expected, "{text}");
        }
    }
}
