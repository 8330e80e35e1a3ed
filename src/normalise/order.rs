//! Rows of an order sheet → orders, each with at most one line; `history` joins the rows of a number.

use chrono::NaiveDate;

use super::order_progress::read_state;
use super::quantity::read_quantity;
use super::records::{Records, Waiting};
use super::row_reader::RowReader;
use super::terms::deposit_percent;
use super::transaction::whole_or_left;
use crate::finding::ProblemKind;
use crate::model::{Moment, Money, Order, OrderLine, OrderNo, RowFate, Terms};
use crate::recognise::Field;

/// Makes the order of a row.
///
/// A row without a number goes on with the order of the row right above it if it names a product and nothing of an order
/// (1688, merged cells). Where the row above is in an earlier chunk, the row is rejected for now and [`Records::append`]
/// takes it back.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    if let Some(number) = row.orders().into_iter().next() {
        let above = records.orders.last();
        let due = above
            .filter(|above| above.number == number)
            .and_then(|above| above.due);
        if let Some(due) = due {
            row.assume_currency(due.currency());
        }
        let order = read(row, number);
        records.add_order(row, order);
        return RowFate::Used;
    }
    let Some(missing) = row.missing(&[Field::OrderNo], "field.order_no") else {
        return RowFate::NoKey;
    };
    if !goes_on(row) {
        row.push(missing);
        return RowFate::NoKey;
    }
    let above = records.orders.last_mut().filter(|above| {
        above.origin.sheet == row.origin().sheet && above.origin.row + 1 == row.origin().row
    });
    if let Some(above) = above {
        let mut order = read(row, above.number.clone());
        goes_on_with(above, &mut order);
        records.orders.push(order);
        return RowFate::Used;
    }
    let order = read(row, OrderNo::new("", "", None));
    row.push(missing.clone());
    if records.orders.is_empty() {
        records.waiting.push(Waiting { order, missing });
    }
    RowFate::NoKey
}

/// Where a further line names an amount of its own below the merged cells of its order, each line owes
/// its own amount, the first one too.
pub(super) fn goes_on_with(above: &mut Order, below: &mut Order) {
    if below.due.is_some() {
        above.due_per_line = true;
        below.due_per_line = true;
    }
}

/// True for a row that tells of a product and of no order.
fn goes_on(row: &RowReader<'_>) -> bool {
    let of_line = [Field::Product, Field::Quantity, Field::LineAmount];
    let of_order = [
        Field::OrderNo,
        Field::PlacedAt,
        Field::PaidAt,
        Field::Customer,
        Field::Phone,
    ];
    of_line.into_iter().any(|field| !row.is_blank(field))
        && of_order
            .into_iter()
            .all(|field| row.has_none_of_its_own(field))
        && row.cell(Field::OrderNo).is_none()
}

fn read(row: &mut RowReader<'_>, number: OrderNo) -> Order {
    let mut order = Order::new(number, row.origin_of(&[Field::OrderNo]));
    order.placed = row.moment(Field::PlacedAt);
    if order.placed.is_none() && !row.layout.has(Field::PlacedAt) {
        order.placed = row.moment(Field::Day);
    }
    order.placed = order.placed.or_else(|| day_in_number(row, &order));
    order.paid = row.moment(Field::PaidAt);
    order.shipped = row.moment(Field::ShippedAt);
    order.promised = row.moment(Field::PromisedAt);
    order.pay_by = row.day(Field::PayBy);
    order.customer = row
        .name(Field::Customer)
        .or_else(|| row.name(Field::Receiver));
    order.phone = row.phone();
    order.province = row.province();
    order.shop = row.repeated(Field::Shop);
    let profile_channel = row.reading.table.profile.channel.as_deref();
    order.channel = row
        .repeated(Field::Channel)
        .or_else(|| profile_channel.map(|channel| row.shared.text(channel)));
    order.sales_clerk = row.name(Field::SalesClerk);
    order.clerk = row
        .name(Field::Clerk)
        .or_else(|| row.reading.table.clerk.clone());
    order.note = row.joined(&[Field::Note]).map(Into::into);
    read_delivery(row, &mut order);
    read_money(row, &mut order);
    order
}

fn read_delivery(row: &mut RowReader<'_>, order: &mut Order) {
    let words = row.reading.vocabulary;
    if let Some((column, _)) = row.cell(Field::DeliveryMode) {
        let text = row.text(Field::DeliveryMode);
        order.self_pickup =
            text.is_some_and(|text| words.delivery.is_self_pickup(&text, &column.header));
    }
    let waybills = row.waybills();
    let mut beside = waybills.iter().filter_map(|(_, beside)| beside.as_deref());
    // Parcels of several carriers in one cell: none of them names the carrier of all.
    let first = beside.next();
    let one = first.filter(|first| beside.all(|other| other == *first));
    order.carrier = row.carrier(one);
    order.waybills = waybills
        .into_iter()
        .map(|(waybill, _)| row.checked(waybill, order.carrier.as_deref()))
        .collect();
    if let Some(text) = row.text(Field::Terms) {
        order.terms = words.terms.read(&text);
        if order.terms == Some(Terms::DepositBalance) {
            order.deposit_percent = deposit_percent(&text);
        }
    }
    read_state(row, order);
}

/// The day with which the numbers of a platform begin: `261003-607198974342268`.
fn day_in_number(row: &RowReader<'_>, order: &Order) -> Option<Moment> {
    if !row.reading.table.profile.values.day_in_number {
        return None;
    }
    let (day, _) = order.number.as_str().split_once('-')?;
    let day = NaiveDate::parse_from_str(day, "%y%m%d").ok()?;
    (day <= row.reading.as_of.date()).then(|| Moment::day_only(day))
}

fn read_money(row: &mut RowReader<'_>, order: &mut Order) {
    order.deposit = row.money(Field::Deposit);
    order.cod = row.money(Field::Cod);
    order.refunded = row.money(Field::Refunded);
    order.transactions = row
        .cell(Field::TransactionId)
        .map_or_else(Vec::new, |(column, cell)| {
            whole_or_left(cell, row.habit(column))
        });
    let line = read_line(row);
    if row.layout.has(Field::Due) {
        let due = row.try_amount(Field::Due).ok().flatten();
        order.due = due.map(|due| due.money);
        order.refunded = order
            .refunded
            .or(due.and_then(super::amount::Amount::refunded));
        let profile = &row.reading.table.profile;
        order.due_per_line = profile.values.due_per_line
            || (profile.signature.is_empty()
                && line
                    .as_ref()
                    .is_some_and(|line| is_product(line, order.due)));
    } else if let Some(due) = line.as_ref().and_then(line_total) {
        order.due = Some(due);
        order.due_per_line = true;
    } else {
        order.due = order
            .deposit
            .zip(order.cod)
            .and_then(|(deposit, cod)| deposit.checked_add(cod));
    }
    order.lines.extend(line);
}

fn read_line(row: &mut RowReader<'_>) -> Option<OrderLine> {
    let line = OrderLine {
        product: row.repeated(Field::Product),
        quantity: row
            .cell(Field::Quantity)
            .and_then(|(_, cell)| read_quantity(&cell.value)),
        unit_price: read_price(row),
        amount: row.money(Field::LineAmount),
        origin: row.origin_of(&[Field::LineAmount, Field::Quantity, Field::Product]),
    };
    let empty = line.product.is_none()
        && line.quantity.is_none()
        && line.unit_price.is_none()
        && line.amount.is_none();
    (!empty).then_some(line)
}

/// A price may have more decimals than money (0.1234 a piece): such a price is left out without a problem.
fn read_price(row: &mut RowReader<'_>) -> Option<Money> {
    let (column, cell) = row.cell(Field::UnitPrice)?;
    match super::amount::read_amount(&cell.value, row.writing(column)) {
        Ok(amount) => amount.map(|amount| amount.money),
        Err(why) if why.key == "amount.too_many_decimals" => None,
        Err(why) => {
            row.report(ProblemKind::AmountUnreadable, column, cell, Some(why));
            None
        }
    }
}

/// True if the amount is the line's own, or its quantity times its price: in a sheet of no platform (总价, 应收款) it
/// is then due for that line, whatever other lines the order has.
fn is_product(line: &OrderLine, due: Option<Money>) -> bool {
    let product = OrderLine {
        amount: None,
        ..line.clone()
    };
    due.is_some_and(|due| !due.is_zero()) && (line.amount == due || line_total(&product) == due)
}

/// The amount of the line, else quantity × price, halves of a cent away from zero.
fn line_total(line: &OrderLine) -> Option<Money> {
    line.amount.or_else(|| {
        let (quantity, price) = line.quantity.zip(line.unit_price)?;
        let thousandths = i128::from(quantity.0) * i128::from(price.minor());
        let minor = (thousandths.abs() + 500) / 1000 * thousandths.signum();
        Some(Money::from_minor(
            i64::try_from(minor).ok()?,
            price.currency(),
        ))
    })
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;
