//! Sheets as programs write them, rightly and wrongly, and the rows they give.

use super::number_format::NumberFormat;
use super::*;

/// The rows of a sheet as lines: number, `~` if hidden, cells.
fn rows(xml: &str, limits: Limits) -> (Vec<String>, SheetInfo, Vec<Cause>) {
    let strings = "<sst><si><t>订单号</t></si><si><t>金额</t></si></sst>";
    let book = Book {
        strings: Strings::read(strings.as_bytes(), 100).expect("strings"),
        formats: vec![
            NumberFormat::Other,
            NumberFormat::Date,
            NumberFormat::Zeros(8),
        ],
        is_1904: false,
    };
    let regions = regions::regions(xml.as_bytes());
    let mut info = SheetInfo::named("一");
    let part = (xml.as_bytes(), xml.len() as u64);
    let mut rows = Rows::new(part, &book, limits, Merged::new(regions), &mut info);
    let lines = rows.by_ref().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let value = format!("{:?}", cell.value);
            let kind = value.split('(').next().unwrap_or_default();
            let mark = if cell.is_covered { "^" } else { "" };
            format!(" {}={mark}{kind}:{}", cell.column, cell.text())
        });
        let hidden = if row.is_hidden { "~" } else { "" };
        format!("{}{hidden}:{}", row.number, cells.collect::<String>())
    });
    let lines = lines.collect();
    (lines, info, rows.into_causes())
}

fn check(data: &str, expected: &[&str]) {
    let xml = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
    let (lines, _, causes) = rows(&xml, Limits::default());
    assert_eq!(lines, expected, "{data}");
    assert_eq!(causes, [], "{data}");
}

#[test]
fn cells_are_what_the_file_says() {
    check(
        "<row r=\"2\" spans=\"1:4\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\"><v>12.50</v></c></row>",
        &["2: 0=Text:订单号 2=Number:12.5"],
    );
    check(
        "<row r='3'><c t='s' s='0' r='B3'><v>1</v></c><c s='1' r='D3'><v>46326</v></c></row>",
        &["3: 1=Text:金额 3=Date:2026-10-31"],
    );
    check(
        "<row r='1'><c r='A1' t='inlineStr'><is><t>a&amp;b</t></is></c><c r='B1' t='inlineStr'><is><r><t>x</t></r><r><t>y</t></r></is></c></row>",
        &["1: 0=Text:a&b 1=Text:xy"],
    );
    check(
        "<row r='1'><c r='A1'><v>783123456789012345</v></c><c r='B1' s='2'><v>42</v></c></row>",
        &["1: 0=LongNumber:783123456789012345 1=Text:00000042"],
    );
}

#[test]
fn cells_and_rows_without_numbers_follow_each_other() {
    check(
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>",
        &["1: 0=Number:1 2=Number:3", "3: 0=Number:4"],
    );
    check(
        "<row r='5'><c r='C5'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
        &["5: 2=Number:1 3=Number:2", "6: 0=Number:3"],
    );
}

#[test]
fn rows_and_cells_out_of_order_lose_nothing() {
    check(
        "<row r='9'><c r='A9'><v>1</v></c></row><row r='2'><c r='B2'><v>2</v></c><c r='A2'><v>3</v></c></row>",
        &["9: 0=Number:1", "2: 0=Number:3 1=Number:2"],
    );
    // A cell's own word counts; of two in one place the first.
    check(
        "<row r='1'><c r='A1'><v>1</v></c><c r='A7'><v>2</v></c><c r='A1'><v>3</v></c><c r='A1'><v>4</v></c></row>",
        &["1: 0=Number:1", "7: 0=Number:2", "1: 0=Number:3"],
    );
}

#[test]
fn a_formula_without_a_result_is_told_from_an_empty_cell() {
    check(
        "<row><c><f>A1+1</f></c><c><f>A1</f><v>7</v></c><c><f>A2</f><v></v></c><c><f si='0'/></c>\
         <c t='str'><f>\"\"</f><v></v></c><c s='1'/><c><v/></c><c><v>8</v><f>B1</f></c></row>",
        &["1: 0=FormulaEmpty: 1=Number:7 2=FormulaEmpty: 3=FormulaEmpty: 7=Number:8"],
    );
}

#[test]
fn a_bad_cell_costs_itself_only() {
    check(
        "<row r='1'><c r='A1' t='n'><v>1,234</v></c><c r='B1' t='s'><v>99</v></c><c r='C1' t='b'><v>banana</v></c>\
         <c r='?' ><v>5</v></c><c r='F1'><v>6</v></c><c r='G1' t='e'><v>#N/A</v></c></row>",
        &["1: 0=Error:1,234 1=Error:99 2=Error:banana 3=Error:5 5=Number:6 6=Error:#N/A"],
    );
    check(
        "<row r='x'><c r='A1'><v>1</v></c></row>",
        &["1: 0=Number:1"],
    );
}

#[test]
fn markup_that_is_rare_is_understood() {
    check(
        "<!-- <row><c><v>9</v></c></row> --><x:row r='1' ><x:c r=\"A1\" ><x:v>1</x:v></x:c ></x:row >",
        &["1: 0=Number:1"],
    );
    check(
        "<row><c t='str'><v><![CDATA[<a>&]]></v></c><c><v>1<!-- 2 --></v></c><c><v>&#49;2</v></c></row>",
        &["1: 0=Text:<a>& 1=Number:1 2=Number:12"],
    );
    check(
        "<row><c><extLst><ext uri='v'><q/></ext></extLst><v>1</v></c></row>",
        &["1: 0=Number:1"],
    );
    // Elements that are never closed.
    check(
        "<row><c><v>1</v><c><v>2</v></c><row><c><v>3</v></row>",
        &["1: 0=Number:1 1=Number:2", "2: 0=Number:3"],
    );
    check("", &[]);
}

#[test]
fn what_is_hidden_is_read_and_marked() {
    let xml = "<worksheet><cols><col min='2' max='3' hidden='1'/><col min='4' max='4'/>\
        <col min='0' max='0' hidden='true'/><col min='16384' max='99999999999' hidden='1'/></cols>\
        <sheetData><row r='1' hidden='1'><c><v>1</v></c></row><row hidden='0'><c><v>2</v></c></row>\
        </sheetData></worksheet>";
    let (lines, info, _) = rows(xml, Limits::default());
    assert_eq!(lines, ["1~: 0=Number:1", "2: 0=Number:2"]);
    assert_eq!(info.hidden_columns, [1, 2, 16_383]);
}

#[test]
fn merged_group_columns_are_filled() {
    let xml = "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row>\
        <row r='2'><c r='A2' s='1'/><c r='B2'><v>3</v></c></row><row r='3'><c r='A3'/></row></sheetData>\
        <mergeCells count='1'><mergeCell ref='A1:A3'/></mergeCells></worksheet>";
    let (lines, _, _) = rows(xml, Limits::default());
    assert_eq!(
        lines,
        ["1: 0=Number:1 1=Number:2", "2: 0=^Number:1 1=Number:3"]
    );
}

#[test]
fn what_is_beyond_the_limits_is_named_and_the_rest_is_read() {
    let limits = Limits {
        rows: 10,
        columns: 3,
        characters: 5,
        ..Limits::default()
    };
    let xml = "<worksheet><sheetData><row r='1'><c r='C1'><v>1</v></c><c r='D1'><v>2</v></c></row>\
        <row r='11'><c><v>3</v></c></row><row r='99999999999'><c r='A99'><v>3</v></c></row>\
        <row r='2'><c t='str'><v>一二三四五六</v></c></row></sheetData></worksheet>";
    let (lines, _, causes) = rows(xml, limits);
    assert_eq!(lines, ["1: 2=Number:1", "2: 0=Text:一二三四五"]);
    let limit = |limit, found, most| Cause::Limit { limit, found, most };
    assert_eq!(
        causes,
        [
            limit("rows", 99, 10),
            limit("columns", 4, 3),
            limit("characters", 6, 5)
        ]
    );
}

#[test]
fn a_sheet_that_breaks_off_gives_what_it_has() {
    let (lines, _, causes) = rows(
        "<worksheet><sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3",
        Limits::default(),
    );
    assert_eq!(lines, ["1: 0=Number:1", "2: 0=Number:2"]);
    assert_eq!(causes, [Cause::Damaged("the sheet has no end".to_owned())]);
    let (lines, _, causes) = rows("<chartsheet/>", Limits::default());
    assert_eq!((lines.len(), causes.len()), (0, 1));
}

#[test]
fn rows_pass_through_the_window_whole() {
    let row = |row| {
        format!(
            "<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c>\
             <c r=\"B{row}\" t=\"inlineStr\"><is><t>第{row}行</t></is></c></row>"
        )
    };
    let data: Vec<String> = (1..=60_000).map(row).collect();
    let data = data.concat();
    let xml = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
    let (lines, _, causes) = rows(&xml, Limits::default());
    assert_eq!((lines.len(), causes.len()), (60_000, 0));
    for (at, line) in lines.iter().enumerate() {
        let row = at + 1;
        assert_eq!(*line, format!("{row}: 0=Number:{row} 1=Text:第{row}行"));
    }
}
