//! Text as people and programs leave it in cells: full width, blanks, invisible characters, armour
//! against Excel.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// True for characters that take no room: zero-width blanks and joiners, direction and byte order marks, and
/// control characters that are no white space.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || (letter.is_control() && !letter.is_whitespace())
}

/// The text without invisible characters, outer blanks and armour; runs of blanks and line breaks become one blank.
pub(crate) fn tidy(text: &str) -> Cow<'_, str> {
    let bare = disarm(text);
    let mut previous_blank = false;
    let clean = bare.chars().all(|letter| {
        let blank = letter.is_whitespace();
        let fine = !is_invisible(letter) && (!blank || (letter == ' ' && !previous_blank));
        previous_blank = blank;
        fine
    });
    if clean {
        return Cow::Borrowed(bare);
    }
    let visible: String = bare
        .chars()
        .filter(|letter| !is_invisible(*letter))
        .collect();
    let words: Vec<&str> = disarm(&visible).split_whitespace().collect();
    Cow::Owned(words.join(" "))
}

/// [`tidy`], with full-width and compatibility forms made plain (NFKC): `１２８０（元）` is `1280(元)`.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let tidy = tidy(text);
    if tidy.chars().all(is_plain) {
        return tidy;
    }
    let normal: String = tidy.nfkc().collect();
    Cow::Owned(normal.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// [`plain`], in lower case and without any blank: the form in which words are compared.
pub(crate) fn squash(text: &str) -> String {
    let mut squashed = String::with_capacity(text.len());
    for letter in plain(text).chars().filter(|letter| !letter.is_whitespace()) {
        if letter.is_ascii() {
            squashed.push(letter.to_ascii_lowercase());
        } else if is_plain(letter) {
            squashed.push(letter);
        } else {
            squashed.extend(letter.to_lowercase());
        }
    }
    squashed
}

/// True for characters that surely are their own plain form and, beyond ASCII, have no case: nearly all that sheets hold.
fn is_plain(letter: char) -> bool {
    letter.is_ascii() || matches!(letter, '\u{4e00}'..='\u{9fff}' | '、'..='】')
}

/// True for what people write where there is nothing: `-`, `/`, `——`, `无`, `N/A`.
pub(crate) fn is_empty_mark(text: &str) -> bool {
    let mark = |letter: char| {
        letter.is_whitespace()
            || is_invisible(letter)
            || matches!(
                letter,
                '-' | '‐'
                    | '‑'
                    | '‒'
                    | '–'
                    | '—'
                    | '―'
                    | '−'
                    | '─'
                    | '－'
                    | '/'
                    | '／'
                    | '\\'
                    | '*'
                    | '_'
                    | '.'
                    | '\''
                    | '`'
                    | '"'
                    | '='
            )
    };
    if text.chars().all(mark) {
        return true;
    }
    let may_be_word = |first: char| {
        matches!(first, '无' | '暂' | '空' | 'n' | 'N' | 'u' | 'U' | '#')
            || !first.is_ascii_graphic()
    };
    text.len() <= 24
        && disarm(text).chars().next().is_some_and(may_be_word)
        && matches!(
            squash(text).as_str(),
            "无" | "暂无" | "空" | "null" | "none" | "nil" | "n/a" | "#n/a" | "nan" | "undefined"
        )
}

/// Takes off what programs put around a value to keep Excel from changing it: `="…"`, `'…`, `` `… ``, `"…"`.
fn disarm(text: &str) -> &str {
    let mut bare = text.trim();
    loop {
        let mut inner = bare
            .trim_start_matches(['\'', '`', '\u{feff}'])
            .trim_end_matches('`');
        if let Some(quoted) = inner
            .strip_prefix("=\"")
            .and_then(|rest| rest.strip_suffix('"'))
        {
            inner = quoted;
        } else if let Some(quoted) = inner
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .filter(|quoted| !quoted.contains('"'))
        {
            inner = quoted;
        }
        let inner = inner.trim();
        if inner.len() == bare.len() {
            return bare;
        }
        bare = inner;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_tidied_and_made_plain() {
        let cases = [
            ("  顺丰\t", "顺丰", "顺丰"),
            ("\u{feff}`12.50`", "12.50", "12.50"),
            ("=\"0012\"", "0012", "0012"),
            ("'0012", "0012", "0012"),
            ("\"/\"", "/", "/"),
            ("张\u{200b}三", "张三", "张三"),
            ("第一行\r\n第二行", "第一行 第二行", "第一行 第二行"),
            ("１２８０（元）", "１２８０（元）", "1280(元)"),
            ("他说\"好\"", "他说\"好\"", "他说\"好\""),
            ("　深圳　某公司　", "深圳 某公司", "深圳 某公司"),
        ];
        for (text, expected, expected_plain) in cases {
            assert_eq!(tidy(text), expected, "{text:?}");
            assert_eq!(plain(text), expected_plain, "{text:?}");
        }
        assert_eq!(squash(" 贷 Ｃr "), "贷cr");
    }

    #[test]
    fn every_plain_character_is_its_own_plain_form() {
        for letter in (0..=0x9fff)
            .filter_map(char::from_u32)
            .filter(|letter| is_plain(*letter))
        {
            assert!(letter.nfkc().eq([letter]), "{letter:?}");
        }
    }

    #[test]
    fn marks_of_nothing() {
        for text in [
            "",
            " ",
            "-",
            "--",
            "/",
            "–",
            "——",
            "----------",
            "无",
            " N/A ",
            "null",
            "\\",
            "－",
            "****",
            "'N/A",
            "`无`",
        ] {
            assert!(is_empty_mark(text), "{text:?}");
        }
        for text in ["0", "无人接听", "A-1", "-1", "张*"] {
            assert!(!is_empty_mark(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(text in "\\PC{0,30}") {
            let once = tidy(&text).into_owned();
            prop_assert_eq!(tidy(&once).into_owned(), once);
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            squash(&text);
            is_empty_mark(&text);
        }
    }
}
