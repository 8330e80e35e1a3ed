//! The mixture of difficulties that somebody asks for.

use super::catalogue::{Difficulty, all};
use super::firm::Firm;

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

    /// Fails if something is asked for that nobody knows.
    pub(super) fn check(&self) -> Result<(), String> {
        for (name, _) in &self.shares {
            if all().all(|difficulty| difficulty.name != name) {
                return Err(format!("no difficulty is called {name}; see --list"));
            }
        }
        Ok(())
    }

    /// How often a difficulty comes in a firm's months, beside the others.
    pub(super) fn weight(&self, firm: &Firm, difficulty: &Difficulty) -> u32 {
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
