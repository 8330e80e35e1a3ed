//! The words of terms of payment.

use crate::model::Terms;
use crate::report::view::View;

/// 先款后货, 货到付款 …
pub(in crate::report) fn terms_word(view: &View<'_>, terms: Terms) -> String {
    view.word(match terms {
        Terms::Prepaid => "value.terms.prepaid",
        Terms::CashOnDelivery => "value.terms.cash_on_delivery",
        Terms::DepositBalance => "value.terms.deposit_balance",
        Terms::Monthly => "value.terms.monthly",
    })
}
