//! Sheets, parcels, findings and figures at the boundary.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{OriginJson, named, origin};
use crate::figures::Amount;
use crate::model::{ParcelIndex, SheetProof};
use crate::report::Facts;

#[derive(Serialize)]
pub(super) struct Input<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    /// The range of the table in Excel's words, where a sheet has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    kind: &'static str,
    profile: Option<&'a str>,
    rows: u32,
    used: u32,
    merged: u32,
    ignored: u32,
    rejected: u32,
    /// Of the whole file.
    sha256: Option<&'a str>,
}

pub(super) fn input(sheet: &SheetProof) -> Input<'_> {
    Input {
        file: &sheet.file,
        sheet: named(&sheet.sheet),
        part: sheet.part.map(|part| part.range()),
        kind: sheet.kind.code(),
        profile: named(&sheet.profile),
        rows: sheet.rows,
        used: sheet.used(),
        merged: sheet.merged(),
        ignored: sheet.ignored(),
        rejected: sheet.rejected(),
        sha256: named(&sheet.hash),
    }
}

#[derive(Serialize)]
pub(super) struct Parcel<'a> {
    waybill_no: &'a str,
    carrier: Option<&'a str>,
    orders: Vec<&'a str>,
    status: &'static str,
    origin: OriginJson<'a>,
}

pub(super) fn parcel<'a>(
    facts: &Facts<'a>,
    index: ParcelIndex,
    parcel: &'a crate::model::Parcel,
) -> Parcel<'a> {
    Parcel {
        waybill_no: parcel.waybill.as_str(),
        carrier: parcel.carrier.as_deref(),
        orders: facts
            .input
            .orders_of(index)
            .map(|(_, order)| order.number.as_str())
            .collect(),
        status: parcel.status.code(),
        origin: origin(facts, parcel.origin),
    }
}

#[derive(Serialize)]
pub(super) struct Finding<'a> {
    code: &'static str,
    severity: &'static str,
    order_no: Option<&'a str>,
    waybill_no: Option<&'a str>,
    payment_id: Option<&'a str>,
    staff: Option<&'a str>,
    amount: Option<String>,
    message: String,
    origin: Option<OriginJson<'a>>,
}

pub(super) fn finding<'a>(facts: &Facts<'a>, finding: &'a crate::finding::Finding) -> Finding<'a> {
    Finding {
        code: finding.code,
        severity: finding.severity.code(),
        order_no: finding.order.as_deref(),
        waybill_no: finding.waybill.as_deref(),
        payment_id: finding.payment.as_deref(),
        staff: finding.staff.as_deref(),
        amount: finding.amount.map(|amount| amount.to_string()),
        message: facts.words.say(&finding.message, facts.book),
        origin: finding.origin.map(|place| origin(facts, place)),
    }
}

#[derive(Serialize)]
pub(super) struct Metric {
    id: &'static str,
    numerator: Number,
    denominator: Number,
    value: Option<f64>,
    /// Empty for the whole; a part that no sheet names is null.
    by: BTreeMap<&'static str, Option<String>>,
}

/// A count is a number, money is a decimal string.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Count(i64),
    Money(String),
    Hours(f64),
}

impl From<Amount> for Number {
    fn from(amount: Amount) -> Self {
        match amount {
            Amount::Count(count) => Self::Count(count),
            Amount::Money(amount) => Self::Money(amount.to_string()),
            Amount::Hours(hours) => Self::Hours(hours),
        }
    }
}

pub(super) fn metric(metric: &crate::figures::Metric) -> Metric {
    Metric {
        id: metric.id,
        numerator: metric.numerator.into(),
        denominator: metric.denominator.into(),
        value: metric.value(),
        by: metric
            .by
            .iter()
            .map(|(dimension, name)| (dimension.code(), named(name).map(str::to_owned)))
            .collect(),
    }
}
