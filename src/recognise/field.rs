//! What a column means. Profiles in `templates/sources` map header words to these.

use serde::Deserialize;

/// The meaning of a column, in any kind of sheet. A kind uses the ones that make sense for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 订单号.
    OrderNo,
    /// 运单号.
    Waybill,
    /// 快递公司.
    Carrier,
    /// 日期: the day of the row in a day's sheet, or the date part of a time.
    Day,
    /// The time of day that belongs to `Day`.
    TimeOfDay,
    /// 下单时间.
    PlacedAt,
    /// 付款时间.
    PaidAt,
    /// 发货/寄件时间.
    ShippedAt,
    /// 录单/上传时间.
    UploadedAt,
    /// 揽收时间.
    PickedUpAt,
    /// 最新物流时间.
    LastScanAt,
    /// 签收时间.
    SignedAt,
    /// 交期.
    PromisedAt,
    /// 到期日.
    PayBy,
    /// 客户, 买家, 收货人: the customer of an order.
    Customer,
    /// 收件人 of a parcel.
    Receiver,
    /// 电话.
    Phone,
    /// 省份, or an address that begins with it.
    Province,
    /// 收货地址.
    Address,
    /// 店铺.
    Shop,
    /// 渠道.
    Channel,
    /// 商品.
    Product,
    /// 数量.
    Quantity,
    /// 单价.
    UnitPrice,
    /// 金额 of one line of an order.
    LineAmount,
    /// 应付金额 of an order.
    Due,
    /// 订金.
    Deposit,
    /// 代收货款.
    Cod,
    /// 运费 paid to the courier.
    Freight,
    /// 重量.
    Weight,
    /// 退款金额.
    Refunded,
    /// 付款方式, 结算方式: the terms.
    Terms,
    /// 订单状态.
    OrderStatus,
    /// 物流状态.
    CourierStatus,
    /// 物流轨迹: free text of the last scan.
    Trace,
    /// 配送方式: 自取 or not.
    DeliveryMode,
    /// 催货: a mark, or the day wanted.
    Urge,
    /// 下单员.
    SalesClerk,
    /// 跟单员.
    Clerk,
    /// 沟通结果 of a call.
    CallResult,
    /// 跟单状态 that a colleague filled in.
    Outcome,
    /// 跟进时间.
    FollowedAt,
    /// 下次跟进时间.
    NextAt,
    /// 备注, of an order, a parcel or a follow-up.
    Note,
    /// 交易时间 of a payment.
    Time,
    /// 交易号.
    TransactionId,
    /// 商户订单号.
    MerchantOrder,
    /// 收/支, 借/贷.
    Direction,
    /// 金额 of a payment, signed or with a direction beside it.
    Amount,
    /// 收入, 贷方发生额 of a bank.
    AmountIn,
    /// 支出, 借方发生额 of a bank.
    AmountOut,
    /// 手续费, 服务费.
    Fee,
    /// 余额.
    Balance,
    /// 对方户名.
    Party,
    /// 付款人, where payer and payee stand in two columns.
    Payer,
    /// 收款人, where payer and payee stand in two columns.
    Payee,
    /// 对方账号.
    PartyAccount,
    /// 付款人账号, where payer and payee have an account each.
    PayerAccount,
    /// 收款人账号, where payer and payee have an account each.
    PayeeAccount,
    /// 摘要, 商品, 附言: free text of a payment; several columns may have it.
    Memo,
    /// 交易类型.
    PaymentType,
    /// 交易状态.
    PaymentStatus,
    /// 币种.
    Currency,
    /// 批次号.
    Batch,
    /// 结算日期.
    SettledAt,
    /// 应结金额: collected less fee.
    Net,
    /// 姓名 of a person in the roster.
    Name,
    /// 岗位.
    Role,
    /// 组别.
    Group,
    /// 在职状态.
    ServiceStatus,
    /// 离职日期.
    LeftOn,
    /// 休息日.
    RestDays,
    /// 班次 of a person on a day.
    Shift,
    /// A day of a shift plan: one column for each day.
    ShiftDay,
    /// 借方金额 of a ledger.
    Debit,
    /// 贷方金额 of a ledger.
    Credit,
    /// 决定 of a person about a payment.
    Decision,
    /// 拆分明细: the orders and amounts that a payment is divided into.
    Split,
    /// 决定人.
    DecidedBy,
    /// 决定日期.
    DecidedAt,
    /// 记录标识: what a program needs to know of the row.
    RecordKey,
    /// 答复: an appeal's verdict, the logistics department's answer, what is to become of refused goods.
    Answer,
    /// 答复说明 beside an answer.
    AnswerNote,
    /// 代跟人: who stands in.
    StandIn,
    /// 负责快递 of a person.
    OfCarriers,
    /// 负责省份 of a person.
    OfProvinces,
    /// 负责店铺 of a person.
    OfShops,
    /// 问题类型, 投诉类型.
    IssueType,
    /// 问题描述, 投诉内容.
    Description,
    /// 责任人.
    Responsible,
    /// 登记人.
    RegisteredBy,
    /// 处理状态 of a problem.
    NoteState,
    /// 处理结果 of a problem.
    Result,
    /// 办结日期.
    ClosedOn,
}

impl Field {
    /// True for fields that several columns of one sheet may carry.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Memo | Self::Note | Self::ShiftDay)
    }

    /// The key of its words in the catalogue: `meaning.order_no`.
    pub fn word_key(self) -> String {
        format!("meaning.{}", self.code())
    }

    /// The name by which profiles speak of it: `order_no`.
    pub fn code(self) -> String {
        let mut key = String::new();
        for (position, letter) in format!("{self:?}").chars().enumerate() {
            if letter.is_uppercase() && position > 0 {
                key.push('_');
            }
            key.extend(letter.to_lowercase());
        }
        key
    }

    /// True for fields that a record is kept under.
    pub const fn is_key(self) -> bool {
        matches!(
            self,
            Self::OrderNo
                | Self::Waybill
                | Self::TransactionId
                | Self::MerchantOrder
                | Self::Name
                | Self::RecordKey
        )
    }

    /// True for fields that hold an amount of money.
    pub const fn is_money(self) -> bool {
        matches!(
            self,
            Self::UnitPrice
                | Self::LineAmount
                | Self::Due
                | Self::Deposit
                | Self::Cod
                | Self::Freight
                | Self::Refunded
                | Self::Amount
                | Self::AmountIn
                | Self::AmountOut
                | Self::Fee
                | Self::Balance
                | Self::Net
                | Self::Debit
                | Self::Credit
        )
    }

    /// True for fields that hold a date or a time.
    pub const fn is_time(self) -> bool {
        matches!(
            self,
            Self::Day
                | Self::TimeOfDay
                | Self::PlacedAt
                | Self::PaidAt
                | Self::ShippedAt
                | Self::UploadedAt
                | Self::PickedUpAt
                | Self::LastScanAt
                | Self::SignedAt
                | Self::PromisedAt
                | Self::PayBy
                | Self::FollowedAt
                | Self::NextAt
                | Self::Time
                | Self::SettledAt
                | Self::LeftOn
                | Self::DecidedAt
                | Self::ClosedOn
        )
    }
}
