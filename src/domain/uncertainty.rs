//! What is uncertain, as planners say it: an 80 % interval, a shape over time, a share in common.

/// Something uncertain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Factor {
    /// Births per woman, as a ratio to the central value.
    Fertility,
    /// Error of recorded births, as a ratio to the recorded number.
    RecordedBirths,
    /// Net migration, as persons per resident and year added to the central value.
    Migration,
    /// Entry rate of the stage at this position, as a ratio to the central value.
    Entry(usize),
    /// Progression ratios, as a ratio to the central value.
    Progression,
    /// Continuation rate of stages that enter from leavers and have no [`Self::Entry`] of their own, as a ratio to the central value.
    Continuation,
    /// Usable share of seats, as a ratio to the central value.
    UsableShare,
}

/// How a shock goes on over the years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// One draw for all years.
    Level,
    /// Draws add up: the interval is the one reached after this many years, and widens with the square root of time.
    RandomWalk {
        /// Years after the base year at which the interval holds.
        after_years: f64,
    },
    /// Each year keeps `phi` of last year's shock; the interval is the long-run one.
    Ar1 {
        /// Share of a shock that is left after a year, 0 to 1.
        phi: f64,
    },
}

/// The uncertainty of one factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FactorUncertainty {
    /// What is uncertain.
    pub factor: Factor,
    /// Tenth percentile, around a centre of 1 (ratios) or 0 (migration).
    pub p10: f64,
    /// Ninetieth percentile.
    pub p90: f64,
    /// Course over time.
    pub shape: Shape,
    /// Share of the variance that all districts have in common, 0 to 1.
    pub common: f64,
}

/// Everything uncertain in a scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Uncertainty {
    /// Factors; one that is not listed stays at its centre.
    pub factors: Vec<FactorUncertainty>,
    /// Births Poisson, survival and progression binomial (normal approximation).
    pub small_numbers: bool,
    /// What the past of the dataset has taught; `None` without a history.
    pub learnt: Option<Learnt>,
}

/// What rates and uncertainty rest on in the past.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learnt {
    /// First and last school year of the history from which rates are forecast.
    pub years: (i32, i32),
    /// First and last school year whose errors were seen, where there are enough.
    pub errors: Option<(i32, i32)>,
    /// Factors whose interval is fitted to those errors; the scenario states the others.
    pub factors: Vec<Factor>,
}
