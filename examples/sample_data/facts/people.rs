//! The people: colleagues, customers and dealers. All names are invented.

use super::places::{self, Place};
use crate::chance::Chance;

/// The firm, as it stands on reports and bank statements.
pub(crate) const COMPANY: &str = "杭州青屿山茶业有限公司";

/// 跟单员, in service.
pub(crate) const CLERKS: [&str; 6] = ["沈静怡", "周晓芸", "吴倩文", "郑雅楠", "蒋思敏", "陆佳慧"];

/// The 跟单员 who left on 23 October and whose rows nobody took over.
pub(crate) const LEFT_CLERK: &str = "钱梦瑶";

/// The clerk who rested on 28 October, and the colleague who followed up in her place.
pub(crate) const RESTING: (&str, i64, &str) = ("郑雅楠", 28, "蒋思敏");

/// The clerk who rests on 2 November, the 33rd day from 30 September.
pub(crate) const RESTS_NEXT: (&str, i64) = ("周晓芸", 33);

/// The clerk who returned no sheet at all on a day.
pub(crate) const SILENT: (&str, i64) = ("吴倩文", 29);

/// 下单员.
pub(crate) const SALES: [&str; 5] = ["何志强", "罗文斌", "宋丽娟", "谢海燕", "唐俊杰"];

/// Dealers on monthly terms, with the place of their shop.
pub(crate) const DEALERS: [(&str, &str); 12] = [
    ("绍兴越茗轩茶行", "绍兴市"),
    ("宁波悦来香茶庄", "宁波市"),
    ("苏州听雨楼茶社", "苏州市"),
    ("上海徽韵堂茶叶经营部", "上海市"),
    ("南京紫金叶茶庄", "南京市"),
    ("合肥庐茗源商贸有限公司", "合肥市"),
    ("武汉江滩茗香茶行", "武汉市"),
    ("郑州中原一叶茶业商行", "郑州市"),
    ("济南泉边人家茶庄", "济南市"),
    ("成都锦里一壶茶楼", "成都市"),
    ("广州荔湾和顺茶行", "广州市"),
    ("福州坊巷茶事商行", "福州市"),
];

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文";

const GIVEN: &str = "建成 秀英 桂兰 志远 玉珍 海燕 德胜 春梅 文华 国兴 淑芬 晓阳 丽萍 永福 美玲 俊峰 素琴 卫东 雪梅 长青 宝珠 兴旺 红霞 立新 小红 振宇 凤英 家豪 雨桐 子轩 若涵 思远 佳琪 芳 娟 艳 霞 莉 芬 琼 桂英 玉兰 秀兰 金凤 月娥 庆华 爱民 学军 艳红 少华 春生 惠珍 冬梅 传芳 耀华 清源 云飞 书琴 晓峰 逸飞 水根 巧云 宗义 彩凤 福生 根林 阿珍 桂香 玉堂 翠萍";

const NICKNAMES: &str = "静待花开 A小鱼儿 云淡风轻 平安是福 一路向北 阳光总在风雨后 幸福一家人 老茶客 随缘 岁月静好 海阔天空 蓝天白云 向日葵 小太阳 知足常乐 清风明月 宁静致远 茶香四溢 快乐每一天 山水有相逢 晨曦 木子李 雨后彩虹 梦里水乡 大漠孤烟 心如止水 四季平安 Lucky 橙子 半夏";

/// A customer.
#[derive(Clone, Debug)]
pub(crate) struct Customer {
    pub(crate) name: String,
    pub(crate) nick: String,
    pub(crate) phone: String,
    pub(crate) place: &'static Place,
    pub(crate) address: String,
}

/// Makes customers; no two have the same name or telephone.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    names: std::collections::BTreeSet<String>,
    phones: i64,
}

impl Registry {
    /// A person whose name no other customer has.
    pub(crate) fn person(&mut self, chance: &mut Chance) -> Customer {
        let name = loop {
            let name = person_name(chance);
            let colleague = CLERKS.contains(&name.as_str()) || SALES.contains(&name.as_str());
            if !colleague && self.names.insert(name.clone()) {
                break name;
            }
        };
        let place = places::any(chance);
        self.customer(chance, name, place)
    }

    /// A dealer.
    pub(crate) fn dealer(&mut self, chance: &mut Chance, name: &str, city: &str) -> Customer {
        self.customer(chance, name.to_owned(), places::in_city(city))
    }

    /// Another person of the same name, elsewhere.
    pub(crate) fn namesake(&mut self, chance: &mut Chance, name: &str) -> Customer {
        let place = places::any(chance);
        self.customer(chance, name.to_owned(), place)
    }

    fn customer(&mut self, chance: &mut Chance, name: String, place: &'static Place) -> Customer {
        self.phones += 1;
        let prefix = chance.pick(&["138", "139", "150", "158", "177", "186", "199"]);
        // xxx0000xxxx is not given to subscribers.
        let phone = format!("{prefix}0000{:04}", self.phones * 7 % 10_000);
        let road = chance.pick(&[
            "解放路",
            "人民路",
            "中山路",
            "建设路",
            "文化路",
            "新华街",
            "和平路",
            "滨河路",
            "学府路",
        ]);
        let estate = chance.pick(&[
            "阳光花园",
            "锦绣家园",
            "金色港湾",
            "翠竹苑",
            "幸福里小区",
            "中央公馆",
            "东方名城",
            "",
        ]);
        let house = if estate.is_empty() {
            format!("{road}{}号", chance.between(2, 480))
        } else {
            format!(
                "{road}{}号{estate}{}幢{}0{}室",
                chance.between(2, 480),
                chance.between(1, 22),
                chance.between(1, 18),
                chance.between(1, 4)
            )
        };
        let nick = nickname(chance);
        // 北京市朝阳区, not 北京市北京市朝阳区.
        let province = if place.full == place.city {
            ""
        } else {
            place.full
        };
        let address = format!("{province}{}{}{house}", place.city, place.district);
        Customer {
            name,
            nick,
            phone,
            place,
            address,
        }
    }
}

/// A name that somebody might have.
pub(crate) fn person_name(chance: &mut Chance) -> String {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let given: Vec<&str> = GIVEN.split(' ').collect();
    // The first surnames of the list are the common ones.
    let reach = if chance.percent(60) {
        20
    } else {
        surnames.len()
    };
    format!("{}{}", chance.pick(&surnames[..reach]), chance.pick(&given))
}

/// A name as people call themselves in a messenger.
pub(crate) fn nickname(chance: &mut Chance) -> String {
    let names: Vec<&str> = NICKNAMES.split(' ').collect();
    chance.pick(&names).to_owned()
}
