//! Workbooks in the shapes in which they come.

use encoding_rs::GBK;

use crate::config::ReadSettings;
use crate::read::testing::{Shown, read};
use crate::read::{Cause, ReadError};

const HEAD: &str = "<?mso-application progid=\"Excel.Sheet\"?>
    <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"
     xmlns:x=\"urn:schemas-microsoft-com:office:excel\" xmlns:html=\"http://www.w3.org/TR/REC-html40\">";

fn workbook(sheets: &str) -> String {
    format!("<?xml version=\"1.0\"?>{HEAD}{sheets}</Workbook>")
}

fn check(text: &[u8], expected: &[Shown]) {
    let (sheets, errors) = read(text, &ReadSettings::default());
    assert_eq!(sheets, expected);
    assert_eq!(errors, []);
}

#[test]
fn values_places_and_what_is_hidden() {
    let text = workbook(
        "<Worksheet ss:Name=\"订单 &amp; 收款\"><Table>
         <Column ss:Width=\"60\"/><Column ss:Hidden=\"1\" ss:Span=\"1\"/>
         <Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">标题</Data></Cell><Cell><Data ss:Type=\"String\">后</Data></Cell></Row>
         <Row ss:Index=\"4\" ss:Hidden=\"1\"><Cell ss:Index=\"3\"><Data ss:Type=\"Number\">783123456789012345</Data></Cell>
          <Cell><Data ss:Type=\"DateTime\">2026-10-31T17:05:00.000</Data><Comment ss:Author=\"a\"><ss:Data xmlns=\"x\">批注</ss:Data></Comment></Cell>
          <Cell ss:Formula=\"=A1\"/><Cell ss:Formula=\"=B1\"><Data ss:Type=\"Number\">2.5</Data></Cell>
          <Cell><Data ss:Type=\"Number\">坏</Data></Cell></Row>
         <Row><Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\"><B>粗</B><Font>&lt;细&gt;&#10;</Font>&x;</ss:Data></Cell></Row>
         </Table></Worksheet>
         <Worksheet ss:Name=\"藏\"><Table><Row/><Row><Cell><Data ss:Type=\"Boolean\">0</Data></Cell></Row></Table>
         <WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>",
    );
    let first = Shown {
        hidden_columns: vec![1, 2],
        ..Shown::new(
            "订单 & 收款",
            &[
                "1: 0=标题 | 2=后",
                "~4: 2=783123456789012345 | 3=2026-10-31 17:05:00 | 4= | 5=2.5 | 6=坏",
                "5: 0=粗<细>\n&x;",
            ],
        )
    };
    check(
        text.as_bytes(),
        &[first, Shown::new("藏(hidden)", &["2: 0=FALSE"])],
    );
}

#[test]
fn zeros_that_a_style_shows_are_kept() {
    let text = workbook(
        "<Styles><Style ss:ID=\"s20\"><NumberFormat ss:Format=\"00000000\"/></Style>
         <Style ss:ID=\"s21\"><NumberFormat ss:Format=\"0.00\"/></Style></Styles>
         <Worksheet ss:Name=\"单\"><Table>
         <Row><Cell ss:StyleID=\"s20\"><Data ss:Type=\"Number\">1234</Data></Cell>
         <Cell ss:StyleID=\"s21\"><Data ss:Type=\"Number\">1234</Data></Cell></Row></Table></Worksheet>",
    );
    check(
        text.as_bytes(),
        &[Shown::new("单", &["1: 0=00001234 | 1=1234"])],
    );
}

#[test]
fn merged_groups_reach_down() {
    let text = workbook(
        "<Worksheet ss:Name=\"单\"><Table>
         <Row><Cell ss:MergeDown=\"2\"><Data ss:Type=\"String\">A1</Data></Cell><Cell><Data ss:Type=\"String\">甲</Data></Cell></Row>
         <Row><Cell ss:Index=\"2\"><Data ss:Type=\"String\">乙</Data></Cell></Row>
         <Row ss:Index=\"3\"><Cell ss:Index=\"2\"><Data ss:Type=\"String\">丙</Data></Cell></Row>
         <Row><Cell ss:Index=\"2\"><Data ss:Type=\"String\">丁</Data></Cell></Row></Table></Worksheet>",
    );
    let lines = [
        "1: 0=A1 | 1=甲",
        "2: ^0=A1 | 1=乙",
        "3: ^0=A1 | 1=丙",
        "4: 1=丁",
    ];
    check(text.as_bytes(), &[Shown::new("单", &lines)]);
}

#[test]
fn other_encodings_are_decoded_first() {
    let sheet = "<Worksheet ss:Name=\"流水\"><Table><Row><Cell><Data ss:Type=\"String\">对方户名</Data></Cell></Row></Table></Worksheet>";
    let text = |encoding: &str| {
        format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>{HEAD}{sheet}</Workbook>")
    };
    let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF)
            .chain(text("UTF-16").encode_utf16())
            .flat_map(bytes)
            .collect()
    };
    let expected = [Shown::new("流水", &["1: 0=对方户名"])];
    check(&GBK.encode(&text("GBK")).0, &expected);
    check(&wide(u16::to_le_bytes), &expected);
    check(&wide(u16::to_be_bytes), &expected);
}

#[test]
fn a_text_that_breaks_off_is_read_as_far_as_it_goes() {
    let whole = workbook(
        "<Worksheet ss:Name=\"单\"><Table><Row><Cell><Data ss:Type=\"String\">甲</Data></Cell></Row>
         <Row><Cell><Data ss:Type=\"String\">乙</Data></Cell></Row></Table></Worksheet>",
    );
    let torn = whole
        .split("</Data></Cell></Row></Table>")
        .next()
        .expect("a start");
    let (sheets, errors) = read(format!("{torn}</Data").as_bytes(), &ReadSettings::default());
    assert_eq!(sheets, [Shown::new("单", &["1: 0=甲"])]);
    assert!(
        matches!(
            errors.as_slice(),
            [ReadError {
                cause: Cause::Damaged(_),
                ..
            }]
        ),
        "{errors:?}"
    );
}

#[test]
fn hostile_indices_and_entities_do_no_harm() {
    let text = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>{HEAD}{}</Workbook>",
        "<Worksheet ss:Name=\"单\"><Table><Row><Cell ss:MergeDown=\"4294967295\" ss:MergeAcross=\"4294967295\"><Data ss:Type=\"String\">&b;</Data></Cell>
         <Cell><Data ss:Type=\"String\">远</Data></Cell></Row>
         <Row ss:Index=\"1\"><Cell ss:Index=\"2\"><Data ss:Type=\"String\">乙</Data></Cell><Cell ss:Index=\"1\"><Data ss:Type=\"String\">丙</Data></Cell></Row>
         <Row ss:Index=\"4294967295\"><Cell><Data ss:Type=\"String\">末</Data></Cell></Row></Table></Worksheet>",
    );
    let (sheets, errors) = read(text.as_bytes(), &ReadSettings::default());
    assert_eq!(sheets[0].lines, ["1: 0=&b;", "2: 1=乙 | 2=丙"]);
    let limit = |limit, found, most| ReadError::sheet("单", Cause::Limit { limit, found, most });
    assert_eq!(
        errors,
        [
            limit("rows", 4_294_967_295, 1_048_576),
            limit("columns", 65_536, 16_384)
        ]
    );
}
