//! What an admission says: its measures, its schools, and mechanisms beside each other over the futures.

use super::Mechanism;

/// What an admission is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AdmissionMeasure {
    /// Pupils who apply [children].
    Applicants,
    /// Seats of all schools [children].
    Seats,
    /// Pupils with a school [children].
    Placed,
    /// Placed / applicants.
    PlacedRate,
    /// Pupils at their first choice / applicants.
    FirstChoiceShare,
    /// Pupils at one of their first three choices / applicants.
    FirstThreeShare,
    /// Mean position of the school in the pupil's list, 1 for the first choice; without a school, the length of the list + 1.
    MeanRank,
    /// Pupils who like a school better than what they have while it took somebody it puts behind them [children].
    JustifiedEnvy,
    /// Empty seats at schools which pupils like better than what they have [children].
    WastedSeats,
    /// Seats that stay empty [children].
    EmptySeats,
    /// Pupils above the seats of their school [children].
    OverCapacity,
    /// Highest less lowest share of filled seats among schools with seats.
    UtilisationSpread,
    /// Pupils on places reserved for their group [children].
    OnReservedPlaces,
    /// Mean way to school of the placed [km].
    MeanKm,
    /// 95th percentile of the way to school of the placed [km].
    P95Km,
    /// Placed pupils within the policy radius / placed pupils.
    WithinRadius,
    /// Placed / applicants of the district where this is lowest.
    LowestPlacedRate,
    /// Applicants who fare worse than under the rule in force / applicants, in all or of a district.
    WorseOff,
}

/// All measures of admissions, in the order of tables.
pub const ADMISSION_MEASURES: [AdmissionMeasure; 18] = [
    AdmissionMeasure::Applicants,
    AdmissionMeasure::Seats,
    AdmissionMeasure::Placed,
    AdmissionMeasure::PlacedRate,
    AdmissionMeasure::FirstChoiceShare,
    AdmissionMeasure::FirstThreeShare,
    AdmissionMeasure::MeanRank,
    AdmissionMeasure::JustifiedEnvy,
    AdmissionMeasure::WastedSeats,
    AdmissionMeasure::EmptySeats,
    AdmissionMeasure::OverCapacity,
    AdmissionMeasure::UtilisationSpread,
    AdmissionMeasure::OnReservedPlaces,
    AdmissionMeasure::MeanKm,
    AdmissionMeasure::P95Km,
    AdmissionMeasure::WithinRadius,
    AdmissionMeasure::LowestPlacedRate,
    AdmissionMeasure::WorseOff,
];

impl AdmissionMeasure {
    /// Its name in tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Applicants => "applicants",
            Self::Seats => "seats",
            Self::Placed => "placed",
            Self::PlacedRate => "placed_rate",
            Self::FirstChoiceShare => "first_choice_share",
            Self::FirstThreeShare => "first_three_share",
            Self::MeanRank => "mean_rank",
            Self::JustifiedEnvy => "justified_envy",
            Self::WastedSeats => "wasted_seats",
            Self::EmptySeats => "empty_seats",
            Self::OverCapacity => "over_capacity",
            Self::UtilisationSpread => "utilisation_spread",
            Self::OnReservedPlaces => "on_reserved_places",
            Self::MeanKm => "mean_km",
            Self::P95Km => "p95_km",
            Self::WithinRadius => "within_radius",
            Self::LowestPlacedRate => "lowest_placed_rate",
            Self::WorseOff => "worse_off",
        }
    }
}

/// Values of measures, in the order of [`ADMISSION_MEASURES`]; those that cannot be told are left out.
pub type Measured = Vec<(AdmissionMeasure, f64)>;

/// A school after an admission.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SchoolAdmission {
    /// Key.
    pub name: String,
    /// Seats to give [children].
    pub seats: u32,
    /// Pupils admitted [children].
    pub placed: u32,
    /// Lowest score admitted to an open place [points]; `None` without any, and where scores decide nothing.
    pub score: Option<f64>,
}

/// All that an admission says.
#[derive(Clone, Debug, PartialEq)]
pub struct AdmissionFindings {
    /// The rule.
    pub mechanism: Mechanism,
    /// Measures.
    pub measured: Measured,
    /// Schools in the order of their keys.
    pub schools: Vec<SchoolAdmission>,
}

/// Mechanisms held against each other over the futures.
#[derive(Clone, Debug, PartialEq)]
pub struct AdmissionBenchmark {
    /// Name of the scenario, in its Chinese and its plain form.
    pub scenario: (String, String),
    /// Stage, Chinese and English.
    pub stage: (String, String),
    /// School year.
    pub year: i32,
    /// Futures drawn.
    pub futures: usize,
    /// Districts by name: key, Chinese and English.
    pub districts: Vec<(String, String, String)>,
    /// The rule in force.
    pub today: Mechanism,
    /// Each mechanism with what it is worth.
    pub mechanisms: Vec<BenchmarkedMechanism>,
}

/// A mechanism over all futures.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkedMechanism {
    /// The rule.
    pub mechanism: Mechanism,
    /// Computing time of all futures together [s].
    pub seconds: f64,
    /// What it is worth.
    pub rows: Vec<BenchmarkRow>,
}

/// A measure over all futures.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkRow {
    /// What is measured.
    pub measure: AdmissionMeasure,
    /// District position; `None` for all applicants.
    pub district: Option<usize>,
    /// Mean over the futures.
    pub mean: f64,
    /// One future in ten lies below.
    pub p10: f64,
    /// One future in ten lies above.
    pub p90: f64,
    /// Standard error of the mean.
    pub se: f64,
}
