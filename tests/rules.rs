//! Each rule through the whole program: books in which every row is a case, and all that is reported of it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::harness::{Done, Run};

const ORDERS: &str = "订单号|下单日期|客户|应付金额|付款方式|订金|到期日|状态|自取|跟单员
A101|2026-10-20|甲一|101.10|先款|||||张敏
A102|2026-10-20|甲二|102.10|先款|||||张敏
A103|2026-10-20|甲三|103.10|先款|||||张敏
A104|2026-10-20|甲四|104.10|月结|||||张敏
A105|2026-10-20|甲五|105.10|订金+尾款|50||||张敏
A106|2026-10-20|甲六|106.10|货到付款|||||张敏
A107|2026-10-20|甲七|107.10|货到付款|||||张敏
A108|2026-10-20|甲八|108.10|先款|||||张敏
A109|2026-10-20|甲九|109.10|先款|||||张敏
A110|2026-10-20|乙一|110.10|先款||||是|张敏
A111|2026-10-20|乙二|111.10|先款|||已取消||张敏
A112|2026-10-30|乙三|112.10|先款|||||张敏
A113|2026-10-20|乙四|113.10|先款|||||张敏
A114|2026-08-20|乙五|114.10|月结|||||张敏
A115|2026-10-20|乙六|115.10|先款||2026-11-05|||张敏
A116|2026-10-20|乙七|116.10|先款|||||张敏
A117|2026-10-20|乙八|117.10|先款|||||张敏
A118|2026-10-20|乙九|118.10|货到付款|||||张敏
A119|2026-10-20|丙一|119.10|先款|||已取消||张敏
A120|2026-10-20|丙二|120.10|先款|||||张敏
A121|2026-10-20|丙三|121.10|先款|||||
A122|2026-10-30|丙四|122.10|先款|||||张敏
A123|2026-10-20|丙五|123.10|先款|||||张敏
A124|2026-10-20|丙六|124.10|先款|||||张敏
A124|2026-10-20|丙七|424.10|先款|||||张敏
A125|2026-10-20|丙八|125.10|先款|||||张敏
A125|2026-10-20|丙八|125.10|先款|||||张敏
A126|2026-10-20|丙九|126.10|先款|||||张敏
n:202610201234567890|2026-10-20|丁一|127.10|先款||2026-11-05|||张敏";

const COURIER: &str = "运单号|快递公司|订单号|收件人|代收货款|上传时间|揽收时间|最新物流时间|物流状态|签收时间|催货|跟单员
SF1000000000101|顺丰|A101|甲一||2026-10-21 10:00|||待揽收|||张敏
SF1000000000102|顺丰|A102|甲二||2026-10-21 10:00|2026-10-21 18:00|2026-10-23 18:00|已签收|2026-10-23 18:00||张敏
SF1000000000103|顺丰|A103|甲三||2026-10-21 10:00|2026-10-21 18:00|2026-10-23 18:00|已签收|2026-10-23 18:00||张敏
SF1000000000104|顺丰|A104|甲四||2026-10-21 10:00|2026-10-21 18:00|2026-10-23 18:00|已签收|2026-10-23 18:00||张敏
SF1000000000105|顺丰|A105|甲五||2026-10-21 10:00|2026-10-21 18:00|2026-10-23 18:00|已签收|2026-10-23 18:00||张敏
SF1000000000106|顺丰|A106|甲六|106.10|2026-10-21 10:00|2026-10-21 18:00|2026-10-23 18:00|已签收|2026-10-23 18:00||张敏
SF1000000000107|顺丰|A107|甲七|107.10|2026-10-21 10:00|2026-10-21 18:00|2026-10-26 18:00|已签收|2026-10-26 18:00||张敏
SF1000000000108|顺丰|A108|甲八||2026-10-21 10:00|2026-10-21 18:00|2026-10-23 18:00|已签收|2026-10-23 18:00||张敏
SF1000000000116|顺丰|A116|乙七||2026-10-21 10:00|2026-10-21 18:00|2026-10-23 18:00|已签收|2026-10-23 18:00||张敏
SF1000000000117|顺丰|A117|乙八||2026-10-21 10:00|2026-10-21 18:00|2026-10-23 18:00|已签收|2026-10-23 18:00||张敏
SF1000000000118|顺丰|A118|乙九|128.10|2026-10-21 10:00|2026-10-21 18:00|2026-10-29 18:00|派送中|||张敏
SF1000000000120|顺丰|A120|丙二||2026-10-21 10:00|2026-10-21 18:00|2026-10-24 18:00|运输中|||张敏
SF1000000000121|顺丰|A121|丙三||2026-10-21 10:00|2026-10-21 18:00|2026-10-31 08:00|运输中|||
SF1000000000122|顺丰|A122|丙四||2026-10-30 20:00|||待揽收|||张敏
SF1000000000123|圆通|A123|丙五||2026-10-21 10:00|2026-10-21 18:00|2026-10-23 18:00|已签收|2026-10-23 18:00||张敏
SF1000000000125|顺丰|A125|丙八||2026-10-21 10:00|2026-10-21 18:00|2026-10-31 08:00|运输中||今天|张敏
SF1000000000126|顺丰|A126|丙九||2026-10-21 10:00|2026-10-21 18:00|2026-10-28 18:00|待取件|||张敏
SF1000000000998|顺丰||外人二||2026-10-21 10:00|||已取消|||张敏
SF1000000000999|顺丰||外人||2026-10-21 10:00|2026-10-21 18:00|2026-10-23 18:00|已签收|2026-10-23 18:00||张敏";

const PAYMENTS: &str = "交易时间|交易号|商户订单号|收入金额|支出金额|对方户名|摘要
2026-10-20 10:05:00|T900101||101.10||甲一|A101
2026-10-20 10:05:00|T900102||102.10||甲二|A102
2026-10-20 10:05:00|T900105||50.00||甲五|A105订金
2026-10-20 10:05:00|T900108||108.10||甲八|A108
2026-10-25 10:05:00|T900208|||108.10|甲八|退款A108
2026-10-20 10:05:00|T900109||109.10||甲九|A109
2026-10-20 10:05:00|T900110||110.10||乙一|A110
2026-10-20 10:05:00|T900111||111.10||乙二|A111
2026-10-30 10:05:00|T900112||112.10||乙三|A112
2026-10-20 10:05:00|T900116||116.10||乙七|A116
2026-10-20 11:05:00|T900216||116.10||乙七|A116
2026-10-20 10:05:00|T900117|2026A117|100.00||乙八|
2026-10-20 10:05:00|T900120||120.10||丙二|A120
2026-10-20 10:05:00|T900121||121.10||丙三|A121
2026-10-30 10:05:00|T900122||122.10||丙四|A122
2026-10-20 10:05:00|T900123||123.10||丙五|A123
2026-10-20 10:05:00|T900125||125.10||丙八|A125
2026-10-20 10:05:00|T900126||126.10||丙九|A126
2026-10-22 10:05:00|T900999||777.77||路人|";

fn month() -> Run {
    Run::new()
        .sheet("订单.xlsx", "10月", &ORDERS.replace("A117", "2026A117"))
        .sheet("快递.xlsx", "10月", &COURIER.replace("A117", "2026A117"))
        .sheet("收款.xlsx", "流水", PAYMENTS)
}

/// What is reported of each subject: `A101 G101 G405`.
fn reported(done: &Done, field: &str) -> Vec<String> {
    let result = done.result();
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for finding in result["findings"].as_array().expect("a list") {
        if let Some(subject) = finding[field].as_str() {
            let code = finding["code"].as_str().expect("a code");
            found.entry(subject).or_default().insert(code);
        }
    }
    let line = |(subject, codes): (&str, BTreeSet<&str>)| {
        let codes: Vec<&str> = codes.into_iter().collect();
        format!("{subject} {}", codes.join(" "))
    };
    found.into_iter().map(line).collect()
}

#[test]
fn each_order_is_reported_for_what_is_wrong_with_it_and_for_nothing_else() {
    let done = month().run();
    assert_eq!(
        reported(&done, "order_no"),
        [
            "202610201234567000 G304",
            "2026A117 G201",
            "A101 G101 G405",
            "A103 G102",
            "A105 G103",
            "A106 G103",
            "A108 G104",
            "A109 G105",
            "A111 G202",
            "A113 G108",
            "A114 G105 G108",
            "A118 G203",
            "A120 G406",
            "A121 G501",
            "A123 G305",
            "A124 G108 G301",
            "A125 G408",
            "A126 G407",
        ]
    );
    let receipts = reported(&done, "payment_id");
    let of_receipts: Vec<&String> = receipts
        .iter()
        .filter(|line| line.contains("G107") || line.contains("G303"))
        .collect();
    assert_eq!(of_receipts, ["T900216 G303", "T900999 G107"]);
    let parcels = reported(&done, "waybill_no");
    assert!(parcels.contains(&"SF1000000000999 G106".to_owned()));
    assert!(!parcels.iter().any(|line| line.contains("SF1000000000998")));
}

#[test]
fn the_configuration_moves_thresholds_switches_rules_off_and_sets_severities() {
    let settings = "[rules.G103]\ndays = 9\n[rules.G405]\nenabled = false\n\
                    [rules.G406]\nhours_other = 200\n[rules.G108]\nprepaid_days = 12\n\
                    [rules.G107]\nseverity = \"error\"\n[rules.G201]\ntolerance_cents = 1710\n";
    let done = month().file("gendan.toml", settings.as_bytes()).run();
    let lines = reported(&done, "order_no");
    let expected = [
        "202610201234567000 G304",
        "A101 G101",
        "A103 G102",
        "A105 G102",
        "A108 G104",
        "A109 G105",
        "A111 G202",
        "A114 G105 G108",
        "A118 G203",
        "A121 G501",
        "A123 G305",
        "A124 G301",
        "A125 G408",
        "A126 G407",
    ];
    assert_eq!(lines, expected);
    let result = done.result();
    let findings = result["findings"].as_array().expect("a list").iter();
    let severities: Vec<&str> = findings
        .filter(|finding| finding["code"] == "G107")
        .filter_map(|finding| finding["severity"].as_str())
        .collect();
    assert_eq!(severities, ["error"]);
}

/// 26 October 2026 is a Monday, the 24th a Saturday, the 10th a Saturday that is worked, the 1st a holiday.
const DUE: &str = "日期|快递公司|运单号|物流状态|跟单员
2026-10-26|顺丰|SF1000000000201|运输中|张敏
2026-10-26|顺丰|SF1000000000202|运输中|张敏
2026-10-26|顺丰|SF1000000000203|运输中|张敏
2026-10-26|顺丰|SF1000000000204|运输中|张敏
2026-10-26|顺丰|SF1000000000205|运输中|张敏
2026-10-26|顺丰|SF1000000000206|已签收|张敏
2026-10-24|顺丰|SF1000000000207|运输中|张敏
2026-10-01|顺丰|SF1000000000208|运输中|张敏
2026-10-10|顺丰|SF1000000000209|运输中|张敏
2026-10-26|顺丰|SF1000000000210|运输中|
2026-10-26|顺丰|SF1000000000211|运输中|张敏
2026-10-26|顺丰|SF1000000000212|运输中|张敏
2026-10-26|顺丰|SF1000000000213|运输中|张敏
2026-10-26|顺丰|SF1000000000214|运输中|张敏
2026-10-26|顺丰|SF1000000000215|运输中|陈静
2026-10-26|顺丰|SF1000000000216|拒收|张敏
2026-10-30|顺丰|SF1000000000217|运输中|张敏";

const RETURNED: &str = "日期|跟单员|运单号|跟单状态|沟通结果|跟进时间
2026-10-26|张敏|SF1000000000202|改约|已接通|2026-10-26 10:00
2026-10-26|张敏|SF1000000000203|||
2026-10-26|张敏|SF1000000000204|OK|已接通|2026-10-26 10:00
2026-10-26|张敏|SF1000000000205|改约|已接通|
2026-10-27|张敏|SF1000000000211|改约|已接通|2026-10-27 10:00
2026-10-26|张敏|SF1000000000212|||
2026-10-26|张敏|SF1000000000212|改约|已接通|2026-10-26 16:00
2026-10-26|张敏|SF1000000000213|改约|已接通|2026-10-27 09:00
2026-10-26|张敏|SF1000000000214|改约|已接通|2026-10-26 21:30";

#[test]
fn a_due_row_is_missed_blank_or_not_standard() {
    let run = Run::new().sheet("快递跟单表.xlsx", "跟单", DUE).sheet(
        "跟单表_张敏.xlsx",
        "跟单",
        RETURNED,
    );
    let done = run.run();
    let expected = [
        "SF1000000000201 G401",
        "SF1000000000203 G402",
        "SF1000000000204 G403",
        "SF1000000000205 G403",
        "SF1000000000209 G401",
        "SF1000000000210 G501",
        "SF1000000000211 G401",
        "SF1000000000213 G401",
        "SF1000000000215 G401",
        "SF1000000000216 G412",
        "SF1000000000217 G401",
    ];
    assert_eq!(reported(&done, "waybill_no"), expected);
    let rate = |id: &str| {
        let result = done.result();
        let metrics = result["metrics"].as_array().expect("a list").iter();
        let mut whole = metrics.filter(|metric| metric["id"] == id && metric["by"] == json!({}));
        let metric = whole.next().expect("the figure").clone();
        (metric["numerator"].clone(), metric["denominator"].clone())
    };
    assert_eq!(rate("follow_rate"), (json!(3), json!(12)));
    assert_eq!(rate("missed_rate"), (json!(6), json!(12)));
    assert_eq!(rate("standard_rate"), (json!(3), json!(5)));
}

#[test]
fn a_finding_names_the_cell_where_it_is_mended() {
    let cells = |done: &Done, code: &str| -> Vec<String> {
        let result = done.result();
        let findings = result["findings"].as_array().expect("a list").iter();
        let place = |finding: &serde_json::Value| {
            let origin = &finding["origin"];
            let text = |field: &str| origin[field].as_str().unwrap_or("-").to_owned();
            format!("{} {} {}", text("file"), text("sheet"), text("cell"))
        };
        let of_code = findings.filter(|finding| finding["code"] == code);
        of_code.map(place).collect()
    };
    let done = month().run();
    assert_eq!(cells(&done, "G107"), ["收款.xlsx 流水 D20"]);
    assert_eq!(cells(&done, "G106"), ["快递.xlsx 10月 A20"]);
    assert_eq!(cells(&done, "G103").len(), 2);
    let due = Run::new()
        .sheet("快递跟单表.xlsx", "跟单", DUE)
        .sheet("跟单表_张敏.xlsx", "跟单", RETURNED)
        .run();
    assert_eq!(cells(&due, "G402"), ["跟单表_张敏.xlsx 跟单 D3"]);
    assert_eq!(
        cells(&due, "G403"),
        ["跟单表_张敏.xlsx 跟单 D4", "跟单表_张敏.xlsx 跟单 D5"]
    );
}
