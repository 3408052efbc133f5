//! `backtest`: forecasts from past years beside what came.

use rayon::prelude::*;

use super::args::Backtesting;
use super::prepare::fingerprints;
use super::written::{draw, rasterise};
use super::{Failure, Options, Spoken, folder_name};
use crate::calibration::{History, METHODS, Method, Origins, backtest, scores};
use crate::domain::{BacktestFindings, Forecast, Language, Score};
use crate::inputs::problem::Problem;
use crate::inputs::rolls::{self, Request};
use crate::outputs::tables::{forecasts, scores as score_table};
use crate::outputs::{BACKTEST, RunFolder, backtest as shown, charts};
use crate::said;

/// Warnings told on the terminal; the page has all of them.
const TOLD: usize = 12;
/// Years that a first origin leaves behind it: two ratios.
const BEHIND: i32 = 2;

/// Backtests a table and writes its folder; returns the summary for the terminal.
pub fn run(asked: &Backtesting, options: &Options) -> Result<Spoken, Failure> {
    let request =
        Request { table: asked.table.clone(), births: asked.births.clone(), grades: asked.grades.clone(), entry_age: asked.entry_age };
    let read = rolls::read(&request)?;
    let origins = origins(asked, &read.history)?;
    let name = asked.table.file_stem().map_or_else(|| "table".into(), |name| name.to_string_lossy().into_owned());
    let folder = RunFolder::begin(&folder_name::place(options, &format!("{name}-backtest")), options.overwrite, &BACKTEST)?;
    let findings = findings(asked, &read.history, origins);
    write(&folder, &findings, &read.warnings, asked, options)?;
    let place = folder.finish()?;
    if options.quiet {
        return Ok(Spoken::default());
    }
    let language = options.language();
    let mut told = shown::summary(&findings, language);
    told += &[language.pick("报告：", "Report: "), &place.join("report.html").display().to_string(), "\n"].concat();
    Ok(Spoken::from(told).noting(&first_of(&read.warnings, language), language))
}

/// The first warnings, and how many more there are.
pub fn first_of(warnings: &[Problem], language: Language) -> Vec<String> {
    let mut notes: Vec<String> = warnings.iter().take(TOLD).map(|warning| warning.told(language)).collect();
    if let Some(more) = warnings.len().checked_sub(TOLD).filter(|more| *more > 0) {
        notes.push(match language {
            Language::Chinese => format!("另有{more}条提示，见报告"),
            Language::English => format!("{more} more notes are in the report"),
        });
    }
    notes
}

/// Origins that are asked for, or all that leave two ratios behind them.
fn origins(asked: &Backtesting, history: &History) -> Result<Origins, Failure> {
    let (first, last) = (history.first_year, history.year(history.years - 1));
    let default = ((first + BEHIND).min(last), last);
    let (from, to) = asked.origins.unwrap_or(default);
    if from > to || from < first || to > last {
        let what = said!("--origins {from}..{to} 不在表的年份之内", "--origins {from}..{to} is not within the years of the table");
        let hint = said!(
            "表从 {first} 到 {last}；起点从 {} 起，之前才有两个比率",
            "the table runs from {first} to {last}; a first origin of {} leaves two ratios behind it",
            default.0
        );
        let problem = Problem::in_file(&asked.table.display().to_string(), what).hint(hint);
        return Err(Failure::Refused(crate::inputs::problem::Problems { list: vec![problem] }));
    }
    Ok(Origins { first: from, last: to, leads: asked.leads })
}

/// All methods that are asked for, side by side.
fn findings(asked: &Backtesting, history: &History, origins: Origins) -> BacktestFindings {
    let wanted = |method: &Method| asked.methods.as_ref().is_none_or(|named| named.iter().any(|name| name.name() == method.name()));
    let methods: Vec<Method> = METHODS.into_iter().filter(wanted).collect();
    let entry = history.entry_grades();
    let each: Vec<(Vec<Forecast>, Vec<Score>)> = methods
        .par_iter()
        .map(|method| {
            let forecasts = backtest(*method, history, origins);
            let scores = scores(&forecasts, &history.grades, &entry);
            (forecasts, scores)
        })
        .collect();
    let (forecasts, scores): (Vec<_>, Vec<_>) = each.into_iter().unzip();
    BacktestFindings {
        table: asked.table.display().to_string(),
        areas: history.areas.clone(),
        grades: history.grades.clone(),
        years: (history.first_year, history.year(history.years - 1)),
        origins: (origins.first, origins.last),
        with_births: history.births.is_some(),
        methods: methods.iter().map(|method| method.name()).collect(),
        forecasts: forecasts.concat(),
        scores: scores.concat(),
    }
}

fn write(
    folder: &RunFolder,
    findings: &BacktestFindings,
    warnings: &[Problem],
    asked: &Backtesting,
    options: &Options,
) -> Result<(), Failure> {
    let language = options.language();
    let pictures: Vec<_> = [charts::error_by_lead::draw(findings, language), charts::coverage_by_lead::draw(findings, language)]
        .into_iter()
        .flatten()
        .collect();
    let (table, pngs) = rayon::join(|| forecasts_csv(findings), || rasterise(&pictures));
    folder.write("forecasts.csv", &table)?;
    folder.write("scores.csv", &score_table::csv(&findings.scores))?;
    let mut warnings: Vec<String> = warnings.iter().map(|warning| warning.told(language)).collect();
    warnings.extend(draw(folder, &pictures, pngs, language)?);
    let inputs = fingerprints([&asked.table].into_iter().chain(asked.births.as_ref()))?;
    let page = shown::Page {
        findings,
        pictures: &pictures,
        warnings: &warnings,
        command: &options.command(),
        version: env!("CARGO_PKG_VERSION"),
        inputs: &inputs,
    };
    folder.write("report.html", shown::html(&page, language).as_bytes())?;
    Ok(())
}

/// The table of forecasts, its parts made side by side.
fn forecasts_csv(findings: &BacktestFindings) -> Vec<u8> {
    let part = findings.forecasts.len().div_ceil(16).max(1);
    let parts: Vec<&[Forecast]> = findings.forecasts.chunks(part).collect();
    if parts.is_empty() {
        return forecasts::csv(findings, &[], true);
    }
    let texts: Vec<Vec<u8>> = parts.par_iter().enumerate().map(|(number, part)| forecasts::csv(findings, part, number == 0)).collect();
    texts.concat()
}
