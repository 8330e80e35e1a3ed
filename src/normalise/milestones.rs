//! Several times in one cell, under a header that names them: `发货/揽收/末条中转/派件/待取件/签收时间` of 快手.

use super::date::read_moment_in;
use super::row_reader::RowReader;
use crate::model::{Moment, Parcel};
use crate::read::Value;
use crate::recognise::Field;

/// Fewer names than this make no list.
const FEWEST: usize = 3;

/// Fills the times of a parcel that no column of their own tells. Gives the name of the last milestone that has a time, a
/// word for its status; `None` if the sheet has no such column or the cell is no such list.
///
/// A cell that holds one time alone tells when the last of them happened, and not which.
pub(crate) fn read(row: &RowReader<'_>, parcel: &mut Parcel) -> Option<String> {
    let (column, cell) = row.cell(Field::Trace)?;
    let names: Vec<&str> = names(&column.header)?;
    let text = cell.text();
    let times = times(&text, names.len());
    if times.is_empty() {
        parcel.last_scan = parcel.last_scan.or_else(|| moment(row, &text));
        return None;
    }
    let mut reached = None;
    for (name, time) in names.iter().zip(times) {
        let Some(time) = moment(row, time) else {
            continue;
        };
        match *name {
            "发货" => parcel.shipped = parcel.shipped.or(Some(time)),
            "揽收" => parcel.picked_up = parcel.picked_up.or(Some(time)),
            "签收" => parcel.signed = parcel.signed.or(Some(time)),
            _ => {}
        }
        if *name != "发货" {
            parcel.last_scan = Some(time);
        }
        reached = Some((*name).to_owned());
    }
    reached
}

/// `发货/揽收/…/签收时间` → 发货, 揽收, …, 签收.
fn names(header: &str) -> Option<Vec<&str>> {
    let names: Vec<&str> = header
        .trim()
        .trim_end_matches("时间")
        .split('/')
        .map(str::trim)
        .collect();
    (names.len() >= FEWEST && names.contains(&"签收")).then_some(names)
}

/// The parts of a cell, one for each name: by strokes, or where dates have strokes, by strokes among blanks or by lines.
fn times(text: &str, count: usize) -> Vec<&str> {
    let cut = |separator: &str| text.split(separator).map(str::trim).collect::<Vec<_>>();
    ["\n", " / ", "/", ";", ","]
        .map(cut)
        .into_iter()
        .find(|parts| parts.len() == count)
        .unwrap_or_default()
}

fn moment(row: &RowReader<'_>, text: &str) -> Option<Moment> {
    let reading = row.reading;
    let value = Value::Text(text.into());
    read_moment_in(&value, reading.as_of, reading.table.day_order)
        .ok()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::super::testing::Given;
    use crate::model::{CourierStatus, Kind};
    use crate::recognise::Field;

    #[test]
    fn a_cell_of_several_times() {
        let cases = [
            (
                "2026-10-01 10:00:00/2026-10-01 18:30:00/2026-10-02 03:00:00/2026-10-03 08:00:00/-/2026-10-03 12:00:00",
                [
                    Some("2026-10-01 10:00"),
                    Some("2026-10-01 18:30"),
                    Some("2026-10-03 12:00"),
                    Some("2026-10-03 12:00"),
                ],
                CourierStatus::Signed,
            ),
            (
                "2026/10/01 10:00 / 2026/10/01 18:30 / - / 2026/10/03 08:00 / - / -",
                [
                    Some("2026-10-01 10:00"),
                    Some("2026-10-01 18:30"),
                    Some("2026-10-03 08:00"),
                    None,
                ],
                CourierStatus::Delivering,
            ),
            (
                "2026-10-01 10:00/2026-10-01 18:30/2026-10-02 03:00///",
                [
                    Some("2026-10-01 10:00"),
                    Some("2026-10-01 18:30"),
                    Some("2026-10-02 03:00"),
                    None,
                ],
                CourierStatus::Transit,
            ),
            (
                "2026-10-03 08:00",
                [None, None, Some("2026-10-03 08:00"), None],
                CourierStatus::Unknown,
            ),
            ("-", [None; 4], CourierStatus::Unknown),
        ];
        for (text, times, status) in cases {
            let records = Given::new(Kind::Courier)
                .column("发货/揽收/末条中转/派件/待取件/签收时间", Field::Trace)
                .column("物流单号", Field::Waybill)
                .read(&[&[text, "SF1234567890123"]]);
            let parcel = records.parcels.first().expect("a parcel");
            let found = [
                parcel.shipped,
                parcel.picked_up,
                parcel.last_scan,
                parcel.signed,
            ];
            let found =
                found.map(|time| time.map(|time| time.at().format("%Y-%m-%d %H:%M").to_string()));
            assert_eq!(found, times.map(|time| time.map(str::to_owned)), "{text}");
            assert_eq!(parcel.status, status, "{text}");
        }
    }
}
