//! `calibrate`: rates and their uncertainty from a dataset's past, ready for a scenario.

use std::fmt::Write;
use std::path::Path;

use super::backtest::first_of;
use super::{Failure, Options, Spoken, folder_name};
use crate::calibration::{CohortRule, FITTED_LEADS, Fit, FittedFactor, Rates, Seen, Source, default_rates, fit};
use crate::domain::{Language, Phrase, both};
use crate::inputs::dataset;
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::rolls::{PastOfDataset, of_dataset, remarks_on_dataset, too_short};
use crate::outputs::tables::ratios::{self, Ratio};
use crate::outputs::{CALIBRATION, RunFolder};

/// Years ahead for which rates are written.
const YEARS: usize = 10;

/// Calibrates and writes `ratios.csv` and `uncertainty.toml`; returns what the terminal says.
pub fn run(folder: &Path, options: &Options) -> Result<Spoken, Failure> {
    let (data, mut problems) = dataset::read_past(folder);
    let past = of_dataset(&data, &mut problems);
    if problems.has_errors() {
        return Err(problems.into());
    }
    let Some(past) = past else { return Err(problems.into()) };
    let fitted = fit(&past.history, &|grade| past.begins_stage(grade));
    if past.history.years < 3 {
        problems.add(too_short(&data, &past.history));
        return Err(problems.into());
    }
    if fitted.is_none() {
        problems.add(too_short(&data, &past.history).warning());
    }
    remarks_on_dataset(&data, &past, &mut problems);
    let name = folder.file_name().map_or_else(|| "dataset".into(), |name| name.to_string_lossy().into_owned());
    let place = folder_name::place(options, &format!("{name}-calibration"));
    let written = RunFolder::begin(&place, options.overwrite, &CALIBRATION)?;
    let rates = default_rates(&Seen::at(&past.history, past.history.years - 1), YEARS);
    let ratios = all_ratios(&past, &rates);
    written.write("ratios.csv", &ratios::csv(&ratios))?;
    let block = fitted.as_ref().map(|fit| block(&past, fit, options.language()));
    if let Some(block) = &block {
        written.write("uncertainty.toml", block.as_bytes())?;
    }
    let place = written.finish()?;
    if options.quiet {
        return Ok(Spoken::default());
    }
    let language = options.language();
    let no_entry = (!ratios.iter().any(|ratio| ratio.kind == "entry")).then(|| NO_ENTRY.told(language).to_owned());
    Ok(told(block.as_deref(), &problems, &place, language).noting(&no_entry, language))
}

fn told(block: Option<&str>, problems: &Problems, place: &Path, language: Language) -> Spoken {
    let mut told = String::new();
    if let Some(block) = block {
        told += language.pick("可贴入方案的不确定范围（uncertainty.toml）：\n\n", "Ready to paste into a scenario (uncertainty.toml):\n\n");
        told += block;
        told.push('\n');
    }
    let warnings: Vec<Problem> = problems.warnings().cloned().collect();
    let _ = writeln!(told, "{}{}", language.pick("升级率与入学率：", "Rates: "), place.join("ratios.csv").display());
    Spoken::from(told).noting(&first_of(&warnings, language), language)
}

/// Why there are no entry rates.
const NO_ENTRY: Phrase = both(
    "没有得出入学率：数据集没有与入学年份相应的 births（出生）表；`run` 用基年在校生与人口之比",
    "no entry rates: no births are listed for the years of entry; `run` divides the base year's entrants by its residents",
);

/// Rates of all years ahead, by district, grade and year.
fn all_ratios<'a>(past: &'a PastOfDataset, rates: &Rates) -> Vec<Ratio<'a>> {
    let history = &past.history;
    let mut all = Vec::new();
    for (area, district) in history.areas.iter().enumerate() {
        for (grade, name) in history.grades.iter().enumerate() {
            for lead in 0..YEARS {
                let year = history.year(history.years + lead);
                let ratio = match history.sources[grade] {
                    Source::Grade(_) => rates.knows(grade).then(|| rates.ratio(area, grade, lead)),
                    Source::Births => per_birth(past, rates, (area, grade), (lead, year)),
                };
                let kind = match history.sources[grade] {
                    Source::Births => "entry",
                    Source::Grade(_) if past.begins_stage(grade) => "continuation",
                    Source::Grade(_) => "progression",
                };
                let row = |ratio| Ratio { district, stage: &past.stage_of[grade], grade: name, year, kind, ratio };
                all.extend(ratio.map(row));
            }
        }
    }
    all
}

/// Entrants per birth, as long as births are recorded.
fn per_birth(past: &PastOfDataset, rates: &Rates, (area, grade): (usize, usize), (lead, year): (usize, i32)) -> Option<f64> {
    let births = past.history.births.as_ref().filter(|_| grade == 0)?;
    let born = births.entering(area, year, CohortRule { age: births.entry_age, parted: true }, i32::MAX);
    let entrants = rates.entrants(area, grade, lead);
    (born > 0.0 && entrants > 0.0).then(|| entrants / born)
}

/// The `[uncertainty]` block, with what it rests on.
fn block(past: &PastOfDataset, fit: &Fit, language: Language) -> String {
    let ((from, to), origins) = (fit.years, fit.origins);
    let mut text = match language {
        Language::Chinese => {
            format!(
                "# 由{from}至{to}学年预测与实际之差得出（{origins}个出发年份，{}个地区），预测方法为 default。\n",
                past.history.areas.len()
            )
        }
        Language::English => format!(
            "# Fitted to the errors of {from} to {to}: forecasts of the method `default` from {origins} origins, {} districts.\n",
            past.history.areas.len()
        ),
    };
    let ar1 = |fitted: &FittedFactor| format!("shape = \"ar1\"\nphi = {}\n", fitted.phi);
    let walk = |_: &FittedFactor| format!("shape = \"random_walk\"\nafter_years = {FITTED_LEADS}\n");
    if let Some(births) = &fit.births {
        text += &factor("fertility", births, &walk(births), language);
    }
    for (grade, fitted) in &fit.entry {
        text += &factor(&format!("entry.{}", key(&past.stage_of[*grade])), fitted, &ar1(fitted), language);
    }
    for (name, fitted) in [("progression", &fit.progression), ("continuation", &fit.continuation)] {
        if let Some(fitted) = fitted {
            text += &factor(name, fitted, &ar1(fitted), language);
        }
    }
    text
}

fn factor(name: &str, fitted: &FittedFactor, shape: &str, language: Language) -> String {
    let rests = match language {
        Language::Chinese => format!("# 依据{}个误差", fitted.shocks),
        Language::English => format!("# from {} errors", fitted.shocks),
    };
    format!("\n{rests}\n[uncertainty.{name}]\np10 = {}\np90 = {}\n{shape}common = {}\n", fitted.p10, fitted.p90, fitted.common)
}

/// A key as TOML takes it: bare where it may be, quoted otherwise.
fn key(stage: &str) -> String {
    let bare = !stage.is_empty() && stage.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    if bare { stage.to_owned() } else { format!("{stage:?}") }
}
