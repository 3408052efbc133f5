//! What a plan promises to reach.

use super::fullness::utilised;
use super::limits::reaches;
use super::{Bundle, Counted};

/// A target of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Key.
    pub id: String,
    /// What is measured.
    pub measure: TargetMeasure,
    /// Stage position.
    pub stage: usize,
    /// District position; `None` for the whole city, [`ELSEWHERE`] in a part of the city that the target is not about.
    pub district: Option<usize>,
    /// School year in which it must be met.
    pub year: i32,
    /// What counts as met.
    pub goal: Goal,
    /// Where the target is written.
    pub source: String,
}

/// Position of a district that is not in this part of the city.
pub const ELSEWHERE: usize = usize::MAX;

impl Target {
    /// The target in a part of the city, where `place` knows the positions of its districts.
    pub(super) fn within(&self, place: impl Fn(usize) -> Option<usize>) -> Self {
        Self { district: self.district.map(|district| place(district).unwrap_or(ELSEWHERE)), ..self.clone() }
    }
}

impl TargetMeasure {
    /// Whether its value is a ratio, shown in per cent.
    pub fn is_ratio(self) -> bool {
        !matches!(
            self,
            Self::Shortfall
                | Self::Seats
                | Self::IntakePlaces
                | Self::TeachersNeeded
                | Self::TeachersShort
                | Self::RunningCost
                | Self::CapitalCost
        )
    }

    /// The value of what was counted: a share, or children.
    pub fn value(self, counted: &Counted) -> Bundle {
        match self {
            Self::Utilisation => counted.part.zip(counted.whole, utilised),
            // Shares of pupils are nothing where nobody sits; a promise to children is kept where there are none.
            Self::PublicShare | Self::InclusiveShare | Self::QualityShare => share(counted, 0.0),
            Self::Coverage => share(counted, 1.0).min(Bundle::ONE),
            Self::PlacedRate | Self::SpecialPlacementRate => share(counted, 1.0),
            Self::Shortfall
            | Self::Seats
            | Self::IntakePlaces
            | Self::TeachersNeeded
            | Self::TeachersShort
            | Self::RunningCost
            | Self::CapitalCost => counted.part,
        }
    }
}

/// Part of the whole; where there is no whole, what that is taken for.
fn share(counted: &Counted, of_nothing: f64) -> Bundle {
    counted.part.zip(counted.whole, |part, whole| if whole > 0.0 { part / whole } else { of_nothing })
}

/// Direction and value of a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// Met from this value up.
    AtLeast(f64),
    /// Met up to this value.
    AtMost(f64),
}

impl Goal {
    /// Whether a value meets the goal.
    pub fn met(self, value: f64) -> bool {
        match self {
            Self::AtLeast(goal) => reaches(value, goal),
            Self::AtMost(goal) => reaches(-value, -goal),
        }
    }

    /// The value asked for.
    pub fn value(self) -> f64 {
        match self {
            Self::AtLeast(goal) | Self::AtMost(goal) => goal,
        }
    }
}

/// What a target measures, per stage and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetMeasure {
    /// Share of pupils in public schools; within a district and grade pupils fill all seats alike.
    PublicShare,
    /// Share of pupils in inclusive kindergartens (public, or private at a regulated fee).
    InclusiveShare,
    /// Share of pupils in quality schools.
    QualityShare,
    /// Demand / seats.
    Utilisation,
    /// Pupils above seats [children].
    Shortfall,
    /// Seats [children].
    Seats,
    /// Seats in the entry grade [children].
    IntakePlaces,
    /// Seats / demand, at most 1.
    Coverage,
    /// Pupils placed / demand.
    PlacedRate,
    /// Teachers whom the pupils in class call for [persons].
    TeachersNeeded,
    /// Teachers needed above those in post, counted by district [persons].
    TeachersShort,
    /// Running cost of pupils and projects [yuan a year].
    RunningCost,
    /// Capital cost of the projects that come in the year [yuan].
    CapitalCost,
    /// Children with special needs who are placed in one of three ways / all of them.
    SpecialPlacementRate,
}

/// All target measures with their keys.
pub const TARGET_MEASURES: [(TargetMeasure, &str); 14] = [
    (TargetMeasure::PublicShare, "public_share"),
    (TargetMeasure::InclusiveShare, "inclusive_share"),
    (TargetMeasure::QualityShare, "quality_share"),
    (TargetMeasure::Utilisation, "utilisation"),
    (TargetMeasure::Shortfall, "shortfall"),
    (TargetMeasure::Seats, "seats"),
    (TargetMeasure::IntakePlaces, "intake_places"),
    (TargetMeasure::Coverage, "coverage"),
    (TargetMeasure::PlacedRate, "placed_rate"),
    (TargetMeasure::TeachersNeeded, "teachers_needed"),
    (TargetMeasure::TeachersShort, "teachers_short"),
    (TargetMeasure::RunningCost, "running_cost"),
    (TargetMeasure::CapitalCost, "capital_cost"),
    (TargetMeasure::SpecialPlacementRate, "special_placement_rate"),
];
