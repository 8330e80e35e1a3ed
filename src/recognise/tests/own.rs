//! Profiles of the user's own: what they do, what is wrong with them, and their documentation.

use super::{PROFILES, Profiles, said_of, sheet};
use crate::model::SheetId;
use crate::recognise::{Profile, Recognition, SheetNames, recognise};

const OWN: &str = "id = \"own\"\nname = \"自家收款\"\nkind = \"payment\"\n\
    signature = [\"到账日期\", \"打款净额\"]\nrequired = [[\"day\"], [\"amount\"]]\n\
    [columns]\nday = [\"到账日期\"]\namount = [\"打款净额\"]\nparty = [\"打款单位\"]\n";
const SHEET: &str = "到账日期|打款净额|打款单位\n2026-10-20|1280.5|王小明";

fn taken_for(profiles: &Profiles) -> Option<String> {
    let names = SheetNames {
        file: "a.csv",
        sheet: "",
        id: SheetId(0),
        as_of: "2026-11-21".parse().expect("a date"),
        shared: None,
    };
    match recognise(&names, &sheet(SHEET), profiles) {
        Recognition::Table(table, _) => Some(table.profile.id.clone()),
        Recognition::Unknown(_) => None,
    }
}

#[test]
fn a_profile_of_ones_own_reads_what_no_other_reads() {
    let own = Profiles::with(&[("x/own.toml", OWN)]).expect("it is right");
    assert_eq!(taken_for(&PROFILES), None);
    assert_eq!(taken_for(&own).as_deref(), Some("own"));
    assert!(own.is_own("own") && !own.is_own("payment"));
}

#[test]
fn an_id_stands_for_one_profile_and_a_copy_changes_nothing() {
    let embedded = include_str!("../../../templates/sources/icbc_corporate.toml");
    let copied = Profiles::with(&[("icbc_corporate.toml", embedded)]).expect("it is right");
    assert!(!copied.is_own("icbc_corporate"));
    let changed = embedded.replace("工商银行企业账户", "我们的账户");
    let changed = Profiles::with(&[("icbc_corporate.toml", &changed)]).expect("it is right");
    assert!(changed.is_own("icbc_corporate"));
    let profile = changed.get("icbc_corporate").expect("a profile");
    assert_eq!(profile.name, "我们的账户");
    assert_eq!(changed.iter().count(), PROFILES.iter().count());
}

#[test]
fn a_gap_waits_until_it_is_filled() {
    let draft = OWN.replace("amount = [\"打款净额\"]", "amount = []");
    let profiles = Profiles::with(&[("own.toml", &draft)]).expect("a draft may have gaps");
    assert_eq!(taken_for(&profiles), None);
}

#[test]
fn a_mistake_is_told_with_its_line_and_what_is_allowed() {
    let check = |from: &str, to: &str, expected: &str| {
        let text = OWN.replace(from, to);
        assert_ne!(text, OWN, "{from}");
        let error = Profiles::with(&[("x/own.toml", &text)]).expect_err(to);
        let line = error.line.map_or("-".to_owned(), |line| line.to_string());
        let told = format!("{line}: {}", said_of(&error.what));
        assert!(told.starts_with(expected), "{told}");
    };
    check(
        "name",
        "nmae",
        "2: 不认识“nmae”；可用：id、name、kind、channel、signature、preamble、required、weights、columns、values",
    );
    check(
        "party =",
        "partei =",
        "9: 不认识“partei”；可用：order_no、waybill、",
    );
    check(
        "\"payment\"",
        "\"payments\"",
        "3: 不认识“payments”；可用：order、courier、follow_up、payment、",
    );
    check(
        "\"payment\"",
        "\"unknown\"",
        "3: 不认识“unknown”；可用：order、courier、follow_up、payment、settlement、staff、ledger",
    );
    check("name = \"自家收款\"\n", "", "1: 缺少“name”这一项");
    check("party =", "amount =", "9: 这一项前面已经写过");
    check("kind = ", "kind ", "3: 不合 TOML 的写法（");
    check(
        "id = \"own\"",
        "id = \"mine\"",
        "1: id 写的是“mine”，文件名却是“own”；两者要一样",
    );
    check(
        "signature = [\"到账日期\", \"打款净额\"]",
        "signature = []",
        "4: signature 要写上标志列",
    );
    check("[[\"day\"], [\"amount\"]]", "[]", "5: 缺少“required”这一项");
    check(
        "[\"amount\"]]",
        "[\"fee\"]]",
        "5: fee 是必需的，[columns] 里却没有",
    );
    check(
        "[\"打款单位\"]",
        "[\"到账日期 \"]",
        "9: “到账日期 ”写了两处：day 和 party；一个表头只能有一个意思",
    );
    check("[\"打款单位\"]", "[\" \"]", "9: “ ”里没有可以比对的字");
    check(
        "[columns]",
        "[values]\nday_order = \"us\"\n[columns]",
        "7: 不认识“us”；可用：day_first、month_first",
    );
}

/// Every word that a list of the parser's own message names.
fn words_of(text: &str) -> Vec<String> {
    let error = toml::from_str::<Profile>(text).expect_err("an unknown word");
    let (_, expected) = error.message().split_once(", expected ").expect("a list");
    expected
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_key_and_every_field_is_documented() {
    let start = "id = \"x\"\nname = \"x\"\nkind = \"order\"\n";
    let words = [
        words_of("zzz = 1"),
        words_of(&format!("{start}[columns]\nzzz = []")),
        words_of(&format!("{start}[columns]\n[values]\nzzz = 1")),
    ]
    .concat();
    assert!(words.len() > 80, "{words:?}");
    for (name, text) in [
        ("profiles.md", include_str!("../../../docs/profiles.md")),
        (
            "profiles.zh-CN.md",
            include_str!("../../../docs/profiles.zh-CN.md"),
        ),
    ] {
        for word in &words {
            assert!(text.contains(&format!("| `{word}` |")), "{name}: {word}");
        }
        let (_, example) = text.split_once("```toml\n").expect("an example");
        let (example, _) = example.split_once("```").expect("its end");
        Profiles::with(&[("my_receipts.toml", example)]).expect("the example is right");
    }
}
