//! Files made to crash or to exhaust a reader. Each gets its answer inside a fixed amount of memory, and the
//! run goes on with the files beside it.

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use assert_cmd::Command as Program;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Address space of the program in kilobytes: code, stacks of the threads, and at most 300 MB of data.
const MOST_KILOBYTES: &str = "700000";
/// No file may hold the program up; this only ends a test that would hang.
const AT_MOST: Duration = Duration::from_secs(20);

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A folder with a file, to be inspected.
struct Hostile {
    folder: TempDir,
    name: &'static str,
}

impl Hostile {
    fn new(name: &'static str, content: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(name), content).expect("a file");
        Self { folder, name }
    }

    /// What the program says of the file. It must end well, and on standard error say nothing.
    fn told(&self) -> String {
        let program = assert_cmd::cargo::cargo_bin("gendan");
        let mut command = if cfg!(unix) {
            let mut shell = Command::new("sh");
            shell
                .args(["-c", "ulimit -v $0; exec \"$@\"", MOST_KILOBYTES])
                .arg(program);
            shell
        } else {
            Command::new(program)
        };
        command
            .args(["inspect", "--lang", "en", self.name])
            .env("RAYON_NUM_THREADS", "2")
            .current_dir(self.folder.path());
        let output = Program::from_std(command)
            .timeout(AT_MOST)
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(said, "", "{}", self.name);
        assert!(
            output.status.success(),
            "{}: {:?}",
            self.name,
            output.status
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// A workbook of one sheet, from the text of its sheet and of its shared strings.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = "http://schemas.openxmlformats.org/package/2006/content-types";
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    archive(&[
        (
            "[Content_Types].xml",
            &format!(
                "<Types xmlns=\"{types}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{kind}.worksheet+xml\"/>\
                 <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{kind}.sharedStrings+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"rId1\" Type=\"{document}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{document}\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"rId1\" Type=\"{document}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{document}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut writer = ZipWriter::new(&mut bytes);
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(text.as_bytes()).expect("a part");
    }
    writer.finish().expect("an archive");
    bytes.into_inner()
}

fn sheet(data: &str) -> String {
    format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData></worksheet>")
}

fn no_strings() -> String {
    format!("<sst xmlns=\"{MAIN}\" count=\"0\" uniqueCount=\"0\"/>")
}

/// Rows of an order sheet with inline strings.
fn orders(rows: &[[&str; 3]]) -> String {
    let rows = rows.iter().zip(1..).map(|(cells, number)| {
        let cells = cells.iter().zip("ABC".chars()).map(|(text, column)| {
            format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        });
        format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
    });
    sheet(&rows.collect::<String>())
}

#[test]
fn two_far_corners_are_two_cells() {
    let corner = |cell: &str| format!("<c r=\"{cell}\"><v>1</v></c>");
    let data = format!(
        "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>",
        corner("A1"),
        corner("XFD1048576")
    );
    let told = Hostile::new("角.xlsx", &workbook(&sheet(&data), &no_strings())).told();
    assert!(told.contains("表 → "), "{told}");
    assert!(told.contains("rows: 2"), "{told}");
}

#[test]
fn a_count_of_strings_that_lies_costs_nothing() {
    let strings = format!(
        "<sst xmlns=\"{MAIN}\" count=\"4294967295\" uniqueCount=\"4294967295\"><si><t>订单号</t></si></sst>"
    );
    let data = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let told = Hostile::new("字符串.xlsx", &workbook(&sheet(data), &strings)).told();
    assert!(told.contains("seen      订单号"), "{told}");
}

#[test]
fn entities_are_not_expanded() {
    let data = orders(&[["订单号", "客户", "应付金额"], ["&lol9;", "王小明", "5"]]);
    let bomb = data.replacen(
        "<worksheet",
        "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol9 \"&lol;&lol;&lol;&lol;\">]><worksheet",
        1,
    );
    let told = Hostile::new("实体.xlsx", &workbook(&bomb, &no_strings())).told();
    assert!(!told.contains("lollol"), "{told}");
}

#[test]
fn a_header_of_ten_thousand_columns_is_read() {
    let cells =
        (0..10_000).map(|column| format!("<c t=\"inlineStr\"><is><t>列{column}</t></is></c>"));
    let data = format!("<row r=\"1\">{}</row>", cells.collect::<String>());
    let told = Hostile::new("宽.xlsx", &workbook(&sheet(&data), &no_strings())).told();
    assert!(told.contains("seen      列0 | 列1"), "{told}");
    assert!(told.len() < 20_000, "the answer fits the screen");
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("炸弹.xlsx");
    let mut writer = ZipWriter::new(std::fs::File::create(&path).expect("a file"));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6));
    for name in [
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    ] {
        writer.start_file(name, options).expect("a part");
        if name.ends_with("sheet1.xml") {
            let block = vec![b' '; 1 << 20];
            for _ in 0..1024 {
                writer.write_all(&block).expect("a part");
            }
        }
    }
    writer.finish().expect("an archive");
    let bomb = Hostile {
        folder,
        name: "炸弹.xlsx",
    };
    let told = bomb.told();
    assert!(told.contains("G908"), "{told}");
    assert!(told.contains("times its size"), "{told}");
}

#[test]
fn an_archive_inside_an_archive_is_refused() {
    let inner = archive(&[("账单.csv", "订单号,金额\n")]);
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut writer = ZipWriter::new(&mut bytes);
    writer
        .start_file("里面.zip", SimpleFileOptions::default())
        .expect("a member");
    writer.write_all(&inner).expect("a member");
    writer.finish().expect("an archive");
    let told = Hostile::new("外面.zip", &bytes.into_inner()).told();
    assert!(told.contains("G908"), "{told}");
    assert!(told.contains("里面.zip"), "{told}");
}

#[test]
fn a_circle_of_sectors_is_refused() {
    let mut content = vec![0_u8; 512 * 5];
    content[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    content[24..32].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0]);
    content[32] = 6;
    content[44] = 1;
    content[48] = 1;
    content[56..58].copy_from_slice(&0x1000_u16.to_le_bytes());
    content[60..64].copy_from_slice(&0xFFFF_FFFE_u32.to_le_bytes());
    content[68..72].copy_from_slice(&0xFFFF_FFFE_u32.to_le_bytes());
    content[76..512].fill(0xFF);
    content[76..80].copy_from_slice(&0_u32.to_le_bytes());
    // The directory begins in sector 1, which follows itself by way of sector 2.
    for (sector, next) in [(0_usize, 0xFFFF_FFFD_u32), (1, 2), (2, 1), (3, 0xFFFF_FFFE)] {
        let at = 512 + 4 * sector;
        content[at..at + 4].copy_from_slice(&next.to_le_bytes());
    }
    let told = Hostile::new("环.xls", &content).told();
    assert!(told.contains("G908"), "{told}");
}

#[test]
fn a_line_of_a_gigabyte_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    write_long_line(&folder.path().join("长行.csv"));
    let long = Hostile {
        folder,
        name: "长行.csv",
    };
    let told = long.told();
    assert!(told.contains("G908"), "{told}");
    assert!(told.contains("limits."), "{told}");
}

/// A header and a line of a thousand megabytes.
fn write_long_line(path: &Path) {
    let mut file = std::fs::File::create(path).expect("a file");
    let block = vec![b'a'; 1 << 20];
    file.write_all("订单号,金额\n".as_bytes())
        .expect("a header");
    for _ in 0..1000 {
        file.write_all(&block).expect("a block");
    }
}
