//! Strategies beside each other: what a benchmark found, whatever was benchmarked.

use super::Said;

/// Strategies by measures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Benchmark {
    /// Chinese name of the scenario.
    pub scenario_zh: String,
    /// Name of the scenario.
    pub scenario: String,
    /// Which school year, stage and grades are judged, in a sentence; empty where nothing is to be said.
    pub judged: Said,
    /// Futures over which everything is judged; 0 where only the central one is.
    pub futures: usize,
    /// What is measured, the most important first.
    pub measures: Vec<BenchmarkMeasure>,
    /// Strategies in the order in which they are shown.
    pub strategies: Vec<BenchmarkedStrategy>,
    /// Measures that pull against each other (across, upwards), for the frontier.
    pub frontier: Option<(usize, usize)>,
}

/// One measure of a benchmark.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkMeasure {
    /// Key in `benchmark.csv`.
    pub key: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// How its numbers are written.
    pub unit: BenchmarkUnit,
    /// Which way is better.
    pub better: Better,
    /// Whether the terminal and the pictures show it; the table holds all.
    pub shown: bool,
}

/// How the numbers of a measure are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BenchmarkUnit {
    /// Children, whole.
    Children,
    /// An index or a ratio, such as a Gini coefficient, with three decimals.
    Ratio,
    /// A share of something, such as coverage, in per cent with one decimal.
    Share,
    /// Places or districts, with one decimal where they are means.
    Count,
    /// Kilometres, with one decimal.
    Kilometres,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Less is better.
    Less,
    /// More is better.
    More,
    /// Neither: it only informs.
    Neither,
}

/// One strategy of a benchmark.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkedStrategy {
    /// Key in scenarios and tables.
    pub key: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// What it found, by measure; `None` where a measure does not apply.
    pub found: Vec<Option<Estimate>>,
    /// Time that it took [seconds].
    pub seconds: f64,
}

/// A number over the futures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Mean.
    pub mean: f64,
    /// Tenth percentile.
    pub p10: f64,
    /// Ninetieth percentile.
    pub p90: f64,
    /// Standard error of the mean.
    pub se: f64,
}

impl Benchmark {
    /// What a strategy found for a measure.
    pub fn of(&self, strategy: usize, measure: usize) -> Option<Estimate> {
        self.strategies[strategy].found.get(measure).copied().flatten()
    }

    /// Positions of the measures that are shown.
    pub fn shown(&self) -> Vec<usize> {
        (0..self.measures.len()).filter(|&measure| self.measures[measure].shown).collect()
    }

    /// The best mean of a measure over all strategies; `None` where neither way is better.
    pub fn best(&self, measure: usize) -> Option<f64> {
        let means = (0..self.strategies.len()).filter_map(|strategy| self.of(strategy, measure)).map(|found| found.mean);
        match self.measures[measure].better {
            Better::Less => means.min_by(f64::total_cmp),
            Better::More => means.max_by(f64::total_cmp),
            Better::Neither => None,
        }
    }
}
