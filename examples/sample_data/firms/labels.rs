//! `labels.json`: what really happened, in the words of the sample data's labels.

use std::path::Path;

use serde_json::{Value, json};

use super::book::{Cents, Movement, Truth};
use super::make::Book;

/// Writes the labels.
pub(super) fn write(folder: &Path, book: &Book) -> super::Result<()> {
    let orders: Vec<Value> = book
        .orders
        .iter()
        .map(|order| {
            json!({
                "order_no": order.number,
                "shown_as": order.shown.as_ref().unwrap_or(&order.number),
                "due": decimal(order.due),
                "currency": order.currency,
                "tags": [order.tag],
            })
        })
        .collect();
    let payments: Vec<Value> = book
        .movements
        .iter()
        .map(|movement| label(book, movement))
        .collect();
    let labels = json!({ "firm": book.firm.name, "orders": orders, "payments": payments });
    let mut text = serde_json::to_string_pretty(&labels)?;
    text.push('\n');
    std::fs::write(folder.join("labels.json"), text)?;
    Ok(())
}

fn label(book: &Book, movement: &Movement) -> Value {
    let truth = match movement.truth {
        Truth::Orders if movement.parts.len() > 1 => "orders",
        Truth::Orders => "order",
        Truth::Settlement => "settlement",
        Truth::None => "none",
        Truth::Excluded => "excluded",
        Truth::Ambiguous => "ambiguous",
    };
    let number = |order: usize| book.orders[order].number.as_str();
    let parts = movement.parts.iter().map(|part| {
        json!({
            "order_no": number(part.order),
            "amount": decimal(part.amount),
            "fee": decimal(part.fee),
        })
    });
    let sheet = &book.firm.statements[movement.account];
    json!({
        "id": movement.id,
        "has_id": sheet.has(super::layout::Field::Id),
        "time": movement.time.format("%Y-%m-%dT%H:%M:%S").to_string(),
        "amount": decimal(movement.amount),
        "currency": movement.currency,
        "direction": if movement.out { "out" } else { "in" },
        "truth": truth,
        "decidable": movement.decidable,
        "allocations": parts.collect::<Vec<Value>>(),
        "candidates": movement.candidates.iter().map(|order| number(*order)).collect::<Vec<_>>(),
        "reversal": (!movement.reversal.is_empty()).then_some(&movement.reversal),
        "tags": [movement.tag],
    })
}

/// An amount as it is typed: 298.00.
pub(super) fn decimal(amount: Cents) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", amount.abs() / 100, amount.abs() % 100)
}
