//! What Excel does not show of a sheet that was read: one problem for each sheet (G910).

use super::part::ReadSheet;
use crate::finding::{Problem, ProblemKind};
use crate::model::{Arg, Message, Origin, SheetId, Text, column_name};
use crate::read::{Row, SheetInfo};
use crate::recognise::{Field, Table};

/// So many ranges of rows and so many columns are named; the rest is counted.
const NAMED: usize = 10;

/// The hidden rows of a sheet, counted while they stream by.
#[derive(Clone, Debug, Default)]
pub(super) struct HiddenRows {
    ranges: Vec<(u32, u32)>,
    count: u32,
}

impl HiddenRows {
    /// Counts a row of data; rows come in their order, and those that are shown count for nothing.
    pub(super) fn count(&mut self, row: &Row) {
        if !row.is_hidden {
            return;
        }
        self.count += 1;
        // One more than is named, to know that there are more.
        let has_room = self.ranges.len() <= NAMED;
        match self.ranges.last_mut() {
            Some((_, last)) if *last + 1 == row.number => *last = row.number,
            _ if has_room => self.ranges.push((row.number, row.number)),
            _ => {}
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.count
    }

    fn told(&self) -> Option<Message> {
        if self.ranges.is_empty() {
            return None;
        }
        let range = |(first, last): &(u32, u32)| {
            if first == last {
                Arg::from(first.to_string().as_str())
            } else {
                Arg::from(format!("{first}–{last}").as_str())
            }
        };
        let rows = self.ranges.iter().take(NAMED).map(range).collect();
        let key = if self.ranges.len() > NAMED {
            "hidden.rows_more"
        } else {
            "hidden.rows"
        };
        let told = Message::new(key)
            .with("rows", Arg::List(rows))
            .with("count", i64::from(self.count));
        Some(told)
    }
}

/// Adds to the tables of a sheet what of each Excel does not show; that the sheet itself is hidden is told once.
pub(super) fn tell_hidden(parts: &mut [ReadSheet], mut info: SheetInfo, file: &Text) {
    for part in parts {
        // People filter and hide on a page that they fill in, and we hide its column of keys.
        let Some(table) = part
            .table
            .as_ref()
            .filter(|table| table.column(Field::RecordKey).is_none())
        else {
            continue;
        };
        let problem = hidden_read(part.proof.id, file, &info, table, &part.hidden);
        part.records.problems.extend(problem);
        info.is_hidden = false;
    }
}

/// The problem of a table with hidden parts: the sheet itself, rows of data, columns that are used. `None` if Excel shows
/// all that was read.
fn hidden_read(
    id: SheetId,
    file: &Text,
    info: &SheetInfo,
    table: &Table,
    rows: &HiddenRows,
) -> Option<Problem> {
    let used = table.columns.iter().filter(|column| {
        // We hide the key ourselves.
        let field = column.field.filter(|field| *field != Field::RecordKey);
        field.is_some() && info.hidden_columns.binary_search(&column.index).is_ok()
    });
    let columns: Vec<_> = used.collect();
    let named = columns.iter().take(NAMED).map(|column| {
        let letter = column_name(column.index);
        let named = Message::new("hidden.column").with("letter", letter.as_str());
        Arg::Message(Box::new(named.with("header", column.header.clone())))
    });
    let named: Vec<Arg> = named.collect();
    let columns_told = (!named.is_empty())
        .then(|| Message::new("hidden.columns").with("columns", Arg::List(named)));
    let sheet = info.is_hidden.then(|| Message::new("hidden.sheet"));
    let parts = [sheet, rows.told(), columns_told].into_iter().flatten();
    let detail = parts.reduce(|first, second| {
        Message::new("hidden.and")
            .with("first", first)
            .with("second", second)
    })?;
    let origin = match (rows.ranges.first(), columns.first()) {
        (Some((first, _)), _) => Origin::row(id, *first),
        (None, Some(column)) => Origin::row(id, table.header_row).at(column.index),
        (None, None) => Origin::row(id, table.header_row),
    };
    Some(Problem {
        kind: ProblemKind::HiddenRead,
        file: file.clone(),
        origin: Some(origin),
        column: None,
        // A page has sheets without a name.
        text: if info.name.is_empty() {
            file.clone()
        } else {
            info.name.as_str().into()
        },
        detail: Some(detail),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::lang::Catalogue;
    use crate::model::Book;
    use crate::read::{Cell, Value};
    use crate::recognise::{Profiles, Recognition, SheetNames, recognise};

    fn table() -> Table {
        let text = |column, text: &str| Cell::new(column, Value::Text(text.into()));
        let words = ["订单号", "下单日期", "客户", "应付金额", "别的"];
        let data = ["A1001", "2026-10-20", "王小明", "1280.00", "x"];
        let row = |number, texts: [&str; 5]| {
            let cells = (0..).zip(texts).map(|(column, word)| text(column, word));
            Row::new(number, cells.collect())
        };
        let names = SheetNames {
            file: &Text::from("订单.xlsx"),
            sheet: "10月",
            id: SheetId(0),
            as_of: "2026-10-31".parse().expect("a day"),
            shared: None,
        };
        let head = [row(1, words), row(2, data)];
        match recognise(&names, &head, &Profiles::embedded()) {
            Recognition::Table(table, _) => *table,
            Recognition::Unknown(problem) => panic!("{problem:?}"),
        }
    }

    fn check(hidden: &[u32], info: &SheetInfo, cell: Option<&str>, expected: Option<&str>) {
        let mut rows = HiddenRows::default();
        for number in 2..200 {
            let mut row = Row::new(number, Vec::new());
            row.is_hidden = hidden.contains(&number);
            rows.count(&row);
        }
        let problem = hidden_read(SheetId(0), &"订单.xlsx".into(), info, &table(), &rows);
        let catalogue = Catalogue::new(Language::Chinese);
        let told = problem.as_ref().and_then(|problem| problem.detail.as_ref());
        let told = told.map(|told| catalogue.say(told, &Book::default()));
        assert_eq!(told.as_deref(), expected);
        let origin = problem.and_then(|problem| problem.origin);
        let place = origin.map(|origin| origin.cell().unwrap_or(origin.row.to_string()));
        assert_eq!(place.as_deref(), cell, "{expected:?}");
    }

    #[test]
    fn a_sheet_without_a_name_is_called_by_its_file() {
        let page = SheetInfo {
            is_hidden: true,
            ..SheetInfo::default()
        };
        let rows = HiddenRows::default();
        let problem = hidden_read(SheetId(0), &"订单.xls".into(), &page, &table(), &rows);
        let text = problem.map(|problem| problem.text);
        assert_eq!(text.as_deref(), Some("订单.xls"));
    }

    #[test]
    fn rows_columns_and_the_sheet_are_told_in_one() {
        let shown = SheetInfo::named("10月");
        let hidden = SheetInfo {
            is_hidden: true,
            ..shown.clone()
        };
        let columns = SheetInfo {
            hidden_columns: vec![3, 4, 9],
            ..shown.clone()
        };
        check(&[], &shown, None, None);
        check(
            &[12, 13, 14, 15, 18],
            &shown,
            Some("12"),
            Some("隐藏行 12–15、18（共 5 行）"),
        );
        check(&[], &hidden, Some("1"), Some("整张工作表是隐藏的"));
        check(&[], &columns, Some("D1"), Some("隐藏列 D（应付金额）"));
        let all = SheetInfo {
            is_hidden: true,
            ..columns
        };
        check(
            &[7],
            &all,
            Some("7"),
            Some("整张工作表是隐藏的；隐藏行 7（共 1 行）；隐藏列 D（应付金额）"),
        );
        let many: Vec<u32> = (2..200).step_by(2).collect();
        check(
            &many,
            &shown,
            Some("2"),
            Some("隐藏行 2、4、6、8、10、12、14、16、18、20 等（共 99 行）"),
        );
    }
}
