//! The vocabulary: plain data that passes from step to step. No step lives here, and nothing here knows a file, a clock or a thread.

mod admission;
mod admission_findings;
mod alert;
mod budget;
mod bundle;
mod ensemble;
mod findings;
mod horizon;
mod ladder;
mod language;
mod mechanism;
mod people;
mod place;
mod schedule;
mod seats;
mod target;
mod uncertainty;
mod wishes;
mod world;

pub use admission::{Admission, Applications, BARRED, LONGEST_LIST, NO_SCHOOL, Precedence, Quotas, Ties, UNPLACED};
pub use admission_findings::{
    ADMISSION_MEASURES, AdmissionBenchmark, AdmissionFindings, AdmissionMeasure, BenchmarkRow, BenchmarkedMechanism, Measured,
    SchoolAdmission,
};
pub use alert::{AlertLevel, AlertRule};
pub use budget::{BudgetUnit, Lot, SEAT_STRATEGIES, SeatBudget, SeatStrategy};
pub use bundle::{Bundle, LANES};
pub use ensemble::{CAUSE_STEPS, CauseSums, Ensemble, Life, Noise, Still, lane_sum, numbers};
pub use findings::{
    CAUSES, Cause, Chance, CohortWave, Comparison, ComparisonRow, Distribution, Findings, MEASURES, Measure, PressurePoint, SummaryRow,
    TargetFinding,
};
pub use horizon::Horizon;
pub use ladder::{EntryFrom, Ladder, PlacementRule, Stage};
pub use language::Language;
pub use mechanism::{MECHANISMS, Mechanism, Pointing};
pub use people::{FEMALE, MALE, MigrationTiming, People, RecordedBirths, SEXES};
pub use place::{District, DistrictKind, Sector, Tier};
pub use schedule::Schedule;
pub use seats::{Delay, Membership, PupilMove, SEAT_GROUPS, SeatChange, SeatGroup, SeatStep, Seats};
pub use target::{Goal, TARGET_MEASURES, Target, TargetMeasure};
pub use uncertainty::{Factor, FactorUncertainty, Shape, Uncertainty};
pub use wishes::{Campus, ChoiceModel, Town, TownDistrict};
pub use world::{Compound, DemandRates, Flows, World};
