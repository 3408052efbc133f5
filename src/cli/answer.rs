//! What the futures of some scenarios say: findings for each, and each compared with the first.

use super::args::Details;
use super::lives::{City, CityOf, Listener, Lives};
use super::prepare::Prepared;
use super::progress::Bar;
use super::{Failure, Options};
use crate::domain::{
    CohortWave, Comparison, ComparisonRow, CostRow, Findings, InEveryFuture, SchoolFindings, SchoolPlace, SchoolPressure, SchoolSummaryRow,
    SummaryRow,
};
use crate::meaning::{self, Told, ToldSchools};

/// Districts of a city that is shown whole. Of larger countries tables tell every district; pictures and the report tell the country.
pub const DISTRICTS_SHOWN: usize = 60;

/// Schools kept of each end of a country too large to be kept: the most pressed, and the emptiest.
const SCHOOLS_SHOWN: usize = 50;

/// A scenario with all that came of it.
pub struct Answer {
    /// The scenario.
    pub prepared: Prepared,
    /// What its futures say.
    pub findings: Findings,
    /// The city's people, as asked for.
    pub city: CityOf,
}

/// All answers, base first, and the comparisons with it.
pub struct Answers {
    /// One for each scenario.
    pub answers: Vec<Answer>,
    /// One for each scenario but the base.
    pub comparisons: Vec<Comparison>,
}

/// Takes what is too much to be kept, as it is told.
pub trait Tables: Send {
    /// Summary rows of a country too large to be kept.
    fn summary(&mut self, findings: &Findings, rows: &[SummaryRow]) -> Result<(), Failure>;
    /// Differences of such a country from the base.
    fn comparison(&mut self, base: &Findings, scenario: &Findings, rows: &[ComparisonRow]) -> Result<(), Failure>;
    /// Every future, where asked for.
    fn drawn(&mut self, findings: &Findings, drawn: &[InEveryFuture]) -> Result<(), Failure>;
    /// Rows of schools.
    fn schools(&mut self, findings: &Findings, rows: &[SchoolSummaryRow]) -> Result<(), Failure>;
    /// Pressure points of the schools of a country too large to be kept.
    fn school_pressure(&mut self, findings: &Findings, points: &[SchoolPressure]) -> Result<(), Failure>;
}

/// Runs scenarios and reads what they say.
pub fn answer(prepared: Vec<Prepared>, details: Details, options: &Options, tables: &mut impl Tables) -> Result<Answers, Failure> {
    let worlds = prepared.iter().map(|p| &p.world).collect();
    let lives = Lives { worlds, seed: options.seed, futures: options.futures, details, watch: options.watch.clone() };
    let bar = Bar::new(lives.steps(), options);
    let mut heard = Heard::new(&prepared, options.futures, tables);
    let city = lives.live(&|| bar.tick(), &mut heard)?;
    bar.finish();
    let (findings, differences, costs) = (heard.findings, heard.differences, heard.costs);
    let base = findings[0].scenario.clone();
    let compared = |((findings, rows), costs): ((&Findings, Vec<ComparisonRow>), Vec<CostRow>)| Comparison {
        base: base.clone(),
        scenario: findings.scenario.clone(),
        rows: meaning::comparison_in_order(rows),
        costs: meaning::costs_in_order(costs),
    };
    let comparisons = findings.iter().zip(differences).zip(costs).skip(1).map(compared).collect();
    Ok(Answers { answers: finished(prepared, findings, city, options.futures), comparisons })
}

/// Everything in its order, with what only the whole city knows.
fn finished(prepared: Vec<Prepared>, findings: Vec<Findings>, city: City, futures: usize) -> Vec<Answer> {
    let finish = |((prepared, findings), mut city): ((Prepared, Findings), CityOf)| {
        let findings = Findings {
            summary: meaning::in_order(findings.summary),
            pressure: meaning::pressure_in_order(findings.pressure),
            targets: meaning::target_findings(&prepared.world, &city.targets, futures),
            wave: std::mem::take(&mut city.wave),
            schools: SchoolFindings { pressure: meaning::schools_in_order(findings.schools.pressure), ..findings.schools },
            ..findings
        };
        Answer { prepared, findings, city }
    };
    prepared.into_iter().zip(findings).zip(city.scenarios).map(finish).collect()
}

/// What has been told so far.
struct Heard<'a, T> {
    findings: Vec<Findings>,
    /// `[scenario]`, the first one empty.
    differences: Vec<Vec<ComparisonRow>>,
    /// The same for what a shortfall that is avoided costs.
    costs: Vec<Vec<CostRow>>,
    /// Whether every district's rows are kept.
    whole: bool,
    tables: &'a mut T,
}

impl<'a, T: Tables> Heard<'a, T> {
    fn new(prepared: &[Prepared], futures: usize, tables: &'a mut T) -> Self {
        let findings: Vec<Findings> = prepared.iter().map(|prepared| nothing_yet(prepared, futures)).collect();
        let differences = findings.iter().map(|_| Vec::new()).collect();
        let costs = findings.iter().map(|_| Vec::new()).collect();
        let whole = findings[0].districts.len() <= DISTRICTS_SHOWN;
        Self { findings, differences, costs, whole, tables }
    }
}

impl<T: Tables> Listener for Heard<'_, T> {
    fn hear(&mut self, told: Vec<Told>) -> Result<(), Failure> {
        for (scenario, mut told) in told.into_iter().enumerate() {
            self.tables.drawn(&self.findings[scenario], &told.drawn)?;
            if !self.whole {
                self.tables.summary(&self.findings[scenario], &told.summary)?;
                self.tables.comparison(&self.findings[0], &self.findings[scenario], &told.comparison)?;
                told.summary.retain(|row| row.district.is_none());
                told.comparison.retain(|row| row.district.is_none());
            }
            self.hear_schools(scenario, told.schools)?;
            self.findings[scenario].summary.append(&mut told.summary);
            self.findings[scenario].pressure.append(&mut told.pressure);
            self.differences[scenario].append(&mut told.comparison);
            self.costs[scenario].append(&mut told.costs);
        }
        Ok(())
    }
}

impl<T: Tables> Heard<'_, T> {
    /// Rows of schools are written as they are told; their pressure points are kept, of a large country those that are shown.
    fn hear_schools(&mut self, scenario: usize, told: ToldSchools) -> Result<(), Failure> {
        self.tables.schools(&self.findings[scenario], &told.rows)?;
        if !self.whole {
            self.tables.school_pressure(&self.findings[scenario], &told.pressure)?;
        }
        meaning::count_levels(&told.pressure, &mut self.findings[scenario].schools);
        let kept = &mut self.findings[scenario].schools.pressure;
        kept.extend(told.pressure);
        if !self.whole {
            *kept = meaning::both_ends(std::mem::take(kept), SCHOOLS_SHOWN);
        }
        Ok(())
    }
}

/// Findings of a scenario before anything is found.
fn nothing_yet(prepared: &Prepared, futures: usize) -> Findings {
    let (world, settings) = (&prepared.world, &prepared.scenario.settings);
    Findings {
        scenario: settings.name.clone(),
        scenario_zh: settings.name_zh.clone().unwrap_or_else(|| settings.name.clone()),
        why: settings.why.clone(),
        why_zh: settings.why_zh.clone().unwrap_or_else(|| settings.why.clone()),
        districts: world.districts.clone(),
        ladder: world.ladder.clone(),
        horizon: world.horizon,
        alert: world.alert.clone(),
        has_history: world.uncertainty.learnt.is_some(),
        futures,
        summary: Vec::new(),
        pressure: Vec::new(),
        targets: Vec::new(),
        wave: CohortWave::default(),
        access: world.access.clone(),
        schools: SchoolFindings { places: SchoolPlace::of(&world.schools), ..SchoolFindings::default() },
        shared: prepared.shared.clone(),
    }
}
