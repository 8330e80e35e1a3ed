//! The palette and the type: the only place where a colour or a font is named.
//!
//! Colour only means something: no red/green pair, every difference survives a black-and-white printer.

use crate::report::Tone;

/// An RGB colour, `0xRRGGBB`.
pub(crate) type Rgb = u32;

/// Text.
pub(crate) const INK: Rgb = 0x001F_2933;
/// Units, notes, previous values.
pub(crate) const MUTED: Rgb = 0x005B_6770;
/// Titles, header text, the rule above a table.
pub(crate) const BRAND: Rgb = 0x001F_3A5F;
/// Header fill, label strip of a card.
pub(crate) const HEAD: Rgb = 0x00E8_EEF4;
/// Cards, total rows.
pub(crate) const WASH: Rgb = 0x00F5_F7F9;
/// Hairlines.
pub(crate) const RULE: Rgb = 0x00D5_DBE1;
/// Paper.
pub(crate) const PAPER: Rgb = 0x00FF_FFFF;
/// This period in charts.
pub(crate) const ACTUAL: Rgb = 0x001F_4E79;
/// Further series of the same period, told apart by their dashes too: Okabe–Ito, from the one that
/// differs most from [`ACTUAL`].
pub(crate) const SERIES: [Rgb; 4] = [0x00E6_9F00, 0x0000_72B2, 0x0000_9E73, 0x00CC_79A7];
/// The previous period in charts; data bars.
pub(crate) const PREVIOUS: Rgb = 0x00A9_B4BF;
/// A favourable difference; links.
pub(crate) const GOOD: Rgb = 0x0000_72B2;
/// An unfavourable difference, as text.
pub(crate) const BAD: Rgb = 0x00A8_4300;
/// An unfavourable difference, as a shape.
pub(crate) const BAD_SHAPE: Rgb = 0x00D5_5E00;
/// 正常: fill and text.
pub(crate) const NORMAL: (Rgb, Rgb) = (0x00E1_EFF7, 0x000B_5583);
/// 关注: fill and text.
pub(crate) const WATCH: (Rgb, Rgb) = (0x00FF_F4D1, 0x007A_4F00);
/// 异常: fill and text.
pub(crate) const ALARM: (Rgb, Rgb) = (0x00F4_C3AE, 0x006B_2400);

/// The one face, 微软雅黑: every Chinese Windows has it.
pub(crate) const FONT: &str = "微软雅黑";
/// The character set of that face: GB2312, so that old programs pick a Chinese one in its place.
pub(crate) const FONT_CHARSET: u8 = 134;

/// Body and header text, points.
pub(crate) const BODY: u32 = 10;
/// Notes and labels of cards, points.
pub(crate) const SMALL: u32 = 9;
/// The headline, points.
pub(crate) const LEAD: u32 = 11;
/// The heading of a part, points.
pub(crate) const SECTION: u32 = 12;
/// The title of a page, points.
pub(crate) const TITLE: u32 = 16;
/// The figure on a card, points.
pub(crate) const FIGURE: u32 = 20;

/// Fill and text of a status; `None` for one that has nothing to say.
pub(crate) const fn status_colours(tone: Tone) -> Option<(Rgb, Rgb)> {
    match tone {
        Tone::Neutral => None,
        Tone::Good => Some(NORMAL),
        Tone::Warning => Some(WATCH),
        Tone::Bad => Some(ALARM),
    }
}

/// The sign before a status word, so that it is read without its colour.
pub(crate) const fn status_sign(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "",
        Tone::Good => "● ",
        Tone::Warning => "▲ ",
        Tone::Bad => "✕ ",
    }
}

/// The colour of a difference as text.
pub(crate) const fn difference_colour(tone: Tone) -> Rgb {
    match tone {
        Tone::Neutral => MUTED,
        Tone::Good => GOOD,
        Tone::Warning => WATCH.1,
        Tone::Bad => BAD,
    }
}
