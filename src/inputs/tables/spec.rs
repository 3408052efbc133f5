//! Every table and column of a dataset: what it is called, what it may hold, its unit and its meaning. The list from which checks,
//! empty tables and documentation are made.

use crate::domain::SEXES;

/// What a cell may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// A number that is not below zero.
    NotNegative,
    /// A number above zero.
    Positive,
    /// A number from 0 to 1.
    Share,
    /// A whole number that is not below zero.
    Whole,
    /// A year of four digits.
    Year,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Years late: `1`, or delays with chances such as `0:0.6 1:0.3 2:0.1`.
    Delays,
}

/// Whether a column must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The column, and a value in every row.
    Value,
    /// The column; a cell may be blank.
    Column,
    /// Neither.
    Nothing,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name in the header.
    pub name: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What a cell may hold.
    pub kind: Kind,
    /// Unit, empty for text.
    pub unit: &'static str,
    /// Meaning, in one line.
    pub meaning: &'static str,
}

/// A table of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Name, without file ending.
    pub name: &'static str,
    /// What one row is.
    pub row_is: &'static str,
    /// Whether the population step alone needs it, as `project` does.
    pub population: bool,
    /// Its own columns; [`EVERYWHERE`] may stand beside them.
    pub columns: &'static [Column],
}

/// A column that must be there, with a value in every row.
pub(in crate::inputs) const fn must(name: &'static str, kind: Kind, unit: &'static str, meaning: &'static str) -> Column {
    Column { name, need: Need::Value, kind, unit, meaning }
}

/// A column that may be there.
pub(in crate::inputs) const fn may(name: &'static str, kind: Kind, unit: &'static str, meaning: &'static str) -> Column {
    Column { name, need: Need::Nothing, kind, unit, meaning }
}

const fn or_blank(name: &'static str, kind: Kind, unit: &'static str, meaning: &'static str) -> Column {
    Column { name, need: Need::Column, kind, unit, meaning }
}

const DISTRICT: Column = must("district", Kind::Text, "", "district; `*` is every district without a row of its own");
const PLACE: Column = must("district", Kind::Text, "", "district");
const SEX: Column = must("sex", Kind::Choice(&SEXES), "", "sex");
const AGE: Column = must("age", Kind::Whole, "years", "completed years; the top age is open");
const FROM_YEAR: Column = may("year", Kind::Year, "school year", "holds from this year until the next one listed; always, where left out");
const STAGE: Column = must("stage", Kind::Text, "", "key of a stage of the ladder");
const SECTOR: Column = may("sector", Kind::Choice(&SECTORS), "", "public, private at a regulated fee, private");
const TIER: Column = may("tier", Kind::Choice(&TIERS), "", "quality or standard school");
const NAME_ZH: Column = may("name_zh", Kind::Text, "", "Chinese name");
const NAME_EN: Column = may("name_en", Kind::Text, "", "English name");
const LON: Column = may("lon", Kind::Number, "degrees", "longitude, WGS84");
const LAT: Column = may("lat", Kind::Number, "degrees", "latitude, WGS84");
const DELAY: Column = may("delay", Kind::Delays, "years", "how late: `1`, or delays with chances such as `0:0.6 1:0.3 2:0.1`");

/// Sectors, as tables write them.
pub const SECTORS: [&str; 3] = ["public", "inclusive", "private"];
/// Tiers, as tables write them.
pub const TIERS: [&str; 2] = ["quality", "standard"];
/// Kinds of projects, as tables write them.
pub const PROJECT_KINDS: [&str; 8] = ["open", "expand", "bulge", "close", "merge", "convert", "class_norm", "intake"];
/// Before the stage's key: column of pupils per dwelling in the table `housing`.
pub const YIELD: &str = "yield_";

/// Columns that every table may carry.
pub const EVERYWHERE: [Column; 3] = [
    may("basis", Kind::Choice(&["census", "official", "estimated", "modelled"]), "", "how sure the value is"),
    may("source", Kind::Text, "", "where it is written"),
    may("note", Kind::Text, "", "anything worth knowing"),
];

/// Every table.
pub const TABLES: &[Table] = &[
    Table {
        name: "districts",
        row_is: "a district",
        population: true,
        columns: &[
            must("district", Kind::Text, "", "key used in every other table"),
            NAME_ZH,
            NAME_EN,
            may("kind", Kind::Choice(&["urban", "county"]), "", "urban district or county"),
            LON,
            LAT,
            may("area_km2", Kind::Positive, "km²", "area"),
        ],
    },
    Table {
        name: "population",
        row_is: "people at the start of the base year",
        population: true,
        columns: &[DISTRICT, SEX, AGE, must("persons", Kind::NotNegative, "persons", "residents")],
    },
    Table {
        name: "survival",
        row_is: "the survival ratio to an age",
        population: true,
        columns: &[DISTRICT, SEX, AGE, must("ratio", Kind::Share, "ratio", "share who reach this age from the one before"), FROM_YEAR],
    },
    Table {
        name: "fertility",
        row_is: "births per woman-year at an age",
        population: true,
        columns: &[DISTRICT, AGE, must("rate", Kind::NotNegative, "births per woman-year", "fertility rate"), FROM_YEAR],
    },
    Table {
        name: "sex_ratio",
        row_is: "the sex ratio at birth",
        population: true,
        columns: &[DISTRICT, must("males_per_female", Kind::NotNegative, "ratio", "boys born per girl"), FROM_YEAR],
    },
    Table {
        name: "migration",
        row_is: "net migration at an age; persons or rate",
        population: true,
        columns: &[
            DISTRICT,
            SEX,
            AGE,
            may("persons", Kind::Number, "persons a step", "net arrivals, by age at the end of the step"),
            may("rate", Kind::Number, "per resident and step", "net arrivals per resident"),
            FROM_YEAR,
        ],
    },
    Table {
        name: "births",
        row_is: "recorded births of a year",
        population: true,
        columns: &[
            DISTRICT,
            must("year", Kind::Year, "year", "calendar year, or school year where `calendar` says so"),
            must("births", Kind::NotNegative, "children", "live births"),
            may("calendar", Kind::Choice(&["calendar", "school"]), "", "which year is meant; `calendar` unless given"),
        ],
    },
    Table {
        name: "enrolment",
        row_is: "pupils in class",
        population: false,
        columns: &[
            DISTRICT,
            STAGE,
            must("grade", Kind::Text, "", "key of a grade of the stage"),
            must("year", Kind::Year, "school year", "school year"),
            must("pupils", Kind::NotNegative, "children", "pupils in class"),
            SECTOR,
            TIER,
        ],
    },
    Table {
        name: "flows",
        row_is: "the share of a home district's pupils who attend in a district",
        population: false,
        columns: &[
            must("home", Kind::Text, "", "district where they live; `*` is every district without a row of its own"),
            must("seat", Kind::Text, "", "district where they go to school"),
            STAGE,
            must("share", Kind::Share, "share", "share of home's entrants; what is missing to 1 leaves the city"),
            FROM_YEAR,
        ],
    },
    Table {
        name: "schools",
        row_is: "a school's stage",
        population: false,
        columns: &[
            must("school", Kind::Text, "", "key of the school"),
            PLACE,
            STAGE,
            must("classes_per_grade", Kind::NotNegative, "classes", "classes in each grade"),
            or_blank("class_size", Kind::Positive, "pupils per class", "seats in a class; the stage's class norm where blank"),
            NAME_ZH,
            NAME_EN,
            SECTOR,
            TIER,
            LON,
            LAT,
            may("spare_rooms", Kind::NotNegative, "rooms", "rooms that could hold a class"),
            may("opened", Kind::Year, "school year", "first school year"),
            may("closed", Kind::Year, "school year", "first school year in which it is closed"),
            may(
                "pupils",
                Kind::NotNegative,
                "children",
                "pupils in class in the base year, over all grades: how full it is beside the others",
            ),
        ],
    },
    Table {
        name: "seats",
        row_is: "seats in all, where single schools are not listed",
        population: false,
        columns: &[
            DISTRICT,
            STAGE,
            must("year", Kind::Year, "school year", "holds from this year until the next one listed"),
            must("seats", Kind::NotNegative, "seats", "seats over all grades, or of the grade"),
            may("grade", Kind::Text, "", "key of a grade; all grades in equal parts where blank"),
            SECTOR,
            TIER,
        ],
    },
    Table {
        name: "projects",
        row_is: "a dated change of seats",
        population: false,
        columns: &[
            must("project", Kind::Text, "", "name; one project may have several rows"),
            may("school", Kind::Text, "", "school of the table schools, or the name of a new one"),
            may("district", Kind::Text, "", "district, where no single school is meant or the school is new"),
            may("stage", Kind::Text, "", "stage; may be left out for a school that has only one"),
            must("kind", Kind::Choice(&PROJECT_KINDS), "", "what happens"),
            must("year", Kind::Year, "school year", "year in which it takes effect when nothing is late"),
            may("seats", Kind::Number, "seats", "seats over all grades"),
            may("intake", Kind::Number, "seats", "seats in the entry grade of a year"),
            may("classes", Kind::Number, "classes", "classes in each grade"),
            may("class_size", Kind::Positive, "pupils per class", "new class norm, or the size of the new classes"),
            may("phase_in", Kind::Choice(&["intake", "all"]), "", "entry grade first, or all at once"),
            DELAY,
            SECTOR,
            TIER,
            may("into", Kind::Text, "", "merge: the school that takes the pupils; convert: a stage, sector or tier"),
            may("capital_cost", Kind::NotNegative, "yuan", "capital cost"),
            may("running_cost", Kind::NotNegative, "yuan a year", "running cost"),
        ],
    },
    Table {
        name: "teachers",
        row_is: "staff in post",
        population: false,
        columns: &[
            PLACE,
            STAGE,
            must("year", Kind::Year, "school year", "school year"),
            must("teachers", Kind::NotNegative, "persons", "teachers in post"),
            may("recruits", Kind::NotNegative, "persons", "teachers recruited in the year"),
            may("attrition", Kind::Share, "share", "share who leave in the year"),
        ],
    },
    Table {
        name: "housing",
        row_is: "a new compound; one column yield_STAGE for each stage of the ladder: pupils per dwelling over all its grades",
        population: false,
        columns: &[
            may("id", Kind::Text, "", "name, to tell compounds apart"),
            PLACE,
            must("year", Kind::Year, "school year", "school year in which the dwellings are lived in"),
            must("dwellings", Kind::NotNegative, "dwellings", "dwellings"),
            may("kindergarten_seats", Kind::NotNegative, "seats", "kindergarten seats that the developer hands over"),
            may("chance", Kind::Share, "chance", "chance that they are handed over at all; 1 unless given"),
            DELAY,
        ],
    },
    Table {
        name: "distances",
        row_is: "a distance by road",
        population: false,
        columns: &[
            must("from", Kind::Text, "", "district"),
            must("to", Kind::Text, "", "district"),
            must("km", Kind::NotNegative, "km", "in place of the great-circle distance times 1.3"),
        ],
    },
    Table {
        name: "applicants",
        row_is: "one real pupil and a preference list (admissions only)",
        population: false,
        columns: &[
            must("applicant", Kind::Text, "", "key of the pupil"),
            PLACE,
            must("score", Kind::Number, "points", "score"),
            may("origin_school", Kind::Text, "", "school that the pupil leaves"),
            may("choice_1", Kind::Text, "", "first choice"),
            may("choice_2", Kind::Text, "", "second choice"),
            may("choice_3", Kind::Text, "", "third choice"),
            may("choice_4", Kind::Text, "", "fourth choice"),
            may("choice_5", Kind::Text, "", "fifth choice"),
            may("choice_6", Kind::Text, "", "sixth choice"),
            may("choice_7", Kind::Text, "", "seventh choice"),
            may("choice_8", Kind::Text, "", "eighth choice"),
            may("choice_9", Kind::Text, "", "ninth choice"),
            may("choice_10", Kind::Text, "", "tenth choice"),
            may("choice_11", Kind::Text, "", "eleventh choice"),
            may("choice_12", Kind::Text, "", "twelfth choice"),
        ],
    },
];

/// The table with this name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}
