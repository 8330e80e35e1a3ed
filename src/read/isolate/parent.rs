//! The parent's side: starts a reader, feeds it, and visits the sheets that it tells of as they come.

use std::io::{self, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc;
use std::thread::{self, Builder};
use std::time::Duration;

use super::hear::hear;
use super::watch::{Watched, watch};
use super::{Kind, READER_WORD, arguments};
use crate::config::Limits;
use crate::read::{ReadError, Sheet};

/// Reads a file in a process of its own; `None` if no reader could be started, and nothing was visited.
pub(super) fn read(
    program: &Path,
    kind: Kind,
    content: &[u8],
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Option<Vec<ReadError>> {
    let (reader, mut stdin, stdout) = start(program, kind, limits).ok()?;
    let waiting = AtomicBool::new(false);
    let waiting = &waiting;
    let most = Duration::from_secs(limits.reader_seconds);
    let (told, is_slow) = thread::scope(|scope| {
        // The watch ends when the sender is dropped, even by a panic of the visitor.
        let (running, ended) = mpsc::channel();
        let watcher = Builder::new()
            .spawn_scoped(scope, move || watch(reader, &ended, waiting, most))
            .ok()?;
        let feeder = Builder::new().spawn_scoped(scope, move || {
            // A reader that ends early does not want the rest. The pipe stays open behind the content.
            let _ = feed(&mut stdin, content);
            stdin
        });
        let mut stdout = BufReader::with_capacity(
            1 << 16,
            Watched {
                source: stdout,
                waiting,
            },
        );
        let told = feeder
            .is_ok()
            .then(|| hear(&mut stdout, limits.reader_megabytes, visit));
        drop(running);
        let is_slow = watcher.join().unwrap_or(false);
        Some((told?, is_slow))
    })?;
    told.into_errors(is_slow, limits)
}

fn start(
    program: &Path,
    kind: Kind,
    limits: &Limits,
) -> io::Result<(Child, ChildStdin, ChildStdout)> {
    let mut reader = Command::new(program)
        .arg(READER_WORD)
        .args(arguments::of(kind, limits))
        // Nobody sees a trace, and taking one without memory left may never end.
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let pipes = reader.stdin.take().zip(reader.stdout.take());
    let (stdin, stdout) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
    Ok((reader, stdin, stdout))
}

fn feed(stdin: &mut impl Write, content: &[u8]) -> io::Result<()> {
    stdin.write_all(&(content.len() as u64).to_le_bytes())?;
    stdin.write_all(content)?;
    stdin.flush()
}
