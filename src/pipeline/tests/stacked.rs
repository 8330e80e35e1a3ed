//! Tables one below the other.

use proptest::prelude::*;

use super::{check, parts_of, rows, told};

const ORDERS: &str =
    "订单号|下单日期|客户|商品|应付金额\nA1001|2026-10-01|张三|茶|100\nA1002|2026-10-02|李四|茶|50";

#[test]
fn a_payment_table_below_an_order_table() {
    check(
        &format!(
            "10月订单\n{ORDERS}\n合计||||150\n\n\n收款登记\n收款日期|付款人|收款金额|收款方式\n2026-10-03|张三|100|微信\n2026-10-04|李四|50|现金\n合计||150\n制表：王五"
        ),
        &[
            "表 (第1行起) order 2: Used 2 Preamble 1 Header 1 Total 1",
            "表 (第8行起) payment 9: Used 2 Preamble 1 Header 1 Total 1 Footer 1",
        ],
    );
    // Right below the data, without a title or a blank row.
    check(
        &format!("{ORDERS}\n收款日期|付款人|收款金额|收款方式\n2026-10-03|张三|100|微信"),
        &[
            "表 (第1行起) order 1: Used 2 Header 1",
            "表 (第4行起) payment 4: Used 1 Header 1",
        ],
    );
}

#[test]
fn each_day_states_its_own_day() {
    let header = "运单号|快递公司|收件人|物流状态";
    let text = format!(
        "10月26日\n{header}\nSF1400000000001|顺丰|王芳|派件中\nSF1400000000002|顺丰|王芳|已签收\n\n10月27日\n{header}\nSF1400000000003|顺丰|王芳|派件中\n\n2026年10月28日 快递明细\n{header}\nSF1400000000004|顺丰|王芳|派件中"
    );
    let expected = [
        "表 (第1行起) courier 2: Used 2 Preamble 1 Header 1, 2026-10-26",
        "表 (第6行起) courier 7: Used 1 Preamble 1 Header 1, 2026-10-27",
        "表 (第10行起) courier 11: Used 1 Preamble 1 Header 1, 2026-10-28",
    ];
    check(&text, &expected);
    // The title says more than the file's name.
    assert_eq!(told("快递_2026-10-31.xlsx", &text), expected);
    // An empty day is a day.
    check(
        &format!("10月26日\n{header}\n\n10月27日\n{header}\nSF1400000000003|顺丰|王芳|派件中"),
        &[
            "表 (第1行起) courier 2: Preamble 1 Header 1, 2026-10-26",
            "表 (第4行起) courier 5: Used 1 Preamble 1 Header 1, 2026-10-27",
        ],
    );
}

#[test]
fn each_clerk_has_her_own_rows() {
    let header = "运单号|快递公司|收件人|跟单状态|沟通结果|备注";
    check(
        &format!(
            "2026年10月26日跟单\n\n张敏\n{header}\nSF1400000000001|顺丰|王芳|已联系|已接通|\nSF1400000000002|顺丰|王芳|||\n\n李娜（1单）\n{header}\nSF1400000000003|顺丰|王芳|||"
        ),
        &[
            "表 (第1行起) follow_up 4: Used 2 Preamble 2 Header 1, 2026-10-26, 张敏",
            "表 (第8行起) follow_up 9: Used 1 Preamble 1 Header 1, 2026-10-26, 李娜",
        ],
    );
    check(
        &format!(
            "跟单员：张敏  日期：10月26日\n{header}\nSF1400000000001|顺丰|王芳|已联系|已接通|\n跟单员：李娜  日期：10月27日\n{header}\nSF1400000000003|顺丰|王芳|已联系||"
        ),
        &[
            "表 (第1行起) follow_up 2: Used 1 Preamble 1 Header 1, 2026-10-26, 张敏",
            "表 (第4行起) follow_up 5: Used 1 Preamble 1 Header 1, 2026-10-27, 李娜",
        ],
    );
}

#[test]
fn pages_pasted_together_stay_one_table() {
    let (header, data) = ORDERS.split_once('\n').expect("two lines");
    check(
        &format!(
            "{header}\n{data}\n第 1 页 共 2 页\n\n某公司订单\n{header}\nA1003|2026-10-03|王五|茶|70"
        ),
        &["表 order 1: Used 3 Header 1 SecondHeader 1 Footer 2"],
    );
    // The same day above each page, and English names below each header.
    check(
        &format!(
            "2026年10月26日订单\n{header}\nOrder No|Date|Customer|Item|Amount\n{data}\n2026年10月26日订单\n{header}\nOrder No|Date|Customer|Item|Amount\nA1003|2026-10-03|王五|茶|70"
        ),
        &["表 order 2: Used 3 Preamble 1 Header 1 SecondHeader 3 Footer 1, 2026-10-26"],
    );
    // A header of two rows on each page.
    let two = "订单号|客户|收货信息||货款\n||电话|地址|应付金额|订金";
    check(
        &format!(
            "{two}\nA1001|张三|13800000000|广东|100|20\n{two}\nA1002|张三|13800000000|广东|100|20"
        ),
        &["表 order 1: Used 2 Header 2 SecondHeader 2"],
    );
}

#[test]
fn a_list_of_codes_below_is_no_data() {
    check(
        &format!("{ORDERS}\n\n状态代码表\n代码|含义\n1|已派\n2|未派\n3|拒收"),
        &[
            "表 (第1行起) order 1: Used 2 Header 1",
            "表 (第5行起) unknown: NotATable 5",
        ],
    );
    // Price bands that nobody can read as orders, below each other and below nothing that is known.
    check(
        "9月1日至9月15日\n重量|江苏|新疆\n1|3.5|12\n2|4|15\n\n9月16日至9月30日\n重量|江苏|新疆\n1|3|12\n2|4|15",
        &["表 unknown: NotATable 8"],
    );
}

#[test]
fn what_stands_below_without_being_a_table_is_no_part() {
    for below in [
        "制表：李四||审核：王五\n日期：||日期：",
        "\n审批|主管|财务\n\n",
        "\n备注：|请按时发货\n1、|价格含税\n2、|运费到付",
        "\n说明：以上数据仅供参考\n以下空白",
        "\n收货人签字：|||日期：",
        "\n\n合计|||2单|150\n大写：壹佰伍拾元整",
        "\n客户：|张三|电话：|13800000000",
    ] {
        let parts = told("10月.xlsx", &format!("{ORDERS}\n{below}"));
        assert_eq!(parts.len(), 1, "{below}: {parts:?}");
        assert!(
            parts.iter().all(|part| part.contains("Used 2 ")),
            "{below}: {parts:?}"
        );
    }
}

#[test]
fn rows_of_words_are_data_where_the_table_is_of_words() {
    check(
        "姓名|岗位|组别\n张敏|跟单员|一组\n李娜|跟单员|一组\n\n王芳|下单员|二组\n赵敏|下单员|二组\n钱红|主管|二组",
        &["表 staff 1: Used 5 Header 1"],
    );
    check(
        "姓名|岗位|组别\n张敏|跟单员|一组\n李娜|跟单员|一组\n王芳|下单员|二组\n赵敏|下单员|二组\n\n订单号|客户|应付金额\nA1001|张三|100",
        &[
            "表 (第1行起) staff 1: Used 4 Header 1",
            "表 (第7行起) order 7: Used 1 Header 1",
        ],
    );
    check(
        "订单号|下单日期|客户|商品|应付金额\nA1001|2026-10-01|张三|茶|100\n|||赠品|\n|||茶杯|\n\nA1002|2026-10-02|李四|收入|50\n付款|转账|金额|余额|50",
        &["表 order 1: Used 5 Header 1"],
    );
}

#[test]
fn parts_number_their_cells_as_the_sheet_does() {
    let text =
        format!("{ORDERS}\n\n\n收款日期|付款人|收款金额|收款方式\n2026-10-03|张三|一百|微信");
    let parts = parts_of("10月.xlsx", "表", rows(&text));
    let below = parts.get(1).expect("a second table");
    let places: Vec<_> = below
        .records
        .problems
        .iter()
        .filter_map(|problem| problem.origin?.cell())
        .collect();
    assert_eq!(places, ["C7"]);
    assert_eq!(
        below.proof.part.map(|part| part.range()).as_deref(),
        Some("6:7")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn each_row_belongs_to_one_of_the_tables_below_each_other(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "订单号|下单日期|客户|商品|应付金额", "A1001|2026-10-01|张三|茶|100", "||赠品", "合计||||150", "10月26日", "张敏", "",
                "收款日期|付款人|收款金额|收款方式", "2026-10-03|张三|100|微信", "运单号|快递公司|收件人|物流状态",
                "SF1400000000001|顺丰|王芳|派件中", "代码|含义", "1|已派", "制表：李四||审核：王五", "1|2|3|4|5",
            ]),
            0..60,
        ),
    ) {
        let all = rows(&lines.join("\n"));
        let numbers: Vec<u32> = all.iter().map(|row| row.number).collect();
        let parts = parts_of("10月.xlsx", "表", all);
        let counted: u32 = parts.iter().map(|part| part.proof.rows).sum();
        prop_assert_eq!(counted as usize, numbers.len());
        // They follow each other as their rows do.
        let ranges: Vec<u32> = parts.iter().filter_map(|part| part.rows).flat_map(|(first, last)| [first, last]).collect();
        prop_assert!(ranges.is_sorted());
        prop_assert!(ranges.iter().all(|row| numbers.contains(row)));
    }
}
