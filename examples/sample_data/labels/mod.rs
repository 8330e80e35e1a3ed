//! `labels.json`: what really happened, for tests to compare with.

mod findings;
mod orders;

use std::path::Path;

use serde::Serialize;
use serde_json::{Value, json};

use crate::facts::calendar::{as_of, month_sheet};
use crate::facts::trade::yuan;
use crate::files::{Result, RowCount};
use crate::follow::answers::Response;
use crate::money::{Payment, Truth};
use crate::world::World;
use crate::world::journey::Stage;
use crate::world::parcel::View;

#[derive(Serialize)]
struct Labels {
    as_of: String,
    about: Value,
    sign_rate_shipped: Value,
    orders: Vec<Value>,
    payments: Vec<Value>,
    findings: findings::Findings,
    rows: Vec<RowCount>,
}

/// Writes the labels.
pub(crate) fn write(
    folder: &Path,
    world: &World,
    responses: &[Response],
    rows: Vec<RowCount>,
) -> Result<()> {
    let labels = Labels {
        as_of: as_of().format("%Y-%m-%dT%H:%M:%S").to_string(),
        about: about(),
        sign_rate_shipped: sign_rate(world),
        orders: orders::labels(world),
        payments: world
            .payments
            .iter()
            .map(|payment| label(world, payment))
            .collect(),
        findings: findings::labels(world, responses),
        rows,
    };
    let mut text = serde_json::to_string_pretty(&labels)?;
    text.push('\n');
    std::fs::write(folder.join("labels.json"), text)?;
    Ok(())
}

fn about() -> Value {
    json!({
        "money": "decimal strings in yuan",
        "orders": "due = before any refund; due_net = less what was refunded on it; received = receipts less refunds paid; fees = kept by the courier; balance = due_net - received - fees; shown_as = the number as the ledger shows it, where that is not the real one (null: blank cell)",
        "payments": "what really happened; decidable = false where no honest matcher could confirm it from the data; truth `ambiguous` = several orders fit equally, and the allocations say which was meant",
        "findings": "codes listed in `complete` are exhaustive by the definitions; the others hold the cases that are sure, and there may be more"
    })
}

fn sign_rate(world: &World) -> Value {
    let views = world.parcels.iter().map(|parcel| parcel.at(month_sheet()));
    let shipped = views.clone().filter(View::is_shipped).count();
    let signed = views
        .filter(|view| view.is_shipped() && view.stage == Stage::Signed)
        .count();
    json!({ "numerator": signed, "denominator": shipped })
}

fn label(world: &World, payment: &Payment) -> Value {
    let truth = match payment.truth {
        _ if is_ambiguous(payment) => "ambiguous",
        Truth::Order => "order",
        Truth::Orders => "orders",
        Truth::Settlement => "settlement",
        Truth::None => "none",
        Truth::Excluded => "excluded",
    };
    let allocations: Vec<Value> = payment
        .allocations
        .iter()
        .map(|part| {
            json!({
                "order_no": world.orders[part.order].number,
                "amount": yuan(part.amount),
                "fee": yuan(part.fee),
            })
        })
        .collect();
    json!({
        "id": payment.id,
        "time": payment.time.format("%Y-%m-%dT%H:%M:%S").to_string(),
        "amount": yuan(payment.amount),
        "direction": if payment.out { "out" } else { "in" },
        "truth": truth,
        "decidable": payment.decidable,
        "allocations": allocations,
        "tags": payment.tags,
    })
}

/// True if several orders fit equally, by the way the case was made.
fn is_ambiguous(payment: &Payment) -> bool {
    [
        "equal_amounts_same_day",
        "same_name",
        "transfer_two_solutions",
    ]
    .iter()
    .any(|tag| payment.tags.contains(tag))
}
