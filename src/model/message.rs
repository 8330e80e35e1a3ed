//! A sentence without its language: a key into `templates/lang` and the values to put in.

use chrono::NaiveDate;

use super::{CourierStatus, Moment, Money, Origin, Text};

/// A value inside a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Words as they stand.
    Text(Text),
    /// A word of the catalogue, by its key.
    Word(&'static str),
    /// An amount.
    Money(Money),
    /// A number of things.
    Count(i64),
    /// A date.
    Day(NaiveDate),
    /// A date with its time of day, if it has one.
    Moment(Moment),
    /// A courier's status, printed in words.
    Status(CourierStatus),
    /// A cell or row, printed as file › sheet › cell.
    Place(Origin),
    /// Several values, printed as an enumeration.
    List(Vec<Arg>),
    /// A sentence inside the sentence.
    Message(Box<Message>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<Money> for Arg {
    fn from(amount: Money) -> Self {
        Self::Money(amount)
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count as i64)
    }
}

impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<Moment> for Arg {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}

impl From<CourierStatus> for Arg {
    fn from(status: CourierStatus) -> Self {
        Self::Status(status)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

/// A sentence to be: `Message::new("rules.G102.message").with("due", amount)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The key of the sentence in `templates/lang/*.toml`, dotted.
    pub key: &'static str,
    /// What stands for `{name}` in the sentence.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A sentence without values.
    pub const fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}
