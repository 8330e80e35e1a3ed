//! A seller of tea: the layouts of the sample data, the words of the sample data, private customers.

use super::super::firm::{Firm, Prices};
use super::super::layout::{Field, Form, Sheet};
use super::super::numbers::Numbers;

pub(super) static FIRM: Firm = Firm {
    name: "tea",
    about: "private customers, the layouts of the sample data",
    orders: 1_200,
    regulars: (60, 15),
    companies: false,
    abroad: false,
    prices: Prices::Lots(
        &[
            19_800, 26_800, 29_800, 39_800, 49_800, 15_800, 23_800, 12_800, 9_900, 7_900, 18_680,
        ],
        1,
        6,
    ),
    numbers: Numbers::DayCount,
    currency: "CNY",
    terms: ["款到发货", "订金+尾款", "货到付款", "月结"],
    ledger: Sheet {
        file: "订单/订单登记表.xlsx",
        form: Form::Xlsx,
        above: &["订单登记表"],
        columns: &[
            ("序号", Field::Place),
            ("订单号", Field::Number),
            ("下单日期", Field::Day),
            ("客户", Field::Customer),
            ("电话", Field::Phone),
            ("产品", Field::Product),
            ("金额", Field::Due),
            ("付款方式", Field::Terms),
            ("订金", Field::Deposit),
            ("代收货款", Field::Cod),
            ("支付单号", Field::Transaction),
            ("运单号", Field::Waybill),
            ("状态", Field::State),
        ],
        currency: "CNY",
    },
    statements: &[
        Sheet {
            file: "收款/微信支付账单.xlsx",
            form: Form::Xlsx,
            above: &["微信支付账单明细", "导出类型：[全部]"],
            columns: &[
                ("交易时间", Field::Time),
                ("交易类型", Field::Kind),
                ("交易对方", Field::Party),
                ("商品", Field::Memo),
                ("收/支", Field::Direction),
                ("金额(元)", Field::Amount),
                ("支付方式", Field::Fixed("零钱")),
                ("当前状态", Field::Status),
                ("交易单号", Field::Id),
                ("商户单号", Field::Merchant),
                ("备注", Field::Fixed("/")),
            ],
            currency: "CNY",
        },
        Sheet {
            file: "收款/建设银行.xlsx",
            form: Form::Xlsx,
            above: &["中国建设银行企业网上银行　活期账户明细查询"],
            columns: &[
                ("记账日期", Field::Day),
                ("交易时间", Field::Clock),
                ("借方发生额/元(支取)", Field::Out),
                ("贷方发生额/元(收入)", Field::In),
                ("余额/元", Field::Balance),
                ("对方户名", Field::Party),
                ("摘要", Field::Kind),
                ("备注", Field::Memo),
                ("账户明细编号-交易流水号", Field::Id),
                ("本方账号", Field::Fixed("33050161702700003305")),
            ],
            currency: "CNY",
        },
    ],
    shares: &[],
};
