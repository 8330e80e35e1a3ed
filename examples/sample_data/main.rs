//! Writes the sample data: a believable month of a small tea seller, with the truth beside it; or, where a
//! firm is named, months that are made of difficulties.
//!
//! ```text
//! cargo run --example sample_data -- [DIR] [--seed N]
//! cargo run --example sample_data -- DIR --firm factory --orders 2000 --hard 2 --share partial=3
//! cargo run --example sample_data -- --list
//! ```
//!
//! The month is made in three steps that know nothing of gendan. First it *happens*: [`world`] holds
//! orders, parcels and their way, [`money`] what moved on the accounts, [`follow`] what the clerks did.
//! Then it is *written down*: [`files`] words the same facts as each seller, courier, bank and
//! colleague would. Last, [`labels`] states the facts themselves, so that a test can compare what a
//! program found out with what was so. The same seed gives the same bytes. [`firms`] does the same for
//! money alone, with every difficulty in proportions that can be set.

#![allow(
    clippy::print_stdout,
    reason = "an example talks to the person who runs it"
)]

mod arguments;
mod chance;
mod facts;
mod files;
mod firms;
mod follow;
mod labels;
mod money;
mod month;
mod world;

use arguments::Arguments;

fn main() -> files::Result<()> {
    let typed = Arguments::parse(std::env::args().skip(1))?;
    let folder = &typed.folder;
    if typed.list {
        print!("{}", firms::list());
    } else if let Some(firm) = &typed.firm {
        let (orders, movements) =
            firms::write(folder, firm, typed.seed, typed.orders, &typed.wish)?;
        println!(
            "{}: {orders} orders, {movements} movements of money",
            folder.display()
        );
    } else {
        println!("{}", month::write(folder, typed.seed)?);
    }
    Ok(())
}
