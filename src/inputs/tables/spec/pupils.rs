//! Tables of pupils and of their ways.

use super::shared::{DISTRICT, FROM_YEAR, PLACE, SECTOR, STAGE, TIER};
use super::{Kind, NO_UNIT, Table, may, must};
use crate::domain::both;

pub const ENROLMENT: Table = Table {
    name: "enrolment",
    row_is: both("在校生", "pupils in class"),
    population: false,
    columns: &[
        DISTRICT,
        STAGE,
        must("grade", Kind::Text, NO_UNIT, both("年级代码，用方案中的写法", "key of a grade of the stage")),
        must("year", Kind::Year, both("学年", "school year"), both("学年", "school year")),
        must("pupils", Kind::NotNegative, both("人", "children"), both("在校生数", "pupils in class")),
        SECTOR,
        TIER,
    ],
};

pub const FLOWS: Table = Table {
    name: "flows",
    row_is: both("居住地学生到某地就读的比例", "the share of a home district's pupils who attend in a district"),
    population: false,
    columns: &[
        must(
            "home",
            Kind::Text,
            NO_UNIT,
            both(
                "居住的县（市）区；`*` 表示没有单独列出的所有县（市）区",
                "district where they live; `*` is every district without a row of its own",
            ),
        ),
        must("seat", Kind::Text, NO_UNIT, both("就读的县（市）区", "district where they go to school")),
        STAGE,
        must(
            "share",
            Kind::Share,
            both("比例", "share"),
            both("居住地新生中到该地就读的比例；不足1的部分到市外就读", "share of home's entrants; what is missing to 1 leaves the city"),
        ),
        FROM_YEAR,
    ],
};

pub const DISTANCES: Table = Table {
    name: "distances",
    row_is: both("一段路程", "a distance by road"),
    population: false,
    columns: &[
        must("from", Kind::Text, NO_UNIT, both("县（市）区", "district")),
        must("to", Kind::Text, NO_UNIT, both("县（市）区", "district")),
        must(
            "km",
            Kind::NotNegative,
            both("公里", "km"),
            both("路程；不列出的按直线距离乘1.3", "in place of the great-circle distance times 1.3"),
        ),
    ],
};

/// Columns of a pupil's wishes, the first one first.
pub const CHOICES: [&str; 12] = [
    "choice_1",
    "choice_2",
    "choice_3",
    "choice_4",
    "choice_5",
    "choice_6",
    "choice_7",
    "choice_8",
    "choice_9",
    "choice_10",
    "choice_11",
    "choice_12",
];

pub const APPLICANTS: Table = Table {
    name: "applicants",
    row_is: both("一名真实考生及其志愿（只用于录取）", "one real pupil and a preference list (admissions only)"),
    population: false,
    columns: &[
        must("applicant", Kind::Text, NO_UNIT, both("报名号", "key of the pupil")),
        PLACE,
        must("score", Kind::Number, both("分", "points"), both("成绩", "score")),
        may("origin_school", Kind::Text, NO_UNIT, both("毕业学校", "school that the pupil leaves")),
        may(CHOICES[0], Kind::Text, NO_UNIT, both("第一志愿", "first choice")),
        may(CHOICES[1], Kind::Text, NO_UNIT, both("第二志愿", "second choice")),
        may(CHOICES[2], Kind::Text, NO_UNIT, both("第三志愿", "third choice")),
        may(CHOICES[3], Kind::Text, NO_UNIT, both("第四志愿", "fourth choice")),
        may(CHOICES[4], Kind::Text, NO_UNIT, both("第五志愿", "fifth choice")),
        may(CHOICES[5], Kind::Text, NO_UNIT, both("第六志愿", "sixth choice")),
        may(CHOICES[6], Kind::Text, NO_UNIT, both("第七志愿", "seventh choice")),
        may(CHOICES[7], Kind::Text, NO_UNIT, both("第八志愿", "eighth choice")),
        may(CHOICES[8], Kind::Text, NO_UNIT, both("第九志愿", "ninth choice")),
        may(CHOICES[9], Kind::Text, NO_UNIT, both("第十志愿", "tenth choice")),
        may(CHOICES[10], Kind::Text, NO_UNIT, both("第十一志愿", "eleventh choice")),
        may(CHOICES[11], Kind::Text, NO_UNIT, both("第十二志愿", "twelfth choice")),
    ],
};
