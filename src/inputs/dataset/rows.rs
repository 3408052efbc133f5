//! One row of each table, typed. `row` is its line in the file.

use crate::domain::{DistrictKind, Sector, Tier};

/// A district.
#[derive(Clone, Debug, PartialEq)]
pub struct DistrictRow {
    /// Line.
    pub row: usize,
    /// Key.
    pub district: String,
    /// Chinese name.
    pub name_zh: Option<String>,
    /// English name.
    pub name_en: Option<String>,
    /// Urban district or county.
    pub kind: Option<DistrictKind>,
    /// Longitude [degrees].
    pub lon: Option<f64>,
    /// Latitude [degrees].
    pub lat: Option<f64>,
}

/// People of one sex and age.
#[derive(Clone, Debug, PartialEq)]
pub struct PopulationRow {
    /// Line.
    pub row: usize,
    /// District.
    pub district: String,
    /// Position in [`crate::domain::SEXES`].
    pub sex: usize,
    /// Age [years].
    pub age: usize,
    /// Residents [persons].
    pub persons: f64,
}

/// A rate of one age, and sex where the table has one.
#[derive(Clone, Debug, PartialEq)]
pub struct AgeRow {
    /// Line.
    pub row: usize,
    /// District.
    pub district: String,
    /// Position in [`crate::domain::SEXES`]; 0 (female) in tables without sex.
    pub sex: usize,
    /// Age [years].
    pub age: usize,
    /// First year in which it holds; `None` is always.
    pub year: Option<i32>,
    /// The rate.
    pub value: f64,
}

/// Net migration of one sex and age.
#[derive(Clone, Debug, PartialEq)]
pub struct MigrationRow {
    /// Line.
    pub row: usize,
    /// District.
    pub district: String,
    /// Position in [`crate::domain::SEXES`].
    pub sex: usize,
    /// Age at the end of the step [years].
    pub age: usize,
    /// First year in which it holds; `None` is always.
    pub year: Option<i32>,
    /// Net arrivals a step [persons].
    pub persons: Option<f64>,
    /// Net arrivals per resident and step.
    pub rate: Option<f64>,
}

/// A number of a district.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueRow {
    /// Line.
    pub row: usize,
    /// District.
    pub district: String,
    /// First year in which it holds; `None` is always.
    pub year: Option<i32>,
    /// The number.
    pub value: f64,
}

/// Recorded births.
#[derive(Clone, Debug, PartialEq)]
pub struct BirthsRow {
    /// Line.
    pub row: usize,
    /// District.
    pub district: String,
    /// Year.
    pub year: i32,
    /// Births [children].
    pub births: f64,
    /// Whether the year is a school year rather than a calendar year.
    pub school_year: bool,
}

/// Pupils in class.
#[derive(Clone, Debug, PartialEq)]
pub struct EnrolmentRow {
    /// Line.
    pub row: usize,
    /// District.
    pub district: String,
    /// Stage key.
    pub stage: String,
    /// Grade key.
    pub grade: String,
    /// School year.
    pub year: i32,
    /// Pupils [children].
    pub pupils: f64,
    /// Sector.
    pub sector: Option<Sector>,
    /// Tier.
    pub tier: Option<Tier>,
}

/// A home-to-school flow.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowRow {
    /// Line.
    pub row: usize,
    /// District where they live.
    pub home: String,
    /// District where they go to school.
    pub seat: String,
    /// Stage key.
    pub stage: String,
    /// First year in which it holds; `None` is always.
    pub year: Option<i32>,
    /// Share of home's entrants.
    pub share: f64,
}

/// A school's stage.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolRow {
    /// Line.
    pub row: usize,
    /// Key of the school.
    pub school: String,
    /// District.
    pub district: String,
    /// Stage key.
    pub stage: String,
    /// Classes in each grade.
    pub classes_per_grade: f64,
    /// Seats in a class [pupils per class].
    pub class_size: Option<f64>,
    /// Sector.
    pub sector: Option<Sector>,
    /// Tier.
    pub tier: Option<Tier>,
    /// First school year.
    pub opened: Option<i32>,
    /// First school year in which it is closed.
    pub closed: Option<i32>,
    /// Chinese name.
    pub name_zh: Option<String>,
    /// English name.
    pub name_en: Option<String>,
    /// Longitude and latitude [degrees, WGS84].
    pub position: Option<(f64, f64)>,
    /// Pupils in class in the base year, over all grades [children].
    pub pupils: Option<f64>,
}

impl SchoolRow {
    /// Whether it closes in the year in which it opens, or before: one of the two is wrong.
    pub fn closes_before_it_opens(&self) -> bool {
        self.opened.zip(self.closed).is_some_and(|(opened, closed)| closed <= opened)
    }

    /// Seats of its entry grade, in classes of its own size or of the stage's norm [children].
    pub fn entry_seats(&self, class_norm: Option<f64>) -> f64 {
        self.classes_per_grade * self.class_size.or(class_norm).unwrap_or(1.0)
    }
}

/// Seats in all.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatsRow {
    /// Line.
    pub row: usize,
    /// District.
    pub district: String,
    /// Stage key.
    pub stage: String,
    /// Grade key; `None` is all grades in equal parts.
    pub grade: Option<String>,
    /// First year in which it holds.
    pub year: i32,
    /// Seats.
    pub seats: f64,
    /// Sector.
    pub sector: Option<Sector>,
    /// Tier.
    pub tier: Option<Tier>,
}

/// A distance by road.
#[derive(Clone, Debug, PartialEq)]
pub struct DistanceRow {
    /// Line.
    pub row: usize,
    /// District.
    pub from: String,
    /// District.
    pub to: String,
    /// Distance [km].
    pub km: f64,
}

/// Staff in post.
#[derive(Clone, Debug, PartialEq)]
pub struct TeachersRow {
    /// Line.
    pub row: usize,
    /// District.
    pub district: String,
    /// Stage key.
    pub stage: String,
    /// School year.
    pub year: i32,
    /// Teachers in post [persons].
    pub teachers: f64,
    /// Teachers recruited in a year [persons].
    pub recruits: Option<f64>,
    /// Share who leave in a year.
    pub attrition: Option<f64>,
}

/// One real pupil.
#[derive(Clone, Debug, PartialEq)]
pub struct ApplicantRow {
    /// Line.
    pub row: usize,
    /// Key of the pupil.
    pub applicant: String,
    /// District.
    pub district: String,
    /// Schools wished for, each with its column.
    pub choices: Vec<(&'static str, String)>,
}
