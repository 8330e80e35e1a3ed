//! Archives in the shapes in which they come.

mod handmade;

use std::io::{Cursor, Write};

use encoding_rs::GB18030;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::read::Password;
use crate::read::testing::{Shown, read as read_content};

fn simple(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a member");
        writer.write_all(content).expect("content");
    }
    writer.finish().expect("an archive").into_inner()
}

fn of(member: &str, cause: Cause) -> ReadError {
    ReadError {
        member: Some(member.to_owned()),
        ..ReadError::file(cause)
    }
}

#[test]
fn an_alipay_archive_with_names_of_chinese_windows() {
    let gb = |text: &str| GB18030.encode(text).0.into_owned();
    let summary = gb("#支付宝账务汇总查询\r\n类型,笔数,金额\r\n收入,2,30.00\r\n");
    let details = gb("账务流水号,金额\r\n1\t,10.00\r\n");
    let packed = handmade::archive(
        &[
            (&gb("2088_账务明细(汇总).csv"), &summary),
            (&gb("2088_账务明细.csv"), &details),
        ],
        None,
    );
    let (sheets, errors) = read_content(&packed, &ReadSettings::default());
    assert_eq!(errors, []);
    assert_eq!(
        sheets,
        [
            Shown::new(
                "2088_账务明细(汇总).csv/",
                &[
                    "1: 0=#支付宝账务汇总查询",
                    "2: 0=类型 | 1=笔数 | 2=金额",
                    "3: 0=收入 | 1=2 | 2=30.00"
                ]
            ),
            Shown::new(
                "2088_账务明细.csv/",
                &["1: 0=账务流水号 | 1=金额", "2: 0=1\t | 1=10.00"]
            ),
        ]
    );
}

#[test]
fn what_no_user_means_is_passed_over_and_what_cannot_be_read_is_named() {
    let inner = simple(&[("x.csv", b"a,b\n1,2\n")]);
    let packed = simple(&[
        ("__MACOSX/._a.csv", b"noise"),
        ("表/~$a.xlsx", b"lock"),
        (".DS_Store", b"noise"),
        ("表/", b""),
        ("表/a.xls", b"<table><tr><td>a<td>b</table>"),
        ("图.png", b"\x89PNG\r\n\x1a\n"),
        ("内.zip", &inner),
        ("../../etc/空.csv", b""),
    ]);
    let (sheets, errors) = read_content(&packed, &ReadSettings::default());
    assert_eq!(sheets, [Shown::new("表/a.xls/", &["1: 0=a | 1=b"])]);
    assert_eq!(
        errors,
        [
            of("图.png", Cause::NotATable("PNG")),
            of("内.zip", Cause::NestedArchive),
            of("../../etc/空.csv", Cause::Empty),
        ]
    );
}

#[test]
fn many_pictures_are_counted_not_listed() {
    let names: Vec<String> = (0..30).map(|number| format!("{number}.png")).collect();
    let members: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"\x89PNG"[..]))
        .collect();
    let (_, errors) = read_content(&simple(&members), &ReadSettings::default());
    assert_eq!(errors.len(), MOST_NAMED + 1);
    assert_eq!(
        errors.last(),
        Some(&ReadError::file(Cause::PassedOver { files: 10 }))
    );
}

#[test]
fn bombs_and_crowds_are_refused_unopened() {
    let bomb = simple(&[("a.csv", &vec![b'0'; 110 << 20]), ("b.csv", b"a,b\n")]);
    let (sheets, errors) = read_content(&bomb, &ReadSettings::default());
    assert_eq!(sheets, [Shown::new("b.csv/", &["1: 0=a | 1=b"])]);
    assert!(
        matches!(errors[0].cause, Cause::Bomb { megabytes: 110, .. }),
        "{errors:?}"
    );

    let limits = Limits {
        parts: 1,
        ..Limits::default()
    };
    let settings = ReadSettings {
        limits,
        ..ReadSettings::default()
    };
    let (_, errors) = read_content(&simple(&[("a.csv", b"a"), ("b.csv", b"b")]), &settings);
    let refused = Cause::Limit {
        limit: "parts",
        found: 2,
        most: 1,
    };
    assert_eq!(errors, [ReadError::file(refused)]);
}

#[test]
fn a_password_opens_members() {
    let locked = handmade::archive(&[(b"a.csv", b"no,sum\nA1,10\n")], Some(b"secret"));
    let with = |words: &[&str]| {
        let settings = ReadSettings {
            passwords: words.iter().map(|word| Password::new(*word)).collect(),
            ..ReadSettings::default()
        };
        read_content(&locked, &settings)
    };
    assert_eq!(with(&[]).1, [of("a.csv", Cause::PasswordMissing)]);
    assert_eq!(with(&["a", "b"]).1, [of("a.csv", Cause::PasswordWrong)]);
    let (sheets, errors) = with(&["a", "secret"]);
    assert_eq!(errors, []);
    assert_eq!(
        sheets,
        [Shown::new("a.csv/", &["1: 0=no | 1=sum", "2: 0=A1 | 1=10"])]
    );
}
