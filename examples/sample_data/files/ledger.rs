//! 订单登记表: the firm's own ledger of telephone, dealer and mini-program orders, kept by hand.

use std::path::Path;

use rust_xlsxwriter::{Workbook, Worksheet};

use super::ledger_cells::{amount, channel, number, placed, terms};
use super::xlsx::{self, Cell, Look};
use super::{Result, RowCount};
use crate::facts::trade::Fen;
use crate::world::World;
use crate::world::order::{Blot, Channel, Order};

const HEADER: [(&str, f64); 24] = [
    ("序号", 6.0),
    ("订单号", 20.0),
    ("下单日期", 11.0),
    ("客户", 12.0),
    ("电话", 13.0),
    ("省份", 8.0),
    ("收货地址", 40.0),
    ("产品", 22.0),
    ("数量", 6.0),
    ("单价", 9.0),
    ("金额", 11.0),
    ("付款方式", 11.0),
    ("订金", 9.0),
    ("代收货款", 11.0),
    ("支付单号", 30.0),
    ("快递公司", 9.0),
    ("运单号", 18.0),
    ("下单员", 8.0),
    ("跟单员", 8.0),
    ("交期", 11.0),
    ("自取", 6.0),
    ("状态", 10.0),
    ("渠道", 8.0),
    ("备注", 22.0),
];

const TOP: u32 = 2;

/// Writes the ledger.
pub(super) fn write(folder: &Path, world: &World) -> Result<RowCount> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let (mut sums, mut repeated) = ([0; 3], 0);
    for order in world
        .orders
        .iter()
        .filter(|order| order.channel != Channel::Taobao)
    {
        let times = if order.blot == Some(Blot::Twice) {
            2
        } else {
            1
        };
        repeated += times - 1;
        for _ in 0..times {
            rows.push(row(world, order, rows.len() + 1));
            add(&mut sums, order);
        }
    }
    let data_rows = rows.len();
    rows.push(total(&sums, data_rows));
    let mut book = Workbook::new();
    let sheet: &mut Worksheet = book.add_worksheet().set_name("10月")?;
    let look = Look::default();
    xlsx::title(
        sheet,
        &look,
        HEADER.len() as u16,
        "青屿山茶业 2026年10月 订单登记表",
    )?;
    xlsx::line(
        sheet,
        &look,
        1,
        "制表部门：外呼销售部　　单位：元　　截至：2026-10-31",
    )?;
    xlsx::table(sheet, &look, TOP, &HEADER, &rows)?;
    sheet.autofilter(TOP, 0, TOP + data_rows as u32, HEADER.len() as u16 - 1)?;
    let file = "订单/订单登记表_2026-10.xlsx";
    xlsx::save(book, &folder.join(file), "外呼销售部")?;
    Ok(RowCount {
        file: file.to_owned(),
        sheet: "10月".to_owned(),
        header_row: TOP as usize + 1,
        data_rows,
        repeated_rows: repeated,
        ignored_rows: 1,
    })
}

/// Adds a row as Excel's SUM would: texts count for nothing.
fn add(sums: &mut [Fen; 3], order: &Order) {
    if !matches!(order.blot, Some(Blot::AmountInWords | Blot::AmountAsText)) {
        sums[0] += order.due;
    }
    sums[1] += order.deposit;
    sums[2] += order.cod;
}

fn total(sums: &[Fen; 3], rows: usize) -> Vec<Cell> {
    let sum = |column: &str, result| {
        let formula = format!(
            "=SUM({column}{}:{column}{})",
            TOP + 2,
            TOP as usize + 1 + rows
        );
        Cell::Sum(formula, result)
    };
    let mut cells = vec![Cell::Empty; HEADER.len()];
    cells[0] = Cell::text("合计");
    cells[10] = sum("K", sums[0]);
    cells[12] = sum("M", sums[1]);
    cells[13] = sum("N", sums[2]);
    cells
}

fn row(world: &World, order: &Order, place: usize) -> Vec<Cell> {
    let named = order.names_waybill;
    let parcels: Vec<_> = order
        .parcels
        .iter()
        .filter(|_| named)
        .map(|parcel| &world.parcels[*parcel])
        .collect();
    let waybills: Vec<&str> = parcels
        .iter()
        .map(|parcel| parcel.number.as_str())
        .collect();
    let carrier = parcels.first().map_or("", |parcel| parcel.carrier_name);
    vec![
        Cell::Number(place as f64),
        number(order),
        placed(order, place),
        Cell::text(&order.customer.name),
        Cell::text(&order.customer.phone),
        Cell::text(order.customer.place.province),
        Cell::text(&order.customer.address),
        Cell::text(order.product),
        Cell::Number(order.quantity as f64 / 10.0),
        Cell::Money(order.price),
        amount(order, place),
        Cell::text(terms(order)),
        Cell::some_money(order.deposit),
        Cell::some_money(order.cod),
        Cell::text(order.transaction.clone().unwrap_or_default()),
        Cell::text(carrier),
        Cell::text(waybills.join("/")),
        Cell::text(order.sales),
        Cell::text(order.clerk.unwrap_or_default()),
        Cell::Date(order.promised),
        Cell::text(if order.self_pickup { "是" } else { "" }),
        Cell::text(order.state),
        Cell::text(channel(order)),
        Cell::text(&order.note),
    ]
}
