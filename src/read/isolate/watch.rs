//! Watches the reader's process: only the time that the parent waits for it counts, so that a slow
//! parent is not laid at the reader's door.

use std::io::{self, Read};
use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How often the watch looks.
const TICK: Duration = Duration::from_millis(50);

/// A source that tells whether somebody is waiting for it.
pub(super) struct Watched<'a, R> {
    pub(super) source: R,
    pub(super) waiting: &'a AtomicBool,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.waiting.store(true, Ordering::Relaxed);
        let outcome = self.source.read(buffer);
        self.waiting.store(false, Ordering::Relaxed);
        outcome
    }
}

/// Waits until the other end of `ended` is dropped, or until the reader has been waited for as long as
/// it may; then ends it. True if it took too long.
pub(super) fn watch(
    mut reader: Child,
    ended: &Receiver<()>,
    waiting: &AtomicBool,
    most: Duration,
) -> bool {
    let mut spent = Duration::ZERO;
    let mut last = Instant::now();
    while spent < most && ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
        // A machine that slept has not waited.
        let passed = last.elapsed().min(TICK * 4);
        last = Instant::now();
        if waiting.load(Ordering::Relaxed) {
            spent += passed;
        }
    }
    // A reader that has ended by itself cannot be killed, and is only waited for.
    let _ = reader.kill();
    let _ = reader.wait();
    spent >= most
}
