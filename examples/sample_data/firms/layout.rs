//! The sheets of a firm: which columns they have, in which order, under which words.

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// A count of the rows.
    Place,
    /// The same words in every row.
    Fixed(&'static str),
    Number,
    /// The moment, as a cell or text of date and time.
    Time,
    /// The day alone.
    Day,
    /// 93015: the time of day as a number.
    Clock,
    Customer,
    Phone,
    Product,
    Due,
    Deposit,
    Cod,
    Terms,
    State,
    Waybill,
    Transaction,
    Currency,
    Id,
    Party,
    /// The amount without a sign; the direction stands beside it.
    Amount,
    In,
    Out,
    /// 收入, 支出.
    Direction,
    /// 贷, 借.
    Credit,
    Balance,
    Kind,
    Status,
    Memo,
    Merchant,
}

/// How a sheet is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Xlsx,
    CsvGbk,
    CsvUtf8,
}

/// A sheet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sheet {
    pub(crate) file: &'static str,
    pub(crate) form: Form,
    /// Lines above the header.
    pub(crate) above: &'static [&'static str],
    pub(crate) columns: &'static [(&'static str, Field)],
    /// The currencies of a statement.
    pub(crate) currency: &'static str,
}

impl Sheet {
    /// True if a column holds this.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|(_, column)| *column == field)
    }
}
