//! Traditional characters made simplified, so that 張偉 and 张伟 are one name.

use std::sync::LazyLock;

const PAIRS: &str = include_str!("../../templates/vocabulary/traditional.txt");

/// The characters that the table can speak of: the common block of Chinese.
const FIRST: u32 = 0x4e00;
const COUNT: usize = 0x5200;

/// By code point from [`FIRST`]: the simplified twin, or the character itself.
static TWINS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut twins: Vec<char> = (FIRST..)
        .take(COUNT)
        .map(|code| char::from_u32(code).unwrap_or_default())
        .collect();
    let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
    for pair in lines.flat_map(str::split_whitespace) {
        let mut letters = pair.chars();
        if let (Some(traditional), Some(simple)) = (letters.next(), letters.next())
            && let Some(twin) = place(traditional).and_then(|place| twins.get_mut(place))
        {
            *twin = simple;
        }
    }
    twins
});

fn place(letter: char) -> Option<usize> {
    u32::from(letter)
        .checked_sub(FIRST)
        .map(|place| place as usize)
}

/// The simplified twin of a character; a character without one is its own.
pub(super) fn simplified(letter: char) -> char {
    let twin = place(letter).and_then(|place| TWINS.get(place));
    twin.copied().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_names_read_like_simplified_ones() {
        for (text, expected) in [
            ("張偉", "张伟"),
            ("陳國華", "陈国华"),
            ("鍾於餘", "钟于余"),
            ("李乾", "李乾"),
            ("张三A龥", "张三A龥"),
        ] {
            let found: String = text.chars().map(simplified).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn the_table_is_whole_and_nothing_is_replaced_twice() {
        let pairs = PAIRS.lines().filter(|line| !line.starts_with('#'));
        let pairs: Vec<&str> = pairs.flat_map(str::split_whitespace).collect();
        assert!(pairs.len() > 2_600 && pairs.is_sorted());
        for pair in pairs {
            let letters: Vec<char> = pair.chars().collect();
            let [traditional, simple] = letters[..] else {
                panic!("{pair}");
            };
            assert_eq!(simplified(traditional), simple);
            assert_eq!(simplified(simple), simple, "{pair}");
        }
    }
}
