//! The month of the sample data.

use std::path::Path;

use crate::chance::Chance;
use crate::world::World;
use crate::{files, follow, labels};

/// Writes the month, and says what it holds.
pub(crate) fn write(folder: &Path, seed: u64) -> files::Result<String> {
    let mut chance = Chance::new(seed);
    let world = World::october(&mut chance);
    let responses = follow::answers::responses(&world, &mut chance);
    let rows = files::write(folder, &world, &responses, &mut chance)?;
    let sheets = rows.len();
    labels::write(folder, &world, &responses, rows)?;
    Ok(format!(
        "{}: {} orders, {} parcels, {} movements of money, {sheets} sheets",
        folder.display(),
        world.orders.len(),
        world.parcels.len(),
        world.payments.len()
    ))
}
