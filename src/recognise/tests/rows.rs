//! Which rows are data.

use proptest::prelude::*;

use super::{sheet, table, taken};
use crate::model::RowFate;
use crate::recognise::{Recognition, fate_of};

#[test]
fn rows_without_a_record_are_told_from_data() {
    use RowFate::{Footer, Header, Preamble, SecondHeader, Total};
    let text = "某公司|订单|10月\n订单号|下单日期|客户|商品|数量|应付金额\nA1|2026-10-01|张三|小计算器|1|100\n|||小计算器|2|50\n|||赠品\n\
        订单号|下单日期|客户|商品|数量|应付金额\nA2|2026-10-02|合计|茶|1|10\n合 计：||||4|160\n||||4|160\n2单||合计||4|160\n共 2 单\n制表：李四||审核：王五\n--------结束--------\n以上数据截至2026-10-31，仅供参考";
    let (table, _) = table("订单.xlsx", "", text);
    let fates: Vec<_> = sheet(text).iter().map(|row| fate_of(row, &table)).collect();
    let expected = [
        Some(Preamble),
        Some(Header),
        None,
        None,
        None,
        Some(SecondHeader),
        None,
        Some(Total),
        Some(Total),
        Some(Total),
        Some(Total),
        Some(Footer),
        Some(Footer),
        Some(Footer),
    ];
    assert_eq!(fates, expected);
}

#[test]
fn sums_of_groups_and_lines_about_the_sheet_are_no_orders() {
    let lines = [
        ("A1|2026-10-01|张三|茶|1|100", None),
        ("本页小计||||1|100", Some(RowFate::Total)),
        ("10月1日小计||||1|100", Some(RowFate::Total)),
        ("A1001合计||||1|100", Some(RowFate::Total)),
        ("||张三 小计||1|100", Some(RowFate::Total)),
        ("華東總計||||1|100", Some(RowFate::Total)),
        ("上月结转|||||500", Some(RowFate::Total)),
        ("最大值|||||100", Some(RowFate::Total)),
        ("笔数|||||2", Some(RowFate::Total)),
        (
            "数据来源：ERP系统 2026-11-01 08:00导出",
            Some(RowFate::Footer),
        ),
        ("2026-10-02", Some(RowFate::Footer)),
        ("A2|2026-10-01|最大|小计|1|100", None),
        ("A3|2026-10-01|李四|两件合计|1|100", None),
    ];
    let text: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
    let text = format!(
        "订单号|下单日期|客户|商品|数量|应付金额\n{}",
        text.join("\n")
    );
    let (table, _) = table("订单.xlsx", "", &text);
    for (row, (line, fate)) in sheet(&text).iter().skip(1).zip(lines) {
        assert_eq!(fate_of(row, &table), fate, "{line}");
    }
}

#[test]
fn a_row_that_tells_how_to_fill_in_is_no_order_whatever_digits_it_shows() {
    let text = "订单号|下单日期|客户|应付金额\n必填，平台订单号|格式2026-01-01|必填|保留2位小数\nA1|2026-10-01|张三|10";
    let (table, _) = table("订单.xlsx", "", text);
    assert_eq!(table.explanation_rows, [2]);
}

#[test]
fn platforms_explanations_and_summaries_are_no_data() {
    let douyin = "结算时间|订单号|子订单号|结算金额|结算账户|结算单类型|收入合计|支出合计\n | | |收入+支出| | |收入|支出\n2026-10-01|'6917926768823643751|'691|10|聚合|已结算|12|-2";
    let (table, _) = table("抖店.csv", "", douyin);
    let fates: Vec<_> = sheet(douyin)
        .iter()
        .map(|row| fate_of(row, &table))
        .collect();
    assert_eq!(
        fates,
        [Some(RowFate::Header), Some(RowFate::SecondHeader), None]
    );

    let wechat = "交易时间|公众账号ID|商户号|特约商户号|设备号|微信订单号|商户订单号|用户标识|交易类型|交易状态|付款银行|货币种类|应结订单金额|代金券金额|退款金额|手续费\n\
        `2026-10-01 10:00:00|`wx|`100|`0|`|`4200001|`A1|`o1|`JSAPI|`SUCCESS|`OTHERS|`CNY|`10.00|`0.00|`0.00|`0.06\n\
        总交易单数|应结订单总金额|退款总金额|充值券退款总金额|手续费总金额|订单总金额|申请退款总金额\n`1|`10.00|`0.00|`0.00|`0.06|`10.00|`0.00";
    let table = super::table("微信.csv", "", wechat).0;
    let fates: Vec<_> = sheet(wechat)
        .iter()
        .map(|row| fate_of(row, &table))
        .collect();
    let footer = Some(RowFate::Footer);
    assert_eq!(fates, [Some(RowFate::Header), None, footer, footer]);
}

#[test]
fn a_cash_book_carries_its_balance_without_moving_money() {
    let text = "日期|收入|支出|余额|摘要|对方\n2026-10-01|||1000|期初余额|\n2026-10-01|100||1100|货款A1|张三\n|||1100|上月结余|\n2026-10-31|5||1105|期末余额调整|李四";
    let (table, _) = table("收支流水.xlsx", "", text);
    let fates: Vec<_> = sheet(text).iter().map(|row| fate_of(row, &table)).collect();
    let total = Some(RowFate::Total);
    assert_eq!(fates, [Some(RowFate::Header), total, None, total, None]);
}

#[test]
fn the_lines_below_a_statement_are_footers_whatever_digits_stand_in_them() {
    let cases = [
        (
            "支付宝交易号|商户订单号|业务类型|商品名称|创建时间|完成时间|对方账户|订单金额（元）|商家实收（元）|服务费（元）",
            "2026100122001|A1|交易|茶|2026-10-01 10:00:00|2026-10-01 10:01:00|某人|18.40|18.40|-0.11",
            &[
                "#-------业务明细列表结束-----",
                "#交易合计：1笔，商家实收共18.40元，商家优惠共0.00元",
                "#导出时间：[2026年11月01日 10:00:00]",
            ][..],
        ),
        (
            "交易号|商家订单号|交易创建时间|付款时间|最近修改时间|交易来源地|类型|交易对方|商品名称|金额（元）|收/支|交易状态|服务费（元）|成功退款（元）|备注|资金状态",
            "2026100522001|A1|2026-10-05 12:00:00|2026-10-05 12:00:01||||张三|茶|88.00|收入|交易成功|0.00|0.00||已收入",
            &[
                "------------------------------",
                "共2笔记录",
                "已收入:1笔|88.00元",
                "待支出:0笔|0.00元",
                "导出时间:[2026-11-01 10:00:00]    用户:某人",
            ],
        ),
        (
            "记账日|交易日期|交易时间|支出|收入|账户余额|币种|摘要|对方账号|对方户名|交易地点",
            "20261005|20261005|18:53:19|0|88.00|2176.91|人民币|转账|2088|张三|",
            &["以上数据仅供参考|具体内容请以柜台为准"],
        ),
    ];
    for (header, data, footers) in cases {
        let text = format!("{header}\n{data}\n{}", footers.join("\n"));
        let (table, _) = table("账单.csv", "", &text);
        let fates: Vec<_> = sheet(&text)
            .iter()
            .map(|row| fate_of(row, &table))
            .collect();
        assert_eq!(fates.get(1), Some(&None), "{header}");
        for (line, fate) in footers.iter().zip(fates.iter().skip(2)) {
            assert!(fate.is_some_and(RowFate::is_ignored), "{line}: {fate:?}");
        }
    }
    // A Shopify order is named so, and a number may carry its label.
    let orders = "订单号|客户|应付金额|备注\n#1001|张三|10|\n单号：1002|李四|20|仅供参考\n订单:1003笔墨|王五|3|";
    let (table, _) = table("订单.csv", "", orders);
    let data = sheet(orders)
        .iter()
        .skip(1)
        .filter(|row| fate_of(row, &table).is_none())
        .count();
    assert_eq!(data, 3);
}

proptest! {
    #[test]
    fn any_sheet_is_taken_for_something_and_rows_above_its_header_are_preamble(
        words in prop::collection::vec("(订单号|运单号|日期|金额|客户|合计|跟单状态|数量|A1|12.5|2026-10-01||\\PC{0,6}|,|共3单)", 0..60),
        width in 1_usize..9,
    ) {
        let lines: Vec<String> = words.chunks(width).map(|row| row.join("|")).collect();
        let text = lines.join("\n");
        if let Recognition::Table(table, _) = taken("跟单表_张敏_10.26.xlsx", "快递", &text) {
            prop_assert!(table.confidence <= 100);
            for row in sheet(&text) {
                let above = row.number < table.header_row;
                prop_assert_eq!(fate_of(&row, &table) == Some(RowFate::Preamble), above);
            }
        }
    }
}
