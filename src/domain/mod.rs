//! The vocabulary: plain data that passes from step to step. No step lives here, and nothing here knows a file, a clock or a thread.

mod admission;
mod admission_findings;
mod alert;
mod benchmark;
mod budget;
mod bundle;
mod decay;
mod ensemble;
mod findings;
mod forecast;
mod fullness;
mod horizon;
mod inequality;
mod ladder;
mod language;
mod limits;
mod mechanism;
mod money;
mod need;
mod neighbours;
mod noise;
mod people;
mod place;
mod schedule;
mod school_findings;
mod schools;
mod seat_measure;
mod seats;
mod series;
mod shared_out;
mod special_needs;
mod staff;
mod table;
mod target;
mod uncertainty;
mod what_if;
mod wishes;
mod world;

pub use admission::{Admission, Applications, BARRED, LONGEST_LIST, NO_SCHOOL, Precedence, Quotas, Ties, UNPLACED};
pub use admission_findings::{
    ADMISSION_MEASURES, AdmissionBenchmark, AdmissionFindings, AdmissionMeasure, BenchmarkRow, BenchmarkedMechanism, Measured,
    SchoolAdmission,
};
pub use alert::{AlertLevel, AlertRule};
pub use benchmark::{Benchmark, BenchmarkMeasure, BenchmarkUnit, BenchmarkedStrategy, Better, Estimate};
pub use budget::{BudgetSchool, BudgetUnit, Choice, Lot, Rounding, SEAT_STRATEGIES, SeatBudget, SeatStrategy};
pub use bundle::{Bundle, LANES};
pub use decay::Decay;
pub use ensemble::{CAUSE_STEPS, CauseSums, Counted, Ensemble, Life, counted_lanes, lane_sum, numbers};
pub use findings::{
    ASKED_MEASURES, CAUSES, Cause, Chance, CohortWave, Comparison, ComparisonRow, CostRow, Distribution, Findings, InEveryFuture, MEASURES,
    Measure, PressurePoint, SummaryRow, TargetFinding,
};
pub use forecast::{BacktestFindings, Forecast, Score};
pub use fullness::utilised;
pub use horizon::Horizon;
pub use inequality::{gini, theil};
pub use ladder::{EntryFrom, Ladder, OverflowRule, PlacementRule, Stage};
pub use language::{Language, Phrase, Said, both};
pub use limits::{anybody, reaches};
pub use mechanism::{MECHANISMS, Mechanism, Pointing};
pub use money::{Money, ProjectCost, ProjectCosts};
pub use need::NeedByFuture;
pub use neighbours::Neighbours;
pub use noise::{Drawn, Noise, Normals, Still};
pub use people::{FEMALE, MALE, MigrationTiming, People, RecordedBirths, SEXES};
pub use place::{District, DistrictKind, Sector, Tier};
pub use schedule::Schedule;
pub use school_findings::{SCHOOL_MEASURES, SchoolFindings, SchoolPlace, SchoolPressure, SchoolSummaryRow};
pub use schools::{Merger, NO_SCHOOL_LISTED, Origin, School, SchoolBlock, SchoolYear};
pub use seat_measure::SeatMeasure;
pub use seats::{Delay, Earlier, Membership, PupilMove, SEAT_GROUPS, SeatChange, SeatGroup, SeatStep, Seats};
pub use series::{exponential, logarithm};
pub use shared_out::{SharedDistrict, SharedOut};
pub use special_needs::{SpecialNeeds, SpecialPlaces, SpecialSeats};
pub use staff::Staff;
pub use table::{Cells, Table};
pub use target::{ELSEWHERE, Goal, TARGET_MEASURES, Target, TargetMeasure};
pub use uncertainty::{Factor, FactorUncertainty, Learnt, Shape, Uncertainty};

pub use what_if::{Change, Lever, LeverGroup, MOST_BESIDE, Offered, Question, Task, Variant};
pub use wishes::{Campus, ChoiceModel, Town, TownDistrict};
pub use world::{Compound, DemandRates, Flows, World};
