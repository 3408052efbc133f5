//! What each school year costs the city, added up from what was found.

use super::{Findings, Measure};

/// Costs of the whole city by school year, means over the futures at the prices of each year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearlyCosts {
    /// Stages with running costs, by position.
    pub stages: Vec<usize>,
    /// Whether some project has a capital cost.
    pub builds: bool,
    /// The reported years in order.
    pub years: Vec<CostYear>,
}

/// One school year.
#[derive(Clone, Debug, PartialEq)]
pub struct CostYear {
    /// The school year by the year of its start.
    pub year: i32,
    /// Running costs of each of the stages [yuan].
    pub running_yuan: Vec<f64>,
    /// Capital costs of all stages [yuan].
    pub capital_yuan: f64,
}

impl CostYear {
    /// Running costs of all stages that tell them [yuan].
    pub fn running(&self) -> f64 {
        self.running_yuan.iter().sum()
    }

    /// Running and capital costs [yuan].
    pub fn all(&self) -> f64 {
        self.running() + self.capital_yuan
    }
}

impl YearlyCosts {
    /// Costs of a scenario; `None` where it tells none.
    pub fn of(findings: &Findings) -> Option<Self> {
        let tells = |stage: usize, measure| !findings.series(None, stage, measure).is_empty();
        let all = 0..findings.ladder.stages.len();
        let stages: Vec<usize> = all.clone().filter(|&stage| tells(stage, Measure::RunningCost)).collect();
        let building: Vec<usize> = all.filter(|&stage| tells(stage, Measure::CapitalCost)).collect();
        if stages.is_empty() && building.is_empty() {
            return None;
        }
        let in_year = |year: i32| CostYear {
            year,
            running_yuan: stages.iter().map(|&stage| mean(findings, stage, year, Measure::RunningCost)).collect(),
            capital_yuan: building.iter().map(|&stage| mean(findings, stage, year, Measure::CapitalCost)).sum(),
        };
        let years = (findings.horizon.first_year..=findings.horizon.last_year).map(in_year).collect();
        Some(Self { stages, builds: !building.is_empty(), years })
    }

    /// The year with the most of something, the first of equals.
    pub fn most(&self, of: impl Fn(&CostYear) -> f64) -> Option<&CostYear> {
        self.years.iter().rev().max_by(|a, b| of(a).total_cmp(&of(b)))
    }

    /// The sum of something over all years [yuan].
    pub fn sum(&self, of: impl Fn(&CostYear) -> f64) -> f64 {
        self.years.iter().map(of).sum()
    }
}

fn mean(findings: &Findings, stage: usize, year: i32, measure: Measure) -> f64 {
    findings.series(None, stage, measure).into_iter().find(|row| row.year == year).map_or(0.0, |row| row.over_futures.mean)
}
