//! Every difficulty with its usual share, and the mixture that somebody asks for.

use super::cases::{
    amounts, collected, deposits, foreign, lookalikes, nothing, parts, payers, plain, returns,
    several, statements, traps, typos,
};
use super::firm::Firm;
use super::make::Book;

/// A difficulty.
pub(crate) struct Difficulty {
    pub(crate) name: &'static str,
    /// Cases of it in a thousand.
    pub(crate) share: u32,
    /// False for what is not difficult.
    pub(crate) is_hard: bool,
    make: fn(&mut Book),
}

const fn easy(name: &'static str, share: u32, make: fn(&mut Book)) -> Difficulty {
    Difficulty {
        name,
        share,
        is_hard: false,
        make,
    }
}

const fn hard(name: &'static str, share: u32, make: fn(&mut Book)) -> Difficulty {
    Difficulty {
        name,
        share,
        is_hard: true,
        make,
    }
}

/// All of them.
pub(crate) const ALL: [Difficulty; 60] = [
    easy("merchant_no", 190, plain::merchant_no),
    easy("transaction_id", 40, plain::transaction_id),
    easy("remark", 240, plain::remark),
    easy("payer", 160, plain::payer),
    easy("unpaid", 50, plain::unpaid),
    hard("deposit_stated", 12, deposits::deposit_stated),
    hard("deposit_share", 10, deposits::deposit_share),
    hard("partial", 5, parts::partial),
    hard("overpaid", 4, parts::overpaid),
    hard("instalments", 8, parts::instalments),
    hard("instalments_unnamed", 4, parts::instalments_unnamed),
    hard("several_named", 10, several::several_named),
    hard("several_unnamed", 6, several::several_unnamed),
    hard("month_sum", 4, several::month_sum),
    hard("up_to_date", 3, several::up_to_date),
    hard("many_open", 1, several::many_open),
    hard("fee_060", 3, amounts::fee_060),
    hard("fee_038", 3, amounts::fee_038),
    hard("rounding", 4, amounts::rounding),
    hard("coupon", 3, amounts::coupon),
    hard("freight", 3, amounts::freight),
    hard("transposed", 2, amounts::transposed),
    hard("slipped", 1, amounts::slipped),
    hard("number_swapped", 4, typos::number_swapped),
    hard("number_wrong_digit", 4, typos::number_wrong_digit),
    hard("number_tail", 4, typos::number_tail),
    hard("number_untidy", 8, typos::number_untidy),
    hard("number_damaged", 4, typos::number_damaged),
    hard("alias_repeat", 4, payers::alias_repeat),
    hard("alias_once", 4, payers::alias_once),
    hard("alias_named", 6, payers::alias_named),
    hard("alias_number", 10, payers::alias_number),
    hard("company_form", 10, payers::company_form),
    hard("traditional", 4, payers::traditional),
    hard("phone_tail", 4, payers::phone_tail),
    hard("masked", 8, payers::masked),
    hard("namesakes", 4, payers::namesakes),
    hard("equal_day", 6, lookalikes::equal_day),
    hard("common_price", 8, lookalikes::common_price),
    hard("odd_amount", 12, lookalikes::odd_amount),
    hard("refund_part", 6, returns::refund_part),
    hard("refund_several", 3, returns::refund_several),
    hard("refund_late", 3, returns::refund_late),
    hard("refund_unnamed", 3, returns::refund_unnamed),
    hard("void", 3, returns::void),
    hard("offset", 2, returns::offset),
    hard("paid_twice", 3, traps::paid_twice),
    hard("cancelled_twin", 3, traps::cancelled_twin),
    hard("repeat_buyer", 3, traps::repeat_buyer),
    hard("part_equals_other", 2, traps::part_equals_other),
    hard("sum_equals_other", 2, traps::sum_equals_other),
    hard("duplicate_line", 8, statements::duplicate_line),
    hard("last_month", 8, nothing::last_month),
    hard("last_month_same", 2, nothing::last_month_same),
    hard("stranger", 6, nothing::stranger),
    hard("on_account", 3, nothing::on_account),
    hard("own_transfer", 3, nothing::own_transfer),
    hard("expense", 8, nothing::expense),
    hard("never_moved", 4, nothing::never_moved),
    hard("collected", 2, collected::collected),
];

/// Those that only a part of the firms meets; their share stands with the firm.
pub(crate) const SPECIAL: [Difficulty; 4] = [
    hard("collected_unknown", 0, collected::collected_unknown),
    hard("collected_gross", 0, collected::collected_gross),
    hard("foreign_stated", 0, foreign::foreign_stated),
    hard("foreign_unstated", 0, foreign::foreign_unstated),
];

/// Every difficulty.
pub(crate) fn all() -> impl Iterator<Item = &'static Difficulty> {
    ALL.iter().chain(&SPECIAL)
}

/// Lets cases happen until there are about so many orders.
pub(super) fn fill(book: &mut Book, orders: usize, wish: &Wish) -> Result<(), String> {
    wish.check()?;
    let difficulties: Vec<&Difficulty> = all().collect();
    let weights: Vec<u32> = difficulties
        .iter()
        .map(|difficulty| wish.weight(book.firm, difficulty))
        .collect();
    while book.orders.len() < orders {
        let difficulty = difficulties[book.chance.weighted(&weights)];
        let (seen, moved) = (book.orders.len(), book.movements.len());
        (difficulty.make)(book);
        for order in &mut book.orders[seen..] {
            order.tag = difficulty.name;
        }
        for movement in &mut book.movements[moved..] {
            movement.tag = difficulty.name;
        }
    }
    Ok(())
}

/// How much of each difficulty somebody asks for.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    /// By how much all difficulties are scaled, in hundredths.
    pub(crate) hard: u32,
    /// Shares of their own, in thousandths of all cases.
    pub(crate) shares: Vec<(String, u32)>,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            hard: 100,
            shares: Vec::new(),
        }
    }
}

impl Wish {
    /// True if nothing was asked for.
    pub(crate) fn is_usual(&self) -> bool {
        self.hard == 100 && self.shares.is_empty()
    }

    fn check(&self) -> Result<(), String> {
        for (name, _) in &self.shares {
            if all().all(|difficulty| difficulty.name != name) {
                return Err(format!("no difficulty is called {name}; see --list"));
            }
        }
        Ok(())
    }

    fn weight(&self, firm: &Firm, difficulty: &Difficulty) -> u32 {
        // What is asked for by name is given as it is, not scaled.
        let asked = self.shares.iter().rev();
        if let Some((_, share)) = asked.clone().find(|(name, _)| name == difficulty.name) {
            return share * 100;
        }
        let own = firm.shares.iter();
        let share = own
            .clone()
            .find(|(name, _)| *name == difficulty.name)
            .map_or(difficulty.share, |(_, share)| *share);
        share * if difficulty.is_hard { self.hard } else { 100 }
    }
}

/// A seed that differs from firm to firm.
pub(super) fn seed(seed: u64, firm: &Firm) -> u64 {
    let name = firm.name.bytes().map(u64::from);
    name.fold(seed, |sum, byte| sum.wrapping_mul(131).wrapping_add(byte))
}

impl std::fmt::Debug for Difficulty {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name)
    }
}
