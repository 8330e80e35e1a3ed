//! Tables side by side.

use super::check;

#[test]
fn two_tables_with_a_blank_column_between_them() {
    check(
        "10月26日\n订单号|下单日期|客户|应付金额||收款日期|付款人|收款金额\nA1001|2026-10-01|张三|100||2026-10-03|张三|100\nA1002|2026-10-02|李四|50||2026-10-04|李四|50\n||||| 2026-10-05|王五|20",
        &[
            "表 (A:D) order 2: Used 2 Preamble 1 Header 1, 2026-10-26",
            "表 (F:H) payment 2: Used 3 Header 1, 2026-10-26",
        ],
    );
    // Headers in different rows.
    check(
        "||||||收款登记\n订单号|下单日期|客户|应付金额\nA1001|2026-10-01|张三|100|||收款日期|付款人|收款金额\nA1002|2026-10-02|李四|50|||2026-10-04|李四|50",
        &[
            "表 (A:D) order 2: Used 2 Header 1",
            "表 (G:I) payment 3: Used 1 Preamble 1 Header 1",
        ],
    );
    // The same layout twice.
    check(
        "运单号|快递公司|物流状态||运单号|快递公司|物流状态\nSF1400000000001|顺丰|派件中||YT1400000000001|圆通|派件中\nSF1400000000002|顺丰|派件中",
        &[
            "表 (A:C) courier 1: Used 2 Header 1",
            "表 (E:G) courier 1: Used 1 Header 1",
        ],
    );
}

#[test]
fn beside_and_below_at_once() {
    check(
        "订单号|下单日期|客户|应付金额||收款日期|付款人|收款金额\nA1001|2026-10-01|张三|100||2026-10-03|张三|100\nA1002|2026-10-02|李四|50||2026-10-04|李四|50\n|||||合计||150\n||||\n|||||运单号|快递公司|物流状态\nA1003|2026-10-02|李四|50||SF1400000000001|顺丰|派件中",
        &[
            "表 (A:D) order 1: Used 3 Header 1",
            "表 (F:H 第1行起) payment 1: Used 2 Header 1 Total 1",
            "表 (F:H 第6行起) courier 6: Used 1 Header 1",
        ],
    );
}

#[test]
fn a_blank_column_inside_of_a_table_parts_nothing() {
    for text in [
        "订单号|下单日期|客户||商品|应付金额\nA1001|2026-10-01|张三||茶|100\nA1002|2026-10-01|张三||茶|100",
        // An order and its parcel in one row, and one that was not sent yet.
        "订单号|客户|商品|应付金额||快递公司|快递单号|发货日期\nA1001|张三|茶|100||顺丰|SF1400000000001|2026-10-01\nA1002|张三|茶|100",
        "订单号|客户|应付金额||运单号|快递公司|物流状态|备注\nA1001|张三|100||SF1400000000001|顺丰|派件中|\nA1002|张三|100||SF1400000000002|顺丰|派件中|",
        "|序号||订单号|客户|应付金额\n|1||A1001|张三|100\n|2||A1002|张三|100",
    ] {
        let parts = super::told("10月.xlsx", text);
        assert_eq!(parts.len(), 1, "{text}: {parts:?}");
        assert!(
            parts.iter().all(|part| part.contains("Used 2 Header 1")),
            "{parts:?}"
        );
    }
}

#[test]
fn notes_and_codes_beside_a_table_are_no_data() {
    check(
        "订单号|下单日期|客户|应付金额||代码|含义\nA1001|2026-10-01|张三|100||1|已派\nA1002|2026-10-02|李四|50||2|未派\n|||||3|拒收\n|||||4|转寄",
        &["表 order 1: Used 2 Header 1 Footer 2"],
    );
}

#[test]
fn two_kinds_with_totals_of_their_own_stand_apart() {
    check(
        "订单号|客户|应付金额||收款日期|付款人|收款金额\nU01|张三|100||2026-10-01|张三|100\nU02|李四|200||2026-10-02|李四|150\n合计||300||合计||250",
        &[
            "表 (A:C) order 1: Used 2 Header 1 Total 1",
            "表 (E:G) payment 1: Used 2 Header 1 Total 1",
        ],
    );
}
