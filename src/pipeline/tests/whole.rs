//! Files of any content through the whole line: nothing panics, and every row and every yuan that was
//! read stands in the proof.

use std::path::PathBuf;

use proptest::prelude::*;

use crate::config::Config;
use crate::model::Flow;
use crate::pipeline::{Outcome, run};
use crate::read::InputFile;

const ORDERS: &str = "订单台账 2026年10月,,,,,\n订单号,下单日期,客户,商品,应付金额,付款方式\n\
    A1001,2026-10-20,王小明,龙井,\"1,280.00\",先款\nA1002,10月21日,李丽,普洱,￥99.50,货到付款\n\
    \"=\"\"0012\"\"\",46316,张三,茶具,１２０元,月结\n7.83E+14,2026/10/22,赵六,茶盘,(20.00),先款\n合计,,,,1479.50,\n制表：李四,,,,,\n";
const PAYMENTS: &str = "#支付宝账务明细查询\n#账号：[2088000000000000]\n\
    交易时间,交易号,收入金额（+元）,支出金额（-元）,对方户名,摘要\n\
    2026-10-20 10:05:00,\t2026102022001,1280.00,,王小明,订单A1001货款\n2026-10-21 11:00:00,\t2026102122002,,-99.50,李丽,退款\n\
    #支出合计：1笔，共99.50元\n#收入合计：1笔，共1280.00元\n";
const PARCELS: &str = "<html><table><tr><th>运单号</th><th>快递公司</th><th>订单号</th><th>发货时间</th><th>物流状态</th></tr>\
    <tr><td rowspan=2>SF1400000000001</td><td>顺丰</td><td>A1001</td><td>2026-10-21</td><td>已签收</td></tr>\
    <tr><td>顺丰</td><td>A1002</td><td>#N/A</td><td>拒收</td></tr></table></html>";

/// Pieces that are put where they do not belong.
const PIECES: [&str; 22] = [
    ",",
    "\"",
    "\n",
    "\r",
    "\t",
    "合计",
    "订单号",
    "=\"1\"",
    "#",
    "-",
    "1e9",
    "99999999999999999999",
    "#N/A",
    "2026-13-45",
    "（",
    "</td>",
    "<table>",
    "&#0;",
    "\u{feff}",
    "\u{3000}",
    "共3笔",
    "😀",
];

/// A text with some pieces taken out and others put in.
fn damaged(text: &'static str) -> impl Strategy<Value = String> {
    let change = (
        0..text.chars().count(),
        0_usize..30,
        0..PIECES.len(),
        any::<bool>(),
    );
    prop::collection::vec(change, 0..12).prop_map(move |changes| {
        let mut letters: Vec<char> = text.chars().collect();
        for (at, taken, piece, puts) in changes {
            let from = at.min(letters.len());
            let to = (from + taken).min(letters.len());
            let piece = if puts { PIECES[piece] } else { "" };
            letters.splice(from..to, piece.chars());
        }
        letters.into_iter().collect()
    })
}

fn run_on(contents: [(&str, &[u8]); 3]) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    let files = contents.map(|(name, content)| {
        let path: PathBuf = folder.path().join(name);
        std::fs::write(&path, content).expect("a file");
        InputFile {
            name: name.into(),
            path,
        }
    });
    let config = Config::defaults("2026-10-31T18:00:00".parse().expect("a moment"));
    run(&files, &config, &|| {}).expect("the profiles of the program")
}

fn money(outcome: &Outcome, flow: Flow) -> i128 {
    let read = outcome.book.sheets.iter().flat_map(|sheet| &sheet.money);
    let merged = outcome
        .book
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.merged_money);
    let sum = |entries: &mut dyn Iterator<Item = &(Flow, crate::model::Money)>| -> i128 {
        entries
            .filter(|(known, _)| *known == flow)
            .map(|(_, amount)| i128::from(amount.minor()))
            .sum()
    };
    sum(&mut read.into_iter()) - sum(&mut merged.into_iter())
}

proptest! {
    // Whole runs are slow: a quarter of the cases that PROPTEST_CASES asks for.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn damaged_files_lose_no_row(orders in damaged(ORDERS), payments in damaged(PAYMENTS), parcels in damaged(PARCELS)) {
        let outcome = run_on([
            ("订单.csv", orders.as_bytes()),
            ("收款.csv", &encoding_rs::GB18030.encode(&payments).0),
            ("快递.xls", parcels.as_bytes()),
        ]);
        for sheet in &outcome.book.sheets {
            prop_assert!(sheet.holds(), "{sheet:?}");
        }
        // What the statements say is received and paid is what the payments are.
        for flow in [Flow::In, Flow::Out] {
            let payments = outcome.book.payments.iter().filter(|payment| payment.flow() == flow);
            let sum: i128 = payments.map(|payment| i128::from(payment.amount.minor())).sum();
            prop_assert_eq!(money(&outcome, flow), sum, "{:?}", flow);
        }
    }

    #[test]
    fn files_of_any_bytes_stop_no_run(first: Vec<u8>, second in prop::collection::vec(any::<u8>(), 0..400)) {
        let outcome = run_on([("a.xls", &first), ("b.csv", &second), ("c.xlsx", b"PK\x03\x04")]);
        for sheet in &outcome.book.sheets {
            prop_assert!(sheet.holds(), "{sheet:?}");
        }
    }
}
