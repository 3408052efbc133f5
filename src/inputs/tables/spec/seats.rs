//! Tables of seats and of what changes them.

use super::shared::{DELAY, DISTRICT, LAT, LON, NAME_EN, NAME_ZH, PLACE, PROJECT_KINDS, SECTOR, STAGE, TIER};
use super::{Kind, NO_UNIT, Table, may, must, or_blank};
use crate::domain::both;

pub const SCHOOLS: Table = Table {
    name: "schools",
    row_is: both("学校的一个学段", "a school's stage"),
    population: false,
    columns: &[
        must("school", Kind::Text, NO_UNIT, both("学校名称或代码", "key of the school")),
        PLACE,
        STAGE,
        must("classes_per_grade", Kind::NotNegative, both("班", "classes"), both("每个年级的班数", "classes in each grade")),
        or_blank(
            "class_size",
            Kind::Positive,
            both("人/班", "pupils per class"),
            both("每班学位；空白为该学段的标准班额", "seats in a class; the stage's class norm where blank"),
        ),
        NAME_ZH,
        NAME_EN,
        SECTOR,
        TIER,
        LON,
        LAT,
        may("spare_rooms", Kind::NotNegative, both("间", "rooms"), both("可以开班的空余教室", "rooms that could hold a class")),
        may("opened", Kind::Year, both("学年", "school year"), both("开办的第一个学年", "first school year")),
        may("closed", Kind::Year, both("学年", "school year"), both("停办的第一个学年", "first school year in which it is closed")),
        may(
            "pupils",
            Kind::NotNegative,
            both("人", "children"),
            both(
                "基年在校生，全部年级：与同区其他学校相比的满员程度",
                "pupils in class in the base year, over all grades: how full it is beside the others",
            ),
        ),
    ],
};

pub const SEATS: Table = Table {
    name: "seats",
    row_is: both("不逐校列出时的学位总数", "seats in all, where single schools are not listed"),
    population: false,
    columns: &[
        DISTRICT,
        STAGE,
        must(
            "year",
            Kind::Year,
            both("学年", "school year"),
            both("从该年起适用，到下一个列出的年份为止", "holds from this year until the next one listed"),
        ),
        must(
            "seats",
            Kind::NotNegative,
            both("个", "seats"),
            both("各年级合计的学位，或该年级的学位", "seats over all grades, or of the grade"),
        ),
        may("grade", Kind::Text, NO_UNIT, both("年级代码；空白为各年级平均分", "key of a grade; all grades in equal parts where blank")),
        SECTOR,
        TIER,
    ],
};

pub const PROJECTS: Table = Table {
    name: "projects",
    row_is: both("一项有日期的学位变动", "a dated change of seats"),
    population: false,
    columns: &[
        must("project", Kind::Text, NO_UNIT, both("项目名称；一个项目可以有几行", "name; one project may have several rows")),
        may(
            "school",
            Kind::Text,
            NO_UNIT,
            both("`schools` 表中的学校，或新学校的名称", "school of the table schools, or the name of a new one"),
        ),
        may(
            "district",
            Kind::Text,
            NO_UNIT,
            both("县（市）区；不指明学校或学校为新建时填写", "district, where no single school is meant or the school is new"),
        ),
        may("stage", Kind::Text, NO_UNIT, both("学段；学校只有一个学段时可不写", "stage; may be left out for a school that has only one")),
        must("kind", Kind::Choice(&PROJECT_KINDS), NO_UNIT, both("变动的种类", "what happens")),
        must(
            "year",
            Kind::Year,
            both("学年", "school year"),
            both("按期完成时起作用的学年", "year in which it takes effect when nothing is late"),
        ),
        may("seats", Kind::NotNegative, both("个", "seats"), both("各年级合计的学位", "seats over all grades")),
        may("intake", Kind::NotNegative, both("个", "seats"), both("起始年级的学位", "seats in the entry grade of a year")),
        may("classes", Kind::NotNegative, both("班", "classes"), both("每个年级的班数", "classes in each grade")),
        may(
            "class_size",
            Kind::Positive,
            both("人/班", "pupils per class"),
            both("新的标准班额，或新班的班额", "new class norm, or the size of the new classes"),
        ),
        may(
            "phase_in",
            Kind::Choice(&["intake", "all"]),
            NO_UNIT,
            both("`intake` 从起始年级起逐年增加，`all` 一次到位", "entry grade first, or all at once"),
        ),
        DELAY,
        SECTOR,
        TIER,
        may(
            "into",
            Kind::Text,
            NO_UNIT,
            both(
                "`merge` 时为接收学校；`convert` 时为转成的学段、性质或等次",
                "merge: the school that takes the pupils; convert: a stage, sector or tier",
            ),
        ),
        may("capital_cost", Kind::NotNegative, both("元", "yuan"), both("建设费用", "capital cost")),
        may("running_cost", Kind::NotNegative, both("元/年", "yuan a year"), both("运行费用", "running cost")),
    ],
};

pub const TEACHERS: Table = Table {
    name: "teachers",
    row_is: both("在岗教师", "staff in post"),
    population: false,
    columns: &[
        PLACE,
        STAGE,
        must("year", Kind::Year, both("学年", "school year"), both("学年", "school year")),
        must("teachers", Kind::NotNegative, both("人", "persons"), both("在岗教师", "teachers in post")),
        may("recruits", Kind::NotNegative, both("人", "persons"), both("当年新招", "teachers recruited in the year")),
        may("attrition", Kind::Share, both("比例", "share"), both("当年离岗的比例", "share who leave in the year")),
    ],
};

pub const HOUSING: Table = Table {
    name: "housing",
    row_is: both(
        "一个新建小区；每个学段一列 yield_学段代码：每套住房带来的学童，各年级合计",
        "a new compound; one column yield_STAGE for each stage of the ladder: pupils per dwelling over all its grades",
    ),
    population: false,
    columns: &[
        may("id", Kind::Text, NO_UNIT, both("小区名称", "name, to tell compounds apart")),
        PLACE,
        must("year", Kind::Year, both("学年", "school year"), both("入住的学年", "school year in which the dwellings are lived in")),
        must("dwellings", Kind::NotNegative, both("套", "dwellings"), both("住房套数", "dwellings")),
        may(
            "kindergarten_seats",
            Kind::NotNegative,
            both("个", "seats"),
            both("开发商移交的幼儿园学位", "kindergarten seats that the developer hands over"),
        ),
        may(
            "chance",
            Kind::Share,
            both("可能性", "chance"),
            both("能够移交的可能性；不写为1", "chance that they are handed over at all; 1 unless given"),
        ),
        DELAY,
    ],
};
