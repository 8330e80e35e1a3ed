//! The files, in the shapes in which each seller, courier, bank and colleague gives them.

mod alipay;
mod bank;
mod config;
mod courier;
mod csv;
mod follow_up;
mod ledger;
mod ledger_cells;
mod problems;
mod roster;
mod settlement;
mod shifts;
mod taobao;
mod wechat;
mod xlsx;

use std::path::Path;

use serde::Serialize;

use crate::chance::Chance;
use crate::follow::answers::Response;
use crate::world::World;

/// Whatever goes wrong in writing.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// How many rows a sheet has, for the labels.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct RowCount {
    pub(crate) file: String,
    pub(crate) sheet: String,
    /// The row of the header, as Excel numbers it.
    pub(crate) header_row: usize,
    /// Rows that carry a record, repeats included.
    pub(crate) data_rows: usize,
    /// Rows that say again what an earlier row of the same sheet says.
    pub(crate) repeated_rows: usize,
    /// Rows that carry no record: totals and closing remarks.
    pub(crate) ignored_rows: usize,
}

/// Writes all files of the month.
pub(crate) fn write(
    folder: &Path,
    world: &World,
    responses: &[Response],
    chance: &mut Chance,
) -> Result<Vec<RowCount>> {
    for name in ["订单", "快递", "跟单", "收款", "代收", "人员", "问题"] {
        std::fs::create_dir_all(folder.join(name))?;
    }
    config::write(folder)?;
    let mut counts = vec![ledger::write(folder, world)?];
    counts.extend(taobao::write(folder, world)?);
    counts.extend(courier::write(folder, world)?);
    counts.extend(follow_up::write(folder, world, responses)?);
    counts.push(alipay::write(folder, world)?);
    counts.extend(wechat::write(folder, world)?);
    counts.push(bank::write(folder, world, chance)?);
    counts.extend(settlement::write(folder, world)?);
    counts.push(roster::write(folder)?);
    counts.push(shifts::write(folder)?);
    counts.push(problems::write(folder, world)?);
    Ok(counts)
}
