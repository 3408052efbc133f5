//! What a run found out: the plain results that tables, pictures and the report are made from.

use super::{AlertLevel, AlertRule, Decay, District, Horizon, Ladder, Measure, SchoolFindings, SharedOut, Target};

/// The distribution of one number over the futures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Distribution {
    /// Mean.
    pub mean: f64,
    /// 2.5 % quantile: the lower end of the 95 % band.
    pub p025: f64,
    /// Tenth percentile.
    pub p10: f64,
    /// First quarter.
    pub p25: f64,
    /// Median.
    pub p50: f64,
    /// Third quarter.
    pub p75: f64,
    /// Ninetieth percentile.
    pub p90: f64,
    /// 97.5 % quantile: the upper end of the 95 % band.
    pub p975: f64,
}

/// A chance over the futures with its standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Chance {
    /// Share of futures, 0 to 1.
    pub chance: f64,
    /// Standard error of that share.
    pub se: f64,
}

/// One line of a summary.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryRow {
    /// District position; `None` is the whole city, `*` in tables.
    pub district: Option<usize>,
    /// Stage position.
    pub stage: usize,
    /// Grade within the stage; `None` is all grades.
    pub grade: Option<usize>,
    /// School year.
    pub year: i32,
    /// What is measured.
    pub measure: Measure,
    /// Value in future 0.
    pub central: f64,
    /// Values over the futures.
    pub over_futures: Distribution,
    /// Chance, where the measure has one.
    pub chance: Option<Chance>,
}

/// One measure in every future that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct InEveryFuture {
    /// District position; `None` is the whole city.
    pub district: Option<usize>,
    /// Stage position.
    pub stage: usize,
    /// Grade within the stage; `None` is all grades.
    pub grade: Option<usize>,
    /// School year.
    pub year: i32,
    /// What is measured.
    pub measure: Measure,
    /// Values by future.
    pub values: Vec<f64>,
}

/// A district, stage and school year that the alert rule names.
#[derive(Clone, Debug, PartialEq)]
pub struct PressurePoint {
    /// District position.
    pub district: usize,
    /// Stage position.
    pub stage: usize,
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
    /// First listed school year in which this district and stage is at this level.
    pub first_year: i32,
    /// Why: parts of the change since the first reported year, in the order of [`CAUSES`]; they sum exactly to the change of the
    /// expected shortfall (expected spare seats for slack).
    pub why: [f64; CAUSES.len()],
}

/// A cause of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Births and cohorts growing older.
    BirthsAndAgeing,
    /// Arrivals and departures of residents, new compounds among them.
    Migration,
    /// Entry rates.
    Entry,
    /// Progression ratios.
    Progression,
    /// Home-to-school flows.
    Flows,
    /// Seats.
    Seats,
}

/// Causes in the order in which they are switched on, with their keys.
pub const CAUSES: [(Cause, &str); 6] = [
    (Cause::BirthsAndAgeing, "births_and_ageing"),
    (Cause::Migration, "migration"),
    (Cause::Entry, "entry"),
    (Cause::Progression, "progression"),
    (Cause::Flows, "flows"),
    (Cause::Seats, "seats"),
];

/// How a target fared.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetFinding {
    /// The target.
    pub target: Target,
    /// Value in future 0.
    pub central: f64,
    /// Value over the futures.
    pub over_futures: Distribution,
    /// Chance that it is met.
    pub met: Chance,
}

/// A central-future population cell for the cohort wave: residents by single age and school year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CohortWave {
    /// First age shown.
    pub first_age: usize,
    /// Children in the whole city in future 0 `[year][age - first_age]`; years from the base year. Empty without population tables.
    pub children: Vec<Vec<f64>>,
}

impl CohortWave {
    /// Adds the children of another part of the city.
    pub fn add_all(&mut self, other: &Self) {
        self.children.resize_with(self.children.len().max(other.children.len()), Vec::new);
        for (year, more) in self.children.iter_mut().zip(&other.children) {
            year.resize(more.len(), 0.0);
            year.iter_mut().zip(more).for_each(|(children, more)| *children += more);
        }
    }
}

/// All that one scenario's ensemble says.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// Name of the scenario.
    pub scenario: String,
    /// Chinese name.
    pub scenario_zh: String,
    /// Why the scenario exists, in the planner's words.
    pub why: String,
    /// The same in Chinese; `why` where the planner wrote none.
    pub why_zh: String,
    /// Districts.
    pub districts: Vec<District>,
    /// Ladder.
    pub ladder: Ladder,
    /// Years.
    pub horizon: Horizon,
    /// The alert rule.
    pub alert: AlertRule,
    /// Whether progression ratios are forecast from an enrolment history of three school years or more; without one they follow the residents
    /// of each age, so that what moves pupils between grades is migration.
    pub has_history: bool,
    /// Futures drawn besides future 0.
    pub futures: usize,
    /// Summary, ordered by district (city first), stage, grade (all first), year, measure.
    pub summary: Vec<SummaryRow>,
    /// Pressure points: most urgent level first, then larger expected shortfall, then name, stage and year.
    pub pressure: Vec<PressurePoint>,
    /// Targets in the order of the scenario.
    pub targets: Vec<TargetFinding>,
    /// Children by age and year.
    pub wave: CohortWave,
    /// How the weight of a seat falls with distance, where the scenario asks for access.
    pub access: Option<Decay>,
    /// Schools, where the scenario places pupils school by school.
    pub schools: SchoolFindings,
    /// Seat budgets as they were shared out, in the order of the scenario.
    pub shared: Vec<SharedOut>,
}

impl Findings {
    /// Whether the summary tells every district, or the whole of a country too large for that (its tables tell the districts).
    pub fn tells_districts(&self) -> bool {
        self.summary.last().is_some_and(|row| row.district.is_some())
    }

    /// Stage-level summary rows of a district (`None`: city), stage and measure, by year. Found by their place in the ordered summary:
    /// pictures and the report ask for every district and stage in turn.
    pub fn series(&self, district: Option<usize>, stage: usize, measure: Measure) -> Vec<&SummaryRow> {
        self.series_of_grade(district, stage, None, measure)
    }

    /// The same of one grade (`None`: all grades).
    pub fn series_of_grade(&self, district: Option<usize>, stage: usize, grade: Option<usize>, measure: Measure) -> Vec<&SummaryRow> {
        let place = |row: &SummaryRow| (row.district, row.stage, row.grade);
        let wanted = (district, stage, grade);
        let start = self.summary.partition_point(|row| place(row) < wanted);
        self.summary[start..].iter().take_while(|row| place(row) == wanted).filter(|row| row.measure == measure).collect()
    }
}
