//! What a run understood, as a text that a person can compare with the file.

use std::fmt::{Display, Write};

use gendan::model::{
    Conflict, Direction, Flow, Money, Nature, Order, OrderLine, OrderNo, Parcel, Payment,
    ProblemNote, RowFate, Settlement, SheetProof, WaybillNo,
};
use gendan::pipeline::Outcome;

/// The sheets with their account, every record and every problem.
pub(crate) fn told(outcome: &Outcome) -> String {
    let mut text = String::new();
    let book = &outcome.book;
    for proof in &book.sheets {
        text.push_str(&sheet(proof));
    }
    text.push_str("[read]\n");
    list(&mut text, "orders", book.orders.iter().map(order));
    list(&mut text, "parcels", book.parcels.iter().map(parcel));
    list(&mut text, "payments", book.payments.iter().map(payment));
    list(
        &mut text,
        "settlements",
        book.settlements.iter().flat_map(settlement),
    );
    list(
        &mut text,
        "follow_ups",
        book.follow_ups.iter().map(|row| {
            let number = row
                .waybill
                .as_ref()
                .map(|number| number.as_str().to_owned());
            let number = number.or(row.order.as_ref().map(|number| number.as_str().to_owned()));
            Line::new(number.unwrap_or_default())
                .say("clerk", &row.clerk)
                .say("day", &row.day)
                .say("time", &row.time.filter(|_| row.time_given))
                .say("call", &row.call_result)
                .say("outcome", &row.outcome)
                .say("next", &row.next)
                .say("cod", &row.cod.map(amount))
                .say("receiver", &row.receiver)
                .say("note", &row.note)
                .0
        }),
    );
    list(
        &mut text,
        "staff",
        book.staff.iter().map(|row| {
            let days: Vec<String> = row.rest_days.iter().map(ToString::to_string).collect();
            Line::new(row.name.to_string())
                .say("role", &row.role)
                .say("group", &row.group)
                .mark("left", !row.in_service)
                .say("on", &row.left)
                .all("rest", &days)
                .0
        }),
    );
    list(
        &mut text,
        "ledger",
        book.ledger_entries.iter().map(|row| {
            Line::new(row.day.map_or_else(String::new, |day| day.to_string()))
                .say("party", &row.party)
                .say("debit", &row.debit.map(amount))
                .say("credit", &row.credit.map(amount))
                .say("memo", &row.memo)
                .0
        }),
    );
    list(
        &mut text,
        "problem_notes",
        book.problem_notes.iter().map(problem_note),
    );
    list(
        &mut text,
        "problems",
        outcome.problems.iter().map(|problem| {
            let cell = problem.origin.and_then(|origin| origin.cell());
            Line::new(format!("{:?}", problem.kind))
                .say("cell", &cell)
                .say("column", &problem.column)
                .say("text", &Some(&problem.text))
                .0
        }),
    );
    list(
        &mut text,
        "conflicts",
        book.conflicts.iter().map(|conflict| match conflict {
            Conflict::Order {
                number,
                field,
                kept_text,
                other_text,
                ..
            } => format!("{number} {field}: {kept_text} / {other_text}"),
            Conflict::Waybill {
                number,
                kept_text,
                other_text,
                ..
            } => format!("{number}: {kept_text} / {other_text}"),
        }),
    );
    text
}

fn sheet(proof: &SheetProof) -> String {
    let fates = RowFate::ALL.into_iter().filter_map(|fate| {
        let rows = proof.fates.get(&fate).filter(|rows| **rows > 0)?;
        Some(format!("{} {rows}", fate.key().trim_start_matches("fate.")))
    });
    let money = |sums: &[(Flow, Money)]| {
        let sums = sums
            .iter()
            .map(|(flow, sum)| format!("{} {}", flow_word(*flow), amount(*sum)));
        sums.collect::<Vec<_>>().join(", ")
    };
    let mut text = format!(
        "[[sheet]]\nfile = {:?}\nsheet = {:?}\nkind = \"{}\"\nprofile = \"{}\"\nheader_row = {}\nrows = \"{}\"\n",
        &*proof.file,
        &*proof.sheet,
        proof.kind.code(),
        proof.profile,
        proof.header_row.unwrap_or(0),
        fates.collect::<Vec<_>>().join(", "),
    );
    if !proof.money.is_empty() {
        let _ = writeln!(text, "money = \"{}\"", money(&proof.money));
    }
    if !proof.merged_money.is_empty() {
        let _ = writeln!(text, "merged_money = \"{}\"", money(&proof.merged_money));
    }
    text + "\n"
}

fn list(text: &mut String, name: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    let _ = writeln!(text, "{name} = [");
    for line in lines {
        let _ = writeln!(text, "    '{}',", line.replace('\'', "’"));
    }
    text.push_str("]\n\n");
}

/// One record: its number, and what is known of it.
struct Line(String);

impl Line {
    fn new(number: impl Into<String>) -> Self {
        Self(number.into())
    }

    #[allow(
        clippy::ref_option,
        reason = "nearly every field of a record is an option"
    )]
    fn say<T: Display>(mut self, name: &str, value: &Option<T>) -> Self {
        if let Some(value) = value {
            let value = value.to_string().replace('\n', "⏎");
            if !value.is_empty() {
                let _ = write!(self.0, " | {name} {value}");
            }
        }
        self
    }

    fn all<T: AsRef<str>>(self, name: &str, values: &[T]) -> Self {
        let joined: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
        self.say(name, &(!joined.is_empty()).then(|| joined.join(" + ")))
    }

    fn mark(mut self, name: &str, is_so: bool) -> Self {
        if is_so {
            let _ = write!(self.0, " | {name}");
        }
        self
    }
}

fn problem_note(note: &ProblemNote) -> String {
    let waybill = note.waybill.as_ref().map(ToString::to_string);
    let order = note.order.as_ref().map(ToString::to_string);
    Line::new(waybill.or(order).unwrap_or_default())
        .say("day", &note.day)
        .say("kind", &note.kind)
        .say("description", &note.description)
        .say("owner", &note.owner)
        .say("registered by", &note.registered_by)
        .say("customer", &note.customer)
        .say("carrier", &note.carrier)
        .say("result", &note.result)
        .mark("complaint", note.is_complaint)
        .mark("closed", note.closed)
        .say("on", &note.closed_on)
        .0
}

fn order(order: &Order) -> String {
    let waybills: Vec<&str> = order.waybills.iter().map(WaybillNo::as_str).collect();
    let lines: Vec<String> = order.lines.iter().map(line).collect();
    Line::new(order.number.as_str())
        .say("due", &order.due.map(amount))
        .say("deposit", &order.deposit.map(amount))
        .say("cod", &order.cod.map(amount))
        .say("refunded", &order.refunded.map(amount))
        .say("terms", &order.terms.map(|terms| format!("{terms:?}")))
        .say("state", &order.state.map(|state| format!("{state:?}")))
        .say("placed", &order.placed)
        .say("paid", &order.paid)
        .say("shipped", &order.shipped)
        .say("promised", &order.promised)
        .say("pay by", &order.pay_by)
        .say("customer", &order.customer)
        .say("phone", &order.phone)
        .say("province", &order.province)
        .say("shop", &order.shop)
        .say("channel", &order.channel)
        .say("sales", &order.sales_clerk)
        .say("clerk", &order.clerk)
        .mark("pickup", order.self_pickup)
        .all("lines", &lines)
        .say("carrier", &order.carrier)
        .all("waybills", &waybills)
        .all("transactions", &order.transactions)
        .say("note", &order.note)
        .0
}

fn line(line: &OrderLine) -> String {
    let mut text = line.product.as_deref().unwrap_or_default().to_owned();
    for (sign, part) in [
        ("×", line.quantity.map(|quantity| quantity.to_string())),
        ("@", line.unit_price.map(amount)),
        ("=", line.amount.map(amount)),
    ] {
        if let Some(part) = part {
            let _ = write!(text, " {sign}{part}");
        }
    }
    text
}

fn parcel(parcel: &Parcel) -> String {
    let orders: Vec<&str> = parcel.orders.iter().map(OrderNo::as_str).collect();
    Line::new(parcel.waybill.as_str())
        .say("carrier", &parcel.carrier)
        .all("orders", &orders)
        .say("status", &Some(parcel.status.code()))
        .say("uploaded", &parcel.uploaded)
        .say("shipped", &parcel.shipped)
        .say("picked up", &parcel.picked_up)
        .say("last", &parcel.last_scan)
        .say("signed", &parcel.signed)
        .say("receiver", &parcel.receiver)
        .say("phone", &parcel.phone)
        .say("province", &parcel.province)
        .say("cod", &parcel.cod.map(amount))
        .say("freight", &parcel.freight.map(amount))
        .say("weight", &parcel.weight)
        .say("sales", &parcel.sales_clerk)
        .say("clerk", &parcel.clerk)
        .mark("pickup", parcel.self_pickup)
        .say("urged", &parcel.urged)
        .0
}

fn payment(payment: &Payment) -> String {
    let way = match (payment.neutral, payment.direction) {
        (true, _) => "neither",
        (_, Direction::In) => "in",
        (_, Direction::Out) => "out",
    };
    let nature = match payment.nature {
        Nature::Ordinary => "",
        Nature::Refund => " refund",
        Nature::Reversal => " reversal",
        Nature::OwnTransfer => " own",
        Nature::NeverMoved => " never",
        Nature::Charge => " charge",
    };
    let id = payment.has_own_id.then_some(&payment.id);
    Line::new(format!("{way}{nature} {}", amount(payment.amount)))
        .say("fee", &payment.fee.map(amount))
        .say("time", &payment.time)
        .say("id", &id)
        .say("order", &payment.merchant_order)
        .say("party", &payment.party)
        .say("account", &payment.party_account)
        .say("channel", &Some(&payment.channel))
        .say("memo", &payment.memo)
        .0
}

fn settlement(settlement: &Settlement) -> impl Iterator<Item = String> {
    settlement.lines.iter().map(move |line| {
        Line::new(line.waybill.as_ref().map_or("", |number| number.as_str()))
            .say(
                "order",
                &line.order.as_ref().map(|number| number.as_str().to_owned()),
            )
            .say("batch", &Some(&settlement.batch))
            .say("carrier", &settlement.carrier)
            .say("day", &settlement.day)
            .say("collected", &Some(amount(line.amount)))
            .say("fee", &Some(amount(line.fee)))
            .0
    })
}

fn flow_word(flow: Flow) -> &'static str {
    match flow {
        Flow::In => "in",
        Flow::Out => "out",
        Flow::Neither => "neither",
    }
}

/// `12.80`, and the currency unless it is yuan.
fn amount(money: Money) -> String {
    let code = money.currency();
    if code.code() == "CNY" {
        money.to_string()
    } else {
        format!("{} {money}", code.code())
    }
}
