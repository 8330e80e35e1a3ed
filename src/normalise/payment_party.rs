//! 对方: who paid or was paid, and the account.

use super::identifier;
use super::row_reader::RowReader;
use crate::model::{Direction, Text};
use crate::recognise::Field;

/// Who paid, or who was paid: the one of two columns that is not the holder, else the only one; and the account, from its own
/// column or from behind the name (`李四 6222000000000003`).
pub(crate) fn party(row: &mut RowReader<'_>, direction: Direction) -> (Option<Text>, Option<Text>) {
    let (name, account) = match direction {
        Direction::In => (Field::Payer, Field::PayerAccount),
        Direction::Out => (Field::Payee, Field::PayeeAccount),
    };
    let name = row.name(name).or_else(|| row.name(Field::Party));
    let account = [account, Field::PartyAccount]
        .into_iter()
        .find_map(|field| account_of(row, field));
    let Some((bare, behind)) = name.as_deref().and_then(name_and_account) else {
        return (name, account);
    };
    (
        Some(row.shared.text(bare)),
        account.or_else(|| Some(behind.into())),
    )
}

/// A name and the number of eight or more digits behind it.
fn name_and_account(text: &str) -> Option<(&str, &str)> {
    let name = text.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '*');
    let number = text.get(name.len()..)?;
    let bare = name.trim_end();
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_name = bare.chars().any(char::is_alphabetic) && !bare.ends_with(['(', '-', '/', '@']);
    (digits >= 8 && is_name).then_some((bare, number))
}

fn account_of(row: &RowReader<'_>, field: Field) -> Option<Text> {
    let (column, cell) = row.cell(field)?;
    let text = row.text(field)?;
    let account = identifier::identifiers(cell, row.habit(column))
        .into_iter()
        .next()
        .map(|id| id.canonical);
    // An e-mail address of Alipay is no number: its letters stay as they are.
    Some(
        account
            .filter(|_| !text.contains('@'))
            .map_or_else(|| text.as_ref().into(), Into::into),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_behind_a_name_is_the_account() {
        for (text, expected) in [
            ("李四 6222000000000003", Some(("李四", "6222000000000003"))),
            ("公积金中心1111111111", Some(("公积金中心", "1111111111"))),
            ("王五 6222******0003", Some(("王五", "6222******0003"))),
            ("招商银行(0001)", None),
            ("第13中学", None),
            ("店铺2026", None),
            ("6222000000000003", None),
            ("", None),
        ] {
            assert_eq!(name_and_account(text), expected, "{text}");
        }
    }
}
