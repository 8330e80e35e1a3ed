//! Tables that begin far below the head, and sheets of one table.

use super::{parts_of, rows, tell, told};

fn orders(from: u32, count: u32) -> String {
    let lines = (from..from + count).map(|number| format!("A{number}|2026-10-01|张三|茶|100"));
    let header = "订单号|下单日期|客户|商品|应付金额".to_owned();
    let all: Vec<String> = [header].into_iter().chain(lines).collect();
    all.join("\n") + "\n"
}

#[test]
fn a_second_table_is_found_at_any_depth() {
    for count in [150, 183, 190, 197, 198, 199, 200, 201, 4280, 4296, 9000] {
        let text = format!(
            "{}\n收款登记\n收款日期|付款人|收款金额|收款方式\n2026-10-03|张三|100|微信\n2026-10-04|李四|50|现金",
            orders(10_000, count)
        );
        assert_eq!(
            told("10月.xlsx", &text),
            [
                format!("表 (第1行起) order 1: Used {count} Header 1"),
                format!(
                    "表 (第{}行起) payment {}: Used 2 Preamble 1 Header 1",
                    count + 3,
                    count + 4
                ),
            ]
        );
    }
}

#[test]
fn many_days_below_each_other() {
    let parcel = |day: u32, parcel: u32| format!("SF14{day:02}{parcel:09}|顺丰|王芳|派件中");
    let table = |day| {
        let parcels: Vec<String> = (0..20).map(|number| parcel(day, number)).collect();
        let title = format!("10月{day}日\n运单号|快递公司|收件人|物流状态");
        format!("{title}\n{}\n小计|20票\n", parcels.join("\n"))
    };
    let text = (1..=31).map(table).collect::<Vec<_>>().join("\n");
    let parts = parts_of("快递.xlsx", "10月", rows(&text));
    assert_eq!(parts.len(), 31);
    for (part, day) in parts.iter().zip(1..) {
        assert_eq!(part.proof.used(), 20);
        assert!(
            tell(part).ends_with(&format!("2026-10-{day:02}")),
            "{}",
            tell(part)
        );
    }
}

#[test]
fn one_table_is_one_part_whatever_its_length() {
    for count in [0, 1, 199, 200, 5000] {
        let parts = parts_of("10月.xlsx", "表", rows(&orders(1, count)));
        assert_eq!(parts.len(), 1);
        assert_eq!(parts.first().map(|part| part.proof.part), Some(None));
        assert_eq!(parts.first().map(|part| part.proof.used()), Some(count));
    }
    assert_eq!(told("10月.xlsx", ""), ["表 unknown:"]);
}

#[test]
fn a_table_below_rows_that_nobody_knows() {
    let notes = "序|项|说\n".to_owned() + &"1|某事|某人\n".repeat(250);
    let text = format!("{notes}\n订单表\n{}", orders(1, 3));
    assert_eq!(
        told("10月.xlsx", &text),
        [
            "表 (第1行起) unknown: NotATable 251",
            "表 (第253行起) order 254: Used 3 Preamble 1 Header 1"
        ]
    );
}

#[test]
fn a_file_of_more_tables_than_ids_keeps_every_row() {
    let table = |number: u32| {
        let (day, month) = (number % 28 + 1, number / 28 % 10 + 1);
        format!(
            "{month}月{day}日\n运单号|快递公司|收件人|物流状态\nSF14{number:011}|顺丰|王芳|派件中\n"
        )
    };
    let text = (0..4200).map(table).collect::<Vec<_>>().join("\n");
    let all = rows(&text);
    let count = all.len() as u32;
    let parts = parts_of("快递.xlsx", "表", all);
    assert_eq!(parts.len(), 4096);
    assert_eq!(parts.iter().map(|part| part.proof.rows).sum::<u32>(), count);
}
