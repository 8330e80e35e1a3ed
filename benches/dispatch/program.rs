//! The program as it is installed, run once: how long, each stage how long, and the most memory.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// One run.
pub(crate) struct Run {
    pub(crate) time: Duration,
    /// Each stage and its time as the log says it, in the order in which they ended.
    pub(crate) stages: Vec<(String, String)>,
    /// The time of all cores together; `None` elsewhere than on Linux. Other work on the machine does not count.
    pub(crate) processor: Option<Duration>,
    /// The most memory in bytes; `None` elsewhere than on Linux.
    pub(crate) memory: Option<u64>,
}

/// Runs the program on a folder at nine in the morning of a day.
pub(crate) fn run(
    input: &Path,
    output: &Path,
    day: &str,
) -> Result<Run, Box<dyn std::error::Error>> {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_gendan"))
        .arg("run")
        .arg(input)
        .args(["--as-of", &format!("{day}T09:00"), "-o"])
        .arg(output)
        .env("GENDAN_LOG", "1")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let log = child.stderr.take().ok_or("no log")?;
    let log = thread::spawn(move || {
        let lines = BufReader::new(log).lines().map_while(Result::ok);
        lines.collect::<Vec<String>>()
    });
    let (mut memory, mut processor) = (None, None);
    let status = loop {
        memory = memory.max(peak(&child));
        processor = processor.max(processor_time(&child));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(Duration::from_millis(2));
    };
    let time = start.elapsed();
    let log = log.join().map_err(|_| "the log was not read")?;
    if !status.success() {
        return Err(log.join("\n").into());
    }
    let stages = log.iter().filter_map(|line| stage(line)).collect();
    Ok(Run {
        time,
        stages,
        processor,
        memory,
    })
}

/// `… stage{name="read"}: … time.busy=1.2s …` → the stage and its time.
fn stage(line: &str) -> Option<(String, String)> {
    let (_, name) = line.rsplit_once("stage{name=\"")?;
    let (name, rest) = name.split_once('"')?;
    let (_, time) = rest.split_once("time.busy=")?;
    let time = time.split_whitespace().next()?;
    Some((name.to_owned(), time.to_owned()))
}

fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes << 10)
}

fn processor_time(child: &Child) -> Option<Duration> {
    let status = fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    // The fields after the name in brackets; a tick is a hundredth of a second.
    let (_, fields) = status.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks()? + ticks()?) * 10))
}
