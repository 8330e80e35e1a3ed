//! What a sheet is taken for, where its header stands, and what is said if it is none.

use chrono::NaiveDate;

use super::{said, table, taken};
use crate::finding::ProblemKind;
use crate::model::Kind;
use crate::recognise::{Field, Recognition};

#[test]
fn a_header_is_found_below_its_preamble() {
    let wechat = "微信支付账单明细\n微信昵称：[测试]\n共43笔记录\n收入：1笔 0.35元\n\n----------------------微信支付账单明细列表--------------------\n\
        交易时间|交易类型|交易对方|商品|收/支|金额(元)|支付方式|当前状态|交易单号|商户单号|备注\n\
        2026-09-26 12:45:27|商户消费|面馆|午饭|支出|¥28.16|零钱|支付成功|3985734\t|129847129\t|/";
    let ccb = "China Construction Bank\n开户机构：|xxx\n币\u{3000}\u{3000}种：|人民币\n\n\
        记账日   |交易日期   |交易时间   |支出   |收入   |账户余额   |币种   |摘要   |对方账号   |对方户名   |交易地点   \n\
        20250101|20250101|18:53:19|67|0|2176.91|人民币|消费|2088|某公司|支付宝\n以上数据仅供参考|具体内容请以柜台为准";
    let columns = "Column1|Column2|Column3|Column4\n单据|往来|x|y\n订单号|客户|金额|下单日期\nA1|张三|10|2026-10-01";
    let cases = [
        ("微信.csv", "", wechat, "wechat_personal", 7),
        (
            "交易明细_1546_20250101_20250620.xls",
            "Sheet1",
            ccb,
            "ccb_personal",
            5,
        ),
        ("a.xlsx", "Sheet1", columns, "order", 3),
        (
            "b.csv",
            "",
            "中国银行交易流水明细单\n记账日期|记账时间|币别|金额|余额|交易名称|渠道|网点名称|附言|对方账户名|对方卡号/账号|对方开户行|借记卡号\n2025-08-22|17:57:17|人民币|-71.89|3,240.28|无卡支付|线上|--|--|张三|6226|--|3167",
            "boc_personal",
            2,
        ),
    ];
    for (file, name, text, profile, row) in cases {
        let (table, problems) = table(file, name, text);
        assert_eq!(
            (table.profile.id.as_str(), table.header_row),
            (profile, row)
        );
        assert_eq!(problems, []);
        assert_eq!(table.day, None, "{file}");
        assert!(table.confidence >= 50, "{file}: {}", table.confidence);
    }
}

#[test]
fn title_and_names_tell_a_ledger_from_a_statement() {
    let single = "日期|摘要|方向|金额\n2026-08-01|销售开票|借|12000";
    assert_eq!(table("往来.xlsx", "明细账", single).0.kind(), Kind::Ledger);
    assert_eq!(
        table("工行流水.xlsx", "Sheet1", single).0.kind(),
        Kind::Payment
    );
    let titled = "某公司  往来明细账\n科目：应收账款    期间：2026-08-01 至 2026-08-31\n\n日期|摘要|借方金额|贷方金额|余额\n2026-08-02|运输服务|3200||\n合计||3200|0|";
    let (ledger, _) = table("s01.xlsx", "明细账", titled);
    assert_eq!(
        (ledger.kind(), ledger.header_row, ledger.day),
        (Kind::Ledger, 4, None)
    );
}

#[test]
fn a_sheet_with_blank_answers_is_the_couriers_unless_it_names_a_clerk() {
    let header = "日期|快递公司|运单号|收件人|物流状态|跟单员|跟单状态|沟通结果|备注";
    let blank = format!("{header}\n2026-10-26|顺丰|SF1|王芳|派件中|张敏|||");
    let filled = format!("{header}\n2026-10-26|顺丰|SF1|王芳|派件中|张敏|改约||");
    let cases = [
        ("快递跟单表_2026-10-26.xlsx", &blank, Kind::Courier, None),
        ("快递跟单表_2026-10-26.xlsx", &filled, Kind::FollowUp, None),
        (
            "跟单表_张敏_2026-10-26.xlsx",
            &blank,
            Kind::FollowUp,
            Some("张敏"),
        ),
        (
            "跟单表_张敏_2026-10-26.xlsx",
            &filled,
            Kind::FollowUp,
            Some("张敏"),
        ),
    ];
    let day: Option<NaiveDate> = "2026-10-26".parse().ok();
    for (file, text, kind, clerk) in cases {
        let (table, _) = table(file, "Sheet1", text);
        assert_eq!(
            (table.kind(), table.clerk.as_deref(), table.day),
            (kind, clerk, day),
            "{file}"
        );
    }
}

#[test]
fn the_amount_of_a_line_is_due_where_no_better_column_is() {
    let line = table(
        "订单.xlsx",
        "",
        "订单号|日期|商品|数量|单价|金额\nA1|2026-10-01|茶|2|5|10",
    )
    .0;
    assert_eq!(line.column(Field::Due).map(|column| column.index), Some(5));
    assert_eq!(
        line.column(Field::PlacedAt).map(|column| column.index),
        Some(1)
    );
    assert!(line.profile.values.due_per_line);
    let both = table(
        "订单.xlsx",
        "",
        "订单号|商品|数量|金额|应付金额\nA1|茶|2|10|30",
    )
    .0;
    assert_eq!(both.column(Field::Due).map(|column| column.index), Some(4));
    assert_eq!(
        both.column(Field::LineAmount).map(|column| column.index),
        Some(3)
    );
    assert!(!both.profile.values.due_per_line);
}

#[test]
fn every_column_that_a_clerk_makes_is_understood() {
    let cases = [
        (
            "日期|快递公司|快递单号|订单编号|收件人|电话|地址|代收金额|当前状态|最后更新|签收时间|负责人",
            Kind::Courier,
            &[][..],
        ),
        (
            "跟单日期|跟单人|单号|处理结果|客户反馈|下次联系|备注",
            Kind::FollowUp,
            &[],
        ),
        ("到账日期|付款人|到账金额|银行|备注", Kind::Payment, &[]),
        (
            "订货单号|订货日期|客户名称|型号|颜色|数量|单价|总价|已付订金|余款|业务员|跟单|出货日期|快递|运单",
            Kind::Order,
            &["颜色", "余款"],
        ),
        (
            "运单号|代收货款|手续费|应付金额|结算日期",
            Kind::Settlement,
            &[],
        ),
    ];
    for (header, kind, left) in cases {
        let (table, problems) = table("10月.xlsx", "Sheet1", header);
        let unknown: Vec<&str> = table
            .columns
            .iter()
            .filter(|column| column.field.is_none())
            .map(|column| &*column.header)
            .collect();
        assert_eq!((table.kind(), unknown.as_slice()), (kind, left), "{header}");
        assert_eq!(problems, [], "{header}");
    }
}

#[test]
fn an_order_sheet_that_names_its_parcels_stays_one() {
    for (header, kind) in [
        ("订单号|客户|应付金额|快递单号", Kind::Order),
        (
            "订单号|客户|电话|地址|应付金额|快递公司|快递单号|发货日期",
            Kind::Order,
        ),
        (
            "订单号|客户|商品|应付金额|快递公司|快递单号|发货日期",
            Kind::Order,
        ),
        (
            "日期|运单号码|客户订单号|到件地区|计费重量|费用|应付金额",
            Kind::Courier,
        ),
        (
            "日期|快递公司|运单号|订单号|收件人|订单金额|代收货款|物流状态",
            Kind::Courier,
        ),
        ("订单号|运单号|快递|状态", Kind::Courier),
        ("运单号|订单号|收件人|运费|重量", Kind::Courier),
    ] {
        assert_eq!(
            table("10月.xlsx", "Sheet1", header).0.kind(),
            kind,
            "{header}"
        );
    }
}

#[test]
fn two_rows_may_make_one_header() {
    let text = "订单号|客户|收货信息||货款\n||电话|地址|应付金额|订金\nA1|张三|138|广东|100|20";
    let (table, _) = table("订单.xlsx", "Sheet1", text);
    assert_eq!((table.header_row, table.last_header_row), (1, 2));
    let column = |field| table.column(field).map(|column| column.index);
    assert_eq!(column(Field::OrderNo), Some(0));
    assert_eq!(column(Field::Phone), Some(2));
    assert_eq!(column(Field::Deposit), Some(5));
}

#[test]
fn a_time_beside_a_day_is_the_time_of_day_if_no_date_stands_in_it() {
    let header = "交易日期|交易时间|借方发生额|贷方发生额|余额|对方户名|对方账号";
    let apart =
        format!("{header}\n20261001|083533|10||90|某人|622\n20261002|83533||10|100|某人|622");
    let whole = format!("{header}\n20261001|2026-10-01 08:35|10||90|某人|622");
    let field = |text: &str| {
        table("流水.xls", "", text)
            .0
            .columns
            .get(1)
            .and_then(|column| column.field)
    };
    assert_eq!(field(&apart), Some(Field::TimeOfDay));
    assert_eq!(field(&whole), Some(Field::Time));
}

#[test]
fn what_cannot_be_read_is_explained() {
    let cases = [
        ("", ProblemKind::SheetUnknown, "这张表是空的"),
        (
            "1|2|3\n4|5|6",
            ProblemKind::SheetUnknown,
            "前 2 行里找不到表头；请确认表里有一行列名，例如“订单号、客户、金额”",
        ),
        (
            "代码|含义\nA|已派\nB|未派",
            ProblemKind::SheetUnknown,
            "第 1 行的列名（代码、含义）对不上任何一种表；如果是订单、快递、跟单或收款表，请把列名改成常用叫法",
        ),
        (
            "快递公司|收件人|物流状态|最新物流时间\n顺丰|王芳|派件中|2026-10-01",
            ProblemKind::ColumnMissing,
            "看起来是快递表，但没有“运单号”这一列；可用的列名：运单号、快递单号、物流单号",
        ),
    ];
    for (text, kind, expected) in cases {
        let Recognition::Unknown(problem) = taken("a.xlsx", "Sheet1", text) else {
            panic!("{text}");
        };
        assert_eq!((problem.kind, said(&problem).as_str()), (kind, expected));
    }
}

#[test]
fn of_two_columns_for_one_field_one_is_named() {
    let (sheet, problems) = table(
        "订单.xlsx",
        "",
        "订单号|客户|订单金额|应付金额\nA1|张三|120|100",
    );
    assert_eq!(sheet.column(Field::Due).map(|column| column.index), Some(3));
    let sentences: Vec<_> = problems.iter().map(said).collect();
    assert_eq!(
        sentences,
        ["与“应付金额”（D 列）含义相同，只采用 D 列，C 列未采用"]
    );
    let (sheet, problems) = table("订单.xlsx", "", "订单号|客户|金额|金额\nA1|张三|120|100");
    assert_eq!(sheet.column(Field::Due).map(|column| column.index), Some(2));
    assert_eq!(problems.len(), 1);
    let origin = problems.first().and_then(|problem| problem.origin?.cell());
    assert_eq!(origin.as_deref(), Some("D1"));
}
