//! 淘宝 `ExportOrderList`: two exports of one shop; the later one overlaps the earlier one.

use std::path::Path;

use chrono::{NaiveDateTime, TimeDelta};

use super::csv;
use super::{Result, RowCount};
use crate::facts::calendar::{at, month_sheet};
use crate::facts::trade::yuan;
use crate::world::World;
use crate::world::journey::Stage;
use crate::world::order::{Channel, Order};
use crate::world::plan::Plan;

/// The 38 columns; three header cells end with a blank, as in the real file.
const HEADER: &str = "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,分销商Id,分销商店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,定金排名,修改后的sku,修改后的收货地址,异常信息,卡券抵扣,积分抵扣,是否是O2O交易";

/// Writes both exports.
pub(super) fn write(folder: &Path, world: &World) -> Result<Vec<RowCount>> {
    let exports = [
        ("ExportOrderList202610.csv", at(1, 0, 0), at(22, 9, 0)),
        (
            "ExportOrderList202610_下半月.csv",
            at(15, 0, 0),
            month_sheet(),
        ),
    ];
    let mut counts = Vec::new();
    for (name, from, exported) in exports {
        let mut orders: Vec<&Order> = world
            .orders
            .iter()
            .filter(|order| {
                order.channel == Channel::Taobao && order.placed >= from && order.placed < exported
            })
            .collect();
        orders.reverse();
        let mut text = format!("{HEADER}\r\n");
        for order in &orders {
            text.push_str(&csv_line(&fields(world, order, exported)));
        }
        let file = format!("订单/{name}");
        csv::write_gbk(&folder.join(&file), &text)?;
        counts.push(RowCount {
            file,
            header_row: 1,
            data_rows: orders.len(),
            ..RowCount::default()
        });
    }
    Ok(counts)
}

/// Order ids stand as `="…"`, so that Excel leaves them alone; the rest is quoted.
fn csv_line(fields: &[String]) -> String {
    let line: Vec<String> = fields
        .iter()
        .enumerate()
        .map(|(column, field)| match column {
            0 => format!("=\"{field}\""),
            _ => csv::quote(field),
        })
        .collect();
    format!("{}\r\n", line.join(","))
}

fn fields(world: &World, order: &Order, now: NaiveDateTime) -> Vec<String> {
    let paid = order.plan != Plan::Unpaid && order.paid_at <= now;
    let parcel = order
        .parcels
        .first()
        .map(|parcel| &world.parcels[*parcel])
        .filter(|parcel| parcel.labelled() <= now);
    let stage = parcel.map(|parcel| parcel.at(now).stage);
    let signed = parcel.and_then(|parcel| parcel.at(now).signed);
    let closed_unpaid = order.plan == Plan::Unpaid && order.placed + TimeDelta::days(1) <= now;
    let refunded = order.plan == Plan::RefundFull && now == month_sheet();
    let words = match (paid, stage) {
        (false, _) if closed_unpaid => "交易关闭",
        (false, _) => "等待买家付款",
        _ if refunded => "交易关闭",
        (_, None) => "买家已付款，等待卖家发货",
        (_, Some(Stage::Signed))
            if signed.is_some_and(|signed| signed + TimeDelta::days(4) < now) =>
        {
            "交易成功"
        }
        _ => "卖家已发货，等待买家确认",
    };
    let reason = match words {
        "交易关闭" if refunded => "退款",
        "交易关闭" => "买家未付款",
        _ => "订单未关闭",
    };
    let due = yuan(order.due);
    let paid_amount = if paid { due.clone() } else { yuan(0) };
    let payer = format!(
        "{}****{}",
        &order.customer.phone[..3],
        &order.customer.phone[7..]
    );
    let time = |time: NaiveDateTime| time.format("%Y-%m-%d %H:%M:%S").to_string();
    let mut fields = vec![String::new(); 38];
    let mut set = |column: usize, text: String| fields[column] = text;
    set(0, order.number.clone());
    set(1, order.customer.nick.clone());
    set(2, if paid { payer } else { String::new() });
    set(3, due.clone());
    set(4, yuan(0));
    set(5, "0".to_owned());
    set(6, due);
    set(7, "0".to_owned());
    set(8, paid_amount);
    set(9, "0".to_owned());
    set(10, words.to_owned());
    set(12, order.customer.name.clone());
    set(13, order.customer.address.clone());
    set(14, "快递".to_owned());
    set(16, format!("'{}", order.customer.phone));
    set(17, time(order.placed));
    set(
        18,
        if paid {
            time(order.paid_at)
        } else {
            String::new()
        },
    );
    set(19, format!("{} 送礼自饮 青屿山茶叶旗舰店", order.product));
    set(20, "1".to_owned());
    set(
        21,
        parcel
            .map(|parcel| parcel.number.clone())
            .unwrap_or_default(),
    );
    set(
        22,
        parcel
            .map(|parcel| parcel.carrier_name)
            .unwrap_or_default()
            .to_owned(),
    );
    set(24, (order.quantity / 10).to_string());
    set(27, reason.to_owned());
    set(28, yuan(0));
    set(29, yuan(0));
    set(37, "否".to_owned());
    fields
}
