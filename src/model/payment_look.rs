//! What a payment is known by from run to run, and how its row looked when a person decided about it.

use super::digest::fnv1a;
use super::{Direction, Payment, Text};

/// So many characters of the party and of the free text are shown in a look; the digest covers all of them.
const PARTY: usize = 20;
const MEMO: usize = 40;

impl Payment {
    /// What decisions name the payment by: its id, which holds no file name and no row number.
    ///
    /// A number of a refund such as `T1_2` depends on the other lines of that number; should it come to mean another
    /// line, [`Self::look`] tells.
    pub fn identity(&self) -> Text {
        self.id.clone()
    }

    /// How the row looks: time, amount, party and free text, short and to be read, then a digest of everything that
    /// it says. Two looks are equal only if the rows say the same.
    pub fn look(&self) -> Text {
        let time = self.time.map_or("-".to_owned(), |time| time.to_string());
        let sign = match self.direction {
            Direction::In => '+',
            Direction::Out => '-',
        };
        let (amount, currency) = (self.amount, self.amount.currency());
        let mut look = format!("{time} {sign}{amount} {}", currency.code());
        let party = (self.party.as_deref(), PARTY);
        for (text, most) in [party, (self.memo.as_deref(), MEMO)] {
            if let Some(text) = text {
                look.push_str(" · ");
                look.push_str(&shortened(text, most));
            }
        }
        format!("{look} #{:016x}", fnv1a(self.told().as_bytes())).into()
    }

    /// Everything that the row says, parted by a character that stands in no cell.
    fn told(&self) -> String {
        let text = |text: &Option<Text>| text.as_deref().unwrap_or_default().to_owned();
        let parts = [
            self.time.map_or_else(String::new, |time| time.to_string()),
            format!("{:?} {:?} {}", self.direction, self.nature, self.neutral),
            format!("{:?}", self.amount),
            self.fee.map_or_else(String::new, |fee| format!("{fee:?}")),
            self.channel.to_string(),
            text(&self.merchant_order),
            text(&self.party),
            text(&self.party_account),
            text(&self.memo),
        ];
        parts.join("\u{1f}")
    }
}

/// The part of a look that is to be read.
pub fn shown_look(look: &str) -> &str {
    look.rsplit_once(" #").map_or(look, |(shown, _)| shown)
}

fn shortened(text: &str, most: usize) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut letters = text.chars().map(plain);
    let mut shown: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Money, Nature, Origin, SheetId};

    fn payment() -> Payment {
        Payment {
            id: "T1".into(),
            has_own_id: true,
            damaged_id: None,
            merchant_order: None,
            time: "2026-10-29T10:00:00"
                .parse()
                .ok()
                .map(crate::model::Moment::timed),
            direction: Direction::In,
            neutral: false,
            amount: Money::cny(150_00),
            fee: None,
            nature: Nature::Ordinary,
            channel: "支付宝".into(),
            party: Some("张三".into()),
            party_account: None,
            memo: Some("货款".into()),
            origin: Origin::row(SheetId(0), 7),
        }
    }

    #[test]
    fn a_look_is_to_be_read_and_stays_the_same() {
        let look = payment().look();
        assert_eq!(
            shown_look(&look),
            "2026-10-29 10:00:00 +150.00 CNY · 张三 · 货款"
        );
        let mut moved = payment();
        moved.origin = Origin::row(SheetId(4), 99);
        assert_eq!(moved.look(), look);
        assert_eq!(&*moved.identity(), "T1");
    }

    #[test]
    fn any_change_is_seen() {
        let changes: [fn(&mut Payment); 9] = [
            |row| row.time = None,
            |row| row.direction = Direction::Out,
            |row| row.amount = Money::cny(150_01),
            |row| row.fee = Some(Money::cny(90)),
            |row| row.party = Some("李四".into()),
            |row| row.party_account = Some("6222".into()),
            |row| row.memo = None,
            |row| row.merchant_order = Some("D1".into()),
            |row| row.nature = Nature::Refund,
        ];
        for change in changes {
            let mut row = payment();
            change(&mut row);
            assert_ne!(row.look(), payment().look(), "{row:?}");
        }
        let mut long = payment();
        long.memo = Some("很".repeat(300).into());
        let cut = long.look();
        long.memo = Some(("很".repeat(299) + "长").into());
        assert_eq!(shown_look(&cut), shown_look(&long.look()));
        assert_ne!(cut, long.look());
    }
}
