//! A seller with a shop on every platform, so that numbers have every shape; the sheet went through Excel.

use super::super::firm::{Firm, Prices};
use super::super::layout::{Field, Form, Sheet};
use super::super::numbers::Numbers;

pub(super) static FIRM: Firm = Firm {
    name: "shops",
    about: "numbers of every shape in one sheet: 8 to 19 digits, small letters, Chinese prefix, zeros in front",
    orders: 1_500,
    regulars: (50, 12),
    companies: false,
    abroad: false,
    prices: Prices::Odd(1_500, 260_000),
    numbers: Numbers::Mixed,
    currency: "CNY",
    terms: ["在线支付", "订金+尾款", "货到付款", "账期"],
    ledger: Sheet {
        file: "订单/各店订单汇总.xlsx",
        form: Form::Xlsx,
        above: &["各平台订单汇总", "导出人：运营部"],
        columns: &[
            ("平台单号", Field::Number),
            ("创建时间", Field::Time),
            ("买家姓名", Field::Customer),
            ("手机号码", Field::Phone),
            ("宝贝标题", Field::Product),
            ("应收合计", Field::Due),
            ("付款类型", Field::Terms),
            ("已付订金", Field::Deposit),
            ("COD金额", Field::Cod),
            ("面单号", Field::Waybill),
            ("交易号", Field::Transaction),
            ("单据状态", Field::State),
        ],
        currency: "CNY",
    },
    statements: &[
        Sheet {
            file: "收款/资金流水.csv",
            form: Form::CsvGbk,
            above: &[],
            columns: &[
                ("动账流水号", Field::Id),
                ("发生时间", Field::Time),
                ("商户订单号", Field::Merchant),
                ("对方名称", Field::Party),
                ("动账方向", Field::Direction),
                ("动账金额", Field::Amount),
                ("业务描述", Field::Memo),
                ("状态", Field::Status),
            ],
            currency: "CNY",
        },
        Sheet {
            file: "收款/对公账户.csv",
            form: Form::CsvUtf8,
            above: &[],
            columns: &[
                ("记账时间", Field::Time),
                ("交易编号", Field::Id),
                ("对手信息", Field::Party),
                ("存入金额", Field::In),
                ("取出金额", Field::Out),
                ("期末余额", Field::Balance),
                ("用途", Field::Memo),
            ],
            currency: "CNY",
        },
    ],
    shares: &[
        ("merchant_no", 300),
        ("number_damaged", 14),
        ("number_untidy", 14),
        ("common_price", 2),
        ("company_form", 2),
        ("odd_amount", 20),
        ("collected", 2),
        ("collected_unknown", 1),
        ("collected_gross", 1),
        ("many_open", 0),
    ],
};
