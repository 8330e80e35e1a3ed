//! The matcher alone on a large month: as many receipts as orders, one in twenty hard, against the naive way
//! (same amount, within three days, nearest) in one run. `cargo bench --bench matching [-- ROWS]`
//!
//! The book is made in memory, so nothing of reading is measured. The second size is twice the first: its
//! time may be at most 2.2 times the first one's.

mod month;
mod naive;

use std::io::Write;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use gendan::config::Config;
use gendan::model::Standing;

const ROWS: usize = 1_000_000;
const TURNS: usize = 3;

/// One run: time, and memory in use at its peak beyond that at its start.
struct Turn {
    time: Duration,
    memory: Option<u64>,
    confirmed: usize,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rows = std::env::args()
        .skip(1)
        .find_map(|word| word.parse().ok())
        .unwrap_or(ROWS);
    let now = NaiveDate::from_ymd_opt(2026, 10, 31)
        .and_then(|day| day.and_hms_opt(18, 0, 0))
        .ok_or("a date")?;
    let config = Config::defaults(now);
    let mut out = std::io::stdout().lock();
    let mut medians = Vec::new();
    for rows in [rows, 2 * rows] {
        let before = memory("VmRSS");
        let book = month::book(rows);
        let held = memory("VmRSS").zip(before);
        let (mut ours, mut naive) = (Vec::new(), Vec::new());
        for _ in 0..TURNS {
            ours.push(measured(|| {
                let found = gendan::reconcile::reconcile(&book, &config);
                let confirmed = found.links.iter();
                confirmed
                    .filter(|link| link.standing == Standing::Confirmed)
                    .count()
            }));
            naive.push(measured(|| naive::pairs(&book)));
        }
        let held = held.map_or_else(String::new, |(after, before)| {
            format!(
                ", {} MB held by the book",
                after.saturating_sub(before) >> 20
            )
        });
        writeln!(
            out,
            "{} orders, {} receipts{held}",
            book.orders.len(),
            book.payments.len()
        )?;
        let ours = report(&mut out, "gendan", &mut ours)?;
        let naive = report(&mut out, "naive", &mut naive)?;
        let ratio = ours.as_secs_f64() / naive.as_secs_f64();
        writeln!(out, "  gendan / naive: {ratio:.2}")?;
        medians.push(ours);
    }
    if let [once, twice] = medians.as_slice() {
        let ratio = twice.as_secs_f64() / once.as_secs_f64();
        writeln!(out, "twice the rows take {ratio:.2} times as long")?;
    }
    Ok(())
}

fn measured(run: impl FnOnce() -> usize) -> Turn {
    // Writing 5 sets the peak back to what is in use now; elsewhere than on Linux memory is not shown.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = memory("VmRSS");
    let start = Instant::now();
    let confirmed = run();
    let time = start.elapsed();
    let peak = memory("VmHWM").zip(before);
    Turn {
        time,
        memory: peak.map(|(peak, before)| peak.saturating_sub(before)),
        confirmed,
    }
}

/// Prints the median; returns it.
fn report(out: &mut impl Write, name: &str, turns: &mut [Turn]) -> std::io::Result<Duration> {
    turns.sort_by_key(|turn| turn.time);
    let Some(median) = turns.get(turns.len() / 2) else {
        return Ok(Duration::ZERO);
    };
    let memory = turns.iter().filter_map(|turn| turn.memory).max();
    let memory = memory.map_or_else(String::new, |bytes| format!(", +{} MB", bytes >> 20));
    let (time, confirmed) = (median.time, median.confirmed);
    writeln!(
        out,
        "  {name}: {:.2} s{memory}, {confirmed} links",
        time.as_secs_f64()
    )?;
    Ok(time)
}

/// A figure of this process, in bytes.
fn memory(key: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(key))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes << 10)
}
