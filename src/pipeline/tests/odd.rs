//! Odd layouts of one table.

use super::check;

const DATA: &str = "A1001|2026-10-01|张三|茶|2|100\nA1002|2026-10-02|李四|茶|1|50";

#[test]
fn headers_in_every_dress() {
    for header in [
        "订 单 号|下单日期|客 户|商品|数　量|金　额",
        "订单号\n|下单\n日期|客户|商品|数量|应付\n金额",
        "*订单号|*下单日期|客户|商品|数量(件)|应付金额（元）",
        "订单号（必填）|下单日期（必填）|客户（选填）|商品|数量/件|应付金额/元",
        "【必填】订单号|【必填】下单日期|客户|商品|数量|应付金额：",
        "\u{feff}订单号|下单日期\t|客户\u{200b}|商品|数量|应付金额",
        "订单号/Order No.|下单日期/Order Date|客户/Customer|商品/Item|数量/Quantity|应付金额/Amount",
        "订单号 Order No|下单日期 Date|客户 Customer|商品 Item|数量 Qty|应付金额 Amount",
        "Order No|Order Date|Customer|Item|Qty|Amount",
        "=\"订单号\"|=\"下单日期\"|=\"客户\"|=\"商品\"|=\"数量\"|=\"应付金额\"",
    ] {
        // A line break inside of a cell is not a line of the text here.
        let header = header.replace('\n', "\u{a0}");
        check(
            &format!("{header}\n{DATA}"),
            &["表 order 1: Used 2 Header 1"],
        );
    }
}

#[test]
fn a_fake_header_is_none() {
    let header = "订单号|下单日期|客户|商品|数量|应付金额";
    for fake in [
        "Column1|Column2|Column3|Column4|Column5|Column6",
        "列1|列2|列3|列4|列5|列6",
        "Unnamed: 0|Unnamed: 1|Unnamed: 2|Unnamed: 3|Unnamed: 4|Unnamed: 5",
        "F1|F2|F3|F4|F5|F6",
        "A|B|C|D|E|F",
    ] {
        check(
            &format!("{fake}\n某公司订单\n导出时间|2026-11-01\n{header}\n{DATA}"),
            &["表 order 4: Used 2 Preamble 3 Header 1"],
        );
        check(
            &format!("{fake}\n{header}\n{DATA}"),
            &["表 order 2: Used 2 Preamble 1 Header 1"],
        );
        check(&format!("{fake}\n{DATA}"), &["表 unknown: NotATable 3"]);
    }
}

#[test]
fn rows_that_explain_the_columns_are_no_data() {
    let header = "订单号|下单日期|客户|商品|数量|应付金额";
    for row in [
        "Order No|Date|Customer|Item|Qty|Amount",
        "||||件|元",
        "文本|日期|文本|文本|数字|数字",
        "必填|必填|选填|选填|必填|必填",
        "例：A0001|2026-01-01|某客户|茶|1|10",
        "（示例）|2026-01-01|某客户|茶|1|10",
    ] {
        check(
            &format!("{header}\n{row}\n{DATA}"),
            &["表 order 1: Used 2 Header 1 SecondHeader 1"],
        );
    }
    check(
        &format!("{header}\nOrder No|Date|Customer|Item|Qty|Amount\n||||件|元\n{DATA}"),
        &["表 order 1: Used 2 Header 1 SecondHeader 2"],
    );
}

#[test]
fn headers_of_three_rows() {
    check(
        "订单信息|||货款|\n基本||客户|应收|\n订单号|下单日期|名称|应付金额|订金\nA1001|2026-10-01|张三|100|20",
        &["表 order 3: Used 1 Preamble 2 Header 1"],
    );
    // The words of the first columns stand in the first row, merged over three.
    check(
        "订单号|下单日期|客户|货款||\n||  |应收||已收\n|||应付金额|运费|订金\nA1001|2026-10-01|张三|100|5|20",
        &["表 order 1: Used 1 Header 3"],
    );
    check(
        "订单号|下单日期|客户|货款|^货款|^货款\n^订单号|^下单日期|^客户|应收|^应收|已收\n^订单号|^下单日期|^客户|应付金额|运费|订金\nA1001|2026-10-01|张三|100|5|20",
        &["表 order 3: Used 1 Preamble 2 Header 1"],
    );
}

#[test]
fn a_header_far_down_is_found() {
    for lines in [40, 65, 150] {
        let preamble: Vec<String> = (0..lines)
            .map(|line| format!("说明第{line}条，请知悉"))
            .collect();
        let preamble = preamble.join("\n");
        check(
            &format!("{preamble}\n订单号|下单日期|客户|商品|数量|应付金额\n{DATA}"),
            &[&format!(
                "表 order {}: Used 2 Preamble {lines} Header 1",
                lines + 1
            )],
        );
    }
}

#[test]
fn blank_rows_and_columns_part_nothing() {
    check(
        &format!(
            "\n\n订单号|下单日期|客户|商品|数量|应付金额\n\n{}\n\n",
            DATA.replace('\n', "\n\n\n")
        ),
        &["表 order 3: Used 2 Header 1"],
    );
    // An index column without a header, and columns that the header does not reach.
    check(
        "|订单号|下单日期|客户|应付金额\n1|A1001|2026-10-01|张三|100|x|9\n2|A1002|2026-10-01|张三|100|y|9",
        &["表 order 1: Used 2 Header 1"],
    );
    check(
        "||订单号|下单日期|客户|应付金额\n||A1001|2026-10-01|张三|100",
        &["表 order 1: Used 1 Header 1"],
    );
}

#[test]
fn totals_and_closing_lines_stand_anywhere() {
    check(
        &format!(
            "订单号|下单日期|客户|商品|数量|应付金额\n{DATA}\n|||合计：|3|150\n第 1 页 共 3 页\n审批|||制单|\n收货人签字：||||日期：\n以下空白"
        ),
        &["表 order 1: Used 2 Header 1 Total 1 Footer 4"],
    );
}

#[test]
fn merged_cells_carry_their_key_down() {
    check(
        "订单号|客户|商品|数量|应付金额\nA1001|张三|茶|2|100\n^A1001|^张三||1|50\n^A1001|^张三|小计|3|150\nA1002|合计|茶|1|10\n^A1002|^合计|茶杯|1|5\n^A1002|^合计\n合计|||5|165\n^合计|||5|165",
        &["表 order 1: Used 4 Merged 1 Header 1 Total 3"],
    );
}

#[test]
fn a_day_above_its_rows_is_no_order() {
    check(
        "订单号|客户|商品|数量|应付金额\n10月26日\nA1001|张三|茶|2|100\n2026年10月27日\nA1002|张三|茶|2|100\n小计||||200",
        &["表 order 1: Used 2 Header 1 Total 1 Footer 2"],
    );
}
