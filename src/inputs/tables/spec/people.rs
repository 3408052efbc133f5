//! Tables of people.

use super::shared::{AGE, DISTRICT, FROM_YEAR, LAT, LON, NAME_EN, NAME_ZH, SEX};
use super::{Kind, NO_UNIT, Table, may, must};
use crate::domain::both;

pub const DISTRICTS: Table = Table {
    name: "districts",
    row_is: both("一个县（市）区", "a district"),
    population: true,
    columns: &[
        must("district", Kind::Text, NO_UNIT, both("名称或代码，其他各表都用它", "key used in every other table")),
        NAME_ZH,
        NAME_EN,
        may("kind", Kind::Choice(&["urban", "county"]), NO_UNIT, both("`urban` 市辖区，`county` 县（市）", "urban district or county")),
        LON,
        LAT,
        may("area_km2", Kind::Positive, both("平方公里", "km²"), both("面积", "area")),
    ],
};

pub const POPULATION: Table = Table {
    name: "population",
    row_is: both("基年年初的人口", "people at the start of the base year"),
    population: true,
    columns: &[DISTRICT, SEX, AGE, must("persons", Kind::NotNegative, both("人", "persons"), both("常住人口", "residents"))],
};

pub const SURVIVAL: Table = Table {
    name: "survival",
    row_is: both("存活到某一年龄的比例", "the survival ratio to an age"),
    population: true,
    columns: &[
        DISTRICT,
        SEX,
        AGE,
        must(
            "ratio",
            Kind::Share,
            both("比", "ratio"),
            both("上一岁的人中活到这一岁的比例", "share who reach this age from the one before"),
        ),
        FROM_YEAR,
    ],
};

pub const FERTILITY: Table = Table {
    name: "fertility",
    row_is: both("某一年龄妇女的生育率", "births per woman-year at an age"),
    population: true,
    columns: &[
        DISTRICT,
        AGE,
        must("rate", Kind::Fertility, both("每名妇女每年出生数", "births per woman-year"), both("生育率", "fertility rate")),
        FROM_YEAR,
    ],
};

pub const SEX_RATIO: Table = Table {
    name: "sex_ratio",
    row_is: both("出生性别比", "the sex ratio at birth"),
    population: true,
    columns: &[
        DISTRICT,
        must("males_per_female", Kind::SexRatio, both("比", "ratio"), both("每名女婴对应的男婴数", "boys born per girl")),
        FROM_YEAR,
    ],
};

pub const MIGRATION: Table = Table {
    name: "migration",
    row_is: both("某一年龄的净迁移，人数或比率", "net migration at an age; persons or rate"),
    population: true,
    columns: &[
        DISTRICT,
        SEX,
        AGE,
        may(
            "persons",
            Kind::Number,
            both("人/期", "persons a step"),
            both("净迁入人数，按年末年龄，迁出为负", "net arrivals, by age at the end of the step"),
        ),
        may("rate", Kind::NetRate, both("每名居民每期", "per resident and step"), both("净迁入率，迁出为负", "net arrivals per resident")),
        FROM_YEAR,
    ],
};

pub const BIRTHS: Table = Table {
    name: "births",
    row_is: both("一年登记的出生", "recorded births of a year"),
    population: true,
    columns: &[
        DISTRICT,
        must(
            "year",
            Kind::Year,
            both("年", "year"),
            both("日历年；`calendar` 写 `school` 时为学年", "calendar year, or school year where `calendar` says so"),
        ),
        must("births", Kind::NotNegative, both("人", "children"), both("活产数", "live births")),
        may(
            "calendar",
            Kind::Choice(&["calendar", "school"]),
            NO_UNIT,
            both("`calendar` 日历年（默认），`school` 学年", "which year is meant; `calendar` unless given"),
        ),
    ],
};
