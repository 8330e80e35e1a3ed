//! A document as text, for snapshots: roles and values, one line for each row.

use std::fmt::Write;

use super::document::{Block, Card, Cell, Chart, Column, Document, Emphasis, Page, Role, Table};

pub(super) fn dump(document: &Document) -> String {
    let text = format!("{} | {}\n", document.file_stem, document.title);
    document
        .pages
        .iter()
        .fold(text, |text, page| text + &dump_page(page))
}

pub(super) fn dump_page(page: &Page) -> String {
    let text = format!(
        "\n=== {} [{}] {:?}\n{}\n{}\n",
        page.name, page.id, page.tone, page.title, page.subtitle
    );
    page.blocks
        .iter()
        .fold(text, |text, block| text + &dump_block(block))
}

fn dump_block(block: &Block) -> String {
    match block {
        Block::Headline(words) => format!("! {words}\n"),
        Block::Section(words) => format!("# {words}\n"),
        Block::Cards(cards) => cards.iter().map(card).collect(),
        Block::Table(rows) => table(rows),
        Block::Chart(drawn) => chart(drawn),
        Block::Notes(notes) => notes
            .iter()
            .fold(String::new(), |text, note| text + &format!("· {note}\n")),
        Block::Links(links) => links.iter().fold(String::new(), |text, link| {
            text + &format!("-> {}: {}\n", link.page, link.note)
        }),
        Block::Signature(labels) => format!("{}\n", labels.join(" / ")),
    }
}

fn card(card: &Card) -> String {
    let difference = card.difference.as_ref().map(cell).unwrap_or_default();
    format!(
        "[{} {} {difference} {:?} ({}) {}]\n",
        card.label,
        cell(&card.value),
        card.tone,
        card.note,
        card.trend.len()
    )
}

fn table(table: &Table) -> String {
    let mut text = format!("\n{}\n{}\n", table.title, table.subtitle);
    let headers: Vec<String> = table.columns.iter().map(header).collect();
    let _ = writeln!(text, "| {}", headers.join(" | "));
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        let mark = match row.emphasis {
            Emphasis::Item => "  ",
            Emphasis::Group => "> ",
            Emphasis::Remark => ": ",
            Emphasis::Rest => "~ ",
            Emphasis::Total => "= ",
        };
        let _ = writeln!(text, "{mark}{}", cells.join(" | "));
    }
    let _ = writeln!(text, "({})", table.source);
    text
}

fn header(column: &Column) -> String {
    match column.role {
        Role::Input => format!("{}: {}", column.header, column.choices.join("/")),
        _ => column.header.clone(),
    }
}

fn chart(chart: &Chart) -> String {
    let mut text = format!("\n{:?} {}\n{}\n", chart.kind, chart.title, chart.subtitle);
    for series in &chart.series {
        let points: Vec<String> = chart
            .categories
            .iter()
            .zip(&series.values)
            .filter_map(|(day, value)| value.map(|value| (day, value)))
            .filter(|(_, value)| *value != 0.0)
            .map(|(day, value)| format!("{day}={value}"))
            .collect();
        let _ = writeln!(
            text,
            "  {} {}: {}",
            series.name,
            series.previous,
            points.join(" ")
        );
    }
    text
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(words) => words.replace('\n', "⏎"),
        Cell::Count(count) => count.to_string(),
        Cell::Money(amount) => format!("{amount}"),
        Cell::Quantity(quantity) => quantity.to_string(),
        Cell::Decimal(number) => format!("{number:.2}"),
        Cell::Rate(rate) => format!("{:.1}%", rate * 100.0),
        Cell::Points(points) => format!("{:+.1}p", points * 100.0),
        Cell::Change(change) => format!("{:+.1}%", change * 100.0),
        Cell::Day(day) => day.to_string(),
        Cell::Moment(moment) => moment.to_string(),
        Cell::Status(tone, words) => format!("{tone:?}:{}", words.replace('\n', "⏎")),
        Cell::Link(page, words) => format!("{words}->{page}"),
    }
}
