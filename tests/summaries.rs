//! The zip of 支付宝 holds a list and its summary: the list is counted, the summary is named and no worry.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::Run;

const SUMMARY: &str = "#支付宝账务汇总查询
#账号：[20881234567890120156]
#起始日期：[2026年10月01日 00:00:00]   终止日期：[2026年11月01日 00:00:00]
#-----------------------------------------账务汇总列表----------------------------------------
业务类型,收入（笔）,收入（元）,支出（笔）,支出（元）,总金额（元）
交易付款,2,418.00,0,0.00,418.00
收费,0,0.00,1,-1.79,-1.79
合计,2,418.00,1,-1.79,416.21
";
const LIST: &str = "#支付宝账务明细查询
#账号：[20881234567890120156]
#-----------------------------------------账务明细列表----------------------------------------
账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注
5001\t,2026100322001\t,T200P320001\t,茶\t,2026-10-03 10:15:30,li***@example.com\t,298.00,0.00,10298.00,支付宝\t,交易付款\t,
5002\t,2026100322001\t,T200P320001\t,茶\t,2026-10-03 10:15:30,,0.00,-1.79,10296.21,支付宝\t,收费\t,
5003\t,2026100422002\t,T200P320002\t,茶\t,2026-10-04 11:00:00,wa***@example.com\t,120.00,0.00,10416.21,支付宝\t,交易付款\t,
";

#[test]
fn the_summary_beside_a_list_is_named_calmly_and_not_counted() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("2088_账务明细(汇总).csv", SUMMARY),
        ("2088_账务明细.csv", LIST),
    ] {
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("a member");
        let content = encoding_rs::GB18030.encode(text).0;
        writer.write_all(&content).expect("its content");
    }
    let zip = writer.finish().expect("an archive").into_inner();
    let done = Run::new().file("账单.zip", &zip).run();
    assert_eq!(
        done.findings("G901"),
        [
            "-/-/-/-: 这张表（“支付宝账务汇总查询”）是汇总，不是逐笔的明细，没有使用：收付款以同时导出的明细为准；没有明细的，请补上明细。"
        ]
    );
    assert_eq!(done.findings("G902"), [""; 0]);
    let result = done.result();
    let findings = result["findings"].as_array().expect("a list");
    let summary = findings.iter().find(|finding| finding["code"] == "G901");
    assert_eq!(summary.expect("it is named")["severity"], "info");
    let inputs = result["inputs"].as_array().expect("a list").iter();
    let proof: Vec<String> = inputs
        .map(|sheet| format!("{} {} {}", sheet["kind"], sheet["rows"], sheet["used"]))
        .collect();
    assert_eq!(proof, ["\"unknown\" 8 0", "\"payment\" 7 3"]);
}
