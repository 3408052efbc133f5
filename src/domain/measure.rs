//! What is told of a place: the measures and their keys.

/// Measures of a summary, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Children who want a seat [children].
    Demand,
    /// Seats [children].
    Seats,
    /// Pupils who have a seat, here or squeezed in [children].
    Enrolment,
    /// Demand / seats [ratio]; its chance is that of being full.
    Utilisation,
    /// Pupils above seats, counted by grade [children]; its chance is that of any.
    Shortfall,
    /// Seats above pupils, counted by grade [children]; its chance is that of slack.
    Spare,
    /// Of the demand: pupils who have a seat in their district [children].
    Placed,
    /// Of the demand: pupils turned away until there is room [children].
    Waiting,
    /// Of the demand: pupils sent to the alternative stage [children].
    Diverted,
    /// Of the demand: pupils who found a seat in another district [children].
    Left,
    /// Pupils squeezed in above the seats [children].
    OverCapacity,
    /// Classes of at least the large size, at the fewest [classes].
    LargeClasses,
    /// Seats within reach per child who wants one [ratio]. Told beside the others where a scenario asks: it is read from all districts at once and
    /// is not among [`MEASURES`].
    Access,
    /// Teachers whom the pupils in class call for [persons].
    TeachersNeeded,
    /// Teachers in post [persons].
    TeachersInPost,
    /// Teachers needed above those in post, counted by district [persons]; its chance is that of any.
    TeachersShort,
    /// Running cost of pupils and projects [yuan a year].
    RunningCost,
    /// Capital cost of the projects that come in the year [yuan].
    CapitalCost,
    /// Children with special needs [children].
    SpecialNeeds,
    /// Of them: in ordinary classes [children].
    InOrdinaryClasses,
    /// Of them: taught at home [children].
    HomeTaught,
    /// Of them: in special schools [children].
    InSpecialSchools,
    /// Of them: without a place, counted by district [children]; its chance is that of any.
    SpecialUnplaced,
}

/// The measures that every run tells, with their keys.
pub const MEASURES: [(Measure, &str); 12] = [
    (Measure::Demand, "demand"),
    (Measure::Seats, "seats"),
    (Measure::Enrolment, "enrolment"),
    (Measure::Utilisation, "utilisation"),
    (Measure::Shortfall, "shortfall"),
    (Measure::Spare, "spare"),
    (Measure::Placed, "placed"),
    (Measure::Waiting, "waiting"),
    (Measure::Diverted, "diverted"),
    (Measure::Left, "left"),
    (Measure::OverCapacity, "over_capacity"),
    (Measure::LargeClasses, "large_classes"),
];

/// The measures that are told of a stage as a whole where a scenario asks for them, with their keys.
pub const ASKED_MEASURES: [(Measure, &str); 11] = [
    (Measure::Access, "access"),
    (Measure::TeachersNeeded, "teachers_needed"),
    (Measure::TeachersInPost, "teachers_in_post"),
    (Measure::TeachersShort, "teachers_short"),
    (Measure::RunningCost, "running_cost"),
    (Measure::CapitalCost, "capital_cost"),
    (Measure::SpecialNeeds, "special_needs"),
    (Measure::InOrdinaryClasses, "in_ordinary_classes"),
    (Measure::HomeTaught, "home_taught"),
    (Measure::InSpecialSchools, "in_special_schools"),
    (Measure::SpecialUnplaced, "special_unplaced"),
];

impl Measure {
    /// Key used in tables.
    ///
    /// # Panics
    /// Never: every measure stands in [`MEASURES`] or [`ASKED_MEASURES`].
    pub fn key(self) -> &'static str {
        let mut known = MEASURES.iter().chain(&ASKED_MEASURES);
        known.find(|(measure, _)| *measure == self).expect("every measure has a key").1
    }
}
