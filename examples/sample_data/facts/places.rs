//! Where customers live: provinces weighted as a tea seller in Hangzhou would see them.

use crate::chance::Chance;

/// How far a parcel travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Distance {
    Near,
    Middle,
    Far,
    Remote,
}

/// A district.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) province: &'static str,
    pub(crate) full: &'static str,
    pub(crate) city: &'static str,
    pub(crate) district: &'static str,
    weight: u32,
    pub(crate) distance: Distance,
}

const fn place(
    province: &'static str,
    full: &'static str,
    city: &'static str,
    district: &'static str,
    weight: u32,
    distance: Distance,
) -> Place {
    Place {
        province,
        full,
        city,
        district,
        weight,
        distance,
    }
}

use Distance::{Far, Middle, Near, Remote};

static PLACES: [Place; 43] = [
    place("浙江", "浙江省", "杭州市", "西湖区", 70, Near),
    place("浙江", "浙江省", "宁波市", "鄞州区", 45, Near),
    place("浙江", "浙江省", "温州市", "鹿城区", 40, Near),
    place("浙江", "浙江省", "绍兴市", "越城区", 25, Near),
    place("浙江", "浙江省", "金华市", "义乌市", 25, Near),
    place("江苏", "江苏省", "苏州市", "吴中区", 50, Near),
    place("江苏", "江苏省", "南京市", "鼓楼区", 40, Near),
    place("江苏", "江苏省", "徐州市", "泉山区", 25, Near),
    place("江苏", "江苏省", "盐城市", "亭湖区", 20, Near),
    place("上海", "上海市", "上海市", "浦东新区", 60, Near),
    place("安徽", "安徽省", "合肥市", "蜀山区", 30, Near),
    place("安徽", "安徽省", "阜阳市", "颍州区", 25, Near),
    place("山东", "山东省", "济南市", "历下区", 45, Middle),
    place("山东", "山东省", "临沂市", "兰山区", 45, Middle),
    place("山东", "山东省", "青岛市", "市北区", 35, Middle),
    place("河南", "河南省", "郑州市", "金水区", 45, Middle),
    place("河南", "河南省", "南阳市", "卧龙区", 35, Middle),
    place("河南", "河南省", "周口市", "川汇区", 25, Middle),
    place("河北", "河北省", "石家庄市", "裕华区", 35, Middle),
    place("河北", "河北省", "保定市", "莲池区", 30, Middle),
    place("北京", "北京市", "北京市", "朝阳区", 45, Middle),
    place("天津", "天津市", "天津市", "南开区", 20, Middle),
    place("湖北", "湖北省", "武汉市", "武昌区", 40, Middle),
    place("湖南", "湖南省", "长沙市", "岳麓区", 35, Middle),
    place("江西", "江西省", "南昌市", "东湖区", 25, Middle),
    place("福建", "福建省", "福州市", "鼓楼区", 30, Middle),
    place("福建", "福建省", "泉州市", "丰泽区", 20, Middle),
    place("广东", "广东省", "广州市", "荔湾区", 45, Middle),
    place("广东", "广东省", "深圳市", "龙岗区", 45, Middle),
    place("广东", "广东省", "汕头市", "金平区", 20, Middle),
    place("山西", "山西省", "太原市", "小店区", 25, Far),
    place("陕西", "陕西省", "西安市", "雁塔区", 30, Far),
    place("四川", "四川省", "成都市", "武侯区", 40, Far),
    place("重庆", "重庆市", "重庆市", "渝北区", 25, Far),
    place("广西", "广西壮族自治区", "南宁市", "青秀区", 15, Far),
    place("贵州", "贵州省", "贵阳市", "云岩区", 12, Far),
    place("云南", "云南省", "昆明市", "盘龙区", 12, Far),
    place("辽宁", "辽宁省", "沈阳市", "和平区", 28, Far),
    place("吉林", "吉林省", "长春市", "朝阳区", 15, Far),
    place("黑龙江", "黑龙江省", "哈尔滨市", "南岗区", 18, Far),
    place("内蒙古", "内蒙古自治区", "呼和浩特市", "赛罕区", 10, Remote),
    place("甘肃", "甘肃省", "兰州市", "城关区", 8, Remote),
    place(
        "新疆",
        "新疆维吾尔自治区",
        "乌鲁木齐市",
        "天山区",
        7,
        Remote,
    ),
];

/// A place, by weight.
pub(crate) fn any(chance: &mut Chance) -> &'static Place {
    let weights: Vec<u32> = PLACES.iter().map(|place| place.weight).collect();
    &PLACES[chance.weighted(&weights)]
}

/// The place in a city.
pub(crate) fn in_city(city: &str) -> &'static Place {
    PLACES
        .iter()
        .find(|place| place.city == city)
        .unwrap_or(&PLACES[0])
}
