//! A large month in memory: shop orders paid under their number, transfers with the number in the remark,
//! customers who pay by name, and one receipt in twenty that is hard.

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use gendan::model::{
    Book, Direction, Moment, Money, Nature, Order, OrderNo, OrderState, Origin, Payment, SheetId,
    Terms, Text,
};

/// As many receipts as orders, about.
pub(crate) fn book(rows: usize) -> Book {
    let mut month = Month {
        rng: Rng::with_seed(20_261_031),
        book: Book::default(),
        names: Vec::new(),
    };
    month.names = (0..rows / 3).map(|_| month.rng.name()).collect();
    while month.book.orders.len() < rows {
        month.add();
    }
    let mut book = month.book;
    book.orders.sort_by(|a, b| a.number.cmp(&b.number));
    book.payments
        .sort_by(|a, b| (a.time, &a.id).cmp(&(b.time, &b.id)));
    book
}

struct Month {
    rng: Rng,
    book: Book,
    names: Vec<Text>,
}

trait Draw {
    fn name(&mut self) -> Text;
    fn price(&mut self) -> i64;
}

impl Draw for Rng {
    fn name(&mut self) -> Text {
        let surnames: Vec<char> = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
            .chars()
            .collect();
        let given: Vec<char> = "建成秀英桂兰志远玉珍海燕德胜春梅文华国兴淑芬晓阳丽萍永福美玲俊峰素琴卫东雪长青宝珠旺红霞立新小振宇凤家豪雨桐子轩若涵思佳琪芳娟艳莉琼".chars().collect();
        let count = 1 + self.usize(1..=2);
        let mut name = String::new();
        name.extend(self.choice(&surnames));
        for _ in 1..=count {
            name.extend(self.choice(&given));
        }
        name.into()
    }

    /// Shop prices: whole yuan and `.90` mostly, some with odd cents.
    fn price(&mut self) -> i64 {
        let yuan = [30, 100, 400, 2000, 20_000][self.usize(..5)];
        let cents = [0, 0, 90, 80, self.i64(..100)][self.usize(..5)];
        (yuan + self.i64(..yuan * 3)) * 100 + cents
    }
}

impl Month {
    fn add(&mut self) {
        let customer = self.names[self.rng.usize(..self.names.len())].clone();
        let due = self.rng.price();
        match self.rng.usize(..100) {
            0..=54 => {
                let order = self.order(due, &customer);
                let number = self.number(order);
                self.pay(due, order, None, |payment| {
                    payment.merchant_order = Some(number);
                });
            }
            55..=79 => {
                let order = self.order(due, &customer);
                let number = self.number(order);
                let memo = format!("{number}货款");
                self.pay(due, order, Some(&customer), |payment| {
                    payment.memo = Some(memo.into());
                });
            }
            80..=94 => {
                let order = self.order(due, &customer);
                self.pay(due, order, Some(&customer), |_| {});
            }
            _ => self.hard(due, &customer),
        }
    }

    fn hard(&mut self, due: i64, customer: &Text) {
        let order = self.order(due, customer);
        let number = self.number(order);
        match self.rng.usize(..10) {
            // A part, with the number.
            0 => self.pay(due / 2, order, Some(customer), |payment| {
                payment.memo = Some(number);
            }),
            // One transfer for two orders.
            1 => {
                let more = self.rng.price();
                self.order(more, customer);
                self.pay(due + more, order, Some(customer), |_| {});
            }
            // Two instalments.
            2 => {
                self.pay(due / 3, order, Some(customer), |_| {});
                self.pay(due - due / 3, order, Some(customer), |_| {});
            }
            // The channel kept its fee.
            3 => self.pay(due - due * 6 / 1000, order, Some(customer), |_| {}),
            // Somebody else pays, and says nothing.
            4 => {
                let other = self.rng.name();
                self.pay(due, order, Some(&other), |_| {});
            }
            // Two digits of the number swapped.
            5 => {
                let mut letters: Vec<char> = number.chars().collect();
                let at = letters.len() - 2;
                letters.swap(at, at + 1);
                let memo: String = letters.into_iter().collect();
                self.pay(due, order, Some(customer), |payment| {
                    payment.memo = Some(memo.into());
                });
            }
            // Two equal orders, one receipt.
            6 => {
                self.order(due, customer);
                self.pay(due, order, Some(customer), |_| {});
            }
            // Odd cents let go.
            7 => self.pay(due / 100 * 100, order, Some(customer), |_| {}),
            // A deposit of the usual share, and the balance.
            8 => {
                let deposit = due * 3 / 10;
                self.pay(deposit, order, Some(customer), |_| {});
                self.pay(due - deposit, order, Some(customer), |_| {});
            }
            // Money of a stranger.
            _ => {
                let other = self.rng.name();
                let amount = self.rng.price();
                self.pay(amount, order, Some(&other), |_| {});
            }
        }
    }

    fn order(&mut self, due: i64, customer: &Text) -> usize {
        let position = self.book.orders.len();
        let number = format!("DD2026{:09}", position as u64 * 7919 % 1_000_000_007);
        let mut order = Order::new(OrderNo::new(&number, &number, None), origin(0, position));
        let day = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap_or_default();
        order.placed = Some(Moment::day_only(day + Days::new(self.rng.u64(..28))));
        order.due = Some(Money::cny(due));
        order.customer = Some(customer.clone());
        order.terms = Some(Terms::Prepaid);
        order.state = Some(OrderState::Shipped);
        self.book.orders.push(order);
        position
    }

    fn number(&self, order: usize) -> Text {
        self.book.orders[order].number.text()
    }

    fn pay(
        &mut self,
        amount: i64,
        order: usize,
        party: Option<&Text>,
        change: impl FnOnce(&mut Payment),
    ) {
        let position = self.book.payments.len();
        let placed = self.book.orders[order].placed.map(Moment::day);
        let late = Days::new(self.rng.u64(..3));
        let mut payment = Payment {
            id: format!("42000{:023}", position as u64 * 104_729 % 1_000_000_000_039).into(),
            has_own_id: true,
            damaged_id: None,
            merchant_order: None,
            time: placed.map(|day| Moment::day_only(day + late)),
            direction: Direction::In,
            neutral: false,
            amount: Money::cny(amount),
            fee: None,
            nature: Nature::Ordinary,
            channel: "微信".into(),
            party: party.cloned(),
            party_account: None,
            memo: None,
            origin: origin(1, position),
        };
        change(&mut payment);
        self.book.payments.push(payment);
    }
}

fn origin(sheet: u32, position: usize) -> Origin {
    Origin::row(SheetId(sheet), position as u32 + 2)
}
