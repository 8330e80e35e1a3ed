//! How the workbook looks, prints and behaves.

use super::{parts, workbook};
use crate::render::sample;

#[test]
fn a_detail_page_is_ready_for_work() {
    let parts = parts(&workbook(&sample::full()));
    let detail = &parts["xl/worksheets/sheet2.xml"];
    for expected in [
        "<pane xSplit=\"2\" ySplit=\"5\" topLeftCell=\"C6\"",
        "<autoFilter ref=\"B5:N8\"/>",
        "showGridLines=\"0\"",
        "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"",
        "来源：gendan · 2026-10-31 18:00&amp;C",
        "第 &amp;P 页 / 共 &amp;N 页&amp;R",
        "\"待处理,已联系,已解决\"",
        "sqref=\"N6:N8\"",
        "<ignoredError sqref=\"B6:B8 C6:C8\" numberStoredAsText=\"1\"/>",
        "<dataValidation type=\"custom\"",
        "<tabColor rgb=\"FFD55E00\"/>",
        "<dataBar",
    ] {
        assert!(detail.contains(expected), "{expected}\n{detail}");
    }
    assert!(
        !detail.contains("<sheetProtection"),
        "sorting needs open cells"
    );
    let overview = &parts["xl/worksheets/sheet1.xml"];
    assert!(!overview.contains("<sheetProtection"));
    assert!(
        overview.contains("tabSelected=\"1\"") && overview.contains("<tabColor rgb=\"FF1F3A5F\"/>")
    );
    let book = &parts["xl/workbook.xml"];
    assert!(
        book.contains("'异常'!$B$2:$N$") || book.contains("异常!$B$2:$N$"),
        "{book}"
    );
    assert!(book.contains("异常!$5:$5"), "{book}");
    assert!(
        book.contains("name=\"数据\" sheetId=\"3\" state=\"hidden\""),
        "{book}"
    );
}

#[test]
fn figures_carry_the_formats_of_the_style_guide() {
    let styles = &parts(&workbook(&sample::full()))["xl/styles.xml"];
    for format in [
        "#,##0.00;-#,##0.00;&quot;–&quot;",
        "&quot;▲&quot;0.0%;&quot;▼&quot;0.0%;&quot;持平&quot;",
        "+0.0&quot;点&quot;;-0.0&quot;点&quot;;0.0&quot;点&quot;",
        "yyyy-mm-dd hh:mm",
        "0.0%",
    ] {
        assert!(
            styles.contains(&format!("formatCode=\"{format}\"")),
            "{format}"
        );
    }
    assert!(
        styles.contains("<name val=\"微软雅黑\"/>") && styles.contains("<charset val=\"134\"/>")
    );
    assert!(!styles.contains("Calibri"));
}

#[test]
fn the_properties_name_the_program_and_the_moment_of_the_data() {
    let parts = parts(&workbook(&sample::full()));
    let core = &parts["docProps/core.xml"];
    assert!(core.contains("<cp:category>gendan</cp:category>"));
    assert!(core.contains("<dc:creator>王芳</dc:creator>"));
    assert!(
        core.contains("2026-10-31T18:00:00Z</dcterms:created>"),
        "{core}"
    );
    assert!(
        core.contains("2026-10-31T18:00:00Z</dcterms:modified>"),
        "{core}"
    );
    assert!(parts["docProps/app.xml"].contains("<Company>明远服饰</Company>"));
}
