//! 顺丰's lists of the money it collected.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::xlsx::{self, Cell, Look};
use super::{Result, RowCount};
use crate::facts::trade::Fen;
use crate::money::settlement::{Batch, batches, fee};
use crate::world::World;

const HEADER: [(&str, f64); 10] = [
    ("序号", 6.0),
    ("批次号", 15.0),
    ("结算日期", 12.0),
    ("寄件日期", 12.0),
    ("运单号码", 18.0),
    ("对方公司", 12.0),
    ("签收日期", 12.0),
    ("代收货款", 11.0),
    ("服务费", 9.0),
    ("应结金额", 11.0),
];

/// Writes both lists.
pub(super) fn write(folder: &Path, world: &World) -> Result<Vec<RowCount>> {
    batches(world)
        .iter()
        .enumerate()
        .map(|(place, batch)| list(folder, world, batch, place == 0))
        .collect()
}

fn list(folder: &Path, world: &World, batch: &Batch, misspelt: bool) -> Result<RowCount> {
    let mut rows = Vec::new();
    let mut sums: [Fen; 3] = [0; 3];
    for (place, index) in batch.parcels.iter().enumerate() {
        let parcel = &world.parcels[*index];
        let fee = fee(parcel.cod);
        let amounts = [parcel.cod, fee, parcel.cod - fee];
        for (sum, amount) in sums.iter_mut().zip(amounts) {
            *sum += amount;
        }
        let mut cells = vec![
            Cell::Number(place as f64 + 1.0),
            Cell::text(&batch.number),
            Cell::Date(batch.day),
            Cell::Date(parcel.labelled().date()),
            Cell::text(&parcel.number),
            Cell::text(&parcel.receiver.name),
            parcel
                .signed()
                .map_or(Cell::Empty, |signed| Cell::Date(signed.date())),
        ];
        cells.extend(amounts.map(Cell::Money));
        rows.push(cells);
    }
    let data_rows = rows.len();
    let mut total = vec![Cell::Empty; 7];
    total[0] = Cell::text("合计");
    for (column, sum) in ["H", "I", "J"].iter().zip(sums) {
        total.push(Cell::Sum(
            format!("=SUM({column}4:{column}{})", data_rows + 3),
            sum,
        ));
    }
    rows.push(total);
    let mut header = HEADER;
    if misspelt {
        // The courier's own template has the wrong character.
        header[7].0 = "代收贷款";
    }
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("代收货款结算")?;
    let look = Look {
        date: "yyyy-mm-dd",
        ..Look::default()
    };
    xlsx::title(
        sheet,
        &look,
        HEADER.len() as u16,
        "顺丰速运 代收货款结算清单",
    )?;
    let words = format!(
        "月结客户：杭州青屿山茶业有限公司　　批次号：{}　　结算日期：{}",
        batch.number, batch.day
    );
    xlsx::line(sheet, &look, 1, &words)?;
    xlsx::table(sheet, &look, 2, &header, &rows)?;
    let file = format!("代收/顺丰代收货款结算_{}.xlsx", batch.day);
    xlsx::save(book, &folder.join(&file), "顺丰速运")?;
    Ok(RowCount {
        file,
        sheet: "代收货款结算".to_owned(),
        header_row: 3,
        data_rows,
        ignored_rows: 1,
        ..RowCount::default()
    })
}
