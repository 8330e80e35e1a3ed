//! What stands in the page.

use super::{STYLE, html};
use crate::render::sample;
use crate::render::theme;
use crate::report::{Block, Cell, Column, Document, Role, TableRow};

#[test]
fn a_page_stands_alone_and_says_its_language() {
    let page = html(&sample::full());
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    for foreign in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("<title>十月汇总</title>"));
    assert!(page.contains("来源：gendan · 2026-10-31 18:00 · 王芳"));
}

#[test]
fn text_of_inputs_is_escaped_everywhere() {
    let mut document = sample::full();
    let evil = "<img src=x onerror=\"alert('1')\">&";
    for page in &mut document.pages {
        page.name = evil.into();
        page.title = evil.into();
        page.subtitle = evil.into();
    }
    document.title = evil.into();
    document.company = evil.into();
    let page = html(&document);
    assert!(!page.contains("<img"));
    assert!(page.contains("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;"));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert_eq!(page.matches("<script>").count(), 1);
}

#[test]
fn figures_show_as_in_the_workbook_and_sort_by_their_value() {
    let page = html(&sample::full());
    for expected in [
        "<div class=\"value\">92.4%</div>",
        "<div class=\"difference bad\">-1.2点</div>",
        "<div class=\"difference good\">▲5.0%</div>",
        "<td class=\"right\" data-v=\"3480\">3,480.00</td>",
        "<td colspan=\"3\">少收</td>",
        "<rect class=\"previous\"",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
}

#[test]
fn detail_is_left_to_the_workbook_and_long_tables_are_cut() {
    let page = html(&sample::full());
    assert!(!page.contains("7831234567890123456"));
    assert!(page.contains("<li>异常 3 条</li>"));
    let rows = (0..250)
        .map(|n| TableRow::item(vec![Cell::Count(n)]))
        .collect();
    let table = sample::table(vec![Column::new("数", Role::Count)], rows);
    let long = sample::page("long", "长", vec![Block::Table(table)]);
    let page = html(&Document {
        pages: vec![long],
        ..sample::empty()
    });
    assert_eq!(page.matches("<tr>").count(), 201);
    assert!(page.contains("此处只列出前 200 行，另有 50 行见同名工作簿。"));
}

#[test]
fn the_style_sheet_has_the_palette_of_the_theme() {
    for (name, colour) in [
        ("ink", theme::INK),
        ("muted", theme::MUTED),
        ("brand", theme::BRAND),
        ("head", theme::HEAD),
        ("wash", theme::WASH),
        ("rule", theme::RULE),
        ("paper", theme::PAPER),
        ("actual", theme::ACTUAL),
        ("previous", theme::PREVIOUS),
        ("second", theme::SERIES[0]),
        ("third", theme::SERIES[1]),
        ("fourth", theme::SERIES[2]),
        ("fifth", theme::SERIES[3]),
        ("good", theme::GOOD),
        ("bad", theme::BAD),
        ("bad-shape", theme::BAD_SHAPE),
        ("normal-fill", theme::NORMAL.0),
        ("normal-text", theme::NORMAL.1),
        ("watch-fill", theme::WATCH.0),
        ("watch-text", theme::WATCH.1),
        ("alarm-fill", theme::ALARM.0),
        ("alarm-text", theme::ALARM.1),
    ] {
        let variable = format!("--{name}: #{colour:06x};");
        assert!(STYLE.contains(&variable), "{variable}");
    }
}

#[test]
fn a_table_of_sentences_names_its_figures_for_telephones() {
    let page = |sentence: &str| {
        let columns = vec![
            Column::new("规则", Role::Text),
            Column::new("金额", Role::Count),
            Column::new("说明", Role::LongText),
        ];
        let rows = vec![TableRow::item(vec![
            Cell::Text("G102".into()),
            Cell::Count(3),
            Cell::Text(sentence.into()),
        ])];
        let table = Block::Table(sample::table(columns, rows));
        html(&Document {
            pages: vec![sample::page("page", "页", vec![table])],
            ..sample::empty()
        })
    };
    let long = page(&"尾款未到就已发货".repeat(4));
    assert!(long.contains("<table class=\"stack\">"));
    assert!(long.contains("<td data-label=\"金额\" class=\"right\" data-v=\"3\">3</td>"));
    let short = page("期内下单，不含取消");
    assert!(!short.contains("class=\"stack\"") && !short.contains("data-label="));
}

#[test]
fn series_of_one_period_have_looks_of_their_own() {
    let mut document = sample::full();
    for block in &mut document.pages[0].blocks {
        if let Block::Chart(chart) = block {
            chart
                .series
                .iter_mut()
                .for_each(|series| series.previous = false);
        }
    }
    let page = html(&document);
    assert!(page.contains("<rect class=\"actual\"") && page.contains("<rect class=\"second\""));
    assert!(!page.contains("<rect class=\"previous\""));
}
