//! Order and waybill numbers: a canonical form to compare, the text as typed to show, and a note of
//! what Excel did to the number on the way.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::Text;

/// What a spreadsheet program did to an identifier that it took for a number (rule G304).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Damage {
    /// Shown or stored in scientific notation: `7.83E+14`.
    Scientific,
    /// More than 15 digits in a number cell: the digits from the 16th on are not the ones typed.
    DigitsLost,
    /// Shorter than its neighbours, or than its carrier's numbers, by zeros in front that a number cell cannot hold.
    LeadingZeroLost {
        /// How many zeros seem to be lost.
        zeros: u8,
    },
    /// Taken for a date: `10-1` became the first of October.
    Date,
}

macro_rules! identifier {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name {
            canonical: Text,
            typed: Option<Text>,
            damage: Option<Damage>,
        }

        impl $name {
            /// Pairs a canonical form (trimmed, half-width, capitals, no armour) with the text as it
            /// stood in the sheet.
            pub fn new(canonical: &str, typed: &str, damage: Option<Damage>) -> Self {
                let typed = (typed != canonical).then(|| typed.into());
                Self { canonical: canonical.into(), typed, damage }
            }

            /// The form that is compared: two numbers are the same if these are equal.
            pub fn as_str(&self) -> &str {
                &self.canonical
            }

            /// The canonical form, shared.
            pub fn text(&self) -> Text {
                self.canonical.clone()
            }

            /// The text as it stood in the sheet.
            pub fn typed(&self) -> &str {
                self.typed.as_deref().unwrap_or(&self.canonical)
            }

            /// What Excel did to it, if it did.
            pub fn damage(&self) -> Option<Damage> {
                self.damage
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.canonical == other.canonical
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.canonical.hash(state);
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                self.canonical.cmp(&other.canonical)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.canonical)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?}", stringify!($name), self.canonical)?;
                if let Some(typed) = &self.typed {
                    write!(f, " typed {typed:?}")?;
                }
                if let Some(damage) = self.damage {
                    write!(f, " {damage:?}")?;
                }
                f.write_str(")")
            }
        }
    };
}

identifier! {
    /// 订单号: the number of an order.
    OrderNo
}
identifier! {
    /// 运单号: the number of a parcel.
    WaybillNo
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equality_is_of_the_canonical_form() {
        let plain = OrderNo::new("A001", "A001", None);
        let armoured = OrderNo::new("A001", "=\"a001\"", None);
        assert_eq!(plain, armoured);
        assert_eq!(armoured.typed(), "=\"a001\"");
        assert_eq!(plain.typed(), "A001");
    }
}
