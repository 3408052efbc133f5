//! What a run found out about single schools.

use super::{AlertLevel, Chance, Distribution, Language, Measure, SchoolBlock};

/// Measures of a school, in the order in which they are listed; large classes only where the stage has them.
pub const SCHOOL_MEASURES: [Measure; 7] =
    [Measure::Demand, Measure::Seats, Measure::Enrolment, Measure::Utilisation, Measure::Shortfall, Measure::Spare, Measure::LargeClasses];

/// A school's stage, as it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolPlace {
    /// The key used in tables; `*` for the seats of a district that belong to no listed school.
    pub name: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// District position.
    pub district: usize,
    /// Stage position.
    pub stage: usize,
}

/// One line about a school; it has one for each year in which some future has a seat or a pupil there.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolSummaryRow {
    /// Number of the school among [`SchoolFindings::places`].
    pub school: usize,
    /// School year.
    pub year: i32,
    /// What is measured, over all grades of the stage.
    pub measure: Measure,
    /// Value in future 0.
    pub central: f64,
    /// Values over the futures.
    pub over_futures: Distribution,
    /// Chance, where the measure has one.
    pub chance: Option<Chance>,
}

/// A school and school year that the alert rule names.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolPressure {
    /// Number of the school.
    pub school: usize,
    /// School year.
    pub year: i32,
    /// Level.
    pub level: AlertLevel,
    /// Chance on which the level rests.
    pub chance: Chance,
    /// Expected pupils above seats, by grade [children].
    pub expected_shortfall: f64,
    /// Ninetieth percentile of pupils above seats [children].
    pub p90_shortfall: f64,
    /// Expected seats above pupils, by grade [children].
    pub expected_spare: f64,
    /// Expected utilisation [ratio].
    pub utilisation: f64,
    /// First listed school year in which this school is at this level.
    pub first_year: i32,
}

/// All that one scenario says about schools; empty unless it places pupils school by school.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SchoolFindings {
    /// Schools by district, stage and name.
    pub places: Vec<SchoolPlace>,
    /// Most urgent level first, then larger expected shortfall (lower utilisation for slack), then school and year; of a country too large to be kept
    /// the first ones of each end.
    pub pressure: Vec<SchoolPressure>,
    /// Schools that stand at each level in some year: red, orange, yellow, slack.
    pub at_level: [usize; 4],
}

impl SchoolPlace {
    /// The schools of all blocks, in their order.
    pub fn of(blocks: &[SchoolBlock]) -> Vec<Self> {
        let of_block = |block: &SchoolBlock| {
            let (district, stage) = (block.district, block.stage);
            let place = |school: &super::School| Self {
                name: school.name.clone(),
                name_zh: school.name_zh.clone(),
                name_en: school.name_en.clone(),
                district,
                stage,
            };
            block.schools.iter().map(place).collect::<Vec<_>>()
        };
        blocks.iter().flat_map(of_block).collect()
    }

    /// Whether this is a school of the list, and not the seats of none.
    pub fn is_listed(&self) -> bool {
        self.name != super::NO_SCHOOL_LISTED
    }

    /// The name in a language.
    pub fn shown(&self, language: Language) -> &str {
        language.pick(&self.name_zh, &self.name_en)
    }
}

impl SchoolFindings {
    /// Schools that are listed one by one.
    pub fn listed(&self) -> usize {
        self.places.iter().filter(|place| place.is_listed()).count()
    }
}
