//! What a scenario changes against the base, and what it costs.

use super::{Distribution, Measure};

/// One line of a comparison: scenario minus base, future by future. Stage level.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonRow {
    /// District position; `None` is the whole city.
    pub district: Option<usize>,
    /// Stage position.
    pub stage: usize,
    /// School year.
    pub year: i32,
    /// What is compared.
    pub measure: Measure,
    /// Difference in future 0.
    pub central: f64,
    /// Differences over the futures.
    pub difference: Distribution,
    /// Standard error of the mean difference.
    pub se: f64,
    /// Chance that the scenario is better than the base (lower shortfall, spare, utilisation, waiting, diverted; higher seats, placed, enrolment);
    /// futures in which both are equal count as not better.
    pub chance_better: f64,
    /// Chance that the scenario is worse than the base; futures in which both are equal count as not worse.
    pub chance_worse: f64,
    /// Expected regret of choosing the scenario: by how much it is worse, mean over the futures with zero where it is not.
    pub regret: f64,
}

/// A comparison of a scenario with the base.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Name of the base.
    pub base: String,
    /// Name of the scenario.
    pub scenario: String,
    /// Differences, ordered by district (city first), stage, year, measure.
    pub rows: Vec<ComparisonRow>,
    /// What a shortfall that is avoided costs, ordered by district (city first) and stage (all stages last); none where neither tells costs.
    pub costs: Vec<CostRow>,
}

/// What it costs to avoid a shortfall: a scenario against the base over all years from the base year on, future by future.
#[derive(Clone, Debug, PartialEq)]
pub struct CostRow {
    /// District position; `None` is the whole city.
    pub district: Option<usize>,
    /// Stage position; `None` is all stages.
    pub stage: Option<usize>,
    /// Whether what pupils cost is left out, of this stage or of some, because only one of the two scenarios prices them.
    pub pupils_left_out: bool,
    /// Whether the two scenarios count by other prices, so that a part of the difference is theirs alone.
    pub other_prices: bool,
    /// Running and capital cost of the scenario minus that of the base [yuan].
    pub cost: Distribution,
    /// Shortfall of the base minus that of the scenario [pupil-years].
    pub avoided: Distribution,
    /// Share of futures in which some shortfall is avoided.
    pub chance_avoided: f64,
    /// Mean cost by mean shortfall avoided [yuan per pupil-year]; `None` where on the mean none is avoided.
    pub yuan_per_pupil_year: Option<f64>,
    /// The same future by future, over those in which a shortfall is avoided; `None` where it is in none.
    pub over_futures: Option<Distribution>,
}
