//! Runs on small inputs, good and bad: exact messages, exact codes, and the proof that still adds up.

use crate::harness::{Done, Run};

const ORDERS: &str = "订单号|下单日期|客户|应付金额|付款方式|跟单员\n\
                      A1001|2026-10-20|王小明|1,280.00|先款|张敏\n\
                      A1002|2026-10-21|李丽|99.50|先款|陈静";
const PAYMENTS: &str = "交易时间|交易号|收入金额|支出金额|对方户名|摘要\n\
                        2026-10-20 10:05:00|T900001|1280.00||王小明|订单A1001货款\n\
                        2026-10-21 11:00:00|T900002|99.50||李丽|货款";

fn good() -> Run {
    Run::new()
        .sheet("订单.xlsx", "10月", ORDERS)
        .sheet("收款.xlsx", "流水", PAYMENTS)
}

/// rows = used + merged + ignored + rejected for every sheet, and every receipt stands somewhere.
fn proof_holds(done: &Done) {
    let result = done.result();
    for input in result["inputs"].as_array().expect("a list") {
        let count = |field: &str| input[field].as_u64().expect("a count");
        assert_eq!(
            count("rows"),
            count("used") + count("merged") + count("ignored") + count("rejected"),
            "{input}"
        );
    }
    let payments = result["payments"].as_array().expect("a list");
    let states = [
        "confirmed",
        "suggested",
        "ambiguous",
        "unmatched",
        "excluded",
    ];
    assert!(
        payments
            .iter()
            .all(|payment| states.iter().any(|state| payment["state"] == *state))
    );
}

#[test]
fn two_sheets_become_links_reports_and_a_proof() {
    let done = good().run();
    assert_eq!(done.code(), 0);
    proof_holds(&done);
    let result = done.result();
    assert_eq!(result["schema"], 1);
    assert_eq!(result["as_of"], "2026-10-31T18:00:00");
    let payments = result["payments"].as_array().expect("a list");
    let told: Vec<String> = payments
        .iter()
        .map(|payment| {
            let order = payment["allocations"][0]["order_no"]
                .as_str()
                .unwrap_or("-");
            format!(
                "{} {} level {} → {order}",
                payment["id"], payment["state"], payment["level"]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "\"T900001\" \"confirmed\" level 2 → A1001",
            "\"T900002\" \"confirmed\" level 5 → A1002"
        ]
    );
    let states: Vec<&str> = result["orders"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|order| order["state"].as_str().expect("a state"))
        .collect();
    assert_eq!(states, ["settled", "settled"]);
    assert_eq!(
        done.outputs(),
        [
            "result.json",
            "周报_2026-W44.html",
            "周报_2026-W44.xlsx",
            "月报_2026-10.html",
            "月报_2026-10.xlsx",
            "汇总_2026-10-31.xlsx"
        ]
    );
}

#[test]
fn mistakes_on_the_command_line_say_what_to_do() {
    let cases: [(&[&str], &str); 9] = [
        (
            &["run"],
            "gendan: 没有给出文件或文件夹。例如：gendan run 我的表格 -o 报告\n",
        ),
        (
            &["没有.xlsx"],
            "gendan: 找不到“没有.xlsx”。请检查路径是否写对、文件是否已被移走。\n",
        ),
        (
            &["run", "没有", "--lang", "en"],
            "gendan: Cannot find “没有”. Check the spelling, and whether the file was moved.\n",
        ),
        (
            &["run", "in", "--perod", "week"],
            "gendan: 不认识参数“--perod”。是不是想写 --period？\n查看用法：gendan --help\n",
        ),
        (
            &["run", "in", "--period", "year"],
            "gendan: --period = “year”无法理解；应写作：day / week / month / 2026-10-01..2026-10-31\n",
        ),
        (
            &["run", "in", "--as-of", "31.10.2026"],
            "gendan: --as-of = “31.10.2026”无法理解；应写作：2026-10-31 / 2026-10-31T18:00\n",
        ),
        (
            &["run", "in", "--details", "some"],
            "gendan: 参数“--details <all|open|none>”的取值“some”不对；可用：all, open, none\n查看用法：gendan --help\n",
        ),
        (
            &["run", "in", "-o"],
            "gendan: 参数“--output <OUT>”后面缺少取值。\n查看用法：gendan --help\n",
        ),
        (
            &["rules", "G999"],
            "gendan: 没有编号为“G999”的规则。运行 gendan rules 查看全部规则。\n",
        ),
    ];
    for (arguments, expected) in cases {
        let done = good().run_exactly(arguments);
        assert_eq!(
            (done.stderr().as_str(), done.code()),
            (expected, 2),
            "{arguments:?}"
        );
        assert_eq!(done.stdout(), "");
        assert!(!done.out().exists(), "nothing is half written");
    }
}

#[test]
fn an_empty_folder_and_a_blocked_output_stop_the_run() {
    let done = Run::new().run();
    assert_eq!(
        (done.stderr().as_str(), done.code()),
        (
            "gendan: 在“in”里没有可以读取的表格（xlsx、xls、csv 等）。本程序自己生成的报告不会再被读入。\n",
            2
        )
    );
    let run = good();
    std::fs::write(
        run.input().with_file_name("out"),
        "a file where the folder should be",
    )
    .expect("a file");
    let done = run.run();
    assert_eq!(done.code(), 2);
    assert!(done.stderr().starts_with("gendan: "), "{}", done.stderr());
}

#[test]
fn a_configuration_with_a_mistake_stops_the_run() {
    let done = good()
        .file("gendan.toml", b"[matching]\ndays_befor = 3\n")
        .run();
    assert_eq!(done.code(), 2);
    assert!(
        done.stderr().contains("in/gendan.toml") && done.stderr().contains("line 2"),
        "{}",
        done.stderr()
    );
    let done = good()
        .file("gendan.toml", b"[rules.G101]\nhour = 3\n")
        .run();
    assert_eq!(done.code(), 2);
    assert!(
        done.stderr().contains("rules.G101.hour"),
        "{}",
        done.stderr()
    );
}

#[test]
fn what_is_mistyped_is_said_in_the_user_s_words() {
    let run = || good().file("一张.csv", b"");
    for (arguments, expected) in [
        (
            &["form"][..],
            "找不到“form”。如果要的是命令，应写作：gendan forms；",
        ),
        (&["没有"], "找不到“没有”。请检查路径是否写对"),
        (
            &["run", "in", "--config", "没有.toml"],
            "找不到“没有.toml”。",
        ),
        (
            &["run", "in", "-o", "in/一张.csv"],
            "一张.csv：路径里有一个是文件，不是文件夹。请检查",
        ),
        (
            &["run", "in", "-o", "in/一张.csv/x", "--lang", "en"],
            "a part of the path is a file, not a folder.",
        ),
    ] {
        let done = run().run_exactly(arguments);
        assert_eq!(done.code(), 2, "{arguments:?}");
        let said = done.stderr();
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
}

#[test]
fn a_missing_file_of_passwords_stops_the_run() {
    let done = good().run_exactly(&["run", "in", "--passwords", "没有.txt"]);
    let said = done.stderr();
    assert!(
        said.starts_with("gendan: 找不到密码文件“没有.txt”。请检查 --passwords"),
        "{said}"
    );
    assert_eq!(done.code(), 2);
}

#[test]
fn bad_files_become_findings_and_the_others_are_read() {
    let encrypted: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let done = good()
        .file("加密.xlsx", &encrypted)
        .file("撕坏.xlsx", b"PK\x03\x04 torn")
        .file("空.csv", b"\n")
        .sheet("随笔.xlsx", "Sheet1", "今天天气很好\n明天开会")
        .run();
    assert_eq!(done.code(), 0);
    proof_holds(&done);
    insta::assert_debug_snapshot!(
        "bad_files",
        [done.findings("G908"), done.findings("G901")].concat()
    );
    assert_eq!(done.result()["orders"].as_array().expect("a list").len(), 2);
}

#[test]
fn bad_cells_become_findings_and_the_rows_live() {
    let orders = format!(
        "{ORDERS}\n|2026-10-22|无号|10.00|先款|张敏\nA1003|2206-10-05|赵强|一百|先款|张敏\n合计|||1,379.50||"
    );
    let done = Run::new().sheet("订单.xlsx", "10月", &orders).run();
    assert_eq!(done.code(), 0);
    proof_holds(&done);
    let found: Vec<String> = ["G904", "G905", "G906"]
        .iter()
        .flat_map(|code| done.findings(code))
        .collect();
    insta::assert_debug_snapshot!("bad_cells", found);
    let input = &done.result()["inputs"][0];
    assert_eq!(
        (
            &input["rows"],
            &input["used"],
            &input["ignored"],
            &input["rejected"]
        ),
        (&6.into(), &3.into(), &2.into(), &1.into())
    );
}

#[test]
fn findings_decide_the_exit_code_when_asked() {
    let bad = || good().file("空.csv", b"\n");
    assert_eq!(bad().args(["--fail-on", "error"]).run().code(), 1);
    assert_eq!(bad().args(["--fail-on", "info"]).run().code(), 1);
    assert_eq!(bad().run().code(), 0, "nobody asked");
    assert_eq!(
        good().args(["--fail-on", "info"]).run().code(),
        0,
        "nothing is wrong"
    );
}

#[test]
fn the_same_inputs_give_the_same_bytes_and_own_reports_are_passed_over() {
    let first = good().run();
    let again = good().args(["--details", "all"]).run();
    for name in first.outputs() {
        let bytes = |done: &Done| std::fs::read(done.out().join(&name)).expect("an output");
        assert!(bytes(&first) == bytes(&again), "{name} differs");
    }
    let report = std::fs::read(first.out().join("汇总_2026-10-31.xlsx")).expect("a report");
    let page = std::fs::read(first.out().join("月报_2026-10.html")).expect("a report");
    let done = good()
        .file("汇总_2026-10-31.xlsx", &report)
        .file("月报_2026-10.html", &page)
        .run();
    assert!(
        done.stdout().contains("跳过 2 份本程序自己生成的报告。"),
        "{}",
        done.stdout()
    );
    assert_eq!(done.result()["inputs"], first.result()["inputs"]);
}

#[test]
fn english_is_a_full_language() {
    let done = good().args(["--lang", "en"]).run();
    assert_eq!(
        done.outputs(),
        [
            "monthly_2026-10.html",
            "monthly_2026-10.xlsx",
            "result.json",
            "summary_2026-10-31.xlsx",
            "weekly_2026-W44.html",
            "weekly_2026-W44.xlsx"
        ]
    );
    assert!(done.stdout().starts_with("Read 2 sheets: 2 orders, 0 parcels, 2 payments, 0 follow-ups. As of 2026-10-31 18:00.\n"), "{}", done.stdout());
}

#[test]
fn gbk_text_and_utf8_workbooks_mix() {
    let csv = PAYMENTS.replace('|', ",");
    let done = Run::new()
        .sheet("订单.xlsx", "10月", ORDERS)
        .gbk("流水.csv", &csv)
        .run();
    proof_holds(&done);
    assert_eq!(
        done.result()["payments"].as_array().expect("a list").len(),
        2
    );
}

#[test]
fn what_was_read_and_what_a_clerk_has_saved_is_never_replaced() {
    let courier = "日期,运单号,收件人,快递公司,物流状态,代收货款,跟单员\n\
                   2026-10-30,SF1510000000001,欧阳锋,顺丰,派送中,299.00,李敏\n";
    let folder = tempfile::tempdir().expect("a folder");
    let sheet = folder.path().join("快递跟单表_2026-10-30.csv");
    std::fs::write(&sheet, courier).expect("a file");
    let run = |inputs: &[&std::path::Path]| {
        let done = assert_cmd::Command::cargo_bin("gendan")
            .expect("the program")
            .current_dir(folder.path())
            .args(["run", "-o", "out", "--as-of", "2026-10-30T09:00"])
            .args(inputs)
            .output()
            .expect("it runs");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        String::from_utf8_lossy(&done.stdout).into_owned()
    };
    let said = run(&[&sheet]);
    assert!(!said.contains("没有覆盖"), "{said}");
    let handed_out = folder.path().join("out/分发/李敏_2026-10-30.xlsx");
    let again = folder.path().join("out/分发/李敏_2026-10-30 (2).xlsx");
    // Nobody touched it: the next run may replace it.
    run(&[&sheet]);
    assert!(!again.exists());
    // It is read: it stays, to the byte.
    let before = std::fs::read(&handed_out).expect("a workbook");
    let said = run(&[&sheet, &handed_out]);
    assert!(said.contains("有 1 份没有覆盖原来的文件"), "{said}");
    assert!(again.exists());
    assert_eq!(std::fs::read(&handed_out).expect("a workbook"), before);
    // Somebody saved it: it stays, though it is not read.
    std::fs::remove_file(&again).expect("a file");
    let text = "运单号,跟单状态\nSF1510000000001,改约\n";
    std::fs::write(&handed_out, text).expect("a file");
    run(&[&sheet]);
    assert!(again.exists());
    assert_eq!(std::fs::read_to_string(&handed_out).expect("text"), text);
}
