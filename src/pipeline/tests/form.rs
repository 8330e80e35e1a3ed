//! Order forms: a head of labels and values above lines that do not name the order.

use super::{parts_of, rows};

/// `number customer placed due` of each line.
fn lines(text: &str) -> Vec<String> {
    let parts = parts_of("发货.xlsx", "表", rows(text));
    let orders = parts.iter().flat_map(|part| &part.records.orders);
    orders
        .map(|order| {
            let due = order.due.map(|due| due.to_string()).unwrap_or_default();
            let placed = order.placed.map(|placed| placed.day().to_string());
            format!(
                "{} {} {} {due}",
                order.number.as_str(),
                order.customer.as_deref().unwrap_or_default(),
                placed.unwrap_or_default()
            )
        })
        .collect()
}

#[test]
fn the_head_of_a_form_names_the_order_of_its_lines() {
    let apart = "发货通知单\n订单号：|M0001||客户：|杭州某某公司\n日期：|2026-10-05\n\n序号|品名|规格|数量|单价|金额\n1|茶叶|500g|2|50|100\n2|茶壶|大|1|200|200\n合计|||3||300\n制单：张敏|||审核：李";
    assert_eq!(
        lines(apart),
        [
            "M0001 杭州某某公司 2026-10-05 100.00",
            "M0001 杭州某某公司 2026-10-05 200.00"
        ]
    );
    let inline = "送货单\nNo：M0002|||客户名称：宁波某某公司\n序号|产品名称|单位|数量|单价|金额\n1|茶叶|盒|2|50|100\n合计|||2||100";
    assert_eq!(lines(inline), ["M0002 宁波某某公司  100.00"]);
    // Without a number nothing is guessed.
    let nameless =
        "报价单\n客户：|宁波某某公司\n序号|产品名称|单位|数量|单价|金额\n1|茶叶|盒|2|50|100";
    assert_eq!(lines(nameless), [""; 0]);
}

#[test]
fn forms_below_each_other_are_orders_of_their_own() {
    let form = |number: u32| {
        format!(
            "送货单\n订单号|CC{number}|客户|客户{number}\n品名|数量|单价|金额\n茶|1|100|100\n壶|1|50|50\n合计|2||150\n\n"
        )
    };
    let text: String = (1..=3).map(form).collect();
    let expected: Vec<String> = (1..=3)
        .flat_map(|form| [100, 50].map(|due| format!("CC{form} 客户{form}  {due}.00")))
        .collect();
    assert_eq!(lines(&text), expected);
    // Without a blank row between them.
    assert_eq!(lines(&text.replace("\n\n", "\n")), expected);
}
