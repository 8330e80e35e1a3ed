//! Cell formats: one for each look, built once for a workbook.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};
use rustc_hash::FxHashMap;

use crate::render::number;
use crate::render::theme::{
    BODY, BRAND, FIGURE, FONT, FONT_CHARSET, GOOD, HEAD, INK, MUTED, PAPER, RULE, SMALL, WASH,
    difference_colour, status_colours,
};
use crate::render::words::Words;
use crate::report::{Emphasis, Entry, Tone};

use super::look::{Edges, Kind, Look, Part, Side, Voice};

/// The formats of a workbook.
pub(super) struct Formats<'a> {
    words: &'a Words,
    built: FxHashMap<Look, Format>,
}

impl<'a> Formats<'a> {
    /// No formats yet; `words` name the units inside number formats.
    pub(super) fn new(words: &'a Words) -> Self {
        Self {
            words,
            built: FxHashMap::default(),
        }
    }

    /// The format of a look.
    pub(super) fn get(&mut self, look: Look) -> &Format {
        let words = self.words;
        self.built.entry(look).or_insert_with(|| build(look, words))
    }
}

/// The format of a cell that nothing is written to.
pub(super) fn body() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_charset(FONT_CHARSET)
        .set_font_family(2)
        .set_font_size(BODY)
        .set_font_color(INK)
        .set_align(FormatAlign::VerticalCenter)
}

fn build(look: Look, words: &Words) -> Format {
    let body = body();
    match look {
        Look::Voice(voice, wraps) => voice_format(body, voice, wraps),
        Look::PageLink => link(body.set_font_size(SMALL)),
        Look::Signature => body
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(MUTED)
            .set_align(FormatAlign::Bottom),
        Look::Header(side) => header(body, side),
        Look::Cell(kind, emphasis) => {
            let filled = emphasised(body, emphasis);
            kind_format(filled, kind, words)
        }
        Look::Muted(kind) => {
            let filled = emphasised(body, Emphasis::Item).set_background_color(HEAD);
            kind_format(filled, kind, words)
        }
        Look::Locked(kind) => {
            let filled = emphasised(body, Emphasis::Item).set_background_color(WASH);
            kind_format(filled, kind, words)
        }
        Look::Card(part, kind) => card(body, part, kind, words),
    }
}

/// What is typed looks as it will be read.
fn input(format: Format, entry: Entry, wraps: bool) -> Format {
    let format = if wraps {
        format.set_text_wrap()
    } else {
        format
    };
    match entry {
        Entry::Text => format,
        Entry::Id => format.set_num_format("@"),
        Entry::Day => format.set_num_format("yyyy-mm-dd"),
        Entry::Moment => format.set_num_format("yyyy-mm-dd hh:mm"),
        Entry::Money => format.set_num_format("#,##0.00"),
        Entry::Count => format.set_num_format("#,##0"),
    }
}

fn voice_format(body: Format, voice: Voice, wraps: bool) -> Format {
    let (points, bold, _) = voice.measure();
    let format = body.set_font_size(points).set_align(FormatAlign::Left);
    let format = if bold { format.set_bold() } else { format };
    let format = if wraps {
        format.set_text_wrap()
    } else {
        format
    };
    match voice {
        Voice::Title | Voice::Section => format.set_font_color(BRAND),
        Voice::Subtitle | Voice::Note => format.set_font_color(MUTED),
        Voice::Headline | Voice::TableTitle => format,
    }
}

fn link(format: Format) -> Format {
    format
        .set_font_color(GOOD)
        .set_underline(FormatUnderline::Single)
}

fn header(body: Format, side: Side) -> Format {
    let align = match side {
        Side::Left => FormatAlign::Left,
        Side::Centre => FormatAlign::Center,
        Side::Right => FormatAlign::Right,
    };
    let body = if side == Side::Centre {
        body
    } else {
        body.set_indent(1)
    };
    body.set_bold()
        .set_font_color(BRAND)
        .set_background_color(HEAD)
        .set_text_wrap()
        .set_align(align)
        .set_border_top(FormatBorder::Thin)
        .set_border_top_color(BRAND)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(BRAND)
}

fn emphasised(body: Format, emphasis: Emphasis) -> Format {
    match emphasis {
        Emphasis::Item => body
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(RULE),
        Emphasis::Rest => emphasised(body, Emphasis::Item).set_font_color(MUTED),
        Emphasis::Group => body
            .set_bold()
            .set_font_color(BRAND)
            .set_background_color(HEAD)
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(BRAND),
        Emphasis::Remark => body
            .set_font_color(MUTED)
            .set_background_color(WASH)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(RULE),
        Emphasis::Total => body
            .set_bold()
            .set_background_color(WASH)
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(BRAND),
    }
}

/// The fill and the text of a status.
fn toned(format: Format, tone: Tone) -> Format {
    match status_colours(tone) {
        Some((fill, text)) => format.set_background_color(fill).set_font_color(text),
        None => format,
    }
}

fn kind_format(format: Format, kind: Kind, words: &Words) -> Format {
    let right = FormatAlign::Right;
    // Indented, so that words and figures of neighbouring columns never touch.
    let number =
        |format: Format, text: &str| format.set_num_format(text).set_align(right).set_indent(1);
    let left = |format: Format| format.set_align(FormatAlign::Left).set_indent(1);
    match kind {
        Kind::Text => left(format),
        Kind::Wrapped => left(format).set_text_wrap(),
        Kind::Id => left(format.set_num_format("@")),
        Kind::Right => format.set_align(right).set_indent(1),
        Kind::Count | Kind::Quantity => number(format, "#,##0"),
        Kind::Money(currency) => number(format, &number::money_format(currency)),
        Kind::Whole(currency) => number(format, &number::whole_money_format(currency)),
        Kind::Decimal => number(format, "#,##0.0"),
        Kind::Fraction => number(format, "#,##0.0##"),
        Kind::Rate => number(format, "0.0%"),
        Kind::Points => number(format, &number::points_format(words)),
        Kind::Change => number(format, &number::change_format(words)),
        Kind::Day => format
            .set_num_format("yyyy-mm-dd")
            .set_align(FormatAlign::Center),
        Kind::Moment => format
            .set_num_format("yyyy-mm-dd hh:mm")
            .set_align(FormatAlign::Center),
        Kind::Status(tone) => toned(format.set_align(FormatAlign::Center), tone),
        Kind::Statement(tone) => toned(left(format).set_text_wrap(), tone),
        Kind::Input(entry, wraps) => input(left(format), entry, wraps)
            .set_unlocked()
            .set_border(FormatBorder::Thin)
            .set_border_color(RULE),
        // Filling shows a long text only as far as its cell goes, and nothing of it in the next one.
        Kind::Key => format
            .set_num_format("@")
            .set_font_size(SMALL)
            .set_font_color(MUTED)
            .set_background_color(WASH)
            .set_align(FormatAlign::Fill),
        Kind::Link => link(left(format)),
    }
}

fn card(body: Format, part: Part, kind: Kind, words: &Words) -> Format {
    // White lines on both sides part the cards without empty columns between them.
    let edges = match part {
        Part::Trend(edges) => edges,
        _ => Edges {
            left: true,
            right: true,
        },
    };
    let base = body.set_background_color(WASH);
    let base = if edges.left {
        base.set_border_left(FormatBorder::Thick)
            .set_border_left_color(PAPER)
    } else {
        base
    };
    let base = if edges.right {
        base.set_border_right(FormatBorder::Thick)
            .set_border_right_color(PAPER)
    } else {
        base
    };
    let base = match part {
        Part::Label => base
            .set_background_color(HEAD)
            .set_font_size(SMALL)
            .set_font_color(MUTED)
            .set_border_top(FormatBorder::Medium)
            .set_border_top_color(BRAND),
        Part::Value => kind_format(base, kind, words)
            .set_font_size(FIGURE)
            .set_bold()
            .set_shrink(),
        Part::Difference(tone) => kind_format(base, kind, words)
            .set_font_color(difference_colour(tone))
            .set_bold(),
        Part::Note => base
            .set_font_size(SMALL)
            .set_font_color(MUTED)
            .set_text_wrap(),
        Part::Trend(_) => base,
    };
    base.set_align(FormatAlign::Left).set_indent(1)
}
