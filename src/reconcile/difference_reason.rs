//! The words for a named difference.

use super::difference::{Evidence, Named};
use crate::config::Decimal;
use crate::model::{Arg, DifferenceKind, Message, Money, Payment};

/// Why a receipt is not what is awaited, and what else it may be.
pub(super) fn because(named: &Named, awaited: Money, payment: &Payment) -> Message {
    let first = first(named, awaited, payment);
    let others: Vec<Arg> = named.others().map(|kind| Arg::Word(kind.key())).collect();
    if others.is_empty() {
        return first;
    }
    Message::new("reason.difference.or_else")
        .with("first", first)
        .with("others", Arg::List(others))
}

/// A reason with the words for the difference behind it.
pub(super) fn with_difference(reason: Message, because: Message) -> Message {
    Message::new("reason.difference.behind")
        .with("reason", reason)
        .with("difference", because)
}

fn first(named: &Named, awaited: Money, payment: &Payment) -> Message {
    let difference = named.difference;
    let less = difference.amount.minor() > 0;
    let off = difference.amount.abs();
    let key = match named.evidence {
        Evidence::StatedFee if less => "reason.difference.stated_fee",
        Evidence::StatedFee => "reason.difference.stated_fee_on_top",
        Evidence::StatedSum(word) => {
            return told("reason.difference.stated_sum", word, difference.kind, off);
        }
        Evidence::Word(word) => return told("reason.difference.word", word, difference.kind, off),
        Evidence::Schedule(percent, fixed) => {
            return Message::new(schedule_key(percent, fixed))
                .with("off", off)
                .with("channel", payment.channel.clone())
                .with("percent", percent.text().as_str())
                .with("fixed", fixed.text().as_str());
        }
        Evidence::Tolerance if less => "reason.difference.tolerance",
        Evidence::Tolerance => "reason.difference.tolerance_over",
        Evidence::WholeSum if less => "reason.difference.whole_sum",
        Evidence::WholeSum => "reason.difference.whole_sum_over",
        Evidence::WholeTens => "reason.difference.whole_tens",
        Evidence::UsualFreight => "reason.difference.freight",
        Evidence::UsualDiscount => "reason.difference.discount",
        Evidence::Swapped => return typed("reason.difference.swapped", awaited, payment),
        Evidence::Point => return typed("reason.difference.point", awaited, payment),
        Evidence::Digit => return typed("reason.difference.digit", awaited, payment),
    };
    Message::new(key).with("off", off)
}

const fn schedule_key(percent: Decimal, fixed: Decimal) -> &'static str {
    match (percent.millionths, fixed.millionths) {
        (_, 0) => "reason.difference.schedule",
        (0, _) => "reason.difference.flat",
        _ => "reason.difference.schedule_and_flat",
    }
}

fn told(key: &'static str, word: &'static str, kind: DifferenceKind, off: Money) -> Message {
    Message::new(key)
        .with("off", off)
        .with("word", word)
        .with("name", Arg::Word(kind.key()))
}

/// A typing error shows both amounts: the person sees at once which is right.
fn typed(key: &'static str, awaited: Money, payment: &Payment) -> Message {
    Message::new(key)
        .with("open", awaited)
        .with("amount", payment.amount)
}
