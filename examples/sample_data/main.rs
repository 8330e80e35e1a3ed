//! Writes the sample data: a believable month of a small tea seller, with the truth beside it.
//!
//! ```text
//! cargo run --example sample_data -- [DIR] [--seed N]
//! ```
//!
//! The month is made in three steps that know nothing of gendan. First it *happens*: [`world`] holds
//! orders, parcels and their way, [`money`] what moved on the accounts, [`follow`] what the clerks did.
//! Then it is *written down*: [`files`] words the same facts as each seller, courier, bank and
//! colleague would. Last, [`labels`] states the facts themselves, so that a test can compare what a
//! program found out with what was so. The same seed gives the same bytes.

#![allow(
    clippy::print_stdout,
    reason = "an example talks to the person who runs it"
)]

mod chance;
mod facts;
mod files;
mod follow;
mod labels;
mod money;
mod world;

use std::path::PathBuf;

use chance::Chance;
use world::World;

fn main() -> files::Result<()> {
    let (folder, seed) = arguments(std::env::args().skip(1))?;
    let mut chance = Chance::new(seed);
    let world = World::october(&mut chance);
    let responses = follow::answers::responses(&world, &mut chance);
    let rows = files::write(&folder, &world, &responses, &mut chance)?;
    let sheets = rows.len();
    labels::write(&folder, &world, &responses, rows)?;
    println!(
        "{}: {} orders, {} parcels, {} movements of money, {sheets} sheets",
        folder.display(),
        world.orders.len(),
        world.parcels.len(),
        world.payments.len()
    );
    Ok(())
}

/// The folder and the seed.
fn arguments(mut words: impl Iterator<Item = String>) -> files::Result<(PathBuf, u64)> {
    let (mut folder, mut seed) = (PathBuf::from("sample-data"), 20_261_031);
    while let Some(word) = words.next() {
        if word == "--seed" {
            seed = words.next().ok_or("--seed needs a number")?.parse()?;
        } else {
            folder = PathBuf::from(word);
        }
    }
    Ok((folder, seed))
}
