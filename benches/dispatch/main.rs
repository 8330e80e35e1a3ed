//! The morning of a large firm: the courier's sheet is read and every clerk gets a workbook; the next morning they
//! come back, filled in, with the courier's next sheet. `cargo bench --bench dispatch [-- --clerks N --rows N]`
//!
//! The program is run as it is installed, from the start of the process to its end. Beside it, as a floor, the cells of the
//! workbooks are written again by a plain loop.

mod day;
mod desk;
mod floor;
mod program;

use std::fs;
use std::io::Write;
use std::path::Path;

use calamine::{Data, Range};

use day::{DAYS, Size};

type Failed = Box<dyn std::error::Error>;

/// Each morning is run so many times; the median is shown.
const TURNS: usize = 3;

fn main() -> Result<(), Failed> {
    let size = Size {
        clerks: typed("--clerks").unwrap_or(200),
        rows: typed("--rows").unwrap_or(50_000),
    };
    let folder = tempfile::tempdir()?;
    let (input, output) = (folder.path().join("in"), folder.path().join("out"));
    let mut out = std::io::stdout().lock();
    fs::create_dir_all(&input)?;
    size.write_first(&input)?;
    writeln!(out, "{} clerks, {} open parcels", size.clerks, size.rows)?;
    let sheets = morning(&mut out, "first morning", 0, &input, &output)?;
    let back = input.join("交回");
    fs::create_dir_all(&back)?;
    for path in desk::workbooks(&output.join("分发"))? {
        let name = path.file_name().unwrap_or_default();
        fs::write(back.join(name), desk::fill_in(&fs::read(&path)?)?)?;
    }
    size.write_second(&input)?;
    let title = format!("second morning, {sheets} workbooks back");
    fs::remove_dir_all(&output)?;
    morning(&mut out, &title, 1, &input, &output)?;
    Ok(())
}

/// The number after a word of the command line.
fn typed(word: &str) -> Option<usize> {
    let mut words = std::env::args().skip_while(|typed| typed != word);
    words.nth(1)?.parse().ok()
}

/// Runs a morning and shows it; gives the number of workbooks.
fn morning(
    out: &mut impl Write,
    title: &str,
    day: usize,
    input: &Path,
    output: &Path,
) -> Result<usize, Failed> {
    let mut runs = Vec::new();
    for _ in 0..TURNS {
        runs.push(program::run(input, output, DAYS[day])?);
    }
    let memory = runs.iter().filter_map(|run| run.memory).max();
    runs.sort_by_key(|run| run.time);
    let run = &runs[TURNS / 2];
    let (sheets, rows) = handed_out(&output.join("分发"))?;
    let seconds = run.time.as_secs_f64();
    let memory = memory.map_or_else(String::new, |bytes| format!(", {} MB", bytes >> 20));
    let processor = run.processor.map_or_else(String::new, |time| {
        format!(" ({:.2} s of processors)", time.as_secs_f64())
    });
    writeln!(
        out,
        "{title}\n  gendan: {seconds:.2} s{processor}{memory}, {} workbooks with {rows} rows",
        sheets.len()
    )?;
    for (name, time) in &run.stages {
        writeln!(out, "    {name:10} {time}")?;
    }
    let folder = tempfile::tempdir()?;
    let floor = floor::write(&sheets, folder.path())?.as_secs_f64();
    writeln!(
        out,
        "  floor, the bare cells written: {floor:.2} s\n  gendan / floor: {:.2}",
        seconds / floor
    )?;
    Ok(sheets.len())
}

/// The cells of the workbooks that were handed out to clerks, and how many rows they have.
fn handed_out(folder: &Path) -> Result<(Vec<Range<Data>>, usize), Failed> {
    let (mut sheets, mut rows) = (Vec::new(), 0);
    for path in desk::workbooks(folder)? {
        let sheet = desk::Sheet::read(&fs::read(&path)?)?;
        rows += sheet.rows().len();
        sheets.push(sheet.cells);
    }
    Ok((sheets, rows))
}
