//! The vocabulary: plain data that passes from step to step. No step lives here, and nothing here knows a file, a clock or a thread.

mod alert;
mod budget;
mod bundle;
mod ensemble;
mod findings;
mod forecast;
mod horizon;
mod ladder;
mod language;
mod noise;
mod people;
mod place;
mod schedule;
mod seats;
mod table;
mod target;
mod uncertainty;
mod world;

pub use alert::{AlertLevel, AlertRule};
pub use budget::{BudgetUnit, Lot, SEAT_STRATEGIES, SeatBudget, SeatStrategy};
pub use bundle::{Bundle, LANES};
pub use ensemble::{CAUSE_STEPS, CauseSums, Counted, Ensemble, Life, lane_sum, numbers};
pub use findings::{
    CAUSES, Cause, Chance, CohortWave, Comparison, ComparisonRow, Distribution, Findings, InEveryFuture, MEASURES, Measure, PressurePoint,
    SummaryRow, TargetFinding,
};
pub use forecast::{BacktestFindings, Forecast, Score};
pub use horizon::Horizon;
pub use ladder::{EntryFrom, Ladder, PlacementRule, Stage};
pub use language::Language;
pub use noise::{Drawn, Noise, Normals, Still};
pub use people::{FEMALE, MALE, MigrationTiming, People, RecordedBirths, SEXES};
pub use place::{District, DistrictKind, Sector, Tier};
pub use schedule::Schedule;
pub use seats::{Delay, Membership, PupilMove, SEAT_GROUPS, SeatChange, SeatGroup, SeatStep, Seats};
pub use table::{Cells, Table};
pub use target::{ELSEWHERE, Goal, TARGET_MEASURES, Target, TargetMeasure};
pub use uncertainty::{Factor, FactorUncertainty, Learnt, Shape, Uncertainty};
pub use world::{Compound, DemandRates, Flows, World};
