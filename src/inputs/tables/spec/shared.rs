//! Columns that several tables have, and the words that they may hold.

use super::{Column, Kind, NO_UNIT, may, must};
use crate::domain::{SEXES, both};

pub const DISTRICT: Column = must(
    "district",
    Kind::Text,
    NO_UNIT,
    both("县（市）区；`*` 表示没有单独列出的所有县（市）区", "district; `*` is every district without a row of its own"),
);
pub const PLACE: Column = must("district", Kind::Text, NO_UNIT, both("县（市）区", "district"));
pub const SEX: Column = must("sex", Kind::Choice(&SEXES), NO_UNIT, both("性别：`female` 女，`male` 男", "sex"));
pub const AGE: Column =
    must("age", Kind::Whole, both("岁", "years"), both("满周岁；最高年龄为该岁及以上", "completed years; the top age is open"));
pub const FROM_YEAR: Column = may(
    "year",
    Kind::Year,
    both("学年", "school year"),
    both("从该年起适用，到下一个列出的年份为止；不写为一直适用", "holds from this year until the next one listed; always, where left out"),
);
pub const STAGE: Column = must("stage", Kind::Text, NO_UNIT, both("学段代码，用方案中的写法", "key of a stage of the ladder"));
pub const SECTOR: Column = may(
    "sector",
    Kind::Choice(&SECTORS),
    NO_UNIT,
    both("`public` 公办，`inclusive` 普惠性民办，`private` 民办", "public, private at a regulated fee, private"),
);
pub const TIER: Column = may("tier", Kind::Choice(&TIERS), NO_UNIT, both("`quality` 优质，`standard` 普通", "quality or standard school"));
pub const NAME_ZH: Column = may("name_zh", Kind::Text, NO_UNIT, both("中文名", "Chinese name"));
pub const NAME_EN: Column = may("name_en", Kind::Text, NO_UNIT, both("英文名", "English name"));
pub const LON: Column = may("lon", Kind::Number, both("度", "degrees"), both("经度（WGS84）", "longitude, WGS84"));
pub const LAT: Column = may("lat", Kind::Number, both("度", "degrees"), both("纬度（WGS84）", "latitude, WGS84"));
pub const DELAY: Column = may(
    "delay",
    Kind::Delays,
    both("年", "years"),
    both("延期：`1`，或写明可能性，如 `0:0.6 1:0.3 2:0.1`", "how late: `1`, or delays with chances such as `0:0.6 1:0.3 2:0.1`"),
);

/// Sectors, as tables write them.
pub const SECTORS: [&str; 3] = ["public", "inclusive", "private"];
/// Tiers, as tables write them.
pub const TIERS: [&str; 2] = ["quality", "standard"];
/// Kinds of projects, as tables write them.
pub const PROJECT_KINDS: [&str; 8] = ["open", "expand", "bulge", "close", "merge", "convert", "class_norm", "intake"];
/// Before the stage's key: column of pupils per dwelling in the table `housing`.
pub const YIELD: &str = "yield_";
