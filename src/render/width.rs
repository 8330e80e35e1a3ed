//! Display width: a Chinese character is two columns wide, a Latin one is one.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns that a text takes on a terminal or in a fixed-width table.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// The text, filled with blanks on the right up to `columns`; a longer text is left as it is.
pub fn pad(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(text.width());
    let mut padded = String::with_capacity(text.len() + missing);
    padded.push_str(text);
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// The text cut to at most `columns`, the cut shown by `…`; never splits a character.
pub fn fit(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1; // the ellipsis
    if columns == 0 {
        return kept;
    }
    for character in text.chars() {
        used += character.width().unwrap_or(0);
        if used > columns {
            break;
        }
        kept.push(character);
    }
    kept.push('…');
    kept
}

/// The pixels that a character takes at 10 points in 微软雅黑, in tenths.
fn tenths(character: char) -> u32 {
    match character {
        '\0'..='\u{1f}' => 0,
        'A'..='Z' | 'm' | 'w' | '@' | '%' | '&' => 92,
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' => 40,
        'f' | 'r' | 't' | '›' | '(' | ')' | '[' | ']' | '-' | '/' => 58,
        '\u{20}'..='\u{7e}' => 75,
        // Signs that are narrow to a terminal and as wide as a Chinese character in a Chinese face.
        '…' | '–' | '—' | '·' | '“' | '”' | '●' | '▲' | '▼' | '✕' | '→' | '×' => {
            134
        }
        _ => match character.width() {
            Some(2) => 134,
            Some(0) => 0,
            _ => 90,
        },
    }
}

/// The pixels that the longest line of a text takes at a size in points.
pub(crate) fn pixels(text: &str, points: u32, bold: bool) -> u32 {
    let longest = text
        .split('\n')
        .map(|line| line.chars().map(tenths).sum::<u32>())
        .max()
        .unwrap_or(0);
    scaled(longest, points, bold)
}

fn scaled(tenths: u32, points: u32, bold: bool) -> u32 {
    let weight = if bold { 108 } else { 100 };
    tenths
        .saturating_mul(points)
        .saturating_mul(weight)
        .div_ceil(10 * 10 * 100)
}

/// The lines that a text takes in a cell of `room` pixels at a size in points: Chinese breaks anywhere,
/// Latin words and numbers stay whole unless one is longer than a line, and no line begins with a
/// comma or ends with an opening mark.
pub(crate) fn lines(text: &str, room: u32, points: u32, bold: bool) -> u32 {
    text.split('\n')
        .map(|line| lines_of(line, room.max(20), points, bold))
        .sum()
}

/// Marks that never begin a line, and marks that never end one.
const CLOSING: &str = "，。、；：？！）”』》”’…";
const OPENING: &str = "（“『《“‘";

/// True if no line ends between two characters.
pub(super) fn is_joined(before: char, after: char) -> bool {
    (before.is_ascii_graphic() && after.is_ascii_graphic())
        || CLOSING.contains(after)
        || OPENING.contains(before)
}

fn lines_of(line: &str, room: u32, points: u32, bold: bool) -> u32 {
    let (mut count, mut used, mut word) = (1, 0, 0);
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        word += tenths(character);
        let after = characters.peek();
        if after.is_some_and(|after| is_joined(character, *after)) {
            continue;
        }
        if scaled(used + word, points, bold) > room {
            let alone = scaled(word, points, bold);
            count += u32::from(used > 0) + alone.saturating_sub(1) / room;
            used = if alone > room {
                word % (room * 10)
            } else {
                word
            };
        } else {
            used += word;
        }
        word = 0;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pads_and_fits_by_display_width() {
        assert_eq!(pad("订单", 6), "订单  ");
        assert_eq!(pad("订单号码", 6), "订单号码");
        for (text, columns, expected) in [
            ("订单号", 6, "订单号"),
            ("订单号码", 6, "订单…"),
            ("订单号码", 7, "订单号…"),
            ("SF123456", 5, "SF12…"),
            ("订单", 1, "…"),
            ("订单", 0, ""),
        ] {
            assert_eq!(fit(text, columns), expected, "{text} in {columns}");
        }
    }

    #[test]
    fn counts_the_lines_of_a_cell() {
        for (text, room, expected) in [
            ("", 100, 1),
            ("十个汉字正好一百三四", 134, 1),
            ("十一个汉字就要换一行了", 134, 2),
            ("一\n二\n三", 100, 3),
            ("SF1234567890123", 80, 2),
            ("see SF12345678", 100, 2),
            ("十个汉字正好一百三四。", 134, 2),
            ("应收 7,968.00，已收", 134, 1),
        ] {
            assert_eq!(lines(text, room, 10, false), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_fitted_text_never_passes_its_room(text in "\\PC{0,40}", room in 0usize..30) {
            prop_assert!(columns(&fit(&text, room)) <= room);
        }

        #[test]
        fn a_wrapped_text_has_room_for_all_its_characters(text in "[一-龥a-z ]{0,80}", room in 40u32..300) {
            prop_assert!(lines(&text, room, 10, false) * room >= pixels(&text, 10, false).saturating_sub(room));
        }
    }
}
