//! A movement of money, as it is and as the statement words it.

use chrono::NaiveDateTime;

use crate::chance::Chance;
use crate::facts::people::nickname;
use crate::facts::trade::Fen;

/// The account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Alipay,
    WeChat,
    Bank,
}

/// What a movement really was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    /// It belongs to one order.
    Order,
    /// It belongs to several.
    Orders,
    /// It is the lump sum of a settlement list.
    Settlement,
    /// It belongs to no order of the month.
    None,
    /// It is no receipt or refund for goods: an expense, an own transfer, a closed transaction.
    Excluded,
}

/// A part of a movement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allocation {
    pub(crate) order: usize,
    pub(crate) amount: Fen,
    pub(crate) fee: Fen,
}

/// A movement.
#[derive(Clone, Debug)]
pub(crate) struct Payment {
    pub(crate) way: Way,
    pub(crate) id: String,
    pub(crate) time: NaiveDateTime,
    pub(crate) amount: Fen,
    pub(crate) out: bool,
    /// 不计收支 of Alipay, `/` of WeChat.
    pub(crate) neutral: bool,
    /// 交易分类, 交易类型, 摘要.
    pub(crate) kind: &'static str,
    pub(crate) party: String,
    pub(crate) account: String,
    /// 商品说明, 商品, 备注 of the bank.
    pub(crate) memo: String,
    /// 商家订单号, 商户单号.
    pub(crate) merchant: String,
    pub(crate) status: String,
    /// 备注 of the wallets.
    pub(crate) note: String,
    pub(crate) truth: Truth,
    /// False where no honest matcher could confirm the truth from the data.
    pub(crate) decidable: bool,
    pub(crate) allocations: Vec<Allocation>,
    pub(crate) tags: Vec<&'static str>,
}

impl Payment {
    /// A transfer that came in, without any remark.
    pub(crate) fn transfer(
        chance: &mut Chance,
        way: Way,
        time: NaiveDateTime,
        amount: Fen,
        party: &str,
    ) -> Self {
        let (kind, memo, status) = match way {
            Way::Alipay => ("转账红包", "转账", "交易成功"),
            Way::WeChat => ("转账", "转账备注:微信转账", "已存入零钱"),
            Way::Bank => ("转账存入", "", ""),
        };
        let account = match way {
            Way::Alipay => format!(
                "{}******{}",
                chance.pick(&["138", "159", "186"]),
                chance.digits(2)
            ),
            Way::WeChat => "/".to_owned(),
            Way::Bank => format!("6217{}{}", "0015", chance.digits(11)),
        };
        Self {
            way,
            id: id(chance, way, time),
            time,
            amount,
            out: false,
            neutral: false,
            kind,
            party: party.to_owned(),
            account,
            memo: memo.to_owned(),
            merchant: if way == Way::WeChat {
                "/".to_owned()
            } else {
                String::new()
            },
            status: status.to_owned(),
            note: if way == Way::WeChat {
                "/".to_owned()
            } else {
                String::new()
            },
            truth: Truth::None,
            decidable: true,
            allocations: Vec::new(),
            tags: Vec::new(),
        }
    }

    /// A payment by scanning the firm's code: the payer is a nickname, and nothing is said.
    pub(crate) fn scanned(chance: &mut Chance, time: NaiveDateTime, amount: Fen) -> Self {
        let nick = nickname(chance);
        let mut payment = Self::transfer(chance, Way::WeChat, time, amount, &nick);
        payment.kind = "二维码收款";
        "收款方备注:二维码收款".clone_into(&mut payment.memo);
        "已收钱".clone_into(&mut payment.status);
        payment
    }

    /// Words that the payer added.
    pub(crate) fn remark(mut self, words: &str) -> Self {
        self.memo = match (self.way, self.kind) {
            (Way::WeChat, "二维码收款") => format!("收款方备注:二维码收款付款方留言:{words}"),
            (Way::WeChat, _) => format!("转账备注:{words}"),
            _ => words.to_owned(),
        };
        self
    }

    /// The one order it belongs to.
    pub(crate) fn order(mut self, order: usize, tag: &'static str) -> Self {
        self.truth = Truth::Order;
        self.allocations.push(Allocation {
            order,
            amount: self.amount,
            fee: 0,
        });
        self.tags.push(tag);
        self
    }

    /// Money that went out.
    pub(crate) fn outgoing(mut self, kind: &'static str, memo: &str) -> Self {
        self.out = true;
        self.kind = kind;
        memo.clone_into(&mut self.memo);
        let status = match self.way {
            Way::Alipay => "交易成功",
            Way::WeChat => "支付成功",
            Way::Bank => "",
        };
        status.clone_into(&mut self.status);
        self
    }

    /// A movement that is no receipt for goods.
    pub(crate) fn excluded(mut self, tag: &'static str) -> Self {
        self.truth = Truth::Excluded;
        self.tags.push(tag);
        self
    }
}

/// A transaction number in the shape of the account's statements.
fn id(chance: &mut Chance, way: Way, time: NaiveDateTime) -> String {
    let day = time.format("%Y%m%d");
    match way {
        Way::Alipay => format!("{day}22001{}", chance.digits(15)),
        Way::WeChat => format!("1000050001{day}{}", chance.digits(10)),
        Way::Bank => format!("33050161{day}{}", chance.digits(9)),
    }
}
