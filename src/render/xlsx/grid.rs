//! The columns of a sheet. Cards and tables of one page ask for different columns; the sheet gets the
//! edges that all of them need, and a table column that spans several sheet columns is merged. A page
//! with one table needs no merging at all, and the table of a detail page never gets any.

use crate::report::{Block, Column, Page, Role};

use super::measure::{Need, needs};
use super::squeeze::squeeze;

/// The first and the last column that a thing takes, counted from the first column of content.
pub(super) type Span = (u16, u16);

/// Content within this many pixels is read without scrolling; texts run no wider.
pub(super) const READABLE: u32 = 1040;
const PORTRAIT: u32 = 820;
/// An edge this near to a wished one is taken for it; where a sentence pays for it, only a nearer one.
const NEAR: u32 = 28;
const NEAR_WITH_SENTENCES: u32 = 8;
/// No column is narrower.
const SLIVER: u32 = 16;
/// A card is at least this wide.
const CARD: u32 = 124;
/// The most cards in a row, and so many as the row has room for at least.
const CARDS: usize = 6;
const FEWEST_CARDS: usize = 4;

/// For how many cards a row has room, so that the rows of `count` cards are about equally full.
pub(super) fn per_row(count: usize) -> usize {
    count
        .div_ceil(count.div_ceil(CARDS).max(1))
        .max(FEWEST_CARDS)
}

/// The columns of a sheet and what stands on them.
#[derive(Debug)]
pub(super) struct Grid {
    /// Left edges in pixels from the first column of content, then the right edge of the last.
    edges: Vec<u32>,
    /// For each table of the page in order: what its columns ask for, and what they got.
    pub(super) tables: Vec<(Vec<Need>, Vec<Span>)>,
}

impl Grid {
    /// The columns of a page; those of a form are made to fit on paper.
    pub(super) fn of(page: &Page, form: bool) -> Self {
        let mut asked = Vec::new();
        let (mut cards, mut detail, mut drawn) = (Vec::new(), None, false);
        for block in &page.blocks {
            match block {
                Block::Table(table) => {
                    if table.filter {
                        detail.get_or_insert(asked.len());
                    }
                    let mut needs = needs(table);
                    // What is filled in is printed, too, and passed on.
                    let filled_in = |column: &Column| column.role == Role::Input;
                    if form || table.filter && table.columns.iter().any(filled_in) {
                        squeeze(&mut needs, table, page);
                    }
                    asked.push(needs);
                }
                Block::Cards(list) => cards.push(per_row(list.len())),
                Block::Chart(_) => drawn = true,
                _ => {}
            }
        }
        match detail {
            Some(first) => Self::by_index(asked, first),
            None => Self::by_edges(page, asked, &cards, drawn),
        }
    }

    /// Column by column: for the page of a filtered table, whose cells must not be merged.
    fn by_index(asked: Vec<Vec<Need>>, detail: usize) -> Self {
        let count = asked.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let mut widths = vec![0; count];
        for (position, needs) in asked.iter().enumerate() {
            for (width, need) in widths.iter_mut().zip(needs) {
                let wanted = if position == detail {
                    need.wish
                } else {
                    need.least
                };
                *width = (*width).max(wanted);
            }
        }
        let mut edges = vec![0];
        edges.extend(widths.iter().scan(0, |right, width| {
            *right += (*width).max(SLIVER);
            Some(*right)
        }));
        let tables = asked
            .into_iter()
            .map(|needs| {
                let spans = (0..needs.len() as u16).map(|column| (column, column));
                let spans = spans.collect();
                (needs, spans)
            })
            .collect();
        Self { edges, tables }
    }

    fn by_edges(page: &Page, asked: Vec<Vec<Need>>, cards: &[usize], drawn: bool) -> Self {
        let base = if page.landscape { READABLE } else { PORTRAIT };
        let widest_table = asked
            .iter()
            .map(|needs| needs.iter().map(|need| need.least).sum::<u32>())
            .max()
            .unwrap_or(0);
        let widest_strip = cards.iter().max().map_or(0, |count| *count as u32 * CARD);
        let plain = cards.is_empty() && !drawn && asked.len() == 1;
        let total = base.max(widest_table).max(widest_strip);
        let mut edges = vec![0];
        if !plain {
            edges.push(total);
        }
        for count in cards {
            edges.extend((1..*count as u32).map(|card| total * card / *count as u32));
        }
        edges.sort_unstable();
        edges.dedup();
        let mut ends = Vec::new();
        for needs in &asked {
            ends.push(place(&mut edges, needs, total));
        }
        if edges.len() < 2 {
            edges.push(total);
        }
        let column_of = |edge: u32| edges.partition_point(|known| *known < edge) as u16;
        let tables = asked
            .into_iter()
            .zip(ends)
            .map(|(needs, ends)| {
                let mut first = 0;
                let spans = ends
                    .into_iter()
                    .map(|end| {
                        let after = column_of(end);
                        let span = (first, after.saturating_sub(1).max(first));
                        first = after;
                        span
                    })
                    .collect();
                (needs, spans)
            })
            .collect();
        Self { edges, tables }
    }

    /// The width of each column in pixels.
    pub(super) fn widths(&self) -> impl Iterator<Item = u32> {
        self.edges
            .windows(2)
            .map(|pair| pair.last().unwrap_or(&0) - pair.first().unwrap_or(&0))
    }

    /// The pixels of a span.
    pub(super) fn pixels(&self, (first, last): Span) -> u32 {
        let edge = |column: usize| self.edges.get(column).copied().unwrap_or(0);
        edge(usize::from(last) + 1).saturating_sub(edge(usize::from(first)))
    }

    /// The last column.
    pub(super) fn last(&self) -> u16 {
        (self.edges.len() as u16).saturating_sub(2)
    }

    /// The columns that a text may run across.
    pub(super) fn readable(&self) -> Span {
        let fitting = self
            .edges
            .partition_point(|edge| *edge <= READABLE.max(self.full()));
        (0, (fitting as u16).saturating_sub(2))
    }

    /// The pixels of content that is read without scrolling: the whole of a report page.
    fn full(&self) -> u32 {
        let all = self.edges.last().copied().unwrap_or(0);
        if all <= READABLE * 5 / 4 {
            all
        } else {
            READABLE
        }
    }

    /// At most `parts` spans of about equal width, side by side.
    pub(super) fn split(&self, parts: usize) -> Vec<Span> {
        let total = self.pixels(self.readable());
        let mut spans = Vec::new();
        let mut first = 0;
        for part in 1..=parts as u32 {
            let wish = total * part / parts as u32;
            let after = self.nearest(wish) as u16;
            if after > first {
                spans.push((first, after - 1));
                first = after;
            }
        }
        spans
    }

    fn nearest(&self, wish: u32) -> usize {
        (0..self.edges.len())
            .min_by_key(|position| {
                let edge = self.edges.get(*position).copied().unwrap_or(0);
                edge.abs_diff(wish)
            })
            .unwrap_or(0)
    }
}

/// Sets the right edges of a table's columns, near ones shared with what is there already.
fn place(edges: &mut Vec<u32>, needs: &[Need], total: u32) -> Vec<u32> {
    let widths = stretched(needs, total);
    let (mut start, mut wish) = (0, 0);
    let near = if needs.iter().any(|need| need.wraps) {
        NEAR_WITH_SENTENCES
    } else {
        NEAR
    };
    let mut ends = Vec::new();
    for (need, width) in needs.iter().zip(widths) {
        wish += width;
        let least = start + need.least;
        let known = edges
            .iter()
            .copied()
            .filter(|edge| *edge >= least && edge.abs_diff(wish) <= near)
            .min_by_key(|edge| edge.abs_diff(wish));
        let end = known.unwrap_or_else(|| free_edge(edges, wish.max(least)));
        if let Err(position) = edges.binary_search(&end) {
            edges.insert(position, end);
        }
        start = end;
        ends.push(end);
    }
    ends
}

/// The first place from `wish` on that leaves no sliver of a column.
fn free_edge(edges: &[u32], wish: u32) -> u32 {
    let mut edge = wish;
    for known in edges {
        if *known < edge && edge - known < SLIVER {
            edge = known + SLIVER;
        } else if *known >= edge && known - edge < SLIVER {
            return *known;
        }
    }
    edge
}

/// The widths of a table's columns: sentences take what is left of the page, others a little of it.
fn stretched(needs: &[Need], total: u32) -> Vec<u32> {
    let least: u32 = needs.iter().map(|need| need.least).sum();
    let spare = total.saturating_sub(least);
    let sentences: u32 = needs
        .iter()
        .filter(|need| need.wraps)
        .map(|need| need.wish)
        .sum();
    needs
        .iter()
        .map(|need| match (sentences, need.wraps) {
            (0, _) => need.least + (need.least * 2 / 5).min(spare * need.least / least.max(1)),
            (_, true) => need.least + spare * need.wish / sentences,
            (_, false) => need.least,
        })
        .collect()
}
