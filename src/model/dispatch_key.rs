//! The hidden column of a dispatch workbook: which row it was, whose, and what stood in the courier's columns.
//!
//! `F1|day|holder|owner|waybill|order|cell;cell;…|checksum`, and `contact` after the cells in a row of the outbound-sales
//! contact, which is a second copy of the holder's row; see [`super::RecordKey`] for the manner.

use chrono::NaiveDate;

use super::Text;
use super::record_key::{KeyError, sealed, unsealed};
use super::record_key_text::{escaped, unescaped};

const VERSION: &str = "F1";
/// The last field of a row of the contact.
const CONTACT: &str = "contact";

/// A column of a dispatch workbook that is not the clerk's to change; in the order in which keys hold them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CourierCell {
    /// 运单号.
    Waybill,
    /// 订单号.
    Order,
    /// 客户.
    Customer,
    /// 电话.
    Phone,
    /// 商品.
    Goods,
    /// 代收金额, as `299.00`.
    Cod,
    /// 快递公司.
    Carrier,
    /// 物流状态.
    Status,
}

impl CourierCell {
    /// Every column, in the order of keys.
    pub const ALL: [Self; 8] = [
        Self::Waybill,
        Self::Order,
        Self::Customer,
        Self::Phone,
        Self::Goods,
        Self::Cod,
        Self::Carrier,
        Self::Status,
    ];

    /// The key of its header in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waybill => "column.waybill",
            Self::Order => "column.order",
            Self::Customer => "column.customer",
            Self::Phone => "column.phone",
            Self::Goods => "column.goods",
            Self::Cod => "column.cod_amount",
            Self::Carrier => "column.carrier",
            Self::Status => "column.status",
        }
    }
}

/// What a row of a dispatch workbook stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DispatchKey {
    /// The working day.
    pub day: NaiveDate,
    /// To whom it was given.
    pub holder: Text,
    /// Whose row it is; none if nobody owns it.
    pub owner: Option<Text>,
    /// The parcel's number, canonical.
    pub waybill: Text,
    /// The order's number, canonical, where one is known.
    pub order: Option<Text>,
    /// What stood in the columns of [`CourierCell::ALL`]; empty for a blank cell.
    pub cells: [Text; 8],
    /// True in the workbook of the outbound-sales contact (外呼对接人).
    pub of_contact: bool,
}

impl DispatchKey {
    /// The text of the cell.
    pub fn encode(&self) -> String {
        let cells: Vec<String> = self.cells.iter().map(|cell| escaped(cell)).collect();
        let mut told = [
            VERSION,
            &self.day.to_string(),
            &escaped(&self.holder),
            &escaped(self.owner.as_deref().unwrap_or_default()),
            &escaped(&self.waybill),
            &escaped(self.order.as_deref().unwrap_or_default()),
            &cells.join(";"),
        ]
        .join("|");
        if self.of_contact {
            told.extend(["|", CONTACT]);
        }
        sealed(&told)
    }

    /// Reads the text of a cell.
    pub fn decode(text: &str) -> Result<Self, KeyError> {
        let told = unsealed(text, VERSION)?;
        Self::read(told).ok_or(KeyError::Broken)
    }

    /// What stood in a column.
    pub fn sent(&self, cell: CourierCell) -> &Text {
        let [waybill, order, customer, phone, goods, cod, carrier, status] = &self.cells;
        match cell {
            CourierCell::Waybill => waybill,
            CourierCell::Order => order,
            CourierCell::Customer => customer,
            CourierCell::Phone => phone,
            CourierCell::Goods => goods,
            CourierCell::Cod => cod,
            CourierCell::Carrier => carrier,
            CourierCell::Status => status,
        }
    }

    fn read(told: &str) -> Option<Self> {
        let mut fields = told.split('|').skip(1);
        let day = fields.next()?.parse().ok()?;
        let mut text = || unescaped(fields.next()?).map(Text::from);
        let (holder, owner, waybill, order) = (text()?, text()?, text()?, text()?);
        let cells = fields.next()?.split(';').map(unescaped);
        let cells: Vec<Text> = cells
            .map(|cell| cell.map(Text::from))
            .collect::<Option<_>>()?;
        let filled = |text: Text| Some(text).filter(|text| !text.is_empty());
        let cells = cells.try_into().ok()?;
        let of_contact = match fields.next() {
            None => false,
            Some(CONTACT) => true,
            Some(_) => return None,
        };
        fields.next().is_none().then(|| Self {
            day,
            holder,
            owner: filled(owner),
            waybill,
            order: filled(order),
            cells,
            of_contact,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written_and_a_change_is_noticed() {
        let key = DispatchKey {
            day: NaiveDate::from_ymd_opt(2026, 10, 30).expect("a date"),
            holder: "李敏".into(),
            owner: None,
            waybill: "SF1".into(),
            order: Some("D1;2".into()),
            cells: [
                "SF1",
                "D1;2",
                "王 强",
                "",
                "茶|壶",
                "299.00",
                "顺丰",
                "派送中",
            ]
            .map(Text::from),
            of_contact: false,
        };
        let of_contact = DispatchKey {
            of_contact: true,
            ..key.clone()
        };
        assert_eq!(
            DispatchKey::decode(&of_contact.encode()),
            Ok(of_contact.clone())
        );
        let text = key.encode();
        assert_eq!(DispatchKey::decode(&format!(" {text} ")), Ok(key.clone()));
        assert_eq!(&**key.sent(CourierCell::Cod), "299.00");
        let changed = text.replace("299.00", "199.00");
        assert_eq!(DispatchKey::decode(&changed), Err(KeyError::Broken));
        assert_eq!(DispatchKey::decode("F1"), Err(KeyError::Broken));
    }
}
