//! An order, as it really is.

use chrono::{NaiveDate, NaiveDateTime};

use super::plan::Plan;
use crate::facts::people::Customer;
use crate::facts::trade::Fen;

/// How the order came in; it decides which sheet it stands in and what its number looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel {
    /// 电话: in the firm's own ledger, 20261003012.
    Phone,
    /// 经销商: in the firm's own ledger, with the 15 digits of the dealers' portal.
    Dealer,
    /// 微信小程序: in the firm's own ledger, with 18 digits.
    Shop,
    /// 淘宝: in the platform's export, with 19 digits.
    Taobao,
}

/// How the number stands in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    Text,
    Number,
    /// A number cell that kept 15 digits.
    Truncated,
    /// The text that Excel showed: 2.03E+17.
    Scientific,
    /// The cell was left blank.
    Missing,
}

/// How a ledger row was spoilt by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blot {
    /// 2206-10-05.
    Date,
    /// 一百.
    AmountInWords,
    /// The row stands there twice.
    Twice,
    /// The amount is a text with a sign, a comma or full-width digits.
    AmountAsText,
}

/// An order.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Order {
    pub(crate) number: String,
    pub(crate) typed: Typed,
    pub(crate) blot: Option<Blot>,
    pub(crate) channel: Channel,
    pub(crate) placed: NaiveDateTime,
    pub(crate) promised: NaiveDate,
    pub(crate) customer: Customer,
    pub(crate) product: &'static str,
    /// In tenths: loose tea is sold by weight.
    pub(crate) quantity: i64,
    pub(crate) price: Fen,
    pub(crate) due: Fen,
    pub(crate) deposit: Fen,
    pub(crate) cod: Fen,
    pub(crate) plan: Plan,
    pub(crate) sales: &'static str,
    pub(crate) clerk: Option<&'static str>,
    pub(crate) self_pickup: bool,
    pub(crate) cancelled: bool,
    pub(crate) forgotten: bool,
    /// The group of a transfer for several orders, and whether that transfer pays this one.
    pub(crate) group: Option<(usize, bool)>,
    /// The order waits for the parcel of the order before it and travels in it.
    pub(crate) rides_with: Option<usize>,
    pub(crate) boxes: usize,
    /// When the customer pays, if by the plan it is before shipping; for a deposit, the deposit.
    pub(crate) paid_at: NaiveDateTime,
    /// When the balance after a deposit comes by transfer.
    pub(crate) balance_at: NaiveDateTime,
    /// From when the warehouse may send it; `None`: not yet paid as the terms ask.
    pub(crate) ready: Option<NaiveDateTime>,
    /// The number of the payment, noted in the ledger.
    pub(crate) transaction: Option<String>,
    pub(crate) names_waybill: bool,
    pub(crate) parcels: Vec<usize>,
    /// What the seller's system calls its state.
    pub(crate) state: &'static str,
    pub(crate) note: String,
    pub(crate) tags: Vec<&'static str>,
}

impl Order {
    /// Marks the order for the labels.
    pub(crate) fn tag(&mut self, tag: &'static str) {
        if !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }

    /// The number as the sheets show it.
    pub(crate) fn shown_number(&self) -> String {
        match self.typed {
            Typed::Text | Typed::Number => self.number.clone(),
            Typed::Truncated => {
                let kept: String = self.number.chars().take(15).collect();
                format!("{kept:0<width$}", width = self.number.len())
            }
            Typed::Scientific => {
                let digits: String = self.number.chars().take(3).collect();
                let rounded = digits.parse::<u32>().unwrap_or(0)
                    + u32::from(self.number.chars().nth(3).is_some_and(|digit| digit >= '5'));
                let exponent = self.number.len() - 1;
                format!("{}.{:02}E+{exponent}", rounded / 100, rounded % 100)
            }
            Typed::Missing => String::new(),
        }
    }

    /// True if the number in the ledger lost digits.
    pub(crate) fn is_damaged(&self) -> bool {
        matches!(self.typed, Typed::Truncated | Typed::Scientific)
    }
}
