//! What a cell looks like, by what it is: the names of the formats.

use crate::model::Currency;
use crate::render::theme::{BODY, LEAD, SECTION, SMALL, TITLE};
use crate::report::{Emphasis, Entry, Tone};

/// How a value is written and aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Short text, left.
    Text,
    /// Text that may take several lines.
    Wrapped,
    /// An id: text, also to Excel.
    Id,
    /// Words in a column of figures: right.
    Right,
    Count,
    Money(Currency),
    /// An amount without its cents, for cards.
    Whole(Currency),
    Decimal,
    /// A quantity without and with decimals.
    Quantity,
    Fraction,
    Rate,
    Points,
    Change,
    Day,
    Moment,
    Status(Tone),
    /// A status with a sentence under it: several lines, left.
    Statement(Tone),
    /// A cell to be filled in: what is typed, and whether it may take several lines.
    Input(Entry, bool),
    /// Text for programs, cut at the edge of its cell.
    Key,
    Link,
}

/// The part of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Label,
    Value,
    Difference(Tone),
    Note,
    /// The strip of the trend, cell by cell: `LibreOffice` draws a trend into one cell only.
    Trend(Edges),
}

/// A text that runs across the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Voice {
    Title,
    Subtitle,
    Headline,
    Section,
    TableTitle,
    Note,
}

impl Voice {
    /// Size in points, boldness and the height of a row that holds one line, in points.
    pub(super) const fn measure(self) -> (u32, bool, f64) {
        match self {
            Self::Title => (TITLE, true, 30.0),
            Self::Subtitle => (BODY, false, 18.0),
            Self::Headline => (LEAD, false, 22.0),
            Self::Section => (SECTION, true, 24.0),
            Self::TableTitle => (BODY, true, 18.0),
            Self::Note => (SMALL, false, 16.0),
        }
    }
}

/// Which edges of a card a cell touches, where a card is several cells wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Edges {
    pub(super) left: bool,
    pub(super) right: bool,
}

/// Alignment of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Side {
    Left,
    Centre,
    Right,
}

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Look {
    /// A text in one line, which runs across empty cells, or in several, in a merged cell.
    Voice(Voice, bool),
    PageLink,
    Signature,
    Header(Side),
    Cell(Kind, Emphasis),
    /// A cell to be filled in, in the column of a day off.
    Muted(Kind),
    /// A cell of a form that is not to be filled in.
    Locked(Kind),
    Card(Part, Kind),
}
