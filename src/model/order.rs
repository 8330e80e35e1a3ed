//! 订单: what a customer ordered, on which terms, and who looks after it.

use chrono::NaiveDate;

use super::{Moment, Money, OrderNo, Origin, Quantity, Text, WaybillNo};

/// The terms of payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Terms {
    /// 先款后货, and the default where a sheet says nothing.
    #[default]
    Prepaid,
    /// 货到付款: the courier collects.
    CashOnDelivery,
    /// 订金 + 尾款.
    DepositBalance,
    /// 月结: paid later by statement.
    Monthly,
}

/// What the order's own system says of it, mapped from the platform's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderState {
    /// 待付款.
    AwaitingPayment,
    /// 待发货.
    ToShip,
    /// 部分发货.
    PartlyShipped,
    /// 已发货.
    Shipped,
    /// 已签收/交易成功.
    Completed,
    /// 售后/退款中.
    AfterSale,
    /// 已退款.
    Refunded,
    /// 已关闭/取消.
    Cancelled,
}

/// One line of an order: a product and how many of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    /// The product as named in the sheet.
    pub product: Option<Text>,
    /// How many.
    pub quantity: Option<Quantity>,
    /// The price of one.
    pub unit_price: Option<Money>,
    /// The amount of the line (小计, 金额).
    pub amount: Option<Money>,
    /// The row of the line.
    pub origin: Origin,
}

/// An order. As `normalise` gives it, it is one row with at most one line; `history` joins the rows
/// that share a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// 订单号.
    pub number: OrderNo,
    /// The first row that told of the order.
    pub origin: Origin,
    /// 下单时间.
    pub placed: Option<Moment>,
    /// 付款时间, as the platform reports it.
    pub paid: Option<Moment>,
    /// 发货时间, as the platform reports it.
    pub shipped: Option<Moment>,
    /// 交期, 承诺发货/送达时间.
    pub promised: Option<Moment>,
    /// 到期日: when the money is due by the terms.
    pub pay_by: Option<NaiveDate>,
    /// The customer's name: person, company or platform account.
    pub customer: Option<Text>,
    /// The customer's telephone, digits only, or the visible part of a masked one.
    pub phone: Option<Text>,
    /// Province of the receiver, short form: 广东.
    pub province: Option<Text>,
    /// 店铺.
    pub shop: Option<Text>,
    /// 渠道, or the platform whose profile read the sheet.
    pub channel: Option<Text>,
    /// What was ordered.
    pub lines: Vec<OrderLine>,
    /// 应付: what the customer owes for the whole order, before any refund.
    pub due: Option<Money>,
    /// True if `due` belongs to the row's line alone, so the rows of an order add up; false if each
    /// row repeats the order's amount.
    pub due_per_line: bool,
    /// 订金.
    pub deposit: Option<Money>,
    /// The deposit in percent of what is due, where the terms state it so: 30%订金. One to ninety-nine.
    pub deposit_percent: Option<u8>,
    /// 代收货款: what the courier is to collect.
    pub cod: Option<Money>,
    /// 退款金额, as the platform reports it.
    pub refunded: Option<Money>,
    /// The terms of payment; `None` where the sheet does not say.
    pub terms: Option<Terms>,
    /// What the order's system says.
    pub state: Option<OrderState>,
    /// 下单员: who sold it.
    pub sales_clerk: Option<Text>,
    /// 跟单员: who follows it up.
    pub clerk: Option<Text>,
    /// 自取: the customer fetches the goods.
    pub self_pickup: bool,
    /// The parcels that the order's own sheet names.
    pub waybills: Vec<WaybillNo>,
    /// The courier that the order's own sheet names, canonical short name.
    pub carrier: Option<Text>,
    /// Payment numbers that the order's own sheet names (支付单号, 交易单号), canonical. Of a damaged one stands what is
    /// left, in scientific notation, which equals no whole number.
    pub transactions: Vec<Text>,
    /// 备注.
    pub note: Option<Text>,
}

impl Order {
    /// A bare order: a number and where it stood.
    pub fn new(number: OrderNo, origin: Origin) -> Self {
        Self {
            number,
            origin,
            placed: None,
            paid: None,
            shipped: None,
            promised: None,
            pay_by: None,
            customer: None,
            phone: None,
            province: None,
            shop: None,
            channel: None,
            lines: Vec::new(),
            due: None,
            due_per_line: false,
            deposit: None,
            cod: None,
            refunded: None,
            terms: None,
            deposit_percent: None,
            state: None,
            sales_clerk: None,
            clerk: None,
            self_pickup: false,
            waybills: Vec::new(),
            carrier: None,
            transactions: Vec::new(),
            note: None,
        }
    }

    /// The terms: as stated, else cash on delivery if the courier is to collect, else a deposit if
    /// one is stated, else prepaid.
    pub fn effective_terms(&self) -> Terms {
        self.terms.unwrap_or_else(|| {
            if self.cod.is_some_and(|amount| amount.minor() > 0) {
                Terms::CashOnDelivery
            } else if self.deposit.is_some_and(|amount| amount.minor() > 0) {
                Terms::DepositBalance
            } else {
                Terms::Prepaid
            }
        })
    }

    /// True if the order was cancelled or closed before it came to anything.
    pub fn is_cancelled(&self) -> bool {
        self.state == Some(OrderState::Cancelled)
    }
}
