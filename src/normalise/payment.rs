//! Lines of a statement → payments.

use super::identifier::{identifiers, without_prefix};
use super::payment_amount::{Movement, movement};
use super::payment_fee::before_fee;
use super::payment_party::party;
use super::payment_words::{PaymentWords, Telling, nature};
use super::records::Records;
use super::row_reader::RowReader;
use super::shared_payment::share;
use super::text::squash;
use super::transaction::{remains, transaction_number, what_is_left};
use crate::model::{Direction, Moment, Nature, Payment, RowFate, Text};
use crate::recognise::Field;

/// Makes the payment of a line; `own` are the words of the sheet's profile.
///
/// The direction is seen from the holder of the account: a refund that he gets for his own purchase is money in. A line
/// that counts neither as received nor as paid (不计收支, `/`) is a refund and money in, the firm's own transfer, or it never
/// moved; the latter two are given as money out, which means nothing, since they are matched with nothing.
pub(crate) fn build(row: &mut RowReader<'_>, own: &PaymentWords, records: &mut Records) -> RowFate {
    if let Some(share) = share(row) {
        return records.take_share(row, share);
    }
    let words = [own, &row.reading.vocabulary.payment];
    let mut telling = Telling {
        side: squashed(row, Field::Direction),
        kind: squashed(row, Field::PaymentType),
        status: squashed(row, Field::PaymentStatus),
        memo: String::new(),
    };
    let mut memo = row.joined(&[Field::Memo, Field::Note]).unwrap_or_default();
    telling.memo = squash(&memo);
    let movement = match movement(row, words, &telling) {
        Ok(movement) => movement,
        Err(missing) => {
            if let Some(missing) = missing {
                row.push(*missing);
            }
            return RowFate::NoValue;
        }
    };
    let Movement {
        mut direction,
        amount,
        neutral,
        refund_row,
        note,
    } = movement;
    let mut nature = nature(words, &telling, neutral);
    if refund_row && nature != Nature::NeverMoved {
        nature = Nature::Refund;
    }
    if neutral {
        direction = if nature == Nature::Refund {
            Direction::In
        } else {
            Direction::Out
        };
    }
    if words
        .iter()
        .any(|words| words.refunded_later(&telling.status))
    {
        add(&mut memo, row.text(Field::PaymentStatus).as_deref());
    }
    add(&mut memo, note.as_deref());
    if direction == Direction::Out || nature == Nature::Reversal {
        // Platforms book charges and refunds under one number, and only the type tells them apart.
        add(&mut memo, row.text(Field::PaymentType).as_deref());
    }
    let charge = words.iter().any(|words| words.is_charge(&telling));
    if direction == Direction::Out && nature == Nature::Ordinary && charge {
        nature = Nature::Charge;
    }
    let values = &row.reading.table.profile.values;
    let stated = row.money(Field::Fee);
    let (gross, fee) = before_fee(amount, stated, direction, nature, values);
    if nature == Nature::Refund && direction == Direction::In && values.amount_is_net {
        // A settlement that pays in settles sales, whatever its remark tells of refunds.
        nature = Nature::Ordinary;
    }
    let id = row
        .cell(Field::TransactionId)
        .and_then(|(column, cell)| transaction_number(cell, row.habit(column)));
    let damaged_id = row
        .cell(Field::TransactionId)
        .filter(|_| id.is_none())
        .and_then(|(column, cell)| what_is_left(cell, row.habit(column)));
    let (party, party_account) = party(row, direction);
    let payment = Payment {
        damaged_id,
        has_own_id: id.is_some(),
        id: id.unwrap_or_else(|| "".into()),
        merchant_order: merchant_order(row),
        time: time(row),
        direction,
        neutral,
        amount: gross,
        fee,
        nature,
        channel: channel(row),
        party,
        party_account,
        memo: (!memo.is_empty()).then(|| memo.into()),
        origin: row.origin_of(match direction {
            Direction::In => &[Field::AmountIn, Field::Amount],
            Direction::Out => &[Field::AmountOut, Field::Amount, Field::Refunded],
        }),
    };
    records.add_money(payment.flow(), payment.amount);
    records.payments.push(payment);
    RowFate::Used
}

/// The text of a field as words are compared; a mark such as `/` stays, because in a direction column it says something.
fn squashed(row: &RowReader<'_>, field: Field) -> String {
    row.cell(field)
        .map_or_else(String::new, |(_, cell)| squash(&cell.text()))
}

fn add(memo: &mut String, text: Option<&str>) {
    if let Some(text) = text.filter(|text| !memo.contains(text)) {
        if !memo.is_empty() {
            memo.push(' ');
        }
        memo.push_str(text);
    }
}

/// The shop's own number, else the order number that the statement names, without the platform's prefix.
fn merchant_order(row: &RowReader<'_>) -> Option<Text> {
    let prefixes = &row.reading.table.profile.values.order_prefixes;
    [Field::MerchantOrder, Field::OrderNo]
        .into_iter()
        .find_map(|field| {
            let (column, cell) = row.cell(field)?;
            let id = identifiers(cell, row.habit(column)).into_iter().next()?;
            Some(remains(&id).unwrap_or_else(|| without_prefix(&id.canonical, prefixes).into()))
        })
}

/// The time of the line: one column, or a day and a time of day in two.
fn time(row: &mut RowReader<'_>) -> Option<Moment> {
    let day = row.day(Field::Day);
    let moment = row
        .moment_on(Field::Time, day)
        .or(day.map(Moment::day_only));
    let moment = match moment {
        Some(moment) if moment.has_time() => return Some(moment),
        moment => moment,
    };
    let Some((_, cell)) = row.cell(Field::TimeOfDay) else {
        return moment;
    };
    let whole = row.read_date(cell).ok().flatten();
    if let Some(whole) = whole.filter(|whole| whole.has_time()) {
        return Some(whole);
    }
    // 083533 that cannot be read costs the time of day, not the day: no problem is made of it.
    let clock = super::clock::read_time_of_day(&cell.value).ok().flatten();
    let day = moment?.day();
    match clock.filter(|clock| !super::clock::is_midnight(*clock)) {
        Some(clock) => Some(Moment::timed(day.and_time(clock))),
        None => Some(Moment::day_only(day)),
    }
}

/// The platform or bank whose statement this is, else what the row says.
fn channel(row: &mut RowReader<'_>) -> Text {
    let profile = row
        .reading
        .table
        .profile
        .channel
        .as_deref()
        .unwrap_or_default();
    if profile.is_empty() {
        return row.repeated(Field::Channel).unwrap_or_else(|| "".into());
    }
    row.shared.text(profile)
}

#[cfg(test)]
#[path = "payment_tests.rs"]
mod tests;
