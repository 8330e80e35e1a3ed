//! The tables of a sheet, or of a block of its columns, that stand one below the other.

use super::ids::Ids;
use super::part::{OpenPart, ReadSheet};
use super::sheet::Place;
use crate::read::{HEAD_ROWS, Row};
use crate::recognise::{Next, Seam, Stated};

/// Takes the rows of a sheet in their order and gives each table its own part. Rows are held until
/// what follows shows which table they belong to.
pub(super) struct Stack<'a> {
    place: Place<'a>,
    /// What stands above all tables; for the parts after the first also what stands above the first.
    stated: Stated,
    /// True if other tables stand beside.
    is_beside: bool,
    rows: Vec<Row>,
    /// The position of the first row that the seam has not looked at.
    next: usize,
    open: Option<(OpenPart, Seam<'a>)>,
    done: Vec<ReadSheet>,
}

impl<'a> Stack<'a> {
    pub(super) fn new(place: Place<'a>, beside: Option<Stated>) -> Self {
        Self {
            place,
            is_beside: beside.is_some(),
            stated: beside.unwrap_or_default(),
            rows: Vec::new(),
            next: 0,
            open: None,
            done: Vec::new(),
        }
    }

    /// Takes further rows.
    pub(super) fn push(&mut self, rows: Vec<Row>, ids: &mut Ids) {
        if self.rows.is_empty() {
            self.rows = rows;
        } else {
            self.rows.extend(rows);
        }
        self.advance(false, ids);
    }

    /// The parts, when no row follows. A sheet without a row is one part all the same.
    pub(super) fn finish(mut self, ids: &mut Ids) -> Vec<ReadSheet> {
        self.advance(true, ids);
        if self.open.is_none() && self.done.is_empty() {
            self.begin(ids);
        }
        self.close();
        self.done
    }

    fn advance(&mut self, ended: bool, ids: &mut Ids) {
        loop {
            let waits = self.rows.is_empty() || (!ended && self.rows.len() < HEAD_ROWS);
            if self.open.is_none() && (waits || !self.begin(ids)) {
                return;
            }
            let Some((part, seam)) = &mut self.open else {
                return;
            };
            // Without an id left, what follows stays with the last part.
            let found = if ids.is_left() {
                seam.find(&self.rows, self.next, part.table(), ended)
            } else {
                Next::LookFrom(self.rows.len())
            };
            match found {
                Next::Table(start) => {
                    self.settle(start);
                    self.next = 0;
                    self.close();
                }
                Next::LookFrom(next) => {
                    let settled = if ended {
                        self.rows.len()
                    } else {
                        next.saturating_sub(Seam::BACK)
                    };
                    self.settle(settled);
                    self.next = next.saturating_sub(settled);
                    return;
                }
            }
        }
    }

    /// Recognises the next part by the rows that are held; false if no id is left.
    fn begin(&mut self, ids: &mut Ids) -> bool {
        let Some(id) = ids.take() else {
            return false;
        };
        let most = self.rows.len().min(HEAD_ROWS);
        let head = self.rows.get(..most).unwrap_or_default();
        let (profiles, as_of) = (
            self.place.source.profiles,
            self.place.source.config.as_of.date(),
        );
        let own = Seam::first_table(head, profiles, as_of);
        let is_first = self.done.is_empty();
        let shares = self.is_beside || !is_first || own < head.len();
        let head = head.get(..own).unwrap_or_default();
        let part = OpenPart::recognise(id, head, shares.then_some(&self.stated), &self.place);
        let above = part
            .table()
            .map(|table| Stated::above(head, table.header_row, as_of));
        self.stated = inherited(&self.stated, above.unwrap_or_default(), is_first);
        let seam = Seam::below(part.table(), &self.rows, profiles, as_of);
        self.open = Some((part, seam));
        self.next = 0;
        true
    }

    /// Gives so many of the rows that are held to the open part.
    fn settle(&mut self, rows: usize) {
        let rest = self.rows.split_off(rows.min(self.rows.len()));
        let settled = std::mem::replace(&mut self.rows, rest);
        if let Some((part, _)) = &mut self.open {
            part.take(&settled, &self.place);
        }
    }

    fn close(&mut self) {
        if let Some((part, _)) = self.open.take() {
            self.done.push(part.close(&self.place));
        }
    }
}

/// What the next table inherits: what stands above the first, until a later title speaks for itself.
fn inherited(known: &Stated, title: Stated, is_first: bool) -> Stated {
    if is_first {
        return Stated {
            day: title.day.or(known.day),
            clerk: title.clerk.or_else(|| known.clerk.clone()),
        };
    }
    Stated {
        day: known.day.filter(|_| title.day.is_none()),
        clerk: known.clerk.clone().filter(|_| title.clerk.is_none()),
    }
}
