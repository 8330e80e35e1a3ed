//! Import profiles: what differs between platforms, banks and in-house sheets, as data.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{DayOrder, Field};
use crate::model::Kind;

/// A file of `templates/sources`. Header words are compared after NFKC, without blanks, brackets
/// with their unit, and in lower case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Unique id, as in `result.json`: `alipay_personal_mobile`.
    pub id: String,
    /// The name that a user knows it by.
    pub name: String,
    /// What a row becomes.
    pub kind: Kind,
    /// 支付宝, 微信, a bank or a platform; goes to the channel of the records.
    #[serde(default)]
    pub channel: Option<String>,
    /// Header words that must all be present: the mark of one platform's layout. Empty for the
    /// general profile of a kind.
    #[serde(default)]
    pub signature: Vec<String>,
    /// Words of which one in the rows above the header, the file name or the sheet name speaks for
    /// this profile; none of them is needed.
    #[serde(default)]
    pub preamble: Vec<String>,
    /// Fields without which the sheet is not of this kind; each entry is a set of which one must be found.
    #[serde(default)]
    pub required: Vec<Vec<Field>>,
    /// Fields that tell this kind from others, and how much each weighs.
    #[serde(default)]
    pub weights: BTreeMap<Field, u32>,
    /// Field → header words, best first.
    pub columns: BTreeMap<Field, Vec<String>>,
    /// How values are to be read.
    #[serde(default)]
    pub values: Values,
}

/// Conventions of a layout that its header does not tell.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a line of a profile that a layout needs or not"
)]
pub struct Values {
    /// Words of the direction column for money that came in, beyond 收入, 贷, 入账.
    pub direction_in: Vec<String>,
    /// Words of the direction column for money that went out, beyond 支出, 借, 出账.
    pub direction_out: Vec<String>,
    /// Words of the direction column for money that counts neither as received nor as paid.
    pub direction_neutral: Vec<String>,
    /// Words of direction, type or status that mean: this line never moved money.
    pub never_moved: Vec<String>,
    /// Words of direction, type or status that mean: the firm's own money between its own pockets.
    pub own_transfer: Vec<String>,
    /// Words of type, status or memo that mean: a refund.
    pub refund: Vec<String>,
    /// Prefixes that the platform puts before the shop's order number: `T200P`.
    pub order_prefixes: Vec<String>,
    /// Fields that several columns may hold: the first filled one counts, in the order of the words.
    pub first_filled: Vec<Field>,
    /// Amounts that stand in several columns and add up: fees of several kinds, price and postage.
    pub sum: Vec<Field>,
    /// True if amounts are whole numbers of the currency's smallest unit: 1280 is 12.80 yuan.
    pub minor_units: bool,
    /// True if an order number begins with the day of the order as `YYMMDD`, so that a blank day is known.
    pub day_in_number: bool,
    /// True if the amount due stands on each line for that line alone.
    pub due_per_line: bool,
    /// True if the amount is what arrived, so that the fee was taken off before.
    pub amount_is_net: bool,
    /// The order of day and month in dates that end with the year, where the sheet's own dates do not
    /// prove it: `day_first`, `month_first`.
    pub day_order: Option<DayOrder>,
    /// True if a fee that was taken is written negative, and one given back positive.
    pub negative_fees: bool,
    /// Words of the order status column → canonical order state, beyond the general ones.
    pub order_status: BTreeMap<String, String>,
    /// The provider whose numeric status codes the sheet uses: `kuaidi100`, `kdniao`, …
    pub status_codes: Option<String>,
}

impl Values {
    /// True for a field that several columns of this layout may carry.
    pub fn may_repeat(&self, field: Field) -> bool {
        self.first_filled.contains(&field) || self.sum.contains(&field)
    }
}
