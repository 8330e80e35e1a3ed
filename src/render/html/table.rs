//! Tables: in a box of their own that scrolls, sortable by their headers.

use std::fmt::Write as _;

use super::Markup;
use super::cards::tone_class;
use crate::render::number::{grouped, sort_value, text_of};
use crate::render::width::columns;
use crate::render::words::Words;
use crate::report::{Cell, Column, Emphasis, Page, Role, Table, TableRow};

/// A longer table is read in the workbook.
const ROWS: usize = 200;
/// A sentence that is wider does not stand beside other columns on a telephone.
const BESIDE: usize = 40;

/// Writes a table with its title, its unit and its source; of a detail table only that it exists.
pub(super) fn write(out: &mut Markup, table: &Table, shown: &[&Page], words: &Words) {
    out.element("p", "what", &table.title);
    out.element("p", "unit", &table.subtitle);
    let count = grouped(&table.rows.len().to_string());
    if table.filter {
        let note = words.fill("render.table_in_workbook", &[("rows", &count)]);
        out.element("p", "note", &note);
        return;
    }
    if table.rows.is_empty() {
        out.element("p", "note", words.get("render.empty_table"));
    } else {
        let stacks = stacks(table);
        out.raw(if stacks {
            "<div class=\"box\"><table class=\"stack\">\n<thead><tr>"
        } else {
            "<div class=\"box\"><table>\n<thead><tr>"
        });
        for column in &table.columns {
            out.raw("<th tabindex=\"0\" title=\"")
                .text(words.get("render.sort_hint"))
                .raw("\"");
            class_attribute(out, class_of(column.role));
            out.raw(">").text(&column.header).raw("</th>");
        }
        out.raw("</tr></thead>\n<tbody>\n");
        let largest: Vec<f64> = largest_values(table);
        for row in table.rows.iter().take(ROWS) {
            write_row(out, table, row, stacks, &largest, shown, words);
        }
        out.raw("</tbody></table></div>\n");
    }
    if table.rows.len() > ROWS {
        let rest = grouped(&(table.rows.len() - ROWS).to_string());
        let limit = ROWS.to_string();
        let values = [("shown", limit.as_str()), ("rest", rest.as_str())];
        out.element("p", "note", &words.fill("render.rows_in_workbook", &values));
    }
    out.element("p", "note", &table.source);
}

fn write_row(
    out: &mut Markup,
    table: &Table,
    row: &TableRow,
    stacks: bool,
    largest: &[f64],
    shown: &[&Page],
    words: &Words,
) {
    out.raw(match row.emphasis {
        Emphasis::Item => "<tr>",
        Emphasis::Group => "<tr class=\"group\">",
        Emphasis::Remark => "<tr class=\"remark\">",
        Emphasis::Rest => "<tr class=\"rest\">",
        Emphasis::Total => "<tr class=\"total\">",
    });
    let heading = matches!(row.emphasis, Emphasis::Group | Emphasis::Remark)
        && row.cells.iter().skip(1).all(|cell| *cell == Cell::Blank);
    if heading {
        let first = row.cells.first().unwrap_or(&Cell::Blank);
        let _ = write!(out.0, "<td colspan=\"{}\">", table.columns.len());
        out.text(&text_of(first, words)).raw("</td></tr>\n");
        return;
    }
    for (position, column) in table.columns.iter().enumerate() {
        let cell = row.cells.get(position).unwrap_or(&Cell::Blank);
        let most = largest.get(position).copied().unwrap_or(0.0);
        out.raw("<td");
        if stacks && *cell != Cell::Blank {
            out.raw(" data-label=\"").text(&column.header).raw("\"");
        }
        write_cell(out, column, cell, row.emphasis, most, shown, words);
    }
    out.raw("</tr>\n");
}

/// True if a table has sentences: on a telephone its cells stand below each other.
fn stacks(table: &Table) -> bool {
    let sentences = |(position, column): (usize, &Column)| {
        let long = |row: &TableRow| matches!(row.cells.get(position), Some(Cell::Text(text)) if columns(text) > BESIDE);
        position > 0 && column.role == Role::LongText && table.rows.iter().any(long)
    };
    table.columns.iter().enumerate().any(sentences)
}

/// Writes a cell whose tag is open.
fn write_cell(
    out: &mut Markup,
    column: &Column,
    cell: &Cell,
    emphasis: Emphasis,
    most: f64,
    shown: &[&Page],
    words: &Words,
) {
    let value = sort_value(cell);
    let share = value
        .filter(|value| column.bar && emphasis == Emphasis::Item && most > 0.0 && *value >= 0.0);
    let class = class_of(column.role);
    if let Some(value) = share {
        let share = (value / most * 100.0).min(100.0);
        let _ = write!(out.0, " style=\"--share:{share:.1}\"");
        class_attribute(out, &format!("{class} bar"));
    } else {
        class_attribute(out, class);
    }
    if let Some(value) = value {
        let _ = write!(out.0, " data-v=\"{value}\"");
    }
    out.raw(">");
    match cell {
        Cell::Status(tone, _) => {
            out.raw("<span class=\"status ")
                .raw(tone_class(*tone))
                .raw("\">")
                .text(&text_of(cell, words))
                .raw("</span>");
        }
        Cell::Link(page, text) => out.link(page, text, shown),
        other => {
            out.text(&text_of(other, words));
        }
    }
    out.raw("</td>");
}

fn class_attribute(out: &mut Markup, class: &str) {
    if !class.is_empty() {
        out.raw(" class=\"").raw(class.trim()).raw("\"");
    }
}

fn class_of(role: Role) -> &'static str {
    match role {
        Role::Text => "text",
        Role::Id | Role::Input | Role::Key => "",
        Role::LongText => "long",
        Role::Day | Role::Moment | Role::Status => "centre",
        _ => "right",
    }
}

/// The largest value of each column that draws bars.
fn largest_values(table: &Table) -> Vec<f64> {
    let largest = |(position, column): (usize, &Column)| {
        if !column.bar {
            return 0.0;
        }
        table
            .rows
            .iter()
            .filter(|row| row.emphasis == Emphasis::Item)
            .filter_map(|row| sort_value(row.cells.get(position)?))
            .fold(0.0, f64::max)
    };
    table.columns.iter().enumerate().map(largest).collect()
}
