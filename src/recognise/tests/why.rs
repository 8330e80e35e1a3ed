//! Why a sheet was taken for what it was taken for, and what an unknown one comes near to.

use super::{PROFILES, Profiles, sheet};
use crate::model::SheetId;
use crate::recognise::{Field, Near, Recognition, SheetNames, Why, recognise, why};

fn explained(file: &str, text: &str, profiles: &Profiles) -> Why {
    let names = SheetNames {
        file,
        sheet: "",
        id: SheetId(0),
        as_of: "2026-11-21".parse().expect("a date"),
        shared: None,
    };
    let head = sheet(text);
    match recognise(&names, &head, profiles) {
        Recognition::Table(table, _) => why(&names, &head, Some(&table), profiles),
        Recognition::Unknown(_) => why(&names, &head, None, profiles),
    }
}

fn told(near: Option<&Near>) -> Option<String> {
    let near = near?;
    let missing = near.missing.iter().map(|set| &set.fields);
    Some(format!(
        "{} {} {:?}",
        near.profile.id,
        near.understood.join(","),
        missing.collect::<Vec<_>>()
    ))
}

#[test]
fn a_known_sheet_tells_its_marks_and_the_next_best_kind() {
    let text = "流水明细|||\n交易时间|收入金额|对方户名|备注\n2026-10-20|12.5|王小明|A1";
    let why = explained("十月收款.csv", text, &PROFILES);
    assert_eq!(why.header_rows, Some((2, 2)));
    assert_eq!(why.signature, Vec::<String>::new());
    assert_eq!(why.mentioned, ["流水", "收款"]);
    let fields: Vec<Option<Field>> = why.words.iter().map(|word| word.field).collect();
    let expected = [Field::Time, Field::AmountIn, Field::Party, Field::Memo];
    assert_eq!(fields, expected.map(Some));
}

#[test]
fn an_unknown_sheet_tells_what_it_lacks() {
    let text = "客户|金额|下单日期|付款方式\n王小明|12.5|2026-10-20|先款";
    let why = explained("a.csv", text, &PROFILES);
    assert_eq!(
        told(why.nearest.as_ref()).as_deref(),
        Some("order 客户,金额,下单日期,付款方式 [[OrderNo]]")
    );
    let missing = &why.nearest.expect("a kind").missing;
    let words: Vec<&str> = missing[0].words.iter().map(String::as_str).collect();
    assert_eq!(words[..2], ["订单号", "订单编号"]);
}

#[test]
fn a_sheet_of_sentences_shows_its_first_texts() {
    let why = explained("a.csv", "今天天气很好\n明天开会", &PROFILES);
    assert_eq!(why.seen, ["今天天气很好", "明天开会"]);
    assert_eq!((why.header_rows, why.nearest.is_none()), (None, true));
}

#[test]
fn a_layout_of_which_a_word_changed_is_named() {
    let text = "账务流水号|业务流水号|商户订单号|发生时间|收入金额（+元）|付出金额\n1|2|3|2026-10-20|12.5|";
    let almost = explained("a.csv", text, &PROFILES)
        .almost
        .expect("a layout");
    assert_eq!(almost.name, "支付宝商户账务明细");
    assert_eq!(almost.missing, ["支出金额（-元）"]);
}

#[test]
fn a_draft_with_a_gap_is_named() {
    let draft = "id = \"own\"\nname = \"自家收款\"\nkind = \"payment\"\nsignature = [\"到账日期\", \"打款净额\"]\n\
        required = [[\"day\"], [\"amount\"]]\n[columns]\nday = [\"到账日期\"]\namount = []\n";
    let profiles = Profiles::with(&[("own.toml", draft)]).expect("a draft may have gaps");
    let why = explained(
        "a.csv",
        "到账日期|打款净额|打款单位\n2026-10-20|1280.5|王小明",
        &profiles,
    );
    assert_eq!(
        told(why.unfinished.as_ref()).as_deref(),
        Some("own 到账日期 [[Amount]]")
    );
}
