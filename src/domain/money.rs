//! Money: what pupils cost by the year, and what projects cost to build and to run.

use super::{Bundle, Life, World};

/// What is known of costs, by stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// Running cost per pupil in class and year, at prices of the base year [yuan] `[stage]`; `None` where the scenario gives none.
    pub per_pupil_yuan: Vec<Option<f64>>,
    /// Prices as a ratio to those of the base year `[year]`.
    pub price_level: Vec<f64>,
    /// Whether some project of the stage has a running cost `[stage]`.
    pub projects_run: Vec<bool>,
    /// Whether some project of the stage has a capital cost `[stage]`.
    pub projects_build: Vec<bool>,
}

impl Money {
    /// Whether running costs of a stage are told.
    pub fn tells_running(&self, stage: usize) -> bool {
        self.per_pupil_yuan[stage].is_some() || self.projects_run[stage]
    }

    /// Whether capital costs of a stage are told.
    pub fn tells_capital(&self, stage: usize) -> bool {
        self.projects_build[stage]
    }
}

/// What a project costs in one district, at prices of the base year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProjectCost {
    /// District position.
    pub district: usize,
    /// Stage position.
    pub stage: usize,
    /// Capital cost, in the year in which the project comes [yuan].
    pub capital_yuan: f64,
    /// Running cost in that year and each later one [yuan a year].
    pub running_yuan: f64,
    /// Years for which it runs; to the end unless given.
    pub runs_years: Option<usize>,
}

/// What projects cost in the futures of a bundle, at the prices of the year `[year][district][stage]`, flat ([`World::stage_cell`]); empty where
/// no project has a cost.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectCosts {
    /// Running costs [yuan a year].
    pub running_yuan: Vec<Bundle>,
    /// Capital costs [yuan].
    pub capital_yuan: Vec<Bundle>,
}

impl World {
    /// Place of a district's stage in a school year, in arrays `[year][district][stage]`.
    pub fn stage_cell(&self, year: usize, district: usize, stage: usize) -> usize {
        (year * self.districts.len() + district) * self.ladder.stages.len() + stage
    }

    /// Running cost of the pupils in class and of the projects that stand [yuan a year]; year, district and stage by their positions.
    pub fn running_yuan(&self, life: &Life, place: (usize, usize, usize)) -> Bundle {
        self.pupils_yuan(life, place) + self.projects_run_yuan(life, place)
    }

    /// Running cost of the pupils in class alone [yuan a year]; nothing where the scenario gives no price.
    pub fn pupils_yuan(&self, life: &Life, place: (usize, usize, usize)) -> Bundle {
        let price = self.money.per_pupil_yuan[place.2].map(|yuan| yuan * self.money.price_level[place.0]);
        price.map_or(Bundle::ZERO, |yuan| self.pupils(life, place) * yuan)
    }

    /// Running cost of the projects that stand [yuan a year].
    pub fn projects_run_yuan(&self, life: &Life, (year, district, stage): (usize, usize, usize)) -> Bundle {
        cost(&life.costs.running_yuan, self.stage_cell(year, district, stage))
    }

    /// Capital cost of the projects that come in the year [yuan].
    pub fn capital_yuan(&self, life: &Life, (year, district, stage): (usize, usize, usize)) -> Bundle {
        cost(&life.costs.capital_yuan, self.stage_cell(year, district, stage))
    }
}

fn cost(costs: &[Bundle], cell: usize) -> Bundle {
    costs.get(cell).copied().unwrap_or(Bundle::ZERO)
}
