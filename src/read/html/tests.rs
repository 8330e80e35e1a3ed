//! Pages in the shapes in which they come.

use encoding_rs::GBK;

use crate::config::{Limits, ReadSettings};
use crate::read::testing::{Shown, read};
use crate::read::{Cause, ReadError};

fn check(page: &str, expected: &[(&str, &[&str])]) {
    check_bytes(page.as_bytes(), expected);
}

fn check_bytes(page: &[u8], expected: &[(&str, &[&str])]) {
    let (sheets, errors) = read(page, &ReadSettings::default());
    let expected: Vec<Shown> = expected
        .iter()
        .map(|(name, lines)| Shown::new(name, lines))
        .collect();
    assert_eq!(sheets, expected);
    assert_eq!(errors, []);
}

#[test]
fn a_courier_export_named_xls() {
    check(
        "\u{feff}<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">
         <style>td{mso-number-format:\"\\@\";}</style><script>var a = '<table><tr><td>1<td>2';</script>
         <table border='1'><thead><tr><th>运 单 号</th><th>收件人<br/>电话</th><th>代收货款</th></tr></thead>
         <tbody><tr><td style=\"vnd.ms-excel.numberformat:@\">78312345678901234567</td><td>张&nbsp;三&nbsp;
            <p>138&#48;0138000</p></td><td>1,280.00</td></tr>
         <!-- <tr><td>删</td></tr> --><tr style='display: none'><td>=\"0012\"<td></td><td>&yen;0</td></tr>
         </table>",
        &[(
            "",
            &[
                "1: 0=运 单 号 | 1=收件人\n电话 | 2=代收货款",
                "2: 0=78312345678901234567 | 1=张 三\n13800138000 | 2=1,280.00",
                "~3: 0==\"0012\" | 2=¥0",
            ],
        )],
    );
}

#[test]
fn excels_own_page_with_typed_values() {
    check(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><!--[if gte mso 9]><xml>
         <x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>九月订单</x:Name></x:ExcelWorksheet>
         </x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head><body>
         <table><col width=64><col width=72 span=2><tr height=18><td class=xl65>日期<td>金额<td>备注</tr>
         <tr><td x:num=\"46326\">2026/10/31</td><td align=right x:num=\"1280.5\">1,280.50</td>
         <td x:err=\"#N/A\">#N/A</td></tr>
         <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td></tr><![endif]></table>",
        &[(
            "九月订单",
            &["1: 0=日期 | 1=金额 | 2=备注", "2: 0=2026/10/31 | 1=1280.5 | 2=#N/A"],
        )],
    );
}

#[test]
fn a_bank_statement_in_gbk_with_a_layout_around_it() {
    let page = "<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><body>
        <table width=100%><tr><td align=center><b>账户交易明细</b></td></tr><tr><td>
        <table><tr><td>户名：<td>某某公司</tr></table>
        <TABLE BORDER=1><TR><TD ROWSPAN=2>交易日期<TD COLSPAN=2>发生额<TD ROWSPAN=2>余额
        <TR><TD>借方<TD>贷方
        <TR><TD>20261031<TD>&nbsp;<TD>1,280.50<TD>9,000.00</TABLE></td></tr></table>";
    check_bytes(
        &GBK.encode(page).0,
        &[
            ("#1", &["1: 0=户名： | 1=某某公司"]),
            (
                "#2",
                &[
                    "1: 0=交易日期 | 1=发生额 | 3=余额",
                    "2: ^0=交易日期 | 1=借方 | 2=贷方 | ^3=余额",
                    "3: 0=20261031 | 2=1,280.50 | 3=9,000.00",
                ],
            ),
        ],
    );
}

#[test]
fn order_numbers_merged_over_their_lines() {
    check(
        "<table><tr><th>订单号<th>商品<th>数量<th>金额
         <tr><td rowspan=3>A1<td>甲<td>1<td rowspan=3>30<tr><td>乙<td>2<tr>
         <tr><td>A2<td>丙<td>1<td>9</table>",
        &[(
            "",
            &[
                "1: 0=订单号 | 1=商品 | 2=数量 | 3=金额",
                "2: 0=A1 | 1=甲 | 2=1 | 3=30",
                "3: ^0=A1 | 1=乙 | 2=2 | ^3=30",
                "5: 0=A2 | 1=丙 | 2=1 | 3=9",
            ],
        )],
    );
}

#[test]
fn a_grid_whose_header_is_a_table_of_its_own() {
    check(
        "<div><table><thead><tr><th>单号<th>金额<th>状态</table></div>
         <div><table><tr><td>A1<td>1<td>已签收<tr><td>A2<td>2<td>拒收</table></div>
         <table><caption>合计</caption><tr><td>笔数<td>2</table>",
        &[
            (
                "#1",
                &[
                    "1: 0=单号 | 1=金额 | 2=状态",
                    "2: 0=A1 | 1=1 | 2=已签收",
                    "3: 0=A2 | 1=2 | 2=拒收",
                ],
            ),
            ("合计", &["1: 0=笔数 | 1=2"]),
        ],
    );
}

#[test]
fn small_tables_inside_cells_are_their_text() {
    check(
        "<table><tr><td>A1<td><table><tr><td>甲<tr><td>乙</table>完<td>x</table>",
        &[("", &["1: 0=A1 | 1=甲\n乙\n完 | 2=x"])],
    );
}

#[test]
fn what_reaches_without_end_costs_nothing() {
    let page =
        "<table><tr><td rowspan=4294967295 colspan=1000000000>宽<td>远<tr><td>b<tr><td>c</table>";
    let (sheets, errors) = read(page.as_bytes(), &ReadSettings::default());
    assert_eq!(
        sheets[0].lines,
        ["1: 0=宽"],
        "nothing else has a column in Excel"
    );
    let cause = |found| Cause::Limit {
        limit: "columns",
        found,
        most: 16_384,
    };
    assert_eq!(errors, [ReadError::file(cause(16_385))]);

    let wide: String = (0..20_000).map(|_| "<td rowspan=65000>x").collect();
    let rows: String = (0..30_000).map(|_| "<tr><td>y").collect();
    let (_, errors) = read(
        format!("<table><tr>{wide}{rows}").as_bytes(),
        &ReadSettings::default(),
    );
    assert!(
        errors
            .iter()
            .any(|error| matches!(error.cause, Cause::Damaged(_))),
        "{errors:?}"
    );
}

#[test]
fn limits_hold_and_the_rest_is_read() {
    let limits = Limits {
        columns: 2,
        rows: 2,
        ..Limits::default()
    };
    let settings = ReadSettings {
        limits,
        ..ReadSettings::default()
    };
    let (sheets, errors) = read(
        b"<table><tr><td>a<td>b<td>c<tr><td>d<td>e<tr><td>f<td>g",
        &settings,
    );
    assert_eq!(sheets[0].lines, ["1: 0=a | 1=b", "2: 0=d | 1=e"]);
    assert_eq!(errors.len(), 2);
}

#[test]
fn pages_without_tables_say_so() {
    for (page, cause) in [
        ("<html><body><p>请登录", Cause::NoTable),
        (
            "<html><frameset><frame src=\"订单.files/sheet001.htm\"></frameset>",
            Cause::Frames,
        ),
        (
            "MIME-Version: 1.0\nContent-Type: multipart/related",
            Cause::Unsupported("MHTML"),
        ),
    ] {
        let (sheets, errors) = read(page.as_bytes(), &ReadSettings::default());
        assert_eq!(sheets, []);
        assert_eq!(errors, [ReadError::file(cause)], "{page}");
    }
}
