//! Reading a large order sheet: the bare streaming read of the spreadsheet library against ours, in one
//! run, by turns. `cargo bench --bench reading`
//!
//! The library only gives its cells; ours gives rows with their places, long numbers, what is hidden.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use gendan::config::ReadSettings;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

const ROWS: u32 = 541_909;
const TURNS: usize = 5;

/// One reading: time, cells, memory in use at its peak beyond that at its start.
struct Turn {
    time: Duration,
    cells: u64,
    memory: Option<u64>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let mut out = std::io::stdout().lock();
    for (name, is_shared) in [("texts in the cells", false), ("shared texts", true)] {
        let path = folder.path().join(format!("orders-{is_shared}.xlsx"));
        write_orders(&path, is_shared)?;
        let (mut library, mut ours) = (Vec::new(), Vec::new());
        for _ in 0..TURNS {
            library.push(measured(|| read_with_library(&path))?);
            ours.push(measured(|| read_with_gendan(&path))?);
        }
        let megabytes = fs::metadata(&path)?.len() >> 20;
        writeln!(out, "{ROWS} rows × 8 columns, {name}, {megabytes} MB")?;
        let library = report(&mut out, "library", &mut library)?;
        let ours = report(&mut out, "gendan", &mut ours)?;
        let ratio = ours.as_secs_f64() / library.as_secs_f64();
        writeln!(out, "  gendan / library: {ratio:.2}")?;
    }
    Ok(())
}

/// An order sheet: numbers, dates, names, amounts.
fn write_orders(path: &Path, is_shared: bool) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    let sheet = if is_shared {
        workbook.add_worksheet_with_low_memory()?
    } else {
        workbook.add_worksheet_with_constant_memory()?
    };
    let headers = [
        "订单号",
        "下单时间",
        "客户",
        "商品",
        "数量",
        "单价",
        "金额",
        "运单号",
    ];
    for (column, header) in (0..).zip(headers) {
        sheet.write(0, column, header)?;
    }
    for row in 1..ROWS {
        let (count, price) = (row % 12 + 1, f64::from(row % 9973) / 100.0 + 0.5);
        sheet.write(row, 0, format!("SO2026{row:08}"))?;
        let placed = 46_000.0 + f64::from(row % 200_000) / 1440.0;
        sheet.write_with_format(row, 1, placed, &date)?;
        sheet.write(row, 2, format!("客户{}", row % 4372))?;
        sheet.write(row, 3, format!("商品 {} 型", row % 3958))?;
        sheet.write(row, 4, count)?;
        sheet.write(row, 5, price)?;
        sheet.write(row, 6, f64::from(count) * price)?;
        sheet.write(row, 7, format!("SF{:012}", u64::from(row) * 7919))?;
    }
    workbook.save(path)
}

fn read_with_library(path: &Path) -> Result<u64, Box<dyn std::error::Error>> {
    let content = fs::read(path)?;
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(content.as_slice()))?;
    let name = workbook.sheet_names().first().cloned().unwrap_or_default();
    let mut reader = workbook.worksheet_cells_reader(&name)?;
    let mut cells = 0;
    while reader.next_cell()?.is_some() {
        cells += 1;
    }
    Ok(cells)
}

fn read_with_gendan(path: &Path) -> Result<u64, Box<dyn std::error::Error>> {
    let mut cells = 0;
    let report = gendan::read::read_file(path, &ReadSettings::default(), |mut sheet| {
        let mut rows = std::mem::take(&mut sheet.head);
        while !rows.is_empty() {
            cells += rows.iter().map(|row| row.cells.len() as u64).sum::<u64>();
            rows = sheet.next_chunk().unwrap_or_default();
        }
    });
    match report.errors.first() {
        Some(error) => Err(format!("{error:?}").into()),
        None => Ok(cells),
    }
}

fn measured<E>(read: impl FnOnce() -> Result<u64, E>) -> Result<Turn, E> {
    // Writing 5 sets the peak back to what is in use now; elsewhere than on Linux memory is not shown.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let before = memory("VmRSS");
    let start = Instant::now();
    let cells = read()?;
    let time = start.elapsed();
    let memory = memory("VmHWM")
        .zip(before)
        .map(|(peak, before)| peak.saturating_sub(before));
    Ok(Turn {
        time,
        cells,
        memory,
    })
}

/// A figure of this process in kilobytes.
fn memory(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Prints the median of the turns, and gives its time.
fn report(out: &mut impl Write, name: &str, turns: &mut [Turn]) -> std::io::Result<Duration> {
    turns.sort_by_key(|turn| turn.time);
    let Some(median) = turns.get(turns.len() / 2) else {
        return Ok(Duration::ZERO);
    };
    let peak = turns
        .iter()
        .filter_map(|turn| turn.memory)
        .max()
        .unwrap_or(0)
        >> 10;
    let (time, cells) = (median.time, median.cells);
    let seconds = time.as_secs_f64();
    writeln!(
        out,
        "  {name:8} {seconds:.2} s  {cells} cells  peak +{peak} MB"
    )?;
    Ok(time)
}
