//! What each school year costs the whole city.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::{Cell, Rows};
use crate::domain::{Findings, Language, YearlyCosts};
use crate::outputs::words::{scenario_name, stage_name};

/// One row for each scenario and year, a column for the running costs of each stage of any of them; in yuan.
pub(super) fn costs(sheet: &mut Worksheet, scenarios: &[&Findings], language: Language) -> Result<(), XlsxError> {
    let told: Vec<(&Findings, YearlyCosts)> =
        scenarios.iter().filter_map(|findings| YearlyCosts::of(findings).map(|costs| (*findings, costs))).collect();
    let Some((first, _)) = told.first() else { return Ok(()) };
    let stages: Vec<usize> =
        (0..first.ladder.stages.len()).filter(|stage| told.iter().any(|(_, costs)| costs.stages.contains(stage))).collect();
    let running = language.pick("运行费用（元）：", "Running [yuan]: ");
    let mut names = vec![language.pick("方案", "Scenario").to_owned(), language.pick("学年", "Year").to_owned()];
    names.extend(stages.iter().map(|&stage| [running, stage_name(first, stage, language)].concat()));
    names.extend(
        [language.pick("运行费用合计（元）", "Running, all [yuan]"), language.pick("建设费用（元）", "Capital [yuan]")].map(str::to_owned),
    );
    names.push(language.pick("费用合计（元）", "All costs [yuan]").to_owned());
    let mut rows = Rows::under(sheet, &names.iter().map(String::as_str).collect::<Vec<_>>())?;
    for (findings, costs) in &told {
        for year in &costs.years {
            let of = |stage: &usize| costs.stages.iter().position(|own| own == stage).map_or(0.0, |place| year.running_yuan[place]);
            let mut cells = vec![Cell::Text(scenario_name(findings, language)), Cell::Year(year.year)];
            cells.extend(stages.iter().map(|stage| Cell::Whole(of(stage))));
            cells.extend([year.running(), year.capital_yuan, year.all()].map(Cell::Whole));
            rows.add(&cells)?;
        }
    }
    rows.finish()
}
