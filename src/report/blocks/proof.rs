//! The proof that no row and no money vanished.

use crate::figures::{MoneyProof, money_proof as proofs};
use crate::model::{Direction, Flow, RowFate, SheetProof};
use crate::report::document::{Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::View;

/// One row for each sheet: rows = used + merged + ignored + rejected.
pub(in crate::report) fn row_proof(view: &View<'_>) -> Table {
    let sheets = &view.facts.book.sheets;
    let failed = sheets.iter().filter(|sheet| !sheet.holds()).count();
    let rows: i64 = sheets.iter().map(|sheet| i64::from(sheet.rows)).sum();
    let key = if failed == 0 {
        "table.rows_hold"
    } else {
        "table.rows_fail"
    };
    let mut table_rows: Vec<TableRow> = sheets.iter().map(|sheet| sheet_row(view, sheet)).collect();
    let sum = |of: fn(&SheetProof) -> u32| {
        Cell::Count(sheets.iter().map(|sheet| i64::from(of(sheet))).sum())
    };
    table_rows.push(TableRow::total(vec![
        Cell::Text(view.word("value.total")),
        Cell::Blank,
        Cell::Blank,
        Cell::Count(rows),
        sum(SheetProof::used),
        sum(SheetProof::merged),
        sum(SheetProof::ignored),
        sum(SheetProof::rejected),
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
        verdict(view, failed == 0),
    ]));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let equals = |name: &str| {
        term(
            view,
            "proof.equals",
            &view.in_table("column", name),
            Role::Count,
        )
    };
    let plus = |name: &str| {
        term(
            view,
            "proof.plus",
            &view.in_table("column", name),
            Role::Count,
        )
    };
    Table {
        title: view.say(
            &crate::model::Message::new(key)
                .with("sheets", sheets.len())
                .with("rows", rows)
                .with("failed", failed),
        ),
        subtitle: [
            view.word("subtitle.rows"),
            view.word("subtitle.rows_equation"),
            view.unit(),
        ]
        .join(" · "),
        columns: vec![
            column("file", Role::Text),
            column("sheet", Role::Text),
            column("kind", Role::Text),
            column("rows", Role::Count),
            equals("used"),
            plus("merged"),
            plus("ignored"),
            plus("rejected"),
            column("reasons", Role::LongText),
            column("money_in", Role::Money),
            column("money_out", Role::Money),
            column("verdict", Role::Status),
        ],
        rows: table_rows,
        source: view.source(&[], "basis.rows"),
        freeze: 0,
        filter: false,
    }
}

fn sheet_row(view: &View<'_>, sheet: &SheetProof) -> TableRow {
    let money = |flow| {
        Cell::money(
            sheet
                .money
                .iter()
                .find(|(known, amount)| {
                    *known == flow && amount.currency() == view.facts.config.currency
                })
                .map(|(_, amount)| *amount),
        )
    };
    TableRow::item(vec![
        Cell::Text(sheet.file.to_string()),
        Cell::text(Some(&*view.facts.words.sheet(sheet)).filter(|name| !name.is_empty())),
        Cell::Text(view.in_table("value.kind", sheet.kind.code())),
        Cell::Count(sheet.rows.into()),
        Cell::Count(sheet.used().into()),
        Cell::Count(sheet.merged().into()),
        Cell::Count(sheet.ignored().into()),
        Cell::Count(sheet.rejected().into()),
        Cell::Text(reasons(view, sheet)),
        money(Flow::In),
        money(Flow::Out),
        verdict(view, sheet.holds()),
    ])
}

/// Why rows became nothing, and money that the columns do not show: counted as neither, or in
/// other currencies.
fn reasons(view: &View<'_>, sheet: &SheetProof) -> String {
    let fates = sheet
        .fates
        .iter()
        .filter(|(fate, count)| **fate != RowFate::Used && **count > 0)
        .map(|(fate, count)| format!("{} {count}", view.word(fate.key())));
    let foreign = sheet
        .money
        .iter()
        .filter(|(flow, amount)| {
            *flow == Flow::Neither || amount.currency() != view.facts.config.currency
        })
        .map(|(flow, amount)| format!("{} {}", flow_word(view, *flow), view.money(*amount)));
    fates
        .chain(foreign)
        .collect::<Vec<_>>()
        .join(&view.word("headline.separator"))
}

/// One row for each direction and currency: read = confirmed + suggested + ambiguous + unmatched +
/// excluded + merged.
pub(in crate::report) fn money_proof(view: &View<'_>) -> Option<Table> {
    let proofs = proofs(&view.facts.input);
    if proofs.is_empty() {
        return None;
    }
    let rows = proofs.iter().map(|proof| {
        let mut cells = vec![
            Cell::Text(flow_word(view, proof.flow)),
            Cell::Text(proof.read.currency().code().to_owned()),
            Cell::Money(proof.read),
        ];
        let standings = proof.standings.iter().map(|(_, _, amount)| *amount);
        cells.extend(standings.map(Cell::Money));
        cells.push(Cell::Money(proof.merged));
        cells.push(Cell::Money(proof.left_over));
        cells.push(verdict(view, proof.holds()));
        TableRow::item(cells)
    });
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let mut columns = vec![
        column("direction", Role::Text),
        column("currency", Role::Text),
        column("read", Role::Money),
    ];
    let standings = proofs
        .first()
        .into_iter()
        .flat_map(|proof| &proof.standings);
    columns.extend(standings.enumerate().map(|(position, (standing, _, _))| {
        let sign = if position == 0 {
            "proof.equals"
        } else {
            "proof.plus"
        };
        let name = view.in_table("standing", standing.code());
        term(view, sign, &name, Role::Money)
    }));
    let merged = view.in_table("column", "money_merged");
    columns.push(term(view, "proof.plus", &merged, Role::Money));
    columns.push(column("left_over", Role::Money));
    columns.push(column("verdict", Role::Status));
    let holds = proofs.iter().all(MoneyProof::holds);
    Some(Table {
        title: view.word(if holds {
            "table.money_holds"
        } else {
            "table.money_fails"
        }),
        subtitle: [view.word("subtitle.money_proof"), view.unit()].join(" · "),
        columns,
        rows: rows.collect(),
        source: view.source(&[crate::model::Kind::Payment], "basis.rows"),
        freeze: 0,
        filter: false,
    })
}

/// Each row of the money proof as a sentence, terms of nothing left out.
pub(in crate::report) fn money_equations(view: &View<'_>) -> Vec<String> {
    let sentence = |proof: &MoneyProof| {
        let standings = proof
            .standings
            .iter()
            .map(|(standing, _, amount)| (view.in_table("standing", standing.code()), *amount));
        let merged = (view.in_table("column", "money_merged"), proof.merged);
        let terms: Vec<String> = standings
            .chain([merged])
            .filter(|(_, amount)| !amount.is_zero())
            .map(|(name, amount)| format!("{name} {}", view.money(amount)))
            .collect();
        view.fill(
            "proof.sentence",
            &[
                ("flow", &flow_word(view, proof.flow)),
                ("read", &view.money(proof.read)),
                ("terms", &terms.join(&view.word("proof.and"))),
            ],
        )
    };
    proofs(&view.facts.input).iter().map(sentence).collect()
}

/// A column whose header has a sign before it, so that the row reads as an equation.
fn term(view: &View<'_>, sign: &str, name: &str, role: Role) -> Column {
    Column::new(view.fill(sign, &[("name", name)]), role)
}

fn flow_word(view: &View<'_>, flow: Flow) -> String {
    view.word(match flow {
        Flow::In => "value.direction.in",
        Flow::Out => "value.direction.out",
        Flow::Neither => "value.direction.neither",
    })
}

pub(in crate::report) fn direction_word(view: &View<'_>, direction: Direction) -> String {
    view.word(match direction {
        Direction::In => "value.direction.in",
        Direction::Out => "value.direction.out",
    })
}

fn verdict(view: &View<'_>, holds: bool) -> Cell {
    if holds {
        Cell::Status(Tone::Good, view.word("value.holds"))
    } else {
        Cell::Status(Tone::Bad, view.word("value.fails"))
    }
}
