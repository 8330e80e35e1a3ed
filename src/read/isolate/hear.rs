//! What a reader tells, heard to its end; it is believed nothing that does not fit.

use std::io::Read;

use super::wire::{Frame, receive};
use crate::config::Limits;
use crate::read::{Cause, ReadError, Row, Sheet};

/// What a reader told.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// True if it said anything.
    pub(super) has_begun: bool,
    /// True if it said that it was done.
    pub(super) is_done: bool,
    /// The sheet in which it broke off.
    pub(super) sheet: Option<String>,
    /// What it could not read.
    pub(super) errors: Vec<ReadError>,
}

impl Told {
    /// All errors, with the one that stands for a reader that broke off; `None` if it never began.
    pub(super) fn into_errors(mut self, is_slow: bool, limits: &Limits) -> Option<Vec<ReadError>> {
        if !self.is_done {
            if !self.has_begun && !is_slow {
                return None;
            }
            let cause = if is_slow {
                Cause::TooSlow {
                    seconds: limits.reader_seconds,
                }
            } else {
                Cause::ReaderEnded {
                    megabytes: limits.reader_megabytes,
                }
            };
            self.errors.push(ReadError {
                member: None,
                sheet: self.sheet,
                cause,
            });
        }
        Some(self.errors)
    }
}

/// Hears a reader to its end, visiting each sheet while its rows come. Frames out of place end it.
pub(super) fn hear(
    stream: &mut dyn Read,
    megabytes: u64,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Told {
    // What the reader can hold, it can send.
    let most = megabytes.saturating_mul(1 << 20);
    let mut told = Told::default();
    if receive(&mut &mut *stream, most) != Some(Frame::Hello) {
        return told;
    }
    told.has_begun = true;
    loop {
        match receive(&mut &mut *stream, most) {
            Some(Frame::Begin(info)) => {
                told.sheet = Some(info.name.clone());
                let mut rows = SheetRows {
                    stream: &mut *stream,
                    most,
                    batch: Vec::new().into_iter(),
                    state: State::Open,
                };
                visit(Sheet::new(info, &mut rows));
                // A visitor need not draw every row.
                rows.by_ref().for_each(drop);
                if rows.state == State::Broken {
                    return told;
                }
                told.sheet = None;
            }
            Some(Frame::Error(error)) => told.errors.push(error.into()),
            Some(Frame::Done) => {
                told.is_done = true;
                return told;
            }
            _ => return told,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Ended,
    Broken,
}

/// The rows of the sheet that is being told.
struct SheetRows<'a> {
    stream: &'a mut dyn Read,
    most: u64,
    batch: std::vec::IntoIter<Row>,
    state: State,
}

impl Iterator for SheetRows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            if let Some(row) = self.batch.next() {
                return Some(row);
            }
            if self.state != State::Open {
                return None;
            }
            match receive(&mut &mut *self.stream, self.most) {
                Some(Frame::Rows(rows)) => self.batch = rows.into_iter(),
                Some(Frame::End) => self.state = State::Ended,
                _ => self.state = State::Broken,
            }
        }
    }
}
