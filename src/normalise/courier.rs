//! Rows of a courier sheet → parcels, and what was to be followed up on the day of the sheet.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::milestones;
use super::quantity::read_weight;
use super::records::Records;
use super::row_reader::RowReader;
use crate::finding::ProblemKind;
use crate::model::{CourierStatus, Moment, Parcel, RowFate, Sighting, Text, WaybillNo};
use crate::recognise::Field;

/// Makes the parcels of a row, one for each waybill in it, and a sighting of each.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    let waybills = row.waybills();
    let Some((first, beside)) = waybills.first().cloned() else {
        row.report_missing(&[Field::Waybill], "field.waybill");
        return RowFate::NoKey;
    };
    let day = row.day_of_row();
    let parcel = read(row, first, beside.as_deref(), day);
    if row.covered(Field::Waybill).is_none() {
        for problem in row.spread(&[Field::Cod, Field::Freight]) {
            row.push(problem);
        }
    }
    for (position, (waybill, _)) in waybills.into_iter().enumerate() {
        let waybill = row.checked(waybill, parcel.carrier.as_deref());
        // The row states its amount once, however many waybills it has.
        let is_first = position == 0;
        records.sightings.push(Sighting {
            status_text: parcel.status_text.clone(),
            carrier: parcel.carrier.clone(),
            receiver: parcel.receiver.clone(),
            cod: parcel.cod.filter(|_| is_first),
            clerk: parcel.clerk.clone(),
            ..Sighting::new(waybill.clone(), day, parcel.status, parcel.origin)
        });
        records.parcels.push(Parcel {
            waybill,
            ..parcel.clone()
        });
    }
    RowFate::Used
}

fn read(
    row: &mut RowReader<'_>,
    waybill: WaybillNo,
    beside: Option<&str>,
    day: Option<NaiveDate>,
) -> Parcel {
    let mut parcel = Parcel::new(waybill, row.origin_of(&[Field::Waybill]));
    parcel.carrier = row.carrier(beside).or_else(|| carrier_of_sheet(row));
    parcel.orders = row.orders();
    parcel.uploaded = row.moment(Field::UploadedAt);
    parcel.shipped = row
        .moment(Field::ShippedAt)
        .or_else(|| shipped_by_bill(row));
    parcel.picked_up = row.moment(Field::PickedUpAt);
    parcel.last_scan = row.moment(Field::LastScanAt);
    parcel.signed = row.moment(Field::SignedAt);
    parcel.receiver = row
        .name(Field::Receiver)
        .or_else(|| row.name(Field::Customer));
    parcel.phone = row.phone();
    parcel.province = row.province();
    parcel.cod = row.money(Field::Cod);
    parcel.freight = row.money(Field::Freight);
    parcel.weight = row
        .cell(Field::Weight)
        .and_then(|(_, cell)| read_weight(&cell.value));
    parcel.sales_clerk = row.name(Field::SalesClerk);
    parcel.clerk = row
        .name(Field::Clerk)
        .or_else(|| row.reading.table.clerk.clone());
    let delivery = &row.reading.vocabulary.delivery;
    if let Some((column, cell)) = row.cell(Field::DeliveryMode) {
        parcel.self_pickup = delivery.is_self_pickup(&cell.text(), &column.header);
    }
    let as_of = row.reading.as_of;
    let urge = row.cell(Field::Urge).map(|(_, cell)| cell);
    parcel.urged = urge.and_then(|cell| delivery.urged(cell, day.unwrap_or(as_of.date()), as_of));
    let milestone = milestones::read(row, &mut parcel);
    read_status(row, milestone, &mut parcel);
    parcel
}

/// The status of the status column, else of the trace, else of the time of signing. A word that is not known is reported
/// whatever the trace says.
fn read_status(row: &mut RowReader<'_>, milestone: Option<String>, parcel: &mut Parcel) {
    let words = &row.reading.vocabulary.courier;
    let service = row.reading.table.profile.values.status_codes.as_deref();
    let stated = row
        .cell(Field::CourierStatus)
        .filter(|_| !row.is_blank(Field::CourierStatus));
    let mut status = None;
    if let Some((column, cell)) = stated {
        let text = cell.text();
        parcel.status_text = Some(row.shared.text(&super::text::tidy(&text)));
        status = row.shared.status(&text, |text| words.status(text, service));
        if status.is_none() {
            row.report(ProblemKind::StatusUnknown, column, cell, None);
        }
    }
    let trace = milestone.map(Cow::Owned).or_else(|| row.text(Field::Trace));
    if parcel.status_text.is_none() {
        parcel.status_text = trace.as_deref().map(Text::from);
    }
    parcel.status = status
        .or_else(|| trace.and_then(|trace| words.trace(&trace)))
        .or(parcel.signed.map(|_| CourierStatus::Signed))
        .unwrap_or(CourierStatus::Unknown);
}

/// A courier's bill names one date, that of shipping; in a day's sheet, which has a status, the date is the day's.
fn shipped_by_bill(row: &mut RowReader<'_>) -> Option<Moment> {
    let others = [
        Field::ShippedAt,
        Field::PickedUpAt,
        Field::UploadedAt,
        Field::CourierStatus,
        Field::Trace,
    ];
    if others.into_iter().any(|field| row.layout.has(field)) {
        return None;
    }
    let (_, cell) = row.cell(Field::Day)?;
    row.read_date(cell).ok().flatten()
}

/// The carrier whose sheet this is: the profile's, else the one that the file's name mentions.
pub(crate) fn carrier_of_sheet(row: &mut RowReader<'_>) -> Option<Text> {
    if row.layout.has(Field::Carrier) {
        return None;
    }
    let carriers = row.reading.vocabulary.carriers;
    let by_profile = row
        .reading
        .table
        .profile
        .channel
        .as_deref()
        .and_then(|channel| carriers.find(channel));
    by_profile
        .or_else(|| carriers.mentioned(row.reading.file))
        .map(|carrier| carrier.name.clone())
}

#[cfg(test)]
#[path = "courier_tests.rs"]
mod tests;
